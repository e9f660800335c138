"""Who has access: for the whole house by the functioneel beheerder, per organisation by its own beheerder."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions.forms.dag import na
from regions.forms.toegang import ROLLEN_PER_SOORT, UitnodigForm
from regions.forms.toegang_lijst import CollegaFilter, ToegangFilter
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio, Soort, Toegang
from regions.periods import today
from regions.rights import ORGANISATIE_ROLLEN, REGIO_ROLLEN, Right, Rol
from regions.toegangen import nodig_uit
from regions.uitnodigen import aantal_open
from regions.views.beheer import bladzijde, kruimels

Kruimels = list[tuple[str, str]]


@requires(Right.BEHEER)
@require_GET
def beheer_toegang(request: HttpRequest) -> HttpResponse:
    """Who has access, to what and until when."""
    form = ToegangFilter(request.GET)
    context = {
        "filter": form,
        "pagina": bladzijde(request, form.rijen()),
        "vraag": request.GET.urlencode(),
        "voorgedragen": aantal_open(),
        "kruimels": kruimels(),
    }
    return _lijst(request, "beheer/toegang.html", context)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_uitnodigen(request: HttpRequest) -> HttpResponse:
    """Give someone access, with any role."""
    terug = reverse("beheer_toegang")
    return _uitnodigen(request, None, terug, kruimels((terug, "Gebruikers en toegang")))


@requires(Right.TOEGANG_GIVE)
@require_GET
def organisatie_toegang(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Who has access for one organisation, now and later."""
    form = CollegaFilter(request.GET, rollen=rollen_van(organisatie))
    context = {
        "organisatie": organisatie,
        "filter": form,
        "pagina": bladzijde(request, form.rijen(organisatie.toegang_set.all())),
        "eigen_rollen": ORGANISATIE_ROLLEN,
        "vraag": request.GET.urlencode(),
        "voorgedragen": aantal_open(organisatie),
        "kruimels": van(organisatie),
    }
    return _lijst(request, "toegang/organisatie.html", context)


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def organisatie_uitnodigen(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Give a colleague access for one's own organisation."""
    terug = reverse("organisatie_toegang", args=[organisatie.slug])
    return _uitnodigen(request, organisatie, terug, [*van(organisatie), (terug, "Toegang")])


@requires(Right.TOEGANG_REGIO_SEE)
@require_GET
def regio_toegang(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Who can sign in for this regio or for one of its parties; giving and ending it is up to others."""
    form = ToegangFilter(request.GET)
    del form.fields["wie"]
    partijen = Organisatie.objects.taking_part(regio, today())
    binnen = Toegang.objects.filter(regio=regio) | Toegang.objects.filter(
        regio=None, organisatie__in=partijen
    )
    context = {
        "regio": regio,
        "filter": form,
        "pagina": bladzijde(request, form.rijen(binnen)),
        "kruimels": naar_regio(regio),
    }
    return _lijst(request, "toegang/regio.html", context)


def rollen_van(organisatie: Organisatie) -> list[Rol]:
    """The roles that someone can have for an organisation of this kind, or be lent to a regio with."""
    return [*ROLLEN_PER_SOORT[Soort(organisatie.soort)], *REGIO_ROLLEN]


def van(organisatie: Organisatie) -> Kruimels:
    """The way to what is kept of one organisation."""
    return [(reverse("home"), "Mijn werk"), (organisatie.get_absolute_url(), organisatie.naam)]


def _lijst(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"{template}#lijst" if request.htmx else template, context)


def _uitnodigen(
    request: HttpRequest, organisatie: Organisatie | None, terug: str, kruimels: Kruimels
) -> HttpResponse:
    form = UitnodigForm(request.POST or None, organisatie=organisatie)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        toegang = nodig_uit(
            **{name: data[name] for name in ("email", "naam", "rol", "van", "organisatie", "regio")},
            tot=na(data["tot_en_met"]),
            by=request.user,
        )
        gebruiker = toegang.gebruiker
        messages.success(request, f"{gebruiker} heeft toegang. De uitnodiging gaat naar {gebruiker.email}.")
        return redirect(terug)
    context = {"form": form, "organisatie": organisatie, "terug": terug, "kruimels": kruimels}
    return render(request, "toegang/uitnodigen.html", context, status=422 if form.errors else 200)
