"""Naming who speaks for an organisation in a regio, and asking for it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from regions.contacten import Keuze
from regions.forms.dag import DagForm, PeriodeForm, organisatie_keuze
from regions.forms.personen import (
    PersoonKeuze,
    PersoonVelden,
    bewaard,
    kandidaten,
    met_huidige,
    nieuw_persoon,
)
from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio, Soort, Thema
from regions.periods import today
from regions.rights import Right


def themas_van(regio: Regio) -> list[Thema]:
    """The themes that may be chosen in a regio: everyone's and its own."""
    return list(Thema.objects.filter(Q(regio=None) | Q(regio=regio)).order_by("volgorde", "naam", "pk"))


class ContactenFilter(DagForm):
    """Contact persons of a regio on a day: of one kind of party, for one theme, by part of a name."""

    naam = forms.CharField(label="Deel van een naam", required=False, max_length=80)
    thema = forms.TypedChoiceField(
        label="Thema",
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Dit thema bestaat hier niet. U ziet nu alle thema's."},
    )
    soort = forms.ChoiceField(
        label="Welke partijen",
        required=False,
        choices=[
            ("", "Alle partijen"),
            (Soort.GEMEENTE, "Gemeenten"),
            (Soort.ZORGVERZEKERAAR, "Zorgverzekeraars"),
            (Soort.ZORGKANTOOR, "Zorgkantoren"),
            (Soort.PARTNER, "Partners"),
        ],
        error_messages={"invalid_choice": "Deze soort partij bestaat niet. U ziet nu alle partijen."},
    )
    field_order = ["naam", "thema", "soort", "op"]

    def __init__(self, *args: Any, regio: Regio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.themas = {thema.pk: thema for thema in themas_van(regio)}
        keuzes = [(pk, thema.naam) for pk, thema in self.themas.items()]
        self.fields["thema"].choices = [("", "Alle thema's"), *keuzes]

    @property
    def keuze(self) -> Keuze:
        """What was asked for; what does not exist asks for all."""
        self.is_valid()
        gevraagd = self.cleaned_data
        return Keuze(
            soort=gevraagd.get("soort", ""),
            thema=self.themas.get(gevraagd.get("thema")),
            naam=gevraagd.get("naam", ""),
        )


class RolVelden(PersoonVelden):
    """How to reach someone, for which themes, and who stands in."""

    themas = forms.TypedMultipleChoiceField(
        label="Thema's",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets gekozen: voor alle thema's.",
    )

    def __init__(self, *args: Any, regio: Regio, eerst: Organisatie | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regio = regio
        self.fields["themas"].choices = [(thema.pk, thema.naam) for thema in themas_van(regio)]
        keuzes = kandidaten(regio, eerst=eerst)
        self.vervanger = PersoonKeuze(
            self, "vervanger", label="Vervanger", wie="de vervanger", leeg="Geen vervanger", keuzes=keuzes
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["vervanger"] = self.vervanger.clean()
        return data


class NieuwContactForm(PeriodeForm, RolVelden):
    """A new contact person; someone with this e-mail address is found, not made twice."""

    organisatie = forms.ModelChoiceField(label="Namens welke organisatie", queryset=None, empty_label="Kies")
    rol = forms.ChoiceField(label="Rol", choices=[("", "Kies"), *Contactpersoon.Rol.choices])
    postvak = forms.BooleanField(
        label="Dit is een gedeeld postvak: het ontvangt mail, er logt niemand mee in", required=False
    )
    bestaande = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["organisatie", "rol", "email", "bestaande", "postvak", "naam", "telefoon", "functie"]

    def __init__(self, *args: Any, regio: Regio, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, regio=regio, **kwargs)
        self.fields["organisatie"].queryset = organisatie_keuze(mag_voor(gebruiker, regio))
        if gebruiker.gekozen and not self.initial.get("organisatie"):
            self.initial["organisatie"] = gebruiker.gekozen.organisatie_id
        self.fields["email"].help_text = "Is deze persoon al bekend, dan vinden wij die aan dit adres."
        self.gevonden = Persoon.objects.met_adres(self.data.get("email", ""))
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
        if data.get("postvak"):
            self._check_postvak(data)
        if not self.errors:
            self._check()
        return data

    def _andere_naam(self, naam: str) -> bool:
        return naam.strip().casefold() != self.gevonden.naam.casefold()

    def _check_postvak(self, data: dict[str, Any]) -> None:
        if not data.get("email"):
            self.add_error("email", "Vul het e-mailadres van het postvak in.")
        elif (self.gevonden and self.gevonden.gebruiker_id) or Gebruiker.objects.filter(
            email__iexact=data["email"], is_active=True
        ).exists():
            self.add_error("postvak", "Met dit e-mailadres logt iemand in: het is geen gedeeld postvak.")

    def _check(self) -> None:
        """What the database would refuse is said here, with the reason."""
        data = self.cleaned_data
        persoon = self.gevonden or Persoon(naam=data["naam"])
        self.contact = Contactpersoon(
            persoon=persoon,
            organisatie=data["organisatie"],
            regio=self.regio,
            rol=data["rol"],
            functie=data["functie"],
            period=data["period"],
            bevestigd_op=today(),
        )
        if self.gevonden:
            try:
                self.contact.validate_constraints()
            except ValidationError as fouten:
                self.add_error(None, fouten.messages)
        if data["vervanger"] and is_dezelfde(data["vervanger"], persoon, data["email"]):
            self.add_error("vervanger", "Iemand kan niet de eigen vervanger zijn.")
        for veld, reden in buiten_organisatie(self.contact):
            self.add_error(veld, reden)

    def save(self) -> Contactpersoon:
        """The person, found or new, and the role."""
        data = self.cleaned_data
        persoon = self.gevonden or nieuw_persoon(naam=data["naam"], email=data["email"])
        persoon.telefoon = data["telefoon"] or persoon.telefoon
        if data["postvak"]:
            persoon.postvak, persoon.gebruiker = True, None
        persoon.save()
        self.contact.persoon = persoon
        self.contact.vervanger = bewaard(data["vervanger"])
        self.contact.save()
        self.contact.themas.set(data["themas"])
        return self.contact


def is_dezelfde(ander: Persoon, persoon: Persoon, email: str) -> bool:
    """Whether two persons, one of whom may be new, are one."""
    if ander.pk or persoon.pk:
        return ander.pk == persoon.pk
    return bool(email) and ander.email.casefold() == email.casefold()


def buiten_organisatie(contact: Contactpersoon) -> list[tuple[str, str]]:
    """Per field why the contact would not lie within the period of its organisation."""
    organisatie, period = contact.organisatie, contact.period
    laatste = organisatie.last_day
    if not organisatie.holds_on(period.lower):
        return [("van", f"{organisatie} bestaat op die dag niet.")]
    if laatste and (contact.last_day is None or contact.last_day > laatste):
        return [("tot_en_met", f"{organisatie} bestaat t/m {laatste:%d-%m-%Y}: kies uiterlijk die dag.")]
    return []


class WijzigContactForm(RolVelden):
    """Correct how someone is reached; a role is never overwritten but ended, and a new one begun."""

    def __init__(self, *args: Any, contact: Contactpersoon, stand: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial=stand, regio=contact.regio, eerst=contact.organisatie, **kwargs)
        self.contact = contact
        keuzes = self.fields["vervanger"].choices
        self.fields["vervanger"].choices = [keuzes[0], *met_huidige(contact.vervanger, keuzes[1:])]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        ander = Persoon.objects.exclude(pk=self.contact.persoon_id).met_adres(email)
        if ander:
            raise ValidationError(
                f"Dit e-mailadres is van {ander.naam}. Is dat de nieuwe persoon? "
                f"Beëindig dan deze rol en voeg {ander.naam} toe."
            )
        if self.contact.persoon.postvak and not email:
            raise ValidationError("Een postvak heeft een e-mailadres.")
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data["vervanger"] and is_dezelfde(data["vervanger"], self.contact.persoon, data.get("email", "")):
            self.add_error("vervanger", "Iemand kan niet de eigen vervanger zijn.")
        return data

    def save(self) -> None:
        persoon, data = self.contact.persoon, self.cleaned_data
        velden = {naam: data[naam] for naam in ("naam", "email", "telefoon")}
        if any(getattr(persoon, naam) != waarde for naam, waarde in velden.items()):
            persoon.naam, persoon.email, persoon.telefoon = velden.values()
            persoon.save()
        self.contact.functie, self.contact.bevestigd_op = data["functie"], today()
        self.contact.vervanger = bewaard(data["vervanger"])
        self.contact.save()
        self.contact.themas.set(data["themas"])


def mag_voor(gebruiker: Gebruiker, regio: Regio) -> set[int]:
    """The keys of the organisations whose contact persons in this regio this user may change today."""
    return {
        organisatie.pk
        for organisatie in Organisatie.objects.taking_part(regio, today())
        if gebruiker.may(Right.CONTACT_EDIT, regio=regio, organisatie=organisatie)
    }
