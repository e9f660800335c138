"""The points of an overleg, and what was decided at them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from agenda.actions.vaststellen import NietMogelijk
from agenda.forms.overleg import (
    ActiepuntForm,
    AgendapuntForm,
    BesluitForm,
    BesluitMetActieForm,
    BesprokenForm,
)
from agenda.models import Actiepunt, Agendapunt, Besluit, Overleg
from agenda.overleg import acties
from agenda.overleg.bereik import overleg_in
from agenda.overleg.voorgesteld import voorgesteld
from agenda.views.overleggen import weg
from agenda.views.rijen import Bewerking, bewaart, bewerk
from regions.gate import requires
from regions.models import Organisatie, Regio
from regions.periods import today
from regions.rights import Right


def punt_in(request: HttpRequest, regio: Regio, pk: int) -> Agendapunt:
    """A point of an overleg of this regio, for who may see that."""
    found = get_object_or_404(Agendapunt.objects.select_related("overleg"), overleg__regio=regio, pk=pk)
    found.overleg = overleg_in(request.user, regio, found.overleg_id)
    return found


def _bij(overleg: Overleg, kop: str, sleutel: str, rij: Any, form: Any, opslaan: Any, plek: str) -> Bewerking:
    context = {"regio": overleg.regio, "kop": kop, "kruimels": weg(overleg.regio, overleg)}
    return Bewerking(rij, form, opslaan, sleutel, f"{overleg.get_absolute_url()}#{plek}", context)


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def punt_nieuw(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """A new point, the last of the overleg."""
    found = overleg_in(request.user, regio, pk)

    def opslaan(form: Any, version: str) -> None:
        acties.zet_op_agenda(found, by=request.user, **form.cleaned_data)

    leeg = Agendapunt(overleg=found)
    return bewerk(
        request,
        _bij(found, "Agendapunt toevoegen", f"punt-{found.pk}-0", leeg, AgendapuntForm, opslaan, "punten"),
    )


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def punt_wijzigen(request: HttpRequest, regio: Regio, pk: int, wat: str) -> HttpResponse:
    """Other words for a point, or what was said at it."""
    forms = {
        "punt": (AgendapuntForm, "Agendapunt wijzigen"),
        "besproken": (BesprokenForm, "Wat is besproken"),
    }
    if wat not in forms:
        raise Http404
    found = punt_in(request, regio, pk)
    form, kop = forms[wat]

    opslaan = bewaart(request, regio, found)
    sleutel = f"punt-{found.overleg_id}-{found.pk}-{wat}"
    return bewerk(request, _bij(found.overleg, kop, sleutel, found, form, opslaan, f"punt-{found.pk}"))


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def punt_verplaatsen(request: HttpRequest, regio: Regio, pk: int, richting: str) -> HttpResponse:
    """One place up or down."""
    found = punt_in(request, regio, pk)
    try:
        acties.verplaats(found, omhoog=richting == "omhoog")
    except NietMogelijk as reason:
        messages.error(request, str(reason))
    return redirect(f"{found.overleg.get_absolute_url()}#punt-{found.pk}")


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def punt_weg(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Off the agenda of this overleg."""
    found = punt_in(request, regio, pk)
    try:
        acties.haal_van_agenda(found)
        messages.success(request, f"“{found.titel}” staat niet meer op de agenda.")
    except NietMogelijk as reason:
        messages.error(request, str(reason))
    return redirect(found.overleg)


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def punten_voorgesteld(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """What was chosen of what was proposed comes on the agenda."""
    found = overleg_in(request.user, regio, pk)
    gekozen = set(request.POST.getlist("punt"))
    punten = [punt for punt in voorgesteld(found) if punt.herkomst in gekozen]
    try:
        aantal = acties.neem_voorgestelde(found, punten, by=request.user)
        messages.success(request, f"{aantal} erbij op de agenda." if aantal else "U koos geen punten.")
    except NietMogelijk as reason:
        messages.error(request, str(reason))
    return redirect(f"{found.get_absolute_url()}#punten")


def _partijen(overleg: Overleg) -> list[Organisatie]:
    return list(Organisatie.objects.taking_part(overleg.regio, overleg.datum).order_by("naam", "pk"))


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def besluit_nieuw(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """What was decided at a point, and at once what follows from it."""
    punt = punt_in(request, regio, pk)
    partijen = _partijen(punt.overleg)

    def form(data: Any, *, instance: Any) -> BesluitMetActieForm:
        return BesluitMetActieForm(data, instance=instance, partijen=partijen)

    def opslaan(form: Any, version: str) -> None:
        acties.besluit(punt, form.cleaned_data["tekst"], by=request.user, actie=form.actie)

    rij = Besluit(agendapunt=punt, regio=regio)
    kop = f"Besluit bij: {punt.titel}"
    return bewerk(
        request, _bij(punt.overleg, kop, f"besluit-{punt.pk}-0", rij, form, opslaan, f"punt-{punt.pk}")
    )


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def besluit_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Put right what was written down; the number stays."""
    found = get_object_or_404(Besluit, regio=regio, pk=pk)
    punt = punt_in(request, regio, found.agendapunt_id)

    opslaan = bewaart(request, regio, found)
    kop, sleutel = f"Besluit {found} wijzigen", f"besluit-{punt.pk}-{found.pk}"
    return bewerk(request, _bij(punt.overleg, kop, sleutel, found, BesluitForm, opslaan, f"punt-{punt.pk}"))


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def actiepunt_nieuw(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Who does what before when, at a point."""
    punt = punt_in(request, regio, pk)

    def opslaan(form: Any, version: str) -> None:
        acties.spreek_af(punt, by=request.user, **form.cleaned_data)

    return _actiepunt(request, punt, Actiepunt(agendapunt=punt), "Actiepunt toevoegen", opslaan)


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def actiepunt_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Other words, another party or another day."""
    found = get_object_or_404(Actiepunt, agendapunt__overleg__regio=regio, pk=pk)
    punt = punt_in(request, regio, found.agendapunt_id)

    opslaan = bewaart(request, regio, found)
    return _actiepunt(request, punt, found, "Actiepunt wijzigen", opslaan)


def _actiepunt(
    request: HttpRequest, punt: Agendapunt, rij: Actiepunt, kop: str, opslaan: Any
) -> HttpResponse:
    partijen = _partijen(punt.overleg)
    if rij.organisatie_id and rij.organisatie not in partijen:
        partijen.append(rij.organisatie)

    def form(data: Any, *, instance: Any) -> ActiepuntForm:
        return ActiepuntForm(data, instance=instance, partijen=partijen)

    sleutel = f"actiepunt-{punt.pk}-{rij.pk or 0}"
    return bewerk(request, _bij(punt.overleg, kop, sleutel, rij, form, opslaan, f"punt-{punt.pk}"))


@requires(Right.REGIO_SEE)
@require_POST
def actiepunt_gedaan(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Done, or not after all: said by the party that would do it, or by who leads the overleg."""
    found = get_object_or_404(
        Actiepunt.objects.select_related("organisatie"), agendapunt__overleg__regio=regio, pk=pk
    )
    punt = punt_in(request, regio, found.agendapunt_id)
    acties.eis_eigen(request.user, regio, found)
    gedaan = today() if request.POST.get("gedaan") == "ja" else None
    acties.meld_gedaan(found, gedaan, by=request.user, regio=regio)
    messages.success(request, "Gemeld als gedaan." if gedaan else "Staat weer open.")
    return redirect(f"{punt.overleg.get_absolute_url()}#punt-{punt.pk}")
