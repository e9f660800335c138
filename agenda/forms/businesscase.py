"""The form of a business case: for each party what it costs and yields."""

from typing import Any

from django import forms

from agenda.models import Businesscase
from regions.models import Organisatie

HOOGST = 100_000_000_000
VELDEN = ("kosten", "baten", "toelichting")


class BusinesscaseForm(forms.Form):
    """Amounts in whole euros, per party; what is left empty is not known."""

    per = forms.ChoiceField(
        label="De bedragen gelden", choices=Businesscase.Per, widget=forms.RadioSelect, initial="jaar"
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, data: Any = None, *, partijen: list[Organisatie], velden: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=velden or {})
        self.partijen = partijen
        for partij in partijen:
            for naam, wat in (("kosten", "Kosten"), ("baten", "Baten")):
                self.fields[f"{naam}_{partij.pk}"] = forms.IntegerField(
                    label=f"{wat} van {partij} in euro's", required=False, min_value=0, max_value=HOOGST
                )
            self.fields[f"toelichting_{partij.pk}"] = forms.CharField(
                label=f"Toelichting van {partij}", required=False, max_length=300
            )

    @property
    def algemeen(self) -> list[forms.BoundField]:
        """The fields that are of no party."""
        return [self["per"], self["toelichting"]]

    @property
    def per_partij(self) -> list[tuple[Organisatie, list[forms.BoundField]]]:
        """The fields of each party."""
        return [(partij, [self[f"{naam}_{partij.pk}"] for naam in VELDEN]) for partij in self.partijen]

    def te_schrijven(self) -> dict[str, Any]:
        """What bewaar_businesscase() is to write: a line for each party of which something is said."""
        data = self.cleaned_data
        regels = [
            {"organisatie": partij} | {naam: data[f"{naam}_{partij.pk}"] for naam in VELDEN}
            for partij in self.partijen
        ]
        gevuld = [r for r in regels if r["kosten"] is not None or r["baten"] is not None or r["toelichting"]]
        return {"per": data["per"], "toelichting": data["toelichting"], "regels": gevuld}


def velden_van(per: str, toelichting: str, regels: Any) -> dict[str, Any]:
    """The fields of a table as it is, or as it was."""
    velden = {"per": per, "toelichting": toelichting}
    for regel in regels:
        velden |= {f"{naam}_{regel.organisatie_id}": getattr(regel, naam) for naam in VELDEN}
    return velden
