"""What waits for someone in the venster, for Mijn werk: three queries, whatever the number of regio's."""

from typing import TYPE_CHECKING

from django.urls import reverse

from regions.rights import Right
from regions.taken import Taak
from venster.models import Ronde
from venster.stand import Stand, van_gebruiker

if TYPE_CHECKING:
    from regions.models import Gebruiker

VEEL = 3


def taken(gebruiker: "Gebruiker") -> list[Taak]:
    """Each answer that is still to be given or submitted; one line for an organisation with many regio's."""
    ronde = Ronde.objects.huidige() if gebruiker.may(Right.VENSTER_FILL) else None
    if ronde is None:
        return []
    per_organisatie: dict[int, list[Stand]] = {}
    for stand in van_gebruiker(gebruiker, ronde):
        if stand.uitnodiging.is_open and not stand.is_klaar:
            per_organisatie.setdefault(stand.uitnodiging.organisatie_id, []).append(stand)
    return [taak for standen in per_organisatie.values() for taak in _van(ronde, standen)]


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
