"""The configuration of this room."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """See the package's modules."""

    name = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the room below where unsent text of this room belongs, and what its acts mean here."""
        from agenda import businesscase
        from agenda.afsprakenlijst import LIJST
        from agenda.evaluatie import herkomst as evaluatie_herkomst
        from agenda.gevolgen import contact_gaat_weg, mandaat_eindigt, organisatie_houdt_op
        from agenda.gevolgen_akkoord import (
            oordeel_bij_hertekening,
            oordeel_volgt_op,
            organisatie_antwoordt_niet,
        )
        from agenda.herindelen import agendas_volgen, gemeenten_volgen_op
        from agenda.herkomst import herkomst
        from agenda.inbreng import herkomst as inbreng_herkomst
        from agenda.logboek import registreer_soorten
        from agenda.overleg.herkomst import herkomst as overleg_herkomst
        from agenda.overleg.notities import herkomst as notitie_herkomst
        from agenda.papier import soorten as papier
        from regions import concepten, gevolgen, lijsten
        from regions.beheer import Deur, registreer
        from regions.herindelen.onderwerp import Hertekening, Opvolging
        from regions.models import Contactpersoon, Mandaat, Organisatie

        registreer_soorten()
        papier.registreer_soorten()
        lijsten.registreer(LIJST)
        for begin in ("blok-", "nieuw-", "werkwijze-", "voorstel-", "overname-", "opmerking-"):
            concepten.registreer(begin, herkomst)
        concepten.registreer("businesscase-", businesscase.herkomst)
        concepten.registreer("inbreng-", inbreng_herkomst)
        concepten.registreer("evaluatie-", evaluatie_herkomst)
        concepten.registreer("notitie-", notitie_herkomst)
        for begin in ("overleg-", "punt-", "besluit-", "actiepunt-"):
            concepten.registreer(begin, overleg_herkomst)
        registreer(
            Deur(
                url="beheer_landelijke_doelen",
                titel="Landelijke doelen",
                uitleg="Doelen voor het hele land, waarnaar een regio kan verwijzen.",
            )
        )
        registreer(
            Deur(
                url="beheer_functies",
                titel="Functies",
                uitleg="De namen waaruit regio's kiezen, en namen die hetzelfde betekenen samenvoegen.",
            )
        )
        gevolgen.registreer(Organisatie, organisatie_houdt_op)
        gevolgen.registreer(Organisatie, organisatie_antwoordt_niet)
        gevolgen.registreer(Opvolging, oordeel_volgt_op)
        gevolgen.registreer(Hertekening, oordeel_bij_hertekening)
        gevolgen.registreer(Contactpersoon, contact_gaat_weg)
        gevolgen.registreer(Opvolging, gemeenten_volgen_op)
        gevolgen.registreer(Hertekening, agendas_volgen)
        gevolgen.registreer(Mandaat, mandaat_eindigt)
