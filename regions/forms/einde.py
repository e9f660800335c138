"""Ending a role: until when, why, who follows, and whether the access ends too."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.forms.dag import EindeForm
from regions.forms.personen import PersoonKeuze, kandidaten, met_huidige, zonder
from regions.models import Contactpersoon, Persoon
from regions.periods import since

Reden = Contactpersoon.Reden
REDENEN = [
    (Reden.VERKIEZING.value, "Na de verkiezingen"),
    (Reden.FUNCTIE.value, "Andere functie"),
    (Reden.ANDERS.value, "Anders"),
]
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class EindeContactForm(EindeForm):
    """The end of one role."""

    reden = forms.ChoiceField(label="Waarom eindigt de rol", choices=REDENEN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, rij: Contactpersoon, vraag_toegang: str = "", **kwargs: Any) -> None:
        super().__init__(*args, rij=rij, **kwargs)
        keuzes = zonder(rij.persoon, kandidaten(rij.regio, eerst=rij.organisatie))
        self.opvolger = PersoonKeuze(
            self,
            "opvolger",
            label="Opvolger",
            wie="de opvolger",
            leeg="Nog geen opvolger bekend",
            keuzes=keuzes,
        )
        self.waarnemer = PersoonKeuze(
            self,
            "waarnemer",
            label="Wie krijgt de mail tot er een opvolger is",
            wie="de waarnemer",
            leeg="Nog niemand",
            keuzes=met_huidige(rij.vervanger, keuzes),
        )
        self.initial["waarnemer"] = rij.vervanger_id or ""
        if vraag_toegang:
            self.fields["toegang"] = forms.ChoiceField(
                label=vraag_toegang, choices=JA_NEE, widget=forms.RadioSelect
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["opvolger"], data["waarnemer"] = self.opvolger.clean(), self.waarnemer.clean()
        for naam in ("opvolger", "waarnemer"):
            if data[naam] == self.rij.persoon:
                self.add_error(naam, "Kies iemand anders dan wie de rol nu heeft.")
        if not self.errors and (opvolger := data["opvolger"]):
            for reden in kan_niet_opvolgen(self.rij, opvolger, self.tot):
                self.add_error("opvolger", reden)
        return data

    @property
    def met_toegang(self) -> bool:
        """Whether the access is to end too."""
        return self.cleaned_data.get("toegang") == "ja"


def kan_niet_opvolgen(contact: Contactpersoon, opvolger: Persoon, tot: Any) -> list[str]:
    """Why this person cannot have the role from that day on."""
    organisatie = contact.organisatie
    if not organisatie.holds_on(tot):
        return [f"{organisatie} bestaat dan niet meer: er is geen opvolger nodig."]
    volgende = Contactpersoon(
        persoon=opvolger,
        organisatie=organisatie,
        regio=contact.regio,
        rol=contact.rol,
        period=since(tot, organisatie.period.upper),
    )
    if opvolger.pk is None:
        return []
    try:
        volgende.validate_constraints()
    except ValidationError as fouten:
        return fouten.messages
    return []
