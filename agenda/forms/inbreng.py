"""What a party brings in, and from when on it is shared."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms

from agenda.forms.lijsten import Aankruislijst
from agenda.forms.schot import bied_onderwerpen
from agenda.inbreng import vroegst
from agenda.models import Inbreng
from regions.models import Gespreksonderwerp, Regio
from regions.periods import today


class InbrengForm(forms.ModelForm):
    """One priority; of the gemeenten together also from which of theirs it was made."""

    uit = forms.MultipleChoiceField(
        label="Uit de inbreng van",
        required=False,
        widget=Aankruislijst,
        help_text="Wat u aankruist, ziet u terug bij deze prioriteit. Alleen gemeenten zien die namen.",
    )
    onderwerp = forms.ModelChoiceField(
        Gespreksonderwerp.objects.none(),
        label="Gaat dit over een gespreksonderwerp?",
        required=False,
        empty_label="nee",
    )

    class Meta:
        model = Inbreng
        fields = ["prioriteit", "belang", "standpunt", "onderwerp"]
        labels = {
            "prioriteit": "Wat is de prioriteit?",
            "belang": "Wat is uw belang?",
            "standpunt": "Wat is uw standpunt?",
        }
        help_texts = {
            "belang": "Waarom dit voor u van belang is, los van de oplossing.",
            "standpunt": "Wat u vindt dat er moet gebeuren.",
        }
        widgets = {
            "belang": forms.Textarea(attrs={"rows": 4}),
            "standpunt": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(
        self, data: Any = None, *, inbreng: Inbreng, regio: Regio, bronnen: Iterable[Inbreng] | None = None
    ) -> None:
        gekozen = [str(regel.van_id) for regel in inbreng.uit_regels.all()] if inbreng.pk else []
        super().__init__(data, instance=inbreng, initial={"uit": gekozen})
        self.bronnen = {str(bron.pk): bron for bron in bronnen or ()}
        bied_onderwerpen(self.fields["onderwerp"], regio, inbreng.onderwerp_id)
        self.fields["onderwerp"].help_text = _GEVOELIG[inbreng.organisatie_id is None]
        if not self.fields["onderwerp"].queryset.exists():
            del self.fields["onderwerp"]
        if not self.bronnen:
            del self.fields["uit"]
        else:
            self.fields["uit"].choices = [(pk, f"{bron.van}: {bron}") for pk, bron in self.bronnen.items()]
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # what is pasted is never cut off unseen

    def te_schrijven(self) -> dict[str, Any]:
        """What is to be saved; the row that was filled from stays as it is."""
        velden = {naam: self.cleaned_data[naam] for naam in self._meta.fields if naam in self.cleaned_data}
        if "uit" in self.fields:
            velden["uit"] = [self.bronnen[pk] for pk in self.cleaned_data["uit"]]
        return velden


_GEVOELIG = {
    False: "Is het concurrentiegevoelig, dan zien na het delen alleen de gemeenten deze tekst.",
    True: "Is het concurrentiegevoelig, dan blijft deze tekst bij de gemeenten.",
}


class VraagForm(forms.Form):
    """By when one would like to have it."""

    uiterlijk = forms.DateField(label="Graag klaar op")

    def clean_uiterlijk(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["uiterlijk"]
        if dag < today():
            raise forms.ValidationError("Die dag is al geweest.")
        return dag


class AankondigForm(forms.Form):
    """From when on one shares, also without who is not ready."""

    vanaf = forms.DateField(label="Delen kan vanaf")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"vanaf": vroegst()})

    def clean_vanaf(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["vanaf"]
        if dag < vroegst():
            raise forms.ValidationError(
                "Wie nog niet klaar is, krijgt ten minste een week. Kies een latere dag."
            )
        return dag
