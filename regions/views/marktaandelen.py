"""/beheer/: market shares, as they were taken in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.forms.marktaandelen import MarktaandelenFilter
from regions.gate import requires
from regions.periods import today
from regions.rights import Right
from regions.views.beheer import bladzijde, kruimels

# The same headings as the file that is taken in.
KOLOMMEN = [
    Kolom("Zorgverzekeraar", betekenis="Het concern.", waarde=lambda rij: rij.organisatie.naam),
    Kolom(
        "Gemeente",
        betekenis="De CBS-code van de gemeente waar het aandeel geldt.",
        waarde=lambda rij: rij.gemeente.cbs_code if rij.gemeente else "",
    ),
    Kolom(
        "Regio",
        betekenis="De code van de regio waar het aandeel geldt.",
        waarde=lambda rij: rij.regio.code if rij.regio else "",
    ),
    Kolom("Jaar", betekenis="Het jaar.", waarde=lambda rij: rij.jaar),
    Kolom("Aandeel", betekenis="In procenten van de verzekerden.", waarde=lambda rij: rij.aandeel),
    Kolom("Bron", betekenis="Waar het staat.", waarde=lambda rij: rij.bron),
]


@requires(Right.BEHEER)
@require_GET
def beheer_marktaandelen(request: HttpRequest) -> HttpResponse:
    """Market shares per gemeente or regio and year."""
    form = MarktaandelenFilter(request.GET)
    context = {"filter": form, "pagina": bladzijde(request, form.rijen()), "kruimels": kruimels()}
    template = "beheer/marktaandelen.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_GET
def beheer_marktaandelen_export(request: HttpRequest, vorm: str) -> HttpResponse:
    """The same as a file, which can be taken in again."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    toelichting = Toelichting(
        titel="Marktaandelen van zorgverzekeraars",
        peildatum=today(),
        bron="Zie de kolom Bron",
        voorbeeld=settings.DEMO,
    )
    rijen = MarktaandelenFilter(request.GET).rijen()
    return bestand(f"marktaandelen-{today():%Y-%m-%d}", vorm, KOLOMMEN, rijen, toelichting)
