"""What waits for someone: a mandate to confirm, and one that ends soon."""

import datetime
from collections.abc import Set

from django.db.models import Q
from django.urls import reverse

from regions.mandaten.bericht import zonder_vervolg
from regions.models import Gebruiker, Mandaat
from regions.periods import today
from regions.rights import Right
from regions.taken import Taak

VOORUIT = datetime.timedelta(days=60)


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """For who gives in the name of an organisation, and for who works where it was given to."""
    gevers = gebruiker.organisaties(Right.MANDAAT_GIVE)
    ontvangers = gevers | gebruiker.organisaties(Right.AKKOORD_RECORD)
    if not ontvangers:
        return []
    rows = Mandaat.objects.filter(ingetrokken_op__isnull=True).met_namen()
    wacht = rows.filter(wacht_op_bevestiging=True, gever__in=gevers)
    return [
        *map(_bevestigen, wacht.order_by("regio__naam", "pk")),
        *(_loopt_af(mandaat, gevers) for mandaat in _aflopend(gevers, ontvangers)),
    ]


def _bevestigen(mandaat: Mandaat) -> Taak:
    return Taak(
        titel=f"Spreekt {mandaat.ontvanger} ook namens {mandaat.gever}? ({mandaat.waarover})",
        url=reverse("mandaat_bevestigen", args=[mandaat.gever.slug, mandaat.pk]),
        regio=mandaat.regio,
        status="wacht op bevestiging",
    )


def _aflopend(gevers: Set[int], ontvangers: Set[int]) -> list[Mandaat]:
    """What ends within sixty days and is not followed up; the giver who ended it by hand knows already."""
    laatste = today() + VOORUIT
    rows = (
        Mandaat.objects.telt().on(today()).filter(period__endswith__lte=laatste + datetime.timedelta(days=1))
    )
    rows = rows.filter(Q(gever__in=gevers, beeindigd_op__isnull=True) | Q(ontvanger__in=ontvangers))
    return zonder_vervolg(list(rows.met_namen().order_by("period__endswith", "regio__naam", "pk")))


def _loopt_af(mandaat: Mandaat, gevers: Set[int]) -> Taak:
    """The giver can go on with it; the receiver can see it."""
    geeft = mandaat.gever_id in gevers
    if geeft:
        url = f"{reverse('mandaat_nieuw', args=[mandaat.gever.slug])}?vervolg={mandaat.pk}"
    else:
        url = reverse("mandaten", args=[mandaat.regio.code])
    return Taak(
        titel=f"{mandaat.ontvanger} spreekt binnenkort niet meer namens {mandaat.gever} ({mandaat.waarover})",
        url=url,
        regio=mandaat.regio,
        status="loopt af",
        uiterlijk=mandaat.last_day,
    )
