"""One organisation in all its regio's."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.gate import naming
from regions.models import Organisatie, Regio, Soort
from regions.periods import today
from regions.rights import Right
from regions.uitvoer import noteer
from samenwerking.organisatie import blad
from samenwerking.organisatie_export import KOLOMMEN, rijen


def gezien(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: whoever may see a regio may see who takes part there; any other organisatie is not found."""

    @wraps(view)
    def gate(request: HttpRequest, organisatie: str, **kwargs: str) -> HttpResponse:
        found = get_object_or_404(Organisatie.objects.select_related("concern"), slug=organisatie)
        seen = Regio.objects.seen_by(request.user)
        if request.user.reach(Right.REGIO_SEE) is not None and not seen.of(found, today()).exists():
            raise Http404
        return view(request, found, **kwargs)

    return naming(Right.REGIO_SEE, gate)


@gezien
def organisatie(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Where it takes part, who speaks for it there, what it agreed, and what became of it if it ended."""
    day, user = today(), request.user
    is_gemeente = organisatie.soort == Soort.GEMEENTE
    bestaat = organisatie.holds_on(day)
    context = {
        "organisatie": organisatie,
        "blad": blad(organisatie, user, day),
        "bestaat": bestaat,
        "aankondigingen": organisatie.wijzigingen.komend().order_by("datum", "pk"),
        "kruimels": [(reverse("regios"), "Regio's")],
        "may_give_access": user.may(Right.TOEGANG_GIVE, organisatie=organisatie),
        "may_give_word": user.may(Right.MANDAAT_GIVE, organisatie=organisatie),
        "may_bevestigen": bestaat and user.may(Right.CONTACT_EDIT, organisatie=organisatie),
        "may_beheer": user.may(Right.BEHEER),
        "may_vragen": is_gemeente and bestaat and user.may(Right.REGIO_VRAGEN, organisatie=organisatie),
        "inwonertal": organisatie.inwonertallen.order_by("-peildatum").first(),
    }
    return render(request, "samenwerking/organisatie.html", context)


@gezien
def organisatie_export(request: HttpRequest, organisatie: Organisatie, vorm: str) -> HttpResponse:
    """The same as one table; persons only where one keeps the contacts, and then it is noted."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    day = today()
    page = blad(organisatie, request.user, day)
    table = list(rijen(page, personen_in=_houdt_bij(request, organisatie, page.regios)))
    if personen := sum(rij.wat == "contactpersoon" for rij in table):
        wat = f"contactpersonen van {organisatie}"
        noteer(request.user, wat[:80], vorm, personen, organisatie=organisatie)
    toelichting = Toelichting(
        titel=f"{organisatie} in alle regio's",
        peildatum=day,
        bron="Samenwerking, opgegeven door de organisaties zelf",
        voorbeeld=settings.DEMO,
    )
    return bestand(f"{organisatie.slug}-{day:%Y-%m-%d}", vorm, KOLOMMEN, table, toelichting)


def _houdt_bij(request: HttpRequest, organisatie: Organisatie, regios: list) -> set[int]:
    """The regio's in which this user keeps the contact persons of the organisation."""
    may = request.user.may
    return {regio.pk for regio, _ in regios if may(Right.CONTACT_EDIT, regio=regio, organisatie=organisatie)}
