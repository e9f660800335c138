"""What an agenda holds goes on elsewhere: copied for another regio, or taken over by another gemeente."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from agenda.actions.blokken import toevoegen
from agenda.actions.meegaan import (
    neem_bronnen_mee,
    neem_metingen_mee,
    neem_uitstel_mee,
    neem_werkwijze_mee,
)
from agenda.models import TREKKERS, Actie, Afspraak, Agenda, Blok, Kader, Partner, Themablok, WieDoetWat
from regions.models import Contactpersoon, Deelnemer, Organisatie, Regio, Thema
from regions.periods import since


@transaction.atomic
def kopieer(bron: Agenda, naar: Agenda, dag: datetime.date) -> int:
    """All that `bron` holds is added to `naar`, without who does not take part there; answers how many.

    Closed text does not go along: other parties would come to see it. Nor does what is told in meegaan.py.
    """
    deelnemers = Deelnemer.objects.on(dag).filter(regio=naar.regio)
    hier = set(deelnemers.values_list("organisatie", flat=True))
    als = f"overgenomen uit de agenda van {bron.regio}"[:300]
    nieuw: dict[int, Blok] = {}
    kinderen: dict[int | None, list[Blok]] = {}
    for blok in bron.blokken.levend().voor().met_detail().order_by("volgorde", "pk"):
        kinderen.setdefault(blok.ouder_id, []).append(blok)
    te_doen = [*kinderen.get(None, [])]
    for blok in te_doen:
        te_doen += kinderen.get(blok.pk, [])
        if blok.soort == Blok.Soort.ACTIE and blok.actie.afgerond_op:
            continue
        ouder = nieuw.get(blok.ouder_id) if blok.ouder_id else None
        velden = _velden(blok, naar.regio, hier, dag)
        nieuw[blok.pk] = _bestaand(blok, naar, velden) or toevoegen(
            naar, blok.soort, by=None, ouder=ouder, als=als, **velden
        )
        _neem_mee(blok, nieuw[blok.pk], als)
    neem_bronnen_mee(bron, naar)
    neem_werkwijze_mee(bron, naar, als)
    return len(nieuw)


def _neem_mee(blok: Blok, kopie: Blok, als: str) -> None:
    """What was measured of it, and how often its days were moved."""
    if blok.soort == Blok.Soort.DOEL:
        neem_metingen_mee(blok.doel, kopie.doel, als)
    elif blok.soort == Blok.Soort.AFSPRAAK:
        neem_uitstel_mee(blok.afspraak, kopie.afspraak)


def _bestaand(blok: Blok, naar: Agenda, velden: dict[str, Any]) -> Blok | None:
    """A theme that the agenda has already is not added once more."""
    if blok.soort != Blok.Soort.THEMA:
        return None
    found = Themablok.objects.levend().filter(blok__agenda=naar, thema=velden["thema"])
    themablok = found.select_related("blok").first()
    return themablok.blok if themablok else None


def _velden(blok: Blok, regio: Regio, hier: Collection[int], dag: datetime.date) -> dict[str, Any]:
    """What a blok says, as it can be said in another regio."""
    detail = blok.detail
    velden = {f.name: getattr(detail, f.name) for f in detail._meta.concrete_fields if f.name != "blok"}
    if isinstance(detail, Themablok):
        velden["thema"] = _thema(detail.thema, regio)
        velden |= {trekker: _contact(getattr(detail, trekker), regio) for trekker in TREKKERS}
    if isinstance(detail, Actie) and detail.organisatie_id not in hier:
        velden["organisatie"] = None
    if isinstance(detail, Afspraak):
        velden["verschuift_geld"] = None  # others take part there: asked again
        velden |= {"voortgang_vrij_op": None, "voortgang_vrij_als": ""}
        velden["elders"] = [rij for rij in detail.elders if rij["regio"] != regio.code]
        if detail.trekker_id not in hier:
            velden["trekker"] = None
        velden |= {"partners": _partners(detail, hier, dag), "sinds": max(dag, detail.van)}
        velden["regels"] = _regels(detail, hier)
        velden |= {"besluiten": _besluiten(detail, hier), "kaders": _kaders(detail, regio)}
    return velden


def _contact(contact: Contactpersoon | None, regio: Regio) -> Contactpersoon | None:
    """The same person in the same role for the same party, if they speak in the other regio too."""
    if contact is None or contact.regio_id == regio.pk:
        return contact
    wie = {"persoon": contact.persoon_id, "organisatie": contact.organisatie_id, "rol": contact.rol}
    return Contactpersoon.objects.now().filter(regio=regio, **wie).order_by("pk").first()


def _besluiten(afspraak: Afspraak, hier: Collection[int]) -> list[dict[str, Any]]:
    rows = afspraak.besluiten.select_related("organisatie").order_by("volgorde", "pk")
    return [
        {"wie": b.organisatie, "gremium": b.gremium, "verwacht": b.verwacht, "genomen": b.genomen}
        for b in rows
        if b.organisatie_id is None or b.organisatie_id in hier
    ]


def _kaders(afspraak: Afspraak, regio: Regio) -> list[Kader]:
    """Everyone's stay; a regio's own gets a namesake in the other."""
    return [_kader_in(kader, regio) for kader in afspraak.kaders.order_by("pk")]


def _kader_in(kader: Kader, regio: Regio) -> Kader:
    if kader.regio_id in (None, regio.pk):
        return kader
    gekend = Kader.objects.filter(regio=regio, zoeknaam=kader.zoeknaam).first()
    return gekend or Kader.objects.create(regio=regio, naam=kader.naam)


def _thema(thema: Thema, regio: Regio) -> Thema:
    """The same theme; one that belongs to a regio gets a namesake in the other."""
    if thema.regio_id in (None, regio.pk):
        return thema
    defaults = {"naam": thema.naam, "volgorde": thema.volgorde}
    return Thema.objects.get_or_create(code=thema.code, regio=regio, defaults=defaults)[0]


def _partners(afspraak: Afspraak, hier: Collection[int], dag: datetime.date) -> list[Organisatie]:
    rows = afspraak.partners.filter(period__endswith__isnull=True) | afspraak.partners.filter(
        period__endswith__gte=dag
    )
    namen = {rij.organisatie for rij in rows.select_related("organisatie")}
    return sorted((o for o in namen if o.pk in hier), key=lambda o: o.naam)


def _regels(afspraak: Afspraak, hier: Collection[int]) -> list[tuple[Organisatie | None, str]]:
    rows = afspraak.wie_doet_wat.select_related("organisatie").order_by("volgorde", "pk")
    return [(r.organisatie, r.tekst) for r in rows if r.organisatie_id is None or r.organisatie_id in hier]


def bijgewerkt(blokken: Iterable[int], als: str) -> None:
    """These blokken were changed, so that who had one open notices."""
    Blok.objects.filter(pk__in=list(blokken)).update(
        version=F("version") + 1, gewijzigd_op=timezone.now(), gewijzigd_door=None, gewijzigd_als=als[:300]
    )


def volgt_op(afspraak: Afspraak, van: Organisatie, naar: Organisatie, dag: datetime.date) -> None:
    """In everything this afspraak says of `van`, `naar` takes its place from the day on."""
    if afspraak.trekker_id == van.pk:
        afspraak.trekker = naar
        afspraak.save(update_fields=["trekker"])
    partner_wordt(afspraak, van, [naar], dag)
    regel_wordt(afspraak, van, naar)


def partner_wordt(
    afspraak: Afspraak, van: Organisatie, naar: Iterable[Organisatie], dag: datetime.date
) -> None:
    """Whoever took part until the day is followed by these, unless they take part already."""
    for rij in afspraak.partners.filter(organisatie=van):
        if rij.period.upper and rij.period.upper < dag:
            continue
        if rij.since >= dag:
            rij.delete()
        else:
            rij.end(dag)
        for opvolger in naar:
            period = since(max(dag, rij.since))
            if not afspraak.partners.during(period).filter(organisatie=opvolger).exists():
                Partner.objects.create(afspraak=afspraak, organisatie=opvolger, period=period)


def regel_wordt(afspraak: Afspraak, van: Organisatie, naar: Organisatie) -> None:
    """What one does for it another does; who does something already does both."""
    regel = afspraak.wie_doet_wat.filter(organisatie=van).first()
    if regel is None:
        return
    eigen: WieDoetWat | None = afspraak.wie_doet_wat.filter(organisatie=naar).first()
    if eigen is None:
        regel.organisatie = naar
        regel.save(update_fields=["organisatie"])
    else:
        eigen.tekst = f"{eigen.tekst}\n{regel.tekst}"
        eigen.save(update_fields=["tekst"])
        regel.delete()
