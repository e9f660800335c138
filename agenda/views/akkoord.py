"""A party's answer to a version: given or recorded, its evidence, and the bestuurder's objection."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.actions.akkoord import deed_mee, geldt
from agenda.forms.besluit import AkkoordForm, BezwaarForm
from agenda.models import Akkoord, Versie
from agenda.tonen import agenda_kruimel
from agenda.views.versies import versie_in
from regions.gate import check, requires
from regions.kruimels import naar_regio, stap
from regions.models import Bewijsstuk, Organisatie, Regio
from regions.periods import today
from regions.rights import Right


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def agenda_akkoord(request: HttpRequest, regio: Regio, nummer: int, partij: str) -> HttpResponse:
    """A party's answer to an agenda; after the decision: joining later."""
    return toon_akkoord(request, regio, versie_in(request, regio, nummer), partij)


def toon_akkoord(request: HttpRequest, regio: Regio, versie: Versie, partij: str) -> HttpResponse:
    """The form for one party, for who gives or records its answer."""
    organisatie, gives = _partij(request, regio, versie, partij)
    later = hasattr(versie, "vaststelling")
    _nog_mogelijk(versie, organisatie, later)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AkkoordForm(
        data,
        files,
        versie=versie,
        organisatie=organisatie,
        user=request.user,
        gives=gives,
        initial=_begin(request.user, gives),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.antwoorden(versie, organisatie, by=request.user, gegeven=gives, **form.velden())
        except actions.NietMogelijk as reden:
            form.add_error(None, str(reden))
        else:
            messages.success(request, f"Vastgelegd namens {organisatie}.")
            return redirect(versie)
    context = {
        "regio": regio,
        "versie": versie,
        "organisatie": organisatie,
        "gives": gives,
        "later": later,
        "form": form,
        "kruimels": _verder(regio, versie),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agenda/akkoord.html", context, status=status)


def _partij(request: HttpRequest, regio: Regio, versie: Versie, slug: str) -> tuple[Organisatie, bool]:
    """The party, and whether this user gives its answer; who does neither is refused."""
    organisatie = get_object_or_404(Organisatie, slug=slug)
    genoemd = slug in [named["slug"] for named in versie.inhoud["partijen"]]
    hier = Organisatie.objects.taking_part(regio, today()).filter(pk=organisatie.pk)
    if not (genoemd or (hasattr(versie, "vaststelling") and hier.exists())):
        raise Http404
    user: Any = request.user
    gives = user.may(Right.AKKOORD_GIVE, regio=regio, organisatie=organisatie)
    if not gives:
        check(user, Right.AKKOORD_RECORD, regio=regio, organisatie=organisatie)
    return organisatie, gives


def _nog_mogelijk(versie: Versie, organisatie: Organisatie, later: bool) -> None:
    if later and not geldt(versie):
        raise PermissionDenied("Er is een nieuwere vastgestelde versie. Sluit daarbij aan.")
    if later and deed_mee(versie, organisatie):
        raise PermissionDenied(f"{organisatie} doet al mee met deze versie.")
    if not later and not Versie.alle.ter_vaststelling().filter(pk=versie.pk).exists():
        raise PermissionDenied("Deze versie ligt niet meer ter vaststelling. Kijk bij de nieuwste versie.")


def _begin(user: Any, gives: bool) -> dict[str, Any]:
    return {"naam": user.naam, "functie": "bestuurder", "datum": today()} if gives else {}


def _verder(regio: Regio, versie: Versie) -> Any:
    boven = agenda_kruimel(regio) if versie.agenda_id else stap("onderwerpen", "Gespreksonderwerpen", regio)
    return naar_regio(regio, boven, (versie.get_absolute_url(), str(versie)))


def akkoord_in(request: HttpRequest, regio: Regio, pk: int) -> Akkoord:
    """An answer in this regio that its parties see, and who acts for the party it is of."""
    rows = Akkoord.objects.select_related(
        "organisatie", "bezwaar", "versie__agenda__regio", "versie__onderwerpen_van", "versie__vaststelling"
    )
    akkoord = get_object_or_404(rows, pk=pk)
    user: Any = request.user
    eigen = [
        user.may(right, regio=regio, organisatie=akkoord.organisatie)
        for right in (Right.AKKOORD_GIVE, Right.AKKOORD_RECORD)
    ]
    if akkoord.versie.regio != regio or not (any(eigen) or user.may(Right.AGENDA_SEE, regio=regio)):
        raise Http404
    return akkoord


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def akkoord_bezwaar(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The bestuurder of the party says that what a colleague recorded is not so."""
    akkoord = akkoord_in(request, regio, pk)
    check(request.user, Right.AKKOORD_GIVE, regio=regio, organisatie=akkoord.organisatie)
    form = BezwaarForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.bezwaar_maken(akkoord, by=request.user, tekst=form.cleaned_data["tekst"])
        except actions.NietMogelijk as reden:
            form.add_error(None, str(reden))
        else:
            messages.success(request, "Uw bezwaar is vastgelegd. De regiocoördinator krijgt bericht.")
            return redirect(akkoord.versie)
    context = {
        "regio": regio,
        "akkoord": akkoord,
        "versie": akkoord.versie,
        "form": form,
        "kruimels": _verder(regio, akkoord.versie),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agenda/bezwaar.html", context, status=status)


@requires(Right.REGIO_SEE)
@require_safe
def akkoord_bewijs(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The file from which an answer shows."""
    akkoord = akkoord_in(request, regio, pk)
    if akkoord.bewijs_id is None:
        raise Http404
    stuk: Any = Bewijsstuk._base_manager.get(pk=akkoord.bewijs_id)
    return als_bijlage(stuk.naam, stuk.soort, stuk.inhoud)


def als_bijlage(naam: str, soort: str, inhoud: Any) -> HttpResponse:
    """A stored file, to save and not to run."""
    headers = {
        "Content-Disposition": content_disposition_header(True, naam),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(inhoud), content_type=soort, headers=headers)
