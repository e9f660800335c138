"""Searching what stands in agendas: worked on where the reader is a party, adopted everywhere else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Exists, F, FloatField, OuterRef, Q, QuerySet, Value
from django.utils.text import capfirst

from agenda.models import (
    DETAILS,
    ONBEKEND,
    Blok,
    Partner,
    Themablok,
    Versie,
    VersieStuk,
    Voortgang,
    WieDoetWat,
)
from agenda.vrijgegeven import iets_vrij, meldingen_van, met_stand, met_woorden
from agenda.zoekwoorden import RuimeVraag, merk
from regions.models import Gebruiker, Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from tekst.schoon import plat

MEESTE = 60  # shown; who finds more says more
LANGST = 200
S = Blok.Soort
DIEPST = 5  # an actie lies five under its thema


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
    ook: str = ""  # what it is found by and does not say itself: its functie, who leads it
    ook_gemerkt: str = ""
    zin: str = ""  # of an adopted afspraak the last report, when that is shared
    zin_gemerkt: str = ""

    @property
    def waar(self) -> str:
        """What it is, where it stands and how it goes, in words."""
        wat = f"{capfirst(Blok.Soort(self.soort).label)} {self.nummer}".strip()
        onder = f", {self.thema}" if self.thema not in ("", self.titel) else ""
        staat = "Vastgesteld" if self.vastgesteld else "Waaraan gewerkt wordt"
        gaat = f"; voortgang{' nu' if self.vastgesteld else ''}: {self.stand}" if self.stand else ""
        return f"{wat}, {self.regio}{onder}. {staat}{gaat}."


def zoek(gebruiker: Gebruiker, vraag: Vraag, vastgesteld: dict[int, Versie]) -> tuple[list[Treffer], bool]:
    """The best first, and whether there is more than is shown; `vastgesteld` is what geldend() gives."""
    partij = set() if vraag.vastgesteld else _partij(gebruiker)
    partij = partij & {vraag.regio.pk} if vraag.regio else partij
    versies = {
        pk: versie
        for pk, versie in vastgesteld.items()
        if versie.agenda.regio_id not in partij and vraag.regio in (None, versie.agenda.regio)
    }
    found = _zoek(gebruiker, vraag, partij, versies)
    ruim = bool(vraag.query) and len(found) < MEESTE
    if ruim:
        found += _zoek(gebruiker, replace(vraag, ruim=True), partij, versies)
    shown = found[:MEESTE]
    merk(shown, vraag.woorden, ruim=ruim)
    return shown, len(found) > MEESTE


def _zoek(gebruiker: Gebruiker, vraag: Vraag, partij: set[int], versies: dict[int, Versie]) -> list[Treffer]:
    found = _bewerkt(vraag, partij, gebruiker) if partij else []
    found += _vastgesteld(vraag, versies)
    return sorted(found, key=lambda treffer: (-treffer.rang, treffer.regio.naam))


def _partij(gebruiker: Gebruiker) -> set[int]:
    """Where this reader sees the agenda as it is worked on."""
    return set(Regio.objects.open_to(gebruiker, Right.AGENDA_SEE).values_list("pk", flat=True))


# What of a frozen piece is shown.
_GETOOND = ("versie", "soort", "thema", "titel", "tekst", "nummer", "sleutel", "functie", "trekker", "rang")


def _vastgesteld(vraag: Vraag, versies: dict[int, Versie]) -> list[Treffer]:
    vrij = iets_vrij()
    if vraag.stand and not vrij:
        return []
    rows: Any = VersieStuk.objects.filter(versie__in=versies)
    rows = rows.exclude(soort=S.THEMA, tekst="")
    rows = rows.filter(thema__iexact=vraag.thema) if vraag.thema else rows
    rows = rows.filter(functie__iexact=vraag.functie) if vraag.functie else rows
    rows = rows.filter(soort=vraag.soort) if vraag.soort else rows
    rows = rows.filter(organisaties__contains=[vraag.partij.slug]) if vraag.partij else rows
    rows = rows.filter(sleutel__in=met_stand(vraag.stand)) if vraag.stand else rows
    rows = _met_rang(rows, vraag, F("zoek"), gedeeld=vrij)
    rows = rows.order_by("-rang", "versie__agenda__regio__naam", "plek")
    found = list(rows.values_list(*_GETOOND, named=True)[: MEESTE + 1])
    gedeeld = meldingen_van([rij.sleutel for rij in found if rij.sleutel]) if vrij else {}
    urls = {pk: versies[pk].get_absolute_url() for pk in {rij.versie for rij in found}}
    return [
        _van_stuk(rij, versies[rij.versie].agenda.regio, urls[rij.versie], gedeeld.get(rij.sleutel))
        for rij in found
    ]


def _van_stuk(rij: Any, regio: Regio, url: str, melding: Voortgang | None) -> Treffer:
    return Treffer(
        regio=regio,
        soort=rij.soort,
        thema=rij.thema,
        titel=rij.titel,
        tekst=rij.tekst,
        url=f"{url}#{rij.nummer}" if rij.nummer else url,
        vastgesteld=True,
        rang=rij.rang,
        nummer=rij.nummer if rij.soort == S.AFSPRAAK else "",
        ook=_ook(rij),
        stand=melding.get_stand_display() if melding else "",
        zin=melding.zin if melding else "",
    )


def _ook(rij: Any) -> str:
    by = (("Functie", rij.functie), ("Trekker", rij.trekker))
    return ". ".join(f"{wat}: {naam}" for wat, naam in by if naam and naam != rij.titel)


def _met_rang(rows: QuerySet, vraag: Vraag, vector: Any, *, gedeeld: bool = False) -> QuerySet:
    """Only what holds the words, with how well it does; of what is shared of its progress last of all."""
    query = vraag.query
    if query is None:
        return rows.annotate(rang=Value(0.0, output_field=FloatField()))
    ruim = RuimeVraag(vraag.woorden, config="dutch", search_type="websearch")
    gevraagd = ruim if vraag.ruim else query
    rows = rows.annotate(gevonden_in=vector, rang=SearchRank(vector, gevraagd))
    rows = rows.filter(_met(gevraagd, gedeeld))
    return rows.exclude(_met(query, gedeeld)) if vraag.ruim else rows


def _met(query: SearchQuery, gedeeld: bool) -> Q:
    zinnen = met_woorden(query) if gedeeld else []
    return Q(gevonden_in=query) | Q(sleutel__in=zinnen) if zinnen else Q(gevonden_in=query)


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
