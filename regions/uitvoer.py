"""Every file with personal data that someone takes along is noted."""

from typing import Any

from regions.models import Gebruiker, Organisatie, Regio, Uitvoer


def noteer(
    gebruiker: Gebruiker,
    wat: str,
    vorm: str,
    rijen: int,
    *,
    regio: Regio | None = None,
    organisatie: Organisatie | None = None,
) -> Any:
    """Note that this user took `rijen` rows of `wat` along as a file of this kind (xlsx, csv, vcf)."""
    return Uitvoer.objects.create(
        gebruiker=gebruiker, wat=wat, vorm=vorm, rijen=rijen, regio=regio, organisatie=organisatie
    )
