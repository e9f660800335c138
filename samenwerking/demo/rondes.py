"""Three rounds of the venster: two that were published, and this year's, which is half filled in."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.utils import timezone

from regions.models import Contactpersoon, Gebruiker, Organisatie, Persoon, Regio, Soort, Toegang
from regions.periods import since
from regions.rights import Rol
from samenwerking.demo.gebruikers import DEMO_USERS
from samenwerking.demo.inhoud import Kalender, lees, lot
from venster import actions
from venster.kern import Antwoord, Antwoorden, Deel
from venster.models import Deelconcept, Inzending, Ronde

SLUIT_OVER = 40  # days after loading
OPEN_SINDS = 20  # days before loading
RESPONS = {Soort.GEMEENTE: 0.82, Soort.ZORGVERZEKERAAR: 0.88, Soort.ZORGKANTOOR: 0.9}
PER_DEEL = {Deel.AGENDA: 0.06, Deel.PROCES: 0.0, Deel.RESULTAAT: -0.13}
PER_SOORT = {Soort.GEMEENTE: 0.0, Soort.ZORGVERZEKERAAR: 0.04, Soort.ZORGKANTOOR: 0.07}
INGEDIEND, BEGONNEN = 0.45, 0.55  # of this year: up to the first submitted, from there to the second a draft


def laad_rondes(kalender: Kalender, eigenaar: Gebruiker) -> None:
    """Open them in order, answer them, and publish those of the years before."""
    schrijver = Schrijver(kalender)
    for terug in (2, 1):
        ronde = _open(kalender, terug, eigenaar)
        _beantwoord(ronde, _wie_antwoordt(ronde), schrijver)
        actions.publiceren(ronde, by=eigenaar, op=_moment(ronde.publiceert_op or ronde.sluit_op, 9, 0))
    ronde = _open(kalender, 0, eigenaar)
    ingediend, begonnen = _dit_jaar(ronde)
    _beantwoord(ronde, ingediend, schrijver, tot=kalender.vandaag)
    _begin_aan(begonnen, schrijver, kalender)


def _open(kalender: Kalender, terug: int, eigenaar: Gebruiker) -> Ronde:
    """The round of so many years back, on the same days of the year."""
    sluit = kalender.jaren_terug(kalender.dag(SLUIT_OVER), terug)
    begin = max(kalender.dag(-OPEN_SINDS), datetime.date(kalender.vandaag.year, 1, 1))
    peildatum = kalender.jaren_terug(begin, terug)
    publiceert = kalender.jaren_terug(kalender.dag(SLUIT_OVER + 42), terug)
    publiceert -= datetime.timedelta(days=max(0, publiceert.weekday() - 4))
    ronde = Ronde.objects.create(
        jaar=kalender.vandaag.year - terug,
        peildatum=peildatum,
        sluit_op=sluit,
        publiceert_op=publiceert,
        eigenaar=eigenaar,
    )
    actions.openen(ronde, by=eigenaar, op=_moment(peildatum, 9, 0))
    ronde.refresh_from_db()
    return ronde


def _moment(dag: datetime.date, uur: int, minuut: int) -> datetime.datetime:
    return datetime.datetime.combine(dag, datetime.time(uur, minuut), timezone.get_current_timezone())


def _inzendingen(ronde: Ronde) -> list[Inzending]:
    rows = ronde.inzendingen.select_related("organisatie", "regio", "uitnodiging")
    return sorted(rows, key=lambda row: (row.regio.code, row.organisatie.slug))


def _wie_antwoordt(ronde: Ronde) -> list[Inzending]:
    """About 85%; a regio differs a little from the next, and from itself a year before."""
    answered = []
    for row in _inzendingen(ronde):
        verschil = lot("respons", row.regio.code, ronde.jaar % 7).uniform(-0.1, 0.1)
        kans = RESPONS[Soort(row.soort)] + verschil
        if lot("antwoordt", ronde.jaar, row.organisatie.slug, row.regio.code).random() < kans:
            answered.append(row)
    return answered


def _dit_jaar(ronde: Ronde) -> tuple[list[Inzending], list[Inzending]]:
    """What was submitted already, and what someone began with."""
    eigen = {user.organisatie for user in DEMO_USERS} - {"menzis"}
    ingediend, begonnen = [], []
    for row in _inzendingen(ronde):
        kans = lot("dit jaar", row.organisatie.slug, row.regio.code).random()
        if row.organisatie.slug in eigen:
            continue
        if kans < INGEDIEND:
            ingediend.append(row)
        elif kans < BEGONNEN:
            begonnen.append(row)
    return ingediend, begonnen


def _beantwoord(
    ronde: Ronde, rows: list[Inzending], schrijver: "Schrijver", tot: datetime.date | None = None
) -> None:
    """Submitted on a working hour of some day of the round; many on the last days of it."""
    begin = ronde.peildatum
    dagen = max(1, ((tot or ronde.sluit_op) - begin).days)
    per_dag: dict[datetime.datetime, dict[Inzending, Antwoorden]] = defaultdict(dict)
    for row in rows:
        kans = lot("dag", ronde.jaar, row.organisatie.slug, row.regio.code)
        dag = begin + datetime.timedelta(days=int(dagen * kans.random() ** 0.7))
        dag = max(begin, dag - datetime.timedelta(days=max(0, dag.weekday() - 4)))
        per_dag[_moment(dag, 15, 0)][row] = schrijver.antwoorden(row)
    for op, antwoorden in sorted(per_dag.items()):
        actions.overnemen(antwoorden, by=None, op=op)


@dataclass(slots=True)
class Schrijver:
    """Puts answers and texts together, the same for the same organisatie, regio and year."""

    kalender: Kalender
    zinnen: dict[str, Any] = field(default_factory=lambda: lees("venster"))

    def antwoorden(self, row: Inzending) -> Antwoorden:
        """All three parts."""
        return Antwoorden(*(self.antwoord(row, deel) for deel in Deel))

    def antwoord(self, row: Inzending, deel: Deel) -> Antwoord:
        """One part: who was satisfied mostly stays so; texts come more often with NEE."""
        kans = lot("antwoord", row.jaar, row.organisatie.slug, row.regio.code, deel)
        houding = lot("houding", row.organisatie.slug, row.regio.code, deel).random()
        ja = 0.65 * houding + 0.35 * kans.random() < self._tevreden(row, deel)
        toelichting = self._toelichting(row, deel, ja, kans) if kans.random() < (0.45 if ja else 0.8) else ""
        steun = self._steun(row, deel, kans) if kans.random() < (0.1 if ja else 0.35) else ""
        return Antwoord(ja, toelichting, steun)

    def _tevreden(self, row: Inzending, deel: Deel) -> float:
        regio = lot("regio", row.regio.code)
        basis, groei = regio.uniform(0.55, 0.67), regio.uniform(-0.02, 0.04)
        jaren = row.jaar - self.kalender.vandaag.year + 2
        return basis + groei * jaren + PER_DEEL[deel] + PER_SOORT[Soort(row.soort)]

    def _toelichting(self, row: Inzending, deel: Deel, ja: bool, kans: Random) -> str:
        woord = "ja" if ja else "nee"
        zin = kans.choice(self._voor(self.zinnen["toelichting"][deel][woord], row))
        vervolg = f" {kans.choice(self.zinnen['vervolg'][woord])}" if kans.random() < 0.5 else ""
        return self.kalender.tekst(zin + vervolg)

    def _steun(self, row: Inzending, deel: Deel, kans: Random) -> str:
        return self.kalender.tekst(kans.choice(self._voor(self.zinnen["steun"][deel], row)))

    def _voor(self, zinnen: dict[str, list[str]], row: Inzending) -> list[str]:
        return zinnen["alle"] + zinnen[row.soort]


def _begin_aan(rows: list[Inzending], schrijver: Schrijver, kalender: Kalender) -> None:
    """One or two parts written, not sent; by a colleague who can sign in."""
    door = _schrijvers(rows, kalender)
    concepten = []
    for row in rows:
        kans = lot("begonnen", row.organisatie.slug, row.regio.code)
        op = _moment(max(kalender.dag(-kans.randrange(1, 12)), row.ronde.peildatum), 11, 20)
        concepten += [
            Deelconcept(
                inzending=row,
                deel=deel,
                door=door[row.organisatie.slug],
                gewijzigd_op=op,
                **_velden(schrijver.antwoord(row, deel)),
            )
            for deel in list(Deel)[: kans.choice((1, 2, 2, 3))]
        ]
    Deelconcept.objects.bulk_create(concepten)


def _velden(antwoord: Antwoord) -> dict[str, Any]:
    return {"antwoord": antwoord.antwoord, "toelichting": antwoord.toelichting, "steun": antwoord.steun}


def _schrijvers(rows: list[Inzending], kalender: Kalender) -> dict[str, Gebruiker]:
    """Someone with access for each of these organisations: a demo user, or its contact person."""
    access = Toegang.objects.now().filter(rol=Rol.MEDEWERKER).select_related("gebruiker", "organisatie")
    there = {t.organisatie.slug: t.gebruiker for t in access.order_by("pk") if t.organisatie}
    for row in rows:
        if row.organisatie.slug not in there:
            there[row.organisatie.slug] = _met_toegang(row.organisatie, row.regio, kalender)
    return there


def _met_toegang(organisatie: Organisatie, regio: Regio, kalender: Kalender) -> Gebruiker:
    """The contact person of an organisatie as a user; nobody can sign in with it."""
    rollen = (Contactpersoon.Rol.AMBTELIJK, Contactpersoon.Rol.ACCOUNTMANAGER, Contactpersoon.Rol.BESTUURLIJK)
    contacten = Contactpersoon.objects.on(kalender.vandaag).filter(
        organisatie=organisatie, regio=regio, rol__in=rollen, persoon__gebruiker__isnull=True
    )
    found = sorted(
        contacten.select_related("persoon"), key=lambda contact: (rollen.index(contact.rol), contact.pk)
    )
    persoon = found[0].persoon if found else Persoon(naam=f"Medewerker van {organisatie}", email="")
    email = persoon.email or f"venster-{organisatie.slug}@example.nl"
    gebruiker = Gebruiker.objects.create_user(email=email, naam=persoon.naam, is_demo=True)
    if persoon.pk:
        Persoon.objects.filter(pk=persoon.pk).update(gebruiker=gebruiker)
    Toegang.objects.create(
        gebruiker=gebruiker, rol=Rol.MEDEWERKER, organisatie=organisatie, period=since(kalender.dag(-300))
    )
    return gebruiker
