"""One form for each kind of blok, filled from what it says at some moment."""

import datetime
from typing import Any, ClassVar

from django import forms

from agenda.forms.regels import CijferSet, Regels, WieDoetWatSet
from agenda.forms.velden import COLUMNS, Keuzes, OrganisatiesVeld, OrganisatieVeld, RijkeTekst, klaarmaken
from agenda.models import Actie, Afspraak, Agenda, Blok, Doel, Functie, Geldbron, Opgave, Themablok
from agenda.rijk import als_invoer
from agenda.staat import Staat
from regions.models import Regio, Thema
from regions.periods import since


class BlokForm(forms.ModelForm):
    """A form for the words of a blok; `regels` are its sets of lines, by their prefix."""

    regelsets: ClassVar[dict[str, type[Regels]]] = {}

    def __init__(
        self, staat: Staat, *, agenda: Agenda, keuzes: Keuzes, data: Any = None, auto_id: str
    ) -> None:
        super().__init__(data, instance=staat.detail, auto_id=auto_id, initial=self.begin(staat))
        self.agenda = agenda
        if self.initial.get("tekst"):
            self.initial["tekst"] = als_invoer(self.initial["tekst"])
        klaarmaken(self)
        for field in self.fields.values():
            if isinstance(field, OrganisatieVeld | OrganisatiesVeld):
                field.offer(keuzes)
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

    def zonder_fouten(self) -> "BlokForm":
        """Shown as it was posted, what is wrong not yet."""
        self._errors = forms.utils.ErrorDict()
        for regels in self.regels.values():
            regels.zonder_fouten()
        return self

    def te_schrijven(self) -> dict[str, Any]:
        """What schrijf() is to write."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}


class ThemaForm(BlokForm):
    """What a regio says about a theme."""

    tekst = RijkeTekst(label="Wat wil de regio op dit thema?", required=False)

    class Meta:
        model = Themablok
        fields = ["tekst"]


class ThemaNieuwForm(ThemaForm):
    """A theme to add: one that others use too, or the region's own."""

    thema = forms.ModelChoiceField(
        Thema.objects.none(), label="Thema", required=False, empty_label="een eigen thema"
    )
    naam = forms.CharField(label="Naam van het eigen thema", required=False, max_length=60)

    field_order = ["thema", "naam", "tekst"]

    class Meta:
        model = Themablok
        fields = ["tekst"]

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

    regelsets: ClassVar = {"regel": CijferSet}
    tekst = RijkeTekst(label="Toelichting", required=False)

    class Meta:
        model = Opgave
        fields = ["titel", "tekst", "voor_wie", "schaal"]
        labels = {"titel": "Wat is de opgave?", "voor_wie": "Voor wie?", "schaal": "Waar speelt het?"}

    def te_schrijven(self) -> dict[str, Any]:
        return super().te_schrijven() | {"cijfers": self.regels["regel"].gevuld()}


class DoelForm(BlokForm):
    """What changes, and how one sees it."""

    tekst = RijkeTekst(label="Toelichting", required=False)
    nuljaar = forms.IntegerField(label="Gemeten in (jaar)", required=False, min_value=1990, max_value=2100)
    streefjaar = forms.IntegerField(
        label="Te bereiken in (jaar)", required=False, min_value=1990, max_value=2100
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
        ]
        labels = {"titel": "Wat is het doel?", "indicator": "Waaraan ziet u dat?"}


class FunctieForm(BlokForm):
    """What must be provided for."""

    tekst = RijkeTekst(label="Toelichting", required=False)

    class Meta:
        model = Functie
        fields = ["titel", "vorm", "tekst"]
        labels = {"titel": "Welke functie?", "vorm": "Wat willen we met zorg en ondersteuning?"}
        widgets = {"vorm": forms.RadioSelect}


class AfspraakForm(BlokForm):
    """Who does what, from when to when."""

    regelsets: ClassVar = {"regel": WieDoetWatSet}
    tekst = RijkeTekst(label="Toelichting", required=False)
    trekker = OrganisatieVeld(label="Trekker")
    partners = OrganisatiesVeld(label="Partners")
    sinds = forms.DateField(
        label="Nieuwe partners doen mee sinds", required=False, help_text="Leeg betekent: vanaf vandaag."
    )
    van = forms.DateField(
        label="Van", required=False, help_text="Leeg betekent: vanaf het begin van de agenda."
    )
    tot_en_met = forms.DateField(label="Tot en met", required=False)
    financiering = forms.MultipleChoiceField(
        label="Financiering", choices=Geldbron, required=False, widget=COLUMNS
    )

    field_order = [
        "titel",
        "tekst",
        "vorm",
        "trekker",
        "partners",
        "sinds",
        "van",
        "tot_en_met",
        "financiering",
        "evaluatie",
    ]

    class Meta:
        model = Afspraak
        fields = ["titel", "tekst", "vorm", "trekker", "financiering", "evaluatie"]
        labels = {"titel": "Wat spreekt u af?", "vorm": "Pilot of structureel?"}
        widgets = {"vorm": forms.RadioSelect}

    def begin(self, staat: Staat) -> dict[str, Any]:
        detail = staat.detail
        return {"partners": staat.partners, "van": detail.van, "tot_en_met": detail.tot_en_met}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        van = data.get("van") or self.agenda.since
        for name, fault in (
            ("tot_en_met", "De laatste dag ligt voor de eerste dag."),
            ("evaluatie", "De evaluatie ligt voor de eerste dag."),
        ):
            if data.get(name) and data[name] < van:
                self.add_error(name, fault)
        data["van"] = van
        return data

    def te_schrijven(self) -> dict[str, Any]:
        data = self.cleaned_data
        last = data["tot_en_met"]
        until = last + datetime.timedelta(days=1) if last else None
        return super().te_schrijven() | {
            "period": since(data["van"], until),
            "partners": data["partners"],
            "sinds": data["sinds"],
            "regels": [(regel["wie"], regel["tekst"]) for regel in self.regels["regel"].gevuld()],
        }


class ActieForm(BlokForm):
    """Something to do."""

    organisatie = OrganisatieVeld(label="Wie doet dit?")

    class Meta:
        model = Actie
        fields = ["titel", "organisatie", "gereed", "afgerond_op"]
        labels = {"titel": "Wat moet er gebeuren?", "gereed": "Wanneer is het klaar?"}


_FORMS: dict[str, type[BlokForm]] = {
    Blok.Soort.THEMA: ThemaForm,
    Blok.Soort.OPGAVE: OpgaveForm,
    Blok.Soort.DOEL: DoelForm,
    Blok.Soort.FUNCTIE: FunctieForm,
    Blok.Soort.AFSPRAAK: AfspraakForm,
    Blok.Soort.ACTIE: ActieForm,
}

# Under which names lines are posted, whatever the kind.
PREFIXEN = {prefix for form in _FORMS.values() for prefix in form.regelsets}


def formulier(
    soort: str, staat: Staat, *, agenda: Agenda, keuzes: Keuzes, plek: str, data: Any = None
) -> BlokForm:
    """The form for a kind of blok, filled from what it says; `plek` keeps its ids apart from other forms."""
    new_theme = soort == Blok.Soort.THEMA and staat.detail.blok_id is None
    form = ThemaNieuwForm if new_theme else _FORMS[soort]
    return form(staat, agenda=agenda, keuzes=keuzes, data=data, auto_id=f"id_{plek}_%s")
