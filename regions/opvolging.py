"""A role that ended and has no successor yet: what that means for others, and whose task it is."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from regions.gevolgen import Gevolg
from regions.models import Contactpersoon, Deelnemer, Gebruiker, Mandaat, Organisatie, Regio
from regions.models.personen import NIVEAUS
from regions.post import ontvangers
from regions.rights import Right
from regions.taken import Taak
from tekst.getallen import aantal

VEEL = 3  # tasks of one regio that are told apart; more become one line


def zonder_opvolger(regios: Iterable[int]) -> list[Contactpersoon]:
    """The roles that were ended, with a reason, after which nobody was named; the last holder of each."""
    volgt = Contactpersoon.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=OuterRef("period__endswith")),
        organisatie=OuterRef("organisatie"),
        regio=OuterRef("regio"),
        rol=OuterRef("rol"),
    )
    doet_mee = Deelnemer.objects.now().filter(organisatie=OuterRef("organisatie"), regio=OuterRef("regio"))
    geen_reden = ["", Contactpersoon.Reden.HERINDELING]
    rows = Contactpersoon.objects.filter(Exists(doet_mee), ~Exists(volgt), regio__in=list(regios))
    rows = rows.exclude(einde_reden__in=geen_reden).filter(period__endswith__isnull=False)
    return list(
        rows.select_related("organisatie", "regio", "persoon")
        .order_by("regio", "organisatie", "rol", "-pk")
        .distinct("regio", "organisatie", "rol")
    )


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """For the coordinator: one task per role without a successor; many in one regio become one line."""
    regios = gebruiker.reach(Right.REGIO_INRICHTEN)
    if not regios:
        return []
    per_regio: dict[Regio, list[Contactpersoon]] = defaultdict(list)
    for contact in sorted(zonder_opvolger(regios), key=lambda c: (c.regio.naam, c.organisatie.naam)):
        per_regio[contact.regio].append(contact)
    return [taak for regio, open_ in per_regio.items() for taak in _taken(regio, open_)]


def _taken(regio: Regio, open_: list[Contactpersoon]) -> list[Taak]:
    if len(open_) > VEEL:
        rollen = aantal(len(open_), "rol", "rollen")
        url = reverse("contacten", args=[regio.code])
        return [Taak(titel=f"Contactpersonen: {rollen} zonder opvolger", url=url, regio=regio)]
    return [
        Taak(
            titel=f"Opvolger van {contact.persoon} voor {contact.organisatie}",
            url=f"{reverse('contact_nieuw', args=[regio.code])}?organisatie={contact.organisatie_id}"
            f"&rol={contact.rol}",
            regio=regio,
            status=f"{contact.get_rol_display()}, t/m {contact.last_day:%d-%m-%Y}",
        )
        for contact in open_
    ]


def mail_gaat_naar(contact: Contactpersoon, dag: datetime.date) -> Iterator[Gevolg]:
    """Where mail for this role goes when nobody follows at once."""
    blijft = [p for p in ontvangers(contact.organisatie, contact.regio, contact.rol) if p != contact.persoon]
    naar = blijft or [p for p in (contact.vervanger,) if p and p.email]
    if naar:
        namen = " en ".join(persoon.naam for persoon in naar)
        yield Gevolg(zin=f"Is er nog geen opvolger, dan gaat de mail zolang naar {namen}.")
    else:
        yield Gevolg(
            zin="Is er nog geen opvolger, dan krijgt niemand de mail voor deze rol. Kies dan een waarnemer."
        )


def contacten_eindigen(organisatie: Organisatie, dag: datetime.date) -> Iterator[Gevolg]:
    """A contact person speaks for an organisation only while it exists: the database ends the rest."""
    rows = organisatie.contacten.filter(Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag))
    begint_later = rows.filter(period__startswith__gte=dag).select_related("persoon", "regio")
    for contact in begint_later.order_by("pk"):
        yield Gevolg(
            zin=f"{contact.persoon} wordt op {contact.since:%d-%m-%Y} nog {contact.als} in {contact.regio}. "
            "Beëindig dat eerst.",
            verhindert=True,
        )
    if number := rows.filter(period__startswith__lt=dag).count():
        wie = aantal(number, "contactpersoon spreekt", "contactpersonen spreken")
        yield Gevolg(zin=f"{wie} vanaf die dag niet meer namens {organisatie}.")


def mandaten_lopen_door(contact: Contactpersoon, dag: datetime.date) -> Iterator[Gevolg]:
    """A mandaat is of the organisation, not of a person: the successor should know of it."""
    if contact.rol not in NIVEAUS["bestuurlijk"]:
        return
    rows = (
        Mandaat.objects.telt()
        .on(dag)
        .filter(Q(gever=contact.organisatie) | Q(ontvanger=contact.organisatie), regio=contact.regio)
    )
    for mandaat in rows.met_namen().order_by("pk"):
        yield Gevolg(
            zin=f"{mandaat.ontvanger} spreekt namens {mandaat.gever} ({mandaat.waarover}). "
            "Dat loopt door tot de organisatie het zelf beëindigt."
        )
