"""Forms that are not about one blok."""

import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format

from agenda.forms.velden import klaarmaken
from agenda.models import Akkoord, Overleg, Versie, Voortgang
from agenda.models.versies import AkkoordOordeel
from regions.models import Regio
from regions.periods import today

LANGSTE = 12  # years


class BeginForm(forms.Form):
    """A span of years."""

    van_jaar = forms.IntegerField(label="Eerste jaar", min_value=2018, max_value=2100)
    tot_jaar = forms.IntegerField(label="Laatste jaar", min_value=2018, max_value=2100)
    titel = forms.CharField(
        label="Titel",
        max_length=160,
        required=False,
        help_text="Leeg betekent: Samenwerkingsagenda, de naam van de regio en de jaren.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        van, tot = data.get("van_jaar"), data.get("tot_jaar")
        if van and tot and tot < van:
            self.add_error("tot_jaar", "Het laatste jaar ligt voor het eerste jaar.")
        elif van and tot and tot - van >= LANGSTE:
            self.add_error("tot_jaar", f"Een agenda loopt ten hoogste {LANGSTE} jaar.")
        return data

    def jaren(self) -> dict[str, datetime.date]:
        """The first and the last day."""
        data = self.cleaned_data
        return {
            "van": datetime.date(data["van_jaar"], 1, 1),
            "tot_en_met": datetime.date(data["tot_jaar"], 12, 31),
        }


class VoortgangForm(forms.ModelForm):
    """How an afspraak goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klaarmaken(self)

    class Meta:
        model = Voortgang
        fields = ["stand", "zin", "op"]
        labels = {"stand": "Hoe staat het ervoor?", "zin": "In één zin", "op": "Op welke dag?"}
        widgets = {"stand": forms.RadioSelect}

    def clean_op(self) -> datetime.date:
        op = self.cleaned_data["op"]
        if op > today():
            raise forms.ValidationError("Kies vandaag of een dag die geweest is.")
        return op


class AkkoordForm(forms.ModelForm):
    """What a party says of a version."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klaarmaken(self)

    class Meta:
        model = Akkoord
        fields = ["oordeel", "tekst", "naam", "functie", "datum", "basis", "verwacht_op"]
        labels = {
            "oordeel": "Wat zegt uw organisatie?",
            "tekst": "Toelichting",
            "naam": "Naam van wie dit besloot",
            "datum": "Besloten op",
            "basis": "Op grond van",
            "verwacht_op": "Wanneer verwacht u het besluit?",
        }
        help_texts = {
            "tekst": "Nodig bij een voorbehoud en bij niet akkoord.",
            "basis": "Bijvoorbeeld: collegebesluit van 12 maart, zaaknummer.",
            "verwacht_op": "Alleen als uw organisatie nog wacht op college, raad of directie.",
        }
        widgets = {"oordeel": forms.RadioSelect, "tekst": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("datum") and data["datum"] > today():
            self.add_error("datum", "Kies vandaag of een dag die geweest is.")
        self._require(data)
        return data

    def _require(self, data: dict[str, Any]) -> None:
        oordeel = data.get("oordeel")
        needed = {
            "naam": "Vul in wie dit besloot.",
            "functie": "Vul de functie in.",
            "datum": "Vul de dag in.",
        }
        if oordeel == AkkoordOordeel.WACHT:
            needed = {"verwacht_op": "Vul in wanneer u het besluit verwacht."}
        elif oordeel in (AkkoordOordeel.VOORBEHOUD, AkkoordOordeel.NIET_AKKOORD):
            needed["tekst"] = "Leg uit wat het voorbehoud is, of waarom niet."
        for name, fault in needed.items() if oordeel else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, fault)


class VaststellingForm(forms.Form):
    """The decision at an overleg."""

    bij = forms.ModelChoiceField(
        Overleg.objects.none(),
        label="In welk overleg?",
        required=False,
        empty_label="een ander overleg: vul hieronder in welk",
    )
    op = forms.DateField(label="Vastgesteld op", required=False, help_text="De dag van het overleg.")
    overleg = forms.CharField(label="Overleg", max_length=160, required=False)
    toelichting = forms.CharField(
        label="Wie doet (nog) niet mee, en waarom?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, regio: Regio, versie: Versie | None) -> None:
        """Choose from the meetings that were held since the version was offered, the last one first."""
        held = Overleg.objects.gaat_door().filter(
            regio=regio, soort=Overleg.Soort.BESTUURLIJK, datum__lte=today()
        )
        held = held.filter(datum__gte=versie.op) if versie else held.none()
        last = held.order_by("-datum", "-pk").first()
        super().__init__(data, initial={"bij": last, "overleg": f"Bestuurlijk overleg {regio}"})
        field: Any = self.fields["bij"]
        field.queryset = held.order_by("-datum", "-pk")
        field.label_from_instance = lambda overleg: f"{overleg}, {date_format(overleg.datum, 'j F Y')}"
        if last is None:
            del self.fields["bij"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if overleg := data.get("bij"):
            return data | {"op": overleg.datum, "overleg": overleg.titel}
        for name, fault in (("op", "Vul de dag van het overleg in."), ("overleg", "Vul in welk overleg.")):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, fault)
        return data
