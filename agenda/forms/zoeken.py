"""What one looks for in agendas, and where."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator

from agenda.forms.lijsten import Keuzelijst
from agenda.geldend import functienamen
from agenda.models import ONBEKEND, Blok, Functie, Voortgang
from agenda.zoeken import LANGST, Vraag
from regions.models import Deelnemer, Gebruiker, Organisatie, Regio, Thema
from regions.rights import Right

S = Blok.Soort
STANDEN = [*Voortgang.Stand.choices, (ONBEKEND, "onbekend: nog geen melding")]
SOORTEN = (S.OPGAVE, S.DOEL, S.FUNCTIE, S.AFSPRAAK, S.ACTIE)


class Namen(ModelChoiceIterator):
    """The rows of a list by their names, without making a thing of each."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", self.field.empty_label
        yield from self.queryset.values_list(self.field.to_field_name, "naam")


class Rijkeuze(forms.ModelChoiceField):
    """One of many rows that have a name."""

    iterator = Namen
    widget = Keuzelijst


class ZoekForm(forms.Form):
    """Words and filters; all of them may be left out."""

    q = forms.CharField(label="Woorden", required=False, max_length=LANGST)
    soort = forms.ChoiceField(label="Wat", required=False, widget=Keuzelijst)
    thema = forms.ChoiceField(label="Thema", required=False, widget=Keuzelijst)
    functie = forms.ChoiceField(label="Functie", required=False, widget=Keuzelijst)
    regio = Rijkeuze(
        Regio.objects.none(),
        label="Regio",
        required=False,
        to_field_name="code",
        empty_label="Alle regio's",
    )
    partij = Rijkeuze(
        Organisatie.objects.none(),
        label="Partij",
        required=False,
        to_field_name="slug",
        empty_label="Alle partijen",
    )
    stand = forms.ChoiceField(label="Voortgang", required=False, widget=Keuzelijst)
    vastgesteld = forms.BooleanField(label="Alleen wat is vastgesteld", required=False)

    def __init__(self, data: Any, *, gebruiker: Gebruiker, versies: Collection[int]) -> None:
        super().__init__(data)
        gezien = Regio.objects.seen_by(gebruiker)
        self._kies("soort", "Alles", lambda: [(soort.value, soort.label) for soort in SOORTEN])
        self._kies("thema", "Alle thema's", lambda: [(naam, naam) for naam in _themas(gezien)])
        self._kies(
            "functie", "Alle functies", lambda: [(naam, naam) for naam in _functies(gebruiker, versies)]
        )
        self._kies("stand", "Alle", lambda: STANDEN)
        self._laat("regio", gezien.order_by("naam", "pk"))
        self._laat("partij", _partijen(gezien).order_by("naam", "pk"))
        if not Regio.objects.open_to(gebruiker, Right.AGENDA_SEE).exists():
            del self.fields["vastgesteld"]

    def _kies(self, naam: str, leeg: str, keuzes: Callable[[], list[tuple[str, str]]]) -> None:
        """Let choose from a list that is made when it is first asked for."""
        veld: Any = self.fields[naam]
        veld.choices = cache(lambda: [("", leeg), *keuzes()])

    def _laat(self, naam: str, rows: QuerySet) -> None:
        veld: Any = self.fields[naam]
        veld.queryset = rows

    @property
    def vraag(self) -> Vraag | None:
        """What was asked, if anything was; a filter that does not exist is left out and said above."""
        self.is_valid()
        data = {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}
        if not data:
            return None
        return Vraag(tekst=data.pop("q", ""), **data)


def _twee(namen: list[str]) -> list[tuple[str, str]]:
    """As choices."""
    return [(naam, naam) for naam in namen]


def _themas(regios: QuerySet) -> list[str]:
    """Those every agenda has, and the own ones of these regio's; each name once."""
    rows = Thema.objects.filter(regio=None) | Thema.objects.filter(regio__in=regios)
    return list(dict.fromkeys(rows.order_by("volgorde", "naam", "pk").values_list("naam", flat=True)))


def _functies(gebruiker: Gebruiker, versies: Collection[int]) -> list[str]:
    """The functies in adopted agendas, and in those one works on; each name once."""
    eigen = Regio.objects.open_to(gebruiker, Right.AGENDA_SEE)
    bewerkt = Functie.objects.levend().filter(
        blok__in=Blok.objects.zichtbaar(gebruiker), blok__agenda__regio__in=eigen
    )
    namen = set(bewerkt.order_by().values_list("titel", flat=True).distinct())
    return sorted(namen | functienamen(versies), key=str.casefold)


def _partijen(regios: QuerySet) -> QuerySet:
    """Who takes part in one of these regio's today."""
    hier = Deelnemer.objects.now().filter(regio__in=regios)
    return Organisatie.objects.filter(pk__in=hier.values("organisatie"))
