"""A paper with a point of an overleg."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agenda.models import Vergaderstuk
from agenda.overleg.stukken import lees_stuk
from regions.mandaten.bewijs import UITLEG, GeenBewijs, bestandsnaam


class StukForm(forms.Form):
    """The file, and what it is called in the list."""

    bestand = forms.FileField(
        label="Het bestand",
        help_text=f"{UITLEG} Een PDF komt ook in de bundel, andere bestanden blijven los.",
    )
    titel = forms.CharField(
        label="Titel", max_length=160, required=False, help_text="Leeg laten: de naam van het bestand."
    )

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        try:
            self.gelezen = (*lees_stuk(bestand), bestand.name)
        except GeenBewijs as reden:
            raise ValidationError(str(reden)) from reden
        return bestand

    def stuk(self) -> Vergaderstuk:
        """The row to store."""
        inhoud, soort, bladzijden, naam = self.gelezen
        return Vergaderstuk.van_bytes(
            inhoud,
            soort=soort,
            bladzijden=bladzijden,
            naam=bestandsnaam(naam),
            titel=self.cleaned_data["titel"] or naam.rpartition(".")[0].replace("_", " ")[:160],
        )
