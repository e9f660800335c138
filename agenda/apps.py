"""The configuration of this room."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """See the package's modules."""

    name = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one adds to theirs."""
        from agenda.afsprakenlijst import LIJST
        from agenda.logboek import registreer_soorten
        from agenda.papier import soorten as papier
        from regions import lijsten

        registreer_soorten()
        papier.registreer_soorten()
        lijsten.registreer(LIJST)
        _concepten()
        _deuren()
        _gevolgen()


def _concepten() -> None:
    """Where unsent text of this room belongs."""
    from agenda import businesscase, evaluatie, herkomst, inbreng
    from agenda.overleg import herkomst as overleg
    from agenda.overleg import notities
    from regions import concepten

    for begin in ("blok-", "nieuw-", "werkwijze-", "voorstel-", "overname-", "opmerking-"):
        concepten.registreer(begin, herkomst.herkomst)
    concepten.registreer("businesscase-", businesscase.herkomst)
    concepten.registreer("inbreng-", inbreng.herkomst)
    concepten.registreer("evaluatie-", evaluatie.herkomst)
    concepten.registreer("notitie-", notities.herkomst)
    for begin in ("overleg-", "punt-", "besluit-", "actiepunt-"):
        concepten.registreer(begin, overleg.herkomst)


def _deuren() -> None:
    """What of this room is kept for the whole country."""
    from regions.beheer import Deur, registreer

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


def _gevolgen() -> None:
    """What moves here when something ends or is redrawn there."""
    from agenda.gevolgen import contact_gaat_weg, mandaat_eindigt, organisatie_houdt_op
    from agenda.gevolgen_akkoord import (
        oordeel_bij_hertekening,
        oordeel_volgt_op,
        organisatie_antwoordt_niet,
    )
    from agenda.herindelen import agendas_volgen, gemeenten_volgen_op
    from regions import gevolgen
    from regions.herindelen.onderwerp import Hertekening, Opvolging
    from regions.models import Contactpersoon, Mandaat, Organisatie

    gevolgen.registreer(Organisatie, organisatie_houdt_op)
    gevolgen.registreer(Organisatie, organisatie_antwoordt_niet)
    gevolgen.registreer(Opvolging, oordeel_volgt_op)
    gevolgen.registreer(Hertekening, oordeel_bij_hertekening)
    gevolgen.registreer(Contactpersoon, contact_gaat_weg)
    gevolgen.registreer(Opvolging, gemeenten_volgen_op)
    gevolgen.registreer(Hertekening, agendas_volgen)
    gevolgen.registreer(Mandaat, mandaat_eindigt)
