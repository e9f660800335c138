"""What a party said in the venster, to begin an evaluation from; the two rooms do not know each other."""

from regions.models import Organisatie, Regio
from venster.models import Inzending


def uit_venster(organisatie: Organisatie, regio: Regio, jaar: int) -> tuple[int, dict[str, str]] | None:
    """Its own answers of that year as last submitted; support needs are not read."""
    rows = Inzending.objects.ingediend().filter(organisatie=organisatie, regio=regio, jaar=jaar)
    sheet = rows.first()
    if sheet is None:
        return None
    teksten = {deel.value: _tekst(gezegd.woord, gezegd.toelichting) for deel, gezegd in sheet.antwoorden}
    return jaar, teksten


def _tekst(woord: str, toelichting: str) -> str:
    return f"{woord}. {toelichting}".strip(" .")[:1000] if woord or toelichting else ""
