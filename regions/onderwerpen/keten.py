"""A subject through time: each change is a row of its own, which names the one before it."""

from typing import Any

from regions.models import Gespreksonderwerp, GespreksonderwerpPartij

VELDEN = (
    "onderwerp",
    "bespreken",
    "afspreken",
    "voorwaarden",
    "waarom",
    "concurrentiegevoelig",
    "soorten",
    "opnieuw_bekijken_op",
)


def laatste(onderwerp: Gespreksonderwerp) -> Gespreksonderwerp:
    """The row that follows from this one in the end: the one that holds, or held last."""
    while volgende := Gespreksonderwerp.objects.filter(vorige=onderwerp).first():
        onderwerp = volgende
    return onderwerp


def keten(onderwerp: Gespreksonderwerp) -> list[int]:
    """The keys of all rows of the same subject."""
    row = laatste(onderwerp)
    keys = [row.pk]
    while row.vorige:
        row = row.vorige
        keys.append(row.pk)
    return keys


def version_van(onderwerp: Gespreksonderwerp) -> str:
    """What a form sends back, so that a change by someone else is noticed: which row, and its version."""
    return f"{onderwerp.pk}.{onderwerp.version}"


def nu(onderwerp: Gespreksonderwerp) -> dict[str, Any]:
    """What the row says, as a form opens with it."""
    velden = {naam: getattr(onderwerp, naam) for naam in VELDEN}
    return velden | {"organisaties": [str(o.pk) for o in onderwerp.organisaties.all()]}


def bij_version(version: str) -> dict[str, Any] | None:
    """What a row said at an earlier version, from the history; None when that cannot be found."""
    pk, _, nummer = version.partition(".")
    if not (pk.isdecimal() and nummer.isdecimal()):
        return None
    rows: Any = Gespreksonderwerp
    event = rows.pgh_event_model.objects.filter(pgh_obj_id=int(pk), version=int(nummer)).first()
    if event is None:
        return None
    return {naam: getattr(event, naam) for naam in VELDEN} | {"organisaties": _organisaties(event)}


def _organisaties(event: Any) -> list[str]:
    """Who was bound by name at that moment: those added until then and not taken away."""
    rows: Any = GespreksonderwerpPartij
    events = rows.pgh_event_model.objects.filter(
        onderwerp=event.pgh_obj_id, pgh_created_at__lte=event.pgh_created_at
    )
    bound: set[int] = set()
    for label, organisatie in events.order_by("pgh_id").values_list("pgh_label", "organisatie"):
        (bound.add if label == "insert" else bound.discard)(organisatie)
    return [str(pk) for pk in sorted(bound)]
