"""What parties bring in is written and withdrawn, and an opgave is made of it."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from agenda.actions.blokken import toevoegen
from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import (
    Agenda,
    Blok,
    Herkomst,
    Inbreng,
    Inbrengronde,
    InbrengUit,
)
from agenda.models.inbreng import MEESTE_PRIORITEITEN
from agenda.zicht import gevoelig
from regions.models import Gebruiker, Organisatie, Soort, Thema
from regions.rights import Right


class InbrengIngehaald(Exception):
    """A colleague saved this after the form was opened; carries what is stored now."""

    def __init__(self, inbreng: Inbreng) -> None:
        super().__init__(inbreng.pk)
        self.inbreng = inbreng


def op_slot(agenda: Agenda) -> Inbrengronde:
    """The round of an agenda, begun if need be; whoever changes how far it is comes in turn."""
    Inbrengronde.objects.get_or_create(agenda=agenda)
    return Inbrengronde.objects.select_for_update().get(agenda=agenda)


@transaction.atomic
def inbrengen(
    agenda: Agenda,
    thema: Thema,
    *,
    organisatie: Organisatie | None,
    by: Gebruiker | None,
    als: str = "",
    uit: Iterable[Inbreng] = (),
    **velden: Any,
) -> Inbreng:
    """A new priority on a theme, of an organisatie or of the gemeenten together (None)."""
    ronde = op_slot(agenda)
    nummer = _vrij_nummer(ronde, thema, organisatie) if organisatie else None
    inbreng = Inbreng(ronde=ronde, thema=thema, organisatie=organisatie, nummer=nummer, **velden)
    inbreng.gewijzigd_door = by
    inbreng.gewijzigd_als = als or _als(inbreng, by)
    inbreng.save()
    for van in uit:
        InbrengUit.objects.create(samen=inbreng, van=van)
    return inbreng


def _vrij_nummer(ronde: Inbrengronde, thema: Thema, organisatie: Organisatie) -> int:
    rows = Inbreng.objects.levend().filter(ronde=ronde, thema=thema, organisatie=organisatie)
    bezet = set(rows.values_list("nummer", flat=True))
    vrij = [nummer for nummer in range(1, MEESTE_PRIORITEITEN + 1) if nummer not in bezet]
    if not vrij:
        raise NietMogelijk(
            f"{organisatie} heeft al {MEESTE_PRIORITEITEN} prioriteiten bij {thema}. Trek er eerst een in."
        )
    return vrij[0]


def _als(inbreng: Inbreng, by: Gebruiker | None) -> str:
    regio = inbreng.ronde.agenda.regio
    if inbreng.organisatie:
        return hoedanigheid(by, regio, Right.INBRENG_GIVE, organisatie=inbreng.organisatie)
    return hoedanigheid(by, regio, Right.AGENDA_EDIT, Right.INBRENG_GIVE)


@transaction.atomic
def bewaar_inbreng(
    inbreng: Inbreng, gezien: str, *, by: Gebruiker, uit: Iterable[Inbreng] | None = None, **velden: Any
) -> Inbreng:
    """Save its words, only by who has seen the latest; raises InbrengIngehaald when someone was first."""
    nu = Inbreng.objects.select_for_update().get(pk=inbreng.pk)
    if nu.changed_since(gezien) or nu.ingetrokken_op:
        raise InbrengIngehaald(nu)
    for naam, waarde in velden.items():
        setattr(nu, naam, waarde)
    nu.gewijzigd_op, nu.gewijzigd_door, nu.gewijzigd_als = timezone.now(), by, _als(inbreng, by)
    nu.save()
    if uit is not None:
        _zet_uit(nu, {van.pk for van in uit})
    return nu


def _zet_uit(samen: Inbreng, wanted: set[int]) -> None:
    rows = InbrengUit.objects.filter(samen=samen)
    rows.exclude(van__in=wanted).delete()
    had = set(rows.values_list("van", flat=True))
    for pk in sorted(wanted - had):
        InbrengUit.objects.create(samen=samen, van_id=pk)


@transaction.atomic
def trek_inbreng_terug(inbreng: Inbreng, *, by: Gebruiker) -> None:
    """It no longer counts; it can be put back."""
    op_slot(inbreng.ronde.agenda)
    Inbreng.objects.levend().filter(pk=inbreng.pk).update(
        ingetrokken_op=timezone.now(), gewijzigd_door=by, gewijzigd_als=_als(inbreng, by)
    )


@transaction.atomic
def zet_inbreng_terug(inbreng: Inbreng, *, by: Gebruiker) -> None:
    """It counts again, in a place that is free."""
    ronde = op_slot(inbreng.ronde.agenda)
    nu = Inbreng.objects.select_for_update().get(pk=inbreng.pk)
    if nu.ingetrokken_op is None:
        return
    nummer = _vrij_nummer(ronde, nu.thema, nu.organisatie) if nu.organisatie else None
    Inbreng.objects.filter(pk=nu.pk).update(
        ingetrokken_op=None, nummer=nummer, gewijzigd_door=by, gewijzigd_als=_als(inbreng, by)
    )


@transaction.atomic
def maak_opgave(
    ouder: Blok, bronnen: list[Inbreng], *, by: Gebruiker, zie: Callable[[int | None], bool], **velden: Any
) -> Blok:
    """A joint opgave under a theme, which keeps from which inbreng it was made.

    What is made of closed text is closed alike: for the concern it came from; `zie` says whether who makes it
    may see that. Two closed texts of two concerns do not go into one opgave.
    """
    dicht = sluit(bronnen)
    if dicht and not zie(dicht[1].concern_pk if dicht[1] else None):
        raise NietMogelijk("Deze opgave zou u zelf niet meer zien. Vraag een redacteur van een gemeente.")
    opgave = toevoegen(ouder.agenda, Blok.Soort.OPGAVE, by=by, ouder=ouder, **velden)
    for inbreng in bronnen:
        Herkomst.objects.create(opgave=opgave.opgave, inbreng=inbreng)
    if dicht:
        Blok.objects.filter(pk=opgave.pk).update(onderwerp=dicht[0].onderwerp, verzekeraar=dicht[1])
        opgave.refresh_from_db()
    return opgave


def sluit(bronnen: list[Inbreng]) -> tuple[Inbreng, Organisatie | None] | None:
    """Which of these closes what is made of them, and for whom (nobody but the gemeenten: None)."""
    keys = [inbreng.pk for inbreng in bronnen]
    dicht = Inbreng.objects.filter(pk__in=keys, onderwerp__in=gevoelig()).values_list("pk", flat=True)
    gesloten = [inbreng for inbreng in bronnen if inbreng.pk in set(dicht)]
    van = {o.concern_pk: o for inbreng in gesloten if (o := _verzekeraar(inbreng))}
    if len(van) > 1:
        namen = " en ".join(sorted(str(organisatie) for organisatie in van.values()))
        raise NietMogelijk(
            f"Dit is concurrentiegevoelige tekst van {namen}. Die mogen elkaars tekst niet zien, "
            "dus deze kunnen niet samen in één opgave."
        )
    if not gesloten:
        return None
    # Closed text of the gemeenten alone keeps an insurer out, also when it brought in something open itself.
    zonder = next((inbreng for inbreng in gesloten if _verzekeraar(inbreng) is None), None)
    if zonder:
        return zonder, None
    return gesloten[0], next(iter(van.values()))


def _verzekeraar(inbreng: Inbreng) -> Organisatie | None:
    organisatie = inbreng.organisatie
    return organisatie if organisatie and organisatie.soort != Soort.GEMEENTE else None


@transaction.atomic
def inbreng_wordt(van: Organisatie, naar: Organisatie, dag: datetime.date) -> None:
    """What `van` wrote and nobody else could read is of `naar`, in places that are free there.

    What finds no place is withdrawn, so that its new owner reads it and can put it back.
    """
    rows = Inbreng.objects.filter(
        organisatie=van, gedeeld_op__isnull=True, ronde__agenda__period__endswith__gt=dag
    )
    moved = list(
        rows.select_for_update(of=("self",)).select_related("thema", "ronde").order_by("nummer", "pk")
    )
    for row in moved:
        row.organisatie = naar
        if row.ingetrokken_op is None:
            try:
                row.nummer = _vrij_nummer(row.ronde, row.thema, naar)
            except NietMogelijk:
                row.ingetrokken_op = timezone.now()
        row.save(update_fields=["organisatie", "nummer", "ingetrokken_op"])
