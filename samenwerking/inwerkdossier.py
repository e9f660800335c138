"""What a successor should know of one organisation in one regio, asked of each room."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

import agenda.overdracht
import venster.overdracht
from regions.contacten import Rij, Tafel, tafel
from regions.models import Contactpersoon, Mandaat, Organisatie, Regio
from regions.rights import Right

if TYPE_CHECKING:
    from agenda.models import Actie
    from regions.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All of it, on one day."""

    organisatie: Organisatie
    regio: Regio
    dag: datetime.date
    nu: list[Contactpersoon]
    eerder: list[Contactpersoon]
    afspraken: list[agenda.overdracht.Regel]
    acties: "list[Actie] | None"
    mandaten: list[Mandaat]
    tafel: Tafel
    metingen: list[venster.overdracht.Meting] | None

    @property
    def anderen(self) -> list[Rij]:
        """The other parties of the regio."""
        return [rij for rij in self.tafel.rijen if rij.organisatie != self.organisatie]


def mag_zien(gebruiker: "Gebruiker", organisatie: Organisatie, regio: Regio, dag: datetime.date) -> bool:
    """The beheerder of the organisation, the coordinator, and whoever speaks for it here, now or soon."""
    if gebruiker.may(Right.INWERKDOSSIER_SEE, regio=regio, organisatie=organisatie):
        return True
    eigen = Contactpersoon.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag),
        persoon__gebruiker=gebruiker,
        organisatie=organisatie,
        regio=regio,
        wacht_op_bevestiging=False,
    )
    return gebruiker.may(Right.REGIO_SEE, regio=regio) and eigen.exists()


def dossier(gebruiker: "Gebruiker", organisatie: Organisatie, regio: Regio, dag: datetime.date) -> Dossier:
    """What this user may see of it: without sight of the working agenda only what was adopted."""
    werk = gebruiker.may(Right.AGENDA_SEE, regio=regio)
    lees = agenda.overdracht.afspraken if werk else agenda.overdracht.vastgestelde_afspraken
    contacten = organisatie.contacten.filter(regio=regio).select_related("persoon", "vervanger")
    loopt = Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag)
    betrokken = Q(gever=organisatie) | Q(ontvanger=organisatie)
    gezien = gebruiker.may(Right.VENSTER_SEE, regio=regio)
    return Dossier(
        organisatie=organisatie,
        regio=regio,
        dag=dag,
        nu=list(contacten.filter(loopt).order_by("pk")),
        eerder=list(contacten.filter(period__endswith__lte=dag).order_by("-period__endswith", "pk")[:6]),
        afspraken=lees(organisatie, regio, gebruiker),
        acties=agenda.overdracht.open_acties(organisatie, regio, gebruiker) if werk else None,
        mandaten=list(Mandaat.objects.geldend(dag).filter(betrokken, regio=regio).met_namen().order_by("pk")),
        tafel=tafel(regio, dag),
        metingen=venster.overdracht.laatste_metingen(organisatie, regio) if gezien else None,
    )
