"""Forms of deciding: the rule, a party's answer, an objection, the decision."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from agenda.besluitregel import UITLEG as REGEL_UITLEG
from agenda.forms.velden import klaarmaken
from agenda.models import Akkoord, Bezwaar, Overleg, Regel, Versie
from agenda.models.akkoorden import DOET_MEE, MET_UITLEG, AkkoordOordeel
from regions.mandaten.bewijs import UITLEG, GeenBewijs, bewaar, lees
from regions.models import Bewijsstuk, Organisatie, Regio
from regions.periods import today

DOET_MEE_KEUZES = [(oordeel.value, oordeel.label) for oordeel in DOET_MEE]


# What is asked of a meeting that is not kept here.
HIER_NIET = {"op": "Vul de dag van het overleg in.", "overleg": "Vul in welk overleg."}


class RegelForm(forms.Form):
    """By which rule the regio decides."""

    regel = forms.ChoiceField(
        label="Wanneer is een versie vastgesteld?",
        choices=[(regel.value, REGEL_UITLEG[regel]) for regel in Regel],
        widget=forms.RadioSelect,
    )


class AkkoordForm(forms.ModelForm):
    """What a party says of a version; by its bestuurder (`gives`), or recorded with evidence."""

    bestand = forms.FileField(
        label="Het besluit als bestand", required=False, help_text=f"{UITLEG} Mag ook later."
    )

    def __init__(
        self, *args: Any, versie: Versie, organisatie: Organisatie, user: Any, gives: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.versie, self.organisatie, self.user, self.gives = versie, organisatie, user, gives
        self.stuk: Bewijsstuk | None = None
        self._kies_thema()
        if gives:
            del self.fields["blijkt_uit"]
        klaarmaken(self)

    def _kies_thema(self) -> None:
        """A theme only where the regio decides by theme, a day of joining only after the decision."""
        if hasattr(self.versie, "vaststelling"):
            self.fields["oordeel"].choices = DOET_MEE_KEUZES
            self.fields["sluit_aan_op"].required = True
            self.fields["sluit_aan_op"].initial = today()
            del self.fields["verwacht_op"]
        else:
            del self.fields["sluit_aan_op"]
        if self.versie.regel == Regel.THEMA and not hasattr(self.versie, "vaststelling"):
            themas = [(thema["code"], thema["naam"]) for thema in self.versie.inhoud.get("themas", [])]
            self.fields["thema"] = forms.ChoiceField(
                label="Waarover gaat dit oordeel?",
                choices=[("", "de hele agenda"), *themas],
                required=False,
                help_text="Per thema mag ook: leg dan voor elk thema een oordeel vast.",
            )
            self.order_fields(["thema"])
        else:
            del self.fields["thema"]

    class Meta:
        model = Akkoord
        fields = [
            "thema",
            "oordeel",
            "tekst",
            "verwacht_op",
            "sluit_aan_op",
            "naam",
            "functie",
            "datum",
            "grond",
            "grond_datum",
            "grond_nummer",
            "blijkt_uit",
        ]
        labels = {
            "oordeel": "Wat zegt uw organisatie?",
            "tekst": "Toelichting",
            "naam": "Naam van wie dit besloot",
            "datum": "Besloten op",
            "grond": "Op grond van",
            "verwacht_op": "Wanneer verwacht u het besluit?",
            "sluit_aan_op": "Vanaf welke dag doet uw organisatie mee?",
            "blijkt_uit": "Waaruit blijkt dat?",
        }
        help_texts = {
            "tekst": "Nodig bij een voorbehoud en bij niet akkoord.",
            "verwacht_op": "Alleen als uw organisatie nog wacht op college, raad of directie.",
            "grond_datum": "Niet verplicht.",
            "grond_nummer": "Niet verplicht.",
            "blijkt_uit": "Bijvoorbeeld: mail van de wethouder van 12 maart. "
            "Niet nodig als u het besluit als bestand toevoegt.",
        }
        widgets = {
            "oordeel": forms.RadioSelect,
            "grond": forms.RadioSelect,
            "tekst": forms.Textarea(attrs={"rows": 4}),
        }

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data.get("bestand")
        if not bestand:
            return None
        try:
            inhoud, soort = lees(bestand)
        except GeenBewijs as reden:
            raise ValidationError(str(reden)) from reden
        self.stuk = bewaar(inhoud, soort, bestand.name, organisatie=self.organisatie, door=self.user)
        return bestand

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.stuk = self.stuk or self._bewaard()
        for name in ("datum", "grond_datum"):
            if data.get(name) and data[name] > today():
                self.add_error(name, "Kies vandaag of een dag die geweest is.")
        if oordeel := data.get("oordeel"):
            for name, fault in self._nodig(oordeel, data).items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, fault)
        return data

    def _bewaard(self) -> Bewijsstuk | None:
        """The file that came with the form when it was sent before."""
        bewaard = self.data.get("bewaard", "")
        if not (bewaard.isascii() and bewaard.isdecimal() and len(bewaard) < 18):
            return None
        eigen = Bewijsstuk.objects.van(self.organisatie, door=self.user.pk).ongebruikt()
        return eigen.filter(pk=bewaard).first()

    def _nodig(self, oordeel: str, data: dict[str, Any]) -> dict[str, str]:
        """What this answer cannot do without."""
        if oordeel == AkkoordOordeel.WACHT:
            return {"verwacht_op": "Vul in wanneer u het besluit verwacht."}
        nodig = {
            "naam": "Vul in wie dit besloot.",
            "functie": "Vul de functie in.",
            "datum": "Vul de dag in.",
            "grond": "Kies op grond waarvan.",
        }
        if oordeel in MET_UITLEG:
            nodig["tekst"] = "Leg uit wat het voorbehoud is, of waarom niet."
        if not self.gives and self.stuk is None and "bestand" not in self.errors:
            nodig["blijkt_uit"] = "Schrijf op waaruit dit blijkt, of voeg het besluit als bestand toe."
        return nodig

    def velden(self) -> dict[str, Any]:
        """What is stored."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "bestand"}
        return velden | {"bewijs": self.stuk}

    def _post_clean(self) -> None:
        """The action checks the whole row; here only what was typed."""


class BezwaarForm(forms.ModelForm):
    """Why what a colleague recorded is not so."""

    class Meta:
        model = Bezwaar
        fields = ["tekst"]
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4})}


class VaststellingForm(forms.Form):
    """The decision at an overleg."""

    bij = forms.ModelChoiceField(
        Overleg.objects.none(),
        label="In welk overleg?",
        required=False,
        empty_label="een ander overleg: vul hieronder in welk",
    )
    op = forms.DateField(label="Vastgesteld op", required=False, help_text="De dag van het overleg.")
    overleg = forms.CharField(label="Overleg", max_length=160, required=False)
    toelichting = forms.CharField(
        label="Wie doet (nog) niet mee, en waarom?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, regio: Regio, versie: Versie | None) -> None:
        """Choose from the meetings that were held since the version was offered, the last one first."""
        held = Overleg.objects.gaat_door().filter(
            regio=regio, soort=Overleg.Soort.BESTUURLIJK, datum__lte=today()
        )
        held = held.filter(datum__gte=versie.op) if versie else held.none()
        last = held.order_by("-datum", "-pk").first()
        super().__init__(data, initial={"bij": last, "overleg": f"Bestuurlijk overleg {regio}"})
        field: Any = self.fields["bij"]
        field.queryset = held.order_by("-datum", "-pk")
        field.label_from_instance = lambda overleg: f"{overleg}, {date_format(overleg.datum, 'j F Y')}"
        if last is None:
            del self.fields["bij"]
            for name, fault in HIER_NIET.items():
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = fault

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if overleg := data.get("bij"):
            return data | {"op": overleg.datum, "overleg": overleg.titel}
        for name, fault in HIER_NIET.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, fault)
        return data
