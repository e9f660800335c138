"""Rounds and answers to test with."""

import datetime

from regions.models import Soort
from tests import factories
from tests.conftest import VANDAAG
from venster import actions
from venster.kern import Antwoord, Antwoorden, Deel
from venster.models import Ronde, Uitnodiging

PEILDATUM = datetime.date(2026, 1, 1)


def moment(day):
    """Noon on a day."""
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)


def ronde(jaar=2026, *, sluit_op=None, **fields):
    """A round in preparation; open on the frozen day once it is opened."""
    fields.setdefault("peildatum", datetime.date(jaar, 1, 1))
    return Ronde.objects.create(jaar=jaar, sluit_op=sluit_op or VANDAAG.replace(year=jaar, day=30), **fields)


def geopend(jaar=2026, **fields):
    """A round that was opened on its peildatum for whoever took part then."""
    created = ronde(jaar, **fields)
    actions.openen(created, by=None, op=moment(created.peildatum))
    created.refresh_from_db()
    return created


def uitnodiging(*, jaar=2026, naam="Almelo", regio=None, soort=Soort.GEMEENTE, slug=None, **fields):
    """A gemeente (or another partij) that is asked for a regio in an open round."""
    regio = regio or factories.regio()
    make = {
        Soort.GEMEENTE: factories.gemeente,
        Soort.ZORGVERZEKERAAR: factories.verzekeraar,
        Soort.ZORGKANTOOR: factories.zorgkantoor,
    }[soort]
    make(naam, regio=regio, slug=slug or naam.lower().replace(" ", "-"))
    geopend(jaar, **fields)
    return Uitnodiging.objects.get(organisatie_naam=naam, ronde__jaar=jaar)


def antwoorden(woorden="jjj", **teksten):
    """Three answers in short: "jnj"; texts by the name of their column."""
    return Antwoorden(
        *(
            Antwoord(
                {"j": True, "n": False, "-": None}[woord],
                teksten.get(f"toelichting_{deel}", ""),
                teksten.get(f"steun_{deel}", ""),
            )
            for deel, woord in zip(Deel, woorden, strict=True)
        )
    )


def concept(inzending, by, woorden="jjj", **teksten):
    """What colleagues wrote so far about the parts."""
    versions = {c.deel: c.version for c in inzending.concepten.all()}
    for deel, gezegd in antwoorden(woorden, **teksten):
        actions.bewaar_deel(inzending, deel, gezegd, by=by, version=str(versions.get(deel, 0)))


def ingediend(inzending, by=None, woorden="jjj", **teksten):
    """A submitted answer sheet."""
    by = by or factories.gebruiker()
    concept(inzending, by, woorden, **teksten)
    return actions.indienen(inzending, by=by)
