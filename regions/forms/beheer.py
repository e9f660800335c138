"""The filters and small forms of /beheer/."""

from typing import Any

from django import forms

from regions.forms.dag import DagForm
from regions.models import Indeling, Organisatie, Soort


class OrganisatieFilter(forms.Form):
    """Find an organisation by part of its name or of an alias, whatever its accents."""

    q = forms.CharField(label="Naam, of een deel ervan", required=False)
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Soort.choices])
    ook_vroeger = forms.BooleanField(label="Ook wie er niet meer is", required=False)

    def rijen(self) -> Any:
        """Those that were asked for, by name."""
        self.is_valid()
        data = self.cleaned_data
        rows = Organisatie.objects.all() if data.get("ook_vroeger") else Organisatie.objects.now()
        if data.get("soort"):
            rows = rows.filter(soort=data["soort"])
        if data.get("q"):
            rows = rows.search(data["q"])
        return rows.order_by("naam", "pk")


class IndelingFilter(DagForm):
    """A division on a day."""

    indeling = forms.ModelChoiceField(
        label="Indeling", queryset=Indeling.objects.order_by("naam"), to_field_name="code", empty_label=None
    )
    field_order = ["indeling", "op"]
