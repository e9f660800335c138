"""One change of the werkindeling in the demo, still to be confirmed: the Achterhoek leaves Arnhem."""

import datetime

from regions.herindelen import woorden
from regions.models import Gebruiker, Organisatie, Regio, Wijziging
from samenwerking.demo.inhoud import Kalender

ACHTERHOEK = (
    "aalten",
    "berkelland",
    "bronckhorst",
    "doetinchem",
    "oost-gelre",
    "oude-ijsselstreek",
    "winterswijk",
)


def laad_wijziging(kalender: Kalender, by: Gebruiker) -> None:
    """From the first day of next year on; who looks at it sees what it would mean."""
    arnhem = Regio.objects.werk().get(code="arnhem")
    gemeenten = Organisatie.objects.filter(slug__in=ACHTERHOEK, plaatsingen__regio=arnhem).distinct()
    nieuw = {
        "naam": "Achterhoek",
        "code": "achterhoek",
        "tegel_code": "ACH",
        "tegel_rij": 4,
        "tegel_kolom": 6,
        "tegel_label": "Achterhoek",
        "agenda": "leeg",
        "coordinatoren": [],
        "gemeenten": sorted(gemeenten.values_list("pk", flat=True)),
    }
    soort = Wijziging.Soort.REGIO_SPLITSEN
    opdracht = {"regio": arnhem.pk, "nieuw": [nieuw]}
    Wijziging.objects.create(
        soort=soort,
        datum=datetime.date(kalender.vandaag.year + 1, 1, 1),
        opdracht=opdracht,
        titel=woorden.titel(soort, opdracht),
        aankondiging=woorden.aankondiging(soort, opdracht),
        gemaakt_door=by,
    )
