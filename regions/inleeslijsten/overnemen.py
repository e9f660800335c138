"""What a row of a list adds to a contact person, in words and in fact."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from inlezen.lezen import Rij
from regions.models import Contactpersoon, Persoon


def raakt(een: DateRange, ander: DateRange) -> bool:
    """Whether two periods have a day in common."""
    return (een.upper is None or ander.lower < een.upper) and (ander.upper is None or een.lower < ander.upper)


def persoon_anders(persoon: Persoon, rij: Rij) -> Iterable[str]:
    """What the row says otherwise of the person; an empty cell says nothing."""
    if rij["Telefoon"] and rij["Telefoon"] != persoon.telefoon:
        yield f"telefoon: {persoon.telefoon or 'leeg'} wordt {rij['Telefoon']}"
    if rij["E-mail"] and not persoon.email:
        yield f"e-mail: leeg wordt {rij['E-mail']}"


def anders(
    contact: Contactpersoon, persoon: Persoon, rij: Rij, themas: list[Any], vervanger: Persoon | None
) -> Iterable[str]:
    """What the row says otherwise of the person and the role."""
    yield from persoon_anders(persoon, rij)
    if rij["Functie"] and rij["Functie"] != contact.functie:
        yield f"functie: {contact.functie or 'leeg'} wordt {rij['Functie']}"
    eerst = {thema.pk for thema in contact.themas.all()}
    if themas and {thema.pk for thema in themas} != eerst:
        oud = ", ".join(thema.naam for thema in contact.themas.all()) or "alle"
        yield f"thema's: {oud} wordt {', '.join(thema.naam for thema in themas)}"
    if vervanger and (vervanger.pk is None or vervanger.pk != contact.vervanger_id):
        yield f"vervanger: {contact.vervanger or 'niemand'} wordt {vervanger.naam}"


def _vast(persoon: Persoon, rij: Rij | None = None) -> Persoon:
    """The person as stored, with what the row adds."""
    if persoon.pk is None:
        persoon.save()
    elif rij and list(persoon_anders(persoon, rij)):
        nu = Persoon.objects.select_for_update().get(pk=persoon.pk)
        nu.telefoon = rij["Telefoon"] or nu.telefoon
        nu.email = nu.email or rij["E-mail"]
        nu.save(update_fields=["telefoon", "email"])
    return persoon


def maak(
    contact: Contactpersoon, persoon: Persoon, rij: Rij, themas: list[Any], vervanger: Persoon | None
) -> int:
    """A new role, with whoever has it."""
    contact.persoon = _vast(persoon, rij)
    contact.vervanger = _vast(vervanger) if vervanger else None
    contact.save()
    contact.themas.set(themas)
    return contact.pk


def wijzig(
    contact: Contactpersoon, persoon: Persoon, rij: Rij, themas: list[Any], vervanger: Persoon | None
) -> int:
    """The role as the row says it; refused when someone changed it meanwhile."""
    nu = Contactpersoon.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if nu.version != contact.version:
        raise ValidationError("Deze rol is intussen door een ander gewijzigd. Kijk de lijst nog eens na.")
    _vast(persoon, rij)
    nu.functie = rij["Functie"] or nu.functie
    nu.vervanger = _vast(vervanger) if vervanger else nu.vervanger
    nu.save(update_fields=["functie", "vervanger"])
    if themas:
        nu.themas.set(themas)
    return nu.pk
