"""The master data of organisations, and where they take part."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.forms.dag import PeriodeForm
from regions.models import Concessie, Deelname, Organisatie, Partnersoort, Regio, Soort
from regions.organisaties.maken import bestaat_al, maak, maak_partner
from regions.overlap import binnen, in_de_weg, wanneer

SOORTEN_NIEUW = [(s.value, s.label) for s in Soort if s is not Soort.GEMEENTE]
PARTNERSOORTEN = [("", "Kies"), *Partnersoort.choices]


class Namen(forms.CharField):
    """Names, one on a line; kept with a bar between them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.replace("|", "\n") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        namen = [
            " ".join(naam.split()) for naam in (super().clean(value) or "").replace("|", "\n").splitlines()
        ]
        return "|".join(dict.fromkeys(filter(None, namen)))


class OrganisatieVelden(forms.Form):
    """What an organisation is called."""

    naam = forms.CharField(label="Naam", max_length=120)
    aliassen = Namen(
        label="Ook bekend als",
        help_text="Eén naam per regel. Bij een zorgverzekeraar: de labels van het concern.",
    )
    rechtsnaam = forms.CharField(label="Officiële naam", max_length=160, required=False)
    partnersoort = forms.ChoiceField(
        label="Soort partner", choices=PARTNERSOORTEN, required=False, help_text="Alleen bij een partner."
    )
    concern = forms.ModelChoiceField(
        label="Concern",
        queryset=Organisatie.objects.none(),
        required=False,
        empty_label="Geen",
        help_text="Alleen bij een zorgkantoor: de zorgverzekeraar waar het bij hoort.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        concerns = Organisatie.objects.filter(soort=Soort.ZORGVERZEKERAAR, period__endswith__isnull=True)
        self.fields["concern"].queryset = concerns.order_by("naam", "pk")

    def clean_naam(self) -> str:
        naam = " ".join(self.cleaned_data["naam"].split())
        if "|" in naam:
            raise ValidationError("Een naam heeft geen rechte streep.")
        return naam

    def _geen_dubbele(self, behalve: int | None = None) -> None:
        """Nobody else goes by one of these names."""
        for veld, namen in (
            ("naam", [self.cleaned_data.get("naam", "")]),
            ("aliassen", self.cleaned_data.get("aliassen", "").split("|")),
        ):
            if ander := bestaat_al(namen, behalve=behalve):
                self.add_error(veld, f"Bestaat al: {ander} ({ander.soort_in_woorden}).")

    def _past(self, soort: str) -> None:
        """Only a partner has a kind of partner, only a zorgkantoor a concern."""
        data = self.cleaned_data
        if soort == Soort.PARTNER and not data.get("partnersoort"):
            self.add_error("partnersoort", "Kies wat voor partner dit is.")
        if soort != Soort.PARTNER and data.get("partnersoort"):
            self.add_error("partnersoort", "Alleen een partner heeft een soort partner.")
        if soort != Soort.ZORGKANTOOR and data.get("concern"):
            self.add_error("concern", "Alleen een zorgkantoor hoort bij een concern.")


class NieuweOrganisatieForm(OrganisatieVelden, PeriodeForm):
    """A new organisation of any kind but a gemeente, which comes of a herindeling."""

    soort = forms.ChoiceField(label="Soort", choices=[("", "Kies"), *SOORTEN_NIEUW])
    field_order = ["soort", "naam", "partnersoort", "concern", "aliassen", "rechtsnaam", "van", "tot_en_met"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._geen_dubbele()
        self._past(data.get("soort", ""))
        return data

    def save(self) -> Organisatie:
        namen = ("naam", "soort", "period", "aliassen", "rechtsnaam", "partnersoort", "concern")
        return maak(**{naam: self.cleaned_data[naam] for naam in namen})


class WijzigOrganisatieForm(OrganisatieVelden):
    """What an organisation is called, corrected. The name of a gemeente changes by a herindeling."""

    field_order = ["naam", "partnersoort", "concern", "aliassen", "rechtsnaam"]

    def __init__(self, *args: Any, organisatie: Organisatie, **kwargs: Any) -> None:
        eerst = {
            naam: getattr(organisatie, naam) for naam in ("naam", "aliassen", "rechtsnaam", "partnersoort")
        }
        super().__init__(*args, initial=eerst | {"concern": organisatie.concern_id}, **kwargs)
        self.organisatie = organisatie
        if organisatie.soort == Soort.GEMEENTE:
            del self.fields["naam"]
        if organisatie.soort != Soort.PARTNER:
            del self.fields["partnersoort"]
        if organisatie.soort != Soort.ZORGKANTOOR:
            del self.fields["concern"]
        if organisatie.soort == Soort.ZORGVERZEKERAAR:
            self.fields["aliassen"].label = "Labels en andere namen"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.organisatie.soort != Soort.GEMEENTE:
            self._geen_dubbele(self.organisatie.pk)
        self._past(self.organisatie.soort) if self.organisatie.soort == Soort.PARTNER else None
        return data

    def save(self) -> None:
        for naam, waarde in self.cleaned_data.items():
            setattr(self.organisatie, naam, waarde)
        self.organisatie.save(update_fields=list(self.cleaned_data))


class ConcessieForm(PeriodeForm):
    """Which zorgkantoor serves a zorgkantoorregio, and when."""

    regio = forms.ModelChoiceField(
        label="Zorgkantoorregio", queryset=Regio.objects.none(), empty_label="Kies"
    )
    zorgkantoor = forms.ModelChoiceField(
        label="Zorgkantoor", queryset=Organisatie.objects.none(), empty_label="Kies"
    )
    naam = forms.CharField(label="Naam in de aanwijzing", max_length=120, required=False)
    bron = forms.CharField(label="Bron", help_text="Waar staat dit? Bijvoorbeeld: Staatscourant 2025, 1234.")
    field_order = ["regio", "zorgkantoor", "van", "tot_en_met", "naam", "bron"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zorgregios = Regio.objects.filter(indeling__code="zorgkantoorregio", period__endswith__isnull=True)
        self.fields["regio"].queryset = zorgregios.order_by("naam", "pk")
        kantoren = Organisatie.objects.filter(soort=Soort.ZORGKANTOOR).order_by("naam", "pk")
        self.fields["zorgkantoor"].queryset = kantoren

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        regio, kantoor, period = data["regio"], data["zorgkantoor"], data["period"]
        if ander := in_de_weg(regio.concessies.select_related("zorgkantoor"), period):
            self.add_error(
                "van",
                f"{regio} heeft dan al een concessiehouder: {ander.zorgkantoor}, {wanneer(ander)}. "
                "Beëindig die concessie eerst, of kies een andere dag.",
            )
        for wat in (regio, kantoor):
            if not binnen(wat, period):
                self.add_error("van", f"{wat} bestaat niet in die hele periode ({wanneer(wat)}).")
        return data

    def save(self) -> Concessie:
        namen = ("regio", "zorgkantoor", "naam", "bron", "period")
        return Concessie.objects.create(**{naam: self.cleaned_data[naam] for naam in namen})


class DeelnemerForm(PeriodeForm):
    """An organisation takes part in a regio from a day on; one of both is known beforehand."""

    organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=Organisatie.objects.none(), empty_label="Kies"
    )
    regio = forms.ModelChoiceField(label="Regio", queryset=Regio.objects.none(), empty_label="Kies")
    field_order = ["organisatie", "regio", "van", "tot_en_met"]

    def __init__(
        self, *args: Any, organisatie: Organisatie | None = None, regio: Regio | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vast = {naam: wat for naam, wat in (("organisatie", organisatie), ("regio", regio)) if wat}
        verzekeraars = Organisatie.objects.now().filter(soort=Soort.ZORGVERZEKERAAR)
        self.fields["organisatie"].queryset = verzekeraars.order_by("naam", "pk")
        self.fields["regio"].queryset = (
            Regio.objects.werk().filter(period__endswith__isnull=True).order_by("naam", "pk")
        )
        for naam in self.vast:
            del self.fields[naam]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        data |= self.vast
        organisatie, regio, period = data["organisatie"], data["regio"], data["period"]
        if ander := in_de_weg(regio.deelnames.filter(organisatie=organisatie), period):
            self.add_error("van", f"{organisatie} doet dan al mee in {regio}: {wanneer(ander)}.")
        if not binnen(regio, period):
            self.add_error("van", f"De regio {regio} bestaat op die dag niet ({wanneer(regio)}).")
        if not binnen(organisatie, period):
            self.add_error("van", f"{organisatie} bestaat dan niet de hele tijd ({wanneer(organisatie)}).")
        return data

    def save(self) -> Deelname:
        data = self.cleaned_data
        return Deelname.objects.create(
            regio=data["regio"], organisatie=data["organisatie"], period=data["period"]
        )


class PartnerForm(PeriodeForm):
    """A partner that nobody entered before, for one's own regio."""

    naam = forms.CharField(label="Naam", max_length=120)
    partnersoort = forms.ChoiceField(label="Soort partner", choices=PARTNERSOORTEN)
    rechtsnaam = forms.CharField(label="Officiële naam", max_length=160, required=False)
    field_order = ["naam", "partnersoort", "rechtsnaam", "van", "tot_en_met"]

    def __init__(self, *args: Any, regio: Regio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regio = regio
        self.bestaande: Organisatie | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.bestaande = bestaat_al([data.get("naam", ""), data.get("rechtsnaam", "")])
        if self.bestaande:
            self.add_error("naam", f"Bestaat al: {self.bestaande} ({self.bestaande.soort_in_woorden}).")
        if not self.errors and not binnen(self.regio, data["period"]):
            self.add_error("van", f"De regio {self.regio} bestaat dan niet ({wanneer(self.regio)}).")
        return data

    def save(self) -> Organisatie:
        namen = ("naam", "partnersoort", "rechtsnaam", "period")
        return maak_partner(regio=self.regio, **{naam: self.cleaned_data[naam] for naam in namen})
