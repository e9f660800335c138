"""Forms that are not about one blok."""

import datetime
from typing import Any

from django import forms

from agenda.forms.velden import klaarmaken
from agenda.models import Voortgang
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
