"""How the parties work together, what their agenda rests on, and what was measured."""

from typing import Any

from django import forms

from agenda.forms.velden import RijkeTekst, klaarmaken
from agenda.models import Agenda, Bron, Doel, LandelijkDoel, Meting, Werkwijze
from agenda.models.agenda import WERKWIJZE
from agenda.rijk import als_invoer
from regions.models import Thema
from regions.periods import today


class WerkwijzeForm(forms.Form):
    """Four texts, each of which may stay empty."""

    overleggen = RijkeTekst(
        label="Onze overleggen",
        required=False,
        help_text="Welke overleggen er zijn, wie daar aan tafel zit en hoe vaak.",
    )
    capaciteit = RijkeTekst(label="Wie er tijd in steekt, en wie dat betaalt", required=False)
    besluiten = RijkeTekst(label="Hoe we besluiten", required=False)
    tevreden = RijkeTekst(label="Wanneer we tevreden zijn", required=False)

    def __init__(self, data: Any = None, *, velden: dict[str, str] | None = None) -> None:
        initial = {naam: als_invoer(tekst) for naam, tekst in (velden or {}).items()}
        super().__init__(data, initial=initial)


def velden_van(werkwijze: Werkwijze | None) -> dict[str, str]:
    """The four texts, of none or of an event in its history too."""
    return {naam: getattr(werkwijze, naam, "") for naam in WERKWIJZE}


class BronForm(forms.ModelForm):
    """A regiobeeld or regioplan, and where to find it."""

    jaar = forms.IntegerField(label="Jaar", min_value=1990, max_value=2100)
    url = forms.URLField(
        label="Waar het te lezen is",
        max_length=500,
        assume_scheme="https",
        help_text="Het adres van de pagina of het bestand. Het begint met https://.",
    )

    class Meta:
        model = Bron
        fields = ["soort", "titel", "jaar", "gemaakt_door", "samen", "url"]
        widgets = {"soort": forms.RadioSelect}

    def __init__(self, data: Any = None, *, agenda: Agenda) -> None:
        super().__init__(data, instance=Bron(agenda=agenda), initial={"jaar": today().year})
        klaarmaken(self)

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not url.startswith("https://"):
            raise forms.ValidationError("Geef een adres dat met https:// begint.")
        return url

    def _get_validation_exclusions(self) -> set[str]:
        """The agenda is fixed, and counts when a source is there already."""
        return super()._get_validation_exclusions() - {"agenda"}


class MetingForm(forms.ModelForm):
    """What was measured of a doel on a day."""

    class Meta:
        model = Meting
        fields = ["op", "waarde", "bron"]
        labels = {"op": "Gemeten op", "waarde": "Wat was de waarde?"}

    def __init__(self, data: Any = None, *, doel: Doel) -> None:
        super().__init__(data, instance=Meting(doel=doel), initial={"op": today()})
        klaarmaken(self)

    def clean_op(self) -> Any:
        dag = self.cleaned_data["op"]
        if dag > today():
            raise forms.ValidationError("Een meting is van vandaag of eerder.")
        return dag

    def _get_validation_exclusions(self) -> set[str]:
        """The doel is fixed, and counts when a day was measured already."""
        return super()._get_validation_exclusions() - {"doel"}


class LandelijkDoelForm(forms.ModelForm):
    """A goal for the whole country."""

    thema = forms.ModelChoiceField(
        Thema.objects.filter(regio=None).order_by("volgorde", "pk"), label="Thema", empty_label="Kies"
    )

    class Meta:
        model = LandelijkDoel
        fields = ["thema", "naam", "bron"]
        labels = {"naam": "Wat is het doel?", "bron": "Waar staat dat?"}
