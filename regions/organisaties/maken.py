"""A new organisation: whoever is there already is found first, so that no double is made."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify

from regions.models import Deelname, Organisatie, Regio, Soort, zoekvorm

LOCK = 5_501_5534  # two who make the same organisation at the same moment do so one after the other
BEZET = {"nieuw"}  # the words that stand in the place of an organisation in an address


def bestaat_al(namen: Iterable[str], *, behalve: int | None = None) -> Organisatie | None:
    """The organisation of today or later that goes by one of these names, in whatever spelling."""
    gezocht = {zoekvorm(naam.strip()) for naam in namen if naam.strip()}
    for naam in gezocht:
        for organisatie in _levend().exclude(pk=behalve).search(naam).order_by("naam", "pk"):
            if gezocht & {zoekvorm(n) for n in (organisatie.naam, *organisatie.alias_lijst)}:
                return organisatie
    return None


def _levend() -> Any:
    return Organisatie.objects.exclude(soort=Soort.GEMEENTE).filter(period__endswith__isnull=True)


def vrije_slug(naam: str) -> str:
    """The address that follows from a name, with a number when another has it."""
    begin = slugify(naam)[:70] or "organisatie"
    bezet = set(Organisatie.objects.filter(slug__startswith=begin).values_list("slug", flat=True)) | BEZET
    nummers = (begin if n == 1 else f"{begin}-{n}" for n in range(1, len(bezet) + 3))
    return next(slug for slug in nummers if slug not in bezet)


def een_voor_een() -> None:
    """Until the transaction ends nobody else makes or names an organisation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@transaction.atomic
def maak(*, naam: str, soort: str, period: DateRange, **velden: Any) -> Organisatie:
    """A new organisation with an address of its own."""
    een_voor_een()
    return Organisatie.objects.create(naam=naam, soort=soort, slug=vrije_slug(naam), period=period, **velden)


@transaction.atomic
def maak_partner(
    *, regio: Regio, naam: str, partnersoort: str, rechtsnaam: str, period: DateRange
) -> Organisatie:
    """A new partner, which takes part in the regio from the same day on."""
    partner = maak(
        naam=naam, soort=Soort.PARTNER, partnersoort=partnersoort, rechtsnaam=rechtsnaam, period=period
    )
    Deelname.objects.create(regio=regio, organisatie=partner, period=period)
    return partner
