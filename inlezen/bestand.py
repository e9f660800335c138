"""A file as bytes becomes rows of text, as a spreadsheet would number them; what is not a table says why."""

import csv
import datetime
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from inlezen.kolommen import kaal

GROOTSTE = 20 * 1024 * 1024
GROOTSTE_UITGEPAKT = 200 * 1024 * 1024
MEESTE_RIJEN = 100_000
MEESTE_KOLOMMEN = 500
MEESTE_CELLEN = 20_000_000
LAATSTE_RIJ = 1_048_576

OUDE_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
EXCELFOUTEN = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
# What openpyxl raises on a file that is no workbook inside; SyntaxError is what XML parsers raise.
BESCHADIGD = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
)


class GeenTabel(ValueError):
    """The file as a whole cannot be read; the message is a Dutch sentence for whoever sent it."""

    def __init__(self, melding: str, rij: int | None = None):
        super().__init__(melding)
        self.rij = rij


Rijen = Iterator[tuple[int, list[str]]]


def rijen(inhoud: bytes, naam: str, koppen: Sequence[str] = ()) -> Rijen:
    """The filled rows with their numbers; `koppen` are headings that may help to find the separator."""
    soort = naam.rpartition(".")[2].lower()
    _weiger(inhoud, naam, soort)
    lezer = _uit_xlsx(inhoud) if soort == "xlsx" else _uit_csv(inhoud, koppen)
    gevuld = 0
    for nummer, cellen in lezer:
        cellen = _zonder_staart([_zonder_apostrof(cel.strip().replace("\r\n", "\n")) for cel in cellen])
        if not cellen:
            continue
        gevuld += 1
        if gevuld > MEESTE_RIJEN + 1:
            raise GeenTabel("Het bestand heeft meer dan 100.000 rijen. Splits het bestand.")
        if len(cellen) > MEESTE_KOLOMMEN:
            raise GeenTabel(f"Rij {nummer} heeft meer dan {MEESTE_KOLOMMEN} kolommen.", nummer)
        yield nummer, cellen


def _weiger(inhoud: bytes, naam: str, soort: str) -> None:
    if not inhoud:
        raise GeenTabel("Het bestand is leeg.")
    if len(inhoud) > GROOTSTE:
        raise GeenTabel("Het bestand is groter dan 20 MB. Splits het bestand, of haal weg wat niet nodig is.")
    if soort not in ("csv", "tsv", "txt", "xlsx"):
        raise GeenTabel(f"‘{naam}’ is geen CSV- of Excelbestand. Bewaar het als .xlsx of .csv.")
    if inhoud.startswith(OUDE_EXCEL):
        raise GeenTabel(
            "Dit is een Excelbestand van de oude soort, of met een wachtwoord. Bewaar het als .xlsx."
        )
    if soort == "xlsx" and not inhoud.startswith(ZIP):
        raise GeenTabel(
            "Het bestand heet .xlsx, maar het is geen Excelbestand. Bewaar het opnieuw als .xlsx."
        )
    if soort != "xlsx" and inhoud.startswith(ZIP):
        raise GeenTabel(f"Het bestand heet .{soort}, maar het is een Excelbestand. Geef het de naam .xlsx.")


def _zonder_staart(cellen: list[str]) -> list[str]:
    while cellen and not cellen[-1]:
        cellen.pop()
    return cellen


def _zonder_apostrof(cel: str) -> str:
    """Our own exports put an apostrophe before what a spreadsheet could take for a formula."""
    return cel[1:] if cel[:1] == "'" and cel[1:2] and cel[1] in "=+-@\t\r＝＋－＠" else cel


# CSV


def _uit_csv(inhoud: bytes, koppen: Sequence[str]) -> Rijen:
    tekst = _leesbaar(inhoud)
    scheiding = tekst[4:5] if tekst[:4].lower() == "sep=" else ""
    lezer = csv.reader(
        io.StringIO(tekst, newline=""), delimiter=scheiding or _scheiding(tekst, koppen), strict=True
    )
    nummer = 0
    while True:
        nummer += 1
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            raise GeenTabel(_csv_fout(str(fout)), nummer) from fout
        if nummer > 1 or not scheiding:
            yield nummer, cellen


def _leesbaar(inhoud: bytes) -> str:
    """The text in UTF-8 or UTF-16, or as older Windows programs wrote it."""
    soorten = ["utf-16"] if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for soort in soorten:
        try:
            tekst = inhoud.decode(soort)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst:
            return tekst
    raise GeenTabel("Het bestand is geen leesbare tekst. Bewaar het opnieuw als CSV (UTF-8) of als .xlsx.")


def _scheiding(tekst: str, koppen: Sequence[str]) -> str:
    """The separator that yields most known headings in the first filled line, else most columns."""
    eerste = next((regel for regel in tekst.splitlines() if regel.strip(" ;,\t")), "")
    bekend = {kaal(kop) for kop in koppen}

    def opbrengst(teken: str) -> tuple[int, int]:
        cellen = next(csv.reader([eerste], delimiter=teken), [])
        return sum(kaal(cel) in bekend for cel in cellen), len(cellen)

    return max(";,\t", key=opbrengst)


def _csv_fout(fout: str) -> str:
    if "field larger" in fout:
        return (
            "Hier staat een cel met meer dan 131.000 tekens, of een aanhalingsteken dat niet wordt gesloten."
        )
    return "Hier klopt een aanhalingsteken niet: het wordt niet gesloten, of er staat tekst achter."


# Excel


def _uit_xlsx(inhoud: bytes) -> Rijen:
    """The first sheet that can be seen; formulas as the value that was last saved with them."""
    _weiger_bom(inhoud)
    ruimte = MEESTE_CELLEN
    try:
        for nummer, cellen in enumerate(_blad(inhoud).iter_rows(), start=1):
            ruimte -= len(cellen) + 1
            if nummer > LAATSTE_RIJ or ruimte < 0:
                raise GeenTabel(
                    "Het blad is te groot: er staan (lege) cellen tot ver buiten de tabel.", nummer
                )
            yield nummer, [_celtekst(cel) for cel in cellen]
    except GeenTabel:
        raise
    except BESCHADIGD as fout:
        raise GeenTabel("Het Excelbestand is beschadigd. Open het in Excel en bewaar het opnieuw.") from fout


def _blad(inhoud: bytes):
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what it leaves out: drop-down lists, missing styles
        boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
    for blad in boek.worksheets:
        if blad.sheet_state == "visible":
            blad.reset_dimensions()  # some programs write a size that is not true
            return blad
    raise GeenTabel("Het Excelbestand heeft geen zichtbaar blad.")


def _weiger_bom(inhoud: bytes) -> None:
    """A small file that unpacks to a very large one is refused before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
    except (zipfile.BadZipFile, ValueError) as fout:
        raise GeenTabel("Het Excelbestand is beschadigd. Open het in Excel en bewaar het opnieuw.") from fout
    if len(leden) > 2000 or sum(lid.file_size for lid in leden) > GROOTSTE_UITGEPAKT:
        raise GeenTabel(
            "Het Excelbestand is uitgepakt groter dan 200 MB. Bewaar alleen het blad dat nodig is."
        )
    if "xl/workbook.xml" not in {lid.filename for lid in leden}:
        raise GeenTabel(
            "Het bestand heet .xlsx, maar het is geen Excelbestand. Bewaar het opnieuw als .xlsx."
        )


def _celtekst(cel) -> str:
    """What the cell shows, written so that it means the same everywhere: ISO days, whole numbers whole."""
    waarde = cel.value
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        return (
            waarde.date().isoformat()
            if waarde.time() == datetime.time()
            else waarde.isoformat(" ", "seconds")
        )
    if isinstance(waarde, datetime.date | datetime.time):
        return waarde.isoformat()
    if isinstance(waarde, float) and waarde.is_integer() and abs(waarde) < 1e15:
        waarde = int(waarde)
    if isinstance(waarde, float):
        return f"{waarde:.15g}"
    nullen = cel.number_format or ""
    if isinstance(waarde, int) and nullen and set(nullen) == {"0"}:
        return f"{waarde:0{len(nullen)}d}"
    return str(waarde)
