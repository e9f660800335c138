"""The page of an organisation as one table to take along."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from inlezen.kolommen import Kolom
from regions.models import Mandaat
from samenwerking.organisatie import Blad

KOLOMMEN = [
    Kolom(
        "Wat",
        betekenis="Doet mee, contactpersoon, spreekt namens, afspraak of venster.",
        waarde=lambda r: r.wat,
    ),
    Kolom("Regio", betekenis="In welke regio.", waarde=lambda r: r.regio),
    Kolom("Inhoud", betekenis="Wie of wat.", waarde=lambda r: r.inhoud),
    Kolom("Rol", betekenis="De rol van de persoon of de organisatie.", waarde=lambda r: r.rol),
    Kolom("E-mail", betekenis="E-mailadres van de contactpersoon.", waarde=lambda r: r.email),
    Kolom("Telefoon", betekenis="Telefoonnummer van de contactpersoon.", waarde=lambda r: r.telefoon),
    Kolom("Vanaf", betekenis="De eerste dag.", waarde=lambda r: r.van),
    Kolom("Tot en met", betekenis="De laatste dag.", waarde=lambda r: r.tot_en_met),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """One line of the table."""

    wat: str
    regio: str
    inhoud: str = ""
    rol: str = ""
    email: str = ""
    telefoon: str = ""
    van: datetime.date | None = None
    tot_en_met: datetime.date | None = None


def rijen(blad: Blad, *, personen_in: Collection[int]) -> Iterator[Rij]:
    """All that the page shows; persons only in these regio's."""
    for regio, _ in blad.regios:
        yield Rij(wat="doet mee", regio=str(regio))
    yield from _contacten(blad, personen_in)
    yield from (_mandaat(m, f"laat {m.ontvanger} namens zich spreken") for m in blad.gegeven)
    yield from (_mandaat(m, f"spreekt namens {m.gever}") for m in blad.gekregen)
    for afspraak in blad.afspraken:
        yield Rij(wat="afspraak", regio=str(afspraak.regio), inhoud=afspraak.titel, rol=afspraak.rol)
    for gevraagd in blad.uitnodigingen:
        yield Rij(
            wat="venster",
            regio=gevraagd.uitnodiging.regio_naam,
            inhoud=str(blad.ronde),
            rol=gevraagd.woord or "gevraagd",
        )


def _contacten(blad: Blad, personen_in: Collection[int]) -> Iterator[Rij]:
    for regio, contacten in blad.regios:
        for contact in contacten if regio.pk in personen_in else ():
            yield Rij(
                wat="contactpersoon",
                regio=str(regio),
                inhoud=contact.persoon.naam,
                rol=contact.get_rol_display(),
                email=contact.persoon.email,
                telefoon=contact.persoon.telefoon,
                van=contact.since,
                tot_en_met=contact.last_day,
            )


def _mandaat(mandaat: Mandaat, inhoud: str) -> Rij:
    return Rij(
        wat="spreekt namens",
        regio=str(mandaat.regio),
        inhoud=inhoud,
        rol=mandaat.waarover,
        van=mandaat.since,
        tot_en_met=mandaat.last_day,
    )
