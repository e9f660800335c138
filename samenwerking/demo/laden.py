"""The whole demo at once, or nothing of it."""

import pghistory
from django.conf import settings
from django.db import connection, transaction

from agenda.models import Agenda
from regions.models import Deelname, Gebruiker, Persoon, Regio
from regions.periods import today
from samenwerking.demo.agendas import laad_agendas
from samenwerking.demo.besluit import laad_besluit
from samenwerking.demo.deelname import laad_deelname
from samenwerking.demo.gebruikers import laad_gebruikers
from samenwerking.demo.herindeling import laad_wijziging
from samenwerking.demo.inbreng import laad_inbreng
from samenwerking.demo.inhoud import Kalender
from samenwerking.demo.inspraak import laad_inspraak
from samenwerking.demo.mandaten import laad_mandaten
from samenwerking.demo.organisaties import laad_organisaties
from samenwerking.demo.overleg import laad_overleggen
from samenwerking.demo.personen import laad_personen
from samenwerking.demo.rollen import laad_rollen
from samenwerking.demo.rondes import laad_rondes
from samenwerking.demo.schot import laad_schot
from samenwerking.demo.sporen import laad_sporen
from samenwerking.demo.toegang import laad_toegang
from samenwerking.demo.voortgang import laad_voortgang
from venster.models import Ronde

LOCK = 5_501_5533  # two processes that start at once load one after the other


class Geweigerd(Exception):
    """Why no demo content is loaded here, in words for an operator."""


def staat_er_al() -> bool:
    """Whether the demo is there: its users come and go with its content."""
    return Gebruiker.objects.filter(is_demo=True).exists()


def laad() -> bool:
    """Everything that was invented for the demo, once; whether it was loaded now.

    Only in a database that holds reference data and nothing else; two who start at once load it once.
    """
    kalender = Kalender(today())
    gebruikers = _laad_of_laat_staan(kalender)
    if gebruikers is None:
        return False
    # A transaction of its own: what people changed came after what was there, as one who compares sees.
    with transaction.atomic():
        laad_sporen(kalender, gebruikers)
        laad_inspraak(gebruikers)
        laad_inbreng(kalender)
        laad_schot(kalender, gebruikers)
        laad_voortgang(kalender)
        laad_overleggen(kalender, gebruikers)
        laad_besluit(kalender, gebruikers)
    _analyze()
    return True


@transaction.atomic
def _laad_of_laat_staan(kalender: Kalender) -> dict[str, Gebruiker] | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if settings.DEMO and staat_er_al():
        return None
    _mag_hier()
    with pghistory.context(pagina="voorbeeldgegevens"):
        return _laad(kalender)


def _analyze() -> None:
    """So many rows came at once that the planner knows nothing of them yet."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _laad(kalender: Kalender) -> dict[str, Gebruiker]:
    laad_deelname(kalender)
    _analyze()
    gebruikers = laad_gebruikers(kalender)
    laad_personen(kalender, gebruikers)
    laad_mandaten(kalender)
    laad_agendas(kalender)
    laad_rondes(kalender, gebruikers["beheer@example.nl"])
    laad_wijziging(kalender, gebruikers["beheer@example.nl"])
    laad_rollen(kalender)
    laad_organisaties(kalender, gebruikers["beheer@example.nl"])
    laad_toegang(kalender, gebruikers)
    return gebruikers


def _mag_hier() -> None:
    if not settings.DEMO:
        raise Geweigerd("Demo content is loaded with DEMO=1 only. This installation is not a demo.")
    if any(model.objects.exists() for model in (Gebruiker, Persoon, Deelname, Agenda, Ronde)):
        raise Geweigerd(
            "This database holds users, people, agendas or rounds of its own. "
            "Demo content would mix with them: use an empty database, or start without DEMO=1."
        )
    if not Regio.objects.werk().exists():
        raise Geweigerd("The reference data are not there yet: run manage.py load_reference first.")
