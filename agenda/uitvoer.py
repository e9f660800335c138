"""The agreements of an agenda as a table to take along, worked on or adopted: the same columns."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from agenda.boom import Knoop, boom
from agenda.canoniek import van_afspraak
from agenda.models import ONBEKEND, Agenda, Blok, Versie, Voortgang
from agenda.vrijgegeven import vrijgegeven
from agenda.zicht import Zicht
from inlezen.kolommen import Kolom
from tekst.schoon import plat

S = Blok.Soort
Inhoud = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """One afspraak with what it hangs under; `wat` is what a frozen version says of it."""

    thema: str
    opgave: str
    doel: str
    wat: Inhoud
    functie: str = ""
    besproken: str = ""
    stand: str = ""
    zin: str = ""


def bewerkt(agenda: Agenda, zicht: Zicht) -> Iterator[Rij]:
    """The agreements as they are worked on, in reading order, with how they go."""
    for thema in boom(agenda, zicht):
        yield from _onder(thema, {"thema": str(thema.detail)})


def _onder(knoop: Knoop, weg: dict[str, str]) -> Iterator[Rij]:
    for kind in knoop.in_volgorde():
        soort = kind.blok.soort
        if soort == S.AFSPRAAK:
            laatste = kind.detail.laatste
            zin = laatste.zin if laatste else ""
            hier = {"opgave": "", "doel": ""} | weg
            yield Rij(**hier, wat=van_afspraak(kind), stand=kind.detail.stand[0] or ONBEKEND, zin=zin)
        elif soort != S.ACTIE:
            erbij = {"besproken": besproken(kind.detail.gesprekken)} if soort == S.OPGAVE else {}
            yield from _onder(kind, weg | {soort: kind.detail.titel} | erbij)


def vastgesteld(versie: Versie) -> Iterator[Rij]:
    """The agreements of a frozen version, with how they go now of those the regio shares that of."""
    gedeeld = vrijgegeven(versie)
    for thema in versie.inhoud["themas"]:
        for opgave in thema["opgaven"]:
            for doel in opgave["doelen"]:
                weg = {"thema": thema["naam"], "opgave": opgave["titel"], "doel": doel["titel"]}
                weg["besproken"] = besproken(opgave.get("gesprekken", []))
                for functie in doel["functies"]:
                    for afspraak in functie["afspraken"]:
                        yield Rij(
                            **weg, functie=functie["titel"], wat=afspraak, **_gedeeld(gedeeld, afspraak)
                        )
                for afspraak in doel["afspraken"]:
                    yield Rij(**weg, wat=afspraak, **_gedeeld(gedeeld, afspraak))


def _gedeeld(gedeeld: dict[int, Voortgang], afspraak: Inhoud) -> dict[str, str]:
    melding = gedeeld.get(afspraak.get("sleutel", 0))
    return {"stand": melding.get_stand_display(), "zin": melding.zin} if melding else {}


def besproken(gesprekken: Iterable[Inhoud]) -> str:
    """With whom an opgave was discussed, when, and what they said: a line each."""
    return "\n".join(_gesprek(gesprek) for gesprek in gesprekken)


def _gesprek(gesprek: Inhoud) -> str:
    wie = ": ".join(deel for deel in (", ".join(gesprek.get("groepen", [])), gesprek["met"]) if deel)
    wanneer = f" ({gesprek['wanneer']})" if gesprek.get("wanneer") else ""
    return f"{wie}{wanneer}" + (f": {gesprek['tekst']}" if gesprek.get("tekst") else "")


def _dag(tekst: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(tekst) if tekst else None


def _wie(regel: Inhoud) -> str:
    return regel["wie"]["naam"] if regel["wie"] else "Samen"


def _besluit(besluit: Inhoud) -> str:
    wie = f"{besluit['wie']['naam']}: " if besluit["wie"] else ""
    genomen, verwacht = besluit["genomen"], besluit["verwacht"]
    wanneer = f", genomen op {genomen}" if genomen else f", verwacht op {verwacht}" if verwacht else ""
    return f"{wie}{besluit['gremium']}{wanneer}"


def _actie(actie: Inhoud) -> str:
    return ", ".join(deel for deel in (actie["titel"], actie["wie"], actie["gereed"]) if deel)


def _pilot(naam: str) -> Any:
    """What a pilot says, of what is one; versions from before pilots had days do not say it."""
    return lambda rij: (rij.wat.get("pilot") or {}).get(naam)


KOLOMMEN = [
    Kolom("Nummer", betekenis="Het nummer in de agenda.", waarde=lambda r: r.wat["nummer"]),
    Kolom("Thema", betekenis="Het thema.", waarde=lambda r: r.thema),
    Kolom("Opgave", betekenis="Wat er moet veranderen.", waarde=lambda r: r.opgave),
    Kolom(
        "Besproken met",
        betekenis="Met wie de opgave is besproken, wanneer, en wat zij zeiden.",
        waarde=lambda r: r.besproken,
    ),
    Kolom("Doel", betekenis="Wat bereikt moet worden.", waarde=lambda r: r.doel),
    Kolom("Functie", betekenis="Wat geregeld moet zijn, als dat is genoemd.", waarde=lambda r: r.functie),
    Kolom("Afspraak", betekenis="Wat is afgesproken.", waarde=lambda r: r.wat["titel"]),
    Kolom("Toelichting", betekenis="De toelichting.", waarde=lambda r: plat(r.wat["tekst"] or "")),
    Kolom(
        "Trekker",
        betekenis="Welke organisatie de afspraak trekt.",
        waarde=lambda r: r.wat["trekker"]["naam"] if r.wat["trekker"] else "",
    ),
    Kolom(
        "Partners",
        betekenis="Wie meedoet.",
        waarde=lambda r: "; ".join(partner["naam"] for partner in r.wat["partners"]),
    ),
    Kolom(
        "Wie doet wat",
        betekenis="Per organisatie wat zij doet, en wat men samen doet.",
        waarde=lambda r: "\n".join(f"{_wie(w)}: {w['tekst']}" for w in r.wat["wie_doet_wat"]),
    ),
    Kolom("Pilot of structureel", betekenis="Pilot of structureel.", waarde=lambda r: r.wat["vorm"]),
    Kolom("Van", betekenis="De eerste dag.", waarde=lambda r: _dag(r.wat["periode"]["van"])),
    Kolom("Tot en met", betekenis="De laatste dag.", waarde=lambda r: _dag(r.wat["periode"]["tot_en_met"])),
    Kolom("Schaal", betekenis="Wijk, gemeente of regio.", waarde=lambda r: r.wat.get("schaal", "")),
    Kolom("Doelgroepen", betekenis="Voor wie.", waarde=lambda r: r.wat.get("doelgroepen", "")),
    Kolom("Financiering", betekenis="Waaruit betaald.", waarde=lambda r: "; ".join(r.wat["financiering"])),
    Kolom("Hoe we het volgen", betekenis="De monitoring.", waarde=lambda r: r.wat.get("monitoring", "")),
    Kolom("Evaluatie", betekenis="De dag van de evaluatie.", waarde=lambda r: _dag(r.wat["evaluatie"])),
    Kolom(
        "Go of no-go op",
        betekenis="Wanneer men besluit of een pilot doorgaat.",
        waarde=lambda r: _dag(_pilot("gonogo_op")(r)),
    ),
    Kolom(
        "Besluit over borging op",
        betekenis="Wanneer men besluit wat er na een pilot komt.",
        waarde=lambda r: _dag(_pilot("borging_op")(r)),
    ),
    Kolom(
        "Hoort ook bij",
        betekenis="Andere plannen waar de afspraak bij hoort.",
        waarde=lambda r: "; ".join(r.wat.get("kaders", [])),
    ),
    Kolom(
        "Loopt ook in",
        betekenis="In welke andere regio's deze pilot ook loopt.",
        waarde=lambda r: "; ".join(elders["naam"] for elders in r.wat.get("elders", [])),
    ),
    Kolom(
        "Besluiten nodig",
        betekenis="Van wie nog een besluit nodig is, en wanneer.",
        waarde=lambda r: "; ".join(_besluit(besluit) for besluit in r.wat.get("besluiten", [])),
    ),
    Kolom(
        "Acties",
        betekenis="Wat er moet gebeuren, door wie, voor welke dag.",
        waarde=lambda r: "\n".join(_actie(actie) for actie in r.wat["acties"]),
    ),
]
VOORTGANG = [
    Kolom(
        "Voortgang",
        betekenis="De laatst gemelde stand; onbekend als er niets is gemeld.",
        waarde=lambda r: r.stand,
    ),
    Kolom("Laatste melding", betekenis="De zin die daarbij is gegeven.", waarde=lambda r: r.zin),
]
# Of an adopted agenda: empty where the regio does not share it, which says nothing of how it goes.
GEDEELD = [
    Kolom(
        "Voortgang",
        betekenis="De laatst gemelde stand nu, als de regio die deelt; anders leeg.",
        waarde=lambda r: r.stand,
    ),
    VOORTGANG[1],
]
