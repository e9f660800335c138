"""Agendas to test with."""

import datetime

from agenda import actions
from agenda.models import Agenda, Blok
from regions.periods import since
from tests import factories

VAN, TOT = datetime.date(2026, 1, 1), datetime.date(2030, 1, 1)


def agenda(regio=None, *, van=VAN, tot=TOT, **fields):
    """An agenda for some years, still empty."""
    regio = regio or factories.regio()
    fields.setdefault("titel", f"Samenwerkingsagenda {regio}")
    return Agenda.objects.create(regio=regio, period=since(van, tot), **fields)


def thema(agenda, code="ouderen", **fields):
    """A theme in an agenda."""
    wanted = next(thema for thema in factories.themas() if thema.code == code)
    return actions.toevoegen(agenda, Blok.Soort.THEMA, by=None, thema=wanted, **fields)


def opgave(ouder, titel="Ouderen wonen langer thuis", **fields):
    """An opgave in a theme."""
    return _onder(ouder, Blok.Soort.OPGAVE, titel=titel, **fields)


def doel(ouder, titel="Minder crisisopnames", **fields):
    """A doel of an opgave."""
    return _onder(ouder, Blok.Soort.DOEL, titel=titel, **fields)


def functie(ouder, titel="Steun voor mantelzorgers", vorm="voorkomen", **fields):
    """A functie for a doel."""
    return _onder(ouder, Blok.Soort.FUNCTIE, titel=titel, vorm=vorm, **fields)


def afspraak(ouder, titel="Eén loket voor mantelzorgers", vorm="structureel", **fields):
    """An afspraak under a doel or a functie."""
    return _onder(ouder, Blok.Soort.AFSPRAAK, titel=titel, vorm=vorm, **fields)


def actie(ouder, titel="Huisartsen uitnodigen", **fields):
    """An actie for an afspraak."""
    return _onder(ouder, Blok.Soort.ACTIE, titel=titel, **fields)


def keten(regio=None, afspraken=1, **fields):
    """An agenda with one of each, and as many afspraken as asked; gives back the last afspraak's blok."""
    d = doel(opgave(thema(agenda(regio))))
    f = functie(d)
    for n in range(afspraken):
        last = afspraak(f if n % 2 == 0 else d, **fields)
    actie(last)
    return last


def _onder(ouder, soort, **fields):
    return actions.toevoegen(ouder.agenda, soort, by=None, ouder=ouder, **fields)
