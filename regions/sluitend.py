"""Whether a division covers the whole country: every gemeente in a regio, and in no more than one."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from regions.models import Indeling, Organisatie, Plaatsing, Regio, Soort
from regions.periods import DateRange
from tekst.getallen import aantal

VAN, DAN = "gemeente", "gemeenten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevindingen:
    """What holds for one division on one day."""

    indeling: Indeling
    dag: datetime.date
    bekend: bool
    gemeenten: int = 0
    regios: int = 0
    zonder: tuple[str, ...] = ()
    in_meer: tuple[tuple[str, tuple[str, ...]], ...] = ()
    leeg: tuple[str, ...] = ()

    @property
    def klopt(self) -> bool:
        """Whether nothing is wrong; an overlay may hold a gemeente more than once."""
        return self.bekend and not self.zonder and (self.indeling.overlay or not self.in_meer)

    def zinnen(self) -> Iterator[str]:
        """The finding in words, the outcome first."""
        if not self.bekend:
            yield (
                f"De indeling “{self.indeling}” is op {_dag(self.dag)} niet bekend: "
                f"zij is bekend vanaf {_dag(self.indeling.bekend_vanaf)}."
            )
            return
        telling = f"{aantal(self.gemeenten, VAN, DAN)}, {aantal(self.regios, 'regio', "regio's")}"
        if self.klopt:
            yield f"{telling}: " + ("landsdekkend" if self.indeling.overlay else "landsdekkend en sluitend")
        else:
            yield f"{telling}: niet {'landsdekkend' if self.zonder else 'sluitend'}"
        if self.zonder:
            yield f"In geen enkele regio: {', '.join(self.zonder)}."
        if self.in_meer and self.indeling.overlay:
            yield "Deze indeling mag overlappen."
        yield from (f"In meer dan één regio: {wie} ({' en '.join(waar)})." for wie, waar in self.in_meer)
        if self.leeg:
            yield f"Zonder gemeenten: {', '.join(self.leeg)}."


def _dag(day: datetime.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def plaatsingen(indeling: Indeling, day: datetime.date) -> list[tuple[str | None, str, str, str]]:
    """Each gemeente of the day with its regio: CBS code, name, code of the regio, name of the regio."""
    return list(
        Plaatsing.objects.on(day)
        .filter(
            indeling=indeling,
            regio__period__contains=day,
            gemeente__period__contains=day,
            gemeente__soort=Soort.GEMEENTE,
        )
        .order_by("gemeente__cbs_code", "regio__code")
        .values_list("gemeente__cbs_code", "gemeente__naam", "regio__code", "regio__naam")
    )


def bevindingen(indeling: Indeling, day: datetime.date) -> Bevindingen:
    """What holds for a division on a day: how many, and which gemeenten lie in no regio or in several."""
    if day < indeling.bekend_vanaf:
        return Bevindingen(indeling=indeling, dag=day, bekend=False)
    gemeenten = dict(
        Organisatie.objects.on(day)
        .filter(soort=Soort.GEMEENTE)
        .order_by("naam", "pk")
        .values_list("cbs_code", "naam")
    )
    regios = Regio.objects.on(day).filter(indeling=indeling).order_by("naam").values_list("naam", flat=True)
    waar: dict[str | None, list[str]] = defaultdict(list)
    for code, _, _, regio in plaatsingen(indeling, day):
        waar[code].append(regio)
    gevuld = {regio for plekken in waar.values() for regio in plekken}
    return Bevindingen(
        indeling=indeling,
        dag=day,
        bekend=True,
        gemeenten=len(gemeenten),
        regios=len(regios),
        zonder=tuple(naam for code, naam in gemeenten.items() if code not in waar),
        in_meer=tuple((naam, tuple(waar[code])) for code, naam in gemeenten.items() if len(waar[code]) > 1),
        leeg=tuple(naam for naam in regios if naam not in gevuld),
    )


# Over the whole time line: the days of a gemeente that no plaatsing covers, and those covered while it did
# not exist. Two plaatsingen on one day need no look: the database holds them back.
_TIJDLIJN = """
    SELECT naam, bestaat - ligt AS gaten, ligt - bestaat_ooit AS te_veel
    FROM (
        SELECT o.id, o.naam,
            datemultirange(o.period) AS bestaat_ooit,
            datemultirange(o.period * daterange(%(vanaf)s, NULL)) AS bestaat,
            coalesce((
                SELECT range_agg(p.period * r.period)
                FROM regions_plaatsing p JOIN regions_regio r ON r.id = p.regio_id
                WHERE p.gemeente_id = o.id AND p.indeling_id = %(indeling)s
            ), '{}') AS ligt
        FROM regions_organisatie o WHERE o.soort = 'gemeente'
    ) dagen
    WHERE NOT isempty(bestaat - ligt) OR NOT isempty(ligt - bestaat_ooit)
    ORDER BY naam, id
"""


def over_de_tijd(indeling: Indeling) -> list[str]:
    """Every gap in the division since it is known, and every plaatsing beyond its gemeente, in words."""
    with connection.cursor() as cursor:
        cursor.execute(_TIJDLIJN, {"vanaf": indeling.bekend_vanaf, "indeling": indeling.pk})
        rows = cursor.fetchall()
    zinnen = []
    for naam, gaten, teveel in rows:
        zinnen += [f"{indeling}: {naam} ligt {_in_words(gat)} in geen enkele regio." for gat in gaten]
        zinnen += [
            f"{indeling}: {naam} bestaat {_in_words(deel)} niet, maar hoort dan wel bij een regio."
            for deel in teveel
        ]
    return zinnen


def _in_words(period: DateRange) -> str:
    vanaf = f"vanaf {_dag(period.lower)}" if period.lower else "vanouds"
    return f"{vanaf} t/m {_dag(period.upper - datetime.timedelta(days=1))}" if period.upper else vanaf
