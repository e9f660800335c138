"""Who takes part where in the demo: invented, as no public source says it."""

import datetime

from regions.models import Deelname, Organisatie, Regio, Soort
from regions.periods import since
from samenwerking.demo.inhoud import Kalender, agendas, lees


def laad_deelname(kalender: Kalender) -> None:
    """About four zorgverzekeraars per regio, and the partners of the regio's with an agenda."""
    begin = datetime.date(kalender.vandaag.year - 3, 1, 1)
    regios = {regio.code: regio for regio in Regio.objects.werk()}
    per_regio = {code: list(slugs) for code, slugs in lees("deelname")["regios"].items()}
    for agenda in agendas():
        _maak_partners(agenda["partners"], begin)
        per_regio[agenda["regio"]] += [partner["slug"] for partner in agenda["partners"]]
    organisaties = Organisatie.objects.in_bulk(field_name="slug")
    Deelname.objects.bulk_create(
        Deelname(regio=regios[code], organisatie=organisaties[slug], period=since(begin))
        for code, slugs in sorted(per_regio.items())
        for slug in slugs
    )


def _maak_partners(partners: list[dict[str, str]], begin: datetime.date) -> None:
    Organisatie.objects.bulk_create(
        Organisatie(soort=Soort.PARTNER, slug=partner["slug"], naam=partner["naam"], period=since(begin))
        for partner in partners
    )
