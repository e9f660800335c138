"""What the end of an organisatie means for the agendas: what it leads, and what it still has to do."""

import datetime
from collections.abc import Iterator

from agenda.models import Actie, Afspraak
from regions.gevolgen import Gevolg
from regions.models import Organisatie
from tekst.getallen import aantal


def organisatie_houdt_op(organisatie: Organisatie, dag: datetime.date) -> Iterator[Gevolg]:
    """Nothing is forbidden or moved: a person chooses the next trekker, but has to know of it."""
    leads = Afspraak.objects.levend().filter(trekker=organisatie, blok__agenda__period__endswith__gt=dag)
    if number := leads.count():
        afspraken = aantal(number, "afspraak", "afspraken")
        yield Gevolg(zin=f"{organisatie} is trekker van {afspraken}. Kies daarvoor een nieuwe trekker.")
    if number := Actie.objects.open().filter(organisatie=organisatie).count():
        acties = aantal(number, "actie", "acties")
        yield Gevolg(zin=f"{organisatie} heeft nog {acties} te doen. Kies wie die overneemt.")
