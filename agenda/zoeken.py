"""Searching what stands in agendas: worked on where the reader is a party, adopted everywhere else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import connection
from django.db.models import Exists, F, FloatField, OuterRef, Q, QuerySet, Value
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from agenda.models import DETAILS, ONBEKEND, Blok, Partner, Themablok, VersieStuk, Voortgang, WieDoetWat
from agenda.zoekwoorden import RuimeVraag, ruim_sql
from regions.models import Gebruiker, Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from tekst.schoon import plat

MEESTE = 60  # shown; who finds more says more
LANGST = 200
S = Blok.Soort
DIEPST = 5  # an actie lies five under its thema
_BEGIN, _EIND = "\x02", "\x03"  # around words that were found; nobody can type them


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What is looked for, and where; nothing filled in looks everywhere."""

    tekst: str = ""
    thema: str = ""
    functie: str = ""
    regio: Regio | None = None
    partij: Organisatie | None = None
    soort: str = ""
    stand: str = ""
    vastgesteld: bool = False
    ruim: bool = False  # what begins with the words, and not what holds them as they are

    @property
    def woorden(self) -> str:
        """What was typed, without what no text can hold."""
        return self.tekst.replace("\x00", " ").strip()[:LANGST]

    @property
    def query(self) -> SearchQuery | None:
        """The words, as the Dutch dictionary takes them: 'mantelzorgers' finds 'mantelzorger'."""
        return SearchQuery(self.woorden, config="dutch", search_type="websearch") if self.woorden else None


@dataclass(slots=True, kw_only=True)
class Treffer:
    """One piece of an agenda that was found."""

    regio: Regio
    soort: str
    thema: str
    titel: str
    tekst: str
    url: str
    vastgesteld: bool
    rang: float
    nummer: str = ""
    stand: str = ""
    titel_gemerkt: str = ""
    fragment: str = ""

    @property
    def soort_label(self) -> str:
        """Its kind, in a word."""
        return Blok.Soort(self.soort).label


def zoek(gebruiker: Gebruiker, vraag: Vraag) -> tuple[list[Treffer], bool]:
    """The best first, and whether there is more than is shown."""
    partij = set() if vraag.vastgesteld else _partij(gebruiker)
    gezien = set(Regio.objects.seen_by(gebruiker).values_list("pk", flat=True))
    if vraag.regio:
        partij, gezien = partij & {vraag.regio.pk}, gezien & {vraag.regio.pk}
    found = _zoek(gebruiker, vraag, partij, gezien)
    ruim = bool(vraag.query) and len(found) < MEESTE
    if ruim:
        found += _zoek(gebruiker, replace(vraag, ruim=True), partij, gezien)
    shown = found[:MEESTE]
    _merk(shown, vraag.woorden, ruim=ruim)
    return shown, len(found) > MEESTE


def _zoek(gebruiker: Gebruiker, vraag: Vraag, partij: set[int], gezien: set[int]) -> list[Treffer]:
    found = _bewerkt(vraag, partij, gebruiker) if partij else []
    if not vraag.stand:
        found += _vastgesteld(vraag, gezien - partij)
    return sorted(found, key=lambda treffer: (-treffer.rang, treffer.regio.naam))


def _partij(gebruiker: Gebruiker) -> set[int]:
    """Where this reader sees the agenda as it is worked on."""
    return set(Regio.objects.open_to(gebruiker, Right.AGENDA_SEE).values_list("pk", flat=True))


# What of a frozen piece is shown; its version holds the whole agenda, which is left where it is.
_REGIO = ("versie__nummer", "versie__agenda__regio__code", "versie__agenda__regio__naam")
_GETOOND = ("soort", "thema", "titel", "tekst", "nummer", *_REGIO)


def _vastgesteld(vraag: Vraag, regios: set[int]) -> list[Treffer]:
    rows: Any = VersieStuk.objects.geldend().filter(versie__agenda__regio__in=regios)
    rows = rows.exclude(soort=S.THEMA, tekst="")
    rows = rows.filter(thema__iexact=vraag.thema) if vraag.thema else rows
    rows = rows.filter(functie__iexact=vraag.functie) if vraag.functie else rows
    rows = rows.filter(soort=vraag.soort) if vraag.soort else rows
    rows = rows.filter(organisaties__contains=[vraag.partij.slug]) if vraag.partij else rows
    rows = _met_rang(rows, vraag, F("zoek")).select_related("versie__agenda__regio")
    rows = rows.only(*_GETOOND).order_by("-rang", "versie__agenda__regio__naam", "plek")
    return [
        Treffer(
            regio=rij.versie.agenda.regio,
            soort=rij.soort,
            thema=rij.thema,
            titel=rij.titel,
            tekst=rij.tekst,
            url=f"{rij.versie.get_absolute_url()}{f'#{rij.nummer}' if rij.nummer else ''}",
            vastgesteld=True,
            rang=rij.rang,
            nummer=rij.nummer if rij.soort == S.AFSPRAAK else "",
        )
        for rij in rows[: MEESTE + 1]
    ]


def _met_rang(rows: QuerySet, vraag: Vraag, vector: Any) -> QuerySet:
    """Only what holds the words, with how well it does."""
    query = vraag.query
    if query is None:
        return rows.annotate(rang=Value(0.0, output_field=FloatField()))
    if vraag.ruim:
        ruim = RuimeVraag(vraag.woorden, config="dutch", search_type="websearch")
        rows = rows.annotate(gevonden_in=vector, rang=SearchRank(vector, ruim)).filter(gevonden_in=ruim)
        return rows.exclude(gevonden_in=query)
    return rows.annotate(gevonden_in=vector, rang=SearchRank(vector, query)).filter(gevonden_in=query)


def _bewerkt(vraag: Vraag, regios: Iterable[int], gebruiker: Gebruiker) -> list[Treffer]:
    """In the agendas of these regio's as they are worked on today."""
    blokken = (
        Blok.objects.zichtbaar(gebruiker)
        .levend()
        .filter(agenda__regio__in=regios, agenda__period__endswith__gt=today())
    )
    found = [
        (detail, soort)
        for soort in ([vraag.soort] if vraag.soort else DETAILS)
        for detail in _van_soort(soort, vraag, blokken)
    ]
    themas = _themas({detail.blok_id: detail.blok for detail, _ in found})
    standen = _standen([detail.pk for detail, soort in found if soort == S.AFSPRAAK])
    return [
        Treffer(
            regio=detail.blok.agenda.regio,
            soort=soort,
            thema=themas.get(detail.pk, ""),
            titel=str(detail),
            tekst=plat(getattr(detail, "tekst", "")),
            url=detail.blok.get_absolute_url(),
            vastgesteld=False,
            rang=detail.rang,
            stand=standen.get(detail.pk, ONBEKEND) if soort == S.AFSPRAAK else "",
        )
        for detail, soort in found
    ]


def _van_soort(soort: str, vraag: Vraag, blokken: QuerySet) -> list[Any]:
    rows: Any = DETAILS[soort]._default_manager.filter(blok__in=blokken)
    if (vraag.partij or vraag.stand) and soort not in (S.AFSPRAAK, S.ACTIE):
        return []
    if vraag.thema:
        rows = rows.filter(_in_thema(vraag.thema))
    if vraag.functie:
        rows = rows.filter(_in_functie(soort, vraag.functie))
    if vraag.partij:
        rows = rows.filter(_van_partij(soort, vraag.partij))
    if vraag.stand:
        rows = rows.filter(_met_stand(vraag.stand)) if soort == S.AFSPRAAK else rows.none()
    if soort == S.THEMA:
        rows = rows.exclude(tekst="")
    rows = _met_rang(rows, vraag, _vector(soort)).select_related("blok__agenda__regio")
    if soort == S.THEMA:
        rows = rows.select_related("blok__agenda__regio", "thema")
    return list(rows.order_by("-rang", "blok__agenda__regio__naam", "blok__volgorde", "pk")[: MEESTE + 1])


def _vector(soort: str) -> Any:
    titel = "thema__naam" if soort == S.THEMA else "titel"
    vector = SearchVector(titel, weight="A", config="dutch")
    return vector if soort == S.ACTIE else vector + SearchVector("tekst", weight="B", config="dutch")


def _in_thema(naam: str) -> Q:
    """Under a theme of this name, however deep."""
    found = Q()
    for diepte in range(DIEPST + 1):
        found |= Q(**{f"blok__{'ouder__' * diepte}thema__thema__naam__iexact": naam})
    return found


def _in_functie(soort: str, naam: str) -> Q:
    up = {S.FUNCTIE: "", S.AFSPRAAK: "ouder__", S.ACTIE: "ouder__ouder__"}.get(S(soort))
    return Q(**{f"blok__{up}functie__titel__iexact": naam}) if up is not None else Q(pk__in=[])


def _van_partij(soort: str, partij: Organisatie) -> Q:
    """What it leads, takes part in or does something for; of an actie: what it does."""
    if soort == S.ACTIE:
        return Q(organisatie=partij)
    eigen = {"afspraak": OuterRef("pk"), "organisatie": partij}
    doet_mee = Partner.objects.on(today()).filter(**eigen)
    return Q(trekker=partij) | Exists(doet_mee) | Exists(WieDoetWat.objects.filter(**eigen))


def _met_stand(stand: str) -> Any:
    """Whose last report says so; unknown is no report at all."""
    laatste = Voortgang.objects.laatste()
    if stand == ONBEKEND:
        return ~Exists(Voortgang.objects.filter(afspraak=OuterRef("pk")))
    met = Voortgang.objects.filter(pk__in=laatste.values("pk"), stand=stand)
    return Exists(met.filter(afspraak=OuterRef("pk")))


def _standen(afspraken: list[int]) -> dict[int, str]:
    if not afspraken:
        return {}
    laatste = Voortgang.objects.laatste().filter(afspraak__in=afspraken)
    return {melding.afspraak_id: melding.get_stand_display() for melding in laatste}


def _themas(blokken: dict[int, Blok]) -> dict[int, str]:
    """The name of the theme each lies under."""
    agendas = {blok.agenda_id for blok in blokken.values()}
    if not agendas:
        return {}
    ouders = dict(Blok.objects.filter(agenda__in=agendas).values_list("pk", "ouder"))
    rows = Themablok.objects.filter(blok__agenda__in=agendas)
    namen = dict(rows.values_list("pk", "thema__naam"))

    def top(pk: int) -> int:
        while ouder := ouders.get(pk):
            pk = ouder
        return pk

    return {pk: namen.get(top(pk), "") for pk in blokken}


def _merk(treffers: list[Treffer], tekst: str, *, ruim: bool) -> None:
    """The words that were found marked, and of a long text the part around them."""
    if not tekst:
        for treffer in treffers:
            treffer.titel_gemerkt = format_html("{}", treffer.titel)
            treffer.fragment = format_html("{}", _begin(treffer.tekst))
        return
    titels = _gemerkt([treffer.titel for treffer in treffers], tekst, "HighlightAll=true", ruim)
    fragmenten = _gemerkt(
        [treffer.tekst for treffer in treffers],
        tekst,
        'MaxFragments=2, MaxWords=26, MinWords=10, FragmentDelimiter=" … "',
        ruim,
    )
    for treffer, titel, fragment in zip(treffers, titels, fragmenten, strict=True):
        treffer.titel_gemerkt = titel
        treffer.fragment = fragment if "<mark>" in fragment else format_html("{}", _begin(treffer.tekst))


def _gemerkt(teksten: list[str], vraag: str, opties: str, ruim: bool) -> list[SafeString]:
    opties = f"StartSel={_BEGIN}, StopSel={_EIND}, {opties}"
    query, params = "websearch_to_tsquery('dutch', %s)", (vraag,)
    if ruim:
        query, params = ruim_sql(query, params)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ts_headline('dutch', tekst, {query}, %s)"  # noqa: S608 (fixed text)
            " FROM unnest(%s::text[]) WITH ORDINALITY AS rij(tekst, plek) ORDER BY plek",
            [*params, opties, teksten],
        )
        return [_veilig(tekst) for (tekst,) in cursor.fetchall()]


def _veilig(tekst: str) -> SafeString:
    """Escaped, with <mark> where the database put its signs."""
    html = format_html("{}", tekst)
    return mark_safe(html.replace(_BEGIN, "<mark>").replace(_EIND, "</mark>"))  # noqa: S308 (escaped above)


def _begin(tekst: str) -> str:
    words = tekst.split()
    return " ".join(words[:26]) + (" …" if len(words) > 26 else "")
