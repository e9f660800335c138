"""What may be discussed and agreed on in a regio, why, and for whom."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions import logboek
from regions.bestand import bestand
from regions.conflict import naast_elkaar, samen
from regions.forms.dag import DagForm, EindeForm, met_standaard
from regions.forms.onderwerpen import OnderwerpForm, VoorbeeldenForm
from regions.gate import requires
from regions.invoer import Invoer, zonder_fouten
from regions.kruimels import Kruimels, naar_regio, stap
from regions.models import Gespreksonderwerp, Regio
from regions.onderwerpen import bij_version, laatste, neem_over, version_van, voorbeelden
from regions.periods import today
from regions.rights import Right
from regions.views.beheer import bladzijde
from tekst.getallen import aantal

KOLOMMEN = [
    Kolom("Onderwerp", betekenis="Waarover het gaat.", waarde=lambda rij: rij.onderwerp),
    Kolom(
        "Erover praten",
        betekenis="Of de partijen erover mogen praten.",
        waarde=lambda rij: rij.get_bespreken_display(),
    ),
    Kolom(
        "Erover afspreken",
        betekenis="Of zij er afspraken over mogen maken.",
        waarde=lambda rij: rij.get_afspreken_display(),
    ),
    Kolom("Voorwaarden", betekenis="Op welke voorwaarden.", waarde=lambda rij: rij.voorwaarden),
    Kolom("Waarom", betekenis="De reden.", waarde=lambda rij: rij.waarom),
    Kolom("Geldt voor", betekenis="Wie eraan gebonden is.", waarde=lambda rij: rij.wie),
    Kolom(
        "Concurrentiegevoelig",
        betekenis="Of het raakt aan de concurrentie tussen organisaties.",
        waarde=lambda rij: rij.concurrentiegevoelig,
    ),
    Kolom("Sinds", betekenis="De dag waarop dit zo werd.", waarde=lambda rij: rij.since),
    Kolom(
        "Opnieuw bekijken op",
        betekenis="De dag waarop de regio het opnieuw bekijkt.",
        waarde=lambda rij: rij.opnieuw_bekijken_op,
    ),
]


def _verder(regio: Regio) -> Kruimels:
    return naar_regio(regio, stap("onderwerpen", "Gespreksonderwerpen", regio))


def _op(regio: Regio, dag: Any) -> Any:
    """The subjects of a day, by name, with who is bound."""
    return regio.gespreksonderwerpen.on(dag).met_partijen().order_by("onderwerp", "pk")


@requires(Right.REGIO_SEE)
@require_GET
def onderwerpen(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The subjects of a regio as they held on a day."""
    form = met_standaard(DagForm, request)
    context = {
        "regio": regio,
        "filter": form,
        "dag": form.dag,
        "onderwerpen": _op(regio, form.dag),
        "may_edit": form.dag == today() and request.user.may(Right.AGENDA_EDIT, regio=regio),
        "kruimels": naar_regio(regio),
    }
    return render(request, "onderwerpen/onderwerpen.html", context)


@requires(Right.REGIO_SEE)
@require_GET
def onderwerpen_afdrukken(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The same list in full sentences, to print or to lay on the table."""
    dag = met_standaard(DagForm, request).dag
    context = {"regio": regio, "dag": dag, "onderwerpen": _op(regio, dag), "kruimels": _verder(regio)}
    return render(request, "onderwerpen/afdrukken.html", context)


@requires(Right.REGIO_SEE)
@require_GET
def onderwerpen_export(request: HttpRequest, regio: Regio, vorm: str) -> HttpResponse:
    """The same list as CSV or xlsx."""
    if vorm not in ("csv", "xlsx"):
        raise Http404
    dag = met_standaard(DagForm, request).dag
    toelichting = Toelichting(
        titel=f"Gespreksonderwerpen in regio {regio}",
        peildatum=dag,
        bron="Samenwerking, opgeschreven door de regio zelf",
        voorbeeld=settings.DEMO,
    )
    return bestand(
        f"{regio.code}-gespreksonderwerpen-{dag:%Y-%m-%d}", vorm, KOLOMMEN, _op(regio, dag), toelichting
    )


@requires(Right.REGIO_SEE)
@require_GET
def onderwerp(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """One subject, and what was changed of it: when, by whom, from what to what."""
    gevraagd = get_object_or_404(regio.gespreksonderwerpen, pk=pk)
    found = laatste(gevraagd)
    pagina = bladzijde(request, logboek.geschiedenis(found))
    context = {
        "regio": regio,
        "onderwerp": found,
        "pagina": pagina,
        "regels": logboek.regels(list(pagina.object_list), rollen=True, voor=request.user.pk),
        "may_edit": found.holds_on(today()) and request.user.may(Right.AGENDA_EDIT, regio=regio),
        "kruimels": _verder(regio),
    }
    return render(request, "onderwerpen/onderwerp.html", context)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def onderwerp_nieuw(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Write down a subject."""
    invoer = Invoer.van(request, f"onderwerp-nieuw-{regio.pk}")
    form = OnderwerpForm(invoer.data, regio=regio)
    if invoer.is_verstuurd and form.is_valid():
        return _bewaard(request, regio, form, invoer)
    return _formulier(request, regio, form, invoer)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def onderwerp_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Change a subject from today on; who was overtaken sees three texts and three ways on."""
    eerder = _lopend(regio, pk)
    invoer = Invoer.van(request, f"onderwerp-{pk}", version_van(eerder))
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        invoer.klaar()
        messages.info(request, "Uw tekst is niet opgeslagen. De opgeslagen tekst blijft staan.")
        return redirect("onderwerpen", regio.code)
    if keuze == "samen":
        data = samen(*_drie(eerder, invoer, request.POST.get("begonnen", "")))
        return _formulier(request, regio, zonder_fouten(_form(eerder, data)), invoer, eerder)
    if invoer.is_verstuurd and invoer.version != version_van(eerder):
        return _conflict(request, eerder, invoer)
    form = _form(eerder, invoer.data)
    if invoer.is_verstuurd and form.is_valid():
        return _bewaard(request, regio, form, invoer)
    return _formulier(request, regio, form, invoer, eerder)


def _lopend(regio: Regio, pk: int) -> Gespreksonderwerp:
    """The row that holds now of this subject, held so that nobody closes it meanwhile."""
    found = laatste(get_object_or_404(regio.gespreksonderwerpen, pk=pk))
    held = regio.gespreksonderwerpen.now().select_for_update(of=("self",))
    return get_object_or_404(held.select_related("regio"), pk=found.pk)


def _form(eerder: Gespreksonderwerp, data: Any = None, velden: Any = None) -> OnderwerpForm:
    return OnderwerpForm(data, regio=eerder.regio, eerder=eerder, velden=velden)


def _drie(eerder: Gespreksonderwerp, invoer: Invoer, begonnen: str) -> tuple[Any, Any, Any]:
    """What was posted, what is stored, and what it began from."""
    toen = bij_version(begonnen)
    mijn = zonder_fouten(_form(eerder, invoer.data))
    return mijn, _form(eerder), _form(eerder, velden=toen) if toen else None


def _conflict(request: HttpRequest, eerder: Gespreksonderwerp, invoer: Invoer) -> HttpResponse:
    context = naast_elkaar(*_drie(eerder, invoer, invoer.version), request.POST) | {
        "regio": eerder.regio,
        "eerder": eerder,
        "version": version_van(eerder),
        "kruimels": _verder(eerder.regio),
    }
    return render(request, "onderwerpen/conflict.html", context, status=409)


def _bewaard(request: HttpRequest, regio: Regio, form: OnderwerpForm, invoer: Invoer) -> HttpResponse:
    found = form.bewaar()
    invoer.klaar()
    messages.success(request, f"“{found}” is opgeslagen.")
    return redirect("onderwerpen", regio.code)


def _formulier(
    request: HttpRequest,
    regio: Regio,
    form: OnderwerpForm,
    invoer: Invoer,
    eerder: Gespreksonderwerp | None = None,
) -> HttpResponse:
    context = {"regio": regio, "eerder": eerder, "kruimels": _verder(regio)} | invoer.context(form)
    return render(request, "onderwerpen/bewerken.html", context, status=422 if form.errors else 200)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def onderwerp_beeindigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """After a day the subject is no longer on the list."""
    found = _lopend(regio, pk)
    form = EindeForm(request.POST or None, rij=found)
    intussen = request.method == "POST" and request.POST.get("version") != version_van(found)
    if request.method == "POST" and not intussen and form.is_valid():
        found.end(form.tot)
        messages.success(request, f"“{found}” staat t/m {found.last_day:%d-%m-%Y} op de lijst.")
        return redirect("onderwerpen", regio.code)
    context = {
        "regio": regio,
        "onderwerp": found,
        "version": version_van(found),
        "intussen": intussen,
        "form": form,
        "kruimels": _verder(regio),
    }
    status = 409 if intussen else 422 if form.errors else 200
    return render(request, "onderwerpen/beeindigen.html", context, status=status)


@requires(Right.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def onderwerp_voorbeelden(request: HttpRequest, regio: Regio) -> HttpResponse:
    """Begin with examples; one changes the words afterwards."""
    over = voorbeelden(regio)
    form = VoorbeeldenForm(request.POST if request.method == "POST" else None, voorbeelden=over)
    if request.method == "POST" and form.is_valid():
        n = neem_over(regio, form.cleaned_data["codes"])
        messages.success(request, f"{aantal(n, 'onderwerp staat', 'onderwerpen staan')} nu op de lijst.")
        return redirect("onderwerpen", regio.code)
    context = {"regio": regio, "form": form, "voorbeelden": over, "kruimels": _verder(regio)}
    return render(request, "onderwerpen/voorbeelden.html", context, status=422 if form.errors else 200)
