"""Which form belongs to which kind of blok."""

from collections.abc import Iterable
from typing import Any

from agenda.forms.afspraak import AfspraakForm
from agenda.forms.blokken import (
    ActieForm,
    BlokForm,
    DoelForm,
    FunctieForm,
    OpgaveForm,
    ThemaForm,
    ThemaNieuwForm,
)
from agenda.forms.velden import Keuzes
from agenda.models import Agenda, Blok
from agenda.staat import Staat

_FORMS: dict[str, type[BlokForm]] = {
    Blok.Soort.THEMA: ThemaForm,
    Blok.Soort.OPGAVE: OpgaveForm,
    Blok.Soort.DOEL: DoelForm,
    Blok.Soort.FUNCTIE: FunctieForm,
    Blok.Soort.AFSPRAAK: AfspraakForm,
    Blok.Soort.ACTIE: ActieForm,
}

# Under which names lines are posted, whatever the kind.
PREFIXEN = {prefix for form in _FORMS.values() for prefix in form.regelsets}


def regelsets(soort: str) -> Iterable[str]:
    """Under which names the lines of a kind are posted."""
    return _FORMS[soort].regelsets


def formulier(
    soort: str, staat: Staat, *, agenda: Agenda, keuzes: Keuzes, plek: str, data: Any = None
) -> BlokForm:
    """The form for a kind of blok, filled from what it says; `plek` keeps its ids apart from other forms."""
    new_theme = soort == Blok.Soort.THEMA and staat.detail.blok_id is None
    form = ThemaNieuwForm if new_theme else _FORMS[soort]
    return form(staat, agenda=agenda, keuzes=keuzes, data=data, auto_id=f"id_{plek}_%s")
