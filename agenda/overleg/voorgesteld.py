"""What should be on the table of an overleg by itself: what is due by then and waits for a word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.html import format_html_join

from agenda.models import (
    Actie,
    Actiepunt,
    Afspraak,
    Agenda,
    Agendapunt,
    Blok,
    Evaluatie,
    Overleg,
    Versie,
    Voorstel,
)
from agenda.models.afspraken import GoNoGo
from agenda.models.overleg import AgendapuntAard, OverlegQuerySet
from regions.klopt import open_
from regions.periods import today
from tekst.getallen import aantal

LIJST = "besluitenlijst-"  # with the key of the overleg whose list it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorgesteld:
    """A point that could be on the agenda; what it comes from always has the same name."""

    herkomst: str
    aard: str
    titel: str
    tekst: str = ""
    blok: Blok | None = None
    versie: Versie | None = None


def voorgesteld(overleg: Overleg) -> list[Voorgesteld]:
    """What is due by the day of this overleg and is not on its agenda yet, decisions first.

    What is closed is in none of it: everyone at the table reads the agenda.
    """
    agenda = Agenda.objects.current(overleg.regio)
    gevonden = [*_over_vorige(overleg), *_contacten(overleg)]
    if agenda:
        hier = agenda.blokken.levend().voor()
        gevonden = [
            *_versies(agenda),
            *_pilots(hier, overleg),
            *_evaluaties(hier, overleg),
            *_themas(agenda, overleg),
            *_voorstellen(hier),
            *_acties(hier, overleg),
            *gevonden,
        ]
    staat = set(overleg.punten.values_list("herkomst", flat=True))
    return [punt for punt in gevonden if punt.herkomst not in staat]


def _versies(agenda: Agenda) -> Iterator[Voorgesteld]:
    for versie in agenda.versies.ter_vaststelling():
        yield Voorgesteld(
            herkomst=f"versie-{versie.nummer}",
            aard=AgendapuntAard.BESLUITEN,
            titel=f"Versie {versie.nummer} van de samenwerkingsagenda vaststellen",
            versie=versie,
        )


def _pilots(hier: Any, overleg: Overleg) -> Iterator[Voorgesteld]:
    rows = Afspraak.objects.filter(blok__in=hier, vorm=Afspraak.Vorm.PILOT)
    dag = overleg.datum
    for afspraak in rows.filter(gonogo__in=GoNoGo.onbeslist(), gonogo_op__lte=dag).order_by(
        "gonogo_op", "pk"
    ):
        yield _besluit(f"gonogo-{afspraak.pk}", f"Go of no-go: {afspraak.titel}", afspraak)
    borging = rows.filter(borging="", borging_op__lte=dag).exclude(gonogo=GoNoGo.NOGO)
    for afspraak in borging.order_by("borging_op", "pk"):
        yield _besluit(f"borging-{afspraak.pk}", f"Besluit over borging: {afspraak.titel}", afspraak)


def _besluit(herkomst: str, titel: str, afspraak: Afspraak) -> Voorgesteld:
    return Voorgesteld(herkomst=herkomst, aard=AgendapuntAard.BESLUITEN, titel=titel, blok=afspraak.blok)


def _themas(agenda: Agenda, overleg: Overleg) -> Iterator[Voorgesteld]:
    """Themes on which one looks back by the day of the overleg."""
    rows = Evaluatie.objects.open().filter(agenda=agenda, op__lte=overleg.datum)
    for evaluatie in rows.select_related("thema").order_by("op", "pk"):
        yield Voorgesteld(
            herkomst=f"thema-{evaluatie.pk}",
            aard=AgendapuntAard.BESPREKEN,
            titel=f"Evaluatie van het thema {evaluatie.thema}",
        )


def _evaluaties(hier: Any, overleg: Overleg) -> Iterator[Voorgesteld]:
    """Evaluations whose day lies between the overleg before and this one."""
    vorige = _vorige(overleg)
    sinds = Q(evaluatie__gt=vorige.datum) if vorige else Q()
    rows = Afspraak.objects.filter(sinds, blok__in=hier, evaluatie__lte=overleg.datum)
    for afspraak in rows.order_by("evaluatie", "pk"):
        yield Voorgesteld(
            herkomst=f"evaluatie-{afspraak.pk}-{afspraak.evaluatie:%Y%m%d}",
            aard=AgendapuntAard.BESPREKEN,
            titel=f"Evaluatie: {afspraak.titel}",
            blok=afspraak.blok,
        )


def _voorstellen(hier: Any) -> Iterator[Voorgesteld]:
    if n := Voorstel.objects.open().filter(blok__in=hier).count():
        yield Voorgesteld(
            herkomst="voorstellen",
            aard=AgendapuntAard.BESPREKEN,
            titel=f"{aantal(n, 'voorstel', 'voorstellen')} voor de agenda om te beantwoorden",
        )


def _acties(hier: Any, overleg: Overleg) -> Iterator[Voorgesteld]:
    rows = Actie.objects.te_doen(overleg.datum).filter(blok__in=hier).select_related("organisatie")
    if acties := list(rows.order_by("gereed", "pk")):
        yield Voorgesteld(
            herkomst="acties",
            aard=AgendapuntAard.BESPREKEN,
            titel="Acties uit de agenda die klaar hadden moeten zijn",
            tekst=_lijst((actie.titel, actie.organisatie, actie.gereed) for actie in acties),
        )


def _over_vorige(overleg: Overleg) -> Iterator[Voorgesteld]:
    """What earlier meetings left: the list of decisions to approve, and what was to be done."""
    for vorige in eerdere(overleg).ter_goedkeuring().order_by("datum", "pk"):
        yield Voorgesteld(
            herkomst=f"{LIJST}{vorige.pk}",
            aard=AgendapuntAard.BESLUITEN,
            titel=f"Besluitenlijst van {date_format(vorige.datum, 'j F Y')} vaststellen",
        )
    eerder = Actiepunt.objects.te_doen(overleg.datum).filter(
        agendapunt__overleg__regio=overleg.regio, agendapunt__overleg__soort=overleg.soort
    )
    open_ = eerder.exclude(agendapunt__overleg=overleg).select_related("organisatie")
    if actiepunten := list(open_):
        yield Voorgesteld(
            herkomst="actiepunten",
            aard=AgendapuntAard.BESPREKEN,
            titel="Actiepunten van eerdere overleggen",
            tekst=_lijst((punt.wat, punt.organisatie, punt.klaar_op) for punt in actiepunten),
        )


def _contacten(overleg: Overleg) -> Iterator[Voorgesteld]:
    n = open_(today()).filter(regio=overleg.regio).count()
    if n:
        yield Voorgesteld(
            herkomst="contacten",
            aard=AgendapuntAard.INFORMATIE,
            titel=f"{aantal(n, 'contactpersoon is', 'contactpersonen zijn')} dit halfjaar nog niet bevestigd",
        )


def eerdere(overleg: Overleg) -> OverlegQuerySet:
    """Those before it, of the same regio and kind, that went on."""
    hier = Overleg.objects.gaat_door().filter(regio=overleg.regio_id, soort=overleg.soort)
    return hier.filter(datum__lt=overleg.datum)


def lijst_van(punt: Agendapunt) -> int | None:
    """Of which overleg this point approves the list of decisions."""
    pk = punt.herkomst.removeprefix(LIJST)
    return int(pk) if pk != punt.herkomst and pk.isdecimal() else None


def _vorige(overleg: Overleg) -> Overleg | None:
    return eerdere(overleg).order_by("-datum", "-pk").first()


def _lijst(rijen: Iterable[tuple[Any, Any, Any]]) -> str:
    """As rich text: what, who, and before when."""
    regels = (
        (wat, f": {wie}" if wie else "", f", klaar op {date_format(op, 'j F Y')}" if op else "")
        for wat, wie, op in rijen
    )
    return f"<ul>{format_html_join('', '<li>{}{}{}</li>', regels)}</ul>"
