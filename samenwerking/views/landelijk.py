"""The country, year by year: the response first, then what was answered."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

import beeld.stacked
import beeld.trend
from beeld.tegelkaart import Kaart, Tegel
from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.gate import requires
from regions.models import PARTIJEN, Soort
from regions.rights import Right
from samenwerking.landelijk import SOORT_NAAM, Overzicht, Rij, Telling, Trend, overzicht, trend
from samenwerking.tegels import tegel
from venster import figures
from venster.kern import Deel
from venster.models import Ronde


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What is shown: which round, part and kind of party (none: all together). Every choice is a URL."""

    ronde: Ronde
    rondes: list[Ronde]
    deel: Deel
    soort: Soort | None

    @property
    def uitkomsten(self) -> bool:
        """Whether this round's results may be seen."""
        return self.ronde.gepubliceerd_op is not None

    @property
    def wie(self) -> str:
        """The kind of party in words."""
        return SOORT_NAAM[self.soort] if self.soort else "alle partijen"

    def van(self, rij: Rij) -> Telling:
        """The figures of a regio for this choice."""
        return rij.soorten[self.soort] if self.soort else rij.samen


def keuze(request: HttpRequest, jaar: int) -> Keuze:
    """What the address asks for; 404 for what does not exist."""
    rondes = figures.rondes()
    ronde = next((ronde for ronde in rondes if ronde.jaar == jaar), None)
    if ronde is None:
        raise Http404("Voor dit jaar is er geen ronde.")
    try:
        deel = Deel(request.GET.get("deel") or Deel.AGENDA)
        soort = Soort(request.GET["soort"]) if request.GET.get("soort") else None
    except ValueError:
        raise Http404("Dit onderdeel of deze soort partij bestaat niet.") from None
    if soort not in (None, *PARTIJEN):
        raise Http404("Deze partijen krijgen geen venster.")
    return Keuze(ronde=ronde, rondes=rondes, deel=deel, soort=soort)


@requires(Right.LANDELIJK_SEE)
def landelijk(request: HttpRequest) -> HttpResponse:
    """The last round, or an honest word that there is none yet."""
    ronde = Ronde.objects.huidige()
    return (
        redirect("landelijk_jaar", ronde.jaar)
        if ronde
        else render(request, "samenwerking/landelijk_leeg.html")
    )


@requires(Right.LANDELIJK_SEE)
def landelijk_jaar(request: HttpRequest, jaar: int) -> HttpResponse:
    """One year: response, results per regio as map and table, and all years as a chart."""
    gekozen = keuze(request, jaar)
    beeld_nu = overzicht(jaar, gekozen.deel, uitkomsten=gekozen.uitkomsten)
    context = {
        "keuze": gekozen,
        "delen": list(Deel),
        "soorten": SOORT_NAAM,
        "overzicht": beeld_nu,
        "land": gekozen.van(beeld_nu.land),
        "rijen": [(rij, gekozen.van(rij)) for rij in beeld_nu.rijen],
        "respons": [(SOORT_NAAM[soort], beeld_nu.land.soorten[soort]) for soort in PARTIJEN],
    }
    context |= _trend_context(trend(gekozen.soort), gekozen)
    if gekozen.uitkomsten:
        context["kaart"] = Kaart.van(_tegel(rij, gekozen) for rij in beeld_nu.rijen)
        context["staven"] = _staven(beeld_nu, gekozen)
    return render(request, "samenwerking/landelijk.html", context)


def _tegel(rij: Rij, gekozen: Keuze) -> Tegel:
    telling = gekozen.van(rij)
    return tegel(
        rij.regio,
        url=reverse("spiegel", args=[rij.regio.code, gekozen.ronde.jaar]),
        woord=telling.woord,
        patroon=telling.patroon,
        waarde=f"{telling.ja} van {telling.ja + telling.nee}" if telling.geantwoord else "",
    )


def _staven(beeld_nu: Overzicht, gekozen: Keuze) -> str:
    rijen = [
        beeld.stacked.Rij(label=rij.regio.naam, ja=telling.ja, nee=telling.nee, open=telling.geen)
        for rij in beeld_nu.rijen
        if (telling := gekozen.van(rij)).gevraagd
    ]
    return beeld.stacked.stacked("staven", _titel(gekozen), rijen)


def _titel(gekozen: Keuze) -> str:
    return f"{gekozen.deel.label}: JA, NEE en geen antwoord van {gekozen.wie} per regio, {gekozen.ronde.jaar}"


def _trend_context(lijn: Trend, gekozen: Keuze) -> dict[str, Any]:
    titel = f"Aandeel JA per onderdeel, {gekozen.wie}"
    return {
        "trend": lijn,
        "trend_svg": beeld.trend.trend("trend", titel, lijn.reeksen),
        "trend_rijen": [
            (jaar, [(deel, lijn.per_deel[deel][jaar]) for deel in Deel]) for jaar in reversed(lijn.jaren)
        ],
        "trend_url": reverse("landelijk_grafiek", args=[gekozen.ronde.jaar])
        + (f"?soort={gekozen.soort}" if gekozen.soort else ""),
    }


@requires(Right.LANDELIJK_SEE)
def landelijk_grafiek(request: HttpRequest, jaar: int) -> JsonResponse:
    """The chart of the years once more, as the figure that Plotly draws."""
    from beeld import interactief

    gekozen = keuze(request, jaar)
    titel = f"Aandeel JA per onderdeel, {gekozen.wie}"
    return JsonResponse(interactief.trend(titel, trend(gekozen.soort).reeksen))


KOLOMMEN = (
    Kolom("regio", betekenis="naam van de regio van de werkindeling", waarde=lambda rij: rij[0].regio.naam),
    Kolom("ja", betekenis="hoeveel partijen JA antwoordden", waarde=lambda rij: rij[1].ja),
    Kolom("nee", betekenis="hoeveel partijen NEE antwoordden", waarde=lambda rij: rij[1].nee),
    Kolom("geen_antwoord", betekenis="hoeveel partijen niet antwoordden", waarde=lambda rij: rij[1].geen),
    Kolom(
        "gevraagd", betekenis="hoeveel partijen een uitnodiging kregen", waarde=lambda rij: rij[1].gevraagd
    ),
)


@requires(Right.LANDELIJK_SEE)
def landelijk_bestand(request: HttpRequest, jaar: int, soort_bestand: str) -> HttpResponse:
    """The table as a spreadsheet with its codebook; only of a published round."""
    gekozen = keuze(request, jaar)
    if soort_bestand not in ("csv", "xlsx") or not gekozen.uitkomsten:
        raise Http404("Deze ronde is nog niet gepubliceerd.")
    rijen = [(rij, gekozen.van(rij)) for rij in overzicht(jaar, gekozen.deel, uitkomsten=True).rijen]
    toelichting = Toelichting(
        titel=f"Venster {jaar}: {gekozen.deel.label.lower()}, {gekozen.wie}, per regio",
        peildatum=gekozen.ronde.peildatum,
        bron=f"Venster {jaar}, antwoorden van de organisaties zoals gepubliceerd",
        voorbeeld=settings.DEMO,
    )
    naam = f"venster-{jaar}-{gekozen.deel}-{gekozen.soort or 'alle-partijen'}"
    return bestand(naam, soort_bestand, KOLOMMEN, rijen, toelichting)
