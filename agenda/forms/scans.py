"""A scan of what was signed elsewhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agenda.models import Scan
from regions.mandaten.bewijs import UITLEG, GeenBewijs, bestandsnaam, lees
from regions.periods import today


class ScanForm(forms.Form):
    """The file, and when it was signed."""

    bestand = forms.FileField(label="De scan", help_text=UITLEG)
    getekend_op = forms.DateField(label="Getekend op")
    toelichting = forms.CharField(
        label="Door wie en waar", max_length=300, required=False, help_text="Bijvoorbeeld: alle partijen."
    )

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        try:
            self.gelezen = (*lees(bestand), bestand.name)
        except GeenBewijs as reden:
            raise ValidationError(str(reden)) from reden
        return bestand

    def clean_getekend_op(self) -> Any:
        if self.cleaned_data["getekend_op"] > today():
            raise ValidationError("Kies vandaag of een dag die geweest is.")
        return self.cleaned_data["getekend_op"]

    def scan(self, **velden: Any) -> Scan:
        """The row to store."""
        inhoud, soort, naam = self.gelezen
        data = {naam: self.cleaned_data[naam] for naam in ("getekend_op", "toelichting")}
        return Scan.van_bytes(inhoud, soort=soort, naam=bestandsnaam(naam), **data, **velden)
