"""How the parties of a regio work together, and what their agenda rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agenda import actions
from agenda.forms.werkwijze import WerkwijzeForm, velden_van
from agenda.models import Werkwijze
from agenda.overleg.acties import Gewijzigd
from agenda.tonen import agenda_kruimel, agenda_van, mag
from agenda.views.rijen import Bewerking, bewerk
from regions.gate import requires
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Regio
from regions.rights import Right


def verder(regio: Regio) -> Kruimels:
    """The way back to the page."""
    return naar_regio(regio, agenda_kruimel(regio), stap("werkwijze", "Hoe wij samenwerken", regio))


@requires(Right.AGENDA_SEE)
@require_safe
def werkwijze(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The page as it reads, with the regiobeeld and regioplan of the agenda."""
    agenda = agenda_van(regio)
    found = Werkwijze.objects.filter(agenda=agenda).first()
    labels = {naam: veld.label for naam, veld in WerkwijzeForm.base_fields.items()}
    context = mag(request, regio) | {
        "regio": regio,
        "agenda": agenda,
        "werkwijze": found,
        "teksten": [(labels[naam], tekst) for naam, tekst in velden_van(found).items()],
        "bronnen": agenda.bronnen.met_bestand(),
        "kruimels": naar_regio(regio, agenda_kruimel(regio)),
    }
    return render(request, "agenda/werkwijze.html", context)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def werkwijze_wijzigen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Change the page; who was overtaken sees three texts and three ways on."""
    agenda = agenda_van(regio)
    rij = Werkwijze.objects.filter(agenda=agenda).first() or Werkwijze(agenda=agenda)

    def opslaan(form: WerkwijzeForm, version: str) -> None:
        try:
            actions.bewaar_werkwijze(agenda, version, by=request.user, **form.cleaned_data)
        except actions.Overtaken as overtaken:
            raise Gewijzigd(overtaken.werkwijze) from overtaken

    context = {
        "regio": regio,
        "kop": "Hoe wij samenwerken: wijzigen",
        "onderwerp": "Hoe wij samenwerken",
        "kruimels": verder(regio),
    }
    sleutel, terug = f"werkwijze-{agenda.pk}", reverse("werkwijze", args=[regio.code])
    return bewerk(request, Bewerking(rij, WerkwijzeForm, opslaan, sleutel, terug, context))
