"""Looking back on a theme: its day, what each party answers, and what waits for whom."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Agenda, Evaluatie, Evaluatieantwoord
from agenda.overleg.acties import Gewijzigd
from regions.concepten import nummers
from regions.models import Deelnemer, Gebruiker, Organisatie, Regio, Thema
from regions.periods import today
from regions.rights import Right
from regions.taken import Taak

Begin = tuple[int, dict[str, str]]  # the year of the venster, and a text for each of the three questions
Beginner = Callable[[Organisatie, Regio, int], Begin | None]
_beginners: list[Beginner] = []


def registreer_begin(beginner: Beginner) -> None:
    """Who looks over both rooms says what a party may begin from; once, however often it is registered."""
    if beginner not in _beginners:
        _beginners.append(beginner)


def begin_van(evaluatie: Evaluatie, organisatie: Organisatie) -> Begin | None:
    """What the organisation itself said in the venster of the year of the evaluation, if it answered."""
    found = (b(organisatie, evaluatie.agenda.regio, evaluatie.op.year) for b in _beginners)
    return next((begin for begin in found if begin), None)


@transaction.atomic
def plan(
    agenda: Agenda, thema: Thema, op: datetime.date, *, by: Gebruiker | None, als: str = ""
) -> Evaluatie:
    """The day of a theme: the first one, or another for the evaluation that is still open."""
    Agenda.objects.select_for_update(no_key=True, of=("self",)).get(pk=agenda.pk)
    als = als or hoedanigheid(by, agenda.regio, Right.AGENDA_VASTSTELLEN)
    nu = Evaluatie.objects.open().filter(agenda=agenda, thema=thema).first()
    evaluatie = nu or Evaluatie(agenda=agenda, thema=thema)
    evaluatie.op, evaluatie.door, evaluatie.als = op, by, als
    evaluatie.save()
    evaluatie.refresh_from_db()
    return evaluatie


@transaction.atomic
def antwoord(
    evaluatie: Evaluatie,
    organisatie: Organisatie,
    version: str,
    *,
    by: Gebruiker | None,
    als: str = "",
    **velden: Any,
) -> Evaluatieantwoord:
    """What a party answers; a colleague who saved meanwhile is not overwritten."""
    held = Evaluatie.objects.select_for_update(of=("self",)).get(pk=evaluatie.pk)
    if held.afgerond_op:
        raise NietMogelijk("Deze evaluatie is afgerond. Geef uw antwoord bij de volgende.")
    rij = Evaluatieantwoord.objects.filter(evaluatie=held, organisatie=organisatie).first()
    if str(rij.version if rij else 0) != version:
        raise Gewijzigd(rij)
    rij = rij or Evaluatieantwoord(evaluatie=held, organisatie=organisatie)
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.door, rij.op = by, timezone.now()
    rij.als = als or hoedanigheid(by, evaluatie.agenda.regio, Right.VOORTGANG_GIVE, organisatie=organisatie)
    rij.save()
    return rij


@transaction.atomic
def rond_af(evaluatie: Evaluatie, conclusie: str, *, by: Gebruiker | None) -> None:
    """The parties said what they take from it; a next day may be chosen."""
    held = Evaluatie.objects.select_for_update(of=("self",)).get(pk=evaluatie.pk)
    if held.afgerond_op:
        raise NietMogelijk("Deze evaluatie is al afgerond.")
    if held.op > today():
        raise NietMogelijk("De dag van deze evaluatie moet nog komen. Kies anders een vroegere dag.")
    held.conclusie, held.afgerond_op, held.door = conclusie, today(), by
    held.als = hoedanigheid(by, evaluatie.agenda.regio, Right.AGENDA_VASTSTELLEN)
    held.save()


def evaluatie_taken(gebruiker: Gebruiker) -> list[Taak]:
    """The evaluations whose day has come and that an own organisation did not answer yet."""
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if not mine:
        return []
    hier = Deelnemer.objects.on(today()).filter(organisatie__in=mine)
    rows = Evaluatie.objects.aan_de_beurt().filter(agenda__regio__in=hier.values("regio"))
    open_ = list(rows.select_related("agenda__regio", "thema").order_by("op", "pk"))
    if not open_:
        return []
    paren = hier.select_related("organisatie").order_by("organisatie__naam", "pk")
    per_regio: dict[int, list[Organisatie]] = {}
    for deelnemer in paren:
        per_regio.setdefault(deelnemer.regio_id, []).append(deelnemer.organisatie)
    gegeven = set(
        Evaluatieantwoord.objects.filter(evaluatie__in=open_).values_list("evaluatie", "organisatie")
    )
    return [
        _taak(evaluatie, organisatie)
        for evaluatie in open_
        for organisatie in per_regio.get(evaluatie.agenda.regio_id, [])
        if (evaluatie.pk, organisatie.pk) not in gegeven
    ]


def _taak(evaluatie: Evaluatie, organisatie: Organisatie) -> Taak:
    regio = evaluatie.agenda.regio
    return Taak(
        titel=f"Drie vragen over {evaluatie.thema}, namens {organisatie}",
        url=reverse("evaluatie_antwoord", args=[regio.code, evaluatie.pk, organisatie.slug]),
        regio=regio,
        status="evaluatie is aan de beurt",
        uiterlijk=evaluatie.op,
    )


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """To which form an unsent text belongs, if this user may still open it."""
    delen = nummers(sleutel)
    if delen is None or len(delen) != 2:
        return None
    evaluatie = Evaluatie.objects.select_related("agenda__regio", "thema").filter(pk=delen[0]).first()
    organisatie = Organisatie.objects.filter(pk=delen[1]).first()
    if evaluatie is None or organisatie is None:
        return None
    regio = evaluatie.agenda.regio
    if organisatie.pk not in gebruiker.organisaties(Right.VOORTGANG_GIVE):
        return None
    adres = reverse("evaluatie_antwoord", args=[regio.code, evaluatie.pk, organisatie.slug])
    return f"Evaluatie {evaluatie.thema}, {regio}", adres
