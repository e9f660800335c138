"""Choosing a file, and saying which of its columns is which."""

from collections.abc import Sequence
from typing import Any

from django import forms

from inlezen.bestand import GROOTSTE
from inlezen.kolommen import Kolom
from regions.models import Lijstbestand
from regions.periods import today

KORT = 40
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class BestandForm(forms.Form):
    """One file, not too large; whether it is a table is seen when it is read."""

    bestand = forms.FileField(
        label="Bestand",
        help_text="Een Excel-bestand (.xlsx) of CSV, hooguit 20 MB. Wij lezen het eerste zichtbare blad.",
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )

    def __init__(self, *args: Any, vraag_dag: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if vraag_dag:
            self.fields["dag"] = forms.DateField(label=vraag_dag, initial=today)

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE:
            raise forms.ValidationError(
                "Het bestand is groter dan 20 MB. Splits het bestand, of haal weg wat niet nodig is."
            )
        return bestand


class KolommenForm(forms.Form):
    """For each column of ours, where it stands in the file."""

    def __init__(self, *args: Any, blad: Lijstbestand, kolommen: Sequence[Kolom], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kolommen = kolommen
        keuzes = [(str(plek), tekst) for plek, tekst in enumerate(_keuzes(blad)) if tekst]
        for nummer, kolom in enumerate(kolommen):
            leeg = "Kies een kolom" if kolom.verplicht else "Staat niet in dit bestand"
            self.fields[f"kolom_{nummer}"] = forms.ChoiceField(
                label=kolom.naam,
                help_text=kolom.betekenis,
                required=kolom.verplicht,
                choices=[("", leeg), *keuzes],
                initial=str(blad.koppeling.get(kolom.naam, "")),
                error_messages={"required": f"Kies welke kolom ‘{kolom.naam}’ is."},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        bezet: dict[str, str] = {}
        for nummer, kolom in enumerate(self.kolommen):
            plek = data.get(f"kolom_{nummer}")
            if plek and plek in bezet:
                melding = f"Deze kolom hebt u al gekozen voor ‘{bezet[plek]}’."
                self.add_error(f"kolom_{nummer}", melding)
            elif plek:
                bezet[plek] = kolom.naam
        return data

    @property
    def koppeling(self) -> dict[str, int]:
        """Where each of our columns stands in the file."""
        plekken = [(kolom.naam, self.cleaned_data[f"kolom_{n}"]) for n, kolom in enumerate(self.kolommen)]
        return {naam: int(plek) for naam, plek in plekken if plek}


def _keuzes(blad: Lijstbestand) -> list[str]:
    """The columns as a spreadsheet calls them, with a first filled cell; "" for an empty one."""
    return [
        _keuze(plek, kop, blad.voorbeelden[plek] if plek < len(blad.voorbeelden) else "")
        for plek, kop in enumerate(blad.koppen)
    ]


def _keuze(plek: int, kop: str, voorbeeld: str) -> str:
    if not kop and not voorbeeld:
        return ""
    kort = voorbeeld if len(voorbeeld) <= KORT else f"{voorbeeld[:KORT]}…"
    tekst = f"{letter(plek)}: {kop or 'zonder kop'}"
    return f"{tekst} (bijvoorbeeld {kort})" if kort else tekst


def letter(plek: int) -> str:
    """A column as a spreadsheet calls it: A, B, … Z, AA."""
    voor, rest = divmod(plek, 26)
    return (letter(voor - 1) if voor else "") + LETTERS[rest]
