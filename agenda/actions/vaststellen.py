"""From a working agenda to one that was decided on: freeze, ask each party, record the decision."""

import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Max

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.canoniek import inhoud
from agenda.mededinging import Stand, standen
from agenda.models import Agenda, Akkoord, Overleg, Vaststelling, Versie, VersieStuk, Voorstel
from agenda.stukken import stukken
from agenda.zicht import OPENBAAR
from documents.actions import vastleggen
from documents.models import Document
from regions.models import Contactpersoon, Gebruiker, Organisatie, Regio, Toegang
from regions.periods import today
from regions.post import ontvangers
from regions.rights import Right, Rol

AKKOORD = (Right.AKKOORD_GIVE, Right.AKKOORD_RECORD)
TEMPLATE = "documents/samenwerkingsagenda.html"


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
    Regio.objects.select_for_update(no_key=True).get(pk=agenda.regio_id)  # numbers run on within a regio
    _zonder_botsing(agenda)
    versies = Versie.objects.filter(agenda__regio=agenda.regio_id)
    nummer = (versies.aggregate(last=Max("nummer"))["last"] or 0) + 1
    op = op or today()
    if mist := [stand for stand in standen(agenda, OPENBAAR) if stand.mist_toets]:
        raise MistToets(mist)
    frozen = inhoud(agenda, versie=nummer, peildatum=op)
    als = als or hoedanigheid(by, agenda.regio, Right.AGENDA_VASTSTELLEN)
    versie = Versie.objects.create(agenda=agenda, nummer=nummer, inhoud=frozen, op=op, door=by, als=als)
    VersieStuk.objects.bulk_create(stukken(versie))
    return versie


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
def antwoorden(
    versie: Versie,
    organisatie: Organisatie,
    *,
    by: Gebruiker | None,
    als: str = "",
    gegeven: bool = True,
    **velden: Any,
) -> Akkoord:
    """A party's answer to a version; what it answered before stays in the record.

    When a colleague records it (not `gegeven`), the party's bestuurders are told by mail and can object.
    """
    als = als or hoedanigheid(
        by, versie.agenda.regio, Right.AKKOORD_GIVE, Right.AKKOORD_RECORD, organisatie=organisatie
    )
    akkoord = Akkoord(versie=versie, organisatie=organisatie, door=by, als=als, **velden)
    akkoord.full_clean(exclude=["door"])
    akkoord.save()
    if not gegeven:
        transaction.on_commit(lambda: _tell_bestuurders(akkoord))
    return akkoord


def _tell_bestuurders(akkoord: Akkoord) -> None:
    access = Toegang.objects.now().filter(rol=Rol.BESTUURDER, organisatie=akkoord.organisatie)
    addresses = set(access.filter(gebruiker__is_active=True).values_list("gebruiker__email", flat=True))
    versie, regio = akkoord.versie, akkoord.versie.agenda.regio
    if not addresses:  # nobody signs in for it: then whoever speaks for it, or stands in
        namens = ontvangers(akkoord.organisatie, regio, Contactpersoon.Rol.BESTUURLIJK)
        addresses = {persoon.email for persoon in namens}
    for address in sorted(addresses):
        send_mail(
            f"Vastgelegd namens {akkoord.organisatie}: {akkoord.get_oordeel_display()}",
            f"Een collega legde vast wat {akkoord.organisatie} zegt van versie {versie.nummer} van de "
            f"samenwerkingsagenda van {regio}: {akkoord.get_oordeel_display()}.\n\n"
            f"Klopt dit niet? Geef dan zelf uw oordeel: {settings.SITE_URL}{versie.get_absolute_url()}\n",
            None,
            [address],
        )


@transaction.atomic
def vaststellen(
    versie: Versie,
    *,
    op: datetime.date,
    overleg: str,
    by: Gebruiker | None,
    toelichting: str = "",
    bij: Overleg | None = None,
    als: str = "",
) -> Vaststelling:
    """Record that the regio decided on this version; once, and not before it happened.

    `bij` is the meeting when it is held here: then it is on its day, and it was not called off.
    """
    agenda = Agenda.objects.select_for_update(of=("self",)).select_related("regio").get(pk=versie.agenda_id)
    if bij:
        bij = Overleg.objects.select_for_update().get(pk=bij.pk, regio=agenda.regio)
        if bij.afgelast_op:
            raise NietMogelijk("Dit overleg is afgelast. Kies het overleg waarin u dit besloot.")
        op, overleg = bij.datum, bij.titel
    if op > today():
        raise NietMogelijk("De dag van het overleg moet nog komen. Leg de vaststelling daarna vast.")
    if op < versie.op:
        raise NietMogelijk("Deze versie is na die dag gemaakt. Kies de dag van het overleg daarna.")
    if Vaststelling.objects.filter(versie=versie).exists():
        raise NietMogelijk(f"Versie {versie.nummer} is al vastgesteld.")
    if agenda.versies.filter(nummer__gt=versie.nummer).exists():
        raise NietMogelijk("Er is een nieuwere versie ter vaststelling. Stel die vast.")
    decided = besluit(versie, op=op, overleg=overleg, toelichting=toelichting)
    document = vastleggen(
        soort="samenwerkingsagenda",
        titel=versie.inhoud["titel"],
        inhoud=versie.inhoud | {"vaststelling": decided},
        regio=agenda.regio,
        template=TEMPLATE,
        by=by,
        vervangt=_vorige(agenda),
    )
    return Vaststelling.objects.create(
        versie=versie,
        op=op,
        overleg=overleg,
        bij=bij,
        toelichting=toelichting,
        inhoud=decided,
        document=document,
        door=by,
        als=als or hoedanigheid(by, agenda.regio, Right.AGENDA_VASTSTELLEN),
    )


def _vorige(agenda: Agenda) -> Document | None:
    """The document of the last version of this agenda that was decided on."""
    last = Vaststelling.objects.filter(versie__agenda=agenda).order_by("-versie__nummer").first()
    return last.document if last else None


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
