"""The reference files: their columns, and what must hold between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from regions.models import Herindeling, Soort
from regions.reference.lezen import (
    Fout,
    Fouten,
    Rij,
    cbs_code,
    dag,
    getal,
    gevuld,
    keuze,
    lees,
    of_leeg,
    slug,
    tekst,
)

JA_NEE = keuze(ja=True, nee=False)
PERIODE = {"van": dag, "tot_en_met": of_leeg(dag)}

KOLOMMEN = {
    "indelingen": {
        "code": slug,
        "naam": gevuld,
        "mag_overlappen": JA_NEE,
        "werkindeling": JA_NEE,
        "begint_als": of_leeg(slug),
        "bekend_vanaf": dag,
        "bron": tekst,
    },
    "regios": {"indeling": slug, "code": slug, "naam": gevuld, "aliassen": tekst, "cbs_code": tekst}
    | PERIODE
    | {
        "tegel_code": tekst,
        "tegel_rij": of_leeg(getal),
        "tegel_kolom": of_leeg(getal),
        "tegel_label": tekst,
        "toelichting": tekst,
    },
    "gemeenten": {
        "cbs_code": cbs_code,
        "naam": gevuld,
        "slug": slug,
        "aliassen": tekst,
        "provincie": gevuld,
        "regio": slug,
        "cbs_naam": tekst,
    },
    "herindelingen": {
        "datum": dag,
        "vorm": keuze(**{vorm.value: vorm for vorm in Herindeling.Vorm}),
        "van": cbs_code,
        "naar": cbs_code,
        "deel": keuze(geheel=True, gedeeltelijk=False),
        "status": keuze(**{status.value: status for status in Herindeling.Status}),
        "bron": tekst,
        "toelichting": tekst,
    },
    "organisaties": {
        "soort": keuze(
            zorgverzekeraar=Soort.ZORGVERZEKERAAR,
            zorgkantoor=Soort.ZORGKANTOOR,
            partner=Soort.PARTNER,
            landelijk=Soort.LANDELIJK,
        ),
        "slug": slug,
        "naam": gevuld,
        "officiele_naam": tekst,
        "aliassen": tekst,
        "concern": of_leeg(slug),
        "van": dag,
    },
    "concessies": {"regio": slug, "zorgkantoor": slug, "naam": tekst}
    | PERIODE
    | {"basis": keuze(openbare_bron="source", eigen_kennis="knowledge"), "bron": tekst},
    "plaatsingen": {"indeling": slug, "cbs_code": cbs_code, "regio": slug} | PERIODE,
    "inwonertallen": {"cbs_code": cbs_code, "peildatum": dag, "aantal": getal, "bron": gevuld},
    "themas": {"code": slug, "naam": gevuld, "volgorde": getal},
}
SLEUTELS = {
    "indelingen": ("code",),
    "regios": ("indeling", "code"),
    "gemeenten": ("cbs_code",),
    "herindelingen": ("datum", "van", "naar"),
    "organisaties": ("slug",),
    "concessies": ("regio", "van"),
    "plaatsingen": ("indeling", "cbs_code", "regio", "van"),
    "inwonertallen": ("cbs_code", "peildatum"),
    "themas": ("code",),
}
# The division in which the column "regio" of the gemeenten and concessies speaks.
ZORGKANTOORREGIO = "zorgkantoorregio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gegevens:
    """What the files say: the rows of each, free of faults."""

    indelingen: list[Rij] = field(default_factory=list)
    regios: list[Rij] = field(default_factory=list)
    gemeenten: list[Rij] = field(default_factory=list)
    herindelingen: list[Rij] = field(default_factory=list)
    organisaties: list[Rij] = field(default_factory=list)
    concessies: list[Rij] = field(default_factory=list)
    plaatsingen: list[Rij] = field(default_factory=list)
    inwonertallen: list[Rij] = field(default_factory=list)
    themas: list[Rij] = field(default_factory=list)


def lees_alles(map: Path) -> Gegevens:
    """Read all files; raises Fouten with every faulty row of every file."""
    alle: dict[str, list[Rij]] = {}
    fouten: list[Fout] = []
    for naam, kolommen in KOLOMMEN.items():
        alle[naam], fout = lees(map / f"{naam}.csv", kolommen, SLEUTELS[naam])
        fouten += fout
    gegevens = Gegevens(**alle)
    # A row that could not be read is missing from the others' view: then only the rows themselves are named.
    fouten = fouten or [
        *_indelingen(gegevens),
        *_verwijzingen(gegevens),
        *_periodes(gegevens),
        *_slugs(gegevens),
    ]
    if fouten:
        raise Fouten(fouten)
    return gegevens


def _indelingen(gegevens: Gegevens) -> Iterator[Fout]:
    """The zorgkantoorregio's are there, and what happened to gemeenten happened since they are known."""
    begin = {rij["code"]: rij["bekend_vanaf"] for rij in gegevens.indelingen}.get(ZORGKANTOORREGIO)
    if begin is None:
        yield Fout("indelingen.csv", 1, f"de indeling “{ZORGKANTOORREGIO}” ontbreekt")
        return
    for rij in gegevens.herindelingen:
        if rij["datum"] <= begin:
            yield rij.fout(f"datum {rij['datum']} ligt niet na {begin}, de dag waarop de indeling begint")
        if rij["van"] == rij["naar"]:
            yield rij.fout("een gemeente kan niet in zichzelf opgaan")


def _verwijzingen(gegevens: Gegevens) -> Iterator[Fout]:
    """What one file names must stand in the other."""
    indelingen = {rij["code"] for rij in gegevens.indelingen}
    regios = {(rij["indeling"], rij["code"]) for rij in gegevens.regios}
    codes = {rij["cbs_code"] for rij in gegevens.gemeenten}
    soorten = {rij["slug"]: rij["soort"] for rij in gegevens.organisaties}
    eisen = [
        ("indelingen", "begint_als", indelingen | {None}),
        ("regios", "indeling", indelingen),
        ("herindelingen", "van", codes),
        ("herindelingen", "naar", codes),
        (
            "organisaties",
            "concern",
            {s for s, soort in soorten.items() if soort == Soort.ZORGVERZEKERAAR} | {None},
        ),
        ("concessies", "zorgkantoor", {s for s, soort in soorten.items() if soort == Soort.ZORGKANTOOR}),
        ("plaatsingen", "cbs_code", codes),
        ("inwonertallen", "cbs_code", codes),
    ]
    for naam, kolom, bekend in eisen:
        yield from (
            rij.fout(f"{kolom} “{rij[kolom]}” is niet bekend")
            for rij in getattr(gegevens, naam)
            if rij[kolom] not in bekend
        )
    for rij in [*gegevens.gemeenten, *gegevens.concessies, *gegevens.plaatsingen]:
        indeling = rij.waarden.get("indeling", ZORGKANTOORREGIO)
        if (indeling, rij["regio"]) not in regios:
            yield rij.fout(f"regio “{rij['regio']}” is niet bekend in de indeling “{indeling}”")


def _periodes(gegevens: Gegevens) -> Iterator[Fout]:
    """A period ends on its first day or later; the concessies of a regio do not overlap."""
    for rij in [*gegevens.regios, *gegevens.concessies, *gegevens.plaatsingen]:
        if rij["tot_en_met"] and rij["tot_en_met"] < rij["van"]:
            yield rij.fout(f"tot_en_met ({rij['tot_en_met']}) ligt voor van ({rij['van']})")
    vorige: Rij | None = None
    for rij in sorted(gegevens.concessies, key=lambda rij: (rij["regio"], rij["van"])):
        if (
            vorige
            and vorige["regio"] == rij["regio"]
            and not (vorige["tot_en_met"] and vorige["tot_en_met"] < rij["van"])
        ):
            yield rij.fout(f"overlapt met rij {vorige.nummer}: in deze regio is dan al een concessiehouder")
        vorige = rij


def _slugs(gegevens: Gegevens) -> Iterator[Fout]:
    """Gemeenten and other organisations share their addresses, so each is used once."""
    gezien: dict[str, Rij] = {}
    for rij in [*gegevens.organisaties, *gegevens.gemeenten]:
        eerder = gezien.setdefault(rij["slug"], rij)
        if eerder is not rij:
            yield rij.fout(f"slug “{rij['slug']}” staat ook in {eerder.bestand}, rij {eerder.nummer}")
