"""One organisation answers for one regio: task list, three questions, a look through, confirmation."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from regions import klopt
from regions.concepten import TAB, nieuw_tab
from regions.gate import requires
from regions.models import Regio
from regions.periods import today
from regions.rights import Right
from venster import actions
from venster.forms import DeelForm
from venster.gate import dicht, uitgenodigd
from venster.kern import Deel
from venster.models import Inzending, Ronde, Uitnodiging
from venster.stand import Stand, stand_van, van_gebruiker

VEEL = 3  # from more regio's than this on, one table is offered


@requires(Right.SIGNED_IN)
def venster(request: HttpRequest) -> HttpResponse:
    """The round that runs or ran last; or that there is none yet."""
    ronde = Ronde.objects.huidige()
    return redirect(ronde) if ronde else render(request, "venster/geen_ronde.html")


@requires(Right.SIGNED_IN)
def venster_jaar(request: HttpRequest, jaar: int) -> HttpResponse:
    """What the venster is, and all that the signed-in person may answer, over organisations and regio's."""
    ronde = get_object_or_404(Ronde.objects.select_related("eigenaar"), jaar=jaar)
    if ronde.geopend_op is None:
        return dicht(request, ronde)
    mijn = van_gebruiker(request.user, ronde)
    groepen: dict[Any, list[Stand]] = {}
    for stand in mijn:
        groepen.setdefault(stand.uitnodiging.organisatie, []).append(stand)
    klaar = sum(stand.inzending.is_ingediend for stand in mijn)
    context = {
        "ronde": ronde,
        "groepen": groepen,
        "totaal": len(mijn),
        "klaar": klaar,
        "veel": VEEL,
        "volgen": _volgen(request.user),
    }
    return render(request, "venster/jaar.html", context)


def _volgen(gebruiker: Any) -> list[Regio]:
    """The own regio's in which one follows who has answered."""
    reach = gebruiker.reach(Right.VENSTER_FOLLOW)
    return list(Regio.objects.filter(pk__in=reach).order_by("naam", "pk")) if reach else []


def _kruimels(uitnodiging: Uitnodiging) -> list[tuple[str, str]]:
    return [(uitnodiging.ronde.get_absolute_url(), str(uitnodiging.ronde))]


def _na(deel: Deel) -> str:
    return "nakijken" if deel is Deel.RESULTAAT else list(Deel)[deel.nummer].value


def _toon_deel(
    request: HttpRequest,
    uitnodiging: Uitnodiging,
    deel: Deel,
    form: DeelForm,
    version: int,
    status: int = 200,
) -> HttpResponse:
    terug = uitnodiging.ronde.get_absolute_url()
    if request.GET.get("van") == "nakijken":
        terug = uitnodiging.url("nakijken")
    elif deel.nummer > 1:
        terug = uitnodiging.url(list(Deel)[deel.nummer - 2].value)
    context = {
        "uitnodiging": uitnodiging,
        "deel": deel,
        "form": form,
        "version": version,
        "tab": _tab(request),
        "terug": terug,
        "vorig": _vorig_antwoord(uitnodiging, deel),
        "kruimels": _kruimels(uitnodiging),
        "concept_url": _concept_url(uitnodiging, deel),
    }
    return render(request, "venster/deel.html", context, status=status)


def _tab(request: HttpRequest) -> str:
    posted = request.POST.get("tab", "")
    return posted if TAB.fullmatch(posted) else nieuw_tab()


def _concept_url(uitnodiging: Uitnodiging, deel: Deel) -> str:
    adres = [uitnodiging.ronde.jaar, uitnodiging.organisatie.slug, uitnodiging.regio.code, deel.value]
    return reverse("venster_concept", args=adres)


def _vorig_antwoord(uitnodiging: Uitnodiging, deel: Deel) -> dict[str, Any] | None:
    earlier = (
        Inzending.objects.ingediend()
        .filter(
            organisatie=uitnodiging.organisatie_id,
            regio=uitnodiging.regio_id,
            jaar__lt=uitnodiging.ronde.jaar,
        )
        .order_by("-jaar")
        .first()
    )
    return {"jaar": earlier.jaar, "gezegd": earlier.van(deel)} if earlier else None


@uitgenodigd()
@require_http_methods(["GET", "POST"])
def venster_deel(request: HttpRequest, uitnodiging: Uitnodiging, deel: str) -> HttpResponse:
    """One question; "Doorgaan" keeps the answer as a draft of the organisation."""
    deel = Deel(deel)
    inzending = uitnodiging.inzending
    if request.method == "GET":
        concept = inzending.concepten.filter(deel=deel).first()
        nu = inzending.nu(concept) if concept else inzending.van(deel)
        form = DeelForm(initial=DeelForm.begin(nu), deel=deel, regio=uitnodiging.regio_naam)
        return _toon_deel(request, uitnodiging, deel, form, concept.version if concept else 0)
    version = request.POST.get("version", "")
    form = DeelForm(request.POST, deel=deel, regio=uitnodiging.regio_naam)
    if not form.is_valid():
        return _toon_deel(request, uitnodiging, deel, form, version, 422)
    try:
        actions.bewaar_deel(inzending, deel, form.gezegd, by=request.user, version=version, tab=_tab(request))
    except actions.Ingehaald as overtaken:
        return _conflict(request, uitnodiging, deel, form, overtaken.nu)
    except actions.Geweigerd:
        return dicht(request, uitnodiging.ronde, uitnodiging)
    return redirect(uitnodiging.url("nakijken" if request.GET.get("van") == "nakijken" else _na(deel)))


def _conflict(
    request: HttpRequest, uitnodiging: Uitnodiging, deel: Deel, form: DeelForm, concept: Any
) -> HttpResponse:
    """Two colleagues wrote about one part at the same moment: both texts, and the choice."""
    context = {
        "uitnodiging": uitnodiging,
        "deel": deel,
        "form": form,
        "mijn": form.gezegd,
        "nu": uitnodiging.inzending.nu(concept) if concept else uitnodiging.inzending.van(deel),
        "concept": concept,
        "version": concept.version if concept else 0,
        "tab": _tab(request),
        "kruimels": _kruimels(uitnodiging),
    }
    return render(request, "venster/conflict.html", context, status=409)


@uitgenodigd()
@require_POST
def venster_concept(request: HttpRequest, uitnodiging: Uitnodiging, deel: str) -> HttpResponse:
    """Keep what is being typed; answers when it was kept, and the version to go on from."""
    form = DeelForm(request.POST, deel=Deel(deel), regio=uitnodiging.regio_naam)
    form.is_valid()
    if form.te_lang:
        return JsonResponse({"melding": form.te_lang[0]}, status=422)
    try:
        concept = actions.bewaar_deel(
            uitnodiging.inzending,
            deel,
            form.gezegd,
            by=request.user,
            version=request.POST.get("version", ""),
            tab=_tab(request),
        )
    except actions.Geweigerd as refusal:
        return JsonResponse({"melding": f"{refusal} Kies Doorgaan om verder te gaan."}, status=409)
    tijd = timezone.localtime(concept.gewijzigd_op)
    melding = f"Opgeslagen als concept om {tijd:%H.%M} uur"
    return JsonResponse({"melding": melding, "verborgen": {"version": str(concept.version)}})


@uitgenodigd()
@require_http_methods(["GET", "POST"])
def venster_nakijken(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    """Look through the answers, and submit them on behalf of the organisation."""
    status, melding = 200, ""
    if request.method == "POST":
        try:
            actions.indienen(uitnodiging.inzending, by=request.user, gezien=request.POST.get("gezien", ""))
        except actions.Onvolledig as refusal:
            status, melding = 422, str(refusal)
        except actions.Ingehaald:
            status, melding = (
                409,
                "Een collega heeft intussen iets gewijzigd. Kijk de antwoorden nog eens na.",
            )
        except actions.Geweigerd:
            return dicht(request, uitnodiging.ronde, uitnodiging)
        else:
            return redirect(uitnodiging.url("klaar"))
    stand = stand_van(uitnodiging)
    context = {
        "uitnodiging": uitnodiging,
        "stand": stand,
        "gezien": actions.stand(stand.concepten),
        "melding": melding,
        "rijen": [(deel, gezegd, uitnodiging.url(deel.value)) for deel, gezegd in stand.antwoorden],
        "kruimels": _kruimels(uitnodiging),
        "fout": status == 422,
    }
    return render(request, "venster/nakijken.html", context, status=status)


@uitgenodigd(moet_open=False)
def venster_klaar(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    """What was submitted, until when it can be changed, and what is left to do; to come back to."""
    inzending = uitnodiging.inzending
    if not inzending.is_ingediend:
        return redirect(uitnodiging.url("nakijken") if uitnodiging.is_open else uitnodiging.ronde)
    te_doen = [s for s in van_gebruiker(request.user, uitnodiging.ronde) if s.url and not s.is_klaar]
    context = {
        "uitnodiging": uitnodiging,
        "inzending": inzending,
        "te_doen": te_doen,
        "klopt": _na_te_kijken(request, uitnodiging),
        "kruimels": _kruimels(uitnodiging),
    }
    return render(request, "venster/klaar.html", context)


def _na_te_kijken(request: HttpRequest, uitnodiging: Uitnodiging) -> int:
    """How many contact persons of the organisation wait to be confirmed by this user."""
    organisatie = uitnodiging.organisatie
    if not request.user.may(Right.CONTACT_EDIT, organisatie=organisatie):
        return 0
    return klopt.open_(today()).filter(organisatie=organisatie).count()
