"""Twice a year: do the contact persons of an organisation still hold?

In the first half of the year this is the last page of the venster; in the second half it is asked from
September on, the organisation is reminded in October, and from November the coordinator may help. What is
due follows from dates; only the reminder is sent by a daily job. It is never shown as a mark to others.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from regions import collegas
from regions.mail import mail
from regions.models import Contactpersoon, Deelnemer, Gebruiker, Organisatie, Regio, Soort
from regions.models.personen import NIVEAUS, ContactpersoonQuerySet
from regions.periods import today
from regions.post import ontvangers
from regions.rights import Right
from regions.taken import Taak
from tekst.getallen import aantal

GEVRAAGD = (9, 1)
HERINNERD = (10, 1)
COORDINATOR = (11, 1)


def begin_half(dag: datetime.date) -> datetime.date:
    """The first day of this half year: who was confirmed since is not asked again."""
    return dag.replace(month=1 if dag.month <= 6 else 7, day=1)


def gevraagd(dag: datetime.date) -> bool:
    """Whether organisations are asked on this day, apart from the venster."""
    return (dag.month, dag.day) >= GEVRAAGD


def uiterlijk(dag: datetime.date) -> datetime.date:
    """Until when the organisation itself is asked for it."""
    maand, eerste = COORDINATOR
    return datetime.date(dag.year, maand, eerste) - datetime.timedelta(days=1)


def huidig(dag: datetime.date) -> ContactpersoonQuerySet:
    """The roles of today, of organisations that take part in the regio."""
    doet_mee = Deelnemer.objects.on(dag).filter(organisatie=OuterRef("organisatie"), regio=OuterRef("regio"))
    return Contactpersoon.objects.on(dag).filter(Exists(doet_mee), wacht_op_bevestiging=False)


def open_(dag: datetime.date) -> ContactpersoonQuerySet:
    """Those that nobody confirmed in this half year."""
    eerder = Q(bevestigd_op__isnull=True) | Q(bevestigd_op__lt=begin_half(dag))
    return huidig(dag).filter(eerder)


@dataclass(slots=True)
class Groep:
    """One regio of an organisation: who speaks for it there, and on which levels nobody does."""

    regio: Regio
    contacten: list[Contactpersoon] = field(default_factory=list)

    @property
    def leeg(self) -> list[str]:
        """The levels on which nobody is named."""
        rollen = {contact.rol for contact in self.contacten}
        return [niveau for niveau, telt in NIVEAUS.items() if not telt & rollen]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """All contact persons of one organisation, by regio, and which of them still have to be confirmed."""

    groepen: list[Groep]
    open: list[Contactpersoon]

    @property
    def zonder(self) -> list[Groep]:
        """Where somebody still has to be named."""
        return [groep for groep in self.groepen if groep.leeg]


def overzicht(organisatie: Organisatie, dag: datetime.date) -> Overzicht:
    """What one organisation looks through."""
    groepen = {regio.pk: Groep(regio) for regio in Regio.objects.of(organisatie, dag).order_by("naam", "pk")}
    rows = huidig(dag).filter(organisatie=organisatie).in_order().select_related("vervanger", "regio")
    for contact in rows.prefetch_related("themas"):
        groepen.setdefault(contact.regio_id, Groep(contact.regio)).contacten.append(contact)
    te_doen = [c for groep in groepen.values() for c in groep.contacten if is_open(c, dag)]
    return Overzicht(list(groepen.values()), te_doen)


def is_open(contact: Contactpersoon, dag: datetime.date) -> bool:
    """Whether nobody confirmed it in this half year."""
    return contact.bevestigd_op is None or contact.bevestigd_op < begin_half(dag)


@transaction.atomic
def bevestig(organisatie: Organisatie, rijen: Iterable[str]) -> tuple[int, list[Contactpersoon]]:
    """These rows ("key:version") hold; answers how many, and those that changed since they were read."""
    gezien = dict(rij.split(":", 1) for rij in rijen if rij.count(":") == 1)
    keys = [int(pk) for pk in gezien if pk.isdecimal() and len(pk) < 19]
    rows = huidig(today()).filter(organisatie=organisatie, pk__in=keys).order_by("pk")
    goed: list[Contactpersoon] = []
    anders: list[Contactpersoon] = []
    for contact in rows.select_related("persoon").select_for_update(of=("self",)):
        (anders if contact.changed_since(gezien[str(contact.pk)]) else goed).append(contact)
    for contact in goed:
        contact.bevestigd_op = today()
        contact.save(update_fields=["bevestigd_op"])
    return len(goed), anders


def herinner(dag: datetime.date) -> None:
    """The daily job: once in October, whoever did not answer is reminded.

    Colleagues with access; without them the contact persons themselves, who tell the coordinator.
    """
    if (dag.month, dag.day) != HERINNERD:
        return
    per_organisatie: dict[int, list[Contactpersoon]] = defaultdict(list)
    for contact in open_(dag).in_order():
        per_organisatie[contact.organisatie_id].append(contact)
    naar = collegas.adressen(list(per_organisatie))
    for pk, contacten in per_organisatie.items():
        organisatie = contacten[0].organisatie
        context = {
            "organisatie": organisatie,
            "n": len(contacten),
            "link": reverse("klopt", args=[organisatie.slug]),
            "tot": uiterlijk(dag),
            "toegang": pk in naar,
        }
        onderwerp = f"Kloppen de contactpersonen van {organisatie} nog?"
        mail(naar.get(pk) or _sprekers(contacten, dag), onderwerp, "mail/klopt_dit_nog", context)


def _sprekers(contacten: Iterable[Contactpersoon], dag: datetime.date) -> list[str]:
    """Where nobody signs in for an organisation: whoever it named on staff level, or its mailbox."""
    organisatie, regios = None, {}
    for contact in contacten:
        organisatie, regios[contact.regio_id] = contact.organisatie, contact.regio
    rol = Contactpersoon.Rol.AMBTELIJK
    found = [
        p.email for regio in regios.values() if organisatie for p in ontvangers(organisatie, regio, rol, dag)
    ]
    return list(dict.fromkeys(found))


def per_organisatie(regio: Regio, dag: datetime.date) -> list[tuple[Organisatie, list[Contactpersoon]]]:
    """For the coordinator: which organisations did not confirm theirs in this regio."""
    found: dict[Organisatie, list[Contactpersoon]] = defaultdict(list)
    for contact in open_(dag).filter(regio=regio).exclude(organisatie__soort=Soort.LANDELIJK).in_order():
        found[contact.organisatie].append(contact)
    return list(found.items())


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """For the organisation while it is asked; for the coordinator when the month after has passed."""
    dag = today()
    if not gevraagd(dag):
        return []
    eigen = collegas.eigen(gebruiker)
    gevonden = _van_organisaties(eigen, dag) if eigen else []
    if (dag.month, dag.day) >= COORDINATOR and (regios := gebruiker.reach(Right.REGIO_INRICHTEN)):
        gevonden += _van_regios(list(regios), dag)
    return gevonden


def _van_organisaties(keys: Collection[int], dag: datetime.date) -> list[Taak]:
    rows = open_(dag).filter(organisatie__in=keys).values_list("organisatie__naam", "organisatie__slug")
    tellen: dict[tuple[str, str], int] = defaultdict(int)
    for naam_en_slug in rows:
        tellen[naam_en_slug] += 1
    return [
        Taak(
            titel=f"Kloppen de contactpersonen van {naam} nog?",
            url=reverse("klopt", args=[slug]),
            status=f"{n} na te kijken",
            uiterlijk=uiterlijk(dag) if dag <= uiterlijk(dag) else None,
        )
        for (naam, slug), n in sorted(tellen.items())
    ]


def _van_regios(keys: Sequence[int], dag: datetime.date) -> list[Taak]:
    rows = open_(dag).filter(regio__in=keys).exclude(organisatie__soort=Soort.LANDELIJK)
    per_regio: dict[Regio, set[int]] = defaultdict(set)
    for contact in rows.select_related("regio").order_by("regio__naam", "pk"):
        per_regio[contact.regio].add(contact.organisatie_id)
    return [
        Taak(
            titel="Vraag na of de contactpersonen nog kloppen",
            url=reverse("klopt_regio", args=[regio.code]),
            regio=regio,
            status=aantal(len(organisaties), "organisatie", "organisaties"),
        )
        for regio, organisaties in per_regio.items()
    ]
