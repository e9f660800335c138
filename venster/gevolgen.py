"""What an end in the room below means for the venster: an answer that is still to be submitted."""

import datetime
from collections.abc import Iterator

from regions.gevolgen import Gevolg
from regions.models import Contactpersoon
from venster.models import Inzending, Ronde


def contact_gaat_weg(contact: Contactpersoon, dag: datetime.date) -> Iterator[Gevolg]:
    """The answer is the organisation's: the next one has to know that it is still asked."""
    ronde = Ronde.objects.huidige()
    if ronde is None or not ronde.is_open:
        return
    sheets = Inzending.objects.filter(organisatie=contact.organisatie, regio=contact.regio, jaar=ronde.jaar)
    if sheets.filter(nummer=0).exists():
        yield Gevolg(
            zin=f"Naar de opvolger: {contact.organisatie} heeft {ronde} nog niet ingediend. "
            f"Dat kan tot en met {ronde.sluit_op:%d-%m-%Y}."
        )
