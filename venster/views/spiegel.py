"""What a regio sees of its venster: the mirror for all, and for the coordinator who has answered."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from regions.gate import requires
from regions.kruimels import naar_regio
from regions.models import Contactpersoon, Regio
from regions.periods import today
from regions.rights import Right
from venster.kern import Deel
from venster.models import Inzending, Ronde, Uitnodiging
from venster.stand import standen
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


@requires(Right.VENSTER_FOLLOW)
def venster_voortgang(request: HttpRequest, regio: Regio, jaar: int) -> HttpResponse:
    """Each partij: how far it is, since when, and whom to call; for the coordinator the support asked."""
    ronde = get_object_or_404(Ronde.objects.geopend(), jaar=jaar)
    asked = (
        Uitnodiging.objects.filter(ronde=ronde, regio=regio)
        .select_related("ronde", "organisatie", "regio", "inzending")
        .order_by("soort", "organisatie_naam", "pk")
    )
    rows = standen(asked)
    bellen = _bellen(regio)
    context = {
        "ronde": ronde,
        "regio": regio,
        "rijen": [(stand, bellen.get(stand.uitnodiging.organisatie_id, [])) for stand in rows],
        "klaar": sum(stand.inzending.is_ingediend for stand in rows),
        "steun": _steun(rows) if request.user.may(Right.STEUN_SEE, regio=regio) else None,
        "kruimels": naar_regio(regio),
    }
    return render(request, "venster/voortgang.html", context)


def _bellen(regio: Regio) -> dict[int, list[Contactpersoon]]:
    """Who speaks for each organisation in the regio today, staff first."""
    bellen: dict[int, list[Contactpersoon]] = {}
    contacts = Contactpersoon.objects.on(today()).filter(regio=regio).select_related("persoon")
    for contact in contacts.order_by("rol", "persoon__naam", "pk"):
        bellen.setdefault(contact.organisatie_id, []).append(contact)
    return bellen


def _steun(rows: Iterable) -> list[tuple[str, Deel, str]]:
    """What support was asked for, as submitted."""
    return [
        (stand.uitnodiging.organisatie_naam, deel, gezegd.steun)
        for stand in rows
        for deel, gezegd in stand.inzending.antwoorden
        if gezegd.steun
    ]
