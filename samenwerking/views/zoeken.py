"""Search: one page, quicker as one types, and the same without JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from regions.gate import requires
from regions.periods import today
from regions.rights import Right
from samenwerking.zoeken import LANGST, MEESTE, zoek


@requires(Right.REGIO_SEE)
@require_safe
def zoeken(request: HttpRequest) -> HttpResponse:
    """Persons, organisations and regio's with the question in their name or alias."""
    vraag = request.GET.get("q", "").strip()[:LANGST]
    context = {
        "vraag": vraag,
        "gevonden": zoek(request.user, vraag, today()) if vraag else None,
        "dag": today(),
        "meeste": MEESTE,
    }
    template = "samenwerking/zoeken.html"
    return render(request, f"{template}#antwoord" if request.htmx else template, context)
