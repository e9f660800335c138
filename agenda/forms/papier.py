"""What to put on paper, from which version, and how."""

from typing import Any

from django import forms

from agenda.models import Versie
from agenda.papier.inhoud import van_nu, van_versie
from agenda.papier.maken import NU, Keuze
from documents.afspraken import met_thema
from regions.models import Regio

WAT = [
    ("samenwerkingsagenda", "De hele samenwerkingsagenda"),
    ("convenant", "Een convenant om te tekenen"),
    ("werkafspraak", "Eén werkafspraak"),
]


class PapierForm(forms.Form):
    """The choices; what cannot be together says so at the field."""

    wat = forms.ChoiceField(label="Welk document?", choices=WAT)
    uit = forms.ChoiceField(label="Uit welke versie?")
    afspraak = forms.TypedChoiceField(
        label="Welke afspraak?",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Alleen nodig bij één werkafspraak.",
    )
    sinds = forms.ChoiceField(
        label="Wijzigingen laten zien",
        required=False,
        help_text="Het document begint dan met wat er anders is.",
    )
    zonder_namen = forms.BooleanField(label="Zonder namen: alleen functies en organisaties", required=False)

    def __init__(self, data: Any, *, regio: Regio, versies: list[Versie]) -> None:
        super().__init__(data)
        self.versies = {str(versie.nummer): versie for versie in versies}
        namen = [(nummer, _naam(versie)) for nummer, versie in self.versies.items()]
        velden: Any = self.fields
        velden["uit"].choices = [(NU, "Concept: zoals de agenda nu is"), *namen]
        velden["sinds"].choices = [
            ("", "Geen"),
            *[(nummer, f"Sinds {naam.lower()}") for nummer, naam in namen],
        ]
        velden["afspraak"].choices = [("", "Kies een afspraak"), *self._afspraken(regio, data)]

    def _afspraken(self, regio: Regio, data: Any) -> list[tuple[int, str]]:
        versie = self.versies.get((data or {}).get("uit", NU))
        inhoud = van_versie(versie) if versie else van_nu(regio)
        found = met_thema(inhoud) if inhoud else ()
        return [(a["sleutel"], f"{a['nummer']} {a['titel']}") for _, a in found if "sleutel" in a]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if (
            cleaned.get("wat") == "werkafspraak"
            and not cleaned.get("afspraak")
            and "afspraak" not in self.errors
        ):
            self.add_error("afspraak", "Kies welke afspraak u op papier wilt.")
        uit, sinds = cleaned.get("uit"), cleaned.get("sinds")
        if uit and sinds and uit != NU and int(sinds) >= int(uit):
            self.add_error("sinds", "Kies een versie van vóór de versie die u op papier wilt.")
        return cleaned

    def keuze(self) -> Keuze:
        """What was chosen."""
        gekozen = self.cleaned_data
        return Keuze(
            wat=gekozen["wat"],
            versie=self.versies.get(gekozen["uit"]),
            afspraak=gekozen["afspraak"],
            namen=not gekozen["zonder_namen"],
            sinds=self.versies.get(gekozen["sinds"]),
        )


def _naam(versie: Versie) -> str:
    stand = "vastgesteld" if hasattr(versie, "vaststelling") else "ter vaststelling"
    return f"Versie {versie.nummer}, {stand}"
