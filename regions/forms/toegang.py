"""Giving someone access."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.forms.dag import PeriodeForm
from regions.models import Organisatie, Regio, Soort, Toegang, takes_part
from regions.periods import today
from regions.privacy import terug
from regions.rights import ORGANISATIE_ROLLEN, REGIO_ROLLEN, Rol

# Which roles fit which kind of organisation.
ROLLEN_PER_SOORT = {
    Soort.GEMEENTE: [Rol.MEDEWERKER, Rol.BESTUURDER, Rol.BEHEERDER],
    Soort.ZORGVERZEKERAAR: [Rol.MEDEWERKER, Rol.BESTUURDER, Rol.BEHEERDER],
    Soort.ZORGKANTOOR: [Rol.MEDEWERKER, Rol.BESTUURDER, Rol.BEHEERDER],
    Soort.PARTNER: [Rol.PARTNER],
    Soort.LANDELIJK: [Rol.LANDELIJK],
}


class UitnodigForm(PeriodeForm):
    """Who gets access, with which role; a known e-mail address is the same user."""

    email = forms.EmailField(
        label="E-mailadres", help_text="Hierheen gaan de uitnodiging en de code om in te loggen."
    )
    naam = forms.CharField(label="Naam", max_length=120)
    rol = forms.ChoiceField(label="Rol", choices=[])
    organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=Organisatie.objects.none(), required=False, empty_label="Geen"
    )
    regio = forms.ModelChoiceField(
        label="Regio",
        queryset=Regio.objects.none(),
        required=False,
        empty_label="Geen",
        help_text="Verplicht voor een regiocoördinator of redacteur. "
        "Leeg: elke regio waar de organisatie meedoet.",
    )
    field_order = ["email", "naam", "rol", "organisatie", "regio", "van", "tot_en_met"]

    def __init__(self, *args: Any, organisatie: Organisatie | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voor = organisatie
        rollen = ROLLEN_PER_SOORT[Soort(organisatie.soort)] if organisatie else list(Rol)
        self.fields["rol"].choices = [("", "Kies"), *((rol.value, rol.label) for rol in rollen)]
        if organisatie:
            del self.fields["organisatie"], self.fields["regio"]
        else:
            self.fields["organisatie"].queryset = Organisatie.objects.now().order_by("naam", "pk")
            self.fields["regio"].queryset = Regio.objects.werk().now().order_by("naam", "pk")

    def clean_van(self) -> datetime.date:
        van = self.cleaned_data["van"]
        if van < today():
            raise ValidationError("Toegang begint vandaag of later, niet in het verleden.")
        return van

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["organisatie"] = self.voor or data.get("organisatie")
        data.setdefault("regio", None)
        if not self.errors:
            self._past_bij_elkaar(Rol(data["rol"]), data["organisatie"], data["regio"])
        if not self.errors:
            self._nog_niet(data)
        return data

    def _past_bij_elkaar(self, rol: Rol, organisatie: Organisatie | None, regio: Regio | None) -> None:
        """A role asks for an organisation of its own kind, or for a regio."""
        if rol in (*ORGANISATIE_ROLLEN, Rol.LANDELIJK) and organisatie is None:
            self.add_error("organisatie", f"Kies de organisatie waarvan iemand {rol.label} is.")
        eigen = rol in (*ORGANISATIE_ROLLEN, Rol.LANDELIJK)
        if eigen and organisatie and rol not in ROLLEN_PER_SOORT[Soort(organisatie.soort)]:
            self.add_error(
                "rol" if self.voor else "organisatie",
                f"De rol {rol.label} past niet bij een {organisatie.get_soort_display()}.",
            )
        if rol in REGIO_ROLLEN and regio is None:
            self.add_error("regio", f"Kies de regio waarvan iemand {rol.label} is.")
        if rol in ORGANISATIE_ROLLEN and organisatie and regio and not takes_part(organisatie, regio):
            self.add_error("regio", f"{organisatie} doet niet mee in {regio}.")
        if rol in (Rol.LANDELIJK, Rol.FUNCTIONEEL) and regio:
            self.add_error("regio", f"Een {rol.label} werkt voor het hele land: kies geen regio.")

    def _nog_niet(self, data: dict[str, Any]) -> None:
        """The same access is not given twice at a time."""
        dubbel = Toegang.objects.during(data["period"]).filter(
            gebruiker__email__iexact=data["email"],
            rol=data["rol"],
            organisatie=data["organisatie"],
            regio=data["regio"],
        )
        if eerder := dubbel.select_related("gebruiker", "organisatie", "regio").first():
            raise ValidationError(f"{eerder.gebruiker} heeft deze toegang al, vanaf {eerder.since:%d-%m-%Y}.")


class VerlengForm(forms.Form):
    """Until when access goes on."""

    tot_en_met = forms.DateField(
        label="Tot en met", required=False, help_text="Leeg: tot nader order. Standaard een jaar langer."
    )

    def __init__(self, *args: Any, toegang: Toegang, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.toegang = toegang
        einde = max(toegang.last_day or today(), today())
        self.initial["tot_en_met"] = terug(einde, -12)

    def clean_tot_en_met(self) -> datetime.date | None:
        dag = self.cleaned_data["tot_en_met"]
        if dag and self.toegang.last_day and dag <= max(self.toegang.last_day, today()):
            raise ValidationError(f"Kies een dag na {max(self.toegang.last_day, today()):%d-%m-%Y}.")
        return dag
