"""The words of a blok into their rows: cleaned, and the lines that belong to them brought in line."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from agenda.lijnen import Lijnen
from agenda.models import (
    Afspraak,
    AfspraakKader,
    BesluitNodig,
    Blok,
    Detail,
    Functie,
    Functienaam,
    Kader,
    Partner,
    Uitstel,
    WieDoetWat,
)
from agenda.uitstel import verzetten
from regions.models import Gebruiker, Organisatie, Regio
from regions.periods import since, today
from regions.zoeken import zoekvorm
from tekst.schoon import schoon

Regel = tuple[Organisatie | None, str]


def schrijf(detail: Detail, *, by: Gebruiker | None = None, **velden: Any) -> None:
    """Save the detail of a blok with these fields; of an afspraak also all that goes with it.

    Of an afspraak: `partners` (with `sinds`, the day new ones join, and `mee`, that of each), `regels` (who
    does what), `besluiten`, `kaders` (with `eigen_kader`, a new one), `reden`, why a day moves once more, and
    `lijnen`, these rows as they are, when they were read already.
    """
    bij = {naam: velden.pop(naam) for naam in BIJ_AFSPRAAK if naam in velden}
    if isinstance(detail, Afspraak):
        _verzet(detail, velden, bij.get("reden", ""), by)
    if isinstance(detail, Functie):
        velden["titel"] = functienaam(velden.get("titel", detail.titel), detail.blok)
    for naam, waarde in velden.items():
        setattr(detail, naam, schoon(waarde) if naam == "tekst" else waarde)
    detail.save()
    if isinstance(detail, Afspraak):
        _schrijf_bij(detail, bij)


BIJ_AFSPRAAK = ("partners", "sinds", "mee", "regels", "besluiten", "kaders", "eigen_kader", "reden", "lijnen")


def _schrijf_bij(afspraak: Afspraak, bij: dict[str, Any]) -> None:
    nu = bij.get("lijnen") or Lijnen.van(afspraak)
    if bij.get("partners") is not None:
        _zet_partners(afspraak, nu.partners, bij["partners"], bij.get("sinds"))
    if bij.get("mee") is not None:
        _zet_sinds(nu.partners, bij["mee"])
    if bij.get("regels") is not None:
        _zet_regels(afspraak, nu.wie_doet_wat, bij["regels"])
    if bij.get("besluiten") is not None:
        _zet_besluiten(afspraak, nu.besluiten, bij["besluiten"])
    if bij.get("kaders") is not None:
        _zet_kaders(afspraak, nu.kaders, bij["kaders"], bij.get("eigen_kader", ""))


def functienaam(naam: str, blok: Blok) -> str:
    """The name as the list that regio's share has it; a new one comes into the list, unless it is closed."""
    gekend = Functienaam.objects.filter(zoeknaam=zoekvorm(naam)).first()
    if gekend is None and Blok.objects.voor().filter(pk=blok.pk).exists():
        nieuw = Functienaam(naam=naam, regio=blok.agenda.regio)
        Functienaam.objects.bulk_create([nieuw], ignore_conflicts=True)
    return gekend.naam if gekend else naam


def _verzet(afspraak: Afspraak, velden: dict[str, Any], reden: str, by: Gebruiker | None) -> None:
    nieuw = {welke: velden[welke] for welke in Uitstel.Welke.values if welke in velden}
    for verzet in verzetten(afspraak, nieuw):
        verzet.reden, verzet.door = reden, by
        verzet.save()


def _zet_besluiten(
    afspraak: Afspraak, staan: list[BesluitNodig], besluiten: Iterable[dict[str, Any]]
) -> None:
    over = {(b.organisatie_id, b.gremium): b for b in staan}
    for volgorde, velden in enumerate(besluiten):
        wie = velden["wie"]
        besluit = over.pop((wie.pk if wie else None, velden["gremium"]), None)
        besluit = besluit or BesluitNodig(afspraak=afspraak, organisatie=wie, gremium=velden["gremium"])
        nieuw = (velden["verwacht"], velden["genomen"], volgorde)
        if besluit.pk is None or (besluit.verwacht, besluit.genomen, besluit.volgorde) != nieuw:
            besluit.verwacht, besluit.genomen, besluit.volgorde = nieuw
            besluit.save()
    if over:
        BesluitNodig.objects.filter(pk__in=[besluit.pk for besluit in over.values()]).delete()


def _zet_kaders(afspraak: Afspraak, staan: list[int], kaders: Iterable[Kader], eigen: str) -> None:
    gewenst = {kader.pk for kader in kaders}
    if eigen:
        gewenst.add(_kader(eigen, afspraak.blok.agenda.regio).pk)
    if weg := set(staan) - gewenst:
        AfspraakKader.objects.filter(afspraak=afspraak, kader__in=weg).delete()
    for kader in sorted(gewenst - set(staan)):
        AfspraakKader.objects.create(afspraak=afspraak, kader_id=kader)


def _kader(naam: str, regio: Regio) -> Kader:
    """Everyone's, or the regio's own; a new one is the regio's."""
    gekend = Kader.objects.filter(zoeknaam=zoekvorm(naam)).filter(Q(regio=None) | Q(regio=regio))
    return gekend.order_by("pk").first() or Kader.objects.create(naam=naam, regio=regio)


def _zet_partners(
    afspraak: Afspraak,
    staan: list[Partner],
    partners: Iterable[Organisatie],
    sinds: datetime.date | None = None,
) -> None:
    """From now on these take part; who stays keeps the day it joined."""
    gewenst = {partner.pk: partner for partner in partners}
    day = today()
    for partner in list(staan):
        if gewenst.pop(partner.organisatie_id, None):
            continue
        if partner.since < day:
            partner.end(day)
        else:  # it joined today, or was to join later: it never took part
            partner.delete()
        staan.remove(partner)
    for organisatie in gewenst.values():
        begin = sinds or max(day, afspraak.van)
        staan.append(Partner.objects.create(afspraak=afspraak, organisatie=organisatie, period=since(begin)))


def _zet_sinds(staan: list[Partner], mee: Iterable[tuple[Organisatie, datetime.date]]) -> None:
    """Each partner takes part since the day that is named; of who is no partner nothing is written."""
    rows = {rij.organisatie_id: rij for rij in staan}
    for organisatie, dag in mee:
        rij = rows.get(organisatie.pk)
        if rij and rij.since != dag:
            rij.period = since(dag)
            rij.save(update_fields=["period"])


def _zet_regels(afspraak: Afspraak, staan: list[WieDoetWat], regels: Iterable[Regel]) -> None:
    over = {regel.organisatie_id: regel for regel in staan}
    for volgorde, (organisatie, tekst) in enumerate(regels):
        regel = over.pop(organisatie.pk if organisatie else None, None)
        if regel is None:
            regel = WieDoetWat(afspraak=afspraak, organisatie=organisatie)
        elif (regel.tekst, regel.volgorde) == (tekst, volgorde):
            continue
        regel.tekst, regel.volgorde = tekst, volgorde
        regel.save()
    if over:
        WieDoetWat.objects.filter(pk__in=[regel.pk for regel in over.values()]).delete()
