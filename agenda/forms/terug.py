"""Choosing a moment of an agenda: a version, a day, or now."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from agenda.models import Versie
from regions.periods import today

NU, DAG = "nu", "dag"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment with what it is called."""

    op: datetime.datetime
    naam: str


def einde_van(dag: datetime.date) -> datetime.datetime:
    """The last moment of a day."""
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time.max))


class DagForm(forms.Form):
    """One day that has been."""

    dag = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))

    def clean_dag(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["dag"]
        if dag > today():
            raise forms.ValidationError("Kies een dag tot en met vandaag.")
        return dag


class VergelijkForm(forms.Form):
    """Two moments, the older first if they are given the other way round."""

    van = forms.ChoiceField(label="Vergelijk")
    van_dag = forms.DateField(label="Welke dag, als u een dag kiest", required=False)
    tot = forms.ChoiceField(label="Met")
    tot_dag = forms.DateField(label="Welke dag, als u een dag kiest", required=False)

    def __init__(self, data: Any, *, versies: Iterable[Versie], met_dagen: bool) -> None:
        super().__init__(data)
        self.versies = {f"v{versie.nummer}": versie for versie in versies}
        keuzes = [(code, _versienaam(versie)) for code, versie in self.versies.items()]
        if met_dagen:
            keuzes = [(NU, "Zoals het nu is"), *keuzes, (DAG, "Een dag die u kiest")]
        else:
            del self.fields["van_dag"], self.fields["tot_dag"]
        for naam in ("van", "tot"):
            self.fields[naam].choices = keuzes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for naam in ("van", "tot"):
            if data.get(naam):
                data[f"{naam}_moment"] = self._moment(naam, data)
        return data

    def _moment(self, naam: str, data: dict[str, Any]) -> Moment | None:
        keuze = data[naam]
        if keuze == NU:
            return Moment(timezone.now(), "nu")
        if keuze in self.versies:
            versie = self.versies[keuze]
            return Moment(versie.vastgelegd_op, _versienaam(versie))
        dag = data.get(f"{naam}_dag")
        if dag is None or dag > today():
            if f"{naam}_dag" not in self.errors:
                self.add_error(f"{naam}_dag", "Vul een dag in tot en met vandaag.")
            return None
        return Moment(einde_van(dag), date_format(dag, "j F Y"))

    def momenten(self) -> tuple[Moment, Moment]:
        """Both, the older first."""
        een, ander = self.cleaned_data["van_moment"], self.cleaned_data["tot_moment"]
        return (een, ander) if een.op <= ander.op else (ander, een)


def _versienaam(versie: Versie) -> str:
    besluit = getattr(versie, "vaststelling", None)
    wat = f"vastgesteld op {besluit.op:%d-%m-%Y}" if besluit else f"aangeboden op {versie.op:%d-%m-%Y}"
    return f"{versie}, {wat}"
