"""Tables as people take them along: CSV in a stream or xlsx with its codebook, safe to open."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from inlezen.kolommen import Kolom

VOORBEELD = "Voorbeeldgegevens, geen echte antwoorden"
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LANGSTE_CEL = 32_767
STUK = 64 * 1024

_ONZICHTBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toelichting:
    """What one has to know of a table: of which day it is, where it comes from, whether it is an example."""

    titel: str
    peildatum: datetime.date
    bron: str
    voorbeeld: bool = False

    def regels(self) -> list[tuple[str, str]]:
        regels = [("Titel", self.titel), ("Peildatum", f"{self.peildatum:%d-%m-%Y}"), ("Bron", self.bron)]
        return [*regels, ("Let op", VOORBEELD)] if self.voorbeeld else regels


def als_csv(
    kolommen: Sequence[Kolom],
    rijen: Iterable[Any],
    toelichting: Toelichting,
    *,
    scheiding: str = ";",
) -> Iterator[bytes]:
    """The table in pieces, however long it is, the peildatum in each row because CSV has no second sheet.

    Dutch Excel opens it right as it is: byte order mark, semicolons, decimal comma. With another separator
    numbers have a decimal point.
    """
    komma = scheiding == ";"
    vast = [f"{toelichting.peildatum:%Y-%m-%d}", *([VOORBEELD] if toelichting.voorbeeld else [])]
    koppen = [*(kolom.naam for kolom in kolommen), *["Peildatum", "Let op"][: len(vast)]]
    regels = ([*(_csv_cel(kolom.van(rij), komma) for kolom in kolommen), *vast] for rij in rijen)
    return _stroom(koppen, regels, scheiding)


def codeboek_als_csv(kolommen: Sequence[Kolom], toelichting: Toelichting, *, scheiding: str = ";") -> bytes:
    """What belongs with the CSV: the meaning of each column and of the table."""
    regels = ([_csv_cel(cel, False) for cel in regel] for regel in _codeboek(kolommen, toelichting))
    return b"".join(_stroom(["Kolom", "Betekenis"], regels, scheiding))


def als_xlsx(kolommen: Sequence[Kolom], rijen: Iterable[Any], toelichting: Toelichting) -> bytes:
    """A workbook with the table and its codebook; the same table gives the same bytes."""
    from openpyxl import Workbook

    boek = Workbook(write_only=True)
    boek.properties.creator = "Samenwerking"
    boek.properties.title = toelichting.titel
    breedten = [max(12, min(40, len(kolom.naam) + 4)) for kolom in kolommen]
    tabel = ([_xlsx_cel(kolom.van(rij)) for kolom in kolommen] for rij in rijen)
    _blad(boek, "Gegevens", [kolom.naam for kolom in kolommen], tabel, breedten, toelichting)
    uitleg = ([_xlsx_cel(cel) for cel in regel] for regel in _codeboek(kolommen, toelichting))
    _blad(boek, "Toelichting", ["Kolom", "Betekenis"], uitleg, [28, 90], toelichting)
    uit = io.BytesIO()
    boek.save(uit)
    return _zonder_klok(uit.getvalue(), toelichting.peildatum)


def veilig(tekst: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before a first = + - @ or tab."""
    tekst = _ONZICHTBAAR.sub("", tekst)
    return f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst


def _codeboek(kolommen: Sequence[Kolom], toelichting: Toelichting) -> list[tuple[str, str]]:
    return [*((kolom.naam, kolom.betekenis) for kolom in kolommen), *toelichting.regels()]


def _waarde(waarde: Any) -> Any:
    """Numbers and days as they are, the rest as safe text; moments in Dutch time."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        return timezone.make_naive(waarde) if timezone.is_aware(waarde) else waarde
    if waarde is None or isinstance(waarde, int | float | Decimal | datetime.date):
        return waarde
    return veilig(str(waarde))


# CSV


def _csv_cel(waarde: Any, komma: bool) -> str:
    waarde = _waarde(waarde)
    if waarde is None:
        return ""
    if isinstance(waarde, datetime.datetime):
        return waarde.isoformat(" ", "seconds")
    if isinstance(waarde, float | Decimal):
        cijfers = f"{waarde:f}" if isinstance(waarde, Decimal) else str(waarde)
        return cijfers.replace(".", ",") if komma else cijfers
    return str(waarde)


def _stroom(koppen: Sequence[str], regels: Iterable[Sequence[str]], scheiding: str) -> Iterator[bytes]:
    """First the headings, at once; then pieces of some size."""
    buffer = io.StringIO(newline="")
    schrijver = csv.writer(buffer, delimiter=scheiding)
    schrijver.writerow([veilig(kop) for kop in koppen])
    yield buffer.getvalue().encode("utf-8-sig")
    buffer.seek(0)
    buffer.truncate()
    for regel in regels:
        schrijver.writerow(regel)
        if buffer.tell() > STUK:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue().encode()


# xlsx


def _xlsx_cel(waarde: Any) -> Any:
    waarde = _waarde(waarde)
    if isinstance(waarde, str) and len(waarde) > LANGSTE_CEL:
        slot = " … [hier afgekapt: een cel in Excel kan niet meer dan 32.767 tekens bevatten; neem CSV]"
        return waarde[: LANGSTE_CEL - len(slot)] + slot
    return waarde


def _blad(boek, naam: str, koppen, regels, breedten, toelichting: Toelichting) -> None:
    """A sheet whose headings stay in sight and are repeated on each printed page."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    blad = boek.create_sheet(naam)
    blad.freeze_panes = "A2"
    blad.print_title_rows = "1:1"
    blad.oddHeader.center.text = VOORBEELD if toelichting.voorbeeld else None
    for nummer, breedte in enumerate(breedten, start=1):
        blad.column_dimensions[get_column_letter(nummer)].width = breedte
    cellen = [WriteOnlyCell(blad, veilig(kop)) for kop in koppen]
    for cel in cellen:
        cel.font = Font(bold=True)
    blad.append(cellen)
    for regel in regels:
        blad.append([_met_datum(blad, cel) for cel in regel])


def _met_datum(blad, waarde: Any) -> Any:
    """Days in the Dutch order; anything else as it is."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(waarde, datetime.date):
        return waarde
    cel = WriteOnlyCell(blad, waarde)
    cel.number_format = "dd-mm-yyyy hh:mm" if isinstance(waarde, datetime.datetime) else "dd-mm-yyyy"
    return cel


def _zonder_klok(inhoud: bytes, dag: datetime.date) -> bytes:
    """The workbook as if it was made on that day: no moment of writing is left in it."""
    moment = f"{dag:%Y-%m-%d}T00:00:00Z".encode()
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for lid in oud.infolist():
            deel = oud.read(lid)
            if lid.filename == "docProps/core.xml":
                deel = re.sub(rb"(?<=W3CDTF\">)[^<]*", moment, deel)
            info = zipfile.ZipInfo(lid.filename, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(info, deel)
    return uit.getvalue()
