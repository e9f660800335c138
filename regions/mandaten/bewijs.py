"""Which files may serve as evidence, told by what is in them and not by their name alone."""

import datetime
import io
import zipfile

from django.core.files.uploadedfile import UploadedFile

from regions.models import Bewijsstuk, Gebruiker, Organisatie
from regions.models.bewijs import GROOTST

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Per kind: the content type, how a name ends, and how a file begins.
SOORTEN = {
    "application/pdf": (("pdf",), b"%PDF-"),
    DOCX: (("docx",), b"PK\x03\x04"),
    "image/png": (("png",), b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": (("jpg", "jpeg"), b"\xff\xd8\xff"),
}
UITLEG = "Een PDF-, Word- (docx), png- of jpg-bestand van hoogstens 20 MB."


class GeenBewijs(ValueError):
    """The file cannot be kept; the message is a Dutch sentence for whoever sent it."""


def soort_van(inhoud: bytes, naam: str) -> str:
    """The content type that both the name and the bytes say; refused when they differ."""
    eind = naam.rpartition(".")[2].lower()
    for soort, (einden, begin) in SOORTEN.items():
        if eind in einden:
            if not inhoud.startswith(begin) or (soort == DOCX and not _is_docx(inhoud)):
                raise GeenBewijs(f"‘{naam}’ heet .{eind}, maar is het niet. Bewaar het bestand opnieuw.")
            return soort
    raise GeenBewijs(f"‘{naam}’ kan hier niet. {UITLEG}")


def _is_docx(inhoud: bytes) -> bool:
    """A Word document without macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            namen = set(archief.namelist())
    except (zipfile.BadZipFile, ValueError):
        return False
    return "word/document.xml" in namen and not any(naam.endswith("vbaProject.bin") for naam in namen)


def lees(bestand: UploadedFile) -> tuple[bytes, str]:
    """The bytes and their kind; refused when it is too large, empty or of another kind."""
    naam = bestand.name or ""
    if (bestand.size or 0) > GROOTST:
        raise GeenBewijs(f"‘{naam}’ is groter dan 20 MB. Maak het bestand kleiner.")
    inhoud = bestand.read()
    if not inhoud:
        raise GeenBewijs(f"‘{naam}’ is leeg.")
    return inhoud, soort_van(inhoud, naam)


def bestandsnaam(naam: str) -> str:
    """As it is kept: not too long, with its end in small letters."""
    stam, _, eind = naam.rpartition(".")
    return f"{stam[:100]}.{eind.lower()}"


def bewaar(inhoud: bytes, soort: str, naam: str, *, organisatie: Organisatie, door: Gebruiker) -> Bewijsstuk:
    """Put away, so that it is not lost while the form is looked through."""
    stuk = Bewijsstuk.van_bytes(
        inhoud, soort=soort, naam=bestandsnaam(naam), organisatie=organisatie, door=door
    )
    stuk.save()
    return stuk


def ruim_op(day: datetime.date) -> None:
    """A file whose form was not sent goes after a day, so that nobody loses it around midnight."""
    gisteren = day - datetime.timedelta(days=1)
    Bewijsstuk.objects.ongebruikt().filter(op__date__lt=gisteren).delete()
