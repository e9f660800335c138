"""Asking for another werkindeling: regio's split, joined, redrawn or renamed."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from beeld.tegelkaart import KOLOMMEN, RIJEN, ZEE
from regions.forms.gemeenten import GemeentenField
from regions.forms.herindelen import WijzigingForm
from regions.herindelen.regios import coordinatoren_van, gemeenten_van
from regions.models import Indeling, Regio, Wijziging
from regions.periods import today

Soort = Wijziging.Soort
AGENDA = [
    ("kopie", "een kopie van de agenda zoals die op die dag is"),
    ("leeg", "een lege agenda"),
]


class RegioKeuze(forms.ModelChoiceField):
    """A working regio that is there today or comes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Regio.objects.none(), empty_label="Kies", **kwargs)


class RegioWijzigingForm(WijzigingForm):
    """A change of the werkindeling."""

    soort: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            if isinstance(veld, forms.ModelChoiceField):
                veld.queryset = (
                    Regio.objects.werk().filter(period__endswith__isnull=True).order_by("naam", "pk")
                )


class HertekenForm(RegioWijzigingForm):
    """Gemeenten move to a regio that is there already."""

    soort = Soort.REGIO_HERTEKENEN
    gemeenten = GemeentenField(
        label="Welke gemeenten gaan naar een andere regio?",
        help_text="Eén per regel: de naam, of de CBS-code.",
    )
    naar = RegioKeuze(label="Naar welke regio?")
    field_order = ["gemeenten", "naar", "datum"]

    def soort_en_opdracht(self) -> tuple[str, dict[str, Any]]:
        data = self.cleaned_data
        try:
            gemeenten = GemeentenField.opzoeken(data["gemeenten"], data["datum"])
        except ValidationError as fouten:
            self.add_error("gemeenten", fouten)
            gemeenten = []
        return self.soort, {"gemeenten": [g.pk for g in dict.fromkeys(gemeenten)], "naar": data["naar"].pk}


class SamenvoegForm(RegioWijzigingForm):
    """Regio's go up in one that goes on."""

    soort = Soort.REGIO_SAMENVOEGEN
    naar = RegioKeuze(label="Welke regio blijft?", help_text="Deze houdt haar naam, agenda en coördinator.")
    op = forms.ModelMultipleChoiceField(
        label="Welke regio's gaan daarin op?",
        queryset=Regio.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    agenda = forms.ChoiceField(
        label="Wat gebeurt er met de agenda van wie opgaat?",
        widget=forms.RadioSelect,
        choices=[
            ("samen", "De inhoud komt erbij in de agenda van de regio die blijft"),
            ("apart", "De agenda blijft te lezen bij de regio die er niet meer is"),
        ],
    )
    coordinatoren = forms.BooleanField(
        label="De regiocoördinatoren van wie opgaat, werken voortaan voor de regio die blijft", required=False
    )
    field_order = ["naar", "op", "agenda", "coordinatoren", "datum"]

    def soort_en_opdracht(self) -> tuple[str, dict[str, Any]]:
        data = self.cleaned_data
        wie = coordinatoren_van(data["op"], data["datum"]) if data["coordinatoren"] else []
        op = sorted(data["op"], key=lambda regio: regio.naam)
        return self.soort, {
            "naar": data["naar"].pk,
            "op": [regio.pk for regio in op],
            "agenda": data["agenda"],
            "coordinatoren": [toegang.pk for toegang in wie],
        }


class RegioNaamForm(RegioWijzigingForm):
    """A regio gets another name."""

    soort = Soort.REGIO_NAAM
    regio = RegioKeuze(label="Welke regio?")
    naam = forms.CharField(label="Nieuwe naam", max_length=80)
    tegel_label = forms.CharField(
        label="Tekst op de kaart", max_length=60, required=False, help_text="Leeg: blijft zoals het is."
    )
    field_order = ["regio", "naam", "tegel_label", "datum"]

    def soort_en_opdracht(self) -> tuple[str, dict[str, Any]]:
        data = self.cleaned_data
        return self.soort, {
            "regio": data["regio"].pk,
            "naam": data["naam"].strip(),
            "tegel_label": data["tegel_label"],
        }


class SplitsForm(forms.Form):
    """Which regio is split, when, and what the new ones are called; who goes where is the next page."""

    regio = RegioKeuze(label="Welke regio wordt gesplitst?")
    namen = forms.CharField(
        label="Hoe heten de nieuwe regio's?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén per regel. Blijft de regio zelf bestaan, noem die dan niet.",
    )
    datum = forms.DateField(label="Met ingang van", help_text="De eerste dag waarop het zo is.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regios = Regio.objects.werk().filter(period__endswith__isnull=True)
        self.fields["regio"].queryset = regios.order_by("naam", "pk")
        if not self.is_bound:
            self.initial["datum"] = today().replace(year=today().year + 1, month=1, day=1)

    def clean_namen(self) -> list[str]:
        namen = [naam.strip() for naam in self.cleaned_data["namen"].splitlines() if naam.strip()]
        if len({slugify(naam) for naam in namen}) < len(namen):
            raise ValidationError("Elke nieuwe regio heeft een eigen naam.")
        if len(namen) > 8 or any(len(naam) > 80 for naam in namen):
            raise ValidationError("Ten hoogste acht nieuwe regio's, met namen tot 80 tekens.")
        return namen


def vrij_vak(indeling: Indeling, bij: Regio, bezet: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The free place on the map that is nearest to a regio's."""
    rijen = Regio.objects.filter(indeling=indeling).values_list("tegel_rij", "tegel_kolom")
    bezet = bezet | {(rij, kolom) for rij, kolom in rijen if rij and kolom}
    bezet |= {(rij, kolom) for _, rij, kolom in ZEE}
    vakken = [(r, k) for r in range(1, RIJEN + 1) for k in range(1, KOLOMMEN + 1) if (r, k) not in bezet]
    rij, kolom = bij.tegel_rij or 1, bij.tegel_kolom or 1
    return min(vakken, key=lambda vak: (abs(vak[0] - rij) + abs(vak[1] - kolom), vak), default=None)


class VerdeelForm(WijzigingForm):
    """Per new regio its address, tile, agenda and coordinators, and per gemeente where it goes."""

    def __init__(self, *args: Any, regio: Regio, namen: list[str], dag: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regio, self.namen, self.dag = regio, namen, dag
        del self.fields["datum"]
        self.gemeenten = gemeenten_van(regio, dag)
        self.coordinatoren = list(coordinatoren_van([regio], dag))
        bezet: set[tuple[int, int]] = set()
        for nummer, naam in enumerate(namen):
            vak = vrij_vak(regio.indeling, regio, bezet)
            bezet |= {vak} if vak else set()
            self._regio_velden(nummer, naam, vak)
        keuzes = [("blijft", f"blijft bij {regio}"), *((str(n), naam) for n, naam in enumerate(namen))]
        for gemeente in self.gemeenten:
            self.fields[f"gemeente-{gemeente.pk}"] = forms.ChoiceField(
                label=gemeente.naam, choices=keuzes, initial="blijft"
            )

    def _regio_velden(self, nummer: int, naam: str, vak: tuple[int, int] | None) -> None:
        code = slugify(naam)
        self.fields[f"code-{nummer}"] = forms.SlugField(
            label="Adres van de pagina",
            initial=code,
            max_length=60,
            help_text="Kleine letters, cijfers en streepjes: /regio/…/",
        )
        self.fields[f"tegel_code-{nummer}"] = forms.CharField(
            label="Code op de kaart", max_length=4, required=False, initial=code.replace("-", "")[:3].upper()
        )
        for as_, hoogste, plek in (("rij", RIJEN, 0), ("kolom", KOLOMMEN, 1)):
            self.fields[f"tegel_{as_}-{nummer}"] = forms.IntegerField(
                label=f"{as_.capitalize()} op de kaart",
                required=False,
                min_value=1,
                max_value=hoogste,
                initial=vak[plek] if vak else None,
            )
        self.fields[f"agenda-{nummer}"] = forms.ChoiceField(
            label="Waarmee begint de agenda?", choices=AGENDA, widget=forms.RadioSelect
        )
        if self.coordinatoren:
            self.fields[f"coordinatoren-{nummer}"] = forms.MultipleChoiceField(
                label="Wie wordt regiocoördinator?",
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(str(t.pk), f"{t.gebruiker} (nu {t.regio})") for t in self.coordinatoren],
            )

    @property
    def nieuwe(self) -> list[tuple[str, list[Any]]]:
        """Each new regio with its fields, to draw."""
        velden = ("code", "agenda", "coordinatoren", "tegel_code", "tegel_rij", "tegel_kolom")
        return [
            (naam, [self[f"{veld}-{n}"] for veld in velden if f"{veld}-{n}" in self.fields])
            for n, naam in enumerate(self.namen)
        ]

    @property
    def plekken(self) -> list[Any]:
        """The question for each gemeente, to draw."""
        return [self[f"gemeente-{gemeente.pk}"] for gemeente in self.gemeenten]

    def soort_en_opdracht(self) -> tuple[str, dict[str, Any]]:
        data = self.cleaned_data
        data["datum"] = self.dag
        naar = {g.pk: data[f"gemeente-{g.pk}"] for g in self.gemeenten}
        nieuw = []
        for n, naam in enumerate(self.namen):
            velden = ("code", "agenda", "tegel_code", "tegel_rij", "tegel_kolom")
            een = {veld: data[f"{veld}-{n}"] for veld in velden}
            een |= {"naam": naam, "tegel_label": naam[:60]}
            een["gemeenten"] = [pk for pk, waar in naar.items() if waar == str(n)]
            een["coordinatoren"] = [int(pk) for pk in data.get(f"coordinatoren-{n}", [])]
            nieuw.append(een)
        return Soort.REGIO_SPLITSEN, {"regio": self.regio.pk, "nieuw": nieuw}
