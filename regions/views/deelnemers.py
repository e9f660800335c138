"""Who takes part in a regio besides its gemeenten and its zorgkantoor, kept from the side of the regio."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regions.forms.dag import EindeForm
from regions.forms.organisaties import DeelnemerForm, PartnerForm
from regions.gate import requires
from regions.gevolgen import Verhinderd, gevolgen, voer_uit
from regions.kruimels import naar_regio, stap
from regions.models import Organisatie, Regio, Soort
from regions.organisaties.maken import een_voor_een
from regions.periods import today
from regions.rights import Right
from regions.views.organisaties import formulier

ZOEK_MEESTE = 30


@requires(Right.REGIO_INRICHTEN)
@require_GET
def deelnemers(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Zorgverzekeraars and partners of a regio: now, to come, and before."""
    rijen = list(regio.deelnames.select_related("organisatie").order_by("organisatie__naam", "period", "pk"))
    context = {
        "regio": regio,
        "groepen": [
            (kop, [rij for rij in rijen if rij.organisatie.soort == soort])
            for soort, kop in ((Soort.ZORGVERZEKERAAR, "Zorgverzekeraars"), (Soort.PARTNER, "Partners"))
        ],
        "vandaag": today(),
        "may_beheer": request.user.may(Right.BEHEER),
        "kruimels": naar_regio(regio),
    }
    return render(request, "organisaties/deelnemers.html", context)


def _kruimels(regio: Regio) -> list[tuple[str, str]]:
    return naar_regio(regio, stap("deelnemers", "Wie doet mee", regio))


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def deelnemer_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """A zorgverzekeraar is active in this regio from a day on."""
    form = DeelnemerForm(request.POST or None, regio=regio)
    return _meedoen(request, regio, form, f"Welke zorgverzekeraar is actief in {regio}?")


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def partner_meedoen(request: HttpRequest, regio: Regio, partner: str) -> HttpResponse:
    """A known partner takes part in this regio from a day on."""
    wie = get_object_or_404(Organisatie.objects.now(), slug=partner, soort=Soort.PARTNER)
    form = DeelnemerForm(request.POST or None, regio=regio, organisatie=wie)
    return _meedoen(request, regio, form, f"Vanaf wanneer doet {wie} mee in {regio}?")


def _meedoen(request: HttpRequest, regio: Regio, form: DeelnemerForm, titel: str) -> HttpResponse:
    if request.method == "POST":
        een_voor_een()
        if form.is_valid():
            rij = form.save()
            messages.success(request, f"{rij.organisatie} doet mee vanaf {rij.since:%d-%m-%Y}.")
            return redirect("deelnemers", regio.code)
    terug = reverse("deelnemers", args=[regio.code])
    return formulier(request, form, titel=titel, knop="Toevoegen", terug=terug, kruimels=_kruimels(regio))


@requires(Right.REGIO_INRICHTEN)
@require_GET
def partner_zoeken(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Look first whether a partner is known, so that none is made twice."""
    vraag = request.GET.get("q", "").strip()[:80]
    gevonden: list[Organisatie] = []
    if vraag:
        rows = Organisatie.objects.now().filter(soort=Soort.PARTNER).search(vraag)
        gevonden = list(rows.order_by("naam", "pk")[:ZOEK_MEESTE])
    doet_mee = set(regio.deelnames.now().values_list("organisatie", flat=True))
    context = {
        "regio": regio,
        "vraag": vraag,
        "gevonden": [(organisatie, organisatie.pk in doet_mee) for organisatie in gevonden],
        "kruimels": _kruimels(regio),
    }
    template = "organisaties/partner_zoeken.html"
    return render(request, f"{template}#gevonden" if request.htmx else template, context)


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def partner_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """A partner that nobody entered before, which takes part in this regio."""
    if request.method == "POST":
        een_voor_een()
    form = PartnerForm(request.POST or None, initial={"naam": request.GET.get("naam", "")}, regio=regio)
    if request.method == "POST" and form.is_valid():
        partner = form.save()
        messages.success(request, f"{partner} is toegevoegd en doet mee in {regio}.")
        return redirect("deelnemers", regio.code)
    bestaande = form.bestaande if form.bestaande and form.bestaande.soort == Soort.PARTNER else None
    return formulier(
        request,
        form,
        titel=f"Nieuwe partner in {regio}",
        uitleg="Een partner kan afspraken trekken en eraan meedoen, en krijgt geen vragen voor het venster.",
        bestaande=bestaande,
        regio=regio,
        knop="Toevoegen",
        terug=reverse("partner_zoeken", args=[regio.code]),
        kruimels=_kruimels(regio),
    )


@requires(Right.REGIO_INRICHTEN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def deelnemer_einde(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """From a day on a partner no longer takes part here; a zorgverzekeraar is kept in /beheer/."""
    rows = regio.deelnames.select_related("organisatie", "regio").select_for_update(of=("self",))
    soorten = [Soort.PARTNER, Soort.ZORGVERZEKERAAR] if request.user.may(Right.BEHEER) else [Soort.PARTNER]
    deelname = get_object_or_404(rows, pk=pk, organisatie__soort__in=soorten)
    form = EindeForm(request.POST or None, rij=deelname)
    volgt = form.volgt(partial(gevolgen, deelname))
    if request.method == "POST" and form.is_valid():
        try:
            voer_uit(deelname, form.tot)
        except Verhinderd as redenen:
            form.add_error(None, list(redenen.args))
        else:
            deelname.end(form.tot)
            messages.success(request, f"{deelname.organisatie} doet mee t/m {deelname.last_day:%d-%m-%Y}.")
            return redirect("deelnemers", regio.code)
    return formulier(
        request,
        form,
        titel=f"Tot en met wanneer doet {deelname.organisatie} mee in {regio}?",
        gevolgen=volgt,
        knop="Beëindigen",
        waarschuwing=True,
        terug=reverse("deelnemers", args=[regio.code]),
        kruimels=_kruimels(regio),
    )


@requires(Right.CONTACT_EDIT)
@require_POST
@transaction.atomic
def deelname_bevestigen(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """A zorgverzekeraar or partner says itself that it is active in these regio's, as one looked at them."""
    gezien = [pk for pk in request.POST.getlist("deelname") if pk.isdecimal()]
    rijen = organisatie.deelnames.now().select_for_update().filter(pk__in=gezien)
    for rij in rijen.order_by("pk"):
        rij.bevestigd_op = today()
        rij.save(update_fields=["bevestigd_op"])
    messages.success(request, f"U hebt bevestigd waar {organisatie} meedoet.")
    return redirect(organisatie)
