"""Who has answered: of one regio for its coordinator, of the country for who runs the round."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.periods import today
from regions.rights import Right
from regions.uitvoer import noteer
from regions.views.beheer import bladzijde
from venster.forms import VoortgangFilter
from venster.gate import leidt_ronde
from venster.kern import Deel
from venster.models import Ronde
from venster.voortgang import KOLOMMEN, Rij, rijen, uitnodigingen

VORMEN = ("csv", "xlsx")


@requires(Right.VENSTER_FOLLOW)
@require_GET
def venster_voortgang(request: HttpRequest, regio: Regio, jaar: int) -> HttpResponse:
    """Each partij: how far it is, since when, and whom to call; for the coordinator the support asked."""
    ronde = get_object_or_404(Ronde.objects.geopend(), jaar=jaar)
    form = VoortgangFilter(request.GET, zonder=["regio", "q"])
    asked = uitnodigingen(ronde).filter(regio=regio)
    alle = rijen(asked)
    getoond = {u.pk for u in form.rijen(asked)}
    context = {
        "ronde": ronde,
        "regio": regio,
        "filter": form,
        "vraag": request.GET.urlencode(),
        "rijen": [rij for rij in alle if rij.uitnodiging.pk in getoond],
        "totaal": len(alle),
        "klaar": sum(rij.stand.inzending.is_ingediend for rij in alle),
        "steun": _steun(alle) if request.user.may(Right.STEUN_SEE, regio=regio) else None,
        "kruimels": naar_regio(regio),
    }
    template = "venster/voortgang.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


def _steun(rows: Iterable[Rij]) -> list[tuple[str, Deel, str]]:
    """What support was asked for, as submitted."""
    return [
        (rij.uitnodiging.organisatie_naam, deel, gezegd.steun)
        for rij in rows
        for deel, gezegd in rij.stand.inzending.antwoorden
        if gezegd.steun
    ]


@requires(Right.VENSTER_FOLLOW)
@require_GET
def venster_voortgang_export(request: HttpRequest, regio: Regio, jaar: int, vorm: str) -> HttpResponseBase:
    """The same rows of one regio, to take along."""
    ronde = get_object_or_404(Ronde.objects.geopend(), jaar=jaar)
    asked = VoortgangFilter(request.GET, zonder=["regio", "q"]).rijen(uitnodigingen(ronde))
    return _bestand(request, ronde, vorm, rijen(asked.filter(regio=regio)), regio)


@leidt_ronde
@require_GET
def ronde_voortgang(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """The whole country, a page at a time: who has answered for which regio, and whom to call."""
    if ronde.geopend_op is None:
        raise Http404("Deze ronde is nog niet open.")
    form = VoortgangFilter(request.GET, ronde=ronde)
    pagina = bladzijde(request, form.rijen(uitnodigingen(ronde)))
    alle = uitnodigingen(ronde).order_by()
    context = {
        "ronde": ronde,
        "filter": form,
        "vraag": request.GET.urlencode(),
        "pagina": pagina,
        "rijen": rijen(pagina.object_list),
        "totaal": alle.count(),
        "klaar": alle.filter(inzending__nummer__gt=0).count(),
        "kruimels": kruimels(ronde),
    }
    template = "venster/ronde_voortgang.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@leidt_ronde
@require_GET
def ronde_voortgang_export(request: HttpRequest, ronde: Ronde, vorm: str) -> HttpResponseBase:
    """All rows that the page shows with this filter, to take along."""
    if ronde.geopend_op is None:
        raise Http404("Deze ronde is nog niet open.")
    asked = VoortgangFilter(request.GET, ronde=ronde).rijen(uitnodigingen(ronde))
    return _bestand(request, ronde, vorm, rijen(asked), None)


def kruimels(ronde: Ronde) -> list[tuple[str, str]]:
    """The way to what hangs under a round."""
    return [(reverse("ronde_lijst"), "Rondes"), (reverse("ronde", args=[ronde.jaar]), f"Ronde {ronde.jaar}")]


def _bestand(
    request: HttpRequest, ronde: Ronde, vorm: str, rows: list[Rij], regio: Regio | None
) -> HttpResponseBase:
    if vorm not in VORMEN:
        raise Http404
    user: Any = request.user
    waar = f" in {regio}" if regio else ""
    toelichting = Toelichting(
        titel=f"{ronde}: wie heeft geantwoord{waar}",
        peildatum=today(),
        bron=f"Samenwerking. Gevraagd is wie meedeed op {ronde.peildatum:%d-%m-%Y}.",
        voorbeeld=settings.DEMO,
    )
    noteer(user, "wie heeft geantwoord", vorm, len(rows), regio=regio)
    naam = f"venster-{ronde.jaar}{f'-{regio.code}' if regio else ''}-wie-heeft-geantwoord-{today():%Y-%m-%d}"
    return bestand(naam, vorm, KOLOMMEN, rows, toelichting)
