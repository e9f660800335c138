"""One edit of one blok: the same for every kind, for a blok that is there and for one to come."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from agenda import staat
from agenda.forms import BlokForm, formulier
from agenda.forms.formulier import PREFIXEN, regelsets
from agenda.forms.regels import MEESTE
from agenda.forms.velden import Keuzes
from agenda.models import Agenda, Blok
from agenda.terug import mocht_lezen
from agenda.tonen import adres_nieuw, plek
from agenda.zicht import zicht_van
from regions import concepten
from regions.conflict import als_post, naast_elkaar, samen
from regions.models import Concept, Gebruiker, Regio

GENOEG_OPGAVEN = 3


@dataclass
class Bewerking:
    """Someone types in the form of one blok."""

    request: HttpRequest
    agenda: Agenda
    soort: str
    lees: Callable[[], staat.Staat]
    sleutel: str
    blok: Blok | None = None
    ouder: Blok | None = None
    concept: Concept | None = None
    version: str = ""

    @classmethod
    def van(cls, request: HttpRequest, blok: Blok) -> "Bewerking":
        """An edit of a blok that is there."""
        return cls(
            request,
            blok.agenda,
            blok.soort,
            lambda: staat.nu(blok),
            f"blok-{blok.pk}",
            blok,
            version=str(blok.version),
        )

    @classmethod
    def nieuw(cls, request: HttpRequest, agenda: Agenda, ouder: Blok | None, soort: str) -> "Bewerking":
        """An edit of a blok to come."""
        sleutel = f"nieuw-{agenda.pk}-{ouder.pk if ouder else 0}-{soort}"
        return cls(request, agenda, soort, lambda: staat.leeg(agenda, soort), sleutel, ouder=ouder)

    @cached_property
    def nu(self) -> staat.Staat:
        """What it says now: read when it is first asked for, so that who saves holds the blok already."""
        return self.lees()

    @cached_property
    def gepost(self) -> BlokForm:
        """The form as it was posted."""
        return self.form(self.request.POST)

    @property
    def regio(self) -> Regio:
        """Where."""
        return self.agenda.regio

    @property
    def gebruiker(self) -> Gebruiker:
        """Who types."""
        return self.request.user

    @property
    def onder(self) -> Blok | None:
        """What it hangs under, or will."""
        return self.blok.ouder if self.blok else self.ouder

    @property
    def plek(self) -> str:
        """The id of the element that holds the form."""
        return f"blok-{self.blok.pk}" if self.blok else plek(self.ouder, self.soort)

    @property
    def adres(self) -> str:
        """Where the form is sent."""
        if self.blok:
            return reverse("blok_bewerken", args=[self.regio.code, self.blok.pk])
        return adres_nieuw(self.agenda, self.ouder, self.soort)

    def form(self, data: Any = None, what: staat.Staat | None = None) -> BlokForm:
        """The form, filled with what was posted or else with what the blok says."""
        what = what or self.nu
        keuzes = Keuzes(
            self.regio,
            self.nu.organisaties | what.organisaties,
            self.nu.contacten | what.contacten,
            self.onder if self.soort == Blok.Soort.FUNCTIE else None,
            self.nu.bekend,
        )

        def form(data: Any) -> BlokForm:
            made = formulier(self.soort, what, agenda=self.agenda, keuzes=keuzes, plek=self.plek, data=data)
            if self.een_te_veel:
                made.fields["toch"] = forms.BooleanField(
                    label="Ja, dit thema krijgt nog een opgave",
                    help_text="Er staan al drie opgaven bij dit thema. Met meer wordt het lastig kiezen.",
                    error_messages={"required": "Er staan al drie opgaven. Wilt u er toch nog een?"},
                )
            return made

        return form(data if data is None else _met_alle_regels(data, self.soort, form))

    @cached_property
    def een_te_veel(self) -> bool:
        """Whether a theme has three opgaven already: one more is asked about, never refused."""
        if self.soort != Blok.Soort.OPGAVE or self.blok or self.ouder is None:
            return False
        return self.ouder.kinderen.levend().filter(soort=self.soort).count() >= GENOEG_OPGAVEN  # type: ignore[attr-defined]

    def beginnen(self) -> BlokForm:
        """The form as it opens: with the unsent text, when one chose to go on with it."""
        concept = concepten.onverzonden(self.gebruiker, self.sleutel)
        if concept and self.request.GET.get("concept") == str(concept.pk):
            self.version = concept.versie or self.version
            return self.form(_heel(concepten.als_post(concept))).zonder_fouten()
        self.concept = concept
        return self.form()

    def met_regel_erbij(self) -> BlokForm:
        """The form as it was posted, with one more empty line where that was asked for."""
        data = _heel(self.request.POST.copy())
        prefix = data.get("meer", "")
        if f"{prefix}-TOTAL_FORMS" in data:
            data[f"{prefix}-TOTAL_FORMS"] = str(min(int(data[f"{prefix}-TOTAL_FORMS"]), MEESTE) + 1)
        self.version = data.get("version", "")
        return self.form(data).zonder_fouten()

    def samengevoegd(self) -> BlokForm:
        """The form with both texts in it, on the version that was shown as stored."""
        begin = self._toen(self.blok, "begonnen")
        mijn = self.form(_heel(self.request.POST.copy())).zonder_fouten()
        data = samen(mijn, self.form(), self.form(what=begin) if begin else None)
        return self.form(data).zonder_fouten()

    def conflict(self, nu: Blok) -> dict[str, Any]:
        """What the page with the three texts shows; all fields stay as they were posted."""
        nu = Blok.objects.met_detail().select_related("agenda__regio").get(pk=nu.pk)
        toen = self._toen(nu, "version")
        mijn = self.form(_heel(self.request.POST.copy())).zonder_fouten()
        drie = mijn, self.form(what=staat.nu(nu)), self.form(what=toen) if toen else None
        return self.context(mijn) | naast_elkaar(*drie, self.request.POST) | {"nu": nu}

    def _toen(self, blok: Blok, name: str) -> staat.Staat | None:
        """What it said at the version that was posted, unless that was closed to who types."""
        version = self.request.POST.get(name, "")
        toen = staat.bij_versie(blok, version)
        return toen if toen and mocht_lezen(blok, version, zicht_van(self.gebruiker)) else None

    def plaats(self) -> dict[str, Any]:
        """Where the form stands on the page."""
        return {
            "regio": self.regio,
            "soort": self.soort,
            "soort_label": Blok.Soort(self.soort).label,
            "plek": self.plek,
            "adres": self.adres,
            "ouder": self.ouder,
        }

    def context(self, form: BlokForm) -> dict[str, Any]:
        """What the form's page shows."""
        back = self.blok and reverse("blok", args=[self.regio.code, self.blok.pk])
        return self.plaats() | {
            "form": form,
            "blok": self.blok,
            "titel": str(self.blok.detail) if self.blok else "",
            "version": self.version,
            "sleutel": self.sleutel,
            "tab": self.request.POST.get("tab") or concepten.nieuw_tab(),
            "concept": self.concept,
            "terug": back or f"{self.adres}?annuleren=ja",
        }


def _heel(data: QueryDict) -> QueryDict:
    """Posted fields in which the lines can be counted, whatever was posted."""
    for prefix in PREFIXEN:
        for name in (f"{prefix}-TOTAL_FORMS", f"{prefix}-INITIAL_FORMS"):
            if not data.get(name, "0").isdecimal():
                data[name] = "0"
    return data


def _met_alle_regels(data: QueryDict, soort: str, form: Callable[[Any], BlokForm]) -> QueryDict:
    """What was posted; lines that the page did not ask for stay as they are."""
    weg = [prefix for prefix in regelsets(soort) if f"{prefix}-TOTAL_FORMS" not in data]
    if not weg:
        return data
    data, opgeslagen = data.copy(), als_post(form(None))
    for name in opgeslagen:
        if name.startswith(tuple(f"{prefix}-" for prefix in weg)):
            data[name] = opgeslagen[name]
    return data
