"""What may be filled in."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.models import Toegang
from regions.periods import today
from regions.rights import Rol
from venster.kern import MEESTE_TEKENS, Antwoord, Deel
from venster.models import Ronde

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
