"""Naming gemeenten as people do: by name, another name or CBS code, one on a line."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regions.models import Organisatie, Soort, zoekvorm

CODE = re.compile(r"GM\d{4}", re.IGNORECASE)


def zoek(naam: str, dag: datetime.date | None = None) -> Organisatie:
    """The gemeente that is meant; one that is there on the day goes before one that ended."""
    gemeenten = Organisatie.objects.filter(soort=Soort.GEMEENTE)
    if CODE.fullmatch(naam):
        found = list(gemeenten.filter(cbs_code=naam.upper()))
    else:
        gezocht = zoekvorm(naam)
        found = [
            gemeente
            for gemeente in gemeenten.search(naam).order_by("naam", "pk")
            if gezocht in {zoekvorm(n) for n in (gemeente.naam, *gemeente.alias_lijst)}
        ]
    nu = [gemeente for gemeente in found if dag and gemeente.holds_on(dag)]
    found = nu or found
    if not found:
        raise ValidationError(
            f"“{naam}” kennen wij niet als gemeente. Schrijf de naam zoals het CBS, of de CBS-code."
        )
    if len(found) > 1:
        namen = " of ".join(f"{gemeente} ({gemeente.cbs_code}, {gemeente.provincie})" for gemeente in found)
        raise ValidationError(f"Er zijn meer gemeenten die zo heten: {namen}. Vul de CBS-code in.")
    return found[0]


class GemeentenField(forms.CharField):
    """Gemeenten by name, one on a line; which they are is looked up when the day is known."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}))
        super().__init__(**kwargs)

    @staticmethod
    def opzoeken(tekst: str, dag: datetime.date | None) -> list[Organisatie]:
        """All that are named; raises ValidationError with every name that is not known."""
        gevonden, fouten = [], []
        for naam in filter(None, (regel.strip(" ,;") for regel in re.split(r"[\n;]", tekst))):
            try:
                gevonden.append(zoek(naam, dag))
            except ValidationError as fout:
                fouten += fout.messages
        if fouten:
            raise ValidationError(fouten)
        return gevonden


def regels(gemeenten: Any) -> str:
    """These gemeenten as they are written in the field: names that are not one's own get their code."""
    gemeenten = list(gemeenten)
    namen = [gemeente.naam for gemeente in gemeenten]
    dubbel = set(
        Organisatie.objects.filter(soort=Soort.GEMEENTE, naam__in=namen)
        .exclude(pk__in=[gemeente.pk for gemeente in gemeenten])
        .values_list("naam", flat=True)
    )
    return "\n".join(g.cbs_code if g.naam in dubbel else g.naam for g in gemeenten)
