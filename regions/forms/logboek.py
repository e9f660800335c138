"""Which changes one wants to see."""

from typing import Any

from django import forms
from django.db.models import Q

from regions import logboek
from regions.models import Gebruiker, Organisatie, Regio


class WieWaarWanneer(forms.Form):
    """By someone, of a regio or an organisation, between two days."""

    wie = forms.CharField(label="Wie: naam of e-mailadres, of een deel ervan", required=False)
    regio = forms.ModelChoiceField(
        label="Regio",
        required=False,
        queryset=Regio.objects.werk().order_by("naam", "pk"),
        to_field_name="code",
        empty_label="Alle regio's",
    )
    organisatie = forms.CharField(label="Organisatie, of een deel van de naam", required=False)
    van = forms.DateField(label="Vanaf", required=False)
    tot_en_met = forms.DateField(label="Tot en met", required=False)


class LogboekFilter(WieWaarWanneer):
    """Changes of one kind."""

    soort = forms.ChoiceField(label="Wat", required=False)
    daad = forms.ChoiceField(
        label="Wat ermee gebeurde",
        required=False,
        choices=[("", "Alles"), *((daad, woord.capitalize()) for daad, woord in logboek.DADEN.items())],
    )
    basis = forms.BooleanField(label="Ook het laden van de basisgegevens", required=False)

    field_order = ["soort", "daad", "wie", "regio", "organisatie", "van", "tot_en_met", "basis"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(soort, naam.capitalize()) for soort, naam in logboek.namen().items()]
        self.fields["soort"].choices = [("", "Alles"), *sorted(kinds, key=lambda kind: kind[1])]

    @property
    def vraag(self) -> logboek.Vraag:
        """What was asked for; a filter that does not exist is left out, and said above the list."""
        self.is_valid()
        data = self.cleaned_data
        return logboek.Vraag(
            soort=data.get("soort", ""),
            daad=data.get("daad", ""),
            wie=_gebruikers(data.get("wie", "")),
            regio=data.get("regio"),
            organisaties=_organisaties(data.get("organisatie", "")),
            van=data.get("van"),
            tot_en_met=data.get("tot_en_met"),
            basis=data.get("basis", False),
        )


def _gebruikers(tekst: str) -> tuple[int, ...] | None:
    if not tekst.strip():
        return None
    known = Gebruiker.objects.filter(Q(naam__icontains=tekst.strip()) | Q(email__icontains=tekst.strip()))
    return tuple(known.values_list("pk", flat=True))


def _organisaties(tekst: str) -> tuple[int, ...] | None:
    if not tekst.strip():
        return None
    return tuple(Organisatie.objects.search(tekst).values_list("pk", flat=True))
