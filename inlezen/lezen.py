"""People's spreadsheets become rows with values, or a list of everything that is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from inlezen.bestand import EXCELFOUTEN, GeenTabel, rijen
from inlezen.kolommen import Kolom, Onleesbaar, kaal


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong, and where: row as the spreadsheet numbers it, column by name; neither: the file."""

    rij: int | None
    kolom: str | None
    melding: str

    def __str__(self) -> str:
        waar = [f"Rij {self.rij}"] if self.rij else []
        waar += [f"kolom ‘{self.kolom}’"] if self.kolom else []
        plek = ", ".join(waar)
        return f"{plek[:1].upper()}{plek[1:]}: {self.melding}" if plek else self.melding


@dataclass(frozen=True, slots=True)
class Rij:
    """A row that is right: its number in the file and a value for every column."""

    nummer: int
    waarden: dict[str, Any]

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden[kolom]


@dataclass(slots=True)
class Inlezing:
    """What a file held. Whoever imports looks at `fouten` first: with one fault nothing is taken over."""

    rijen: list[Rij] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    ongebruikt: list[str] = field(default_factory=list)  # headings that mean no column of ours


def lees(
    inhoud: bytes,
    naam: str,
    kolommen: Sequence[Kolom],
    *,
    koprij: int = 0,
    koppeling: Mapping[str, int] | None = None,
) -> Inlezing:
    """The rows of a CSV or xlsx file, and every fault in them by row and column, in Dutch.

    The headings stand in the first filled row, or in row `koprij`. With a `koppeling` (the name of a column
    of ours, and the place of its column in the file, from 0) the headings themselves say nothing.
    """
    inlezing = Inlezing()
    try:
        alle = rijen(inhoud, naam, namen(kolommen))
        _, koppen = next((rij for rij in alle if rij[0] >= koprij), (0, []))
        plekken = _plekken(koppen, kolommen, inlezing, koppeling)
        if inlezing.fouten:
            return inlezing
        for nummer, cellen in alle:
            _lees_rij(nummer, cellen, plekken, len(koppen), inlezing)
    except GeenTabel as fout:
        inlezing.fouten.append(Fout(fout.rij, None, str(fout)))
    if not inlezing.rijen and not inlezing.fouten:
        inlezing.fouten.append(Fout(None, None, "Het bestand heeft geen rijen onder de koppen."))
    return inlezing


def namen(kolommen: Sequence[Kolom]) -> list[str]:
    """All headings that mean one of these columns."""
    return [kop for kolom in kolommen for kop in (kolom.naam, *kolom.ook)]


def _plekken(
    koppen: list[str], kolommen: Sequence[Kolom], inlezing: Inlezing, koppeling: Mapping[str, int] | None
) -> dict[Kolom, int | None]:
    """Where each column stands; what is missing or stands there twice is a fault of the file."""
    plekken: dict[Kolom, int | None] = {}
    gevonden = ", ".join(filter(None, koppen)) or "geen"
    for kolom in kolommen:
        if koppeling is None:
            hier = [plek for plek, kop in enumerate(koppen) if kolom.heet(kop)]
        else:
            hier = [koppeling[kolom.naam]] if koppeling.get(kolom.naam, -1) >= 0 else []
        plekken[kolom] = hier[0] if hier else None
        if len(hier) > 1:
            dubbel = " en ".join(f"‘{koppen[plek]}’" for plek in hier)
            inlezing.fouten.append(Fout(None, kolom.naam, f"staat er {len(hier)} keer in: {dubbel}."))
        if kolom.verplicht and not hier:
            inlezing.fouten.append(Fout(None, kolom.naam, f"ontbreekt. Gevonden koppen: {gevonden}."))
    gebruikt = set(plekken.values())
    inlezing.ongebruikt = [kop for plek, kop in enumerate(koppen) if plek not in gebruikt and kaal(kop)]
    return plekken


def _lees_rij(nummer: int, cellen: list[str], plekken: dict, breedte: int, inlezing: Inlezing) -> None:
    """One row, added when all of it is right; otherwise each of its faults."""
    fouten = []
    if len(cellen) > breedte:
        fouten.append(
            Fout(nummer, None, "heeft meer cellen dan er koppen zijn; staat er een scheidingsteken te veel?")
        )
    waarden = {}
    for kolom, plek in plekken.items():
        cel = cellen[plek] if plek is not None and plek < len(cellen) else ""
        try:
            waarden[kolom.naam] = _waarde(kolom, cel)
        except (ValueError, ValidationError) as fout:
            fouten.append(Fout(nummer, kolom.naam, _melding(fout, cel)))
    if fouten:
        inlezing.fouten += fouten
    else:
        inlezing.rijen.append(Rij(nummer, waarden))


def _waarde(kolom: Kolom, cel: str) -> Any:
    if cel in EXCELFOUTEN:
        raise Onleesbaar(f"bevat een fout van Excel ({cel}).")
    if cel:
        return kolom.lees(cel)
    if kolom.verplicht:
        raise Onleesbaar("is niet ingevuld.")
    return kolom.leeg


def _melding(fout: Exception, cel: str) -> str:
    """Sentences meant for readers as they are; a programmer's message becomes one."""
    if isinstance(fout, Onleesbaar):
        return str(fout)
    if isinstance(fout, ValidationError):
        return " ".join(fout.messages)
    kort = cel if len(cel) <= 60 else f"{cel[:60]}…"
    return f"‘{kort}’ kan hier niet worden gelezen."
