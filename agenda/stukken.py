"""A frozen agenda as rows to search: every piece of its JSON, in reading order."""

from collections.abc import Iterator
from typing import Any

from agenda.models import Blok, Versie, VersieStuk
from tekst.schoon import plat

S = Blok.Soort
Inhoud = dict[str, Any]


def stukken(versie: Versie) -> list[VersieStuk]:
    """One row for every piece, not saved yet."""
    rows = [rij for thema in versie.inhoud["themas"] for rij in _thema(thema)]
    for plek, rij in enumerate(rows, start=1):
        rij.versie, rij.plek = versie, plek
    return rows


def _stuk(soort: str, wat: Inhoud, thema: str, functie: str = "", **velden: Any) -> VersieStuk:
    titel = wat.get("titel") or wat["naam"]
    velden.setdefault("tekst", plat(wat.get("tekst") or ""))
    return VersieStuk(soort=soort, titel=titel, thema=thema, functie=functie, **velden)


def _thema(thema: Inhoud) -> Iterator[VersieStuk]:
    naam = thema["naam"]
    yield _stuk(S.THEMA, thema, naam)
    for opgave in thema["opgaven"]:
        yield _stuk(S.OPGAVE, opgave, naam)
        for doel in opgave["doelen"]:
            yield _stuk(S.DOEL, doel, naam)
            for functie in doel["functies"]:
                yield _stuk(S.FUNCTIE, functie, naam, functie["titel"])
                yield from _afspraken(functie["afspraken"], naam, functie["titel"])
            yield from _afspraken(doel["afspraken"], naam, "")


def _afspraken(afspraken: list[Inhoud], thema: str, functie: str) -> Iterator[VersieStuk]:
    for afspraak in afspraken:
        trekker = afspraak["trekker"]
        partijen = [*([trekker] if trekker else []), *afspraak["partners"]]
        organisaties = sorted({partij["slug"] for partij in partijen})
        yield _stuk(
            S.AFSPRAAK,
            afspraak,
            thema,
            functie,
            tekst=_tekst(afspraak),
            nummer=afspraak["nummer"],
            trekker=trekker["naam"] if trekker else "",
            organisaties=organisaties,
            vorm=afspraak["vorm"],
            sleutel=afspraak.get("sleutel"),
        )
        for actie in afspraak["acties"]:
            yield _stuk(S.ACTIE, actie, thema, functie, nummer=afspraak["nummer"], organisaties=organisaties)


def _tekst(afspraak: Inhoud) -> str:
    """What it says, and who does what: all of it is found."""
    doet = (f"{_wie(regel)}: {regel['tekst']}" for regel in afspraak["wie_doet_wat"])
    return "\n".join([plat(afspraak["tekst"] or ""), *doet]).strip()


def _wie(regel: Inhoud) -> str:
    return regel["wie"]["naam"] if regel["wie"] else "Samen"
