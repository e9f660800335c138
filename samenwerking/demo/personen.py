"""Who speaks for whom in the demo: invented people, everywhere but where nobody was named yet."""

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regions.models import Contactpersoon, Deelnemer, Gebruiker, Organisatie, Persoon, Regio, Soort
from regions.periods import since
from samenwerking.demo.gebruikers import DEMO_USERS
from samenwerking.demo.inhoud import Kalender, agendas, lees, lot

Rol = Contactpersoon.Rol
REGIOS_PER_ACCOUNTMANAGER = 3


@dataclass(slots=True)
class Plaats:
    """A role that someone has for an organisatie in a regio."""

    organisatie: Organisatie
    regio: Regio
    rol: str
    functie: str

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """What makes the same people come out every time."""
        return self.organisatie.slug, self.regio.code, self.rol


@dataclass(slots=True)
class Mensen:
    """Invented people, each with a name of their own."""

    namen: Iterator[str]
    personen: list[Persoon] = field(default_factory=list)
    contacten: list[Contactpersoon] = field(default_factory=list)

    def nieuw(self) -> Persoon:
        """Someone who was not there yet."""
        naam = next(self.namen)
        telefoon = f"000-{len(self.personen) + 1:07d}"
        self.personen.append(Persoon(naam=naam, email=adres(naam), telefoon=telefoon))
        return self.personen[-1]

    def plaats(
        self,
        persoon: Persoon,
        plaats: Plaats,
        van: datetime.date,
        tot: datetime.date | None = None,
        bevestigd_op: datetime.date | None = None,
    ) -> None:
        """Someone has a role from a day on."""
        self.contacten.append(
            Contactpersoon(
                persoon=persoon,
                organisatie=plaats.organisatie,
                regio=plaats.regio,
                rol=plaats.rol,
                functie=plaats.functie,
                period=since(van, tot),
                bevestigd_op=bevestigd_op,
            )
        )

    def bewaar(self) -> None:
        """Into the database, all at once."""
        Persoon.objects.bulk_create(self.personen)
        Contactpersoon.objects.bulk_create(self.contacten)


def adres(naam: str) -> str:
    """An address at example.nl that can be read from the name."""
    gewoon = unicodedata.normalize("NFKD", naam.replace("ı", "i").replace("ş", "s")).encode("ascii", "ignore")
    return f"{'.'.join(gewoon.decode().lower().split())}@example.nl"


def namen() -> Iterator[str]:
    """All combinations of first and last names, in an order that looks like none."""
    lijsten = lees("namen")
    taken = {adres(user.naam) for user in DEMO_USERS}
    samen = [f"{voor} {achter}" for voor in lijsten["voornamen"] for achter in lijsten["achternamen"]]
    lot("namen").shuffle(samen)
    for naam in samen:
        if adres(naam) not in taken:
            taken.add(adres(naam))
            yield naam


def laad_personen(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """Contact persons for every organisatie that takes part, and a regiocoördinator per regio."""
    mensen = Mensen(namen())
    vast = _vaste_personen(mensen, gebruikers)
    deelnemers = _deelnemers(kalender.vandaag)
    functies = lees("namen")["functies"]
    for organisatie, regio in deelnemers:
        for plaats in _plaatsen(organisatie, regio, functies):
            if persoon := vast.get((plaats.rol, organisatie.slug)):
                mensen.plaats(persoon, plaats, kalender.dag(-400), bevestigd_op=kalender.werkdag(-60))
            elif organisatie.soort == Soort.ZORGVERZEKERAAR:
                continue
            else:
                _bezet(mensen, plaats, kalender)
    _accountmanagers(mensen, deelnemers, functies, vast, kalender)
    _coordinatoren(mensen, deelnemers, vast, kalender)
    mensen.bewaar()


def _vaste_personen(mensen: Mensen, gebruikers: dict[str, Gebruiker]) -> dict[tuple[str, str], Persoon]:
    """The demo users who are someone's contact person, by role and organisatie."""
    rollen = {
        "coordinator@example.nl": Rol.COORDINATOR,
        "gemeente@example.nl": Rol.AMBTELIJK,
        "verzekeraar@example.nl": Rol.ACCOUNTMANAGER,
        "zorgkantoor@example.nl": Rol.AMBTELIJK,
        "bestuurder@example.nl": Rol.BESTUURLIJK,
        "partner@example.nl": Rol.AMBTELIJK,
    }
    vast: dict[tuple[str, str], Persoon] = {}
    for user in DEMO_USERS:
        if rol := rollen.get(user.email):
            telefoon = f"000-{len(mensen.personen) + 1:07d}"
            gebruiker = gebruikers[user.email]
            persoon = Persoon(naam=user.naam, email=user.email, telefoon=telefoon, gebruiker=gebruiker)
            mensen.personen.append(persoon)
            vast[rol, user.organisatie] = persoon
    return vast


def _deelnemers(day: datetime.date) -> list[tuple[Organisatie, Regio]]:
    rows = Deelnemer.objects.on(day).select_related("organisatie", "regio")
    pairs = {(row.regio.code, row.organisatie.slug): (row.organisatie, row.regio) for row in rows}
    return [pairs[key] for key in sorted(pairs)]


def _plaatsen(organisatie: Organisatie, regio: Regio, functies: dict[str, Any]) -> list[Plaats]:
    """The roles that an organisatie of this kind has in a regio."""
    kind = organisatie.soort
    if kind == Soort.PARTNER:
        return [
            Plaats(organisatie, regio, Rol.BESTUURLIJK, "bestuurder"),
            Plaats(organisatie, regio, Rol.AMBTELIJK, "adviseur"),
        ]
    if kind == Soort.ZORGVERZEKERAAR:
        return [Plaats(organisatie, regio, Rol.ACCOUNTMANAGER, functies["accountmanager"][0])]
    suffix = "_zorgkantoor" if kind == Soort.ZORGKANTOOR else ""
    plaatsen = []
    for rol in (Rol.BESTUURLIJK, Rol.AMBTELIJK):
        functie = lot("functie", organisatie.slug, rol).choice(functies[f"{rol}{suffix}"])
        plaatsen.append(Plaats(organisatie, regio, rol, functie))
    return plaatsen


def _bezet(mensen: Mensen, plaats: Plaats, kalender: Kalender) -> None:
    """Mostly one person, sometimes one who followed another, now and then nobody yet."""
    kans = lot("contact", *plaats.sleutel)
    leeg = 0.09 if plaats.rol == Rol.AMBTELIJK else 0.04
    if plaats.organisatie.soort == Soort.GEMEENTE and kans.random() < leeg:
        return
    begin = max(kalender.dag(-kans.randrange(900, 1500)), plaats.organisatie.since)
    bevestigd = kalender.werkdag(-kans.randrange(20, 300)) if kans.random() < 0.8 else None
    if kans.random() < 0.16:
        wissel = max(kalender.dag(-kans.randrange(60, 500)), begin + datetime.timedelta(days=30))
        mensen.plaats(mensen.nieuw(), plaats, begin, wissel)
        begin = wissel
    mensen.plaats(
        mensen.nieuw(), plaats, begin, bevestigd_op=bevestigd if bevestigd and bevestigd > begin else None
    )


def _accountmanagers(
    mensen: Mensen,
    deelnemers: list[tuple[Organisatie, Regio]],
    functies: dict[str, Any],
    vast: dict[tuple[str, str], Persoon],
    kalender: Kalender,
) -> None:
    """An accountmanager of a zorgverzekeraar has several regio's, and a director has them all."""
    regios: dict[Organisatie, list[Regio]] = defaultdict(list)
    for organisatie, regio in deelnemers:
        if organisatie.soort == Soort.ZORGVERZEKERAAR:
            regios[organisatie].append(regio)
    for organisatie, waar in regios.items():
        kans = lot("accountmanager", organisatie.slug)
        directeur, functie = mensen.nieuw(), kans.choice(functies["bestuurlijk_verzekeraar"])
        manager: Persoon | None = None
        for nummer, regio in enumerate(waar):
            van = kalender.dag(-kans.randrange(200, 900))
            mensen.plaats(directeur, Plaats(organisatie, regio, Rol.BESTUURLIJK, functie), kalender.dag(-700))
            if (Rol.ACCOUNTMANAGER, organisatie.slug) in vast:
                continue
            if manager is None or nummer % REGIOS_PER_ACCOUNTMANAGER == 0:
                manager = mensen.nieuw()
            plaats = Plaats(organisatie, regio, Rol.ACCOUNTMANAGER, kans.choice(functies["accountmanager"]))
            mensen.plaats(manager, plaats, van, bevestigd_op=kalender.werkdag(-kans.randrange(20, 190)))


def _coordinatoren(
    mensen: Mensen,
    deelnemers: list[tuple[Organisatie, Regio]],
    vast: dict[tuple[str, str], Persoon],
    kalender: Kalender,
) -> None:
    """A regiocoördinator per regio, employed by one of its gemeenten."""
    bij = {agenda["regio"]: agenda["coordinator_bij"] for agenda in agendas()}
    gemeenten: dict[Regio, dict[str, Organisatie]] = defaultdict(dict)
    for organisatie, regio in deelnemers:
        if organisatie.soort == Soort.GEMEENTE:
            gemeenten[regio][organisatie.slug] = organisatie
    for regio, hier in gemeenten.items():
        slug = bij.get(regio.code) or lot("coordinator", regio.code).choice(sorted(hier))
        plaats = Plaats(hier[slug], regio, Rol.COORDINATOR, "regiocoördinator")
        if (Rol.COORDINATOR, slug) in vast:
            voorganger = kalender.dag(-400)
            mensen.plaats(mensen.nieuw(), plaats, kalender.dag(-1100), voorganger)
            mensen.plaats(vast[Rol.COORDINATOR, slug], plaats, voorganger, bevestigd_op=kalender.werkdag(-30))
        else:
            mensen.plaats(mensen.nieuw(), plaats, kalender.dag(-600), bevestigd_op=kalender.werkdag(-40))
