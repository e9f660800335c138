"""Keeping unsent text: one function saves it, one finds it again, one lets it go."""

import json
import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import get_random_string

from regions.gereed import GereedWeg, Waarde
from regions.models import Concept, Gebruiker

SLEUTEL = re.compile(r"[a-z0-9:\-]{1,80}")
TAB = re.compile(r"[A-Za-z0-9]{8,40}")
MOST = 200_000  # characters in one concept: far above any form of this house
PER_PERSON = 200
NOT_KEPT = {"csrfmiddlewaretoken", "concept", "tab", "version"}


Herkomst = Callable[[Gebruiker, str], "tuple[str, str] | None"]
_herkomst: dict[str, Herkomst] = {}


def registreer(begin: str, herkomst: Herkomst) -> None:
    """Texts whose key starts with `begin` belong to the form that `herkomst` names: its title and address."""
    _herkomst[begin] = herkomst


def nummers(sleutel: str) -> list[int] | None:
    """The numbers behind the first word of a key, of which the browser may have made anything."""
    delen = sleutel.split("-")[1:]
    return [int(deel) for deel in delen] if all(d.isdecimal() and len(d) < 18 for d in delen) else None


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """The title and the address of the form a text belongs to, if this user may still open it."""
    for begin, vind in _herkomst.items():
        if sleutel.startswith(begin):
            return vind(gebruiker, sleutel)
    return None


class TeVeel(ValueError):
    """The text is too long to be kept, or its key is not one of ours."""


def nieuw_tab() -> str:
    """A name for the tab in which a form is opened now: two tabs have two concepts."""
    return get_random_string(16)


@transaction.atomic
def bewaar(gebruiker: Gebruiker, sleutel: str, tab: str, posted: QueryDict) -> Concept:
    """The unsent text of this form in this tab is now what was posted, but for what no database keeps."""
    velden = {_zonder_nul(naam): [_zonder_nul(w) for w in waarden] for naam, waarden in posted.lists()}
    velden = {naam: waarden for naam, waarden in velden.items() if naam not in NOT_KEPT}
    if not SLEUTEL.fullmatch(sleutel) or not TAB.fullmatch(tab) or len(json.dumps(velden)) > MOST:
        raise TeVeel
    versie = _zonder_nul(posted.get("version", ""))[:12]
    concept, _ = Concept.objects.update_or_create(
        gebruiker=gebruiker,
        sleutel=sleutel,
        tab=tab,
        defaults={"velden": velden, "versie": versie, "gewijzigd_op": timezone.now()},
    )
    oldest = gebruiker.concepten.order_by("-gewijzigd_op").values("pk")[PER_PERSON:]
    Concept.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    return concept


def _zonder_nul(tekst: str) -> str:
    return tekst.replace("\x00", "")


def onverzonden(gebruiker: Gebruiker, sleutel: str) -> Concept | None:
    """What was last left unsent in this form, in whatever tab."""
    return Concept.objects.of(gebruiker, sleutel).first()


def vergeet(gebruiker: Gebruiker, sleutel: str, tab: str) -> None:
    """The form of this tab was sent, or its text put away on purpose."""
    _WEG(gebruiker=gebruiker.pk, sleutel=sleutel, tab=tab)


_WEG = GereedWeg(
    lambda: Concept.objects.filter(
        gebruiker=Waarde("gebruiker"), sleutel=Waarde("sleutel"), tab=Waarde("tab")
    )
)


def als_post(concept: Concept) -> QueryDict:
    """The kept fields as if they were posted, to fill a form with."""
    data = QueryDict(mutable=True)
    for name, values in concept.velden.items():
        data.setlist(name, [str(value) for value in values])
    return data


def als_tekst(concept: Concept) -> dict[str, Any]:
    """The kept fields as plain values, for a reader."""
    return {name: ", ".join(values) for name, values in concept.velden.items()}
