"""Freezing content as a document, and making the file that belongs to it."""

import datetime
import hashlib
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.canoniek import canoniek, kenmerk_van
from documents.models import GROOTST, Document, datum_van
from documents.soorten import soort_van
from documents.weergave import als_html
from regions.models import Gebruiker, Organisatie, Regio
from regions.periods import today
from regions.privacy import gegeven

__all__ = ["als_html", "intrekken", "maak", "ruim_op", "vastleggen", "vraag_opnieuw"]


class TeGroot(ValueError):
    """The file would be larger than the house keeps."""


@transaction.atomic
def vastleggen(
    *,
    soort: str,
    titel: str,
    inhoud: dict[str, Any],
    regio: Regio | None,
    by: Gebruiker | None,
    template: str = "",
    organisatie: Organisatie | None = None,
    aard: str = Document.Aard.BESLUIT,
    vervangt: Document | None = None,
) -> Document:
    """The document with exactly this content: the one there is, or a new one whose file the worker makes.

    What is decided on stays for good; a draft, or how things stood on a day, for its term.
    """
    kind = soort_van(soort)
    canonical = canoniek(inhoud)
    document, new = Document.objects.get_or_create(
        kenmerk=kenmerk_van(canonical),
        defaults={
            "soort": kind.code,
            "titel": titel[:200],
            "regio": regio,
            "organisatie": organisatie,
            "aard": Document.Aard(aard),
            "bewaren_tot": None if aard == Document.Aard.BESLUIT else _bewaren_tot(),
            "versie": str(inhoud.get("versie") or ""),
            "datum": datum_van(inhoud) or today(),
            "vastgesteld": inhoud.get("vaststelling", True) is not None,
            "inhoud": canonical,
            "template": template or kind.template,
            "vervangt": vervangt,
            "door": by,
        },
    )
    if new:
        vraag_bestand(document)
    return document


def _bewaren_tot() -> datetime.date:
    """Until when a draft is kept, and how things stood on a day."""
    return today() + timedelta(days=gegeven("uittreksel").dagen or 0)


def vraag_bestand(document: Document) -> None:
    """Ask the worker for the file: stored with what else this transaction does, or not at all."""
    from documents.tasks import maak_bestand

    maak_bestand.enqueue(document.pk)


@transaction.atomic
def vraag_opnieuw(document: Document) -> None:
    """Ask once more for a file that could not be made; while it is being made nothing is asked."""
    failed = Document.objects.filter(pk=document.pk, bestand_sha256="").exclude(mislukt="")
    if failed.update(mislukt=""):
        vraag_bestand(document)


def vraag_achtergebleven() -> int:
    """Ask again for files that were asked for over an hour ago and neither came nor failed; how many."""
    waiting = Document.objects.unmade().filter(gevraagd_op__lt=timezone.now() - timedelta(hours=1))
    for document in waiting:
        vraag_bestand(document)
    return len(waiting)


def ruim_op(day: datetime.date) -> None:
    """Drafts and snapshots go when their term is over."""
    Document.objects.filter(bewaren_tot__lte=day).delete()


def mislukt(pk: int, reason: str) -> None:
    """Tell whoever waits for the file that it could not be made."""
    Document.objects.filter(pk=pk, bestand_sha256="").update(mislukt=reason)


def maak(document: Document) -> Document:
    """Make the file, unless it is there; two who do so at once store it once."""
    if document.is_gemaakt:
        return document
    from documents.pdf import als_pdf

    content = als_pdf(document)
    if len(content) > GROOTST:
        raise TeGroot(f"{len(content)} bytes")
    with transaction.atomic():
        Document.objects.filter(pk=document.pk, bestand_sha256="").update(
            bestand=content,
            bestand_sha256=hashlib.sha256(content).hexdigest(),
            gemaakt_op=timezone.now(),
            mislukt="",
        )
    document.refresh_from_db()
    return document


@transaction.atomic
def intrekken(document: Document, *, by: Gebruiker) -> Document:
    """From today on the document no longer holds; it stays, and says so."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.ingetrokken_op is None:
        document.ingetrokken_op = today()
        document.save(update_fields=["ingetrokken_op"])
    return document
