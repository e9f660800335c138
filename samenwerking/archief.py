"""What an organisation puts in its archive: of a year every document of its regio's, with its description."""

import datetime
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from agenda.models import Zaaknummer
from documents import mdto
from documents.models import Document
from documents.rechten import mag_zien
from regions.models import Deelnemer, Organisatie, Regio


@dataclass(slots=True)
class Jaar:
    """The documents of one year that this user may take along, the oldest first."""

    jaar: int
    documenten: list[Document] = field(default_factory=list)

    @property
    def nog_niet(self) -> list[Document]:
        """Those whose file is not there."""
        return [document for document in self.documenten if not document.is_gemaakt]


def jaren(gebruiker: Any, organisatie: Organisatie) -> list[Jaar]:
    """The years with documents, the last one first."""
    per_jaar: dict[int, Jaar] = {}
    for document in _documenten(gebruiker, organisatie):
        per_jaar.setdefault(document.datum.year, Jaar(document.datum.year)).documenten.append(document)
    return [per_jaar[jaar] for jaar in sorted(per_jaar, reverse=True)]


def _documenten(gebruiker: Any, organisatie: Organisatie) -> Iterator[Document]:
    """What is kept for good of the regio's in which it took part on the day of the document."""
    ooit = Deelnemer.objects.filter(organisatie=organisatie).values("regio")
    rows = Document.objects.blijvend().filter(regio__in=ooit).select_related("regio", "organisatie")
    hier: dict[tuple[int, datetime.date], bool] = {}
    for document in rows.order_by("datum", "pk"):
        key = (document.regio_id, document.datum)
        if key not in hier:
            hier[key] = Regio.objects.of(organisatie, document.datum).filter(pk=document.regio_id).exists()
        if hier[key] and document.organisatie_id in (None, organisatie.pk) and mag_zien(gebruiker, document):
            yield document


def schrijf(naar: IO[bytes], organisatie: Organisatie, jaar: Jaar) -> None:
    """The zip: each file with its two descriptions, one document in memory at a time; the same each time."""
    nummers = dict(
        Zaaknummer.objects.filter(organisatie=organisatie, document__in=jaar.documenten).values_list(
            "document", "nummer"
        )
    )
    with zipfile.ZipFile(naar, "w", zipfile.ZIP_DEFLATED) as archief:
        for gevonden in jaar.documenten:
            document = Document.objects.defer(None).select_related("regio").get(pk=gevonden.pk)
            vormer = _vormer(organisatie, nummers.get(document.pk, ""))
            plek = f"{document.regio.code}/{document.kenmerk[:16]}/"
            for naam, inhoud in (
                (document.bestandsnaam, bytes(document.bestand)),
                (f"{document.bestandsnaam}.bestand.mdto.xml", mdto.bestand(document)),
                (f"{document.bestandsnaam}.mdto.xml", mdto.informatieobject(document, vormer)),
            ):
                archief.writestr(_regel(plek + naam, document.datum), inhoud)


def _regel(naam: str, dag: datetime.date) -> zipfile.ZipInfo:
    """Dated as the document is, so that nothing says when the zip was made."""
    regel = zipfile.ZipInfo(naam, (dag.year, dag.month, dag.day, 0, 0, 0))
    regel.compress_type = zipfile.ZIP_DEFLATED
    return regel


def _vormer(organisatie: Organisatie, zaaknummer: str) -> mdto.Vormer:
    if organisatie.cbs_code:
        return mdto.Vormer(
            naam=organisatie.naam, kenmerk=organisatie.cbs_code, bron="CBS", zaaknummer=zaaknummer
        )
    return mdto.Vormer(naam=organisatie.naam, zaaknummer=zaaknummer)
