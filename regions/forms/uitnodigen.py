"""Whom to let in, as what, and for how long."""

import datetime
from collections.abc import Collection
from typing import Any

from django import forms

from regions.forms.dag import PeriodeForm
from regions.periods import today
from regions.rights import Rol
from regions.uitnodigen import Kandidaat

ROLLEN = [
    ("", "Passend bij de rol: bestuurder of medewerker"),
    (Rol.MEDEWERKER.value, "Iedereen als medewerker"),
    (Rol.BEHEERDER.value, "Als beheerder van de organisatie: die nodigt zelf collega's uit"),
]


class UitnodigenForm(PeriodeForm):
    """Several contact persons of one regio at once."""

    wie = forms.MultipleChoiceField(
        label="Wie",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één persoon."},
    )
    rol = forms.ChoiceField(label="Met welke rol", choices=ROLLEN, required=False)
    field_order = ["rol", "wie", "van", "tot_en_met"]

    def __init__(self, *args: Any, kandidaten: list[Kandidaat], vooraf: Collection[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [
            (k.sleutel, f"{k.persoon.naam}, {k.als} voor {k.organisatie} ({k.persoon.email})")
            for k in kandidaten
            if not k.waarom_niet
        ]
        self.initial.setdefault("wie", [k.sleutel for k in kandidaten if k.sleutel in vooraf])

    def clean_van(self) -> datetime.date:
        van = self.cleaned_data["van"]
        if van < today():
            raise forms.ValidationError("Toegang begint vandaag of later, niet in het verleden.")
        return van
