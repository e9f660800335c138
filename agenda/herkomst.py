"""To which form of this room an unsent text belongs."""

import re

from django.urls import reverse

from agenda.models import Agenda, Blok, Voorstel
from agenda.redactie import mag_blok, mag_onder
from agenda.tonen import adres_nieuw
from regions.models import Gebruiker
from regions.rights import Right


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """The words and the address of the form, if this user may still open it."""
    if found := re.fullmatch(r"blok-(\d{1,18})", sleutel):
        return _bestaand(gebruiker, int(found[1]))
    if found := re.fullmatch(r"(voorstel|opmerking)-(?:blok-)?(\d{1,18})(?:-\d{1,18})?", sleutel):
        return _inspraak(gebruiker, found[1], int(found[2]))
    if found := re.fullmatch(r"overname-(\d{1,18})", sleutel):
        return _overname(gebruiker, int(found[1]))
    if found := re.fullmatch(r"voorstel-nieuw-\d{1,18}-(\d{1,18})-([a-z]+)", sleutel):
        return _inspraak(gebruiker, "voorstel", int(found[1]), found[2])
    if found := re.fullmatch(r"nieuw-(\d{1,18})-(\d{1,18})-([a-z]+)", sleutel):
        return _nieuw(gebruiker, int(found[1]), int(found[2]), found[3])
    if found := re.fullmatch(r"werkwijze-(\d{1,18})", sleutel):
        return _werkwijze(gebruiker, int(found[1]))
    return None


def _werkwijze(gebruiker: Gebruiker, agenda_pk: int) -> tuple[str, str] | None:
    agenda = Agenda.objects.select_related("regio").filter(pk=agenda_pk).first()
    if agenda is None or not gebruiker.may(Right.AGENDA_EDIT, regio=agenda.regio):
        return None
    return f"Hoe wij samenwerken in {agenda.regio}", reverse("werkwijze_wijzigen", args=[agenda.regio.code])


def _bestaand(gebruiker: Gebruiker, pk: int) -> tuple[str, str] | None:
    blok = (
        Blok.objects.zichtbaar(gebruiker)
        .levend()
        .select_related("agenda__regio")
        .met_detail()
        .filter(pk=pk)
        .first()
    )
    if blok is None or not mag_blok(gebruiker, blok):
        return None
    regio = blok.agenda.regio
    return f"Agenda {regio}: {blok.detail}", reverse("blok_bewerken", args=[regio.code, pk])


def _nieuw(gebruiker: Gebruiker, agenda_pk: int, ouder_pk: int, soort: str) -> tuple[str, str] | None:
    agenda = Agenda.objects.select_related("regio").filter(pk=agenda_pk).first()
    ouder = Blok.objects.zichtbaar(gebruiker).levend().filter(agenda=agenda_pk, pk=ouder_pk).first()
    if agenda is None or soort not in Blok.Soort or (ouder_pk and ouder is None):
        return None
    if not (mag_onder(gebruiker, ouder) if ouder else gebruiker.may(Right.AGENDA_EDIT, regio=agenda.regio)):
        return None
    label = Blok.Soort(soort).label
    return f"Agenda {agenda.regio}: nieuwe {label}", adres_nieuw(agenda, ouder, soort)


def _inspraak(gebruiker: Gebruiker, wat: str, pk: int, soort: str = "") -> tuple[str, str] | None:
    blokken = Blok.objects.zichtbaar(gebruiker).levend().select_related("agenda__regio").met_detail()
    blok = blokken.filter(pk=pk).first()
    right = Right.VOORSTEL_DOEN if wat == "voorstel" else Right.OPMERKING_DOEN
    if blok is None or (soort and soort not in Blok.Soort):
        return None
    regio = blok.agenda.regio
    if not gebruiker.may(right, regio=regio):
        return None
    if soort:
        adres = reverse("voorstel_toevoegen", args=[regio.code, pk, soort])
        return f"Agenda {regio}: voorstel voor nieuwe {Blok.Soort(soort).label}", adres
    name = "voorstel_wijzigen" if wat == "voorstel" else "opmerkingen"
    return f"Agenda {regio}: {wat} bij {blok.detail}", reverse(name, args=[regio.code, pk])


def _overname(gebruiker: Gebruiker, pk: int) -> tuple[str, str] | None:
    found = Voorstel.objects.zichtbaar(gebruiker).open().met_blok().filter(pk=pk).first()
    if found is None or not mag_onder(gebruiker, found.blok):
        return None
    regio = found.blok.agenda.regio
    return f"Agenda {regio}: voorstel overnemen", reverse("voorstel_overnemen", args=[regio.code, pk])
