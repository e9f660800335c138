"""After an election: one page for the whole regio, and one per gemeente to name its wethouder."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from regions import verkiezing as acties
from regions.forms.verkiezing import NoemForm, VerkiezingForm
from regions.gate import requires
from regions.gevolgen import Verhinderd
from regions.kruimels import naar_regio, stap
from regions.mail import mailtekst
from regions.models import Organisatie, Regio, Verkiezing
from regions.rights import Right
from tekst.getallen import aantal


def _kruimels(regio: Regio, *verder: tuple[str, str]) -> Any:
    return naar_regio(regio, stap("contacten", "Contactpersonen", regio), *verder)


def _huidige(regio: Regio) -> Verkiezing:
    if gevonden := Verkiezing.objects.huidige(regio):
        return gevonden
    raise Http404


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
def verkiezing(request: HttpRequest, regio: Regio) -> HttpResponse:
    """How far the gemeenten are; or, on a chosen day, what would happen, and doing it."""
    gegeven = request.POST if request.method == "POST" else (request.GET if "datum" in request.GET else None)
    form = VerkiezingForm(gegeven)
    goed = gegeven is not None and form.is_valid()
    if goed and request.method == "POST":
        try:
            gezet = acties.zet(regio, form.cleaned_data["datum"], by=request.user)
        except (acties.Niets, Verhinderd) as redenen:
            form.add_error(None, [str(reden) for reden in redenen.args])
        else:
            n = aantal(gezet.rollen.count(), "wethouder", "wethouders")
            messages.success(request, f"{n} staan vanaf {gezet.datum:%d-%m-%Y} als laatst bekend.")
            return redirect("verkiezing", regio.code)
    huidige = Verkiezing.objects.huidige(regio)
    context = {
        "regio": regio,
        "form": form,
        "huidige": huidige,
        "stappen": acties.voortgang(huidige) if huidige else [],
        "datum": form.cleaned_data["datum"] if goed else None,
        "wethouders": acties.wethouders(regio, form.cleaned_data["datum"]) if goed else [],
        "kruimels": _kruimels(regio),
    }
    context["nieuw"] = gegeven is not None or huidige is None or "opnieuw" in request.GET
    context["klaar"] = sum(stap.is_klaar for stap in context["stappen"])
    return render(request, "verkiezing/verkiezing.html", context, status=422 if form.errors else 200)


@requires(Right.REGIO_INRICHTEN)
@require_POST
def verkiezing_terug(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Take it back before its day."""
    try:
        blijft = acties.neem_terug(_huidige(regio))
    except acties.Niets as reden:
        messages.warning(request, str(reden))
    else:
        messages.success(request, "Teruggenomen. De wethouders blijven aanspreekpunt zoals het was.")
        for contact in blijft:
            messages.info(request, f"Voor {contact.organisatie} is al iemand genoemd. Dat blijft zo.")
    return redirect("verkiezing", regio.code)


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
def verkiezing_vragen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """What will be mailed, and to whom; then sending it."""
    huidige = _huidige(regio)
    if request.method == "POST":
        try:
            n = acties.vraag(huidige, by=request.user, gezien=request.POST.get("gezien", ""))
        except acties.Niets as reden:
            messages.warning(request, str(reden))
        else:
            messages.success(request, f"De vraag gaat naar {aantal(n, 'gemeente', 'gemeenten')}.")
        return redirect("verkiezing", regio.code)
    stappen = acties.te_vragen(huidige)
    met = [stap for stap in stappen if stap.adressen]
    voorbeeld = acties.brief(huidige, met[0], request.user) if met else {}
    context = {
        "regio": regio,
        "huidige": huidige,
        "met": met,
        "zonder": [stap for stap in stappen if not stap.adressen],
        "onderwerp": acties.ONDERWERP,
        "tekst": mailtekst("mail/na_de_verkiezingen", voorbeeld) if met else "",
        "gezien": acties.stempel(huidige),
        "kruimels": _kruimels(regio, stap("verkiezing", "Na de verkiezingen", regio)),
    }
    return render(request, "verkiezing/vragen.html", context)


@requires(Right.CONTACT_EDIT)
@require_http_methods(["GET", "POST"])
def verkiezing_noemen(request: HttpRequest, regio: Regio, organisatie: Organisatie) -> HttpResponse:
    """A gemeente names who has the portfolio now: who it was, or someone else."""
    huidige = _huidige(regio)
    eigen = [s for s in acties.voortgang(huidige) if s.gemeente == organisatie]
    if not eigen:
        raise Http404
    form = NoemForm(request.POST or None, regio=regio, stap=eigen[0], datum=huidige.datum)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            contact = acties.noem(
                huidige,
                organisatie,
                data["persoon"],
                van=data["van"],
                functie=data["functie"],
                by=request.user,
            )
        except acties.Niets as reden:
            form.add_error("wethouder", str(reden))
        else:
            messages.success(
                request, f"{contact.persoon} spreekt vanaf {contact.since:%d-%m-%Y} voor {organisatie}."
            )
            return redirect("contacten", regio.code)
    context = {
        "regio": regio,
        "stap": eigen[0],
        "huidige": huidige,
        "form": form,
        "kruimels": _kruimels(regio),
    }
    return render(request, "verkiezing/noemen.html", context, status=422 if form.errors else 200)
