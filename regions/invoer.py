"""What someone typed in a form: posted, kept as a concept, or nothing yet."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from regions import concepten
from regions.models import Concept


@dataclass(slots=True)
class Invoer:
    """The input of one form on one address, with the unsent text that was found for it."""

    request: Any  # a request of someone who signed in
    sleutel: str
    version: str = ""
    concept: Concept | None = None
    data: QueryDict | None = None

    @classmethod
    def van(cls, request: Any, sleutel: str, version: str = "") -> "Invoer":
        """What was posted, or the unsent text when one chose to go on with it."""
        if request.method == "POST":
            return cls(request, sleutel, request.POST.get("version", version), data=request.POST)
        concept = concepten.onverzonden(request.user, sleutel)
        if concept and request.GET.get("concept") == str(concept.pk):
            return cls(request, sleutel, concept.versie or version, data=concepten.als_post(concept))
        return cls(request, sleutel, version, concept)

    @property
    def is_verstuurd(self) -> bool:
        """Whether the form was sent."""
        return self.request.method == "POST"

    def klaar(self) -> None:
        """It was done: the unsent text of this tab may go."""
        concepten.vergeet(self.request.user, self.sleutel, self.request.POST.get("tab", ""))

    def context(self, form: forms.Form) -> dict[str, Any]:
        """What the page of the form needs; a concept is shown as it was left, what is wrong not yet."""
        if self.data is not None and not self.is_verstuurd:
            zonder_fouten(form)
        return {
            "form": form,
            "sleutel": self.sleutel,
            "tab": self.request.POST.get("tab") or concepten.nieuw_tab(),
            "concept": self.concept,
            "version": self.version,
        }


def zonder_fouten(form: Any) -> Any:
    """Shown as it was posted, what is wrong not yet."""
    form._errors = forms.utils.ErrorDict()
    return form


def doorgegeven(post: QueryDict, behalve: Collection[str]) -> list[tuple[str, str]]:
    """Every field as it was posted, to carry along on a page in between; `behalve` are the page's own."""
    return [(naam, waarde) for naam, waarden in post.lists() if naam not in behalve for waarde in waarden]
