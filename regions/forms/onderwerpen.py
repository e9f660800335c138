"""What may be discussed and agreed on in a regio."""

import datetime
from typing import Any

from django import forms

from regions.models import Gespreksonderwerp, Organisatie, Regio, Soort
from regions.models.themas import MEERVOUD
from regions.onderwerpen.keten import VELDEN, nu
from regions.onderwerpen.voorbeelden import Voorbeeld
from regions.periods import since, today

Antwoord = Gespreksonderwerp.Antwoord


class OnderwerpForm(forms.Form):
    """A subject; what was said of it before is closed, never overwritten."""

    onderwerp = forms.CharField(label="Onderwerp", max_length=200)
    bespreken = forms.ChoiceField(
        label="Mogen we hierover praten?", choices=Antwoord.choices, widget=forms.RadioSelect
    )
    afspreken = forms.ChoiceField(
        label="Mogen we hierover afspraken maken?", choices=Antwoord.choices, widget=forms.RadioSelect
    )
    voorwaarden = forms.CharField(
        label="Op welke voorwaarden",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Verplicht als u “onder voorwaarden” kiest.",
    )
    waarom = forms.CharField(label="Waarom", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    soorten = forms.MultipleChoiceField(
        label="Voor wie geldt dit",
        required=False,
        choices=[(soort, MEERVOUD[soort]) for soort in Soort if soort != Soort.LANDELIJK],
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangekruist, en hieronder ook niet: alle partijen.",
    )
    organisaties = forms.MultipleChoiceField(
        label="Geldt (ook) voor deze organisaties",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--columns"}),
    )
    concurrentiegevoelig = forms.BooleanField(
        label="Dit raakt aan de concurrentie tussen organisaties", required=False
    )
    opnieuw_bekijken_op = forms.DateField(
        label="Opnieuw bekijken op", required=False, help_text="De regiocoördinator krijgt dan een taak."
    )

    def __init__(
        self,
        *args: Any,
        regio: Regio,
        eerder: Gespreksonderwerp | None = None,
        velden: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.regio, self.eerder = regio, eerder
        begin = velden or (nu(eerder) if eerder else {})
        super().__init__(*args, initial=begin, **kwargs)
        hier = Organisatie.objects.taking_part(regio, today()) | Organisatie.objects.filter(
            pk__in=begin.get("organisaties", [])
        )
        rows = hier.distinct().order_by("naam", "pk").values_list("pk", "naam")
        self.fields["organisaties"].choices = [(str(pk), naam) for pk, naam in rows]

    def clean_onderwerp(self) -> str:
        onderwerp = self.cleaned_data["onderwerp"]
        andere = self.regio.gespreksonderwerpen.now().filter(onderwerp__iexact=onderwerp)
        if andere.exclude(pk=self.eerder.pk if self.eerder else None).exists():
            raise forms.ValidationError("Dit onderwerp staat al op de lijst. Wijzig dat.")
        return onderwerp

    def clean_opnieuw_bekijken_op(self) -> datetime.date | None:
        dag = self.cleaned_data["opnieuw_bekijken_op"]
        if dag and dag <= today() and dag != self.initial.get("opnieuw_bekijken_op"):
            raise forms.ValidationError("Kies een dag na vandaag.")
        return dag

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        antwoorden = {data.get("bespreken"), data.get("afspreken")}
        if Antwoord.VOORWAARDEN in antwoorden and not data.get("voorwaarden"):
            self.add_error("voorwaarden", "Schrijf op onder welke voorwaarden.")
        if data.get("bespreken") == "nee" and data.get("afspreken") not in (None, "nee"):
            self.add_error("afspreken", "Waarover u niet mag praten, daarover kunt u ook niets afspreken.")
        return data

    def bewaar(self) -> Gespreksonderwerp:
        """From today this is what holds; what held before today stays readable.

        A row of today itself is corrected, and so is one of which only the day to look at it again changed.
        """
        data, eerder = self.cleaned_data, self.eerder
        onderwerp = Gespreksonderwerp(regio=self.regio, period=since(today()))
        if eerder and (eerder.since == today() or set(self.changed_data) <= {"opnieuw_bekijken_op"}):
            onderwerp = eerder
        elif eerder:
            eerder.end(today())
            onderwerp.vorige = eerder
        for naam in VELDEN:
            setattr(onderwerp, naam, data[naam])
        onderwerp.save()
        onderwerp.organisaties.set([int(pk) for pk in data["organisaties"]])
        return onderwerp


class VoorbeeldenForm(forms.Form):
    """Which examples a regio begins with; none is chosen beforehand."""

    codes = forms.MultipleChoiceField(
        label="Welke onderwerpen neemt u over", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, voorbeelden: list[Voorbeeld], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codes"].choices = [(v.code, f"{v.onderwerp} ({v.kort})") for v in voorbeelden]
