"""Naming who speaks for an organisation in a regio."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.forms.dag import PeriodeForm, organisatie_keuze
from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio
from regions.periods import today
from regions.rights import Right


class PersoonVelden(forms.Form):
    """How to reach someone."""

    naam = forms.CharField(label="Naam", max_length=120)
    email = forms.EmailField(label="E-mailadres", required=False)
    telefoon = forms.CharField(label="Telefoonnummer", required=False, max_length=30)
    functie = forms.CharField(
        label="Functie", required=False, max_length=120, help_text="Bijvoorbeeld: wethouder Zorg."
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("email") or data.get("telefoon") or self.errors):
            self.add_error("email", "Vul een e-mailadres of een telefoonnummer in.")
        return data


class NieuwContactForm(PeriodeForm, PersoonVelden):
    """A new contact person; someone with this e-mail address is found, not made twice."""

    organisatie = forms.ModelChoiceField(label="Namens welke organisatie", queryset=None, empty_label="Kies")
    rol = forms.ChoiceField(label="Rol", choices=[("", "Kies"), *Contactpersoon.Rol.choices])
    bestaande = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = [
        "organisatie",
        "rol",
        "email",
        "naam",
        "telefoon",
        "functie",
        "van",
        "tot_en_met",
        "bestaande",
    ]

    def __init__(self, *args: Any, regio: Regio, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regio = regio
        self.fields["organisatie"].queryset = organisatie_keuze(mag_voor(gebruiker, regio))
        self.fields["email"].help_text = "Is deze persoon al bekend, dan vinden wij die aan dit adres."
        email = self.data.get("email", "").strip()
        self.gevonden = Persoon.objects.filter(email__iexact=email).first() if email else None
        if self.gevonden and self._andere_naam(self.data.get("naam", "")):
            self.fields["bestaande"] = forms.BooleanField(
                label=f"Ja, ik bedoel {self.gevonden.naam}: gebruik die persoon", required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.gevonden and self._andere_naam(data.get("naam", "")) and not data.get("bestaande"):
            self.add_error(
                "email",
                f"Dit e-mailadres is van {self.gevonden.naam}. Kies hieronder of u die persoon bedoelt.",
            )
        if not self.errors:
            self._check()
        return data

    def _andere_naam(self, naam: str) -> bool:
        return naam.strip().casefold() != self.gevonden.naam.casefold()

    def _check(self) -> None:
        """What the database would refuse is said here, with the reason."""
        self.contact = Contactpersoon(
            persoon=self.gevonden or Persoon(naam=self.cleaned_data["naam"]),
            organisatie=self.cleaned_data["organisatie"],
            regio=self.regio,
            rol=self.cleaned_data["rol"],
            functie=self.cleaned_data["functie"],
            period=self.cleaned_data["period"],
            bevestigd_op=today(),
        )
        if self.gevonden:
            try:
                self.contact.validate_constraints()
            except ValidationError as fouten:
                self.add_error(None, fouten.messages)
        organisatie, period = self.contact.organisatie, self.contact.period
        if period.lower < organisatie.since or (organisatie.last_day and period.lower > organisatie.last_day):
            self.add_error("van", f"{organisatie} bestaat op die dag niet.")

    def save(self) -> Contactpersoon:
        """The person, found or new, and the role."""
        persoon = self.contact.persoon
        if persoon.pk is None:
            persoon.email = self.cleaned_data["email"]
            persoon.gebruiker = Gebruiker.objects.filter(email__iexact=persoon.email, persoon=None).first()
        if telefoon := self.cleaned_data["telefoon"]:
            persoon.telefoon = telefoon
        persoon.save()
        self.contact.persoon = persoon
        self.contact.save()
        return self.contact


class WijzigContactForm(PersoonVelden):
    """Correct how someone is reached; a role is never overwritten but ended, and a new one begun."""

    def __init__(self, *args: Any, contact: Contactpersoon, **kwargs: Any) -> None:
        persoon = contact.persoon
        eerst = {"naam": persoon.naam, "email": persoon.email, "telefoon": persoon.telefoon}
        super().__init__(*args, initial=eerst | {"functie": contact.functie}, **kwargs)
        self.contact = contact

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        ander = Persoon.objects.exclude(pk=self.contact.persoon_id).filter(email__iexact=email).first()
        if email and ander:
            raise ValidationError(
                f"Dit e-mailadres is van {ander.naam}. Is dat de nieuwe persoon? "
                f"Beëindig dan deze rol en voeg {ander.naam} toe."
            )
        return email

    def save(self) -> None:
        persoon, data = self.contact.persoon, self.cleaned_data
        persoon.naam, persoon.email, persoon.telefoon = data["naam"], data["email"], data["telefoon"]
        persoon.save()
        self.contact.functie, self.contact.bevestigd_op = data["functie"], today()
        self.contact.save()


def mag_voor(gebruiker: Gebruiker, regio: Regio) -> set[int]:
    """The keys of the organisations whose contact persons in this regio this user may change today."""
    return {
        organisatie.pk
        for organisatie in Organisatie.objects.taking_part(regio, today())
        if gebruiker.may(Right.CONTACT_EDIT, regio=regio, organisatie=organisatie)
    }
