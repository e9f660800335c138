"""Asking for a day."""

import datetime
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest

from regions.gevolgen import Gevolg
from regions.models import Organisatie
from regions.periods import since, today

DAG = datetime.timedelta(days=1)
ANDERS = "Met deze laatste dag gebeurt er iets anders dan u zag. Kijk nu wat er gebeurt, en bevestig het dan."


class DagForm(forms.Form):
    """A page that is looked at as it was on a day."""

    op = forms.DateField(
        label="Op welke dag",
        required=False,
        error_messages={"invalid": "Deze dag bestaat niet. Schrijf hem als 31-12-2026. U ziet nu vandaag."},
    )

    def clean_op(self) -> datetime.date:
        return self.cleaned_data["op"] or today()

    @property
    def dag(self) -> datetime.date:
        """The day that was asked for, or today when it was none or does not exist."""
        self.is_valid()
        return self.cleaned_data.get("op") or today()


def met_standaard(form: type[DagForm], request: HttpRequest, **kwargs: Any) -> Any:
    """The form as asked in the address, with today filled in where no day was asked."""
    data = request.GET.copy()
    if not data.get("op"):
        data["op"] = today().isoformat()
    return form(data, **kwargs)


class PeriodeForm(forms.Form):
    """From a first day to a last day that counts, or without an end."""

    van = forms.DateField(label="Vanaf", initial=today)
    tot_en_met = forms.DateField(label="Tot en met", required=False, help_text="Leeg: tot nader order.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        van, laatste = data.get("van"), data.get("tot_en_met")
        if van and laatste and laatste < van:
            self.add_error("tot_en_met", "De laatste dag ligt voor de eerste.")
        elif van:
            data["period"] = since(van, na(laatste))
        return data


def na(laatste: datetime.date | None) -> datetime.date | None:
    """The day from which it no longer holds, when `laatste` is the last on which it does."""
    return laatste + DAG if laatste else None


class MetGevolgen(forms.Form):
    """A last day, and what follows from it: never something else than what was shown."""

    laatste_dag = forms.DateField(
        label="Laatste dag", initial=today, help_text="Deze dag telt nog mee, de dag erna niet meer."
    )
    getoond = forms.DateField(required=False, widget=forms.HiddenInput)

    @property
    def tot(self) -> datetime.date:
        """The day from which it no longer holds."""
        return self.cleaned_data["laatste_dag"] + DAG

    @property
    def _voorstel(self) -> datetime.date:
        """The last day that is filled in beforehand."""
        dag: datetime.date = self.get_initial_for_field(self.fields["laatste_dag"], "laatste_dag")
        return dag

    @cached_property
    def gevraagd(self) -> datetime.date:
        """The day from which it would no longer hold: as filled in when that can be, else as proposed."""
        self.is_valid()
        gekozen = self.cleaned_data.get("laatste_dag") if self.is_bound else None
        return (gekozen or self._voorstel) + DAG

    def volgt(self, gevolgen: Callable[[datetime.date], Iterable[Gevolg]]) -> list[Gevolg]:
        """What follows on the day that is asked; refused once when another day was shown and it differs."""
        dag = self.gevraagd
        nu = list(gevolgen(dag))
        if self.is_bound and self.is_valid():
            getoond = (self.cleaned_data["getoond"] or self._voorstel) + DAG
            if getoond != dag and nu != list(gevolgen(getoond)):
                self.add_error("laatste_dag", ANDERS)
        self._onthoud(dag - DAG)
        return nu

    def _onthoud(self, dag: datetime.date) -> None:
        """The page says for which last day it shows what follows."""
        if self.is_bound:
            self.data = self.data.copy()
            self.data["getoond"] = dag.isoformat()
        self.initial["getoond"] = dag.isoformat()


class EindeForm(MetGevolgen):
    """The last day on which something holds."""

    def __init__(self, *args: Any, rij: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rij = rij
        if rij.since > today():
            self.initial.setdefault("laatste_dag", rij.since)

    def clean_laatste_dag(self) -> datetime.date:
        dag = self.cleaned_data["laatste_dag"]
        if dag < self.rij.since:
            raise forms.ValidationError(
                f"De laatste dag kan niet voor de eerste liggen: dit begon op {self.rij.since:%d-%m-%Y}."
            )
        if self.rij.last_day and dag > self.rij.last_day:
            raise forms.ValidationError(f"Dit eindigt al op {self.rij.last_day:%d-%m-%Y}.")
        return dag


def organisatie_keuze(keys: Any) -> Any:
    """These organisations by name, to choose from."""
    return Organisatie.objects.filter(pk__in=keys).order_by("naam", "pk")
