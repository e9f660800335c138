"""Where a blok goes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from agenda.plaatsen import Rij


class PlaatsForm(forms.Form):
    """One place out of all there are, grouped by what the blok would hang under."""

    plaats = forms.ChoiceField(
        label="Naar plaats",
        error_messages={
            "required": "Kies een plaats.",
            "invalid_choice": "Die plaats is er niet meer. Kies opnieuw.",
        },
    )

    def __init__(self, data: Any, *, rijen: Iterable[Rij]) -> None:
        super().__init__(data)
        groups = [(rij.naam, [(p.code, naam) for p, naam in rij.plaatsen]) for rij in rijen if rij.plaatsen]
        self.fields["plaats"].choices = [("", "Kies een plaats"), *groups]
