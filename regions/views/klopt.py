"""Do the contact persons still hold: one page per organisation, and who did not answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions import collegas
from regions import klopt as acties
from regions.gate import requires
from regions.kruimels import naar_regio, stap
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from tekst.getallen import aantal


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
def klopt(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Each contact person in each regio: yes, or change; several at once may be confirmed."""
    if request.method == "POST":
        n, anders = acties.bevestig(organisatie, request.POST.getlist("rij"))
        for contact in anders:
            messages.warning(
                request, f"De gegevens van {contact.persoon} zijn intussen gewijzigd. Kijk ze nog eens na."
            )
        if n:
            woorden = aantal(n, "contactpersoon", "contactpersonen")
            messages.success(request, f"{woorden} bevestigd.")
        return redirect("klopt", organisatie.slug)
    dag = today()
    context = {
        "organisatie": organisatie,
        "overzicht": acties.overzicht(organisatie, dag),
        "begin": acties.begin_half(dag),
        "kruimels": [(reverse("home"), "Mijn werk"), (organisatie.get_absolute_url(), organisatie.naam)],
    }
    return render(request, "klopt/klopt.html", context)


@requires(Right.REGIO_INRICHTEN)
@require_GET
def klopt_regio(request: HttpRequest, regio: Regio) -> HttpResponse:
    """For who sets up the regio only: whose contact persons were not confirmed, and whom to ask."""
    rijen = acties.per_organisatie(regio, today())
    adressen = collegas.adressen([organisatie.pk for organisatie, _ in rijen])
    context = {
        "regio": regio,
        "rijen": [(organisatie, open_, adressen.get(organisatie.pk, [])) for organisatie, open_ in rijen],
        "begin": acties.begin_half(today()),
        "kruimels": naar_regio(regio, stap("contacten", "Contactpersonen", regio)),
    }
    return render(request, "klopt/regio.html", context)
