"""What stands in the calendar behind a private address, and who may still read it."""

import datetime
from collections.abc import Iterator, Set

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from agenda.models import Actie, Actiepunt, Afspraak, Blok, Evaluatie, Kalenderadres, Overleg, Partner
from agenda.models.blok import BlokQuerySet
from agenda.models.kalender import gehasht, nieuwe_sleutel
from agenda.models.overleg import OverlegQuerySet
from agenda.overleg.bereik import overleggen
from agenda.overleg.kalender import Datum, van_overleg
from regions.models import Deelnemer, Gebruiker, Regio
from regions.periods import today
from regions.rights import Right

TERUG = datetime.timedelta(days=366)  # what was longer ago leaves the calendar


@transaction.atomic
def maak_adres(gebruiker: Gebruiker, regio: Regio | None) -> str:
    """A new address, shown this once; the one there was no longer works."""
    sleutel = nieuwe_sleutel()
    Kalenderadres.objects.update_or_create(
        gebruiker=gebruiker,
        regio=regio,
        defaults={"sleutel": gehasht(sleutel), "gemaakt_op": timezone.now()},
    )
    return sleutel


def adres_van(sleutel: str) -> Kalenderadres:
    """Whose it is; 404 when it was taken back, or its owner may see nothing here any more."""
    rows = Kalenderadres.objects.select_related("gebruiker", "regio")
    adres = rows.filter(sleutel=gehasht(sleutel), gebruiker__is_active=True).first()
    if adres is None or not adres.gebruiker.toegangen:
        raise Http404
    if adres.regio and not adres.gebruiker.may(Right.REGIO_SEE, regio=adres.regio):
        raise Http404
    return adres


def data(adres: Kalenderadres) -> list[Datum]:
    """Of a regio its meetings; of a person where it sits at the table, and days of its organisations."""
    if adres.regio:
        rows = overleggen(adres.gebruiker, adres.regio)
        return [van_overleg(overleg) for overleg in _recent(rows)]
    return [*_eigen_overleggen(adres.gebruiker), *_eigen_dagen(adres.gebruiker)]


def _recent(rows: OverlegQuerySet) -> OverlegQuerySet:
    return rows.filter(datum__gte=today() - TERUG).select_related("regio").order_by("datum", "van", "pk")


def _eigen_overleggen(gebruiker: Gebruiker) -> Iterator[Datum]:
    """Where this person sits at the table, in regio's that it may still see."""
    aan_tafel = Overleg.objects.filter(deelnemers__contactpersoon__persoon__gebruiker=gebruiker)
    eigen = {toegang.organisatie_id for toegang in gebruiker.toegangen if toegang.organisatie_id}
    van_ons = set(
        Overleg.objects.filter(deelnemers__contactpersoon__organisatie__in=eigen).values_list("pk", flat=True)
    )
    for overleg in _recent(aan_tafel.distinct()):
        if gebruiker.may(Right.AGENDA_SEE, regio=overleg.regio) or (
            gebruiker.may(Right.REGIO_SEE, regio=overleg.regio) and overleg.pk in van_ons
        ):
            yield van_overleg(overleg)


def _eigen_dagen(gebruiker: Gebruiker) -> Iterator[Datum]:
    """Days of the own organisations; of the agenda only what everyone in its regio may read."""
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if not mine:
        return
    regios = gebruiker.reach(Right.AGENDA_SEE)
    hier = Q() if regios is None else Q(agenda__regio__in=regios)
    blokken = Blok.objects.levend().voor().filter(hier)
    yield from _actiepunten(mine, regios)
    yield from _acties(mine, blokken)
    yield from _evaluaties(mine, blokken)
    yield from _themas(mine, hier)


def _actiepunten(mine: Set[int], regios: Set[int] | None) -> Iterator[Datum]:
    hier = Q() if regios is None else Q(agendapunt__overleg__regio__in=regios)
    rows = Actiepunt.objects.open().filter(hier, organisatie__in=mine, klaar_op__gte=today() - TERUG)
    for actie in rows.select_related("agendapunt__overleg__regio").order_by("klaar_op", "pk"):
        if actie.klaar_op is None:
            continue
        yield Datum(
            sleutel=f"actiepunt-{actie.pk}",
            versie=actie.version,
            titel=f"Klaar op deze dag: {actie.wat}",
            url=f"{actie.agendapunt.overleg.get_absolute_url()}#punt-{actie.agendapunt_id}",
            dag=actie.klaar_op,
            gewijzigd=actie.gewijzigd_op,
        )


def _acties(mine: Set[int], blokken: BlokQuerySet) -> Iterator[Datum]:
    rows = Actie.objects.open().filter(blok__in=blokken, organisatie__in=mine, gereed__gte=today() - TERUG)
    for actie in rows.select_related("blok__agenda__regio").order_by("gereed", "pk"):
        titel = f"Klaar op deze dag: {actie.titel}"
        yield from _van_blok(f"actie-{actie.pk}", titel, actie.gereed, actie.blok)


def _evaluaties(mine: Set[int], blokken: BlokQuerySet) -> Iterator[Datum]:
    van_ons = Q(trekker__in=mine) | Q(
        pk__in=Partner.objects.nu_of_later(today()).filter(organisatie__in=mine).values("afspraak")
    )
    rows = Afspraak.objects.filter(van_ons, blok__in=blokken, evaluatie__gte=today() - TERUG)
    for afspraak in rows.select_related("blok__agenda__regio").order_by("evaluatie", "pk"):
        titel = f"Evaluatie: {afspraak.titel}"
        yield from _van_blok(f"evaluatie-afspraak-{afspraak.pk}", titel, afspraak.evaluatie, afspraak.blok)


def _van_blok(sleutel: str, titel: str, dag: datetime.date | None, blok: Blok) -> Iterator[Datum]:
    if dag:
        yield Datum(
            sleutel=sleutel,
            versie=blok.version,
            titel=titel,
            url=blok.get_absolute_url(),
            dag=dag,
            gewijzigd=blok.gewijzigd_op,
        )


def _themas(mine: Set[int], hier: Q) -> Iterator[Datum]:
    """Days on which a theme is looked back on, where an own organisation is a party."""
    dag = today()
    onze = Deelnemer.objects.on(dag).filter(organisatie__in=mine).values("regio")
    partij_in = Regio.objects.werk().filter(pk__in=onze)
    rows = Evaluatie.objects.open().filter(hier, agenda__regio__in=partij_in, op__gte=dag - TERUG)
    for evaluatie in rows.select_related("thema", "agenda__regio").order_by("op", "pk"):
        yield Datum(
            sleutel=f"evaluatie-{evaluatie.pk}",
            versie=evaluatie.version,
            titel=f"Evaluatie van het thema {evaluatie.thema}",
            url=reverse("evaluatie", args=[evaluatie.agenda.regio.code, evaluatie.pk]),
            dag=evaluatie.op,
        )
