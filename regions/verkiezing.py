"""After an election: all portfolios of a regio at once, who named someone since, and taking it back."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from regions import collegas
from regions.forms.personen import bewaard
from regions.gevolgen import voer_uit
from regions.mail import mail
from regions.models import (
    Contactpersoon,
    Gebruiker,
    Organisatie,
    Persoon,
    Regio,
    Soort,
    Verkiezing,
)
from regions.periods import since, today
from regions.post import ontvangers
from regions.rights import Right
from regions.taken import Taak
from tekst.getallen import aantal

BESTUURLIJK = Contactpersoon.Rol.BESTUURLIJK
ONDERWERP = "Wie is uw nieuwe wethouder?"


class Niets(Exception):
    """It cannot be done; the argument says why, in words."""


def wethouders(regio: Regio, dag: datetime.date) -> list[Contactpersoon]:
    """Who speaks for a gemeente on board level, and would no longer from `dag` on."""
    rows = regio.contacten.on(dag).filter(rol=BESTUURLIJK, organisatie__soort=Soort.GEMEENTE)
    return list(rows.filter(period__startswith__lt=dag).in_order())


@transaction.atomic
def zet(regio: Regio, dag: datetime.date, *, by: Gebruiker) -> Verkiezing:
    """From `dag` on no portfolio of this regio is divided; who had it stays as last known. Raises Niets."""
    Regio.objects.select_for_update().get(pk=regio.pk)
    if Verkiezing.objects.geldig().filter(regio=regio, datum=dag).exists():
        raise Niets("Voor deze datum is dit al gedaan.")
    gevonden = wethouders(regio, dag)
    if not gevonden:
        raise Niets("Op deze dag heeft geen enkele gemeente een bestuurlijk aanspreekpunt.")
    verkiezing = Verkiezing.objects.create(regio=regio, datum=dag, door=by)
    rows = Contactpersoon.objects.select_for_update(of=("self",)).filter(pk__in=[c.pk for c in gevonden])
    for contact in rows.select_related("organisatie", "regio", "persoon", "vervanger").order_by("pk"):
        voer_uit(contact, dag)
        verkiezing.rollen.create(contact=contact, tot_eerst=contact.period.upper)
        contact.period = since(contact.since, dag)
        contact.einde_reden = Contactpersoon.Reden.VERKIEZING
        contact.save(update_fields=["period", "einde_reden"])
    return verkiezing


@transaction.atomic
def neem_terug(verkiezing: Verkiezing) -> list[Contactpersoon]:
    """Before its day all roles run on as they did; answers those that do not, for someone was named since."""
    Regio.objects.select_for_update().get(pk=verkiezing.regio_id)
    verkiezing = Verkiezing.objects.select_for_update(of=("self",)).get(pk=verkiezing.pk)
    if verkiezing.teruggenomen_op:
        return []
    if not verkiezing.kan_terug:
        raise Niets("De datum is voorbij. Noem per gemeente wie de portefeuille heeft.")
    genoemd = opvolgers(verkiezing)
    blijft = []
    rijen = verkiezing.rollen.select_related("contact__organisatie", "contact__persoon").order_by("pk")
    for rij in rijen.select_for_update(of=("self", "contact")):
        contact = rij.contact
        if contact.organisatie_id in genoemd or contact.period.upper != verkiezing.datum:
            blijft.append(contact)
            continue
        contact.period = since(contact.since, rij.tot_eerst)
        contact.einde_reden = ""
        contact.save(update_fields=["period", "einde_reden"])
    verkiezing.teruggenomen_op = timezone.now()
    verkiezing.save(update_fields=["teruggenomen_op"])
    return blijft


def opvolgers(verkiezing: Verkiezing) -> dict[int, list[Contactpersoon]]:
    """Who was named since, by gemeente: whoever speaks for it on board level after that day."""
    rows = verkiezing.regio.contacten.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=verkiezing.datum),
        rol=BESTUURLIJK,
        organisatie__soort=Soort.GEMEENTE,
    )
    per_gemeente: dict[int, list[Contactpersoon]] = defaultdict(list)
    for contact in rows.in_order():
        per_gemeente[contact.organisatie_id].append(contact)
    return per_gemeente


@dataclass(slots=True, kw_only=True)
class Stap:
    """How far one gemeente is."""

    gemeente: Organisatie
    laatst: list[Contactpersoon] = field(default_factory=list)
    nieuw: list[Contactpersoon] = field(default_factory=list)
    adressen: list[str] = field(default_factory=list)

    @property
    def is_klaar(self) -> bool:
        """Whether someone was named."""
        return bool(self.nieuw)


def voortgang(verkiezing: Verkiezing) -> list[Stap]:
    """Each gemeente whose portfolio became free: who it was, who it is, and who can be asked."""
    stappen: dict[int, Stap] = {}
    rijen = verkiezing.rollen.select_related("contact__organisatie", "contact__persoon")
    for rij in rijen.order_by("contact__organisatie__naam", "pk"):
        gemeente = rij.contact.organisatie
        stappen.setdefault(gemeente.pk, Stap(gemeente=gemeente)).laatst.append(rij.contact)
    for pk, contacten in opvolgers(verkiezing).items():
        if pk in stappen:
            stappen[pk].nieuw = contacten
    return list(stappen.values())


def te_vragen(verkiezing: Verkiezing) -> list[Stap]:
    """The gemeenten that named nobody yet, with the addresses of who may, or who would know."""
    open_ = [stap for stap in voortgang(verkiezing) if not stap.is_klaar]
    collega_s = collegas.adressen([stap.gemeente.pk for stap in open_], verkiezing.regio)
    for stap in open_:
        wie = ontvangers(stap.gemeente, verkiezing.regio, Contactpersoon.Rol.AMBTELIJK)
        adressen = [*collega_s.get(stap.gemeente.pk, []), *(persoon.email for persoon in wie)]
        stap.adressen = list({adres.lower(): adres for adres in adressen}.values())
    return open_


def brief(verkiezing: Verkiezing, stap: Stap, by: Gebruiker) -> dict[str, Any]:
    """What the mail to one gemeente holds."""
    link = reverse("verkiezing_noemen", args=[verkiezing.regio.code, stap.gemeente.slug])
    return {"verkiezing": verkiezing, "stap": stap, "door": by, "link": link}


@transaction.atomic
def vraag(verkiezing: Verkiezing, *, by: Gebruiker, gezien: str) -> int:
    """Ask each gemeente that named nobody yet; a second click on the same page asks nobody twice."""
    verkiezing = (
        Verkiezing.objects.select_for_update(of=("self",)).select_related("regio").get(pk=verkiezing.pk)
    )
    if verkiezing.teruggenomen_op:
        raise Niets("Dit is intussen teruggenomen. Er is geen e-mail verstuurd.")
    if stempel(verkiezing) != gezien:
        raise Niets("De e-mail is al verstuurd.")
    stappen = [stap for stap in te_vragen(verkiezing) if stap.adressen]
    for stap in stappen:
        mail(stap.adressen, ONDERWERP, "mail/na_de_verkiezingen", brief(verkiezing, stap, by))
    verkiezing.gevraagd_op = timezone.now()
    verkiezing.save(update_fields=["gevraagd_op"])
    return len(stappen)


def stempel(verkiezing: Verkiezing) -> str:
    """When it was last asked, as a form sends it back."""
    return verkiezing.gevraagd_op.isoformat() if verkiezing.gevraagd_op else "nog niet"


@transaction.atomic
def noem(
    verkiezing: Verkiezing,
    gemeente: Organisatie,
    persoon: Persoon,
    *,
    van: datetime.date,
    functie: str,
    by: Gebruiker,
) -> Contactpersoon:
    """The gemeente names who has the portfolio, from a day on, for the themes of who had it. Raises Niets."""
    Regio.objects.select_for_update().get(pk=verkiezing.regio_id)
    eerder = Contactpersoon.objects.filter(
        persoon=bewaard(persoon), organisatie=gemeente, regio=verkiezing.regio, rol=BESTUURLIJK
    )
    period = since(van, gemeente.period.upper)
    if al := eerder.during(period).first():
        raise Niets(f"{persoon} heeft deze rol dan al, vanaf {al.since:%d-%m-%Y}.")
    contact = Contactpersoon.objects.create(
        persoon=persoon,
        organisatie=gemeente,
        regio=verkiezing.regio,
        rol=BESTUURLIJK,
        functie=functie,
        period=period,
        bevestigd_op=today(),
    )
    laatst = verkiezing.rollen.filter(contact__organisatie=gemeente).order_by("-pk").first()
    if laatst:
        contact.themas.set(laatst.contact.themas.all())
    return contact


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """For a gemeente: name your wethouder. For the coordinator: how many still have to."""
    eigen = collegas.eigen(gebruiker)
    inrichten = gebruiker.reach(Right.REGIO_INRICHTEN)
    if not (eigen or inrichten):
        return []
    return [taak for verkiezing in _lopend(eigen, inrichten) for taak in _taken(verkiezing, gebruiker)]


def _lopend(eigen: Iterable[int], inrichten: Iterable[int] | None) -> list[Verkiezing]:
    """The elections that ask something of these organisations or regio's, of this half year."""
    vanaf = today() - datetime.timedelta(days=183)
    rows = Verkiezing.objects.geldig().filter(datum__gte=vanaf, gevraagd_op__isnull=False)
    waar = Q(rollen__contact__organisatie__in=list(eigen)) | Q(regio__in=list(inrichten or []))
    return list(rows.filter(waar).distinct().select_related("regio").order_by("regio__naam", "-datum"))


def _taken(verkiezing: Verkiezing, gebruiker: Gebruiker) -> Iterable[Taak]:
    open_ = [stap for stap in voortgang(verkiezing) if not stap.is_klaar]
    for stap in open_:
        if stap.gemeente.pk in collegas.eigen(gebruiker):
            url = reverse("verkiezing_noemen", args=[verkiezing.regio.code, stap.gemeente.slug])
            yield Taak(titel=f"Noem de nieuwe wethouder van {stap.gemeente}", url=url, regio=verkiezing.regio)
    if open_ and verkiezing.regio_id in (gebruiker.reach(Right.REGIO_INRICHTEN) or ()):
        yield Taak(
            titel="Na de verkiezingen: wie is de nieuwe wethouder?",
            url=reverse("verkiezing", args=[verkiezing.regio.code]),
            regio=verkiezing.regio,
            status=f"nog {aantal(len(open_), 'gemeente', 'gemeenten')}",
        )
