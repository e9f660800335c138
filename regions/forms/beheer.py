"""The filters and small forms of /beheer/."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.forms.dag import DagForm, PeriodeForm
from regions.models import Deelname, Indeling, Organisatie, Regio, Soort


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


class DeelnameForm(PeriodeForm):
    """A zorgverzekeraar or partner takes part in a regio from a day on."""

    regio = forms.ModelChoiceField(label="Regio", queryset=Regio.objects.none(), empty_label="Kies")
    field_order = ["regio", "van", "tot_en_met"]

    def __init__(self, *args: Any, organisatie: Organisatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisatie = organisatie
        self.fields["regio"].queryset = Regio.objects.werk().order_by("naam", "pk")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        self.deelname = Deelname(organisatie=self.organisatie, regio=data["regio"], period=data["period"])
        try:
            self.deelname.validate_constraints()
        except ValidationError as fouten:
            self.add_error(None, fouten.messages)
        if data["van"] < data["regio"].since or not data["regio"].holds_on(data["van"]):
            self.add_error("van", f"De regio {data['regio']} bestaat op die dag niet.")
        return data

    def save(self) -> Deelname:
        self.deelname.save()
        return self.deelname
