"""Why a mandate cannot be, in words and with the row in the way: for the form, and for an import.

The database holds the same rules (Mandaat.Meta); here they get their sentence.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from regions.models import Deelnemer, Mandaat, Organisatie, Regio, Soort

VERZEKEREND = (Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR)
# To what kind of organisation each form is given.
ONTVANGERS: dict[str, tuple[Soort, ...]] = {
    Mandaat.Vorm.CENTRUMGEMEENTE: (Soort.GEMEENTE,),
    Mandaat.Vorm.ORGAAN: (Soort.PARTNER,),
    Mandaat.Vorm.VERZEKERAAR: VERZEKEREND,
}
NIET_DOORGEVEN = "Een mandaat wordt niet doorgegeven, zodat altijd duidelijk is wie namens wie spreekt."


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """Why not: on which field it lies (none: on the whole), in a sentence."""

    veld: str | None
    zin: str


def bezwaren(rijen: Sequence[Mandaat], *, behalve: Collection[int] = ()) -> list[Bezwaar]:
    """All that stands in the way of these new rows, each thing once; `behalve`: keys that will be gone.

    The number of queries does not grow with the rows.
    """
    return list(dict.fromkeys(bezwaar for van_rij in per_rij(rijen, behalve=behalve) for bezwaar in van_rij))


def per_rij(rijen: Sequence[Mandaat], *, behalve: Collection[int] = ()) -> list[list[Bezwaar]]:
    """The same, row by row."""
    deelname, staande = _deelname(rijen), _staande(rijen, behalve)
    found = []
    for nummer, rij in enumerate(rijen):
        eerdere = [ander for ander in rijen[:nummer] if ander.regio_id == rij.regio_id]
        found.append([*_zelf(rij), *_perioden(rij, deelname), *_botsingen(rij, [*staande, *eerdere])])
    return found


def past_bij_werkwijze(rij: Mandaat) -> list[Bezwaar]:
    """Whether it fits how the regio works: each for itself, by agreement, or with mandaatbesluiten."""
    wijze = rij.regio.spreekwijze
    if wijze == Regio.Spreekwijze.ZELF:
        zin = f"In {rij.regio} spreekt ieder voor zichzelf. De regiocoördinator kan dat veranderen."
        return [Bezwaar("regios", zin)]
    if wijze == Regio.Spreekwijze.BESLUIT and rij.basis != Mandaat.Basis.BESLUIT:
        return [Bezwaar("basis", f"{rij.regio} werkt met mandaatbesluiten. Vul het besluit in.")]
    return []


def periode_in_woorden(period: DateRange) -> str:
    """'vanaf 01-01-2026', 'van 01-01-2026 t/m 31-12-2026'."""
    if period.upper is None:
        return f"vanaf {period.lower:%d-%m-%Y}"
    laatste = period.upper - datetime.timedelta(days=1)
    return f"van {period.lower:%d-%m-%Y} t/m {laatste:%d-%m-%Y}"


def _zelf(rij: Mandaat) -> Iterable[Bezwaar]:
    """What is wrong with the row by itself."""
    if rij.gever_id == rij.ontvanger_id:
        yield Bezwaar("ontvanger", "Een organisatie kan geen mandaat aan zichzelf geven.")
    if rij.basis == Mandaat.Basis.BESLUIT and rij.besluit_datum is None:
        yield Bezwaar("besluit_datum", "Vul de datum van het mandaatbesluit in.")
    soorten = ONTVANGERS.get(rij.vorm)
    if soorten and rij.ontvanger.soort not in soorten:
        wat = " of een ".join(soort.label for soort in soorten)
        zin = f"{rij.ontvanger} is geen {wat}. Kies een andere vorm, of een andere organisatie."
        yield Bezwaar("vorm", zin)
    if rij.thema and rij.thema.regio_id not in (None, rij.regio_id):
        yield Bezwaar("themas", f"Het thema {rij.thema} is niet van de regio {rij.regio}.")


def _perioden(rij: Mandaat, deelname: dict[tuple[int, int], list[DateRange]]) -> Iterable[Bezwaar]:
    """The organisations and the regio are there for the whole period, and both take part."""
    dingen: list[Any] = [rij.regio, rij.gever, rij.ontvanger]
    buiten = [zin for ding in dingen if (zin := _buiten(rij.period, ding))]
    if buiten:
        yield from buiten
        return
    for organisatie in (rij.gever, rij.ontvanger):
        delen = deelname[rij.regio_id, organisatie.pk]
        if not gedekt(rij.period, delen):
            veld = "ontvanger" if organisatie.pk == rij.ontvanger_id else "regios"
            yield Bezwaar(veld, _doet_niet_mee(organisatie, rij, delen))


def _buiten(period: DateRange, ding: Any) -> Bezwaar | None:
    if period.lower < ding.since:
        return Bezwaar("van", f"{ding} bestaat pas vanaf {ding.since:%d-%m-%Y}.")
    if ding.last_day and (period.upper is None or period.upper > ding.period.upper):
        zin = f"{ding} bestaat t/m {ding.last_day:%d-%m-%Y}. Kies een laatste dag die niet later is."
        return Bezwaar("tot_en_met", zin)
    return None


def _doet_niet_mee(organisatie: Organisatie, rij: Mandaat, delen: list[DateRange]) -> str:
    wanneer = "; ".join(dict.fromkeys(periode_in_woorden(deel) for deel in sorted(delen, key=_begin)))
    maar = f" Wel {wanneer}." if wanneer else ""
    return f"{organisatie} doet niet de hele periode mee in {rij.regio}.{maar}"


def _begin(period: DateRange) -> datetime.date:
    return period.lower or datetime.date.min


def gedekt(period: DateRange, delen: Iterable[DateRange]) -> bool:
    """Whether the parts together hold every day of the period."""
    dag = period.lower
    for deel in sorted(delen, key=_begin):
        if dag is None or (deel.lower and deel.lower > dag):
            break
        if deel.upper is None:
            return True
        dag = max(dag, deel.upper)
    return period.upper is not None and dag is not None and dag >= period.upper


def _botsingen(rij: Mandaat, staande: Iterable[Mandaat]) -> Iterable[Bezwaar]:
    """A row for the same theme at the same time, or one that would pass a word on."""
    for ander in staande:
        if ander.regio_id != rij.regio_id or not _samen(ander.period, rij.period):
            continue
        wanneer = periode_in_woorden(ander.period)
        waar = f"over {ander.waarover} in {rij.regio}, {wanneer}"
        if ander.gever_id == rij.gever_id and ander.thema_id == rij.thema_id:
            yield Bezwaar(
                None,
                f"{ander.ontvanger} spreekt al namens {rij.gever} {waar}. "
                "Beëindig dat eerst, of kies een andere periode.",
            )
        elif not (ander.thema_id is None or rij.thema_id is None or ander.thema_id == rij.thema_id):
            continue
        elif ander.gever_id == rij.ontvanger_id:
            yield Bezwaar(
                None,
                f"{ander.ontvanger} spreekt zelf namens {rij.ontvanger} {waar}. {NIET_DOORGEVEN} "
                f"Geef uw mandaat rechtstreeks aan {ander.ontvanger}, of laat dit thema weg.",
            )
        elif ander.ontvanger_id == rij.gever_id:
            yield Bezwaar(
                None,
                f"{rij.gever} spreekt zelf namens {ander.gever} {waar}. {NIET_DOORGEVEN} "
                f"Vraag {ander.gever} het mandaat rechtstreeks te geven, of laat dit thema weg.",
            )


def _samen(een: DateRange, ander: DateRange) -> bool:
    """Whether there is a day in both."""
    return (een.upper is None or ander.lower < een.upper) and (ander.upper is None or een.lower < ander.upper)


def _deelname(rijen: Sequence[Mandaat]) -> dict[tuple[int, int], list[DateRange]]:
    wie = {pk for rij in rijen for pk in (rij.gever_id, rij.ontvanger_id)}
    waar = {rij.regio_id for rij in rijen}
    found: dict[tuple[int, int], list[DateRange]] = defaultdict(list)
    for row in Deelnemer.objects.filter(organisatie__in=wie, regio__in=waar):
        found[row.regio_id, row.organisatie_id].append(row.period)
    return found


def _staande(rijen: Sequence[Mandaat], behalve: Collection[int]) -> list[Mandaat]:
    """What already counts in these regio's, of or to any of these organisations."""
    wie = {pk for rij in rijen for pk in (rij.gever_id, rij.ontvanger_id)}
    rows = Mandaat.objects.telt().filter(regio__in={rij.regio_id for rij in rijen}).exclude(pk__in=behalve)
    rows = rows.filter(gever__in=wie) | rows.filter(ontvanger__in=wie)
    return list(rows.met_namen().order_by("period", "pk"))
