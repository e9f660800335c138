"""Agreements that name a gemeente which ended, and that people divide over those that follow it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from agenda.actions import hoedanigheid
from agenda.actions.overnemen import bijgewerkt, partner_wordt, regel_wordt
from agenda.models import Actie, Afspraak, Blok, Partner, WieDoetWat
from agenda.zicht import OPENBAAR, Zicht, zicht_van
from regions.models import Gebruiker, Herindeling, Organisatie, Regio
from regions.periods import today

ALLEN, NIEMAND = "allen", "niemand"


@dataclass(frozen=True, slots=True)
class Stuk:
    """One thing that a gemeente which ended still is in an agreement, and who may be it next."""

    hoe: str
    wat: Any
    van: Organisatie
    opvolgers: tuple[Organisatie, ...]

    @property
    def sleutel(self) -> str:
        """What tells it apart in a form."""
        return f"{self.hoe}-{self.wat.pk}-{self.van.pk}"

    @property
    def zin(self) -> str:
        """What it is, in words."""
        woorden = {
            "trekker": "is trekker",
            "deelnemer": "doet mee",
            "regel": "doet iets",
            "actie": "heeft deze actie",
        }
        return f"{self.van} {woorden[self.hoe]}"

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        """Who may be it next."""
        allen = [(ALLEN, "allebei" if len(self.opvolgers) == 2 else "allemaal")]
        kan_allen = self.hoe == "deelnemer" and len(self.opvolgers) > 1
        return [
            *((str(o.pk), str(o)) for o in self.opvolgers),
            *(allen if kan_allen else []),
            *([] if self.hoe == "regel" else [(NIEMAND, "niemand")]),
        ]


def _geeindigd() -> Any:
    """Gemeenten that are no more, by a herindeling."""
    return Organisatie.objects.filter(period__endswith__lte=today(), herindelingen_uit__status="bevestigd")


def stukken(regios: Iterable[Regio], zicht: Zicht = OPENBAAR) -> list[Stuk]:
    """All that is to be divided in the running agendas of these regio's and that this reader sees."""
    weg = set(_geeindigd().values_list("pk", flat=True))
    shown = Blok.objects.voor(zicht).filter(agenda__regio__in=list(regios))
    loopt = {"blok__in": shown, "blok__agenda__period__endswith__gt": today()}
    afspraken = Afspraak.objects.levend().filter(**loopt).select_related("trekker", "blok__agenda__regio")
    binnen = {"afspraak__in": afspraken.order_by()}
    gevonden: list[tuple[str, Any, Any]] = [
        ("trekker", afspraak, afspraak.trekker)
        for afspraak in afspraken.filter(trekker__in=weg).order_by("pk")
    ]
    open_ = Partner.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=today()), **binnen
    )
    for hoe, rows in (("deelnemer", open_), ("regel", WieDoetWat.objects.filter(**binnen))):
        for rij in (
            rows.filter(organisatie__in=weg)
            .select_related("afspraak__blok__agenda__regio", "organisatie")
            .order_by("afspraak", "pk")
        ):
            gevonden.append((hoe, rij.afspraak, rij.organisatie))
    acties = Actie.objects.open().filter(organisatie__in=weg, **loopt)
    gevonden += [
        ("actie", actie, actie.organisatie)
        for actie in acties.select_related("organisatie", "blok__agenda__regio").order_by("pk")
    ]
    volgt = _opvolgers({van.pk for _, _, van in gevonden})
    return [Stuk(hoe, wat, van, tuple(volgt[van.pk])) for hoe, wat, van in gevonden]


def _opvolgers(van: Iterable[int]) -> dict[int, list[Organisatie]]:
    rows = Herindeling.objects.opgegaan().filter(van__in=list(van)).select_related("naar")
    volgt: dict[int, list[Organisatie]] = defaultdict(list)
    for rij in rows.order_by("naar__naam", "pk"):
        volgt[rij.van_id].append(rij.naar)
    return volgt


def aantal_per_regio(regios: Any, zicht: Zicht = OPENBAAR) -> dict[int, int]:
    """How many agreements each of these regio's still has to divide."""
    weg = _geeindigd()
    doet = Partner.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=today()),
        afspraak=OuterRef("pk"),
        organisatie__in=weg,
    )
    regel = WieDoetWat.objects.filter(afspraak=OuterRef("pk"), organisatie__in=weg)
    actie = Actie.objects.open().filter(blok__ouder=OuterRef("pk"), organisatie__in=weg)
    rows = Afspraak.objects.levend().filter(
        Q(trekker__in=weg) | Exists(doet) | Exists(regel) | Exists(actie),
        blok__in=Blok.objects.voor(zicht).filter(agenda__regio__in=regios),
        blok__agenda__period__endswith__gt=today(),
    )
    geteld: dict[int, int] = defaultdict(int)
    for regio in rows.values_list("blok__agenda__regio", flat=True):
        geteld[regio] += 1
    return geteld


@transaction.atomic
def verdeel(regio: Regio, keuzes: Mapping[str, str], *, by: Gebruiker) -> int:
    """Give each thing to whom was chosen; answers how many. What nobody chose for waits."""
    Afspraak.objects.select_for_update(of=("self",)).filter(blok__agenda__regio=regio).count()
    gedaan: set[int] = set()
    n = 0
    for stuk in stukken([regio], zicht_van(by)):
        gekozen = keuzes.get(stuk.sleutel, "")
        if gekozen and gekozen in dict(stuk.keuzes):
            wie = [o for o in stuk.opvolgers if gekozen in (ALLEN, str(o.pk))]
            _geef(stuk, wie)
            gedaan.add(stuk.wat.pk)
            n += 1
    bijgewerkt(gedaan, hoedanigheid(by, regio))
    return n


def _geef(stuk: Stuk, wie: list[Organisatie]) -> None:
    if stuk.hoe == "trekker":
        stuk.wat.trekker = wie[0] if wie else None
        stuk.wat.save(update_fields=["trekker"])
    elif stuk.hoe == "actie":
        stuk.wat.organisatie = wie[0] if wie else None
        stuk.wat.save(update_fields=["organisatie"])
    elif stuk.hoe == "deelnemer":
        partner_wordt(stuk.wat, stuk.van, wie, stuk.van.period.upper)
    else:
        regel_wordt(stuk.wat, stuk.van, wie[0])
