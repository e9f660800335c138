"""Who keeps the contact persons of an organisation: its own people, not a coordinator it employs."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from regions.models import Gebruiker, Regio, Toegang
from regions.rights import RIGHTS, Reach, Right, Rol

ROLLEN = [rol for rol in Rol if RIGHTS[rol].get(Right.CONTACT_EDIT) is Reach.ORGANISATIE]


def eigen(gebruiker: Gebruiker) -> set[int]:
    """The keys of the organisations whose contact persons this user keeps as one of their own."""
    return {t.organisatie_id for t in gebruiker.toegangen if t.organisatie_id and t.rol in ROLLEN}


def adressen(organisaties: Collection[int], regio: Regio | None = None) -> dict[int, list[str]]:
    """The addresses of who keeps them today, by organisation; in one regio or wherever."""
    rows = Toegang.objects.now().filter(
        rol__in=ROLLEN, organisatie__in=organisaties, gebruiker__is_active=True
    )
    if regio:
        rows = rows.filter(Q(regio=None) | Q(regio=regio))
    per_organisatie: dict[int, dict[str, None]] = defaultdict(dict)
    for pk, email in rows.order_by("pk").values_list("organisatie", "gebruiker__email"):
        per_organisatie[pk][email] = None
    return {pk: list(gevonden) for pk, gevonden in per_organisatie.items()}
