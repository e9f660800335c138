"""Examples to begin with: a regio takes over what fits, and changes the words."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import transaction

from regions.models import Gespreksonderwerp, Regio
from regions.periods import since, today

BESTAND = settings.BASE_DIR / "fixtures" / "reference" / "gespreksonderwerpen.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeld:
    """A subject as many regio's have it."""

    code: str
    onderwerp: str
    bespreken: str
    afspreken: str
    waarom: str
    voorwaarden: str = ""
    concurrentiegevoelig: bool = False
    soorten: tuple[str, ...] = ()

    @property
    def kort(self) -> str:
        """Both answers in words."""
        woorden = dict(Gespreksonderwerp.Antwoord.choices)
        return f"erover praten: {woorden[self.bespreken]}; erover afspreken: {woorden[self.afspreken]}"


@cache
def alle() -> list[Voorbeeld]:
    """All examples, in the order of the file."""
    inhoud = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
    return [
        Voorbeeld(**(velden | {"soorten": tuple(velden.get("soorten", ()))}))
        for velden in inhoud["onderwerpen"]
    ]


def voorbeelden(regio: Regio) -> list[Voorbeeld]:
    """Those that are not on the list of this regio yet."""
    lopend = {onderwerp.onderwerp.casefold() for onderwerp in regio.gespreksonderwerpen.now()}
    return [voorbeeld for voorbeeld in alle() if voorbeeld.onderwerp.casefold() not in lopend]


@transaction.atomic
def neem_over(regio: Regio, codes: Collection[str]) -> int:
    """The chosen examples are subjects from today on; two who choose at once make them once. How many."""
    Regio.objects.select_for_update().get(pk=regio.pk)
    gekozen = [voorbeeld for voorbeeld in voorbeelden(regio) if voorbeeld.code in codes]
    for voorbeeld in gekozen:
        Gespreksonderwerp.objects.create(
            regio=regio,
            period=since(today()),
            onderwerp=voorbeeld.onderwerp,
            bespreken=voorbeeld.bespreken,
            afspreken=voorbeeld.afspreken,
            voorwaarden=voorbeeld.voorwaarden,
            waarom=voorbeeld.waarom,
            concurrentiegevoelig=voorbeeld.concurrentiegevoelig,
            soorten=list(voorbeeld.soorten),
        )
    return len(gekozen)
