"""To which form of an overleg an unsent text belongs."""

import re

from django.urls import reverse

from agenda.models import Agendapunt, Overleg
from agenda.overleg.bereik import mag_leiden
from regions.models import Gebruiker, Regio

_SLEUTEL = re.compile(r"(overleg|punt|besluit|actiepunt)-(\d{1,18})-(\d{1,18})(?:-(punt|besproken|terug))?")


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """The words and the address of the form, if this user may still open it."""
    found = _SLEUTEL.fullmatch(sleutel)
    if not found:
        return None
    soort, boven, pk, wat = found[1], int(found[2]), int(found[3]), found[4]
    regio, titel = _waar(soort, boven, pk)
    if regio is None or not mag_leiden(gebruiker, regio):
        return None
    return titel, _adres(regio.code, soort, boven, pk, wat)


def _waar(soort: str, boven: int, pk: int) -> tuple[Regio | None, str]:
    """In which regio it is, and what it belongs to."""
    if soort == "overleg":
        regio = Regio.objects.filter(pk=boven).first()
        overleg = Overleg.objects.filter(pk=pk, regio=boven).first()
        return regio if overleg or not pk else None, f"Overleg: {overleg or 'nieuw'}"
    if soort == "punt":
        overleg = Overleg.objects.select_related("regio").filter(pk=boven).first()
        weg = pk and not Agendapunt.objects.filter(pk=pk, overleg=boven).exists()
        return overleg.regio if overleg and not weg else None, f"Agendapunt bij: {overleg}"
    punt = Agendapunt.objects.select_related("overleg__regio").filter(pk=boven).first()
    woord = "Besluit" if soort == "besluit" else "Actiepunt"
    return punt.overleg.regio if punt else None, f"{woord} bij: {punt}"


def _adres(code: str, soort: str, boven: int, pk: int, wat: str | None) -> str:
    if soort == "overleg":
        if not pk:
            return reverse("overleg_nieuw", args=[code])
        return reverse("overleg_terugkoppeling" if wat else "overleg_wijzigen", args=[code, pk])
    if soort == "punt":
        if not pk:
            return reverse("punt_nieuw", args=[code, boven])
        return reverse("punt_wijzigen", args=[code, pk, wat or "punt"])
    if pk:
        return reverse(f"{soort}_wijzigen", args=[code, pk])
    return reverse(f"{soort}_nieuw", args=[code, boven])
