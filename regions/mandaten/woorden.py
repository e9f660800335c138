"""Who speaks for whom on a day, on a theme, in words and as a table."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from regions.mandaten.werkwijze import spreekwijze_op
from regions.models import PARTIJEN, Mandaat, Organisatie, Regio, Soort, Thema
from tekst.getallen import aantal, opsomming

ENKEL_MEER = {
    Soort.GEMEENTE: ("gemeente", "gemeenten"),
    Soort.ZORGVERZEKERAAR: ("zorgverzekeraar", "zorgverzekeraars"),
    Soort.ZORGKANTOOR: ("zorgkantoor", "zorgkantoren"),
    Soort.PARTNER: ("partner", "partners"),
    Soort.LANDELIJK: ("landelijke partij", "landelijke partijen"),
}


@dataclass(frozen=True, slots=True)
class Gegeven:
    """The word of one organisation, given to one other: on which themes, and on what it rests."""

    gever: Organisatie
    mandaten: list[Mandaat]

    @property
    def waarover(self) -> str:
        """All themes, or which."""
        return opsomming(mandaat.waarover for mandaat in self.mandaten)

    @property
    def over(self) -> str:
        """The themes as an addition between brackets; nothing when it is all of them."""
        return "" if any(m.thema_id is None for m in self.mandaten) else f" (over {self.waarover})"


@dataclass(frozen=True, slots=True)
class Spreker:
    """Who speaks, and for whom."""

    organisatie: Organisatie
    gegeven: list[Gegeven]

    @property
    def telling(self) -> str:
        """How many of each kind: '11 gemeenten', '2 gemeenten en 1 partner'."""
        soorten = [gegeven.gever.soort for gegeven in self.gegeven]
        return opsomming(aantal(soorten.count(s), *ENKEL_MEER[s]) for s in Soort if s in soorten)


@dataclass(slots=True)
class Woord:
    """What one organisation says for others, and who speaks for it."""

    organisatie: Organisatie
    namens: list[Gegeven] = field(default_factory=list)
    via: list[tuple[Organisatie, Gegeven]] = field(default_factory=list)

    @property
    def zinnen(self) -> list[str]:
        """Both in words, for beside the name of the organisation."""
        per_over: dict[str, list[str]] = {}
        for gegeven in self.namens:
            per_over.setdefault(gegeven.over, []).append(str(gegeven.gever))
        zinnen = [f"spreekt namens {opsomming(namen)}{over}" for over, namen in per_over.items()]
        enkel = ENKEL_MEER[Soort(self.organisatie.soort)][0]
        deze = "dit" if enkel == "zorgkantoor" else "deze"
        zinnen += [f"{wie} spreekt namens {deze} {enkel}{gegeven.over}" for wie, gegeven in self.via]
        return zinnen


@dataclass(frozen=True, slots=True, kw_only=True)
class Tafel:
    """Who speaks for whom in a regio on a day and a theme, and how the regio works."""

    dag: datetime.date
    thema: Thema | None
    spreekwijze: str
    sprekers: list[Spreker]
    zonder: list[tuple[str, list[Organisatie]]]

    @property
    def mandaten(self) -> list[Mandaat]:
        """All of them, in the order of the page."""
        return [m for spreker in self.sprekers for gegeven in spreker.gegeven for m in gegeven.mandaten]


def woorden(regio: Regio, dag: datetime.date, thema: Thema | None = None) -> dict[int, Woord]:
    """Per organisation that speaks or is spoken for, by its key; in one query."""
    found: dict[int, Woord] = {}
    for spreker in sprekers(_geldend(regio, dag, thema)):
        for gegeven in spreker.gegeven:
            namens = found.setdefault(spreker.organisatie.pk, Woord(spreker.organisatie)).namens
            namens.append(gegeven)
            via = found.setdefault(gegeven.gever.pk, Woord(gegeven.gever)).via
            via.append((spreker.organisatie, gegeven))
    return found


def tafel(regio: Regio, dag: datetime.date, thema: Thema | None = None) -> Tafel:
    """The whole page; whose word is not given only where the regio works with mandaatbesluiten."""
    wijze = spreekwijze_op(regio, dag)
    spreken = sprekers(_geldend(regio, dag, thema))
    met_besluiten = wijze == Regio.Spreekwijze.BESLUIT
    return Tafel(
        dag=dag,
        thema=thema,
        spreekwijze=wijze,
        sprekers=spreken,
        zonder=_zonder(regio, dag, spreken) if met_besluiten else [],
    )


def van_organisatie(
    organisatie: Organisatie, dag: datetime.date, regios: Iterable[Regio] | None = None
) -> tuple[list[Mandaat], list[Mandaat]]:
    """What an organisation gave and what it was given, that day, in two queries; in these regio's or all."""
    rows = Mandaat.objects.geldend(dag).met_namen()
    if regios is not None:
        rows = rows.filter(regio__in=regios)
    rows = rows.order_by("regio__naam", "ontvanger__naam", "gever__naam", "thema__volgorde", "pk")
    return list(rows.filter(gever=organisatie)), list(rows.filter(ontvanger=organisatie))


def sprekers(mandaten: Iterable[Mandaat]) -> list[Spreker]:
    """Grouped by who speaks and for whom; the rows come in that order."""
    return [
        Spreker(
            per_spreker[0].ontvanger,
            [Gegeven(rijen[0].gever, rijen) for rijen in _groepen(per_spreker, "gever_id")],
        )
        for per_spreker in _groepen(mandaten, "ontvanger_id")
    ]


def _groepen(mandaten: Iterable[Mandaat], naam: str) -> list[list[Mandaat]]:
    return [list(rijen) for _, rijen in groupby(mandaten, key=lambda mandaat: getattr(mandaat, naam))]


def _geldend(regio: Regio, dag: datetime.date, thema: Thema | None) -> list[Mandaat]:
    """What holds, by name of speaker and giver; on a chosen theme the mandate for it goes before "all"."""
    rows = Mandaat.objects.geldend(dag).filter(regio=regio).rakend(thema).met_namen()
    order = ("ontvanger__naam", "ontvanger", "gever__naam", "gever", "thema__volgorde", "pk")
    found = list(rows.order_by(*order))
    if thema is None:
        return found
    eigen = {mandaat.gever_id for mandaat in found if mandaat.thema_id}
    return [mandaat for mandaat in found if mandaat.thema_id or mandaat.gever_id not in eigen]


def _zonder(regio: Regio, dag: datetime.date, spreken: list[Spreker]) -> list[tuple[str, list[Organisatie]]]:
    """Who speaks for itself, of the kinds in which others gave their word; a speaker is not listed."""
    gevers = {gegeven.gever for spreker in spreken for gegeven in spreker.gegeven}
    bekend = {organisatie.pk for organisatie in gevers} | {s.organisatie.pk for s in spreken}
    soorten = {Soort.GEMEENTE.value} | {gever.soort for gever in gevers}
    over = Organisatie.objects.taking_part(regio, dag).filter(soort__in=soorten).exclude(pk__in=bekend)
    zelf = list(over.order_by("naam", "pk"))
    return [
        (ENKEL_MEER[soort][1], rijen)
        for soort in PARTIJEN
        if (rijen := [organisatie for organisatie in zelf if organisatie.soort == soort])
    ]
