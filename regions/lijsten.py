"""A list from someone's spreadsheet becomes rows: file, columns, look through, then all of it or nothing.

How a list of yours uses it:

1. Say its columns with `inlezen.kolommen.Kolom`: name, meaning, `verplicht`, `lees` (text to value, raises
   Onleesbaar with a Dutch sentence), `ook` (other headings that people write).
2. Write `plan(rijen, waar) -> Plan`. It gets the rows of which each cell is right, looks at what is stored
   and answers one `Regel` per row (new, changed, there already; in words; and `doe`, which carries it out),
   or a `fout(rij, kolom, melding)` that says what to do about it. It changes nothing itself.
3. In AppConfig.ready(): `registreer(Lijst(code="marktaandelen", van_regio=False, …))`.

Then there are, without more, the pages /regio/<regio>/inlezen/<code>/ (van_regio: Right.REGIO_INRICHTEN,
`waar.regio` is set) or /beheer/inlezen/<code>/ (Right.BEHEER): choosing the file, its columns (guessed, and
remembered per user), looking through with the faults first, the sheet with a column "fout", choosing a
better file without losing the columns, taking over in one transaction, and an example file. `adres(lijst,
regio)` is the address to link to.

The file waits in the database (`Lijstbestand`), is seen by its sender only and is gone after a day. Imports
wait for each other, so `plan` sees no half of another; when what is stored changed since the sender looked,
nothing is taken over and the new outcome is shown first.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2s
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from inlezen.kolommen import Kolom
from inlezen.koppelen import blik, gok, onthoud
from inlezen.lezen import Fout, Rij, lees
from regions.models import Gebruiker, Kolomkeuze, Lijstbestand, Regio
from regions.periods import today
from regions.statistiek import ververs

HOUDBAAR = datetime.timedelta(days=1)
PER_PERSON = 5  # files that wait at a time; the oldest goes
KEUZE_DAYS = 365


class Stand(StrEnum):
    """What a row means for what is stored."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "bestaat al"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """What one row of the file will mean, and how; `doe` answers the key of what came of it."""

    rij: int
    stand: Stand
    wie: str
    wat: Sequence[str] = ()
    doe: Callable[[], int | None] | None = None


@dataclass(slots=True, kw_only=True)
class Plan:
    """What a file will mean: row by row, or what is wrong; and what else one should know first.

    `te_doen`: what the file asks for but no file may do, as an address and words.
    """

    regels: list[Regel] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    te_doen: list[tuple[str, str]] = field(default_factory=list)

    def met(self, stand: str) -> list[Regel]:
        """The rows of one kind."""
        return [regel for regel in self.regels if regel.stand == stand]

    @property
    def is_goed(self) -> bool:
        """Whether it may be taken over."""
        return not self.fouten

    @property
    def foute_rijen(self) -> dict[int, str]:
        """All that is wrong with a row, in one text per row."""
        per_rij: dict[int, list[str]] = {}
        for fout in self.fouten:
            if fout.rij:
                melding = f"{fout.kolom}: {fout.melding}" if fout.kolom else fout.melding
                per_rij.setdefault(fout.rij, []).append(melding)
        return {rij: " | ".join(meldingen) for rij, meldingen in per_rij.items()}

    @property
    def kenmerk(self) -> str:
        """The same for the same outcome: whoever says yes sends back what was looked at."""
        gezegd = [(r.rij, r.stand.value, r.wie, list(r.wat)) for r in self.regels]
        return blake2s(repr((gezegd, [str(f) for f in self.fouten])).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waar:
    """For which regio (none: the country), by whom, and on which day."""

    regio: Regio | None
    by: Gebruiker
    dag: datetime.date

    @property
    def de_regio(self) -> Regio:
        """The regio of a list that always has one."""
        if self.regio is None:
            raise TypeError("this list belongs to a regio")
        return self.regio


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijst:
    """A kind of list that can be taken in; `daarna` gives the addresses and words of what comes next.

    `vraag_dag`: what is asked when the list holds from a day on; `plan` finds that day in `waar.dag`.
    """

    code: str
    titel: str
    uitleg: str
    kolommen: Sequence[Kolom]
    plan: Callable[[list[Rij], Waar], Plan]
    voorbeeld: Sequence[dict[str, Any]]
    van_regio: bool = True
    meeste_rijen: int = 10_000
    vraag_dag: str = ""
    daarna: Callable[[Lijstbestand], Iterable[tuple[str, str]]] = lambda blad: ()


_lijsten: dict[str, Lijst] = {}


def registreer(lijst: Lijst) -> None:
    """From now on lists of this kind can be taken in."""
    _lijsten[lijst.code] = lijst


def lijst_met(code: str, *, van_regio: bool) -> Lijst | None:
    """The kind of list with this code, if it belongs behind this door."""
    lijst = _lijsten.get(code)
    return lijst if lijst and lijst.van_regio == van_regio else None


def adres(lijst: Lijst, regio: Regio | None, stap: str = "", pk: int | None = None) -> str:
    """The address of a step (none: choosing the file)."""
    naam = "_".join(filter(None, ["" if lijst.van_regio else "beheer", "inlezen", stap]))
    waar = [regio.code] if regio else []
    return reverse(naam, args=[*waar, lijst.code, *([pk] if pk else [])])


def fout(rij: int, kolom: str | None, melding: str) -> Fout:
    """What is wrong with a row, and what to do about it."""
    return Fout(rij, kolom, melding)


def van(gebruiker: Gebruiker) -> QuerySet[Lijstbestand]:
    """The files that wait for this user; those of another do not exist, nor those of before yesterday."""
    return Lijstbestand.objects.filter(gebruiker=gebruiker, op__gte=timezone.now() - HOUDBAAR)


@transaction.atomic
def begin(
    lijst: Lijst,
    regio: Regio | None,
    naam: str,
    inhoud: bytes,
    *,
    by: Gebruiker,
    dag: datetime.date | None = None,
) -> Lijstbestand:
    """A file waits to be looked through; its columns are guessed. Raises GeenTabel."""
    blad = Lijstbestand(gebruiker=by, soort=lijst.code, regio=regio, dag=dag)
    _vul(blad, lijst, naam, inhoud)
    blad.save()
    oudste = Lijstbestand.objects.filter(gebruiker=by).order_by("-op", "-pk").values_list("pk", flat=True)
    Lijstbestand.objects.filter(pk__in=list(oudste[PER_PERSON:])).delete()
    return blad


@transaction.atomic
def vervang(blad: Lijstbestand, lijst: Lijst, naam: str, inhoud: bytes) -> bool:
    """A better file for the same list; answers whether its columns are where they were. Raises GeenTabel."""
    blad = _vast(blad)
    if blad.verwerkt_op:
        return True
    koppen, koppeling = blad.koppen, blad.koppeling
    _vul(blad, lijst, naam, inhoud)
    zelfde = [kop for kop in blad.koppen if kop.lower() != "fout"] == [
        kop for kop in koppen if kop.lower() != "fout"
    ]
    if zelfde and len(blad.koppen) >= len(koppen):
        blad.koppeling = koppeling
    blad.save()
    return zelfde


def _vul(blad: Lijstbestand, lijst: Lijst, naam: str, inhoud: bytes) -> None:
    gezien = blik(inhoud, naam, lijst.kolommen)
    eerder = Kolomkeuze.objects.filter(gebruiker=blad.gebruiker, soort=lijst.code).first()
    blad.naam, blad.inhoud, blad.op = naam[-200:], inhoud, timezone.now()
    blad.koprij, blad.koppen, blad.voorbeelden = gezien.rij, gezien.koppen, gezien.voorbeelden
    blad.koppeling = gok(gezien.koppen, lijst.kolommen, eerder.keuze if eerder else {})


@transaction.atomic
def koppel(blad: Lijstbestand, lijst: Lijst, koppeling: dict[str, int]) -> None:
    """The sender said which column is which; the next list of this kind begins with it."""
    blad = _vast(blad)
    blad.koppeling = koppeling
    blad.save(update_fields=["koppeling"])
    keuze, _ = Kolomkeuze.objects.get_or_create(gebruiker=blad.gebruiker, soort=lijst.code)
    keuze.keuze = keuze.keuze | onthoud(blad.koppen, koppeling)
    keuze.op = timezone.now()
    keuze.save()


def bekijk(blad: Lijstbestand, lijst: Lijst) -> Plan:
    """What the file would mean now: every fault in it, or every row in words."""
    gelezen = lees(
        bytes(blad.inhoud),
        blad.naam,
        lijst.kolommen,
        koprij=blad.koprij,
        koppeling=blad.koppeling,
    )
    if len(gelezen.rijen) > lijst.meeste_rijen:
        melding = f"Het bestand heeft meer dan {lijst.meeste_rijen} rijen. Splits het bestand."
        return Plan(fouten=[Fout(None, None, melding)])
    waar = Waar(regio=blad.regio, by=blad.gebruiker, dag=blad.dag or today())
    plan = lijst.plan(gelezen.rijen, waar)
    plan.fouten = sorted([*gelezen.fouten, *plan.fouten], key=lambda fout: fout.rij or 0)
    return plan


class Intussen(Exception):
    """What is stored, or the file, is no longer what the sender looked at: nothing was taken over."""


class Geweigerd(Exception):
    """The database refused a row: nothing was taken over; its argument is the fault."""


@transaction.atomic
def neem_over(blad: Lijstbestand, lijst: Lijst, *, gezien: str) -> Lijstbestand:
    """All rows are taken over, or none; a file that was taken over before changes nothing.

    Raises Intussen when it is not what was looked at, Geweigerd when a row cannot be stored.
    """
    blad = _vast(blad)
    if blad.verwerkt_op:
        return blad
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('lijsten'))")
    plan = bekijk(blad, lijst)
    if not plan.is_goed or plan.kenmerk != gezien:
        raise Intussen
    gedaan = {_doe(regel) for regel in plan.regels if regel.doe}
    blad.resultaat = sorted(pk for pk in gedaan if pk)
    blad.verwerkt_op, blad.inhoud, blad.voorbeelden = timezone.now(), b"", []
    blad.save()
    ververs()
    return blad


def _doe(regel: Regel) -> int | None:
    """Carry out one row; what the database refuses is told with the row."""
    try:
        return regel.doe() if regel.doe else None
    except ValidationError as geweigerd:
        raise Geweigerd(Fout(regel.rij, None, " ".join(geweigerd.messages))) from geweigerd
    except (IntegrityError, DataError) as geweigerd:
        melding = "Deze rij past niet bij wat er al staat. Kijk elke cel van deze rij na."
        raise Geweigerd(Fout(regel.rij, None, melding)) from geweigerd


def _vast(blad: Lijstbestand) -> Lijstbestand:
    """The same row, held until the end of the transaction."""
    return (
        Lijstbestand.objects.select_for_update(of=("self",))
        .select_related("regio", "gebruiker")
        .get(pk=blad.pk)
    )


def ruim_op(day: datetime.date) -> None:
    """The daily job: a file is kept for a day, a choice of columns for a year."""
    Lijstbestand.objects.filter(op__lt=timezone.now() - HOUDBAAR).delete()
    Kolomkeuze.objects.filter(op__date__lt=day - datetime.timedelta(days=KEUZE_DAYS)).delete()
