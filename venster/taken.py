"""What waits for someone in the venster, for Mijn werk: four queries, whatever the number of regio's."""

from typing import TYPE_CHECKING

from django.db.models import Count, F, Q
from django.urls import reverse

from regions.models import Regio
from regions.rights import Right
from regions.taken import Taak
from venster.models import Ronde
from venster.stand import Stand, van_gebruiker

if TYPE_CHECKING:
    from collections.abc import Set

    from regions.models import Gebruiker

VEEL = 3


def taken(gebruiker: "Gebruiker") -> list[Taak]:
    """Each answer that is still to be given or submitted; one line for an organisation with many regio's."""
    reach = gebruiker.reach(Right.VENSTER_FOLLOW)
    if not reach and not gebruiker.may(Right.VENSTER_FILL):
        return []
    ronde = Ronde.objects.huidige()
    if ronde is None:
        return []
    return _antwoorden(gebruiker, ronde) + (_volgen(ronde, reach) if reach and ronde.is_open else [])


def _antwoorden(gebruiker: "Gebruiker", ronde: Ronde) -> list[Taak]:
    per_organisatie: dict[int, list[Stand]] = {}
    for stand in van_gebruiker(gebruiker, ronde):
        if stand.uitnodiging.is_open and not stand.is_klaar:
            per_organisatie.setdefault(stand.uitnodiging.organisatie_id, []).append(stand)
    return [taak for standen in per_organisatie.values() for taak in _van(ronde, standen)]


def _volgen(ronde: Ronde, reach: "Set[int]") -> list[Taak]:
    """For the coordinator: how many have answered, as long as not all did."""
    regios = (
        Regio.objects.filter(pk__in=reach, inzendingen__ronde=ronde)
        .annotate(asked=Count("inzendingen"), klaar=Count("inzendingen", filter=Q(inzendingen__nummer__gt=0)))
        .filter(klaar__lt=F("asked"))
        .order_by("naam", "pk")
    )
    return [
        Taak(
            titel=f"{ronde}: wie heeft geantwoord",
            url=reverse("venster_voortgang", args=[regio.code, ronde.jaar]),
            regio=regio,
            status=f"{regio.klaar} van {regio.asked} ingediend",
            uiterlijk=ronde.sluit_op,
        )
        for regio in regios
    ]


def _van(ronde: Ronde, standen: list[Stand]) -> list[Taak]:
    if len(standen) <= VEEL:
        return [
            Taak(
                titel=f"{ronde}: antwoord namens {stand.uitnodiging.organisatie_naam}",
                url=stand.url,
                regio=stand.uitnodiging.regio,
                status=stand.woorden,
                uiterlijk=stand.uitnodiging.laatste_dag,
            )
            for stand in standen
        ]
    wie = standen[0].uitnodiging
    return [
        Taak(
            titel=f"{ronde}: antwoord namens {wie.organisatie_naam}",
            url=reverse("venster_tabel", args=[ronde.jaar, wie.organisatie.slug]),
            status=f"Nog {len(standen)} regio's",
            uiterlijk=ronde.sluit_op,
        )
    ]
