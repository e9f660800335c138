"""A gemeente asks for another regio; the functioneel beheerder answers."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regions.forms.regioverzoeken import AntwoordForm, RegioverzoekForm
from regions.gate import requires
from regions.models import Organisatie, Regioverzoek, Soort
from regions.periods import today
from regions.regioverzoeken import NietMeerOpen, antwoord, trek_in
from regions.rights import Right
from regions.views.beheer import kruimels
from regions.views.organisaties import formulier

Kruimels = list[tuple[str, str]]


def _naar(organisatie: Organisatie) -> Kruimels:
    return [(reverse("regios"), "Regio's"), (organisatie.get_absolute_url(), organisatie.naam)]


@requires(Right.REGIO_VRAGEN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def regioverzoek_nieuw(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Ask, in the name of a gemeente, to belong to another regio."""
    if organisatie.soort != Soort.GEMEENTE or not organisatie.holds_on(today()):
        raise Http404
    if request.method == "POST":
        Organisatie.objects.select_for_update().get(pk=organisatie.pk)  # one request at a time
    form = RegioverzoekForm(request.POST or None, gemeente=organisatie)
    if request.method == "POST" and form.is_valid():
        verzoek = form.save(request.user)
        messages.success(request, "Uw verzoek is verstuurd. U krijgt het antwoord per e-mail.")
        return redirect(verzoek)
    return formulier(
        request,
        form,
        titel=f"Wil {organisatie} bij een andere regio horen?",
        uitleg=_uitleg(organisatie, form),
        knop="Versturen",
        terug=organisatie.get_absolute_url(),
        kruimels=_naar(organisatie),
    )


def _uitleg(gemeente: Organisatie, form: RegioverzoekForm) -> str:
    nu = f"{gemeente} hoort nu bij {form.nu}. " if form.nu else ""
    return (
        f"{nu}De functioneel beheerder beantwoordt het verzoek. De regiocoördinatoren van beide regio's "
        "lezen mee. Er verandert pas iets als de indeling wordt aangepast."
    )


@requires(Right.SIGNED_IN)
@require_GET
def regioverzoek(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """One request with its answer, for who asked, who answers, and the coordinators of both regio's."""
    return _pagina(request, _gezien(request, organisatie, pk), AntwoordForm())


def _gezien(request: HttpRequest, organisatie: Organisatie, pk: int) -> Regioverzoek:
    rows = Regioverzoek.objects.gezien_door(request.user).select_related(
        "gemeente", "van", "naar", "gevraagd_door", "beantwoord_door"
    )
    found: Regioverzoek = get_object_or_404(rows, pk=pk, gemeente=organisatie)
    return found


def _pagina(request: HttpRequest, verzoek: Regioverzoek, form: Any, status: int = 200) -> HttpResponse:
    gemeente = verzoek.gemeente
    may_answer = verzoek.is_open and request.user.may(Right.BEHEER)
    context = {
        "verzoek": verzoek,
        "form": form if may_answer else None,
        "may_withdraw": verzoek.is_open and request.user.may(Right.REGIO_VRAGEN, organisatie=gemeente),
        "hertekenen": _hertekenen(verzoek) if request.user.may(Right.BEHEER) else "",
        "kruimels": _naar(gemeente),
    }
    return render(request, "organisaties/regioverzoek.html", context, status=status)


def _hertekenen(verzoek: Regioverzoek) -> str:
    """Where a request that was allowed is carried out, with all of it filled in."""
    if verzoek.uitkomst != Regioverzoek.Uitkomst.TOEGESTAAN:
        return ""
    vraag = {
        "gemeenten": verzoek.gemeente.cbs_code,
        "naar": verzoek.naar_id,
        "datum": verzoek.gewenst_per.isoformat(),
    }
    return f"{reverse('beheer_regios_hertekenen')}?{urlencode(vraag)}"


@requires(Right.BEHEER)
@require_POST
def regioverzoek_antwoord(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Allow a request or not, and say why."""
    verzoek = _gezien(request, organisatie, pk)
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        return _pagina(request, verzoek, form, 422)
    data = form.cleaned_data
    try:
        antwoord(verzoek, uitkomst=data["uitkomst"], waarom=data["waarom"], by=request.user)
    except NietMeerOpen as intussen:
        messages.warning(request, str(intussen))
    else:
        messages.success(request, f"Het antwoord is vastgelegd. {verzoek.gemeente} krijgt bericht.")
    return redirect(verzoek)


@requires(Right.REGIO_VRAGEN)
@require_POST
def regioverzoek_intrekken(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Ask no more."""
    verzoek = get_object_or_404(organisatie.regioverzoeken, pk=pk)
    try:
        trek_in(verzoek, by=request.user)
    except NietMeerOpen as intussen:
        messages.warning(request, str(intussen))
    else:
        messages.success(request, "Het verzoek is ingetrokken.")
    return redirect(verzoek)


@requires(Right.BEHEER)
@require_GET
def beheer_regioverzoeken(request: HttpRequest) -> HttpResponse:
    """All that gemeenten asked; what waits for an answer first."""
    rows = Regioverzoek.objects.select_related("gemeente", "van", "naar").order_by("-gevraagd_op", "-pk")
    rijen = sorted(rows, key=lambda verzoek: not verzoek.is_open)
    return render(request, "beheer/regioverzoeken.html", {"rijen": rijen, "kruimels": kruimels()})
