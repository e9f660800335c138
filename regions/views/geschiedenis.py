"""What was changed of one thing, for who may see that thing: who did it is told by role and organisation."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from regions import logboek
from regions.gate import naming, requires
from regions.kruimels import naar_regio, stap
from regions.models import Organisatie, Regio, Toegang
from regions.periods import today
from regions.rights import Right
from regions.views.beheer import bladzijde, kruimels


def _toon(
    request: HttpRequest, ding: Any, titel: str, terug: list[tuple[str, str]], *, namen: bool = False
) -> HttpResponse:
    gezien = request.user.reach(Right.REGIO_SEE)
    pagina = bladzijde(request, logboek.geschiedenis(ding, gezien))
    voor = request.user.pk
    context = {
        "titel": titel,
        "pagina": pagina,
        "regels": logboek.regels(list(pagina.object_list), rollen=not namen, voor=voor),
        "kruimels": terug,
    }
    return render(request, "logboek/geschiedenis.html", context)


@requires(Right.REGIO_SEE)
@require_GET
def regio_geschiedenis(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Of a regio: who takes part, who speaks for whom, what may be discussed."""
    return _toon(request, regio, f"Regio {regio}", naar_regio(regio))


@requires(Right.REGIO_SEE)
@require_GET
def contact_geschiedenis(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Of a contact person in one role, and of how that person is reached."""
    rows = regio.contacten.select_related("persoon", "organisatie")
    contact = get_object_or_404(rows, pk=pk)
    titel = f"{contact.persoon}, {contact.get_rol_display()} voor {contact.organisatie}"
    return _toon(request, contact, titel, naar_regio(regio, stap("contacten", "Contactpersonen", regio)))


@requires(Right.REGIO_SEE)
@require_GET
def mandaat_geschiedenis(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Of one organisation that lets another speak for it."""
    mandaat = get_object_or_404(regio.mandaten.select_related("gever", "ontvanger", "regio"), pk=pk)
    return _toon(
        request, mandaat, str(mandaat), naar_regio(regio, stap("contacten", "Contactpersonen", regio))
    )


def _gezien(view: Any) -> Any:
    """The gate of an organisation's page: whoever may see a regio may see who takes part there."""

    def gate(request: HttpRequest, organisatie: str) -> HttpResponse:
        found = get_object_or_404(Organisatie, slug=organisatie)
        seen = Regio.objects.seen_by(request.user)
        if request.user.reach(Right.REGIO_SEE) is not None and not seen.of(found, today()).exists():
            raise Http404
        return view(request, found)

    return naming(Right.REGIO_SEE, gate)


@_gezien
@require_GET
def organisatie_geschiedenis(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Of an organisation: where it belongs, where it takes part, who speaks for it."""
    terug = [(reverse("home"), "Mijn werk"), (organisatie.get_absolute_url(), organisatie.naam)]
    return _toon(request, organisatie, organisatie.naam, terug)


@requires(Right.TOEGANG_GIVE)
@require_GET
def organisatie_toegang_geschiedenis(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Of a colleague's access, for the beheerder of the organisation."""
    rows = organisatie.toegang_set.select_related("gebruiker", "organisatie", "regio")
    toegang = get_object_or_404(rows, pk=pk)
    lijst = (reverse("organisatie_toegang", args=[organisatie.slug]), "Toegang")
    terug = [(reverse("home"), "Mijn werk"), (organisatie.get_absolute_url(), organisatie.naam), lijst]
    return _toon(request, toegang, str(toegang), terug, namen=True)


@requires(Right.BEHEER)
@require_GET
def beheer_toegang_geschiedenis(request: HttpRequest, pk: int) -> HttpResponse:
    """Of anyone's access, for the functioneel beheerder."""
    toegang = get_object_or_404(Toegang.objects.select_related("gebruiker", "organisatie", "regio"), pk=pk)
    lijst = (reverse("beheer_toegang"), "Gebruikers en toegang")
    return _toon(request, toegang, str(toegang), kruimels(lijst), namen=True)
