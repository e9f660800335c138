"""Forms of the competition guard: what closes a blok, and a legal check."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agenda.forms.velden import klaarmaken
from agenda.models import Blok, Mededingingstoets
from agenda.zicht import Zicht
from regions.mandaten.bewijs import UITLEG, GeenBewijs, lees
from regions.models import Gespreksonderwerp, Organisatie, Regio, Soort
from regions.periods import today


class AfschermForm(forms.Form):
    """On which gespreksonderwerp a blok is, and whose text it is."""

    onderwerp = forms.ModelChoiceField(
        Gespreksonderwerp.objects.none(), label="Gespreksonderwerp", required=False, empty_label="geen"
    )
    verzekeraar = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Tekst van",
        required=False,
        empty_label="van geen verzekeraar: alleen voor gemeenten",
    )

    def __init__(self, data: Any, *, blok: Blok, zicht: Zicht) -> None:
        super().__init__(data, initial={"onderwerp": blok.onderwerp_id, "verzekeraar": blok.verzekeraar_id})
        self.regio, self.zicht = blok.agenda.regio, zicht
        bied_onderwerpen(self.fields["onderwerp"], self.regio, blok.onderwerp_id)
        here = Organisatie.objects.taking_part(self.regio, today())
        here = here.filter(soort__in=[Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR])
        here = here | Organisatie.objects.filter(pk=blok.verzekeraar_id)
        self.fields["verzekeraar"].queryset = here.order_by("naam", "pk")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        onderwerp, verzekeraar = data.get("onderwerp"), data.get("verzekeraar")
        if verzekeraar and not onderwerp:
            self.add_error("onderwerp", "Kies over welk gespreksonderwerp deze tekst gaat.")
        concern = verzekeraar.concern_pk if verzekeraar else None
        if onderwerp and onderwerp.concurrentiegevoelig and not self.zicht.ziet(self.regio.pk, concern):
            self.add_error(
                "onderwerp",
                "U zou deze tekst dan zelf niet meer zien. Vraag een redacteur van een gemeente.",
            )
        return data


def bied_onderwerpen(field: Any, regio: Regio, gekozen: int | None) -> None:
    """Let choose from the subjects of the regio today, and the one that was chosen before."""
    nu = Gespreksonderwerp.objects.now().filter(regio=regio)
    rows = nu | Gespreksonderwerp.objects.filter(pk=gekozen)
    field.queryset = rows.order_by("onderwerp", "pk")
    field.label_from_instance = _met_gevoelig


def _met_gevoelig(onderwerp: Gespreksonderwerp) -> str:
    return f"{onderwerp} (concurrentiegevoelig)" if onderwerp.concurrentiegevoelig else str(onderwerp)


class ToetsForm(forms.ModelForm):
    """A legal check, with a file that shows it."""

    bestand = forms.FileField(label="De toets als bestand", required=False, help_text=UITLEG)

    class Meta:
        model = Mededingingstoets
        fields = ["naam", "functie", "datum", "uitkomst", "redenering"]
        widgets = {"uitkomst": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klaarmaken(self)

    def clean_datum(self) -> Any:
        if self.cleaned_data["datum"] > today():
            raise ValidationError("Die dag moet nog komen.")
        return self.cleaned_data["datum"]

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data.get("bestand")
        self.gelezen: tuple[bytes, str, str] | None = None
        if bestand:
            try:
                self.gelezen = (*lees(bestand), bestand.name or "")
            except GeenBewijs as reden:
                raise ValidationError(str(reden)) from reden
        return bestand
