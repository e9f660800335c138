"""The form of an afspraak: who does what, from when to when, and all that goes with it."""

import datetime
from typing import Any, ClassVar

from django import forms

from agenda.forms.blokken import BlokForm
from agenda.forms.regels import BesluitSet, EldersSet, MeeSet, WieDoetWatSet
from agenda.forms.velden import COLUMNS, KadersVeld, OrganisatiesVeld, OrganisatieVeld
from agenda.models import Afspraak, Geldbron, Partner, Uitstel
from agenda.staat import Staat
from agenda.uitstel import verzetten
from regions.periods import since
from regions.rijk import RijkeTekst


class AfspraakForm(BlokForm):
    """Who does what, from when to when."""

    regelsets: ClassVar = {"regel": WieDoetWatSet, "mee": MeeSet, "besluit": BesluitSet, "elders": EldersSet}
    gevouwen: ClassVar = {
        "Sinds wanneer partners meedoen": ("sinds", "mee"),
        "Voor wie en waar": ("schaal", "doelgroepen"),
        "Volgen en evalueren": ("monitoring", "evaluatie"),
        "Als het een pilot is": (
            "gonogo_op",
            "gonogo",
            "gonogo_besloten",
            "borging_op",
            "borging",
            "borging_besloten",
            "uitstel_reden",
            "elders",
        ),
        "Hoort ook bij": ("kaders", "eigen_kader"),
        "Besluiten die nog nodig zijn": ("besluit",),
    }
    tekst = RijkeTekst(label="Toelichting", required=False)
    trekker = OrganisatieVeld(label="Trekker")
    partners = OrganisatiesVeld(label="Partners")
    sinds = forms.DateField(
        label="Nieuwe partners doen mee sinds", required=False, help_text="Leeg betekent: vanaf vandaag."
    )
    van = forms.DateField(
        label="Van", required=False, help_text="Leeg betekent: vanaf het begin van de agenda."
    )
    tot_en_met = forms.DateField(label="Tot en met", required=False)
    financiering = forms.MultipleChoiceField(
        label="Financiering", choices=Geldbron, required=False, widget=COLUMNS
    )

    kaders = KadersVeld(label="Hoort ook bij")
    eigen_kader = forms.CharField(
        label="Iets anders waar het bij hoort",
        required=False,
        max_length=60,
        help_text="Komt in de lijst van deze regio.",
    )
    gonogo_op = forms.DateField(label="Go of no-go op", required=False)
    borging_op = forms.DateField(label="Besluit over borging op", required=False)
    uitstel_reden = forms.CharField(
        label="Waarom een dag opnieuw verschuift",
        required=False,
        max_length=500,
        help_text="Nodig als u een van deze dagen voor de tweede keer verzet.",
    )

    field_order = [
        "titel",
        "tekst",
        "vorm",
        "trekker",
        "partners",
        "sinds",
        "van",
        "tot_en_met",
        "financiering",
        "evaluatie",
    ]

    class Meta:
        model = Afspraak
        fields = [
            "titel",
            "tekst",
            "vorm",
            "trekker",
            "financiering",
            "evaluatie",
            "schaal",
            "doelgroepen",
            "monitoring",
            "gonogo_op",
            "gonogo",
            "gonogo_besloten",
            "borging_op",
            "borging",
            "borging_besloten",
        ]
        labels = {
            "titel": "Wat spreekt u af?",
            "vorm": "Pilot of structureel?",
            "gonogo_besloten": "Besluit over doorgaan genomen op",
            "borging_besloten": "Besluit over borging genomen op",
        }
        widgets = {"vorm": forms.RadioSelect}

    def begin(self, staat: Staat) -> dict[str, Any]:
        detail = staat.detail
        return {
            "partners": staat.partners,
            "kaders": staat.kaders,
            "van": detail.van,
            "tot_en_met": detail.tot_en_met,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        van = data.get("van") or self.agenda.since
        for name, fault in (
            ("tot_en_met", "De laatste dag ligt voor de eerste dag."),
            ("evaluatie", "De evaluatie ligt voor de eerste dag."),
            ("gonogo_op", "Deze dag ligt voor de eerste dag van de afspraak."),
            ("borging_op", "Deze dag ligt voor de eerste dag van de afspraak."),
        ):
            if data.get(name) and data[name] < van:
                self.add_error(name, fault)
        for besluit in ("gonogo", "borging"):
            if data.get(f"{besluit}_besloten") and not data.get(besluit):
                self.add_error(besluit, "Kies wat er die dag is besloten.")
        data["van"] = van
        self._verzet(data)
        self._mee(data)
        return data

    def _mee(self, data: dict[str, Any]) -> None:
        """Nobody joins again before it left."""
        if self.instance.pk is None or not self.regels["mee"].is_valid():
            return
        stond = {(regel["wie"], regel["sinds"]) for regel in self.staat.regels.get("mee", [])}
        regels = [
            regel
            for regel in self.regels["mee"].gevuld()
            if regel["wie"] in data.get("partners", []) and (regel["wie"].pk, regel["sinds"]) not in stond
        ]
        ended = Partner.objects.filter(afspraak=self.instance.pk, period__upper_inf=False)
        ends = list(ended.values_list("organisatie", "period__endswith")) if regels else []
        for regel in regels:
            if any(pk == regel["wie"].pk and end > regel["sinds"] for pk, end in ends):
                self.add_error(None, f"{regel['wie']} deed op {regel['sinds']:%d-%m-%Y} al mee.")

    def _verzet(self, data: dict[str, Any]) -> None:
        """A day that was moved before moves again with a reason only."""
        if data.get("uitstel_reden") or not self._verzette_dagen():
            return
        for verzet in verzetten(self.instance, {name: data.get(name) for name in Uitstel.Welke.values}):
            if verzet.nummer > 1:
                wat = f"De dag voor {verzet.get_welke_display()} is al eens verzet."
                self.add_error("uitstel_reden", f"{wat} Schrijf op waarom hij weer verschuift.")
                return

    def _verzette_dagen(self) -> set[str]:
        return set(Uitstel.Welke.values) & set(self.changed_data)

    def validate_constraints(self) -> None:
        """The form says in its own words what the table asks of these fields."""

    def te_schrijven(self) -> dict[str, Any]:
        data = self.cleaned_data
        last = data["tot_en_met"]
        until = last + datetime.timedelta(days=1) if last else None
        velden = super().te_schrijven()
        for dag in set(Uitstel.Welke.values) - self._verzette_dagen():
            del velden[dag]
        return velden | {
            "lijnen": self.staat.lijnen,
            "period": since(data["van"], until),
            "partners": data["partners"],
            "sinds": data["sinds"],
            "mee": [(regel["wie"], regel["sinds"]) for regel in self.regels["mee"].gevuld()],
            "kaders": data["kaders"],
            "eigen_kader": data["eigen_kader"],
            "reden": data["uitstel_reden"],
            "besluiten": self.regels["besluit"].gevuld(),
            "elders": self.regels["elders"].rijen(),
            "regels": [(regel["wie"], regel["tekst"]) for regel in self.regels["regel"].gevuld()],
        }
