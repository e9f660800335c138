"""Meetings to test with."""

import datetime

from agenda.models import Overleg
from agenda.overleg import acties
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG

STRAKS = VANDAAG + datetime.timedelta(days=14)


def overleg(regio, datum=STRAKS, **fields):
    """A meeting on a day; without saying more a bestuurlijk overleg."""
    fields = {"soort": Overleg.Soort.BESTUURLIJK, "titel": "Bestuurlijk overleg"} | fields
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    return acties.roep_bijeen(Overleg(regio=regio), by=by, datum=datum, **fields)


def punt(overleg, titel="Wachttijden", **fields):
    """A point on its agenda."""
    fields = {"aard": "besluiten"} | fields
    by = factories.gebruiker(Rol.COORDINATOR, regio=overleg.regio)
    return acties.zet_op_agenda(overleg, by=by, titel=titel, **fields)
