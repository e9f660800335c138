"""From a working agenda to one that was decided on: freeze it, and record the decision."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.besluitregel import oordelen, toets
from agenda.canoniek import inhoud
from agenda.mededinging import Stand, standen
from agenda.models import (
    Agenda,
    Akkoord,
    Overleg,
    Regel,
    Vaststelling,
    Vaststelregel,
    Versie,
    VersieStuk,
    Voorstel,
    regel_nu,
)
from agenda.models.versies import met_besluit
from agenda.samenvatting import wijzigingen
from agenda.stukken import stukken
from agenda.zicht import OPENBAAR
from documents.actions import vastleggen
from documents.models import Document
from regions.models import Gebruiker, Regio
from regions.periods import iso, since, today
from regions.rights import Right


class NietMogelijk(Exception):
    """Why this cannot be done, in a sentence for who asked."""


class MistToets(NietMogelijk):
    """Agreements that may not be offered yet: without a legal check that lets them be made."""

    def __init__(self, standen: list[Stand]) -> None:
        titels = "; ".join(f"“{stand.afspraak}”" for stand in standen[:5])
        super().__init__(f"Leg eerst de mededingingstoets vast van: {titels}.")
        self.standen = standen


@transaction.atomic
def aanbieden(
    agenda: Agenda, *, by: Gebruiker | None, op: datetime.date | None = None, als: str = ""
) -> Versie:
    """Freeze the agenda as it is now, ter vaststelling; not while two proposals wait on one text."""
    een_voor_een(agenda.regio_id)  # numbers run on within a regio
    _zonder_botsing(agenda)
    versies = Versie.objects.filter(agenda__regio=agenda.regio_id)
    nummer = (versies.aggregate(last=Max("nummer"))["last"] or 0) + 1
    op = op or today()
    if mist := [stand for stand in standen(agenda, OPENBAAR) if stand.mist_toets]:
        raise MistToets(mist)
    frozen = met_wijzigingen(inhoud(agenda, versie=nummer, peildatum=op), versies)
    als = als or hoedanigheid(by, agenda.regio, Right.AGENDA_VASTSTELLEN)
    regel = regel_nu(agenda.regio) or Regel.OVERLEG
    versie = Versie.objects.create(
        agenda=agenda, nummer=nummer, inhoud=frozen, regel=regel, op=op, door=by, als=als
    )
    VersieStuk.objects.bulk_create(stukken(versie))
    return versie


def met_wijzigingen(frozen: dict[str, Any], eerdere: Any) -> dict[str, Any]:
    """With what changed since the last version that was adopted, if there was one; others read that too."""
    last = eerdere.vastgesteld().select_related("vaststelling").order_by("-nummer").first()
    if last is None:
        return frozen
    sinds = {"versie": last.nummer, "op": last.vaststelling.op.isoformat()}
    regels = wijzigingen(last.vastgestelde_inhoud, frozen)
    return frozen | {"wijzigingen": {"sinds": sinds, "regels": regels}}


def _zonder_botsing(agenda: Agenda) -> None:
    """What is closed is not frozen, so a proposal on it keeps nobody from it and is not named."""
    hier = agenda.blokken.levend().voor()
    botsend = Voorstel.objects.botsend().filter(blok__in=hier).met_blok().order_by("blok", "pk")
    if namen := dict.fromkeys(f"“{voorstel.blok.detail}”" for voorstel in botsend):
        waar = ", ".join(namen)
        raise NietMogelijk(
            f"Er zijn meerdere open voorstellen bij {waar}. "
            "Beantwoord die eerst, dan kunt u een versie aanbieden."
        )


@transaction.atomic
def kies_regel(regio: Regio, regel: str, *, by: Gebruiker | None) -> Vaststelregel:
    """From today the regio decides by this rule; what was offered before keeps the one it had."""
    een_voor_een(regio.pk)
    dag = today()
    als = hoedanigheid(by, regio, Right.AGENDA_VASTSTELLEN)
    nu = Vaststelregel.objects.geldt(regio).first()
    if nu and nu.regel == regel:
        return nu
    if nu and nu.since == dag:
        nu.regel, nu.door, nu.als = regel, by, als
        nu.save()
        return nu
    if nu:
        nu.end(dag)
    return Vaststelregel.objects.create(regio=regio, regel=regel, period=since(dag), door=by, als=als)


def een_voor_een(regio: int) -> None:
    """Who offers, answers or decides in a regio waits for whoever does so at this moment."""
    Regio.objects.select_for_update(no_key=True).get(pk=regio)


@transaction.atomic
def vaststellen(
    versie: Versie,
    *,
    by: Gebruiker | None,
    op: datetime.date | None = None,
    overleg: str = "",
    bij: Overleg | None = None,
    toelichting: str = "",
    als: str = "",
) -> Vaststelling:
    """Record that the regio decided on this version, by its own rule; once, and not before it happened.

    The day and the name are those of the overleg, when that is kept here.
    """
    if bij:  # held before the regio, as who writes down a decision does
        bij = gehouden(bij, versie.regio)
        op, overleg = bij.datum, str(bij)
    een_voor_een(versie.regio.pk)
    op = op or today()
    _is_aan_de_beurt(versie, op)
    uitkomst = toets(versie, bij)
    if uitkomst.belet:
        raise NietMogelijk(uitkomst.belet)
    decided = besluit(versie, op=op, overleg=overleg, toelichting=toelichting) | uitkomst.besluit
    alleen_wat_geldt(versie, decided)
    return Vaststelling.objects.create(
        versie=versie,
        op=op,
        overleg=overleg,
        bij=bij,
        toelichting=toelichting,
        inhoud=decided,
        document=_document(versie, decided, by),
        door=by,
        als=als or hoedanigheid(by, versie.regio, Right.AGENDA_VASTSTELLEN),
    )


def gehouden(overleg: Overleg, regio: Regio) -> Overleg:
    """The overleg, held so that nobody calls it off meanwhile; refused when nothing can be decided in it."""
    held: Overleg = Overleg.objects.select_for_update(no_key=True, of=("self",)).get(pk=overleg.pk)
    if held.regio_id != regio.pk:
        raise NietMogelijk("Dit overleg is van een andere regio. Kies een overleg van deze regio.")
    if held.afgelast_op:
        raise NietMogelijk(
            f"{held} van {held.datum:%d-%m-%Y} is afgelast. Kies het overleg waarin u dit besloot."
        )
    return held


def _is_aan_de_beurt(versie: Versie, op: datetime.date) -> None:
    if op > today():
        raise NietMogelijk("De dag van het overleg moet nog komen. Leg de vaststelling daarna vast.")
    if op < versie.op:
        raise NietMogelijk("Deze versie is na die dag gemaakt. Kies de dag van het overleg daarna.")
    if Vaststelling.objects.filter(versie=versie).exists():
        raise NietMogelijk(f"Versie {versie.nummer} is al vastgesteld.")
    if _zelfde(versie).filter(nummer__gt=versie.nummer).exists():
        raise NietMogelijk("Er is een nieuwere versie ter vaststelling. Stel die vast.")


def _zelfde(versie: Versie) -> Any:
    """All versions of the same agenda or list."""
    return Versie.alle.filter(agenda=versie.agenda_id, onderwerpen_van=versie.onderwerpen_van_id)


def alleen_wat_geldt(versie: Versie, decided: dict[str, Any]) -> None:
    """Themes that were left open cannot be searched: they were not adopted."""
    if open_ := [thema["naam"] for thema in decided.get("themas", []) if not thema["vastgesteld"]]:
        versie.stukken.filter(thema__in=open_).delete()


def _document(versie: Versie, decided: dict[str, Any], by: Gebruiker | None) -> Document:
    return vastleggen(
        soort=versie.waarvan,
        titel=versie.inhoud["titel"],
        inhoud=met_besluit(versie.inhoud, decided),
        regio=versie.regio,
        by=by,
        vervangt=_vorige(versie),
    )


def _vorige(versie: Versie) -> Document | None:
    """The document of the last version of the same agenda or list that was decided on."""
    eerder = Vaststelling.objects.filter(versie__in=_zelfde(versie))
    last = eerder.order_by("-versie__nummer").first()
    return last.document if last else None


def besluit(versie: Versie, *, op: datetime.date, overleg: str, toelichting: str) -> dict[str, Any]:
    """The decision as it stands in the frozen agenda: where, when, and what each party answered."""
    partijen = versie.inhoud["partijen"]
    gegeven = oordelen(versie)
    return {
        "op": op.isoformat(),
        "overleg": overleg,
        "toelichting": toelichting,
        "akkoorden": [
            _akkoord(versie, akkoord)
            for partij in partijen
            for akkoord in gegeven.get(partij["slug"], {}).values()
        ],
        "zonder_antwoord": [
            {"naam": p["naam"], "soort": p["soort"]} for p in partijen if p["slug"] not in gegeven
        ],
    }


def _akkoord(versie: Versie, akkoord: Akkoord) -> dict[str, Any]:
    themas = {thema["code"]: thema["naam"] for thema in versie.inhoud.get("themas", [])}
    over = {"thema": themas.get(akkoord.thema, akkoord.thema)} if akkoord.thema else {}
    return over | {
        "organisatie": akkoord.organisatie.naam,
        "soort": akkoord.organisatie.soort,
        "oordeel": akkoord.oordeel,
        "tekst": akkoord.tekst,
        "naam": akkoord.naam,
        "functie": akkoord.functie,
        "datum": iso(akkoord.datum),
        "verwacht_op": iso(akkoord.verwacht_op),
        "basis": akkoord.basis,
    }
