"""The working agenda as a tree, read in a number of queries that does not depend on its size."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from agenda.models import Agenda, Blok, Partner, Voortgang, WieDoetWat
from regions.periods import today


@dataclass(slots=True)
class Knoop:
    """A blok with what hangs under it, and the number it has in reading order if it is an afspraak."""

    blok: Blok
    kinderen: "list[Knoop]" = field(default_factory=list)
    nummer: str = ""

    @property
    def detail(self) -> Any:
        """What the blok says."""
        return self.blok.detail

    def van(self, soort: str) -> "list[Knoop]":
        """What hangs directly under it, of one kind."""
        return [kind for kind in self.kinderen if kind.blok.soort == soort]

    def alle(self, soort: str) -> "Iterator[Knoop]":
        """All of one kind under it, in reading order: what stands first on the page comes first."""
        for kind in self.in_volgorde():
            if kind.blok.soort == soort:
                yield kind
            yield from kind.alle(soort)

    def in_volgorde(self) -> "list[Knoop]":
        """Its children as they are read: functies before the afspraken that have none."""
        return sorted(self.kinderen, key=lambda kind: _RANG[kind.blok.soort])


_RANG = {soort: rang for rang, soort in enumerate(Blok.Soort)}


def boom(agenda: Agenda) -> list[Knoop]:
    """The themes of an agenda with all that hangs under them, without what was put away."""
    knopen = {blok.pk: Knoop(blok) for blok in _blokken(agenda)}
    wortels = []
    for knoop in knopen.values():
        ouder = knopen.get(knoop.blok.ouder_id)
        if ouder:
            ouder.kinderen.append(knoop)
        elif knoop.blok.ouder_id is None:
            wortels.append(knoop)
    _nummer(wortels)
    return wortels


def _blokken(agenda: Agenda) -> Any:
    partners = Partner.objects.on(today()).select_related("organisatie").order_by("organisatie__naam", "pk")
    wie_doet_wat = WieDoetWat.objects.select_related("organisatie").order_by("volgorde", "pk")
    voortgang = Voortgang.objects.laatste()
    return (
        agenda.blokken.levend()
        .met_detail()
        .prefetch_related(
            Prefetch("afspraak__partners", queryset=partners),
            Prefetch("afspraak__wie_doet_wat", queryset=wie_doet_wat),
            Prefetch("afspraak__voortgang", queryset=voortgang, to_attr="laatste_voortgang"),
        )
        .order_by("volgorde", "pk")
    )


def _nummer(themas: list[Knoop]) -> None:
    """P1, P2, O1: the letters that set the theme apart from the ones before, and a running number."""
    gebruikt: set[str] = set()
    for thema in themas:
        naam = "".join(c for c in thema.detail.thema.naam.upper() if c.isalnum()) or "T"
        letters = next((naam[:n] for n in range(1, len(naam) + 1) if naam[:n] not in gebruikt), naam)
        gebruikt.add(letters)
        for nummer, afspraak in enumerate(thema.alle(Blok.Soort.AFSPRAAK), start=1):
            afspraak.nummer = f"{letters}{nummer}"
