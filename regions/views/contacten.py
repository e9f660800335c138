"""Who speaks for whom in a regio: looked up on any day, and kept up to date."""

import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from regions.actions import beeindig_contact
from regions.contacten import tafel, toegang_van
from regions.forms.contacten import NieuwContactForm, WijzigContactForm, mag_voor
from regions.forms.dag import ContactenFilter, EindeForm, met_standaard
from regions.gate import check, requires
from regions.gevolgen import Verhinderd, gevolgen
from regions.kruimels import naar_regio, stap
from regions.models import Contactpersoon, Regio
from regions.periods import today
from regions.rights import Right


def naar_contacten(regio: Regio) -> tuple[str, str]:
    return stap("contacten", "Contactpersonen", regio)


@requires(Right.REGIO_SEE)
@require_http_methods(["GET"])
def contacten(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The contact persons of a regio on a day; where nobody is named comes first."""
    filter_form = met_standaard(ContactenFilter, request)
    dag = filter_form.dag
    mag = mag_voor(request.user, regio) if dag == today() else set()
    context = {
        "regio": regio,
        "filter": filter_form,
        "dag": dag,
        "is_vandaag": dag == today(),
        "tafel": tafel(regio, dag, soort=filter_form.soort_gekozen, mag=mag),
        "may_edit": bool(mag),
        "may_export": request.user.may(Right.CONTACT_EDIT, regio=regio),
        "kruimels": naar_regio(regio),
    }
    template = "contacten/contacten.html"
    return render(request, f"{template}#tafel" if request.htmx else template, context)


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def contact_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Name a contact person for an organisation; known persons are found by e-mail."""
    initial = {"organisatie": request.GET.get("organisatie"), "rol": request.GET.get("rol"), "van": today()}
    form = NieuwContactForm(request.POST or None, initial=initial, regio=regio, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        contact = form.save()
        messages.success(request, f"{contact.persoon} is toegevoegd voor {contact.organisatie}.")
        return redirect("contacten", regio.code)
    context = {"regio": regio, "form": form, "kruimels": naar_regio(regio, naar_contacten(regio))}
    return render(request, "contacten/nieuw.html", context, status=422 if form.errors else 200)


def _contact(request: HttpRequest, regio: Regio, pk: int) -> Contactpersoon:
    """A contact person of this regio whom this user may change."""
    rows = regio.contacten.select_related("persoon__gebruiker", "organisatie")
    contact = get_object_or_404(rows, pk=pk)
    check(request.user, Right.CONTACT_EDIT, regio=regio, organisatie=contact.organisatie)
    return contact


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def contact_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Correct how a contact person is reached, and confirm by it that the rest is still right."""
    contact = _contact(request, regio, pk)
    form = WijzigContactForm(request.POST or None, contact=contact)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"De gegevens van {contact.persoon} zijn opgeslagen.")
        return redirect("contacten", regio.code)
    context = {
        "regio": regio,
        "contact": contact,
        "form": form,
        "elders": contact.persoon.contacten.now().exclude(pk=contact.pk).count(),
        "kruimels": naar_regio(regio, naar_contacten(regio)),
    }
    return render(request, "contacten/wijzigen.html", context, status=422 if form.errors else 200)


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
def contact_beeindigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """End a role on a day; what follows from it is shown first."""
    contact = _contact(request, regio, pk)
    form = EindeForm(request.POST or None, rij=contact)
    if request.method == "POST" and form.is_valid():
        try:
            beeindig_contact(contact, tot=form.tot, by=request.user)
        except Verhinderd as redenen:
            form.add_error(None, list(redenen.args))
        else:
            messages.success(request, _beeindigd(contact))
            return redirect("contacten", regio.code)
    context = {
        "regio": regio,
        "contact": contact,
        "form": form,
        "gevolgen": gevolgen(contact, today() + datetime.timedelta(days=1)),
        "toegang": toegang_van(contact),
        "kruimels": naar_regio(regio, naar_contacten(regio)),
    }
    return render(request, "contacten/beeindigen.html", context, status=422 if form.errors else 200)


def _beeindigd(contact: Contactpersoon) -> str:
    dag = f"{contact.last_day:%d-%m-%Y}"
    return (
        f"{contact.persoon} is t/m {dag} {contact.get_rol_display()} aanspreekpunt van {contact.organisatie}."
    )
