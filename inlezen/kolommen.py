"""One column of a table, told once: how it is called, what it means, how it is read and how it is filled."""

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal, InvalidOperation
from typing import Any


class Onleesbaar(ValueError):
    """What stands in a cell is not what belongs there; the message is a Dutch sentence without a subject."""


@dataclass(frozen=True, slots=True, eq=False)
class Kolom:
    """A column. `lees` makes a value of the text of a filled cell; an empty cell is `leeg`."""

    naam: str
    _: KW_ONLY
    betekenis: str = ""
    waarde: Callable[[Any], Any] | None = None
    verplicht: bool = False
    lees: Callable[[str], Any] = str
    leeg: Any = ""
    ook: tuple[str, ...] = ()

    def heet(self, kop: str) -> bool:
        """Whether this is the column that a heading means, whatever its case, spaces and accents."""
        return kaal(kop) in {kaal(naam) for naam in (self.naam, *self.ook)}

    def van(self, rij: Any) -> Any:
        """The value for a row: by `waarde`, else the item or attribute of the column's own name."""
        if self.waarde:
            return self.waarde(rij)
        return rij[self.naam] if isinstance(rij, dict) else getattr(rij, self.naam)


def kaal(tekst: str) -> str:
    """Letters and digits only, lower case, without accents."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if teken.isalnum())


def geheel(tekst: str) -> int:
    """A whole number: 1204, 1.204, -3 or 344,0."""
    cijfers = re.sub(r"(?<=\d)\.(?=\d{3}(\D|$))", "", tekst.replace(" ", ""))
    if not re.fullmatch(r"[+-]?\d{1,15}([.,]0+)?", cijfers):
        raise Onleesbaar(f"‘{tekst}’ is geen geheel getal.")
    return int(re.split("[.,]", cijfers)[0])


def decimaal(tekst: str) -> Decimal:
    """A number with a comma or a point before the decimals."""
    cijfers = tekst.replace(" ", "")
    if "," in cijfers:
        cijfers = cijfers.replace(".", "").replace(",", ".")
    try:
        getal = Decimal(cijfers)
    except InvalidOperation:
        getal = Decimal("NaN")
    if not getal.is_finite():
        raise Onleesbaar(f"‘{tekst}’ is geen getal.")
    return getal


def datum(tekst: str) -> datetime.date:
    """A day: 2027-02-01, 1-2-2027 or 1/2/2027."""
    jaar_eerst = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})( 00:00(:00)?)?", tekst)
    dag_eerst = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", tekst)
    try:
        if jaar_eerst:
            return datetime.date(*map(int, jaar_eerst.group(1, 2, 3)))
        if dag_eerst:
            return datetime.date(*map(int, dag_eerst.group(3, 2, 1)))
    except ValueError:
        pass
    raise Onleesbaar(f"‘{tekst}’ is geen bestaande datum; schrijf bijvoorbeeld 1-2-2027.")


def ja_nee(tekst: str) -> bool:
    """Ja or nee, as people and spreadsheets write it."""
    antwoord = {
        "ja": True,
        "j": True,
        "waar": True,
        "1": True,
        "nee": False,
        "n": False,
        "onwaar": False,
        "0": False,
    }
    if kaal(tekst) not in antwoord:
        raise Onleesbaar(f"‘{tekst}’ is geen ja of nee.")
    return antwoord[kaal(tekst)]


def keuze(*mogelijk: str) -> Callable[[str], str]:
    """One of the given words, in their own spelling."""
    bekend = {kaal(woord): woord for woord in mogelijk}

    def lees(tekst: str) -> str:
        if kaal(tekst) not in bekend:
            raise Onleesbaar(f"‘{tekst}’ kan hier niet; kies uit: {', '.join(mogelijk)}.")
        return bekend[kaal(tekst)]

    return lees
