"""What a regio sees of its venster: the mirror."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right
from venster.kern import Deel
from venster.models import Inzending, Ronde
from venster.uitkomst import correcties, uitkomst


@requires(Right.VENSTER_SEE)
def spiegel(request: HttpRequest, regio: Regio, jaar: int) -> HttpResponse:
    """Who said JA, NEE or nothing, once it is published; shortly before, for the regio itself."""
    ronde = get_object_or_404(Ronde, jaar=jaar)
    inzage = ronde.staat is Ronde.Staat.INZAGE and request.user.may(Right.VENSTER_INZAGE, regio=regio)
    if ronde.gepubliceerd_op is None and not inzage:
        raise Http404("Deze uitkomst is er nog niet.")
    groepen = uitkomst(ronde, regio)
    teksten = [
        (deel, [stem for groep in groepen for stem in groep.vakken[i].stemmen if stem.toelichting])
        for i, deel in enumerate(Deel)
    ]
    context = {
        "ronde": ronde,
        "regio": regio,
        "groepen": groepen,
        "teksten": teksten,
        "correcties": correcties(groepen),
        "delen": list(Deel),
        "inzage": inzage,
        "jaren": _jaren(regio),
        "kruimels": naar_regio(regio),
    }
    return render(request, "venster/spiegel.html", context)


def _jaren(regio: Regio) -> "Iterable[int]":
    return (
        Inzending.objects.filter(regio=regio)
        .gepubliceerd()
        .values_list("jaar", flat=True)
        .distinct()
        .order_by("jaar")
    )
