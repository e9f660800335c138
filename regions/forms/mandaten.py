"""Giving one's word to another organisation, and how a regio works."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.forms.dag import DagForm, PeriodeForm
from regions.mandaten import bezwaren, past_bij_werkwijze
from regions.mandaten.bewijs import UITLEG, GeenBewijs, bewaar, lees
from regions.models import Bewijsstuk, Deelnemer, Gebruiker, Mandaat, Organisatie, Regio, Soort, Thema
from regions.periods import today
from regions.rights import Right

ALLE, BEPAALD = "alle", "bepaald"
VERZEKEREND = (Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR)


def themas_van(regios: Any) -> Any:
    """Everyone's themes, and the own ones of these regio's."""
    rows = Thema.objects.filter(regio=None) | Thema.objects.filter(regio__in=regios)
    return rows.select_related("regio").order_by("regio__naam", "volgorde", "naam")


class ThemaKeuze(forms.ModelMultipleChoiceField):
    """Themes; one's own regio is named where it has some."""

    def label_from_instance(self, obj: Thema) -> str:
        return f"{obj} (alleen {obj.regio})" if obj.regio else str(obj)


class MandatenFilter(DagForm):
    """Who speaks for whom on a day, on a theme."""

    thema = forms.ModelChoiceField(
        label="Over welk thema",
        queryset=Thema.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="Alle thema's",
        error_messages={"invalid_choice": "Dit thema bestaat hier niet. U ziet nu alle thema's."},
    )

    def __init__(self, *args: Any, regio: Regio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thema"].queryset = themas_van([regio])

    @property
    def thema_gekozen(self) -> Thema | None:
        """The theme that was asked for; none when it does not exist."""
        self.is_valid()
        return self.cleaned_data.get("thema")


class WerkwijzeForm(forms.ModelForm):
    """How a regio works, and whether its documents say who speaks for whom."""

    class Meta:
        model = Regio
        fields = ["spreekwijze", "mandaat_in_document"]
        labels = {
            "spreekwijze": "Hoe spreken organisaties hier namens elkaar?",
            "mandaat_in_document": "In de documenten van deze regio noemen wie namens wie spreekt",
        }
        widgets = {"spreekwijze": forms.RadioSelect}

    def clean_spreekwijze(self) -> str:
        """Each for itself cannot be said while some speak for others: only they can end that."""
        wijze = self.cleaned_data["spreekwijze"]
        if wijze == Regio.Spreekwijze.ZELF:
            lopend = self.instance.mandaten.telt().filter(period__endswith__isnull=True)
            lopend |= self.instance.mandaten.telt().filter(period__endswith__gt=today())
            gevers = lopend.order_by("gever__naam").values_list("gever__naam", flat=True).distinct()
            if namen := ", ".join(gevers):
                raise ValidationError(
                    f"Dat kan nog niet: {namen} laat een ander namens zich spreken. Alleen wie het "
                    "mandaat gaf kan het beëindigen."
                )
        return wijze

    @property
    def begonnen(self) -> str:
        """What is stored, as the form sends it back to tell whether someone else was first."""
        regio = Regio.objects.get(pk=self.instance.pk)
        return f"{regio.spreekwijze} {regio.mandaat_in_document}"


class MandaatForm(PeriodeForm):
    """One word, given for several themes and in several regio's at once."""

    regios = forms.ModelMultipleChoiceField(
        label="In welke regio's", queryset=Regio.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    ontvanger = forms.ModelChoiceField(
        label="Wie spreekt namens u", queryset=Organisatie.objects.none(), empty_label="Kies"
    )
    reikwijdte = forms.ChoiceField(
        label="Waarover",
        choices=[
            (ALLE, "Alle thema's (behalve wat u apart aan een ander geeft)"),
            (BEPAALD, "Alleen deze thema's"),
        ],
        widget=forms.RadioSelect,
    )
    themas = ThemaKeuze(
        label="Thema's",
        queryset=Thema.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kruis aan als u “alleen deze thema's” kiest.",
    )
    vorm = forms.ChoiceField(label="In welke vorm", widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label="Waarop berust het", choices=Mandaat.Basis.choices, widget=forms.RadioSelect
    )
    besluit_datum = forms.DateField(
        label="Datum van het mandaatbesluit", required=False, help_text="Verplicht bij een mandaatbesluit."
    )
    besluit_nummer = forms.CharField(label="Nummer van het mandaatbesluit", required=False, max_length=60)
    bewijs = forms.FileField(label="Het besluit als bestand", required=False, help_text=UITLEG)
    bewaard = forms.ModelChoiceField(
        queryset=Bewijsstuk.objects.none(), required=False, widget=forms.HiddenInput
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ["regios", "ontvanger", "reikwijdte", "themas", "vorm", "van", "tot_en_met", "basis"]

    def __init__(
        self,
        *args: Any,
        gever: Organisatie,
        gebruiker: Gebruiker,
        in_plaats_van: Mandaat | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.gever, self.gebruiker, self.in_plaats_van = gever, gebruiker, in_plaats_van
        self.regios_hier = geefbaar(gever, gebruiker)
        self.fields["regios"].queryset = self.regios_hier
        self.fields["themas"].queryset = themas_van(self.regios_hier)
        self.fields["ontvanger"].queryset = _ontvangers(gever, self.regios_hier)
        vormen = [keuze for keuze in Mandaat.Vorm.choices if _past(gever, keuze[0])]
        self.fields["vorm"].choices = vormen
        eigen = Bewijsstuk.objects.van(gever, door=gebruiker.pk)
        if in_plaats_van and in_plaats_van.bewijs_id:
            eigen |= Bewijsstuk.objects.filter(pk=in_plaats_van.bewijs_id)
        self.fields["bewaard"].queryset = eigen

    def clean_bewijs(self) -> Any:
        """What the file is, told by its content."""
        self.gelezen: tuple[bytes, str, str] | None = None
        bestand = self.cleaned_data["bewijs"]
        if bestand:
            try:
                self.gelezen = (*lees(bestand), bestand.name)
            except GeenBewijs as reden:
                raise ValidationError(str(reden)) from reden
        return bestand

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("reikwijdte") == BEPAALD and not data.get("themas"):
            self.add_error("themas", "Kruis minstens één thema aan.")
        for thema in data.get("themas") or ():
            if thema.regio and thema.regio not in (data.get("regios") or ()):
                self.add_error("themas", f"{thema} is een thema van {thema.regio}. Kruis ook die regio aan.")
        if not self.errors:
            for bezwaar in [*self._werkwijze(), *bezwaren(self.rijen(), behalve=self._behalve())]:
                self.add_error(bezwaar.veld if bezwaar.veld in self.fields else None, bezwaar.zin)
        return data

    def _behalve(self) -> list[int]:
        return [self.in_plaats_van.pk] if self.in_plaats_van else []

    def _werkwijze(self) -> Any:
        found = [bezwaar for rij in self.rijen() for bezwaar in past_bij_werkwijze(rij)]
        return dict.fromkeys(found)

    def rijen(self) -> list[Mandaat]:
        """A row per regio and theme; a regio's own theme only there."""
        data = self.cleaned_data
        themas = [None] if data["reikwijdte"] == ALLE else list(data["themas"])
        return [
            self._rij(regio, thema)
            for regio in data["regios"]
            for thema in themas
            if thema is None or thema.regio_id in (None, regio.pk)
        ]

    def _rij(self, regio: Regio, thema: Thema | None) -> Mandaat:
        data = self.cleaned_data
        besluit = data["basis"] == Mandaat.Basis.BESLUIT
        return Mandaat(
            gever=self.gever,
            ontvanger=data["ontvanger"],
            regio=regio,
            thema=thema,
            vorm=data["vorm"],
            basis=data["basis"],
            besluit_datum=data["besluit_datum"] if besluit else None,
            besluit_nummer=data["besluit_nummer"] if besluit else "",
            bewijs=self.stuk,
            toelichting=data["toelichting"],
            period=data["period"],
        )

    def bewaar_bewijs(self) -> None:
        """A file that was sent is put away at once, and from now on known by its key."""
        if getattr(self, "gelezen", None) and "bewijs" not in self.errors:
            inhoud, soort, naam = self.gelezen
            stuk = bewaar(inhoud, soort, naam, organisatie=self.gever, door=self.gebruiker)
            self.data = self.data.copy()
            self.data["bewaard"] = str(stuk.pk)
            self.cleaned_data["bewaard"] = stuk

    @property
    def stuk(self) -> Bewijsstuk | None:
        """The file that goes with it."""
        return getattr(self, "cleaned_data", {}).get("bewaard") or None


def geefbaar(gever: Organisatie, gebruiker: Gebruiker) -> Any:
    """The regio's in which this user may give the word of an organisation, and where one may be given."""
    waar = Deelnemer.objects.filter(organisatie=gever, period__endswith__isnull=True)
    waar |= Deelnemer.objects.filter(organisatie=gever, period__endswith__gt=today())
    rows = Regio.objects.werk().filter(pk__in=waar.values("regio"))
    mag = [regio.pk for regio in rows if gebruiker.may(Right.MANDAAT_GIVE, regio=regio, organisatie=gever)]
    return rows.filter(pk__in=mag).exclude(spreekwijze=Regio.Spreekwijze.ZELF).order_by("naam", "pk")


def _ontvangers(gever: Organisatie, regios: Any) -> Any:
    """Who takes part in one of these regio's, now or later."""
    rows = Deelnemer.objects.filter(regio__in=regios, period__endswith__isnull=True)
    rows |= Deelnemer.objects.filter(regio__in=regios, period__endswith__gt=today())
    hier = Organisatie.objects.filter(pk__in=rows.values("organisatie")).exclude(soort=Soort.LANDELIJK)
    return hier.exclude(pk=gever.pk).order_by("naam", "pk")


def _past(gever: Organisatie, vorm: str) -> bool:
    """Insurers speak for each other in their own form; gemeenten in theirs."""
    if vorm == Mandaat.Vorm.AANSLUITEN:
        return True
    return (gever.soort in VERZEKEREND) == (vorm == Mandaat.Vorm.VERZEKERAAR)


def begin_van(mandaat: Mandaat, *, vervolg: bool) -> dict[str, Any]:
    """The form as it opens to correct a mandate, or to go on with it from the day after its last."""
    van = mandaat.since
    tot_en_met = mandaat.last_day
    if vervolg and mandaat.last_day:
        van, tot_en_met = mandaat.last_day + datetime.timedelta(days=1), None
    return {
        "regios": [mandaat.regio_id],
        "ontvanger": mandaat.ontvanger_id,
        "reikwijdte": BEPAALD if mandaat.thema_id else ALLE,
        "themas": [mandaat.thema_id] if mandaat.thema_id else [],
        "vorm": mandaat.vorm,
        "basis": mandaat.basis,
        "besluit_datum": mandaat.besluit_datum,
        "besluit_nummer": mandaat.besluit_nummer,
        "bewaard": None if vervolg else mandaat.bewijs_id,
        "toelichting": mandaat.toelichting,
        "van": van,
        "tot_en_met": tot_en_met,
    }
