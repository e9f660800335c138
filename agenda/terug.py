"""The agenda as it was at a moment, and what changed between two moments, blok by blok."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString

from agenda.forms import formulier
from agenda.forms.velden import Keuzes
from agenda.models import Agenda, Blok, Mededingingstoets, Themablok
from agenda.staat import Staat, op_moment, rijen_op
from agenda.zicht import Zicht, gevoelig
from regions.conflict import leesbaar, opschriften
from regions.models import Gespreksonderwerp, Organisatie
from tekst.verschil import verschil

_RANG: dict[str, int] = {soort: rang for rang, soort in enumerate(Blok.Soort)}


@dataclass(slots=True)
class Toen:
    """A blok as it was: its place, and what it said."""

    blok: Blok
    staat: Staat
    diepte: int = 0

    @property
    def plek(self) -> tuple[int, int, int]:
        """Where it stands in its row: functies before afspraken, as the agenda is read."""
        return (_RANG[self.blok.soort], self.blok.volgorde, self.blok.pk)

    @property
    def niveau(self) -> int:
        """The level of its heading, on a page where the agenda's own is the second."""
        return min(self.diepte + 3, 6)

    @property
    def titel(self) -> str:
        """What it is called."""
        return str(self.staat.detail)

    def zegt_hetzelfde(self, ander: "Toen") -> bool:
        """Whether both say the same, word for word."""
        return _waarden(self.staat) == _waarden(ander.staat)


Toestand = dict[int, Toen]


def toestand(agenda: Agenda, moment: datetime.datetime) -> Toestand:
    """Every blok that was there at that moment and not put away, by its key."""
    rows: list[Blok] = [b for b in rijen_op(Blok, moment, agenda_id=agenda.pk) if b.verwijderd_op is None]
    per_soort: dict[str, list[int]] = {}
    for blok in rows:
        per_soort.setdefault(blok.soort, []).append(blok.pk)
    staten: dict[int, Staat] = {}
    for soort, blokken in per_soort.items():
        staten |= op_moment(soort, blokken, moment)
    themas = [staat.detail for staat in staten.values() if isinstance(staat.detail, Themablok)]
    prefetch_related_objects(themas, "thema")
    return {blok.pk: Toen(blok, staten[blok.pk]) for blok in rows if blok.pk in staten}


def zonder_dicht(toestand: Toestand, regio: int, zicht: Zicht) -> Toestand:
    """Without what is closed to this reader today, or was at that moment, with all that hung under it."""
    nu = set(Blok.objects.filter(pk__in=toestand).voor(zicht).values_list("pk", flat=True))
    gesloten = set(Gespreksonderwerp.objects.filter(pk__in=gevoelig()).values_list("pk", flat=True))
    van = Organisatie.objects.in_bulk({t.blok.verzekeraar_id for t in toestand.values()} - {None})
    vrij = set(Mededingingstoets.objects.toegestaan().values_list("afspraak", "blokversie"))
    dicht = {
        pk
        for pk, toen in toestand.items()
        if pk not in nu
        or ((pk, toen.blok.version) not in vrij and _was_dicht(toen, gesloten, van, regio, zicht))
    }
    kinderen: dict[int | None, list[int]] = {}
    for pk, toen in toestand.items():
        kinderen.setdefault(toen.blok.ouder_id, []).append(pk)
    te_doen = list(dicht)
    for pk in te_doen:
        te_doen += kinderen.get(pk, [])
    weg = set(te_doen)
    return {pk: toen for pk, toen in toestand.items() if pk not in weg}


def _was_dicht(
    toen: Toen,
    gesloten: set[int],
    van: dict[int, Organisatie],
    regio: int,
    zicht: Zicht,
) -> bool:
    if toen.blok.onderwerp_id not in gesloten:
        return False
    verzekeraar = van.get(toen.blok.verzekeraar_id or 0)
    return not zicht.ziet(regio, verzekeraar.concern_pk if verzekeraar else None)


def mocht_lezen(blok: Blok, version: str, zicht: Zicht) -> bool:
    """Whether an earlier version of a blok was never closed to this reader; for who types over it."""
    events: Any = Blok
    rows = events.pgh_event_model.objects.filter(
        pgh_obj_id=blok.pk, version=version, onderwerp__in=gevoelig()
    )
    return all(
        zicht.ziet(blok.agenda.regio_id, rij.verzekeraar.concern_pk if rij.verzekeraar else None)
        for rij in rows.select_related("verzekeraar")
    )


def op_volgorde(toestand: Toestand) -> Iterator[Toen]:
    """All blokken as they are read, each with how deep it lies; what hung under nothing is left out."""
    kinderen: dict[int | None, list[Toen]] = {}
    for toen in toestand.values():
        kinderen.setdefault(toen.blok.ouder_id, []).append(toen)

    def onder(ouder: int | None, diepte: int) -> Iterator[Toen]:
        for toen in sorted(kinderen.get(ouder, []), key=lambda kind: kind.plek):
            toen.diepte = diepte
            yield toen
            yield from onder(toen.blok.pk, diepte + 1)

    return onder(None, 0)


@dataclass(slots=True)
class Lezer:
    """Puts what a blok says into words, field by field, as its form names them."""

    agenda: Agenda
    keuzes: Keuzes

    @classmethod
    def van(cls, agenda: Agenda, *toestanden: Toestand) -> "Lezer":
        """A reader that knows every organisatie named at these moments."""
        named = {pk for oud in toestanden for toen in oud.values() for pk in toen.staat.organisaties}
        genoemd = {pk for oud in toestanden for toen in oud.values() for pk in toen.staat.contacten}
        return cls(agenda, Keuzes(agenda.regio, named, genoemd))

    def woorden(self, toen: Toen | None) -> dict[str, tuple[str, str]]:
        """Of each field that says something its label and its words."""
        if toen is None:
            return {}
        soort, plek = toen.blok.soort, f"blok-{toen.blok.pk}"
        form = formulier(soort, toen.staat, agenda=self.agenda, keuzes=self.keuzes, plek=plek)
        labels = opschriften(form)
        return {name: (labels[name].rstrip("?"), text) for name, text in leesbaar(form).items() if text}


@dataclass(slots=True, kw_only=True)
class Wijziging:
    """What became of one blok: its fields with the words that came and went marked."""

    soort: str
    toen: Toen
    weg: tuple[str, ...]  # under which titles it hangs, from the theme down
    velden: list[tuple[str, SafeString]] = field(default_factory=list)

    @property
    def wat(self) -> str:
        """What happened, in a word."""
        return _WOORD[self.soort]

    @property
    def badge(self) -> str:
        """The kind of badge that repeats it."""
        return _BADGE[self.soort]


_WOORD = {"nieuw": "toegevoegd", "weg": "verwijderd", "gewijzigd": "gewijzigd", "verplaatst": "verplaatst"}
_BADGE = {"nieuw": "ok", "weg": "error", "gewijzigd": "info", "verplaatst": "plain"}


def vergelijk(agenda: Agenda, oud: Toestand, nieuw: Toestand) -> list[Wijziging]:
    """What was added, put away, changed or moved, as it is read; the order within a row is not compared."""
    lezer = Lezer.van(agenda, oud, nieuw)
    samen = oud | nieuw
    return [
        wijziging
        for toen in op_volgorde(samen)
        if (wijziging := _wijziging(lezer, toen, samen, oud.get(toen.blok.pk), nieuw.get(toen.blok.pk)))
    ]


def _wijziging(
    lezer: Lezer, toen: Toen, samen: Toestand, was: Toen | None, is_nu: Toen | None
) -> Wijziging | None:
    if was and is_nu:
        verplaatst = was.blok.ouder_id != is_nu.blok.ouder_id
        if was.zegt_hetzelfde(is_nu) and not verplaatst:
            return None
        soort = "verplaatst" if was.zegt_hetzelfde(is_nu) else "gewijzigd"
    else:
        soort = "nieuw" if is_nu else "weg"
    oud, nieuw = lezer.woorden(was), lezer.woorden(is_nu)
    labels = {name: label for name, (label, _) in (oud | nieuw).items()}
    velden = [
        (label, verschil(oud.get(name, ("", ""))[1], nieuw.get(name, ("", ""))[1]))
        for name, label in labels.items()
        if oud.get(name) != nieuw.get(name)
    ]
    if soort == "gewijzigd" and not velden:
        return None
    return Wijziging(soort=soort, toen=toen, weg=_weg(toen, samen), velden=velden)


def _weg(toen: Toen, samen: Toestand) -> tuple[str, ...]:
    weg: list[str] = []
    ouder = toen.blok.ouder_id
    while ouder in samen:
        weg.insert(0, samen[ouder].titel)
        ouder = samen[ouder].blok.ouder_id
    return tuple(weg)


def _waarden(staat: Staat) -> tuple[object, ...]:
    rij = {f.attname: getattr(staat.detail, f.attname) for f in staat.detail._meta.concrete_fields}
    return rij, sorted(staat.partners), sorted(staat.kaders), staat.regels
