"""Which documents someone may see: said once, for the list, the page, the file and the rooms above."""

from typing import TYPE_CHECKING

from documents.models import Document
from documents.soorten import soort_van
from regions.models import Regio

if TYPE_CHECKING:
    from regions.models import Gebruiker


def mag_zien(gebruiker: "Gebruiker", document: Document) -> bool:
    """What was decided on as its kind says; what was not is for the region's own parties."""
    soort = soort_van(document.soort)
    if soort.mag:
        return soort.mag(gebruiker, document)
    decided = document.vastgesteld and document.aard == Document.Aard.BESLUIT
    return gebruiker.may(soort.recht if decided else soort.recht_eerder, regio=document.regio)


def gezien_door(gebruiker: "Gebruiker", regio: Regio) -> list[Document]:
    """The lasting documents of a regio that this user may see today, the newest first."""
    documenten = regio.documenten.blijvend().select_related("organisatie").newest_first()
    return [document for document in documenten if mag_zien(gebruiker, document)]
