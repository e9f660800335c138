"""Who may speak for another is told so by mail: when it begins, when it changes, and when it ends."""

import datetime
from collections import defaultdict
from collections.abc import Sequence

from django.urls import reverse

from regions import collegas
from regions.mail import mail
from regions.models import Contactpersoon, Mandaat, Organisatie, Regio
from regions.post import ontvangers
from regions.templatetags.huis import dag

BIJTIJDS = 30  # days before a mandate ends by itself, its receiver is told
# What happened, with the subject of its mail; the text of each stands in templates/mail/mandaat.txt.
ONDERWERPEN = {
    "gegeven": "{ontvanger} spreekt namens {gever}",
    "gecorrigeerd": "Verbeterd: {ontvanger} spreekt namens {gever}",
    "ingetrokken": "{ontvanger} spreekt toch niet namens {gever}",
    "beeindigd": "{ontvanger} spreekt t/m {tot} namens {gever}",
    "loopt_door": "{ontvanger} blijft spreken namens {gever}",
    "loopt_af": "{ontvanger} spreekt t/m {tot} namens {gever}",
}


def meld(wat: str, mandaten: Sequence[Mandaat]) -> None:
    """One mail about mandates of one giver to one receiver, to whoever speaks for the receiver there."""
    gever, ontvanger = mandaten[0].gever, mandaten[0].ontvanger
    regios = list(dict.fromkeys(mandaat.regio for mandaat in mandaten))
    context = {
        "wat": wat,
        "gever": gever,
        "ontvanger": ontvanger,
        "mandaten": sorted(mandaten, key=lambda m: (m.regio.naam, m.thema.volgorde if m.thema else 0)),
        "adressen": [reverse("mandaten", args=[regio.code]) for regio in regios],
    }
    onderwerp = ONDERWERPEN[wat].format(ontvanger=ontvanger, gever=gever, tot=dag(mandaten[0].last_day))
    mail(_adressen(ontvanger, regios), onderwerp, "mail/mandaat", context)


def _adressen(organisatie: Organisatie, regios: Sequence[Regio]) -> list[str]:
    """Its contact persons in these regio's, on staff level or else of the board; else who signs in for it."""
    rollen = Contactpersoon.Rol
    gevonden = [
        persoon.email
        for regio in regios
        for persoon in ontvangers(organisatie, regio, rollen.AMBTELIJK)
        or ontvangers(organisatie, regio, rollen.BESTUURLIJK)
    ]
    gevonden = gevonden or collegas.adressen([organisatie.pk]).get(organisatie.pk, [])
    return list({adres.lower(): adres for adres in gevonden}.values())


def herinner(day: datetime.date) -> None:
    """The daily job: what ends by itself thirty days after `day`, unless it goes on, is told to its receiver.

    Who ended it by hand said so then.
    """
    einde = day + datetime.timedelta(days=BIJTIJDS)
    rows = Mandaat.objects.geldend(day).filter(period__endswith=einde, beeindigd_op__isnull=True)
    per_paar: dict[tuple[int, int], list[Mandaat]] = defaultdict(list)
    for mandaat in zonder_vervolg(list(rows.met_namen().order_by("gever__naam", "ontvanger__naam", "pk"))):
        per_paar[mandaat.gever_id, mandaat.ontvanger_id].append(mandaat)
    for mandaten in per_paar.values():
        meld("loopt_af", mandaten)


def zonder_vervolg(rows: list[Mandaat]) -> list[Mandaat]:
    """Those after which the giver gave its word on the same theme to nobody, from the next day on."""
    vervolg = Mandaat.objects.telt().filter(gever__in=[row.gever_id for row in rows])
    begin = set(vervolg.values_list("gever", "regio", "thema", "period__startswith"))
    return [m for m in rows if (m.gever_id, m.regio_id, m.thema_id, m.period.upper) not in begin]
