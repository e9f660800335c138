"""Ending a role, or all of someone's: until when, why, who follows, and whether the access ends too."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.actions import INTUSSEN
from regions.forms.dag import EindeForm, MetGevolgen
from regions.forms.personen import PersoonKeuze, kandidaten, kandidaten_van, met_huidige, zonder
from regions.models import Contactpersoon, Persoon
from regions.periods import since

Reden = Contactpersoon.Reden
REDENEN = [
    (Reden.VERKIEZING.value, "Na de verkiezingen"),
    (Reden.FUNCTIE.value, "Andere functie"),
    (Reden.ANDERS.value, "Anders"),
]
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class MetVersie(forms.Form):
    """What was read stays as it was, or the form is shown again and says that it did not."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def zet_versie(self, version: str) -> None:
        """The version of what is shown; a form that was sent on another one is overtaken."""
        self.nu = version
        self.initial["version"] = version
        self.ingehaald = self.is_bound and self.data.get("version") != version

    @property
    def status(self) -> int:
        """How the page answers: 409 when overtaken, 422 when something is wrong."""
        return 409 if self.ingehaald else 422 if self.errors else 200

    def meld_ingehaald(self) -> None:
        """Said once: sent again as it is now shown, it is a choice."""
        if self.ingehaald:
            self.add_error(None, INTUSSEN)
            self.data = self.data.copy()
            self.data["version"] = self.nu


class MetOpvolging(MetVersie):
    """Who follows, who gets the mail until then, and whether the access ends too."""

    def vraag_wie(
        self, *, opvolger: str, geen_waarnemer: str, keuzes: list[Any], waarnemers: list[Any]
    ) -> None:
        """Ask for both, of those that may be chosen."""
        self.opvolger = PersoonKeuze(
            self,
            "opvolger",
            label=opvolger,
            wie="de opvolger",
            leeg="Nog geen opvolger bekend",
            keuzes=keuzes,
        )
        self.waarnemer = PersoonKeuze(
            self,
            "waarnemer",
            label="Waarnemer: wie krijgt de mail tot er een opvolger is",
            wie="de waarnemer",
            leeg=geen_waarnemer,
            keuzes=waarnemers,
        )

    def vraag_toegang(self, vraag: str) -> None:
        """Ask about the access, when there is something to ask."""
        if vraag:
            self.fields["toegang"] = forms.ChoiceField(label=vraag, choices=JA_NEE, widget=forms.RadioSelect)

    @property
    def met_toegang(self) -> bool:
        """Whether the access is to end too."""
        return self.cleaned_data.get("toegang") == "ja"


class EindeContactForm(MetOpvolging, EindeForm):
    """The end of one role."""

    reden = forms.ChoiceField(label="Waarom eindigt de rol", choices=REDENEN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, rij: Contactpersoon, vraag_toegang: str = "", **kwargs: Any) -> None:
        super().__init__(*args, rij=rij, **kwargs)
        self.zet_versie(str(rij.version))
        keuzes = zonder(rij.persoon, kandidaten(rij.regio, eerst=rij.organisatie))
        self.vraag_wie(
            opvolger="Opvolger",
            geen_waarnemer="Nog niemand",
            keuzes=keuzes,
            waarnemers=met_huidige(rij.vervanger, keuzes),
        )
        self.initial["waarnemer"] = rij.vervanger_id or ""
        self.vraag_toegang(vraag_toegang)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.meld_ingehaald()
        data["opvolger"], data["waarnemer"] = self.opvolger.clean(), self.waarnemer.clean()
        for naam in ("opvolger", "waarnemer"):
            if data[naam] == self.rij.persoon:
                self.add_error(naam, "Kies iemand anders dan wie de rol nu heeft.")
        if not self.errors and (opvolger := data["opvolger"]):
            for reden in kan_niet_opvolgen(self.rij, opvolger, self.tot):
                self.add_error("opvolger", reden)
        return data


class EindePersoonForm(MetOpvolging, MetGevolgen):
    """The end of all roles of one person: one successor for all, or another for some."""

    reden = EindeContactForm.base_fields["reden"]

    def __init__(
        self,
        *args: Any,
        persoon: Persoon,
        contacten: list[Contactpersoon],
        vraag_toegang: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.persoon, self.contacten = persoon, contacten
        self.zet_versie(",".join(f"{contact.pk}-{contact.version}" for contact in contacten))
        self.fields["reden"].label = "Waarom eindigen de rollen"
        keuzes = zonder(persoon, kandidaten_van({contact.organisatie_id for contact in contacten}))
        self.vraag_wie(
            opvolger="Opvolger in alle rollen",
            geen_waarnemer="Wie nu vervanger is, of nog niemand",
            keuzes=keuzes,
            waarnemers=keuzes,
        )
        self.vraag_toegang(vraag_toegang)
        self.per_rol = [(contact, self._keuze(contact, keuzes)) for contact in self.veel]

    @property
    def veel(self) -> list[Contactpersoon]:
        """The roles that may each have a successor of their own: none, when there is only one."""
        return self.contacten if len(self.contacten) > 1 else []

    def _keuze(self, contact: Contactpersoon, keuzes: list[Any]) -> PersoonKeuze:
        return PersoonKeuze(
            self,
            f"rol{contact.pk}",
            label=f"Opvolger in {contact.regio}",
            wie=f"de opvolger in {contact.regio}",
            leeg="Zoals hierboven gekozen",
            keuzes=keuzes,
        )

    @property
    def algemeen(self) -> list[forms.BoundField]:
        """The fields that are about all roles."""
        return [field for field in self.visible_fields() if not field.name.startswith("rol")]

    @property
    def velden_per_rol(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each role under its name."""
        return [
            (
                f"{contact.regio}: {contact.get_rol_display()} voor {contact.organisatie}",
                [self[keuze.naam + deel] for deel in ("", "_email", "_naam")],
            )
            for contact, keuze in self.per_rol
        ]

    def clean_laatste_dag(self) -> datetime.date:
        dag = self.cleaned_data["laatste_dag"]
        for contact in self.contacten:
            if contact.since > dag:
                raise ValidationError(
                    f"De rol in {contact.regio} begint pas op {contact.since:%d-%m-%Y}. "
                    "Kies een latere dag, of beëindig de rollen een voor een."
                )
        return dag

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.meld_ingehaald()
        self.nieuw: dict[str, Persoon] = {}
        allen, data["waarnemer"] = self._een(self.opvolger), self._een(self.waarnemer)
        eigen = {contact.pk: self._een(keuze) for contact, keuze in self.per_rol}
        self.opvolging = [(contact, eigen.get(contact.pk) or allen) for contact in self.contacten]
        if not self.errors:
            for contact, opvolger in self.opvolging:
                self._check(contact, opvolger)
        return data

    def _een(self, keuze: PersoonKeuze) -> Persoon | None:
        """Whom was meant; the same new address twice is one person."""
        persoon = keuze.clean()
        if persoon == self.persoon:
            self.add_error(keuze.naam, "Kies iemand anders dan wie vertrekt.")
        if persoon is None or persoon.pk:
            return persoon
        return self.nieuw.setdefault(persoon.email.casefold(), persoon)

    def _check(self, contact: Contactpersoon, opvolger: Persoon | None) -> None:
        for reden in kan_niet_opvolgen(contact, opvolger, self.tot) if opvolger else []:
            naam = f"rol{contact.pk}" if f"rol{contact.pk}" in self.fields else "opvolger"
            self.add_error(naam, f"{contact.regio}: {reden}")


def kan_niet_opvolgen(contact: Contactpersoon, opvolger: Persoon, tot: Any) -> list[str]:
    """Why this person cannot have the role from that day on."""
    organisatie = contact.organisatie
    if not organisatie.holds_on(tot):
        return [f"{organisatie} bestaat dan niet meer: er is geen opvolger nodig."]
    volgende = Contactpersoon(
        persoon=opvolger,
        organisatie=organisatie,
        regio=contact.regio,
        rol=contact.rol,
        period=since(tot, organisatie.period.upper),
    )
    if opvolger.pk is None:
        return []
    try:
        volgende.validate_constraints()
    except ValidationError as fouten:
        return fouten.messages
    return []
