"""What may be filled in."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.models import PARTIJEN, Organisatie, Regio, Toegang
from regions.periods import today
from regions.rights import Rol
from venster.kern import MEESTE_TEKENS, Antwoord, Deel
from venster.models import Ronde, Uitnodiging
from venster.voortgang import STANDEN, in_stand

WOORD = {"ja": True, "nee": False}
KEUZES = [("ja", "JA"), ("nee", "NEE")]


def woord(antwoord: bool | None) -> str:
    """An answer as the radio that stands for it."""
    return {True: "ja", False: "nee", None: ""}[antwoord]


class Tekst(forms.CharField):
    """Free text; too much is said, never cut off."""

    widget = forms.Textarea(attrs={"rows": 5, "class": "textarea"})

    def clean(self, value: Any) -> str:
        text = super().clean(value).replace("\r\n", "\n")
        if len(text) > MEESTE_TEKENS:
            have, most = (f"{n:,}".replace(",", ".") for n in (len(text), MEESTE_TEKENS))
            raise ValidationError(f"Deze tekst is te lang: {have} tekens. Er passen er {most}.")
        return text


class DeelForm(forms.Form):
    """The answer to one part: JA or NEE, and two texts that nobody has to write."""

    antwoord = forms.ChoiceField(choices=KEUZES, widget=forms.RadioSelect)
    toelichting = Tekst(
        label="Toelichting",
        required=False,
        help_text="Te lezen voor alle betrokken partijen, met de naam van uw organisatie.",
    )
    steun = Tekst(
        label="Welke ondersteuning heeft u nodig?",
        required=False,
        help_text="Alleen voor de regiocoördinator. Leeg betekent: geen.",
    )

    def __init__(self, *args: Any, deel: Deel, regio: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = f"Kies JA of NEE voor {deel.lidwoord}"
        field = self.fields["antwoord"]
        field.label = f"Bent u tevreden over {deel.lidwoord} van de samenwerking in {regio}?"
        field.help_text = deel.bedoeld
        field.error_messages = {"required": missing, "invalid_choice": missing}

    @staticmethod
    def begin(gezegd: Antwoord) -> dict[str, str]:
        """What stands there already, as initial values."""
        return {
            "antwoord": woord(gezegd.antwoord),
            "toelichting": gezegd.toelichting,
            "steun": gezegd.steun,
        }

    @property
    def gezegd(self) -> Antwoord:
        """What was filled in, as far as it is valid; a draft may lack JA or NEE."""
        data = self.cleaned_data
        return Antwoord(
            WOORD.get(data.get("antwoord", "")), data.get("toelichting", ""), data.get("steun", "")
        )

    @property
    def te_lang(self) -> list[str]:
        """What is wrong with the texts."""
        return [error for name in ("toelichting", "steun") for error in self.errors.get(name, [])]


class RondeForm(forms.ModelForm):
    """A round in preparation."""

    class Meta:
        model = Ronde
        fields = ["jaar", "peildatum", "sluit_op", "publiceert_op", "eigenaar"]
        help_texts = {
            "peildatum": "Wie op deze dag meedoet, wordt gevraagd, voor de regio van die dag.",
            "sluit_op": "Antwoorden kan tot en met deze dag.",
            "publiceert_op": "De tien werkdagen ervoor ziet elke regio alvast haar eigen uitkomst.",
        }
        widgets = {
            name: forms.DateInput(attrs={"type": "date", "class": "text-input"}, format="%Y-%m-%d")
            for name in ("peildatum", "sluit_op", "publiceert_op")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        runners = Toegang.objects.now().filter(rol__in=(Rol.LANDELIJK, Rol.FUNCTIONEEL))
        field = self.fields["eigenaar"]
        field.queryset = field.queryset.filter(pk__in=runners.values("gebruiker")).order_by("naam", "pk")
        field.label, field.empty_label = "Wie leidt de ronde", "Nog niemand"

    def clean_sluit_op(self) -> datetime.date:
        last = self.cleaned_data["sluit_op"]
        if "sluit_op" in self.changed_data and last < today():
            raise ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        return last

    def clean_jaar(self) -> int:
        jaar = self.cleaned_data["jaar"]
        if not 2018 <= jaar <= 2099:
            raise ValidationError("Kies een jaar van 2018 tot en met 2099.")
        return jaar

    def clean(self) -> dict[str, Any]:
        """Between the last day to answer and publication lie ten working days of inzage."""
        data = super().clean() or self.cleaned_data
        sluit_op, publiceert_op = data.get("sluit_op"), data.get("publiceert_op")
        changed = {"sluit_op", "publiceert_op"} & set(self.changed_data)
        if changed and sluit_op and publiceert_op and publiceert_op > sluit_op:
            eerste = Ronde(sluit_op=sluit_op).eerste_publicatie(today())
            if publiceert_op < eerste:
                reden = f"Eerst ligt de uitkomst tien werkdagen ter inzage. Kies {eerste:%d-%m-%Y} of later."
                self.add_error("publiceert_op", reden)
        return data


class DatumsForm(RondeForm):
    """The days of a round that runs: the last one to answer, and that of publication."""

    class Meta(RondeForm.Meta):
        fields = ["sluit_op", "publiceert_op", "eigenaar"]


class VoortgangFilter(forms.Form):
    """Who has answered: by name, regio, kind and how far."""

    q = forms.CharField(label="Organisatie", required=False, max_length=80)
    regio = forms.ChoiceField(label="Regio", required=False)
    soort = forms.ChoiceField(
        label="Soort",
        required=False,
        choices=[("", "Alle"), *((soort.value, soort.label.capitalize()) for soort in PARTIJEN)],
    )
    stand = forms.ChoiceField(label="Stand", required=False, choices=STANDEN)

    def __init__(
        self, *args: Any, ronde: Ronde | None = None, zonder: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for naam in zonder:
            del self.fields[naam]
        if "regio" in self.fields:
            regios = Uitnodiging.objects.filter(ronde=ronde).order_by("regio_naam")
            namen = dict(regios.values_list("regio__code", "regio_naam").distinct())
            self.fields["regio"].choices = [("", "Alle"), *namen.items()]

    def rijen(self, rows: Any) -> Any:
        """Those that were asked for; what is no choice is as if it was not asked."""
        self.is_valid()
        data = self.cleaned_data
        rows = in_stand(rows, data.get("stand", ""))
        if data.get("soort"):
            rows = rows.filter(soort=data["soort"])
        if data.get("regio"):
            rows = rows.filter(regio__code=data["regio"])
        if q := data.get("q", "").strip():
            rows = rows.filter(organisatie_naam__icontains=q)
        return rows


class UitstelForm(forms.Form):
    """More time for one organisation."""

    tot_en_met = forms.DateField(
        label="Laatste dag om te antwoorden",
        widget=forms.DateInput(attrs={"type": "date", "class": "text-input"}, format="%Y-%m-%d"),
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea"}),
        help_text="De organisatie leest deze reden.",
    )


class NogUitnodigenForm(forms.Form):
    """Who is asked while the round runs: all for one reason, with one last day."""

    wie = forms.MultipleChoiceField(
        label="Wie wordt nog gevraagd",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies wie nog wordt gevraagd.",
            "invalid_choice": "Een van deze organisaties is intussen gevraagd. Kijk wie er nog staat.",
        },
    )
    sluit_op = forms.DateField(
        label="Eigen laatste dag om te antwoorden (niet verplicht)",
        required=False,
        help_text="Leeg: dezelfde dag als iedereen.",
        widget=forms.DateInput(attrs={"type": "date", "class": "text-input"}, format="%Y-%m-%d"),
    )
    reden = forms.CharField(
        label="Waarom later",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea"}),
        help_text="De organisatie leest deze reden.",
    )

    def __init__(
        self, *args: Any, ronde: Ronde, kan: "list[tuple[Organisatie, Regio]]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ronde = ronde
        self.kan = {f"{o.pk}-{r.pk}": (o, r) for o, r in kan}
        self.fields["wie"].choices = [(key, f"{o} voor {r}") for key, (o, r) in self.kan.items()]

    def clean_sluit_op(self) -> datetime.date | None:
        dag: datetime.date | None = self.cleaned_data["sluit_op"]
        if dag and dag < today():
            raise ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        if dag and dag < self.ronde.sluit_op:
            raise ValidationError(f"Iedereen kan antwoorden tot en met {self.ronde.sluit_op:%d-%m-%Y}.")
        if dag and self.ronde.publiceert_op and dag >= self.ronde.publiceert_op:
            raise ValidationError("Op die dag is de uitkomst al gepubliceerd.")
        return dag

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("sluit_op") and self.ronde.sluit_op < today():
            self.add_error("sluit_op", "De ronde is gesloten. Kies een eigen laatste dag.")
        return data

    @property
    def gekozen(self) -> "list[tuple[Organisatie, Regio]]":
        """Who was chosen, and for which regio."""
        return [self.kan[key] for key in self.cleaned_data["wie"]]
