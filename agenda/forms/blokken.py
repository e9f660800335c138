"""One form for each kind of blok, filled from what it says at some moment."""

from typing import Any, ClassVar

from django import forms

from agenda.forms.lijsten import MetSuggesties
from agenda.forms.regels import CijferSet, GesprekSet, Regels
from agenda.forms.velden import Keuzes, Keuzeveld, OrganisatieVeld, klaarmaken
from agenda.models import TREKKERS, Actie, Agenda, Doel, Functie, Opgave, Themablok
from agenda.staat import Staat
from regions.models import Regio, Thema
from regions.rijk import RijkeTekst


class BlokForm(forms.ModelForm):
    """A form for the words of a blok; `regels` are its sets of lines, by their prefix."""

    regelsets: ClassVar[dict[str, type[Regels]]] = {}
    # What not everyone fills in, folded under a heading; names of fields and of sets of lines.
    gevouwen: ClassVar[dict[str, tuple[str, ...]]] = {}
    # What is asked below all else; names of fields.
    onderaan: tuple[str, ...] = ()

    def __init__(
        self, staat: Staat, *, agenda: Agenda, keuzes: Keuzes, data: Any = None, auto_id: str
    ) -> None:
        super().__init__(data, instance=staat.detail, auto_id=auto_id, initial=self.begin(staat))
        self.agenda, self.staat = agenda, staat
        klaarmaken(self)
        for field in self.fields.values():
            if hasattr(field, "offer"):
                field.offer(keuzes)
        self.keuzes = keuzes
        self.regels: dict[str, Any] = {
            prefix: regelset(
                data,
                initial=staat.regels.get(prefix, []),
                prefix=prefix,
                auto_id=auto_id,
                form_kwargs={"keuzes": keuzes},
            )
            for prefix, regelset in self.regelsets.items()
        }

    def begin(self, staat: Staat) -> dict[str, Any]:
        """What stands in the fields that are not the detail's own."""
        return {}

    def is_valid(self) -> bool:
        for regels in self.regels.values():
            if not regels.is_valid():
                for fault in regels.non_form_errors():
                    self.add_error(None, fault)
                if any(regels.errors):
                    self.add_error(None, f"Kijk de regels onder “{regels.kop}” na.")
        return super().is_valid()

    def _get_validation_exclusions(self) -> set[str]:
        """What is chosen from a list of rows need not be looked up once more."""
        rows = {field.name for field in self._meta.model._meta.fields if field.is_relation}
        return super()._get_validation_exclusions() | rows

    def zonder_fouten(self) -> "BlokForm":
        """Shown as it was posted, what is wrong not yet."""
        self._errors = forms.utils.ErrorDict()
        for regels in self.regels.values():
            regels.zonder_fouten()
        return self

    @property
    def boven(self) -> list[forms.BoundField]:
        """The fields that are not folded, nor below all else."""
        onder = {name for names in self.gevouwen.values() for name in names} | set(self.onderaan)
        return [bound for bound in self.visible_fields() if bound.name not in onder]

    @property
    def slot(self) -> list[forms.BoundField]:
        """The fields below all else."""
        return [self[name] for name in self.onderaan]

    @property
    def regels_boven(self) -> dict[str, Any]:
        """The sets of lines that are not folded."""
        onder = {name for names in self.gevouwen.values() for name in names}
        return {prefix: regels for prefix, regels in self.regels.items() if prefix not in onder}

    @property
    def groepen(self) -> list[tuple[str, list[forms.BoundField], dict[str, Any], bool]]:
        """The folded groups: heading, fields, sets of lines, and whether it opens by itself."""
        return [
            (
                kop,
                [self[name] for name in names if name in self.fields],
                {name: self.regels[name] for name in names if name in self.regels},
                any(self._spreekt(name) for name in names),
            )
            for kop, names in self.gevouwen.items()
        ]

    def _spreekt(self, name: str) -> bool:
        """Whether something is filled in, or wrong, there."""
        if name in self.regels:
            return bool(self.regels[name].als_regels()) or any(self.regels[name].errors)
        return bool(self[name].value()) or bool(self.errors.get(name))

    def te_schrijven(self) -> dict[str, Any]:
        """What schrijf() is to write."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}


class ContactVeld(Keuzeveld):
    """One of the contact persons of the regio."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(uit="contacten", none="nog niemand", **kwargs)


class ThemaForm(BlokForm):
    """What a regio says about a theme."""

    tekst = RijkeTekst(label="Wat wil de regio op dit thema?", required=False)
    gemeenten_bestuurlijk = ContactVeld(label="Bestuurlijk trekker namens de gemeenten")
    gemeenten_ambtelijk = ContactVeld(label="Ambtelijk trekker namens de gemeenten")
    zorg_bestuurlijk = ContactVeld(label="Bestuurlijk trekker namens verzekeraars en zorgkantoor")
    zorg_ambtelijk = ContactVeld(label="Ambtelijk trekker namens verzekeraars en zorgkantoor")

    class Meta:
        model = Themablok
        fields = ["tekst", *TREKKERS]


class ThemaNieuwForm(ThemaForm):
    """A theme to add: one that others use too, or the region's own."""

    thema = forms.ModelChoiceField(
        Thema.objects.none(), label="Thema", required=False, empty_label="een eigen thema"
    )
    naam = forms.CharField(label="Naam van het eigen thema", required=False, max_length=60)

    field_order = ["thema", "naam", "tekst"]

    class Meta:
        model = Themablok
        fields = ["tekst", *TREKKERS]

    def __init__(self, *args: Any, agenda: Agenda, **kwargs: Any) -> None:
        super().__init__(*args, agenda=agenda, **kwargs)
        used = Themablok.objects.filter(blok__agenda=agenda, blok__verwijderd_op=None).values("thema")
        offered = Thema.objects.filter(regio=None) | Thema.objects.filter(regio=agenda.regio)
        self.fields["thema"].queryset = offered.exclude(pk__in=used).order_by("volgorde", "pk")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("thema") and not data.get("naam") and not {"thema", "naam"} & set(self.errors):
            self.add_error("naam", "Kies een thema, of geef het eigen thema een naam.")
        return data

    def te_schrijven(self) -> dict[str, Any]:
        return super().te_schrijven() | {
            "thema": self.cleaned_data["thema"] or eigen_thema(self.agenda.regio, self.cleaned_data["naam"])
        }


def eigen_thema(regio: Regio, naam: str) -> Thema:
    """The theme of a regio with this name, made if it is not there yet."""
    from django.utils.text import slugify

    code = slugify(naam)[:40] or "eigen-thema"
    return Thema.objects.get_or_create(regio=regio, code=code, defaults={"naam": naam})[0]


class OpgaveForm(BlokForm):
    """What must change."""

    regelsets: ClassVar = {"regel": CijferSet, "gesprek": GesprekSet}
    tekst = RijkeTekst(label="Toelichting", required=False)

    class Meta:
        model = Opgave
        fields = ["titel", "tekst", "voor_wie", "schaal"]
        labels = {"titel": "Wat is de opgave?", "voor_wie": "Voor wie?", "schaal": "Waar speelt het?"}

    def te_schrijven(self) -> dict[str, Any]:
        return super().te_schrijven() | {
            "cijfers": self.regels["regel"].gevuld(),
            "gesprekken": self.regels["gesprek"].gevuld(),
        }


class DoelForm(BlokForm):
    """What changes, and how one sees it."""

    tekst = RijkeTekst(label="Toelichting", required=False)
    nuljaar = forms.IntegerField(label="Gemeten in (jaar)", required=False, min_value=1990, max_value=2100)
    streefjaar = forms.IntegerField(
        label="Te bereiken in (jaar)", required=False, min_value=1990, max_value=2100
    )
    landelijk_doel = Keuzeveld(
        uit="landelijke_doelen",
        none="geen",
        label="Hoort bij een landelijk doel",
    )

    class Meta:
        model = Doel
        fields = [
            "titel",
            "tekst",
            "indicator",
            "nulwaarde",
            "nuljaar",
            "streefwaarde",
            "streefjaar",
            "bod",
            "landelijk_doel",
        ]
        labels = {"titel": "Wat is het doel?", "indicator": "Waaraan ziet u dat?"}


class FunctieForm(BlokForm):
    """What must be provided for."""

    tekst = RijkeTekst(label="Toelichting", required=False)
    gevouwen: ClassVar = {"Wat dit betekent": ("sociaal", "institutioneel", "financieel")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["titel"].widget = MetSuggesties(lambda: self.keuzes.functienamen)
        self.fields["titel"].help_text = "Kies uit de lijst van alle regio's, of typ een nieuwe naam."

    class Meta:
        model = Functie
        fields = ["titel", "vorm", "tekst", "sociaal", "institutioneel", "financieel"]
        labels = {"titel": "Welke functie?", "vorm": "Wat willen we met zorg en ondersteuning?"}
        widgets = {
            "vorm": forms.RadioSelect,
            "sociaal": forms.Textarea(attrs={"rows": 3}),
            "institutioneel": forms.Textarea(attrs={"rows": 3}),
            "financieel": forms.Textarea(attrs={"rows": 3}),
        }


class ActieForm(BlokForm):
    """Something to do."""

    organisatie = OrganisatieVeld(label="Wie doet dit?")

    class Meta:
        model = Actie
        fields = ["titel", "organisatie", "gereed", "afgerond_op"]
        labels = {"titel": "Wat moet er gebeuren?", "gereed": "Wanneer is het klaar?"}
