"""Who signs in, and what each may do: a role for an organisatie and/or a regio, for a period."""

import datetime
from typing import TYPE_CHECKING, Any, Self

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.functional import cached_property

from regions.gereed import Gereed, dag, sleutel
from regions.models.laatste import LAATSTE
from regions.models.land import Deelnemer, Regio
from regions.models.organisaties import Organisatie
from regions.periods import (
    Dated,
    PeriodQuerySet,
    as_word_range,
    has_first_day,
    key_range,
    no_overlap,
    today,
)
from regions.rights import (
    ORGANISATIE_ROLLEN,
    OVER_ALLES,
    REGIO_ROLLEN,
    RIGHTS,
    SECOND_FACTOR,
    Reach,
    Right,
    Rol,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Set


UITNODIGING_DAGEN = 30  # who has not signed in by then asks for the invitation again


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Users, known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Gebruiker":
        """A user who can sign in; without a password only by a code sent by e-mail."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), **fields)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        return self.get(email__iexact=username)


@pghistory.track(exclude=["password", "last_login"])
class Gebruiker(AbstractBaseUser):
    """Someone who can sign in; what they may do stands in their Toegang, never here."""

    email = models.EmailField("e-mail", unique=True)
    naam = models.CharField("naam", max_length=120)
    is_active = models.BooleanField("kan inloggen", default=True)
    is_demo = models.BooleanField("voorbeeldgebruiker", default=False, editable=False)
    sinds = models.DateTimeField("sinds", default=timezone.now, editable=False)
    gewist_op = models.DateField("gegevens gewist op", null=True, blank=True, editable=False)

    # The key of the access that this person chose to work in; it lives in the session, see werken_als.
    als: int | None = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    objects = GebruikerManager()

    class Meta:
        verbose_name_plural = "gebruikers"
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_one_per_email")]

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        """The name, as other code of Django's expects to ask for it."""
        return self.naam

    @property
    def toegangen(self) -> "list[Toegang]":
        """Today's access, read once per request."""
        held: tuple[datetime.date, list[Toegang]] | None = getattr(self, "_toegangen", None)
        day = today()
        if held is None or held[0] != day:
            held = self._toegangen = (day, _TOEGANGEN(gebruiker=self.pk, dag=day))
            for toegang in held[1]:
                toegang.gebruiker = self
        return held[1]

    @property
    def gekozen(self) -> "Toegang | None":
        """The role that was chosen to work in, as long as it holds; the other roles hold beside it."""
        return next((toegang for toegang in self.toegangen if toegang.pk == self.als), None)

    @property
    def deelname(self) -> "Mapping[int, Set[int]]":
        """The keys of the regio's in which each organisatie of today's access takes part, read once.

        Apart from the access itself: many pages, and all that only ask for a role, do without.
        """
        held: tuple[datetime.date, dict[int, set[int]]] | None = getattr(self, "_deelname", None)
        day = today()
        if held is None or held[0] != day:
            own = {t.organisatie_id for t in self.toegangen if t.organisatie_id and not t.regio_id}
            found: dict[int, set[int]] = {pk: set() for pk in own}
            pairs = Deelnemer.objects.on(day).filter(organisatie__in=own) if own else Deelnemer.objects.none()
            for organisatie, regio in pairs.values_list("organisatie", "regio"):
                found[organisatie].add(regio)
            held = self._deelname = (day, found)
        return held[1]

    def may(
        self, right: Right, *, regio: Regio | None = None, organisatie: Organisatie | None = None
    ) -> bool:
        """Whether today's access gives the right, in this regio and for this organisatie when named."""
        return any(toegang.gives(right, regio=regio, organisatie=organisatie) for toegang in self.toegangen)

    def reach(self, right: Right) -> "Set[int] | None":
        """The keys of the regio's in which the right holds today; None for all of them."""
        giving = [toegang for toegang in self.toegangen if toegang.gives(right)]
        if any(toegang.is_everywhere(right) for toegang in giving):
            return None
        return {regio for toegang in giving for regio in toegang.regios}

    def organisaties(self, right: Right) -> "Set[int]":
        """The keys of the organisations for which the right holds today."""
        return {t.organisatie_id for t in self.toegangen if t.organisatie_id and t.gives(right)}

    @property
    def needs_second_factor(self) -> bool:
        """Whether one of today's roles asks for a second factor at sign-in."""
        return any(toegang.rol in SECOND_FACTOR for toegang in self.toegangen)


class ToegangQuerySet(PeriodQuerySet):
    """Access of users."""

    def with_names(self) -> Self:
        """With both names at hand."""
        return self.select_related("organisatie", "regio")

    def giving(self, right: Right) -> Self:
        """Those whose role gives the right."""
        return self.filter(rol__in=[rol for rol, rights in RIGHTS.items() if right in rights])


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Toegang(Dated):
    """A user's role for an organisatie and/or in a regio, for a period.

    With an organisatie and no regio: in every regio where it takes part that day. With neither: everywhere.
    """

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT)
    rol = models.CharField("rol", max_length=20, choices=Rol)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True)
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", editable=False)
    # When the last invitation went out; empty for who was let in without one.
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", null=True, editable=False)

    objects = ToegangQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toegang"
        constraints = [
            has_first_day("toegang_has_first_day"),
            models.CheckConstraint(
                name="toegang_rol_for_an_organisatie",
                condition=~Q(rol__in=ORGANISATIE_ROLLEN) | Q(organisatie__isnull=False),
                violation_error_message="Kies de organisatie waarvoor deze rol geldt.",
            ),
            models.CheckConstraint(
                name="toegang_rol_in_a_regio",
                condition=~Q(rol__in=REGIO_ROLLEN) | Q(regio__isnull=False),
                violation_error_message="Kies de regio waarin deze rol geldt.",
            ),
            no_overlap(
                "gebruiker",
                as_word_range("rol"),
                key_range(Coalesce(F("organisatie"), 0)),
                key_range(Coalesce(F("regio"), 0)),
                name="toegang_once_at_a_time",
                message="Deze persoon heeft deze toegang dan al.",
            ),
        ]
        triggers = LAATSTE

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.omschrijving}"

    @property
    def omschrijving(self) -> str:
        """The role in words, for whom and where."""
        where = [str(place) for place in (self.organisatie, self.regio) if place]
        return ", ".join([self.get_rol_display(), *where])

    @property
    def regios(self) -> "Set[int]":
        """The keys of the working regio's it reaches, unless it is everywhere."""
        if self.regio_id:
            return {self.regio_id}
        return self.gebruiker.deelname[self.organisatie_id] if self.organisatie_id else set()

    @property
    def is_begonnen(self) -> bool:
        """Whether its first day has come."""
        return self.since <= today()

    @property
    def is_voorbij(self) -> bool:
        """Whether its last day has passed."""
        return self.last_day is not None and self.last_day < today()

    @property
    def is_in_te_trekken(self) -> bool:
        """Whether nobody can have used it: it has not begun, or the user never signed in."""
        return not self.is_begonnen or self.gebruiker.last_login is None

    @property
    def uitnodiging_tot(self) -> datetime.date | None:
        """Until when who never signed in may do so; None when there is no such invitation."""
        if self.uitgenodigd_op is None or self.gebruiker.last_login is not None:
            return None
        van = max(self.since, timezone.localtime(self.uitgenodigd_op).date())
        return van + datetime.timedelta(days=UITNODIGING_DAGEN)

    @property
    def is_uitnodiging_verlopen(self) -> bool:
        """Whether it was never used and can no longer be, until the invitation is sent again."""
        return self.uitnodiging_tot is not None and self.uitnodiging_tot < today()

    @cached_property
    def alleen_themas(self) -> frozenset[int]:
        """The keys of the themes to which a redacteur is limited; none: the whole agenda. Read once."""
        if self.rol != Rol.REDACTEUR:
            return frozenset()
        return frozenset(self.redacteurthemas.values_list("thema", flat=True))  # type: ignore[attr-defined]

    def is_everywhere(self, right: Right) -> bool:
        """Whether it gives the right in every regio."""
        return RIGHTS[Rol(self.rol)].get(right) is Reach.LAND

    def gives(
        self, right: Right, *, regio: Regio | None = None, organisatie: Organisatie | None = None
    ) -> bool:
        """Whether it gives the right, in the regio and for the organisatie when named."""
        reach = RIGHTS[Rol(self.rol)].get(right)
        if reach is None or reach is Reach.LAND:
            return reach is Reach.LAND
        if regio is not None and regio.pk not in self.regios:
            return False
        if right in OVER_ALLES and self.alleen_themas:
            return False
        if organisatie is None:
            return True
        if reach is Reach.ORGANISATIE:
            return organisatie.pk == self.organisatie_id
        return regio is not None


_TOEGANGEN = Gereed(
    lambda: Toegang.objects.filter(gebruiker=sleutel("gebruiker"), period__contains=dag()).with_names()
)


def gebruikers_with(
    right: Right, *, regio: Regio, day: datetime.date | None = None
) -> models.QuerySet[Gebruiker]:
    """The active users whose own regio this is and who hold the right in it, for mail and tasks."""
    toegangen = Toegang.objects.on(day or today()).giving(right).filter(regio=regio)
    if right in OVER_ALLES:
        toegangen = toegangen.filter(redacteurthemas__isnull=True)
    return Gebruiker.objects.filter(is_active=True, pk__in=toegangen.values(who=F("gebruiker")))
