"""Inbreng in two circles: who is asked, how far it is, and what one may do with it.

Bron: issue 4, "Inbreng, then together". First each party for itself; then the gemeenten lay theirs together
and make one list of it; then that list is laid beside what insurers and zorgkantoren bring in.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from agenda.models import Agenda, Blok, Inbreng, Inbrengronde, Inbrengstand
from agenda.models.inbreng import AANKONDIGEN
from agenda.redactie import mag_onder
from agenda.zicht import zicht_van
from regions.models import PARTIJEN, Gebruiker, Organisatie, Regio, Soort, Thema
from regions.periods import today
from regions.rights import Right

_RANG: dict[str, int] = {soort: rang for rang, soort in enumerate(PARTIJEN)}


@dataclass(frozen=True, slots=True)
class Partij:
    """A party that is asked, and how far it is."""

    organisatie: Organisatie
    stand: Inbrengstand | None

    @property
    def is_klaar(self) -> bool:
        """Whether it says so."""
        return self.stand is not None and self.stand.klaar_op is not None

    def wacht_tot(self, dag: datetime.date) -> bool:
        """Whether one may not yet share without it."""
        if self.is_klaar:
            return False
        return self.stand is None or self.stand.delen_vanaf is None or self.stand.delen_vanaf > dag


def ronde_van(agenda: Agenda) -> Inbrengronde | None:
    """How far this agenda is, if anything began."""
    return Inbrengronde.objects.filter(agenda=agenda).first()


def gevraagd(regio: Regio) -> list[Organisatie]:
    """The gemeenten, insurers and zorgkantoren of today, in that order, by name."""
    hier = Organisatie.objects.taking_part(regio, today()).partijen()
    return sorted(hier, key=lambda o: (_RANG[o.soort], o.naam, o.pk))


def partijen(regio: Regio, ronde: Inbrengronde | None) -> list[Partij]:
    """Who is asked, and how far each is; never what it brings in."""
    standen = {stand.organisatie_id: stand for stand in ronde.standen.all()} if ronde else {}  # type: ignore[attr-defined]
    return [Partij(organisatie, standen.get(organisatie.pk)) for organisatie in gevraagd(regio)]


def vroegst() -> datetime.date:
    """The first day on which one may share without a party that hears of it today."""
    return today() + datetime.timedelta(days=AANKONDIGEN)


def themas(agenda: Agenda) -> list[Thema]:
    """The themes of an agenda, in its order; none is ever closed."""
    blokken = Blok.objects.levend().filter(agenda=agenda, soort=Blok.Soort.THEMA)
    rows = blokken.select_related("thema__thema").order_by("volgorde", "pk")
    return [blok.thema.thema for blok in rows]


def in_kring(gebruiker: Any, regio: Regio) -> bool:
    """Whether it reads what the gemeenten lay together: they do, and a coordinator no insurer employs."""
    return regio.pk in zicht_van(gebruiker).regios


def mag_samen_schrijven(gebruiker: Any, regio: Regio) -> bool:
    """Who reads along may write the joint list: who edits the agenda, and who brings in for a gemeente."""
    if not in_kring(gebruiker, regio):
        return False
    voor = {toegang.organisatie for toegang in gebruiker.toegangen if toegang.organisatie}
    return gebruiker.may(Right.AGENDA_EDIT, regio=regio) or any(
        gebruiker.may(Right.INBRENG_GIVE, regio=regio, organisatie=o)
        for o in voor
        if o.soort == Soort.GEMEENTE
    )


def schrijft_voor(gebruiker: Any, regio: Regio) -> list[Organisatie]:
    """For which parties of this regio it brings something in."""
    return [o for o in gevraagd(regio) if gebruiker.may(Right.INBRENG_GIVE, regio=regio, organisatie=o)]


def mag_wijzigen(gebruiker: Any, inbreng: Inbreng, regio: Regio) -> bool:
    """Of an own text who brings in for its organisatie; of a joint one who may write there."""
    if inbreng.organisatie is None:
        return mag_samen_schrijven(gebruiker, regio)
    return gebruiker.may(Right.INBRENG_GIVE, regio=regio, organisatie=inbreng.organisatie)


def per_thema(agenda: Agenda, rows: Iterable[Inbreng]) -> list[tuple[Thema, list[Inbreng]]]:
    """Each theme of the agenda with what was brought in on it, then the themes it no longer has."""
    gevonden: dict[Thema, list[Inbreng]] = {thema: [] for thema in themas(agenda)}
    for row in rows:
        gevonden.setdefault(row.thema, []).append(row)
    return list(gevonden.items())


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """To which form an unsent text belongs: the words and the address, if this user may still open it."""
    if found := re.fullmatch(r"inbreng-(\d{1,18})", sleutel):
        return _bestaand(gebruiker, int(found[1]))
    if found := re.fullmatch(r"inbreng-nieuw-(\d{1,18})-(\d{1,18})-(\d{1,18})", sleutel):
        return _nieuw(gebruiker, *(int(deel) for deel in found.groups()))
    if found := re.fullmatch(r"inbreng-opgave-(\d{1,18})-([\d-]+)", sleutel):
        return _opgave(gebruiker, int(found[1]), found[2])
    return None


def _bestaand(gebruiker: Gebruiker, pk: int) -> tuple[str, str] | None:
    row = Inbreng.objects.levend().select_related("ronde__agenda__regio", "organisatie").filter(pk=pk).first()
    if row is None:
        return None
    regio = row.ronde.agenda.regio
    gezien = Inbreng.objects.zichtbaar(gebruiker, regio).filter(pk=pk).exists()
    if not gezien or not mag_wijzigen(gebruiker, row, regio):
        return None
    return f"Inbreng {regio}: {row}", reverse("inbreng_wijzigen", args=[regio.code, pk])


def _nieuw(gebruiker: Gebruiker, agenda: int, thema: int, organisatie: int) -> tuple[str, str] | None:
    found = Agenda.objects.select_related("regio").filter(pk=agenda).first()
    over = next((t for t in themas(found) if t.pk == thema), None) if found else None
    if found is None or over is None:
        return None
    regio = found.regio
    label = f"Inbreng {regio}: nieuwe prioriteit bij {over}"
    if not organisatie:
        adres = reverse("inbreng_gemeenten_nieuw", args=[regio.code, over.code])
        return (label, adres) if mag_samen_schrijven(gebruiker, regio) else None
    van = next((o for o in schrijft_voor(gebruiker, regio) if o.pk == organisatie), None)
    return (label, reverse("inbreng_nieuw", args=[regio.code, van.slug, over.code])) if van else None


def _opgave(gebruiker: Gebruiker, pk: int, uit: str) -> tuple[str, str] | None:
    thema = Blok.objects.levend().select_related("agenda__regio", "thema__thema").filter(pk=pk).first()
    if thema is None or not mag_onder(gebruiker, thema):
        return None
    regio = thema.agenda.regio
    adres = reverse("inbreng_opgave", args=[regio.code, pk, uit])
    return f"Agenda {regio}: gezamenlijke opgave bij {thema.thema}", adres
