"""What this room publishes of one organisation: for which regio's it is asked in the last round."""

from dataclasses import dataclass

from regions.models import Gebruiker, Organisatie
from regions.rights import Right
from venster.models import Ronde, Uitnodiging


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd:
    """One uitnodiging; `woord` says whether it was answered, to who may know that only."""

    uitnodiging: Uitnodiging
    woord: str = ""


def gevraagd(organisatie: Organisatie, gebruiker: Gebruiker) -> tuple[Ronde | None, list[Gevraagd]]:
    """For which regio's it is asked in the last round, for who may see the venster."""
    ronde = Ronde.objects.huidige() if gebruiker.may(Right.VENSTER_SEE) else None
    if ronde is None:
        return None, []
    rows = Uitnodiging.objects.filter(ronde=ronde, organisatie=organisatie)
    rows = rows.select_related("ronde", "organisatie", "regio", "inzending").order_by("regio_naam", "pk")
    volgt = gebruiker.reach(Right.VENSTER_FOLLOW)
    eigen = organisatie.pk in gebruiker.organisaties(Right.VENSTER_FILL)
    return ronde, [
        Gevraagd(
            uitnodiging=uitnodiging,
            woord=_woord(uitnodiging) if eigen or volgt is None or uitnodiging.regio_id in volgt else "",
        )
        for uitnodiging in rows
    ]


def _woord(uitnodiging: Uitnodiging) -> str:
    return "ingediend" if uitnodiging.inzending.is_ingediend else "nog geen antwoord"
