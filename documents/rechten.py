"""Which documents someone may see: said once, for the list, the page, the file and the rooms above."""

from typing import TYPE_CHECKING

from documents.models import Document
from regions.models import Regio
from regions.rights import Right

if TYPE_CHECKING:
    from regions.models import Gebruiker

SEEN_WITH = {Document.Soort.SAMENWERKINGSAGENDA: Right.REGIO_SEE}
OFFERED_SEEN_WITH = Right.AGENDA_SEE  # what is not adopted is for the region's own parties


def right_of(document: Document) -> Right:
    """Which right it takes to see a document."""
    return SEEN_WITH[Document.Soort(document.soort)] if document.vastgesteld else OFFERED_SEEN_WITH


def gezien_door(gebruiker: "Gebruiker", regio: Regio) -> list[Document]:
    """The documents of a regio that this user may see today, the newest first."""
    documenten = regio.documenten.newest_first()
    return [document for document in documenten if gebruiker.may(right_of(document), regio=regio)]
