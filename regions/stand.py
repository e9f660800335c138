"""What a contact person's form says at one moment: now, or when someone began to type."""

from typing import Any

from regions.models import Contactpersoon, ContactpersoonThema, Persoon

# A tracked model: what pghistory adds to it has no type.
Gevolgd = Any
_Contact: Gevolgd = Contactpersoon
_Persoon: Gevolgd = Persoon
_Thema: Gevolgd = ContactpersoonThema


def version_van(contact: Contactpersoon) -> str:
    """The versions of the two rows that the form changes."""
    return f"{contact.persoon.version}-{contact.version}"


def nu(contact: Contactpersoon) -> dict[str, Any]:
    """What the form says now."""
    return _velden(contact.persoon, contact, sorted(thema.pk for thema in contact.themas.all()))


def bij_version(contact: Contactpersoon, version: str) -> dict[str, Any] | None:
    """What the form said when the versions were these; None when the history does not know."""
    persoon_version, _, contact_version = version.partition("-")
    if not (persoon_version.isdecimal() and contact_version.isdecimal() and len(version) < 12):
        return None
    persoon = _event(_Persoon, contact.persoon_id, int(persoon_version))
    toen = _event(_Contact, contact.pk, int(contact_version))
    if persoon is None or toen is None:
        return None
    return _velden(persoon, toen, _themas(contact, toen.pgh_created_at))


def _velden(persoon: Any, contact: Any, themas: list[int]) -> dict[str, Any]:
    return {
        "naam": persoon.naam,
        "email": persoon.email,
        "telefoon": persoon.telefoon,
        "functie": contact.functie,
        "themas": themas,
        "vervanger": contact.vervanger_id or "",
    }


def _event(model: Gevolgd, pk: int, version: int) -> Any:
    return model.pgh_event_model.objects.filter(pgh_obj_id=pk, version=version).order_by("-pgh_id").first()


def _themas(contact: Contactpersoon, moment: Any) -> list[int]:
    """One save is one transaction, and all its events carry that moment."""
    events = _Thema.pgh_event_model.objects.filter(
        contactpersoon_id=contact.pk, pgh_created_at__lte=moment
    ).order_by("pgh_obj_id", "-pgh_id")
    return sorted(event.thema_id for event in events.distinct("pgh_obj_id") if event.pgh_label != "delete")


def vastgehouden(contact: Contactpersoon) -> Contactpersoon:
    """The same rows, read again and held until the transaction ends, so that two savers come in turn."""
    Persoon.objects.select_for_update().get(pk=contact.persoon_id)
    rows = Contactpersoon.objects.select_for_update(of=("self",))
    return rows.select_related("persoon__gebruiker", "organisatie", "regio", "vervanger").get(pk=contact.pk)
