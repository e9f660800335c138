"""A small country to redraw, and a look at every table of it."""

import datetime

from django.apps import apps
from django.db import connection

from regions.herindelen import plan, woorden
from regions.models import Wijziging
from tests import factories

NIEUWJAAR = datetime.date(2027, 1, 1)


def land():
    """Three divisions of five gemeenten: Arnhem with three of them, 't Gooi with two."""
    arnhem = factories.regio("Arnhem", tegel_code="ARN", tegel_rij=5, tegel_kolom=5)
    gooi = factories.regio("'t Gooi", code="t-gooi", tegel_code="GOO", tegel_rij=4, tegel_kolom=4)
    zorg = factories.indeling("zorgkantoorregio", naam="Zorgkantoorregio's")
    iza = factories.indeling("iza", naam="IZA-regio's", overlay=True)
    for regio, namen in ((arnhem, ["Aalten", "Arnhem", "Winterswijk"]), (gooi, ["Hilversum", "Wijdemeren"])):
        anders = [factories.regio(f"{regio.naam} {een.code}", indeling=een) for een in (zorg, iza)]
        for naam in namen:
            gemeente = factories.gemeente(naam, regio=regio)
            for ander in anders:
                factories.plaatsing(gemeente, ander)
    return arnhem, gooi


def wijziging(soort, datum=NIEUWJAAR, **opdracht):
    """A change that was asked, not yet confirmed."""
    return Wijziging.objects.create(
        soort=soort,
        datum=datum,
        opdracht=opdracht,
        titel=woorden.titel(soort, opdracht),
        aankondiging=woorden.aankondiging(soort, opdracht),
    )


def op_in(van, naar, datum=NIEUWJAAR):
    """One gemeente goes up in another."""
    return wijziging("toevoeging", datum, van=[van.pk], naar=[naar.pk])


def bevestig(rij, by=None, keuzes=None):
    """Confirm what was looked at, with what was proposed."""
    bekeken = plan.bereken(rij)
    assert bekeken.weigeringen == []
    if keuzes is None:
        keuzes = {voorstel.sleutel: voorstel.waarde for voorstel in bekeken.voorstellen if voorstel.waarde}
    return plan.bevestig(rij, keuzes=keuzes, gezien=bekeken.kenmerk, by=by)


def weigeringen(rij):
    """Why it cannot be."""
    return plan.bereken(rij).weigeringen


def tabellen():
    """Every row of every table but the history and the changes themselves, as text."""
    namen = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.model_name.endswith("event")
        and model._meta.app_label in ("regions", "agenda", "venster", "documents")
        and not model._meta.model_name.startswith("wijziging")
    }
    with connection.cursor() as cursor:
        alles = {}
        for naam in sorted(namen):
            cursor.execute(f'SELECT t::text FROM "{naam}" t ORDER BY 1')  # noqa: S608
            alles[naam] = cursor.fetchall()
    return alles
