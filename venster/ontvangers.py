"""To whom the mails of a round go: to roles, as they are on the day of sending."""

from collections.abc import Collection, Iterable

from regions import collegas
from regions.models import Contactpersoon, Toegang
from regions.post import ontvangers_per_plek
from venster.models import Uitnodiging

Plek = tuple[int, int]


def adressen(uitnodigingen: Iterable[Uitnodiging]) -> dict[int, list[str]]:
    """Per uitnodiging, by its key, the addresses to write to; none for an organisation that ended."""
    plekken = {u.pk: (u.organisatie_id, u.regio_id) for u in uitnodigingen}
    gevonden = adressen_per_plek(set(plekken.values()))
    return {pk: gevonden[plek] for pk, plek in plekken.items()}


def adressen_per_plek(plekken: Collection[Plek]) -> dict[Plek, list[str]]:
    """Whoever speaks there on staff level, or stands in; else the colleagues who keep its contact persons."""
    rol = Contactpersoon.Rol.AMBTELIJK
    per_plek = {
        plek: [persoon.email for persoon in personen]
        for plek, personen in ontvangers_per_plek(plekken, rol).items()
    }
    zonder = [plek for plek, gevonden in per_plek.items() if not gevonden]
    collega = _collegas({organisatie for organisatie, _ in zonder})
    for organisatie, regio in zonder:
        per_plek[organisatie, regio] = [
            email for waar, email in collega.get(organisatie, []) if waar in (None, regio)
        ]
    return {plek: list(dict.fromkeys(emails)) for plek, emails in per_plek.items()}


def _collegas(organisaties: Collection[int]) -> dict[int, list[tuple[int | None, str]]]:
    """Per organisation where each colleague with access may act, and the address."""
    rows = Toegang.objects.now().filter(
        rol__in=collegas.ROLLEN, organisatie__in=organisaties, gebruiker__is_active=True
    )
    gevonden: dict[int, list[tuple[int | None, str]]] = {}
    values = rows.order_by("pk").values_list("organisatie", "regio", "gebruiker__email")
    for organisatie, regio, email in values if organisaties else ():
        if organisatie is not None:
            gevonden.setdefault(organisatie, []).append((regio, email))
    return gevonden
