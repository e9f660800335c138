"""What one fills in for an overleg: the meeting itself, a point, a decision and what follows from it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from agenda.models import Actiepunt, Agendapunt, Besluit, Overleg
from regions.models import Organisatie, Thema
from regions.rijk import RijkeTekst

_TIJD = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def partijkeuzes(partijen: Iterable[Organisatie]) -> list[tuple[Any, str]]:
    """Who could do it, or nobody yet."""
    return [("", "nog niet bekend"), *((partij.pk, partij.naam) for partij in partijen)]


class OverlegForm(forms.ModelForm):
    """When, where, at which level and about what."""

    class Meta:
        model = Overleg
        fields = ["soort", "titel", "thema", "datum", "van", "tot", "plaats", "stukken_op"]
        widgets = {"soort": forms.RadioSelect, "van": _TIJD, "tot": _TIJD}
        help_texts = {
            "thema": "Leeg laten als het over alle thema's gaat.",
            "plaats": "Een adres, of het adres van de videovergadering.",
            "stukken_op": "De dag waarop u de stukken wilt versturen. Wij zetten dat op uw werklijst.",
        }

    def __init__(self, *args: Any, themas: Iterable[Thema] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = Overleg.Soort.choices
        self.fields["thema"].choices = [("", "alle thema's"), *((t.pk, t.naam) for t in themas)]


class AgendapuntForm(forms.ModelForm):
    """What a point is about and what it is there for."""

    tekst = RijkeTekst(label="Toelichting", required=False)

    class Meta:
        model = Agendapunt
        fields = ["titel", "aard", "tekst"]
        widgets = {"aard": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aard"].choices = Agendapunt.Aard.choices


class BesprokenForm(forms.ModelForm):
    """What was said at a point."""

    besproken = RijkeTekst(label="Wat is besproken", required=False)

    class Meta:
        model = Agendapunt
        fields = ["besproken"]


class TerugkoppelingForm(forms.ModelForm):
    """What every party may take to its college, raad or board."""

    terugkoppeling = RijkeTekst(
        label="Terugkoppeling voor college en raad",
        required=False,
        help_text="Een korte tekst die elke partij kan overnemen.",
    )

    class Meta:
        model = Overleg
        fields = ["terugkoppeling"]


class BesluitForm(forms.ModelForm):
    """What was decided."""

    class Meta:
        model = Besluit
        fields = ["tekst"]
        widgets = {"tekst": forms.Textarea(attrs={"rows": 3})}


class ActiepuntForm(forms.ModelForm):
    """Who does what, before when."""

    class Meta:
        model = Actiepunt
        fields = ["wat", "organisatie", "klaar_op"]

    def __init__(self, *args: Any, partijen: Iterable[Organisatie] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].choices = partijkeuzes(partijen)


class BesluitMetActieForm(BesluitForm):
    """A decision, and what follows from it when that is known at once."""

    wat = forms.CharField(label="Actie die hieruit volgt", max_length=300, required=False)
    organisatie = forms.ModelChoiceField(Organisatie.objects.all(), label="Wie", required=False)
    klaar_op = forms.DateField(label="Klaar op", required=False)

    def __init__(self, *args: Any, partijen: Iterable[Organisatie] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].choices = partijkeuzes(partijen)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if (data.get("organisatie") or data.get("klaar_op")) and not data.get("wat"):
            self.add_error("wat", "Schrijf op wat er moet gebeuren.")
        return data

    @property
    def actie(self) -> dict[str, Any] | None:
        """What is to be done, when something is."""
        velden = {naam: self.cleaned_data.get(naam) for naam in ("wat", "organisatie", "klaar_op")}
        return velden if velden["wat"] else None


class AfgelastForm(forms.Form):
    """Why an overleg does not go on."""

    reden = forms.CharField(label="Waarom gaat het niet door?", max_length=300)
