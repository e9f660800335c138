"""Looking back on a theme: its day, the three questions, what one takes from it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from agenda.models import Evaluatie, Evaluatieantwoord
from regions.models import Thema


class EvaluatiedagForm(forms.Form):
    """When one looks back on a theme."""

    thema = forms.ChoiceField(label="Thema")
    op = forms.DateField(
        label="Evaluatie op", help_text="Vanaf die dag vragen we elke partij drie korte antwoorden."
    )

    def __init__(self, *args: Any, themas: Iterable[Thema], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.themas = {str(thema.pk): thema for thema in themas}
        self.fields["thema"].choices = [(pk, thema.naam) for pk, thema in self.themas.items()]


class EvaluatieantwoordForm(forms.ModelForm):
    """Three short questions."""

    class Meta:
        model = Evaluatieantwoord
        fields = ["agenda", "proces", "resultaat"]
        widgets = {naam: forms.Textarea(attrs={"rows": 3}) for naam in fields}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.get(naam) for naam in self.Meta.fields):
            raise forms.ValidationError("Beantwoord ten minste één vraag.")
        return data

    def validate_constraints(self) -> None:
        """The action does, on the row that is saved."""


class AfrondForm(forms.ModelForm):
    """What the parties take from it."""

    conclusie = forms.CharField(
        label="Wat halen de partijen eruit?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    class Meta:
        model = Evaluatie
        fields = ["conclusie"]
