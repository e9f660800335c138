"""Papers with the points of an overleg: which files may come along, and adding and taking away."""

import io

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Agendapunt, Vergaderstuk
from agenda.models.vergaderstukken import PDF
from agenda.overleg.acties import vast_open
from regions.mandaten.bewijs import GeenBewijs, lees
from regions.models import Gebruiker
from regions.rights import Right

# What every virus scanner answers to; who sends it finds out that somebody looks.
EICAR = rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


def lees_stuk(bestand: UploadedFile) -> tuple[bytes, str, int | None]:
    """The bytes, the kind and of a PDF how many pages; raises GeenBewijs with a sentence for who sent it."""
    inhoud, soort = lees(bestand)
    if EICAR in inhoud:
        raise GeenBewijs(f"‘{bestand.name}’ lijkt een virus te bevatten. Wij bewaren het niet.")
    return inhoud, soort, bladzijden(inhoud, bestand.name or "") if soort == PDF else None


def bladzijden(inhoud: bytes, naam: str) -> int:
    """How many pages; refused when nobody could open it without a password, or at all."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            aantal, dicht = len(pdf.pages), pdf.is_encrypted
    except pikepdf.PasswordError:
        aantal, dicht = 0, True
    except pikepdf.PdfError as fout:
        raise GeenBewijs(f"‘{naam}’ is beschadigd. Bewaar het opnieuw als PDF.") from fout
    if dicht:
        raise GeenBewijs(f"‘{naam}’ is beveiligd. Bewaar het zonder wachtwoord of beveiliging.")
    if not 0 < aantal <= 1000:
        raise GeenBewijs(f"‘{naam}’ heeft {aantal} bladzijden. Een stuk heeft er 1 tot 1000.")
    return aantal


@transaction.atomic
def voeg_toe(punt: Agendapunt, stuk: Vergaderstuk, *, by: Gebruiker) -> Vergaderstuk:
    """A paper with a point; not after the list of decisions was approved."""
    overleg = vast_open(punt.overleg)
    stuk.agendapunt, stuk.door = punt, by
    stuk.als = hoedanigheid(by, overleg.regio, Right.OVERLEG_LEIDEN)
    try:
        stuk.full_clean(exclude=["door", "inhoud"])
    except ValidationError as fout:
        raise NietMogelijk(" ".join(fout.messages)) from fout
    stuk.save()
    return stuk


@transaction.atomic
def haal_weg(stuk: Vergaderstuk) -> None:
    """Take it from its point; the history keeps that it was there."""
    vast_open(stuk.agendapunt.overleg)
    Vergaderstuk.objects.filter(pk=stuk.pk).delete()
