"""Giving access, sending the invitation again, extending, withdrawing and ending it."""

import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from regions.gevolgen import voer_uit
from regions.mail import mail
from regions.models import Gebruiker, Organisatie, Persoon, RedacteurThema, Regio, Toegang
from regions.models.toegang import ToegangQuerySet
from regions.periods import since, today
from regions.rights import Right, Rol
from tekst.getallen import aantal

BIJTIJDS = 30  # days before access ends, its beheerder is told
DOOR_BEHEERDER = (Rol.MEDEWERKER, Rol.BESTUURDER)  # whose access the beheerder of the organisation keeps


class LaatsteBeheerder(Exception):
    """Nobody would be left to give access to others."""


class KanNietMeer(Exception):
    """What was asked no longer fits how the access is now."""


@transaction.atomic
def nodig_uit(
    *,
    email: str,
    naam: str,
    rol: Rol,
    van: datetime.date,
    tot: datetime.date | None,
    organisatie: Organisatie | None,
    regio: Regio | None,
    by: Gebruiker,
) -> Toegang:
    """Someone gets access, as a new user or as the one with this e-mail address, and is told so by mail."""
    toegang = Toegang.objects.create(
        gebruiker=gebruiker_met(email, naam),
        rol=rol,
        organisatie=organisatie,
        regio=regio,
        period=since(van, tot),
        gegeven_door=by,
        uitgenodigd_op=timezone.now(),
    )
    _uitnodiging(toegang, by)
    return toegang


def gebruiker_met(email: str, naam: str) -> Gebruiker:
    """The user with this e-mail address, made when there is none, who can sign in once there is access."""
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    gebruiker = gebruiker or Gebruiker.objects.create_user(email, naam=naam)
    if not gebruiker.is_active:
        gebruiker.is_active = True
        gebruiker.save(update_fields=["is_active"])
    Persoon.objects.filter(email__iexact=email, gebruiker=None).update(gebruiker=gebruiker)
    return gebruiker


def _uitnodiging(toegang: Toegang, by: Gebruiker) -> None:
    context = {"toegang": toegang, "door": by, "inloggen": reverse("account_login")}
    mail(toegang.gebruiker.email, "U hebt toegang tot Samenwerking", "mail/uitnodiging", context)


@transaction.atomic
def stuur_opnieuw(toegang: Toegang, *, by: Gebruiker) -> None:
    """The invitation goes out once more, to who never signed in; its term starts anew."""
    toegang = _vast(toegang)
    if toegang.gebruiker.last_login is not None:
        raise KanNietMeer(f"{toegang.gebruiker} heeft al ingelogd. Een nieuwe uitnodiging is niet nodig.")
    if toegang.last_day and toegang.last_day < today():
        raise KanNietMeer(f"De toegang van {toegang.gebruiker} is al geëindigd.")
    toegang.uitgenodigd_op = timezone.now()
    toegang.save(update_fields=["uitgenodigd_op"])
    _uitnodiging(toegang, by)


@transaction.atomic
def trek_in(toegang: Toegang, *, by: Gebruiker) -> None:
    """Access that nobody used yet is taken away at once; the history keeps that it was given."""
    toegang = _vast(toegang)
    if not toegang.is_in_te_trekken:
        raise KanNietMeer(
            f"{toegang.gebruiker} heeft al ingelogd. Beëindig de toegang, in plaats van die in te trekken."
        )
    _blijft_een_beheerder(toegang, max(toegang.since, today()))
    gebruiker = toegang.gebruiker
    if toegang.uitgenodigd_op:
        mail(gebruiker.email, "Uw uitnodiging is ingetrokken", "mail/ingetrokken", {"toegang": toegang})
    toegang.delete()
    if gebruiker.last_login is None and not gebruiker.toegang_set.exists():
        gebruiker.is_active = False
        gebruiker.save(update_fields=["is_active"])


@transaction.atomic
def verleng(toegang: Toegang, *, tot: datetime.date | None, by: Gebruiker) -> Toegang:
    """The same access goes on after its last day, as a row of its own."""
    toegang = _vast(toegang)
    if toegang.period.upper is None or met_verlenging(Toegang.objects.filter(pk=toegang.pk)).get().verlengd:
        raise KanNietMeer(f"De toegang van {toegang.gebruiker} is al verlengd.")
    verder = Toegang.objects.create(
        gebruiker=toegang.gebruiker,
        rol=toegang.rol,
        organisatie=toegang.organisatie,
        regio=toegang.regio,
        period=since(max(toegang.period.upper, today()), tot),
        gegeven_door=by,
    )
    for thema in toegang.alleen_themas:
        RedacteurThema.objects.create(toegang=verder, thema_id=thema)
    return verder


@transaction.atomic
def beeindig_toegang(toegang: Toegang, *, tot: datetime.date, by: Gebruiker) -> None:
    """From `tot` on the access no longer holds, nor what extends it; the last beheerder cannot be removed."""
    toegang = _vast(toegang)
    _blijft_een_beheerder(toegang, tot)
    voer_uit(toegang, tot)
    if toegang.period.upper:
        _zelfde(toegang).filter(period__startswith__gte=toegang.period.upper).delete()
    toegang.end(tot)


def _vast(toegang: Toegang) -> Toegang:
    """The row as it is now, held until the end of the transaction.

    What keeps a last beheerder is held before it, always in this order: two who remove each other at the
    same moment would else each hold the row that the other waits for.
    """
    if toegang.rol == Rol.FUNCTIONEEL:
        list(Toegang.objects.filter(rol=Rol.FUNCTIONEEL).select_for_update(of=("self",)).order_by("pk"))
    elif toegang.rol == Rol.BEHEERDER and toegang.organisatie_id:
        list(Organisatie.objects.select_for_update(no_key=True).filter(pk=toegang.organisatie_id))
    rows = Toegang.objects.select_for_update(of=("self",)).select_related("gebruiker", "organisatie", "regio")
    return rows.filter(pk=toegang.pk).first() or _weg()


def _weg() -> Toegang:
    raise KanNietMeer("Deze toegang is er niet meer: iemand anders heeft die ingetrokken.")


def _zelfde(toegang: Toegang) -> ToegangQuerySet:
    """The other rows of the same role of the same person for the same organisatie and regio."""
    rows = Toegang.objects.filter(gebruiker=toegang.gebruiker_id, rol=toegang.rol)
    return rows.filter(organisatie=toegang.organisatie_id, regio=toegang.regio_id).exclude(pk=toegang.pk)


def _blijft_een_beheerder(toegang: Toegang, dag: datetime.date) -> None:
    """Raises when nobody would be left on that day to give access to others; the row is held, see _vast()."""
    if toegang.rol == Rol.FUNCTIONEEL:
        rows = Toegang.objects.filter(rol=Rol.FUNCTIONEEL)
        if not _anderen(rows, toegang, dag, zonder_einde=True):
            raise LaatsteBeheerder(
                f"{toegang.gebruiker} is dan de laatste functioneel beheerder. "
                "Geef eerst iemand anders deze rol, zonder einddatum."
            )
    elif toegang.rol == Rol.BEHEERDER and toegang.organisatie:
        rows = Toegang.objects.filter(organisatie=toegang.organisatie_id)
        gebruikers = rows.on(dag).filter(rol__in=DOOR_BEHEERDER).values("gebruiker").distinct().count()
        if gebruikers and not _anderen(rows.filter(rol=Rol.BEHEERDER), toegang, dag):
            raise LaatsteBeheerder(
                f"{toegang.gebruiker} is dan de laatste beheerder van {toegang.organisatie}, en er "
                f"{'heeft' if gebruikers == 1 else 'hebben'} nog "
                f"{aantal(gebruikers, 'gebruiker', 'gebruikers')} toegang. "
                "Geef eerst iemand anders de rol van beheerder van de organisatie."
            )


def _anderen(
    rows: ToegangQuerySet, toegang: Toegang, dag: datetime.date, *, zonder_einde: bool = False
) -> bool:
    """Whether someone else who can sign in has one of these roles on the day."""
    held = rows.select_for_update(of=("self",)).order_by("pk").select_related("gebruiker")
    return any(
        t.gebruiker.is_active and t.holds_on(dag) and not (zonder_einde and t.period.upper)
        for t in held
        if t.gebruiker_id != toegang.gebruiker_id
    )


def met_verlenging(rows: ToegangQuerySet) -> ToegangQuerySet:
    """With `verlengd`: whether the same role goes on after the last day."""
    later = Toegang.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=OuterRef("period__endswith")),
        gebruiker=OuterRef("gebruiker"),
        rol=OuterRef("rol"),
    )
    plaats = later.annotate(o=Coalesce("organisatie", 0), r=Coalesce("regio", 0))
    zelfde = plaats.filter(o=Coalesce(OuterRef("organisatie"), 0), r=Coalesce(OuterRef("regio"), 0))
    return rows.annotate(verlengd=Exists(zelfde))


def eindigt(rows: ToegangQuerySet, dag: datetime.date) -> ToegangQuerySet:
    """Those that hold on the day and end within a month, without being extended."""
    grens = dag + datetime.timedelta(days=BIJTIJDS)
    rows = met_verlenging(rows.on(dag)).filter(gebruiker__is_active=True)
    return rows.filter(period__endswith__lte=grens, verlengd=False)


def beheerders_van(toegang: Toegang, dag: datetime.date) -> list[str]:
    """The addresses of who may extend this access: of the organisation itself, or else of the whole house."""
    rows = Toegang.objects.on(dag + datetime.timedelta(days=BIJTIJDS)).filter(gebruiker__is_active=True)
    if toegang.organisatie_id and toegang.rol in (*DOOR_BEHEERDER, Rol.BEHEERDER):
        eigen = rows.filter(organisatie=toegang.organisatie_id, rol=Rol.BEHEERDER)
        if adressen := _adressen(eigen):
            return adressen
    return _adressen(rows.filter(rol=Rol.FUNCTIONEEL))


def _adressen(rows: ToegangQuerySet) -> list[str]:
    return list(rows.order_by("gebruiker__email").values_list(F("gebruiker__email"), flat=True).distinct())


def mag_bijhouden(gebruiker: Gebruiker, toegang: Toegang) -> bool:
    """Whether this user may extend, withdraw and end it."""
    if gebruiker.may(Right.BEHEER):
        return True
    eigen = toegang.rol in (*DOOR_BEHEERDER, Rol.BEHEERDER)
    organisatie = toegang.organisatie
    return bool(eigen and organisatie and gebruiker.may(Right.TOEGANG_GIVE, organisatie=organisatie))
