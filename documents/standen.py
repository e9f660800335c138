"""Does a document still hold: is it the latest, only offered, replaced, or withdrawn?"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models

from documents.models import Document


class Stand(models.TextChoices):
    """What there is to say of an existing document."""

    LAATSTE = "laatste", "Laatste versie"
    TER_VASTSTELLING = "ter_vaststelling", "Ter vaststelling"
    VERVANGEN = "vervangen", "Vervangen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    CONCEPT = "concept", "Concept"
    MOMENT = "moment", "Stand van een dag"


KLEUREN = {
    Stand.LAATSTE: "ok",
    Stand.TER_VASTSTELLING: "info",
    Stand.VERVANGEN: "warning",
    Stand.CONCEPT: "warning",
    Stand.MOMENT: "info",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A document, how it stands, and what holds in its place."""

    document: Document
    stand: Stand
    laatste: Document | None = None

    @property
    def kleur(self) -> str:
        """The look of the word; the word itself says it."""
        return KLEUREN.get(self.stand, "error")


def status(document: Document) -> Status:
    """How one document stands."""

    def followers(found: list[Document]) -> Iterable[Document]:
        return Document.objects.filter(vervangt__in=found).select_related("regio")

    return _status(document, followers)


def statussen(documents: Iterable[Document]) -> list[Status]:
    """How each of them stands, when all that could replace them are among them: no query at all."""
    documents = list(documents)
    by_replaced = defaultdict(list)
    for document in documents:
        by_replaced[document.vervangt_id].append(document)

    def followers(found: list[Document]) -> Iterable[Document]:
        return [follower for document in found for follower in by_replaced[document.pk]]

    return [_status(document, followers) for document in documents]


def _status(document: Document, followers: Callable[[list[Document]], Iterable[Document]]) -> Status:
    if document.ingetrokken_op:
        return Status(document, Stand.INGETROKKEN)
    if document.aard != Document.Aard.BESLUIT:
        return Status(document, Stand(document.aard))
    if latest := _latest(document, followers):
        return Status(document, Stand.VERVANGEN, latest)
    return Status(document, Stand.LAATSTE if document.vastgesteld else Stand.TER_VASTSTELLING)


def _latest(document: Document, followers: Callable[[list[Document]], Iterable[Document]]) -> Document | None:
    """The last that came in its place, whatever stood between; what is offered replaces none adopted."""
    seen, newest, generation = {document.pk}, None, [document]
    while generation:
        generation = [follower for follower in followers(generation) if follower.pk not in seen]
        seen |= {follower.pk for follower in generation}
        holding = [
            follower
            for follower in generation
            if follower.ingetrokken_op is None and (follower.vastgesteld or not document.vastgesteld)
        ]
        newest = max(holding, key=lambda follower: (follower.datum, follower.pk), default=newest)
    return newest
