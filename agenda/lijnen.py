"""The rows that belong to an afspraak and change with it: read once at a save."""

from dataclasses import dataclass
from typing import Self

from agenda.models import Afspraak, AfspraakKader, BesluitNodig, Partner, WieDoetWat
from regions.gereed import Gereed, sleutel

_PARTNERS = Gereed(lambda: Partner.objects.filter(afspraak=sleutel(), period__upper_inf=True).order_by("pk"))
_WIE_DOET_WAT = Gereed(lambda: WieDoetWat.objects.filter(afspraak=sleutel()).order_by("volgorde", "pk"))
_BESLUITEN = Gereed(lambda: BesluitNodig.objects.filter(afspraak=sleutel()).order_by("volgorde", "pk"))
_KADERS = Gereed(
    lambda: AfspraakKader.objects.filter(afspraak=sleutel()).order_by("pk").values_list("kader", flat=True)
)


@dataclass(frozen=True, slots=True)
class Lijnen:
    """Who takes part without an end, who does what, decisions that are needed, and the keys of the kaders."""

    partners: list[Partner]
    wie_doet_wat: list[WieDoetWat]
    besluiten: list[BesluitNodig]
    kaders: list[int]

    @classmethod
    def van(cls, afspraak: Afspraak) -> Self:
        """As they are now."""
        if afspraak.pk is None:
            return cls([], [], [], [])
        return cls(*(lees(pk=afspraak.pk) for lees in (_PARTNERS, _WIE_DOET_WAT, _BESLUITEN, _KADERS)))
