"""After an election: on which day, and who has the portfolio now."""

import datetime
from typing import Any

from django import forms

from regions.forms.personen import PersoonKeuze, kandidaten
from regions.models import Regio
from regions.periods import today
from regions.verkiezing import Stap

JAAR = datetime.timedelta(days=366)


class VerkiezingForm(forms.Form):
    """From which day no portfolio is divided."""

    datum = forms.DateField(
        label="Vanaf welke dag is de portefeuille nog niet verdeeld?",
        help_text="Bijvoorbeeld de dag waarop de nieuwe raden beginnen.",
    )

    def clean_datum(self) -> datetime.date:
        datum = self.cleaned_data["datum"]
        if not today() - JAAR <= datum <= today() + JAAR:
            raise forms.ValidationError("Kies een dag van hooguit een jaar geleden of een jaar vooruit.")
        return datum


class NoemForm(forms.Form):
    """The one who has the portfolio: someone known here, or anyone by e-mail address."""

    functie = forms.CharField(
        label="Functie", required=False, max_length=120, help_text="Bijvoorbeeld: wethouder Zorg."
    )
    van = forms.DateField(label="Vanaf")

    def __init__(self, *args: Any, regio: Regio, stap: Stap, datum: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"van": max(datum, today())})
        super().__init__(*args, **kwargs)
        self.datum = datum
        laatst = {contact.persoon_id: f"{contact.persoon} blijft" for contact in stap.laatst}
        anderen = [
            (kop, [keuze for keuze in groep if keuze[0] not in laatst])
            for kop, groep in kandidaten(regio, eerst=stap.gemeente)
        ]
        keuzes = [("Wie het was", list(laatst.items())), *((k, g) for k, g in anderen if g)]
        self.wethouder = PersoonKeuze(
            self,
            "wethouder",
            label="Wie heeft de portefeuille?",
            wie="de wethouder",
            leeg="Kies",
            keuzes=keuzes,
        )
        self.order_fields(["wethouder", "wethouder_email", "wethouder_naam", "functie", "van"])

    def clean_van(self) -> datetime.date:
        van = self.cleaned_data["van"]
        if van < self.datum:
            raise forms.ValidationError(
                f"Kies {self.datum:%d-%m-%Y} of later: tot dan was het nog de vorige."
            )
        return van

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["persoon"] = self.wethouder.clean()
        if data["persoon"] is None and not self.errors:
            self.add_error("wethouder", "Kies wie het is, of vul een e-mailadres en een naam in.")
        return data
