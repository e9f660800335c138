"""What those who do not edit are asked: why, and what they remark."""

from typing import Any

from django import forms

from agenda.forms.blokken import BlokForm
from agenda.models import Opmerking


def reden(label: str = "Waarom stelt u dit voor?") -> forms.CharField:
    """The reason of a proposal, or of declining one."""
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


def met_reden(form: BlokForm) -> BlokForm:
    """The form of a blok in which also the reason is asked, below all else."""
    form.fields["reden"] = reden()
    form.onderaan = ("reden",)
    return form


class RedenForm(forms.Form):
    """The reason of a proposal to put a blok away."""

    reden = reden("Waarom stelt u voor dit te verwijderen?")


class AfwijzenForm(forms.Form):
    """Why a proposal is not taken over."""

    reden = reden("Waarom neemt u dit niet over?")


class OpmerkingForm(forms.Form):
    """A remark, or an answer to one of this blok."""

    tekst = forms.CharField(label="Uw opmerking", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, op: Opmerking | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if op:
            self.fields["tekst"].label = "Uw antwoord"
