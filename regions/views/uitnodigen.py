"""Letting many in at once: chosen and looked through here, given by who may."""

from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regions import lijsten
from regions import uitnodigen as acties
from regions.forms.uitnodigen import UitnodigenForm
from regions.gate import requires
from regions.kruimels import naar_regio, stap
from regions.mail import mailtekst
from regions.models import Contactpersoon, Organisatie, Regio, Toegang
from regions.rights import Right
from regions.views.beheer import kruimels
from regions.views.toegang import van
from tekst.getallen import aantal


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
def uitnodigen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Choose, look through with the text of the mail, and only then send or put forward."""
    gekozen_rol = request.POST.get("rol", "")
    kandidaten = acties.kandidaten(regio, gekozen_rol if gekozen_rol in ("medewerker", "beheerder") else "")
    form = UitnodigenForm(
        request.POST or None, kandidaten=kandidaten, vooraf=_vooraf(request, regio, kandidaten)
    )
    if request.method == "POST" and form.is_valid():
        gekozen = [k for k in kandidaten if k.sleutel in form.cleaned_data["wie"]]
        if "verstuur" in request.POST:
            return _verstuur(request, regio, form, gekozen)
        if "terug" not in request.POST:
            return render(request, "uitnodigen/nakijken.html", _na_te_kijken(request, regio, form, gekozen))
    context = {
        "regio": regio,
        "form": form,
        "niet": [k for k in kandidaten if k.waarom_niet],
        "wel": any(not k.waarom_niet for k in kandidaten),
        "kruimels": naar_regio(regio, stap("contacten", "Contactpersonen", regio)),
    }
    return render(request, "uitnodigen/kiezen.html", context, status=422 if form.errors else 200)


def _vooraf(request: HttpRequest, regio: Regio, kandidaten: list[acties.Kandidaat]) -> set[str]:
    """Who is ticked when the page opens: everyone when that was asked, else those of a list."""
    if request.GET.get("kies") == "iedereen":
        return {kandidaat.sleutel for kandidaat in kandidaten}
    return _uit_lijst(request, regio)


def _uit_lijst(request: HttpRequest, regio: Regio) -> set[str]:
    """Those of a list that this user just took in are chosen beforehand."""
    pk = request.GET.get("lijst", "")
    blad = lijsten.van(request.user).filter(pk=pk, regio=regio).first() if pk.isdecimal() else None
    rows = Contactpersoon.objects.filter(pk__in=blad.resultaat if blad else [])
    return {f"{persoon}-{organisatie}" for persoon, organisatie in rows.values_list("persoon", "organisatie")}


def _na_te_kijken(
    request: HttpRequest, regio: Regio, form: UitnodigenForm, gekozen: list[acties.Kandidaat]
) -> dict[str, Any]:
    mag = {k.sleutel: request.user.may(Right.TOEGANG_GIVE, organisatie=k.organisatie) for k in gekozen}
    eerste, data = gekozen[0], form.cleaned_data
    return {
        "regio": regio,
        "form": form,
        "zelf": [k for k in gekozen if mag[k.sleutel]],
        "anderen": [k for k in gekozen if not mag[k.sleutel]],
        "tekst": _tekst(request, eerste, data["period"]),
        "velden": [
            (name, value) for name in ("rol", "van", "tot_en_met") for value in request.POST.getlist(name)
        ],
        "kruimels": naar_regio(regio, stap("uitnodigen", "Toegang voor contactpersonen", regio)),
    }


def _tekst(request: HttpRequest, kandidaat: acties.Kandidaat, period: Any) -> str:
    """The mail as the first of them would read it."""
    toegang = Toegang(organisatie=kandidaat.organisatie, rol=kandidaat.rol, period=period)
    wie = SimpleNamespace(naam=kandidaat.persoon.naam, email=kandidaat.persoon.email)
    namen = {"omschrijving": toegang.omschrijving, "since": toegang.since, "last_day": toegang.last_day}
    context = {
        "toegang": namen | {"gebruiker": wie},
        "door": request.user,
        "inloggen": reverse("account_login"),
    }
    return mailtekst("mail/uitnodiging", context)


def _verstuur(
    request: HttpRequest, regio: Regio, form: UitnodigenForm, gekozen: list[acties.Kandidaat]
) -> HttpResponse:
    gegeven, gevraagd = acties.doe(regio, gekozen, period=form.cleaned_data["period"], by=request.user)
    if gegeven:
        messages.success(
            request, f"{aantal(len(gegeven), 'uitnodiging is', 'uitnodigingen zijn')} verstuurd."
        )
    if gevraagd:
        wie = aantal(len(gevraagd), "persoon is", "personen zijn")
        messages.success(request, f"{wie} voorgedragen. Wie toegang mag geven ziet dit bij Mijn werk.")
    if not (gegeven or gevraagd):
        messages.info(request, "Er was niemand meer om toegang te geven.")
    return redirect("uitnodigen", regio.code)


@requires(Right.TOEGANG_GIVE)
@require_http_methods(["GET", "POST"])
def toegang_gevraagd(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Who was put forward for one organisation."""
    terug = (reverse("organisatie_toegang", args=[organisatie.slug]), "Toegang")
    return _gevraagd(request, organisatie, [*van(organisatie), terug])


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_toegang_gevraagd(request: HttpRequest) -> HttpResponse:
    """Who was put forward, everywhere."""
    return _gevraagd(request, None, kruimels((reverse("beheer_toegang"), "Gebruikers en toegang")))


def _gevraagd(request: HttpRequest, organisatie: Organisatie | None, naar: Any) -> HttpResponse:
    if request.method == "POST":
        keys = [int(pk) for pk in request.POST.getlist("vraag") if pk.isdecimal() and len(pk) < 19]
        geef = request.POST.get("doe") == "geef"
        n = acties.handel_af(keys, geef=geef, by=request.user, organisatie=organisatie)
        wie = aantal(n, "persoon", "personen")
        if not n:
            messages.info(request, "Kies eerst wie. Er is niets veranderd.")
        elif geef:
            messages.success(
                request,
                f"{wie} heeft toegang. De uitnodiging is verstuurd."
                if n == 1
                else f"{wie} hebben toegang. De uitnodigingen zijn verstuurd.",
            )
        else:
            messages.success(request, f"Aan {wie} is geen toegang gegeven.")
        return redirect(request.path)
    vragen = acties.open_vragen(organisatie)
    context = {"organisatie": organisatie, "vragen": vragen, "kruimels": naar}
    return render(request, "uitnodigen/gevraagd.html", context)
