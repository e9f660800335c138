"""Unsent text comes and goes here; only its own writer reaches it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from regions import concepten
from regions.gate import requires
from regions.rights import Right


@requires(Right.SIGNED_IN)
@require_POST
def concept_bewaren(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Keep what stands in a form that was not sent; answers when it was kept."""
    try:
        concept = concepten.bewaar(request.user, sleutel, request.POST.get("tab", ""), request.POST)
    except concepten.TeVeel:
        return JsonResponse({"melding": "Deze tekst is te lang om te bewaren."}, status=422)
    tijd = timezone.localtime(concept.gewijzigd_op)
    return JsonResponse({"melding": f"Opgeslagen als concept om {tijd:%H.%M} uur"})


@requires(Right.SIGNED_IN)
@require_POST
def concept_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Put away one's own unsent text on purpose."""
    get_object_or_404(request.user.concepten, pk=pk).delete()
    messages.success(request, "Het concept is verwijderd.")
    back = request.POST.get("terug", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "home")
