"""Asking for another regio, and answering."""

from typing import Any

from django import forms

from regions.models import Organisatie, Regio, Regioverzoek
from regions.overlap import wanneer
from regions.periods import today
from regions.regioverzoeken import regio_van

Uitkomst = Regioverzoek.Uitkomst


class RegioverzoekForm(forms.Form):
    """Which regio, from when, and why."""

    naar = forms.ModelChoiceField(
        label="Naar welke regio wilt u?", queryset=Regio.objects.none(), empty_label="Kies"
    )
    gewenst_per = forms.DateField(label="Vanaf welke dag?")
    reden = forms.CharField(label="Waarom?", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, gemeente: Organisatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gemeente, self.nu = gemeente, regio_van(gemeente, today())
        regios = Regio.objects.werk().filter(period__endswith__isnull=True)
        self.fields["naar"].queryset = regios.order_by("naam", "pk")

    def clean_gewenst_per(self) -> Any:
        dag = self.cleaned_data["gewenst_per"]
        if dag <= today():
            raise forms.ValidationError("Kies een dag die nog komt.")
        return dag

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.nu is None:
            self.add_error(None, f"{self.gemeente} hoort vandaag bij geen regio. Vraag het de beheerder.")
        naar, dag = data.get("naar"), data.get("gewenst_per")
        if naar and naar == self.nu:
            self.add_error("naar", f"{self.gemeente} hoort al bij {naar}.")
        if dag and naar and not naar.holds_on(dag):
            self.add_error("naar", f"De regio {naar} bestaat dan niet ({wanneer(naar)}).")
        if dag and not self.gemeente.holds_on(dag):
            self.add_error("gewenst_per", f"{self.gemeente} bestaat dan niet ({wanneer(self.gemeente)}).")
        if open_ := self.gemeente.regioverzoeken.open().select_related("naar").first():
            self.add_error(
                None, f"Er is al een verzoek: {open_}. Trek dat eerst in, of wacht op het antwoord."
            )
        return data

    def save(self, by: Any) -> Regioverzoek:
        namen = ("naar", "gewenst_per", "reden")
        data = {naam: self.cleaned_data[naam] for naam in namen}
        return Regioverzoek.objects.create(gemeente=self.gemeente, van=self.nu, gevraagd_door=by, **data)


class AntwoordForm(forms.Form):
    """Allowed or not, and why."""

    uitkomst = forms.ChoiceField(
        label="Wat is het antwoord?",
        choices=[
            (Uitkomst.TOEGESTAAN.value, "Toegestaan"),
            (Uitkomst.AFGEWEZEN.value, "Afgewezen"),
        ],
        widget=forms.RadioSelect,
    )
    waarom = forms.CharField(
        label="Waarom?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dit leest de gemeente, en de regiocoördinatoren van beide regio's.",
    )
