"""One organisation in all its regio's."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regions.gate import naming
from regions.models import Contactpersoon, Herindeling, Organisatie, Regio
from regions.periods import today
from regions.rights import Right


def gezien(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: whoever may see a regio may see who takes part there; any other organisatie is not found."""

    @wraps(view)
    def gate(request: HttpRequest, organisatie: str) -> HttpResponse:
        found = get_object_or_404(Organisatie, slug=organisatie)
        seen = Regio.objects.seen_by(request.user)
        if request.user.reach(Right.REGIO_SEE) is not None and not seen.of(found, today()).exists():
            raise Http404
        return view(request, found)

    return naming(Right.REGIO_SEE, gate)


@gezien
def organisatie(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Where it takes part, who speaks for it there, and what became of it if it ended."""
    day = today()
    seen = Regio.objects.seen_by(request.user)
    regios = seen.of(organisatie, day).order_by("naam", "pk")
    contacten = Contactpersoon.objects.on(day).filter(organisatie=organisatie, regio__in=regios).in_order()
    per_regio: dict[int, list[Contactpersoon]] = {}
    for contact in contacten:
        per_regio.setdefault(contact.regio_id, []).append(contact)
    context = {
        "organisatie": organisatie,
        "kruimels": [(reverse("regios"), "Regio's")],
        "regios": [(regio, per_regio.get(regio.pk, [])) for regio in regios],
        "may_give_access": request.user.may(Right.TOEGANG_GIVE, organisatie=organisatie),
        "bestaat": organisatie.holds_on(day),
        "herindelingen": Herindeling.objects.opgegaan()
        .filter(van=organisatie)
        .select_related("naar")
        .order_by("datum", "naar__naam"),
        "voorgangers": Herindeling.objects.opgegaan()
        .filter(naar=organisatie)
        .select_related("van")
        .order_by("-datum", "van__naam"),
        "inwonertal": organisatie.inwonertallen.order_by("-peildatum").first(),
    }
    return render(request, "samenwerking/organisatie.html", context)
