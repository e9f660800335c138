"""Personal data go when their term is over, from the row itself and from its history.

The terms stand in privacy.toml. Someone who is being changed at that moment is left for the next day.
"""

import datetime
from collections.abc import Iterable
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from post_office.models import STATUS, Email

from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Soort, Toegang
from regions.privacy import gegeven, persoonlijke_velden
from regions.rights import Rol

PAGINA = "bewaartermijnen"
# Nothing of these kinds outlives the account.
BIJ_HET_ACCOUNT = ("account", "inloggen", "sessie", "concept")


def _nog_binnen(grens: datetime.date) -> Q:
    """Of rows for a period: those that hold still, or ended after `grens`."""
    return Q(period__endswith__isnull=True) | Q(period__endswith__gt=grens)


def _personen_zonder(grens: datetime.date) -> Any:
    """Persons none of whose roles, as contact, deputy or user, holds or ended after `grens`.

    Who never had one counts from the day on which they were written down.
    """
    rollen = Contactpersoon.objects.filter(_nog_binnen(grens))
    contact = rollen.filter(Q(persoon=OuterRef("pk")) | Q(vervanger=OuterRef("pk")))
    toegang = Toegang.objects.filter(_nog_binnen(grens), gebruiker=OuterRef("gebruiker"))
    ooit = Contactpersoon.objects.filter(Q(persoon=OuterRef("pk")) | Q(vervanger=OuterRef("pk")))
    events: Any = Persoon
    nieuw = events.pgh_event_model.objects.filter(
        pgh_obj=OuterRef("pk"), pgh_label="insert", pgh_created_at__gte=_na(grens)
    )
    return Persoon.objects.filter(~Exists(contact), ~Exists(toegang), Exists(ooit) | ~Exists(nieuw))


def te_wissen_personen(day: datetime.date) -> Any:
    """Persons whose name and addresses have had their term on `day`; a shared mailbox is no person."""
    over = Q(gewist_op=None) | ~Q(email="") | ~Q(telefoon="")
    return _personen_zonder(gegeven("bereikbaarheid").grens(day)).filter(over, postvak=False)


def te_wissen_gebruikers(day: datetime.date) -> Any:
    """Users whose last access, and last role as contact or deputy, ended so long ago on `day`."""
    grens = gegeven("account").grens(day)
    toegang = Toegang.objects.filter(gebruiker=OuterRef("pk"))
    rollen = Contactpersoon.objects.filter(
        _nog_binnen(grens),
        Q(persoon__gebruiker=OuterRef("pk")) | Q(vervanger__gebruiker=OuterRef("pk")),
    )
    begonnen = Exists(toegang) | Q(sinds__lt=_na(grens))
    nog = Exists(toegang.filter(_nog_binnen(grens))) | Exists(rollen)
    return Gebruiker.objects.filter(~Q(nog), begonnen, gewist_op=None)


def _na(grens: datetime.date) -> datetime.datetime:
    """The first moment after that day."""
    return timezone.make_aware(datetime.datetime.combine(grens + datetime.timedelta(days=1), datetime.time()))


def wis_personen(day: datetime.date) -> int:
    """Wipe what has had its term; whoever got a role meanwhile is kept."""
    return sum(_een(Persoon, te_wissen_personen(day), pk, day) for pk in _keys(te_wissen_personen(day)))


def wis_gebruikers(day: datetime.date) -> int:
    """Close and wipe the accounts that have had their term; whoever got access meanwhile is kept."""
    return sum(_een(Gebruiker, te_wissen_gebruikers(day), pk, day) for pk in _keys(te_wissen_gebruikers(day)))


def _keys(rows: Any) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _een(model: Any, rows: Any, pk: int, day: datetime.date) -> bool:
    """Wipe one, unless someone holds it now or it no longer is among those to wipe."""
    if not model.objects.select_for_update(skip_locked=True).filter(pk=pk).exists():
        return False
    # Asked again under the lock: a role that was given in between counts.
    found = rows.filter(pk=pk).first()
    if found is None:
        return False
    with pghistory.context(pagina=PAGINA):
        wis_gebruiker(found, day) if model is Gebruiker else wis_persoon(found, day)
    return True


@transaction.atomic
def wis_persoon(persoon: Persoon, day: datetime.date) -> None:
    """Address and number go; a bestuurder keeps the name, of others function and organisation are left."""
    rollen = persoon.contacten.select_related("organisatie").order_by("period", "pk")
    if not rollen.filter(rol=Contactpersoon.Rol.BESTUURLIJK).exists():
        persoon.naam = _functie(rollen.last()) or f"Contactpersoon {persoon.pk}"
    _weg_met_de_mail(persoon.email)
    persoon.email = persoon.telefoon = ""
    persoon.gewist_op = day
    persoon.save()
    _in_de_geschiedenis(persoon, naam=persoon.naam, email="", telefoon="")


def _functie(contact: Contactpersoon | None) -> str:
    if contact is None:
        return ""
    wat = contact.functie or f"{contact.get_rol_display()} contactpersoon"
    return _kort(wat, contact.organisatie)


def _kort(wat: str, organisatie: Organisatie | None) -> str:
    """Function and organisation, as a name: Beleidsadviseur, gemeente Almelo."""
    soort = "gemeente " if organisatie and organisatie.soort == Soort.GEMEENTE else ""
    waar = f", {soort}{organisatie}" if organisatie else ""
    return f"{wat[:1].upper()}{wat[1:]}{waar}"[:120]


@transaction.atomic
def wis_gebruiker(gebruiker: Gebruiker, day: datetime.date) -> None:
    """The account is closed: a number is left, the role, and the name of a bestuurder."""
    _weg_met_het_account(gebruiker)
    _weg_met_de_mail(gebruiker.email)
    if not _is_bestuurder(gebruiker):
        gebruiker.naam = _rol(gebruiker)
    gebruiker.email = f"gewist-{gebruiker.pk}@gewist.invalid"
    gebruiker.is_active = False
    gebruiker.last_login = None
    gebruiker.gewist_op = day
    gebruiker.set_unusable_password()
    gebruiker.save()
    _in_de_geschiedenis(gebruiker, naam=gebruiker.naam, email=gebruiker.email)


def _is_bestuurder(gebruiker: Gebruiker) -> bool:
    contact = Contactpersoon.objects.filter(persoon__gebruiker=gebruiker, rol=Contactpersoon.Rol.BESTUURLIJK)
    return gebruiker.toegang_set.filter(rol=Rol.BESTUURDER).exists() or contact.exists()


def _rol(gebruiker: Gebruiker) -> str:
    last = gebruiker.toegang_set.select_related("organisatie").order_by("period", "pk").last()
    return _kort(str(last.get_rol_display()), last.organisatie) if last else f"Gebruiker {gebruiker.pk}"


def _weg_met_het_account(gebruiker: Gebruiker) -> None:
    """All rows of which privacy.toml says that they belong to the account, of whatever library."""
    for model, veld in bij_het_account():
        rows = model._default_manager.filter(**{veld: gebruiker})
        if model._meta.label == "usersessions.UserSession":
            Session.objects.filter(pk__in=list(rows.values_list("session_key", flat=True))).delete()
        rows.delete()


def _weg_met_de_mail(adres: str) -> None:
    """What was sent there; what still waits is sent first, and goes by its own term."""
    if adres:
        Email.objects.filter(to=adres).exclude(status__in=[STATUS.queued, STATUS.requeued]).delete()


def bij_het_account() -> Iterable[tuple[type[models.Model], str]]:
    """The models whose rows are a user's own and go with the account, each with the field that says whose."""
    for model in apps.get_models():
        for veld, soort in persoonlijke_velden(model).items():
            field: Any = model._meta.get_field(veld)
            if model is not Persoon and soort in BIJ_HET_ACCOUNT and field.related_model is Gebruiker:
                yield model, veld


def _in_de_geschiedenis(ding: Any, **waarden: str) -> None:
    """The history of it says from the beginning what is left of it now."""
    type(ding).pgh_event_model.objects.filter(pgh_obj=ding.pk).update(**waarden)


def bezig(ding: Persoon | Gebruiker, day: datetime.date) -> list[str]:
    """What still holds of someone on `day` or later, in words: it ends before anything is wiped."""
    if isinstance(ding, Persoon):
        mijn, gebruiker = Q(persoon=ding) | Q(vervanger=ding), ding.gebruiker_id
    else:
        mijn, gebruiker = Q(persoon__gebruiker=ding) | Q(vervanger__gebruiker=ding), ding.pk
    rollen = Contactpersoon.objects.filter(_nog_binnen(day), mijn).in_order().select_related("regio")
    toegang = Toegang.objects.filter(_nog_binnen(day), gebruiker=gebruiker).select_related("gebruiker")
    return [*map(str, rollen), *(str(rij) for rij in toegang.with_names().order_by("pk") if gebruiker)]
