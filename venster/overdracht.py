"""What this room publishes of one organisation in one regio, for who takes over there."""

from dataclasses import dataclass

from regions.models import Organisatie, Regio
from venster.kern import Antwoord, Deel
from venster.models import Inzending, Ronde
from venster.uitkomst import Groep, uitkomst

METINGEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """One published round: what this organisation said, and what came out in the regio."""

    ronde: Ronde
    eigen: list[tuple[Deel, Antwoord]]
    groepen: list[Groep]


def laatste_metingen(organisatie: Organisatie, regio: Regio) -> list[Meting]:
    """The last two published rounds of the regio, the newest first; support needs are not read."""
    rondes = Ronde.objects.gepubliceerd().filter(inzendingen__regio=regio).distinct()
    laatste = list(rondes.order_by("-jaar")[:METINGEN])
    sheets = Inzending.objects.ingediend().filter(organisatie=organisatie, regio=regio)
    eigen = {sheet.jaar: sheet for sheet in sheets.filter(jaar__in=[ronde.jaar for ronde in laatste])}
    return [
        Meting(
            ronde=ronde,
            eigen=list(eigen[ronde.jaar].antwoorden) if ronde.jaar in eigen else [],
            groepen=uitkomst(ronde, regio),
        )
        for ronde in laatste
    ]
