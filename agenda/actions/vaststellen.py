"""From a working agenda to one that was decided on: freeze, ask each party, record the decision."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.canoniek import inhoud
from agenda.models import Agenda, Akkoord, Vaststelling, Versie, VersieAfspraak
from agenda.rijk import plat
from regions.models import Gebruiker, Organisatie
from regions.periods import today


class NietMogelijk(Exception):
    """Why this cannot be done, in a sentence for who asked."""


@transaction.atomic
def aanbieden(
    agenda: Agenda, *, by: Gebruiker | None, op: datetime.date | None = None, als: str = ""
) -> Versie:
    """Freeze the agenda as it is now, ter vaststelling."""
    agenda = Agenda.objects.select_for_update(of=("self",)).select_related("regio").get(pk=agenda.pk)
    nummer = (agenda.versies.aggregate(last=Max("nummer"))["last"] or 0) + 1
    op = op or today()
    frozen = inhoud(agenda, versie=nummer, peildatum=op)
    als = als or hoedanigheid(by, agenda.regio)
    versie = Versie.objects.create(agenda=agenda, nummer=nummer, inhoud=frozen, op=op, door=by, als=als)
    VersieAfspraak.objects.bulk_create(_rows(versie))
    return versie


def _rows(versie: Versie) -> list[VersieAfspraak]:
    rows = []
    for thema in versie.inhoud["themas"]:
        for opgave in thema["opgaven"]:
            for doel in opgave["doelen"]:
                groups = [functie["afspraken"] for functie in doel["functies"]] + [doel["afspraken"]]
                rows += [_row(versie, thema["code"], a) for group in groups for a in group]
    return rows


def _row(versie: Versie, thema: str, afspraak: dict[str, Any]) -> VersieAfspraak:
    parties = [afspraak["trekker"], *afspraak["partners"]]
    return VersieAfspraak(
        versie=versie,
        nummer=afspraak["nummer"],
        thema=thema,
        titel=afspraak["titel"],
        tekst=plat(afspraak["tekst"]),
        trekker=afspraak["trekker"]["naam"] if afspraak["trekker"] else "",
        organisaties=sorted({party["slug"] for party in parties if party}),
        vorm=afspraak["vorm"],
    )


@transaction.atomic
def antwoorden(
    versie: Versie, organisatie: Organisatie, *, by: Gebruiker | None, als: str = "", **velden: Any
) -> Akkoord:
    """A party's answer to a version; what it answered before stays in the record."""
    als = als or hoedanigheid(by, versie.agenda.regio)
    akkoord = Akkoord(versie=versie, organisatie=organisatie, door=by, als=als, **velden)
    akkoord.full_clean()
    akkoord.save()
    return akkoord


@transaction.atomic
def vaststellen(
    versie: Versie,
    *,
    op: datetime.date,
    overleg: str,
    by: Gebruiker | None,
    toelichting: str = "",
    als: str = "",
) -> Vaststelling:
    """Record that the regio decided on this version; once, and not before it happened."""
    agenda = Agenda.objects.select_for_update(of=("self",)).select_related("regio").get(pk=versie.agenda_id)
    if op > today():
        raise NietMogelijk("De dag van het overleg moet nog komen. Leg de vaststelling daarna vast.")
    if op < versie.op:
        raise NietMogelijk("Deze versie is na die dag gemaakt. Kies de dag van het overleg daarna.")
    if Vaststelling.objects.filter(versie=versie).exists():
        raise NietMogelijk(f"Versie {versie.nummer} is al vastgesteld.")
    if agenda.versies.filter(nummer__gt=versie.nummer).exists():
        raise NietMogelijk("Er is een nieuwere versie ter vaststelling. Stel die vast.")
    return Vaststelling.objects.create(
        versie=versie,
        op=op,
        overleg=overleg,
        toelichting=toelichting,
        inhoud=besluit(versie, op=op, overleg=overleg, toelichting=toelichting),
        door=by,
        als=als or hoedanigheid(by, agenda.regio),
    )


def besluit(versie: Versie, *, op: datetime.date, overleg: str, toelichting: str) -> dict[str, Any]:
    """The decision as it stands in the frozen agenda: where, when, and what each party answered."""
    antwoorden = versie.akkoorden.laatste().select_related("organisatie")
    per_slug = {akkoord.organisatie.slug: akkoord for akkoord in antwoorden}
    partijen = versie.inhoud["partijen"]
    return {
        "op": op.isoformat(),
        "overleg": overleg,
        "toelichting": toelichting,
        "akkoorden": [_akkoord(per_slug[p["slug"]]) for p in partijen if p["slug"] in per_slug],
        "zonder_antwoord": [
            {"naam": p["naam"], "soort": p["soort"]} for p in partijen if p["slug"] not in per_slug
        ],
    }


def _akkoord(akkoord: Akkoord) -> dict[str, Any]:
    return {
        "organisatie": akkoord.organisatie.naam,
        "soort": akkoord.organisatie.soort,
        "oordeel": akkoord.oordeel,
        "tekst": akkoord.tekst,
        "naam": akkoord.naam,
        "functie": akkoord.functie,
        "datum": akkoord.datum.isoformat() if akkoord.datum else None,
        "verwacht_op": akkoord.verwacht_op.isoformat() if akkoord.verwacht_op else None,
        "basis": akkoord.basis,
    }
