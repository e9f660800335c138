"""The agreements of an agenda as a file: xlsx, CSV or JSON, of what this reader may see."""

import json
from collections.abc import Iterable

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from agenda.models import Agenda, Versie
from agenda.uitvoer import GEDEELD, KOLOMMEN, VOORTGANG, Rij, bewerkt, vastgesteld
from agenda.zicht import zicht_van
from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting
from regions.bestand import bestand
from regions.gate import requires
from regions.models import Regio
from regions.periods import today
from regions.rights import Right


@requires(Right.REGIO_SEE)
@require_safe
def agenda_export(request: HttpRequest, regio: Regio, vorm: str) -> HttpResponseBase:
    """As it is worked on for the region's parties; as it was adopted last for everyone else."""
    if vorm not in ("csv", "xlsx", "json"):
        raise Http404
    kolommen, rijen, titel = _wat(request, regio)
    naam = f"{regio.code}-afspraken-{today():%Y-%m-%d}"
    if vorm == "json":
        return _json(naam, titel, kolommen, rijen)
    toelichting = Toelichting(
        titel=titel, peildatum=today(), bron="Samenwerking, de regio zelf", voorbeeld=settings.DEMO
    )
    return bestand(naam, vorm, kolommen, rijen, toelichting)


def _wat(request: HttpRequest, regio: Regio) -> tuple[list[Kolom], Iterable[Rij], str]:
    if request.user.may(Right.AGENDA_SEE, regio=regio):
        agenda = Agenda.objects.current(regio)
        if agenda is None:
            raise Http404
        agenda.regio = regio
        return [*KOLOMMEN, *VOORTGANG], bewerkt(agenda, zicht_van(request.user)), f"{agenda}, werkversie"
    versie = Versie.objects.laatst_van(regio)
    if versie is None:
        raise Http404
    return [*KOLOMMEN, *GEDEELD], vastgesteld(versie), f"{versie.inhoud['titel']}, {versie}, vastgesteld"


def _json(naam: str, titel: str, kolommen: list[Kolom], rijen: Iterable[Rij]) -> HttpResponse:
    inhoud = {
        "titel": titel,
        "peildatum": today(),
        "voorbeeld": settings.DEMO,
        "afspraken": [{kolom.naam: kolom.van(rij) for kolom in kolommen} for rij in rijen],
    }
    text = json.dumps(inhoud, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{naam}.json"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)
