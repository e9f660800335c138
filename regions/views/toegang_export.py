"""Who has access, to take along: noted per person who takes it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.forms.toegang_lijst import CollegaFilter, ToegangFilter
from regions.gate import requires
from regions.models import Organisatie
from regions.periods import today
from regions.rights import Right
from regions.templatetags.huis import maand
from regions.uitvoer import noteer
from regions.views.toegang import rollen_van

KOLOMMEN = [
    Kolom("Naam", betekenis="De gebruiker.", waarde=lambda rij: rij.gebruiker.naam),
    Kolom("E-mail", betekenis="Waarmee de gebruiker inlogt.", waarde=lambda rij: rij.gebruiker.email),
    Kolom("Rol", betekenis="Wat de gebruiker is.", waarde=lambda rij: rij.get_rol_display()),
    Kolom("Organisatie", betekenis="Voor wie.", waarde=lambda rij: str(rij.organisatie or "")),
    Kolom("Regio", betekenis="Leeg is overal waar de rol geldt.", waarde=lambda rij: str(rij.regio or "")),
    Kolom("Vanaf", betekenis="De eerste dag.", waarde=lambda rij: rij.since),
    Kolom("Tot en met", betekenis="De laatste dag, als die er is.", waarde=lambda rij: rij.last_day),
    Kolom(
        "Laatst ingelogd",
        betekenis="De maand; leeg is nog niet.",
        waarde=lambda rij: maand(rij.gebruiker.last_login),
    ),
]


@requires(Right.BEHEER)
@require_GET
def beheer_toegang_export(request: HttpRequest, vorm: str) -> HttpResponseBase:
    """All access that the page shows with this filter."""
    return _bestand(request, vorm, list(ToegangFilter(request.GET).rijen()), None)


@requires(Right.TOEGANG_GIVE)
@require_GET
def organisatie_toegang_export(request: HttpRequest, organisatie: Organisatie, vorm: str) -> HttpResponseBase:
    """The access for one organisation that the page shows with this filter."""
    form = CollegaFilter(request.GET, rollen=rollen_van(organisatie))
    return _bestand(request, vorm, list(form.rijen(organisatie.toegang_set.all())), organisatie)


def _bestand(
    request: HttpRequest, vorm: str, rijen: list[Any], organisatie: Organisatie | None
) -> HttpResponseBase:
    if vorm not in ("csv", "xlsx"):
        raise Http404
    van = f" namens {organisatie}" if organisatie else ""
    titel = f"Wie heeft toegang{van}"
    toelichting = Toelichting(titel=titel, peildatum=today(), bron="Samenwerking", voorbeeld=settings.DEMO)
    noteer(request.user, "toegang", vorm, len(rijen), organisatie=organisatie)
    naam = f"toegang{f'-{organisatie.slug}' if organisatie else ''}-{today():%Y-%m-%d}"
    return bestand(naam, vorm, KOLOMMEN, rijen, toelichting)
