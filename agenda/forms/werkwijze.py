"""How the parties work together, and what was measured."""

from typing import Any

from django import forms

from agenda.forms.velden import klaarmaken
from agenda.models import Doel, LandelijkDoel, Meting, Werkwijze
from agenda.models.agenda import WERKWIJZE
from regions.models import Thema
from regions.periods import today
from regions.rijk import RijkeTekst


class WerkwijzeForm(forms.ModelForm):
    """Four texts, each of which may stay empty."""

    overleggen = RijkeTekst(
        label="Onze overleggen",
        required=False,
        help_text="Welke overleggen er zijn, wie daar aan tafel zit en hoe vaak.",
    )
    capaciteit = RijkeTekst(label="Wie er tijd in steekt, en wie dat betaalt", required=False)
    besluiten = RijkeTekst(label="Hoe we besluiten", required=False)
    tevreden = RijkeTekst(label="Wanneer we tevreden zijn", required=False)

    class Meta:
        model = Werkwijze
        fields = WERKWIJZE


def velden_van(werkwijze: Werkwijze | None) -> dict[str, str]:
    """The four texts, of none too."""
    return {naam: getattr(werkwijze, naam, "") for naam in WERKWIJZE}


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
