"""What may be discussed and agreed on in a regio."""

from typing import Any

from django import forms

from regions.models import Gespreksonderwerp
from regions.periods import since, today


class OnderwerpForm(forms.ModelForm):
    """A subject; what was said of it before is closed, never overwritten."""

    class Meta:
        model = Gespreksonderwerp
        fields = ["onderwerp", "bespreken", "afspreken", "voorwaarden", "waarom", "concurrentiegevoelig"]
        labels = {
            "bespreken": "Mogen we hierover praten?",
            "afspreken": "Mogen we hierover afspraken maken?",
            "voorwaarden": "Op welke voorwaarden",
            "waarom": "Waarom",
            "concurrentiegevoelig": "Dit raakt aan de concurrentie tussen verzekeraars",
        }
        widgets = {"bespreken": forms.RadioSelect, "afspreken": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("bespreken", "afspreken"):
            self.fields[naam].choices = Gespreksonderwerp.Antwoord.choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        antwoorden = {data.get("bespreken"), data.get("afspreken")}
        if Gespreksonderwerp.Antwoord.VOORWAARDEN in antwoorden and not data.get("voorwaarden"):
            self.add_error("voorwaarden", "Schrijf op onder welke voorwaarden.")
        if data.get("bespreken") == "nee" and data.get("afspreken") not in (None, "nee"):
            self.add_error("afspreken", "Waarover u niet mag praten, daarover kunt u ook niets afspreken.")
        return data

    def bewaar(self, eerder: Gespreksonderwerp | None = None) -> Gespreksonderwerp:
        """From today this is what holds; what held before today stays readable."""
        onderwerp = self.instance
        if eerder is None or eerder.since < today():
            onderwerp.pk, onderwerp.period = None, since(today())
            onderwerp._state.adding = True
            if eerder:
                eerder.end(today())
        onderwerp.save()
        return onderwerp
