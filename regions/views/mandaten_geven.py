"""The giver of a word: what it gave, giving, ending, taking back, confirming what a herindeling moved."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regions.forms.dag import EindeForm
from regions.forms.mandaten import MandaatForm, begin_van, geefbaar
from regions.gate import check, requires
from regions.gevolgen import Verhinderd, gevolgen
from regions.invoer import Invoer, doorgegeven, zonder_fouten
from regions.mandaten import Onmogelijk, acties, van_organisatie
from regions.mandaten.gevolgen import daarna
from regions.models import Mandaat, Organisatie
from regions.periods import today
from regions.rights import Right
from tekst.getallen import aantal

Kruimels = list[tuple[str, str]]
NIET_DOORGEVEN = {"csrfmiddlewaretoken", "stap", "bewijs", "bewaard"}


def _verder(organisatie: Organisatie, *meer: tuple[str, str]) -> Kruimels:
    begin = [(reverse("home"), "Mijn werk"), (organisatie.get_absolute_url(), organisatie.naam)]
    return [*begin, *meer]


def _terug(organisatie: Organisatie) -> tuple[str, str]:
    return reverse("organisatie_mandaten", args=[organisatie.slug]), "Wie spreekt namens wie"


def _eigen(request: HttpRequest, organisatie: Organisatie, pk: int, *, vast: bool = False) -> Mandaat:
    """A mandate that this organisation gave, in a regio where this user may say so; perhaps held."""
    rows = organisatie.mandaten_gegeven.met_namen()
    rows = rows.select_for_update(of=("self",)) if vast else rows
    mandaat = get_object_or_404(rows, pk=pk)
    check(request.user, Right.MANDAAT_GIVE, regio=mandaat.regio, organisatie=organisatie)
    return mandaat


@requires(Right.MANDAAT_GIVE)
@require_GET
def organisatie_mandaten(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """What waits for this organisation, what it gave, what it was given, and what was before."""
    gegeven, gekregen = van_organisatie(organisatie, today())
    nu = {mandaat.pk for mandaat in gegeven}
    alle = organisatie.mandaten_gegeven.met_namen().order_by("-period", "regio__naam", "thema__volgorde")
    overig = [mandaat for mandaat in alle if mandaat.pk not in nu]
    context = {
        "organisatie": organisatie,
        "wachtend": [m for m in overig if m.wacht_op_bevestiging and not m.ingetrokken_op],
        "gegeven": [*gegeven, *(m for m in overig if _komt_nog(m))],
        "gekregen": gekregen,
        "eerder": [m for m in overig if m.ingetrokken_op or (m.last_day and m.last_day < today())],
        "may_see_bewijs": True,
        "may_give": geefbaar(organisatie, request.user).exists(),
        "kruimels": _verder(organisatie),
    }
    return render(request, "mandaten/organisatie.html", context)


def _komt_nog(mandaat: Mandaat) -> bool:
    """Whether it counts from a day to come."""
    telt = not mandaat.wacht_op_bevestiging and mandaat.ingetrokken_op is None
    return telt and mandaat.since > today()


@dataclass(frozen=True, slots=True)
class Gift:
    """Someone fills in the form of a mandate, perhaps to correct one of today."""

    request: HttpRequest
    organisatie: Organisatie
    form: MandaatForm
    invoer: Invoer
    corrigeert: Mandaat | None

    def pagina(self, template: str, status: int = 200, **meer: Any) -> HttpResponse:
        """A page of this form."""
        context = {
            "organisatie": self.organisatie,
            "corrigeert": self.corrigeert,
            "bewaard": self.form.stuk or (self.corrigeert.bewijs if self.corrigeert else None),
            "kruimels": _verder(self.organisatie, _terug(self.organisatie)),
        }
        return render(self.request, template, context | meer, status=status)

    def formulier(self) -> HttpResponse:
        """The form, with what is wrong when it was sent."""
        if self.form.is_bound and not self.invoer.is_verstuurd:
            zonder_fouten(self.form)
        status = 422 if self.form.errors else 200
        return self.pagina("mandaten/nieuw.html", status, **self.invoer.context(self.form))

    def nakijken(self) -> HttpResponse:
        """What will hold, row by row, with what was posted to go on with."""
        posted = doorgegeven(self.form.data, NIET_DOORGEVEN)
        return self.pagina("mandaten/nakijken.html", rijen=self.form.rijen(), posted=posted)

    def geef(self) -> HttpResponse:
        """It holds, or the reason why not is said."""
        rijen = self.form.rijen()
        try:
            acties.geef(rijen, in_plaats_van=self.corrigeert)
        except Onmogelijk as redenen:
            self.form.add_error(None, list(redenen.args))
            return self.formulier()
        self.invoer.klaar()
        wat = aantal(len(rijen), "mandaat is", "mandaten zijn")
        gezegd = f"{wat} vastgelegd: {rijen[0].ontvanger} spreekt namens {self.organisatie}."
        messages.success(self.request, gezegd)
        return redirect("organisatie_mandaten", self.organisatie.slug)


@requires(Right.MANDAAT_GIVE)
@require_http_methods(["GET", "POST"])
def mandaat_nieuw(request: HttpRequest, organisatie: Organisatie) -> HttpResponse:
    """Give one's word: a form, a page to look it through, and then it holds."""
    eerder = _eerder(request, organisatie)
    corrigeert = eerder if eerder and request.GET.get("corrigeer") else None
    invoer = Invoer.van(request, f"mandaat-{organisatie.pk}")
    form = MandaatForm(
        invoer.data,
        request.FILES or None,
        gever=organisatie,
        gebruiker=request.user,
        in_plaats_van=corrigeert,
        initial=begin_van(eerder, vervolg=corrigeert is None) if eerder else _begin(request, organisatie),
    )
    gift = Gift(request, organisatie, form, invoer, corrigeert)
    if not invoer.is_verstuurd:
        return gift.formulier()
    geldig = form.is_valid()
    form.bewaar_bewijs()
    stap = request.POST.get("stap")
    if not geldig or stap == "wijzig":
        return gift.formulier()
    return gift.geef() if stap == "geef" else gift.nakijken()


def _eerder(request: HttpRequest, organisatie: Organisatie) -> Mandaat | None:
    """The mandate that is corrected, or gone on with, as the address says."""
    gevraagd = request.GET.get("corrigeer") or request.GET.get("vervolg") or ""
    return _eigen(request, organisatie, int(gevraagd)) if gevraagd.isdecimal() else None


def _begin(request: HttpRequest, organisatie: Organisatie) -> dict[str, Any]:
    """The regio one came from, or the only one there is."""
    regios = list(geefbaar(organisatie, request.user))
    gekozen = [regio for regio in regios if regio.code == request.GET.get("regio")]
    return {"regios": [regio.pk for regio in gekozen or (regios if len(regios) == 1 else [])]}


@requires(Right.MANDAAT_GIVE)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def mandaat_beeindigen(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """From the day after the last the organisation speaks for itself; what it touches comes first."""
    mandaat = _eigen(request, organisatie, pk, vast=request.method == "POST")
    if mandaat.wacht_op_bevestiging or mandaat.ingetrokken_op:
        messages.info(request, "Dit mandaat geldt niet. Er is niets te beëindigen.")
        return redirect("organisatie_mandaten", organisatie.slug)
    form = EindeForm(request.POST or None, rij=mandaat)
    volgt = form.volgt(partial(gevolgen, mandaat))
    overgenomen = request.method == "POST" and mandaat.changed_since(request.POST.get("version"))
    if request.method == "POST" and not overgenomen and form.is_valid():
        try:
            acties.beeindig(mandaat, tot=form.tot)
        except Verhinderd as redenen:
            form.add_error(None, list(redenen.args))
        else:
            messages.success(request, f"{mandaat} t/m {mandaat.last_day:%d-%m-%Y}.")
            return redirect("organisatie_mandaten", organisatie.slug)
    context = {
        "organisatie": organisatie,
        "mandaat": mandaat,
        "form": form,
        "overgenomen": overgenomen,
        "daarna": daarna(mandaat, form.gevraagd),
        "gevolgen": volgt,
        "kruimels": _verder(organisatie, _terug(organisatie)),
    }
    status = 409 if overgenomen else 422 if form.errors else 200
    return render(request, "mandaten/beeindigen.html", context, status=status)


@requires(Right.MANDAAT_GIVE)
@require_POST
@transaction.atomic
def mandaat_intrekken(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """A mistake is taken back on the day itself."""
    mandaat = _eigen(request, organisatie, pk, vast=True)
    return _doe(request, organisatie, mandaat, acties.trek_in, "is ingetrokken: het heeft nooit gegolden.")


@requires(Right.MANDAAT_GIVE)
@require_POST
@transaction.atomic
def mandaat_doorlopen(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """The end that was set by hand is taken back while it is still ahead."""
    mandaat = _eigen(request, organisatie, pk, vast=True)
    return _doe(request, organisatie, mandaat, acties.laat_doorlopen, "loopt weer door als eerst.")


def _doe(
    request: HttpRequest, organisatie: Organisatie, mandaat: Mandaat, actie: Any, gezegd: str
) -> HttpResponse:
    """One button: done, or the reason why not."""
    try:
        with transaction.atomic():
            actie(mandaat)
    except Onmogelijk as redenen:
        for reden in redenen.args:
            messages.error(request, reden)
    else:
        messages.success(request, f"Het mandaat aan {mandaat.ontvanger} ({mandaat.waarover}) {gezegd}")
    return redirect("organisatie_mandaten", organisatie.slug)


@requires(Right.MANDAAT_GIVE)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def mandaat_bevestigen(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """After a herindeling: the successor says that a mandate holds for it too, or that it does not."""
    mandaat = _eigen(request, organisatie, pk, vast=request.method == "POST")
    if not mandaat.wacht_op_bevestiging or mandaat.ingetrokken_op:
        messages.info(request, "Over dit mandaat is al beslist.")
        return redirect("organisatie_mandaten", organisatie.slug)
    if request.method == "POST":
        if request.POST.get("keuze") == "nee":
            gezegd = "is niet overgenomen."
            return _doe(request, organisatie, mandaat, acties.wijs_af, gezegd)
        return _doe(request, organisatie, mandaat, acties.bevestig, "is bevestigd en geldt.")
    context = {
        "organisatie": organisatie,
        "mandaat": mandaat,
        "redenen": acties.wat_in_de_weg_staat(mandaat),
        "kruimels": _verder(organisatie, _terug(organisatie)),
    }
    return render(request, "mandaten/bevestigen.html", context)
