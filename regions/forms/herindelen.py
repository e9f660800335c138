"""Asking for a herindeling of gemeenten; what comes of it is shown before it is done."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from regions.forms.gemeenten import GemeentenField
from regions.herindelen import plan, woorden
from regions.models import Gebruiker, Organisatie, Regio, Wijziging
from regions.periods import today

Soort = Wijziging.Soort


class WijzigingForm(forms.Form):
    """From a day on something is otherwise; refused here when it cannot be, with the row in the way."""

    datum = forms.DateField(label="Met ingang van", help_text="De eerste dag waarop het zo is.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and "datum" not in self.initial:
            self.initial["datum"] = today().replace(year=today().year + 1, month=1, day=1)

    def soort_en_opdracht(self) -> tuple[str, dict[str, Any]]:
        """What is asked, as the change carries it."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            soort, opdracht = self.soort_en_opdracht()
            if not self.errors:
                self._probeer(soort, opdracht)
        return data

    def _probeer(self, soort: str, opdracht: dict[str, Any]) -> None:
        """Whether it can be, by trying."""
        opdracht["formulier"] = {
            naam: waarde for naam in self.fields if (waarde := self.data.get(self.add_prefix(naam)))
        }
        self.wijziging = Wijziging(
            soort=soort,
            datum=self.cleaned_data["datum"],
            opdracht=opdracht,
            titel=woorden.titel(soort, opdracht),
            aankondiging=woorden.aankondiging(soort, opdracht),
        )
        if weigeringen := plan.bereken(self.wijziging).weigeringen:
            self.add_error(None, weigeringen)

    def bewaar(self, by: Gebruiker, concept: Wijziging | None = None) -> Wijziging:
        """Kept until it is confirmed; in the place of the concept that it corrects."""
        if concept:
            self.wijziging.pk, self.wijziging.gemaakt_op = concept.pk, concept.gemaakt_op
            self.wijziging._state.adding = False
        self.wijziging.gemaakt_door = by
        self.wijziging.save()
        return self.wijziging


class HerindelingForm(WijzigingForm):
    """What happens to gemeenten: all five kinds in one form."""

    vorm = forms.ChoiceField(
        label="Wat gebeurt er?",
        widget=forms.RadioSelect,
        choices=[
            (Soort.SAMENVOEGING, "Gemeenten gaan samen op in een nieuwe gemeente"),
            (Soort.TOEVOEGING, "Een of meer gemeenten gaan op in een bestaande gemeente"),
            (Soort.SPLITSING, "Een gemeente wordt verdeeld over andere gemeenten"),
            (Soort.NAAM, "Een gemeente krijgt een andere naam"),
            (Soort.GRENS, "De grens tussen twee gemeenten verschuift"),
        ],
    )
    gemeenten = GemeentenField(
        label="Om welke gemeente of gemeenten gaat het?",
        help_text="Eén per regel: de naam, of de CBS-code. Dit zijn de gemeenten die ophouden, "
        "anders gaan heten of grond afstaan.",
    )
    naar = GemeentenField(
        label="In welke gemeente gaan zij op, of over welke worden zij verdeeld?",
        required=False,
        rows=2,
        help_text="Eén per regel. Bij een grenswijziging: de andere gemeente. "
        "Niet nodig bij een nieuwe gemeente of een andere naam.",
    )
    naam = forms.CharField(
        label="Nieuwe naam", required=False, max_length=120, help_text="Van de nieuwe of hernoemde gemeente."
    )
    cbs_code = forms.CharField(
        label="CBS-code van de nieuwe gemeente",
        required=False,
        validators=[RegexValidator(r"^GM\d{4}$", "Een CBS-code ziet er zo uit: GM0363.")],
        help_text="Alleen bij een nieuwe gemeente. Bijvoorbeeld GM1992.",
    )
    regio_werk = forms.ModelChoiceField(
        label="Bij welke regio hoort de nieuwe gemeente?",
        queryset=Regio.objects.none(),
        required=False,
        empty_label="Zoals de meeste van deze gemeenten",
        help_text="Alleen nodig als de gemeenten nu bij verschillende regio's horen.",
    )
    regio_zorg = forms.ModelChoiceField(
        label="Bij welke zorgkantoorregio hoort de nieuwe gemeente?",
        queryset=Regio.objects.none(),
        required=False,
        empty_label="Zoals de meeste van deze gemeenten",
    )
    inwoners_naar = forms.IntegerField(
        label="Inwoners van de gemeente die blijft of ontstaat",
        required=False,
        min_value=0,
        help_text="Leeg: opgeteld uit de laatste cijfers van het CBS.",
    )
    inwoners_van = forms.IntegerField(
        label="Inwoners van de gemeente die grond afstaat",
        required=False,
        min_value=0,
        help_text="Alleen bij een grenswijziging.",
    )
    bron = forms.CharField(
        label="Bron", required=False, max_length=300, help_text="Bijvoorbeeld het nummer van de wet."
    )
    field_order = ["vorm", "datum"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regio_werk"].queryset = Regio.objects.werk().order_by("naam", "pk")
        zorg = Regio.objects.filter(indeling__code="zorgkantoorregio")
        self.fields["regio_zorg"].queryset = zorg.order_by("naam", "pk")

    def _gemeenten(self, veld: str) -> list[Organisatie]:
        try:
            return GemeentenField.opzoeken(self.cleaned_data[veld], self.cleaned_data["datum"])
        except ValidationError as fouten:
            self.add_error(veld, fouten)
            return []

    def soort_en_opdracht(self) -> tuple[str, dict[str, Any]]:
        data, vorm = self.cleaned_data, self.cleaned_data["vorm"]
        van, naar = self._gemeenten("gemeenten"), self._gemeenten("naar")
        self._volledig(vorm, van, naar)
        if self.errors:
            return vorm, {}
        opdracht: dict[str, Any] = {
            "van": [g.pk for g in van],
            "naar": [g.pk for g in naar] if vorm not in (Soort.SAMENVOEGING, Soort.NAAM) else [],
            "bron": data["bron"],
            "naam": data["naam"].strip(),
            "cbs_code": data["cbs_code"],
            "inwoners": self._inwoners(vorm, van, naar),
        }
        gekozen = {"werk": data["regio_werk"], "zorg": data["regio_zorg"]}
        opdracht["regios"] = {regio.indeling.code: regio.pk for regio in gekozen.values() if regio}
        return vorm, opdracht

    def _volledig(self, vorm: str, van: list[Organisatie], naar: list[Organisatie]) -> None:
        if vorm in (Soort.SAMENVOEGING, Soort.NAAM) and not self.cleaned_data["naam"].strip():
            self.add_error("naam", "Vul de nieuwe naam in.")
        if vorm == Soort.SAMENVOEGING and not self.cleaned_data["cbs_code"]:
            self.add_error("cbs_code", "Vul de CBS-code van de nieuwe gemeente in.")
        if vorm in (Soort.TOEVOEGING, Soort.SPLITSING, Soort.GRENS) and not (naar or "naar" in self.errors):
            self.add_error("naar", "Vul in om welke andere gemeente of gemeenten het gaat.")
        if vorm == Soort.NAAM and len(van) > 1:
            self.add_error("gemeenten", "Vul één gemeente in: elke andere naam is een eigen wijziging.")

    def _inwoners(self, vorm: str, van: list[Organisatie], naar: list[Organisatie]) -> dict[str, int]:
        data = self.cleaned_data
        wie = {"inwoners_van": van[:1], "inwoners_naar": naar[:1]}
        found = {str(rij[0].pk): data[veld] for veld, rij in wie.items() if rij and data[veld] is not None}
        if vorm == Soort.SAMENVOEGING and data["inwoners_naar"] is not None:
            return {"nieuw": data["inwoners_naar"]}
        return found
