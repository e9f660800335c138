"""What one looks for in agendas, and where."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from agenda.forms.lijsten import Keuzelijst
from agenda.models import ONBEKEND, Blok, Functie, VersieStuk, Voortgang
from agenda.zoeken import LANGST, Vraag
from regions.models import Deelnemer, Gebruiker, Organisatie, Regio, Thema
from regions.rights import Right

S = Blok.Soort
SOORTEN = (S.OPGAVE, S.DOEL, S.FUNCTIE, S.AFSPRAAK, S.ACTIE)


class ZoekForm(forms.Form):
    """Words and filters; all of them may be left out."""

    q = forms.CharField(label="Woorden", required=False, max_length=LANGST)
    soort = forms.ChoiceField(label="Wat", required=False, widget=Keuzelijst)
    thema = forms.ChoiceField(label="Thema", required=False, widget=Keuzelijst)
    functie = forms.ChoiceField(label="Functie", required=False, widget=Keuzelijst)
    regio = forms.ModelChoiceField(
        Regio.objects.none(),
        label="Regio",
        required=False,
        widget=Keuzelijst,
        to_field_name="code",
        empty_label="Alle regio's",
    )
    partij = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Partij",
        required=False,
        widget=Keuzelijst,
        to_field_name="slug",
        empty_label="Alle partijen",
    )
    stand = forms.ChoiceField(label="Voortgang", required=False, widget=Keuzelijst)
    vastgesteld = forms.BooleanField(label="Alleen wat is vastgesteld", required=False)

    def __init__(self, data: Any, *, gebruiker: Gebruiker) -> None:
        super().__init__(data)
        gezien = Regio.objects.seen_by(gebruiker)
        self._kies("soort", "Alles", [(soort.value, soort.label) for soort in SOORTEN])
        self._kies("thema", "Alle thema's", [(naam, naam) for naam in _themas(gezien)])
        self._kies("functie", "Alle functies", [(naam, naam) for naam in _functies(gezien, gebruiker)])
        self._kies("stand", "Alle", [*Voortgang.Stand.choices, (ONBEKEND, "onbekend: nog geen melding")])
        self._laat("regio", gezien.only("naam", "code").order_by("naam", "pk"))
        self._laat("partij", _partijen(gezien).only("naam", "slug").order_by("naam", "pk"))
        if not Regio.objects.open_to(gebruiker, Right.AGENDA_SEE).exists():
            del self.fields["vastgesteld"]

    def _kies(self, naam: str, leeg: str, keuzes: list[tuple[str, str]]) -> None:
        veld: Any = self.fields[naam]
        veld.choices = [("", leeg), *keuzes]

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


def _themas(regios: QuerySet) -> list[str]:
    """Those every agenda has, and the own ones of these regio's; each name once."""
    rows = Thema.objects.filter(regio=None) | Thema.objects.filter(regio__in=regios)
    return list(dict.fromkeys(rows.order_by("volgorde", "naam", "pk").values_list("naam", flat=True)))


def _functies(regios: QuerySet, gebruiker: Gebruiker) -> list[str]:
    """The functies in adopted agendas, and in those one works on; each name once."""
    stukken = VersieStuk.objects.geldend().filter(soort=S.FUNCTIE, versie__agenda__regio__in=regios)
    eigen = Regio.objects.open_to(gebruiker, Right.AGENDA_SEE)
    bewerkt = Functie.objects.levend().filter(
        blok__in=Blok.objects.zichtbaar(gebruiker), blok__agenda__regio__in=eigen
    )
    rows = [rij.order_by().values_list("titel", flat=True).distinct() for rij in (stukken, bewerkt)]
    namen = {naam for titels in rows for naam in titels}
    return sorted(namen, key=str.casefold)


def _partijen(regios: QuerySet) -> QuerySet:
    """Who takes part in one of these regio's today."""
    hier = Deelnemer.objects.now().filter(regio__in=regios)
    return Organisatie.objects.filter(pk__in=hier.values("organisatie"))
