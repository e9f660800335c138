"""Everything that was changed, for the functioneel beheerder: filtered, and taken along."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions import logboek
from regions.bestand import bestand
from regions.forms.logboek import LogboekFilter
from regions.gate import requires
from regions.logboek.gebeurtenissen import per_stuk
from regions.periods import today
from regions.rights import Right
from regions.uitvoer import noteer
from regions.views.beheer import bladzijde, kruimels

MEEST = 20_000  # changes in one file

KOLOMMEN = [
    Kolom(
        "Wanneer", betekenis="Dag en tijd.", waarde=lambda r: f"{timezone.localtime(r.op):%Y-%m-%d %H:%M:%S}"
    ),
    Kolom("Wie", betekenis="Wie het deed.", waarde=lambda r: r.wie),
    Kolom("Soort", betekenis="Wat voor gegeven het is.", waarde=lambda r: r.soort),
    Kolom("Daad", betekenis="Toegevoegd, gewijzigd of verwijderd.", waarde=lambda r: r.daad),
    Kolom("Waarvan", betekenis="Om wie of wat het gaat.", waarde=lambda r: r.waarvan),
    Kolom(
        "Wijziging",
        betekenis="Per veld: van wat naar wat. Van persoonlijke gegevens alleen dat ze zijn gewijzigd.",
        waarde=lambda r: "; ".join(r.wat),
    ),
    Kolom("Pagina", betekenis="Via welke pagina.", waarde=lambda r: r.waar),
]


@requires(Right.BEHEER)
@require_GET
def beheer_logboek(request: HttpRequest) -> HttpResponse:
    """Who changed what, and when, the newest first."""
    form = LogboekFilter(request.GET)
    pagina = bladzijde(request, logboek.gebeurtenissen(form.vraag))
    context = {
        "filter": form,
        "pagina": pagina,
        "regels": logboek.regels(list(pagina.object_list)),
        "kruimels": kruimels(),
    }
    template = "beheer/logboek.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_GET
def beheer_logboek_export(request: HttpRequest, vorm: str) -> HttpResponse:
    """The same changes as the page shows, as CSV or xlsx; that they were taken along is noted."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    found = logboek.gebeurtenissen(LogboekFilter(request.GET).vraag)
    rijen = found.count()
    if rijen > MEEST:
        messages.error(
            request,
            f"Dit zijn {rijen} wijzigingen, en in één bestand passen er {MEEST}. Kies een kortere periode.",
        )
        return redirect(f"{reverse('beheer_logboek')}?{request.GET.urlencode()}")
    noteer(request.user, "logboek", vorm, rijen)
    toelichting = Toelichting(
        titel="Logboek",
        peildatum=today(),
        bron="Samenwerking, vastgelegd door de site zelf",
        voorbeeld=settings.DEMO,
    )
    return bestand(f"logboek-{today():%Y-%m-%d}", vorm, KOLOMMEN, _regels(found), toelichting)


def _regels(found: object) -> Iterator[logboek.Regel]:
    for stuk in per_stuk(found):
        yield from logboek.regels(stuk)
