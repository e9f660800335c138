"""Who has several roles chooses the one to work in; all that one may see or do stays within reach."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from regions.gate import requires
from regions.rights import Right


@requires(Right.SIGNED_IN)
@require_http_methods(["GET", "POST"])
def werken_als(request: HttpRequest) -> HttpResponse:
    """The chosen role stands in the session: first in forms, and written beside what one does."""
    verder = _verder(request)
    if request.method == "POST":
        keuze = request.POST.get("toegang", "")
        toegang = next((t for t in request.user.toegangen if str(t.pk) == keuze), None)
        if toegang or keuze == "":
            request.session["als"] = toegang.pk if toegang else None
            woorden = f"U werkt nu als {toegang.omschrijving}." if toegang else "U werkt nu zonder vaste rol."
            messages.success(request, woorden)
            return redirect(verder)
    fout = "Deze rol hebt u niet (meer). Kies een andere." if request.method == "POST" else ""
    context = {"verder": verder, "fout": fout, "kruimels": [(reverse("home"), "Mijn werk")]}
    return render(request, "toegang/werken_als.html", context, status=422 if fout else 200)


def _verder(request: HttpRequest) -> str:
    """The page one came from, if it is one of this house."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    return (
        url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else reverse("home")
    )
