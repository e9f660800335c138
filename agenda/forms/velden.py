"""Fields that several forms of this room share."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import F, Q
from django.utils.functional import cached_property

from agenda.forms.lijsten import Aankruislijst, Groepskeuze, Keuzelijst, delen
from agenda.models import Blok, Functie, Functienaam, Groep, Kader, LandelijkDoel, Themablok
from regions.gereed import Gereed, dag, sleutel
from regions.models import Contactpersoon, Deelnemer, Organisatie, Regio, Soort
from regions.periods import today

_MEERVOUD = {
    Soort.GEMEENTE: "Gemeenten",
    Soort.ZORGVERZEKERAAR: "Zorgverzekeraars",
    Soort.ZORGKANTOOR: "Zorgkantoren",
    Soort.PARTNER: "Partners",
    Soort.LANDELIJK: "Landelijke partijen",
}


def klaarmaken(form: forms.BaseForm) -> None:
    """No choice among radios is made beforehand or means "none"; what is pasted is never cut off unseen."""
    for field in form.fields.values():
        field.widget.attrs.pop("maxlength", None)
        if isinstance(field.widget, forms.RadioSelect):
            field.choices = [(value, label) for value, label in field.choices if value != ""]


_DEELNEMERS = Gereed(
    lambda: Organisatie.objects.filter(
        pk__in=Deelnemer.objects.filter(regio=sleutel("regio"), period__contains=dag()).values("organisatie")
    )
)
COLUMNS = Aankruislijst(attrs={"class": "choices--columns"})


class Keuzes:
    """What one may choose from in a regio: who takes part today, and who was named before.

    `named` are organisations, `genoemd` contact persons, `onder` is what a new or changed blok hangs under,
    `bekend` are those of `named` that need not be read any more.
    """

    def __init__(
        self,
        regio: Regio,
        named: Iterable[int] = (),
        genoemd: Iterable[int] = (),
        onder: Blok | None = None,
        bekend: Iterable[Organisatie] = (),
    ) -> None:
        self.regio, self.named, self.genoemd = regio, set(named), set(genoemd)
        self.onder = onder
        self.bekend = {str(organisatie.pk): organisatie for organisatie in bekend}

    @cached_property
    def organisaties(self) -> list[Organisatie]:
        """In the order of their kinds, by name; asked for only by a form that lets choose."""
        chosen = _DEELNEMERS(regio=self.regio.pk, dag=today())
        if gone := self.named - {organisatie.pk for organisatie in chosen}:
            chosen += Organisatie.objects.filter(pk__in=gone)
        rank: dict[str, int] = {soort: n for n, soort in enumerate(Soort)}
        return sorted(chosen, key=lambda o: (rank[o.soort], o.naam, o.pk))

    @cached_property
    def per_pk(self) -> dict[str, Organisatie]:
        """The same, by key as it is posted."""
        return {str(organisatie.pk): organisatie for organisatie in self.organisaties}

    def kies(self, pk: Any) -> Organisatie:
        """The organisatie with this key; refuses any that is not in the list."""
        try:
            return self.bekend.get(str(pk)) or self.per_pk[str(pk)]
        except KeyError as fault:
            raise ValueError(pk) from fault

    def kent(self, pk: Any) -> bool:
        """Whether the organisatie with this key may be chosen."""
        return str(pk) in self.bekend or str(pk) in self.per_pk

    @cached_property
    def contacten(self) -> list[Contactpersoon]:
        """Who speaks for a party here today, and whoever was named before."""
        rows = Contactpersoon.objects.filter(regio=self.regio).select_related("persoon", "organisatie")
        chosen = rows.on(today()) | rows.filter(pk__in=self.genoemd)
        return sorted(chosen.distinct(), key=lambda c: (c.organisatie.naam, c.persoon.naam, c.pk))

    @cached_property
    def kaders(self) -> list[Kader]:
        """What an afspraak may also belong to: everyone's list and the regio's own."""
        rows = Kader.objects.filter(Q(regio=None) | Q(regio=self.regio))
        return list(rows.order_by(F("regio").asc(nulls_first=True), "naam", "pk"))

    @cached_property
    def landelijke_doelen(self) -> list[LandelijkDoel]:
        """The goals for the whole country, by theme."""
        return list(LandelijkDoel.objects.select_related("thema").order_by("thema__volgorde", "naam", "pk"))

    @cached_property
    def andere_regios(self) -> dict[str, str]:
        """The other working regio's of today, by code."""
        rows = Regio.objects.werk().on(today()).exclude(pk=self.regio.pk)
        return dict(rows.order_by("naam", "pk").values_list("code", "naam"))

    @cached_property
    def functienamen(self) -> list[str]:
        """The names in the list that regio's share, those that serve this theme first."""
        hier = set(functies_bij(self.onder))
        namen = Functienaam.objects.openbaar().order_by("zoeknaam").values_list("naam", flat=True)
        return sorted(namen, key=lambda naam: naam not in hier)

    @cached_property
    def groepen(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """As choices, per kind."""
        return [
            (_MEERVOUD[Soort(soort)], [(organisatie.pk, organisatie.naam) for organisatie in of_soort])
            for soort, of_soort in groupby(self.organisaties, key=lambda o: o.soort)
        ]


def functies_bij(doel: Blok | None) -> Iterable[str]:
    """What the functies are called that serve the theme of this doel, in whatever regio."""
    if doel is None:
        return []
    thema = Themablok.objects.filter(blok__kinderen__kinderen=doel.pk).values("thema")
    waar = {"blok__ouder__ouder__ouder__thema__thema__in": thema}
    rows = Functie.objects.levend().filter(blok__in=Blok.objects.voor(), **waar)
    return rows.order_by().values_list("titel", flat=True).distinct()


class Keuzeveld(forms.TypedChoiceField):
    """One row of those that the regio may choose from; `uit` names the list in Keuzes."""

    def __init__(self, *, uit: str, none: str, **kwargs: Any) -> None:
        super().__init__(required=False, empty_value=None, **kwargs)
        self.uit, self.none = uit, none

    def offer(self, keuzes: Keuzes) -> None:
        """Let choose from these."""
        rows = {str(row.pk): row for row in getattr(keuzes, self.uit)}
        self.choices = [("", self.none), *((pk, str(row)) for pk, row in rows.items())]
        self.coerce = lambda pk: rows[str(pk)]


class OrganisatieVeld(forms.TypedChoiceField):
    """One organisatie of those that may be chosen, or none."""

    def __init__(self, *, none: str = "nog niet bekend", **kwargs: Any) -> None:
        super().__init__(required=False, widget=Keuzelijst, empty_value=None, **kwargs)
        self.none = none

    def offer(self, keuzes: Keuzes) -> None:
        """Let choose from these; the list is made when it is asked for."""
        self.choices = lambda: [("", self.none), *keuzes.groepen]
        self.coerce, self.valid_value = keuzes.kies, keuzes.kent  # type: ignore[method-assign]


class OrganisatiesVeld(forms.TypedMultipleChoiceField):
    """Any number of organisations of those that may be chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=COLUMNS, empty_value=[], **kwargs)

    def offer(self, keuzes: Keuzes) -> None:
        """Let choose from these; the list is made when it is asked for."""
        self.choices = lambda: keuzes.groepen
        self.coerce, self.valid_value = keuzes.kies, keuzes.kent  # type: ignore[method-assign]


class GroepenVeld(forms.Field):
    """With which groups one spoke."""

    widget = Groepskeuze(choices=Groep.choices, attrs={"class": "choices--inline"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> str:
        return ", ".join(value) if isinstance(value, list) else value or ""

    def to_python(self, value: Any) -> list[str]:
        gekozen = delen(value or "")
        if not set(gekozen) <= set(Groep.values):
            raise forms.ValidationError("Kies uit de groepen die er staan.")
        return [groep for groep in Groep.values if groep in gekozen]


class KadersVeld(forms.TypedMultipleChoiceField):
    """What an afspraak also belongs to."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=COLUMNS, empty_value=[], **kwargs)

    def offer(self, keuzes: Keuzes) -> None:
        """Let choose from these; the list is made when it is asked for."""
        self.choices = lambda: [(str(kader.pk), kader.naam) for kader in keuzes.kaders]
        self.coerce = lambda pk: next(kader for kader in keuzes.kaders if str(kader.pk) == str(pk))
