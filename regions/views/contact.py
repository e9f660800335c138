"""One contact person is changed, or the role is ended."""

import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from regions import stand
from regions.actions import beeindig_contact, vraag_einde_toegang
from regions.conflict import naast_elkaar, samen
from regions.contacten import toegang_van
from regions.forms.contacten import WijzigContactForm
from regions.forms.einde import EindeContactForm
from regions.forms.personen import nog_rol
from regions.gate import check, requires
from regions.gevolgen import Verhinderd, gevolgen
from regions.invoer import Invoer, zonder_fouten
from regions.kruimels import naar_regio
from regions.models import Contactpersoon, Gebruiker, Regio, Toegang
from regions.rights import Right
from regions.toegangen import KanNietMeer, LaatsteBeheerder, beeindig_toegang
from regions.views.contacten import naar_contacten


def contact_in(request: HttpRequest, regio: Regio, pk: int) -> Contactpersoon:
    """A contact person of this regio whom this user may change."""
    rows = regio.contacten.select_related("persoon__gebruiker", "organisatie", "regio", "vervanger")
    contact = get_object_or_404(rows, pk=pk)
    check(request.user, Right.CONTACT_EDIT, regio=regio, organisatie=contact.organisatie)
    return contact


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def contact_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Correct how a contact person is reached; who was overtaken sees three texts and three ways on."""
    contact = contact_in(request, regio, pk)
    if request.method == "POST":
        contact = stand.vastgehouden(contact)
    invoer = Invoer.van(request, f"contact-{pk}", stand.version_van(contact))
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        invoer.klaar()
        messages.info(request, "Uw tekst is niet opgeslagen. De opgeslagen gegevens blijven staan.")
        return redirect("contacten", regio.code)
    form = _form(contact, invoer.data)
    if keuze == "samen":
        return _pagina(request, contact, invoer, _samengevoegd(contact, invoer))
    if invoer.is_verstuurd and invoer.version != stand.version_van(contact):
        return _conflict(request, contact, invoer)
    if invoer.is_verstuurd and form.is_valid():
        form.save()
        invoer.klaar()
        messages.success(request, f"De gegevens van {contact.persoon} zijn opgeslagen.")
        return redirect("contacten", regio.code)
    return _pagina(request, contact, invoer, form)


def _form(
    contact: Contactpersoon, data: Any = None, velden: dict[str, Any] | None = None
) -> WijzigContactForm:
    return WijzigContactForm(data, contact=contact, stand=velden or stand.nu(contact))


def _pagina(
    request: HttpRequest, contact: Contactpersoon, invoer: Invoer, form: WijzigContactForm
) -> HttpResponse:
    context = {
        "regio": contact.regio,
        "contact": contact,
        "elders": nog_rol(contact),
        "kruimels": naar_regio(contact.regio, naar_contacten(contact.regio)),
    } | invoer.context(form)
    return render(request, "contacten/wijzigen.html", context, status=422 if form.errors else 200)


def _drie(contact: Contactpersoon, invoer: Invoer, begonnen: str) -> tuple[Any, Any, Any]:
    """What was posted, what is stored, and what it began from."""
    toen = stand.bij_version(contact, begonnen)
    mijn = zonder_fouten(_form(contact, invoer.data))
    return mijn, _form(contact), _form(contact, velden=toen) if toen else None


def _conflict(request: HttpRequest, contact: Contactpersoon, invoer: Invoer) -> HttpResponse:
    context = naast_elkaar(*_drie(contact, invoer, invoer.version), request.POST) | {
        "regio": contact.regio,
        "contact": contact,
        "version": stand.version_van(contact),
        "kruimels": naar_regio(contact.regio, naar_contacten(contact.regio)),
    }
    return render(request, "contacten/conflict.html", context, status=409)


def _samengevoegd(contact: Contactpersoon, invoer: Invoer) -> WijzigContactForm:
    """The form with both texts in it, on the version that was shown as stored."""
    data = samen(*_drie(contact, invoer, invoer.request.POST.get("begonnen", "")))
    return zonder_fouten(_form(contact, data))


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
def contact_beeindigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """End a role on a day; what follows from it is shown first."""
    contact = contact_in(request, regio, pk)
    toegang = toegang_van(contact)
    vraag = vraag_over_toegang(request.user, contact, toegang)
    form = EindeContactForm(request.POST or None, rij=contact, vraag_toegang=vraag)
    volgt = form.volgt(partial(gevolgen, contact))
    if request.method == "POST" and form.is_valid() and (klaar := _beeindig(request, contact, form, toegang)):
        for zin in klaar:
            messages.success(request, zin)
        return redirect("contacten", regio.code)
    context = {
        "regio": regio,
        "contact": contact,
        "form": form,
        "gevolgen": volgt,
        "toegang": toegang,
        "andere_rollen": nog_rol(contact),
        "kruimels": naar_regio(regio, naar_contacten(regio)),
    }
    return render(request, "contacten/beeindigen.html", context, status=form.status)


def mag_toegang_beeindigen(by: Gebruiker, contact: Contactpersoon) -> bool:
    """One's own, or that of others when one gives access for the organisation."""
    return by == contact.persoon.gebruiker or by.may(Right.TOEGANG_GIVE, organisatie=contact.organisatie)


def vraag_over_toegang(by: Gebruiker, contact: Contactpersoon, toegang: list[Toegang]) -> str:
    """What is asked about the access that goes with a role; nothing when there is none."""
    if not toegang:
        return ""
    if mag_toegang_beeindigen(by, contact):
        return f"Eindigt op die dag ook de toegang van {contact.persoon}?"
    wie = contact.persoon
    return f"Moet ook de toegang van {wie} eindigen? Dan vragen wij dat aan wie de toegang regelt."


def _beeindig(
    request: HttpRequest, contact: Contactpersoon, form: EindeContactForm, toegang: list[Toegang]
) -> list[str]:
    """Do it, all or nothing: answers what was done in words, or nothing and the reasons on the form."""
    data = form.cleaned_data
    try:
        with transaction.atomic():
            volgende = beeindig_contact(
                contact,
                tot=form.tot,
                by=request.user,
                reden=data["reden"],
                opvolger=data["opvolger"],
                waarnemer=data["waarnemer"],
            )
            over = einde_toegang(request.user, contact, toegang, form.tot) if form.met_toegang else []
    except (Verhinderd, LaatsteBeheerder, KanNietMeer) as redenen:
        form.add_error(None, list(redenen.args))
        return []
    return [_beeindigd(contact, volgende), *over]


def einde_toegang(
    by: Gebruiker, contact: Contactpersoon, toegang: list[Toegang], tot: datetime.date
) -> list[str]:
    """The access ends too, or who may end it is asked to."""
    wie = contact.persoon
    if mag_toegang_beeindigen(by, contact):
        for rij in toegang:
            beeindig_toegang(rij, tot=tot, by=by)
        return [f"De toegang van {wie} eindigt op dezelfde dag."]
    gevraagd = " en ".join(vraag_einde_toegang(toegang, by=by))
    return [f"Aan {gevraagd} is gevraagd de toegang van {wie} te beëindigen."] if gevraagd else []


def _beeindigd(contact: Contactpersoon, volgende: Contactpersoon | None) -> str:
    rol, dag = contact.als, f"{contact.last_day:%d-%m-%Y}"
    zin = f"{contact.persoon} is t/m {dag} {rol} van {contact.organisatie}."
    return f"{zin} Daarna is {volgende.persoon} het." if volgende else f"{zin} Er is nog geen opvolger."
