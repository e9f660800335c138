"""Who speaks for whom in a regio: looked up on any day, and named."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from regions.contacten import Rij, tafel
from regions.forms.contacten import ContactenFilter, NieuwContactForm, mag_voor
from regions.forms.dag import met_standaard
from regions.gate import requires
from regions.herindelen.bevestigen import namens
from regions.invoer import Invoer
from regions.kruimels import naar_regio, stap
from regions.marktaandelen import grootste_in
from regions.models import Contactpersoon, Gebruiker, Regio
from regions.periods import today
from regions.rights import Right


def naar_contacten(regio: Regio) -> tuple[str, str]:
    return stap("contacten", "Contactpersonen", regio)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET"])
def contacten(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The contact persons of a regio on a day; where nobody is named comes first."""
    filter_form = met_standaard(ContactenFilter, request, regio=regio)
    dag = filter_form.dag
    mag = mag_voor(request.user, regio) if dag == today() else set()
    table = tafel(regio, dag, keuze=filter_form.keuze, mag=mag)
    for rij in table.rijen:
        rij.may_dossier = _may_dossier(request.user, regio, rij)
    context = {
        "regio": regio,
        "filter": filter_form,
        "dag": dag,
        "is_vandaag": dag == today(),
        "keuze": filter_form.keuze,
        "tafel": table,
        "grootste": grootste_in(regio),
        "mag_namens": mag,
        "may_edit": bool(mag),
        "may_inrichten": request.user.may(Right.REGIO_INRICHTEN, regio=regio),
        "may_export": request.user.may(Right.CONTACT_EDIT, regio=regio),
        "bevestigt": namens(request.user),
        "kruimels": naar_regio(regio),
    }
    template = "contacten/contacten.html"
    return render(request, f"{template}#tafel" if request.htmx else template, context)


def _may_dossier(gebruiker: Gebruiker, regio: Regio, rij: Rij) -> bool:
    """Whether to offer what a successor should know of this organisation here."""
    eigen = any(contact.persoon.gebruiker_id == gebruiker.pk for contact in rij.contacten)
    return eigen or gebruiker.may(Right.INWERKDOSSIER_SEE, regio=regio, organisatie=rij.organisatie)


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def contact_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Name a contact person for an organisation; known persons are found by e-mail."""
    invoer = Invoer.van(request, f"contact-nieuw-{regio.pk}")
    initial = {"organisatie": request.GET.get("organisatie"), "rol": request.GET.get("rol"), "van": today()}
    form = NieuwContactForm(invoer.data, initial=initial, regio=regio, gebruiker=request.user)
    if invoer.is_verstuurd and form.is_valid() and (contact := _bewaard(form)):
        invoer.klaar()
        messages.success(request, f"{contact.persoon} is toegevoegd voor {contact.organisatie}.")
        return redirect("contacten", regio.code)
    context = {
        "regio": regio,
        "grootste": grootste_in(regio),
        "kruimels": naar_regio(regio, naar_contacten(regio)),
    } | invoer.context(form)
    return render(request, "contacten/nieuw.html", context, status=422 if form.errors else 200)


def _bewaard(form: NieuwContactForm) -> Contactpersoon | None:
    """Saved, unless someone else named the same person at the same moment; then the form says so."""
    try:
        with transaction.atomic():
            return form.save()
    except IntegrityError:
        form.add_error(
            None,
            "Iemand anders voegde op hetzelfde moment deze persoon of rol toe. "
            "Kijk in de lijst of het zo goed is; sla anders nog een keer op.",
        )
        return None
