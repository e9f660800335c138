"""What waits for someone around the overleg: actions to do, papers to send."""

import datetime

from django.db.models import F, Q

from agenda.models import Actiepunt, Overleg
from regions.models import Gebruiker, Regio
from regions.periods import today
from regions.rights import Right
from regions.taken import Taak

VOORUIT = datetime.timedelta(days=14)  # papers are work from two weeks before the day they go out


def overleg_taken(gebruiker: Gebruiker) -> list[Taak]:
    """Actions of the own organisations whose day comes within two weeks, and invitations to send."""
    return [*_actiepunten(gebruiker), *_stukken(gebruiker)]


def _actiepunten(gebruiker: Gebruiker) -> list[Taak]:
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if not mine:
        return []
    rows = Actiepunt.objects.te_doen(today() + VOORUIT).filter(organisatie__in=mine)
    rows = rows.select_related("agendapunt__overleg__regio").order_by("klaar_op", "pk")
    return [
        Taak(
            titel=actie.wat,
            url=f"{actie.agendapunt.overleg.get_absolute_url()}#punt-{actie.agendapunt_id}",
            regio=actie.agendapunt.overleg.regio,
            status=_wanneer(actie),
            uiterlijk=actie.klaar_op,
        )
        for actie in rows
    ]


def _wanneer(actie: Actiepunt) -> str:
    if actie.klaar_op and actie.klaar_op < today():
        return "de dag is voorbij"
    return "is nu aan de beurt" if actie.klaar_op == today() else "komt eraan"


def _stukken(gebruiker: Gebruiker) -> list[Taak]:
    """Meetings for which nobody was invited since the day that the papers were to go out came near."""
    if not gebruiker.may(Right.OVERLEG_LEIDEN):
        return []
    own = Regio.objects.open_to(gebruiker, Right.OVERLEG_LEIDEN)
    rows = Overleg.objects.komend().filter(regio__in=own, uitgenodigd_op=None)
    gauw = Q(stukken_op__lte=today() + VOORUIT) | Q(stukken_op=None, datum__lte=today() + VOORUIT)
    dag = F("stukken_op").asc(nulls_last=True)
    return [
        Taak(
            titel=f"Verstuur de uitnodiging en de agenda: {overleg.titel}",
            url=overleg.get_absolute_url(),
            regio=overleg.regio,
            status="nog niet verstuurd",
            uiterlijk=overleg.stukken_op or overleg.datum,
        )
        for overleg in rows.filter(gauw).select_related("regio").order_by(dag, "datum", "pk")
    ]
