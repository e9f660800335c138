"""One edit of one row in a form of its own: drafts, the version, three texts when one was overtaken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from agenda.actions.vaststellen import NietMogelijk
from agenda.overleg import acties
from agenda.overleg.acties import Gewijzigd
from regions.conflict import naast_elkaar, samen
from regions.invoer import Invoer, zonder_fouten
from regions.models import Regio

PAGE = "agenda/rij.html"
CONFLICT = "agenda/rij_conflict.html"
NIEUW = "0"  # the version of a row that is not there yet


@dataclass(frozen=True, slots=True)
class Bewerking:
    """What is edited and how: `form` makes the form of a row, `opslaan` saves what it holds."""

    rij: Any
    form: Callable[..., Any]
    opslaan: Callable[[Any, str], Any]
    sleutel: str
    terug: str
    context: dict[str, Any]


def bewaart(request: HttpRequest, regio: Regio, rij: Any) -> Callable[[Any, str], Any]:
    """What saves a row that is there, on the version that was seen."""

    def opslaan(form: Any, version: str) -> Any:
        return acties.bewaar(rij, version, by=request.user, regio=regio, **form.cleaned_data)

    return opslaan


def bewerk(request: HttpRequest, edit: Bewerking) -> HttpResponse:
    """The form, what is wrong in it, the three texts, or back to where it came from when it was saved."""
    invoer = Invoer.van(request, edit.sleutel, str(edit.rij.version) if edit.rij.pk else NIEUW)
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        invoer.klaar()
        return redirect(edit.terug)
    if keuze == "samen":
        drie = _drie(edit, edit.rij, invoer, request.POST.get("begonnen", ""))
        return _pagina(request, edit, zonder_fouten(edit.form(samen(*drie), instance=_los(edit))), invoer)
    form = edit.form(invoer.data, instance=_los(edit))
    if not (invoer.is_verstuurd and form.is_valid()):
        return _pagina(request, edit, form, invoer)
    try:
        edit.opslaan(form, invoer.version)
    except Gewijzigd as gewijzigd:
        return _conflict(request, edit, form, gewijzigd.rij, invoer)
    except NietMogelijk as reason:
        form.add_error(None, str(reason))
        return _pagina(request, edit, form, invoer)
    invoer.klaar()
    messages.success(request, "Opgeslagen.")
    return redirect(edit.terug)


def _los(edit: Bewerking) -> Any:
    """A row of its own for a form to check itself against: the check writes into it."""
    rij = edit.rij
    velden = {veld.attname: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields}
    los = type(rij)(**velden)
    los._state.adding = rij._state.adding
    return los


def _drie(edit: Bewerking, nu: Any, invoer: Invoer, begonnen: str) -> tuple[Any, Any, Any]:
    """What was posted, what is stored, and what it began from."""
    mijn = zonder_fouten(edit.form(invoer.data, instance=_los(edit)))
    toen = _toen(nu, begonnen)
    return mijn, edit.form(None, instance=nu), edit.form(None, instance=toen) if toen else None


def _toen(rij: Any, begonnen: str) -> Any:
    """The row as it was at that version, from its history; an empty one when it was not there yet."""
    if begonnen == NIEUW:
        return type(rij)()
    if not (begonnen.isdecimal() and len(begonnen) < 10):
        return None
    if not hasattr(rij, "pgh_event_model"):  # what is private leaves no history
        return None
    events = rij.pgh_event_model.objects.filter(id=rij.pk, version=int(begonnen))
    event = events.order_by("-pgh_id").first()
    if event is None:
        return None
    return type(rij)(**{veld.attname: getattr(event, veld.attname) for veld in rij._meta.concrete_fields})


def _conflict(request: HttpRequest, edit: Bewerking, form: Any, nu: Any, invoer: Invoer) -> HttpResponse:
    if nu is None:
        form.add_error(None, "Iemand anders heeft dit intussen weggehaald. Uw tekst staat nog hier.")
        return _pagina(request, edit, form, invoer)
    drie = _drie(edit, nu, invoer, invoer.version)
    context = edit.context | naast_elkaar(*drie, request.POST) | {"nu": nu, "version": nu.version}
    return render(request, CONFLICT, context, status=409)


def _pagina(request: HttpRequest, edit: Bewerking, form: forms.BaseForm, invoer: Invoer) -> HttpResponse:
    context = edit.context | {"terug": edit.terug} | invoer.context(form)
    return render(request, PAGE, context, status=422 if form.errors else 200)
