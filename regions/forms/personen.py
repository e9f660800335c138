"""How to reach someone, and naming someone: one of those known here, or anyone by e-mail address."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django import forms

from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio
from regions.periods import today


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


def kandidaten(regio: Regio, *, eerst: Organisatie | None = None) -> list[Any]:
    """Who speaks for someone in the regio today, by organisation; those of `eerst` stand first."""
    rows = regio.contacten.on(today()).filter(persoon__postvak=False).in_order()
    groepen: dict[str, dict[int, str]] = defaultdict(dict)
    for contact in sorted(rows, key=lambda c: (c.organisatie != eerst, c.organisatie.naam, c.persoon.naam)):
        groepen[contact.organisatie.naam][contact.persoon_id] = contact.persoon.naam
    return [(naam, list(personen.items())) for naam, personen in groepen.items()]


def kandidaten_van(organisaties: Collection[int]) -> list[Any]:
    """Who speaks for these organisations today, wherever."""
    rows = Contactpersoon.objects.on(today()).filter(organisatie__in=organisaties, persoon__postvak=False)
    groepen: dict[str, dict[int, str]] = defaultdict(dict)
    rows = rows.select_related("persoon", "organisatie").order_by("organisatie__naam", "persoon__naam")
    for contact in rows:
        groepen[contact.organisatie.naam][contact.persoon_id] = contact.persoon.naam
    return [(naam, list(personen.items())) for naam, personen in groepen.items()]


def zonder(persoon: Persoon, keuzes: list[Any]) -> list[Any]:
    """The same choices without this person."""
    groepen = [(kop, [keuze for keuze in groep if keuze[0] != persoon.pk]) for kop, groep in keuzes]
    return [(kop, groep) for kop, groep in groepen if groep]


def met_huidige(persoon: Persoon | None, keuzes: list[Any]) -> list[Any]:
    """The same choices with the present one in front, who may be from elsewhere."""
    return [("Nu", [(persoon.pk, persoon.naam)]), *keuzes] if persoon else keuzes


class PersoonKeuze:
    """Three fields of a form that together name someone, or nobody."""

    def __init__(self, form: forms.Form, naam: str, *, label: str, wie: str, leeg: str, keuzes: list[Any]):
        self.form, self.naam = form, naam
        form.fields[naam] = forms.ChoiceField(label=label, required=False, choices=[("", leeg), *keuzes])
        form.fields[f"{naam}_email"] = forms.EmailField(
            label=f"E-mailadres van {wie}",
            required=False,
            help_text="Alleen als de persoon niet in de lijst staat.",
        )
        form.fields[f"{naam}_naam"] = forms.CharField(
            label=f"Naam van {wie}",
            required=False,
            max_length=120,
            help_text="Alleen als wij dit e-mailadres nog niet kennen.",
        )

    def clean(self) -> Persoon | None:
        """Whom was meant: known, or new and not stored yet; what is wrong is said at the field."""
        data = self.form.cleaned_data
        gekozen, email = data.get(self.naam), data.get(f"{self.naam}_email")
        if gekozen and email and gekozen != str(self.form.initial.get(self.naam)):
            self._fout("_email", "Kies iemand uit de lijst of vul een e-mailadres in, niet allebei.")
            return None
        if email:
            return self._op_adres(email, data.get(f"{self.naam}_naam", "").strip())
        return Persoon.objects.get(pk=gekozen) if gekozen else None

    def _op_adres(self, email: str, naam: str) -> Persoon | None:
        persoon = Persoon.objects.met_adres(email)
        if persoon is None and not naam:
            self._fout("_naam", "Vul de naam in: dit e-mailadres kennen wij nog niet.")
            return None
        if persoon and naam and naam.casefold() != persoon.naam.casefold():
            self._fout(
                "_naam", f"Dit e-mailadres is van {persoon}. Laat de naam leeg als u {persoon} bedoelt."
            )
        elif persoon and persoon.postvak:
            self._fout("_email", "Dit is een gedeeld postvak. Kies een persoon.")
        return persoon or nieuw_persoon(naam=naam, email=email)

    def _fout(self, veld: str, reden: str) -> None:
        self.form.add_error(f"{self.naam}{veld}", reden)


def nieuw_persoon(*, naam: str, email: str, **velden: Any) -> Persoon:
    """Someone who was not known yet, tied to the user with this address; not stored yet."""
    gebruiker = Gebruiker.objects.filter(email__iexact=email, persoon=None).first() if email else None
    return Persoon(naam=naam, email=email, gebruiker=gebruiker, **velden)


def bewaard(persoon: Persoon | None) -> Persoon | None:
    """The person, stored if new."""
    if persoon and persoon.pk is None:
        persoon.save()
    return persoon


def nog_rol(contact: Contactpersoon) -> int:
    """How many other roles this person has today, wherever."""
    return contact.persoon.contacten.now().exclude(pk=contact.pk).count()
