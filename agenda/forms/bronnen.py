"""What an agenda rests on: where it is to be read, or its file."""

from typing import Any

from django import forms

from agenda.forms.velden import klaarmaken
from agenda.models import Agenda, Bron
from regions.mandaten.bewijs import UITLEG, GeenBewijs, lees
from regions.periods import today


class BronForm(forms.ModelForm):
    """A regiobeeld or regioplan, with an address, a file, or both."""

    jaar = forms.IntegerField(label="Jaar", min_value=1990, max_value=2100)
    url = forms.URLField(
        label="Waar het te lezen is",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Het adres van de pagina. Het begint met https://. Staat het nergens? Kies een bestand.",
    )
    bestand = forms.FileField(label="Bestand", required=False, help_text=UITLEG)
    zonder_bestand = forms.BooleanField(label="Haal het bestand weg", required=False)

    class Meta:
        model = Bron
        fields = ["soort", "titel", "jaar", "gemaakt_door", "samen", "url"]
        widgets = {"soort": forms.RadioSelect}

    def __init__(self, data: Any = None, files: Any = None, *, agenda: Agenda, bron: Bron | None) -> None:
        initial = {} if bron else {"jaar": today().year}
        super().__init__(data, files, instance=bron or Bron(agenda=agenda), initial=initial)
        klaarmaken(self)
        self.gelezen: tuple[bytes, str, str] | None = None
        # Read now: the check of the form writes into the instance.
        self.had = self.instance.bestand if self.instance.bestand_id else None
        if self.had is None:
            del self.fields["zonder_bestand"]
        else:
            self.fields["bestand"].label = "Ander bestand"
            self.fields["bestand"].help_text = f"Nu: {self.had}. {UITLEG}"

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not url.startswith("https://"):
            raise forms.ValidationError("Geef een adres dat met https:// begint.")
        return url

    def clean_bestand(self) -> Any:
        """What the file is, told by its content."""
        bestand = self.cleaned_data["bestand"]
        if bestand:
            try:
                self.gelezen = (*lees(bestand), bestand.name)
            except GeenBewijs as reden:
                raise forms.ValidationError(str(reden)) from reden
        return bestand

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        weg = data.get("zonder_bestand")
        if self.gelezen and weg:
            self.add_error("zonder_bestand", "Kies een ander bestand of haal het bestand weg, niet allebei.")
        blijft = self.gelezen or (self.had and not weg)
        if not (data.get("url") or blijft or {"url", "bestand"} & set(self.errors)):
            self.add_error("url", "Geef een adres, of kies een bestand.")
        return data

    def nog_eens(self) -> None:
        """A browser sends a file once: when something else is wrong, it is to be chosen again."""
        if self.gelezen and self.errors and "bestand" not in self.errors:
            self.add_error("bestand", "Kies het bestand nog eens: het is nog niet bewaard.")

    def _get_validation_exclusions(self) -> set[str]:
        """The agenda is fixed, and counts when a source is there already; the file comes when it is saved."""
        return super()._get_validation_exclusions() - {"agenda"}
