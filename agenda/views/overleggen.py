"""The meetings of a regio: the list, one of them, who sits at the table, and what one takes away."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agenda.actions.vaststellen import NietMogelijk
from agenda.forms.overleg import AfgelastForm, OverlegForm, TerugkoppelingForm
from agenda.models import Agendapunt, Overleg
from agenda.overleg import acties, notities, verslag
from agenda.overleg.bereik import mag_leiden, overleg_in
from agenda.overleg.bereik import overleggen as gezien
from agenda.overleg.uitnodigen import nodig_uit
from agenda.overleg.voorgesteld import lijst_van, voorgesteld
from agenda.views.rijen import Bewerking, bewaart, bewerk
from regions.gate import requires
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Contactpersoon, Regio, Thema
from regions.periods import today
from regions.rights import Right
from tekst.getallen import aantal


def weg(regio: Regio, overleg: Overleg | None = None) -> Kruimels:
    """The way back to the list, and to one overleg."""
    steps = [stap("overleggen", "Overleg", regio)]
    if overleg:
        steps.append((overleg.get_absolute_url(), overleg.titel))
    return naar_regio(regio, *steps)


@requires(Right.REGIO_SEE)
@require_safe
def overleggen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Those to come and those that were, the nearest first."""
    rows = gezien(request.user, regio)
    punten = Count("punten", distinct=True)
    besluiten = Count("punten__besluiten", distinct=True)
    shown = rows.annotate(aantal_punten=punten, aantal_besluiten=besluiten)
    context = {
        "regio": regio,
        "komend": shown.filter(datum__gte=today()).order_by("datum", "van", "pk"),
        "geweest": shown.filter(datum__lt=today()).order_by("-datum", "-van", "-pk"),
        "may_leiden": mag_leiden(request.user, regio),
        "kruimels": naar_regio(regio),
    }
    return render(request, "overleg/overleggen.html", context)


@requires(Right.REGIO_SEE)
@require_safe
def overleg(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """One overleg: when, who, what is on the table and what came of it."""
    found = overleg_in(request.user, regio, pk)
    may_leiden = mag_leiden(request.user, regio)
    partijen = notities.eigen(request.user, found)
    eigen_notities = notities.notities(partijen, found)
    context = inhoud(found) | {
        "losse_notities": [notitie for notitie in eigen_notities if notitie.agendapunt_id is None],
        "may_leiden": may_leiden,
        "open": found.goedgekeurd_in_id is None,  # what stands in an approved list of decisions stays
        "is_partij": request.user.may(Right.AGENDA_SEE, regio=regio),
        "eigen": request.user.organisaties(Right.VOORTGANG_GIVE),
        "voorgesteld": voorgesteld(found) if may_leiden and found.komt_nog else [],
        "kruimels": weg(regio),
    }
    van = {(notitie.agendapunt_id, notitie.organisatie_id): notitie for notitie in eigen_notities}
    for punt in context["punten"]:
        punt.eigen_notities = [(partij, van.get((punt.pk, partij.pk))) for partij in partijen]
    return render(request, "overleg/overleg.html", context)


def inhoud(overleg: Overleg) -> dict[str, Any]:
    """What the page and the list of decisions show of an overleg."""
    lijst = verslag.deelnemers(overleg)
    goedgekeurd = list(overleg.goedgekeurd.order_by("datum", "pk"))
    return {
        "regio": overleg.regio,
        "overleg": overleg,
        "goedgekeurd": goedgekeurd,
        "deelnemers": lijst,
        "aanwezig": [d for d in lijst if d.aanwezig],
        "afwezig": [d for d in lijst if d.aanwezig is False],
        "punten": [_met_lijst(punt, goedgekeurd) for punt in verslag.punten(overleg)],
    }


def _met_lijst(punt: Agendapunt, goedgekeurd: list[Overleg]) -> Agendapunt:
    """A point with the list it is about, and the overleg whose list was approved at it."""
    punt.lijst = lijst_van(punt)  # type: ignore[attr-defined]
    punt.vastgesteld = next((o for o in goedgekeurd if o.pk == punt.lijst), None)  # type: ignore[attr-defined]
    return punt


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Call a meeting; who speaks for a party at its level that day sits at the table by itself."""
    made: list[Overleg] = []

    def opslaan(form: Any, version: str) -> None:
        made.append(acties.roep_bijeen(Overleg(regio=regio), by=request.user, **form.cleaned_data))

    response = bewerk(
        request, _edit(regio, Overleg(regio=regio), opslaan, reverse("overleggen", args=[regio.code]))
    )
    return redirect(made[0]) if made else response


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Another day, place or title."""
    found = overleg_in(request.user, regio, pk)

    opslaan = bewaart(request, regio, found)
    return bewerk(request, _edit(regio, found, opslaan, found.get_absolute_url()))


def _edit(regio: Regio, rij: Overleg, opslaan: Any, terug: str) -> Bewerking:
    themas = list(Thema.objects.filter(Q(regio=None) | Q(regio=regio)).order_by("volgorde", "pk"))

    def form(data: Any, *, instance: Any) -> OverlegForm:
        return OverlegForm(data, instance=instance, themas=themas)

    kop = "Overleg wijzigen" if rij.pk else "Overleg plannen"
    kruimels = weg(regio, rij if rij.pk else None)
    context = {"regio": regio, "kop": kop, "kruimels": kruimels}
    return Bewerking(rij, form, opslaan, f"overleg-{regio.pk}-{rij.pk or 0}", terug, context)


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_terugkoppeling(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The text that every party may take along."""
    found = overleg_in(request.user, regio, pk)

    opslaan = bewaart(request, regio, found)
    context = {"regio": regio, "kop": "Terugkoppeling", "kruimels": weg(regio, found)}
    sleutel = f"overleg-{regio.pk}-{found.pk}-terug"
    return bewerk(
        request, Bewerking(found, TerugkoppelingForm, opslaan, sleutel, found.get_absolute_url(), context)
    )


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_afgelasten(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """It does not go on, and why."""
    found = overleg_in(request.user, regio, pk)
    form = AfgelastForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acties.zeg_af(found, form.cleaned_data["reden"], by=request.user)
        except NietMogelijk as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, "Het overleg gaat niet door.")
        return redirect(found)
    context = {"regio": regio, "overleg": found, "form": form, "kruimels": weg(regio, found)}
    return render(request, "overleg/afgelasten.html", context, status=422 if form.errors else 200)


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_deelnemers(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Who sits at the table, for whom; and afterwards who was there."""
    found = overleg_in(request.user, regio, pk)
    er_al = {d.contactpersoon_id: d for d in found.deelnemers.all()}
    rows = Contactpersoon.objects.filter(regio=regio).select_related("persoon", "organisatie")
    wie = rows.on(found.datum) | rows.filter(pk__in=er_al)
    contacten = sorted(wie.distinct(), key=lambda c: (c.organisatie.naam, c.persoon.naam, c.pk))
    if request.method == "POST":
        keuzes = {c: keuze for c in contacten if (keuze := request.POST.get(f"wie-{c.pk}")) is not None}
        try:
            acties.zet_deelnemers(found, keuzes)
            messages.success(request, "Opgeslagen wie aan tafel zit.")
        except NietMogelijk as reason:
            messages.error(request, str(reason))
        return redirect(found)
    context = {
        "regio": regio,
        "overleg": found,
        "rijen": [(contact, acties.stand(er_al.get(contact.pk))) for contact in contacten],
        "kruimels": weg(regio, found),
    }
    return render(request, "overleg/deelnemers.html", context)


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_uitnodigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Look through the invitation, and send it to who sits at the table."""
    found = overleg_in(request.user, regio, pk)
    if request.method == "POST":
        try:
            gevraagd = nodig_uit(found, by=request.user)
        except NietMogelijk as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, f"De uitnodiging gaat naar {aantal(gevraagd, 'adres', 'adressen')}.")
        return redirect(found)
    context = inhoud(found) | {"kruimels": weg(regio, found)}
    return render(request, "overleg/uitnodigen.html", context)


@requires(Right.REGIO_SEE)
@require_safe
def overleg_besluitenlijst(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """What was decided and who does what, to print or to send."""
    found = overleg_in(request.user, regio, pk)
    context = inhoud(found) | {
        "may_leiden": mag_leiden(request.user, regio),
        "kruimels": weg(regio, found),
    }
    return render(request, "overleg/besluitenlijst.html", context)
