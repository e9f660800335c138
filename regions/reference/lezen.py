"""Reading the reference files: every faulty row is found and named, none is skipped."""

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Lezer = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong, in which file and on which row; row 1 holds the column names."""

    bestand: str
    rij: int
    reden: str

    def __str__(self) -> str:
        return f"{self.bestand}, rij {self.rij}: {self.reden}"


class Fouten(Exception):
    """The files hold faults; nothing was loaded."""

    def __init__(self, fouten: list[Fout]) -> None:
        self.fouten = fouten
        super().__init__("\n".join(map(str, fouten)))


@dataclass(frozen=True, slots=True)
class Rij:
    """One row as read: its place in the file and its values by column."""

    bestand: str
    nummer: int
    waarden: dict[str, Any]

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden[kolom]

    def fout(self, reden: str) -> Fout:
        return Fout(self.bestand, self.nummer, reden)


def tekst(value: str) -> str:
    return value


def gevuld(value: str) -> str:
    if not value:
        raise ValueError("is leeg")
    return value


def passend(patroon: str, voorbeeld: str) -> Lezer:
    """Only what fits the pattern."""

    def lees(value: str) -> str:
        if not re.fullmatch(patroon, value):
            raise ValueError(f"is “{value}” en hoort er zo uit te zien: {voorbeeld}")
        return value

    return lees


slug = passend(r"[a-z0-9]+(-[a-z0-9]+)*", "noord-holland-noord")
cbs_code = passend(r"GM\d{4}", "GM0363")


def dag(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(passend(r"\d{4}-\d{2}-\d{2}", "2026-01-31")(value))
    except ValueError as fout:
        reden = str(fout) if "hoort" in str(fout) else f"is “{value}”, en die dag bestaat niet"
        raise ValueError(reden) from None


def getal(value: str) -> int:
    if not re.fullmatch(r"\d{1,9}", value):
        raise ValueError(f"is “{value}” en hoort een heel getal te zijn")
    return int(value)


def of_leeg(lezer: Lezer) -> Lezer:
    """Nothing, or what the reader takes."""
    return lambda value: lezer(value) if value else None


def keuze(**woorden: Any) -> Lezer:
    """One of these words (an underscore stands for a space), as the value that belongs to it."""
    waarden = {woord.replace("_", " "): waarde for woord, waarde in woorden.items()}

    def lees(value: str) -> Any:
        if value not in waarden:
            raise ValueError(f"is “{value}” en hoort een van deze te zijn: {', '.join(waarden)}")
        return waarden[value]

    return lees


def lees(pad: Path, kolommen: dict[str, Lezer], sleutel: tuple[str, ...]) -> tuple[list[Rij], list[Fout]]:
    """The rows of one file and all that is wrong with it; no two rows share the same key."""
    try:
        reader = csv.DictReader(io.StringIO(pad.read_bytes().decode("utf-8-sig")), strict=True)
        ruw = list(enumerate(reader, 2))
    except FileNotFoundError:
        return [], [Fout(pad.name, 1, "het bestand ontbreekt")]
    except (UnicodeDecodeError, csv.Error):
        return [], [Fout(pad.name, 1, "dit is geen leesbaar CSV-bestand in UTF-8")]
    if ontbreekt := [kolom for kolom in kolommen if kolom not in (reader.fieldnames or [])]:
        return [], [Fout(pad.name, 1, f"deze kolommen ontbreken: {', '.join(ontbreekt)}")]
    rijen: list[Rij] = []
    fouten: list[Fout] = []
    gezien: dict[tuple[Any, ...], int] = {}
    for nummer, velden in ruw:
        rij = Rij(pad.name, nummer, {})
        redenen = list(_vul(rij, velden, kolommen))
        eigen = tuple(rij.waarden.get(kolom) for kolom in sleutel)
        if not redenen and (eerder := gezien.setdefault(eigen, nummer)) != nummer:
            redenen = [f"staat ook al op rij {eerder} ({', '.join(sleutel)} zijn gelijk)"]
        fouten += [rij.fout(reden) for reden in redenen]
        if not redenen:
            rijen.append(rij)
    return rijen, fouten


def _vul(rij: Rij, velden: dict[str, Any], kolommen: dict[str, Lezer]) -> Iterator[str]:
    """Fill the row from the raw fields; yields what is wrong with it."""
    if None in velden or None in velden.values():
        yield "heeft meer of minder velden dan er kolommen zijn"
        return
    for kolom, lezer in kolommen.items():
        try:
            rij.waarden[kolom] = lezer(velden[kolom].strip())
        except ValueError as fout:
            yield f"{kolom} {fout}"
