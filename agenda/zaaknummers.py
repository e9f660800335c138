"""The numbers that an organisation keeps things under: for who works for it, and nobody else."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agenda.models import Akkoord, Versie, Zaaknummer
from agenda.overleg.acties import Gewijzigd
from documents.models import Document
from documents.rechten import mag_zien
from regions.models import Gebruiker, Organisatie
from regions.rights import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """Something one may keep a number of, the number if there is one, and where it is noted."""

    organisatie: Organisatie
    wat: str
    nummer: str
    url: str
    bron: str = ""


def bij_document(gebruiker: Any, document: Document) -> list[Regel]:
    """Of each own organisation its number of this document."""
    organisaties = _eigen(gebruiker)
    if not organisaties:
        return []
    nummers = {z.organisatie_id: z.nummer for z in Zaaknummer.objects.filter(document=document)}
    return [
        Regel(
            organisatie=organisatie,
            wat=document.titel,
            nummer=nummers.get(organisatie.pk, ""),
            url=reverse("zaaknummer_document", args=[organisatie.slug, document.kenmerk]),
        )
        for organisatie in organisaties
    ]


def bij_versie(gebruiker: Any, versie: Versie) -> list[Regel]:
    """Of each own organisation its numbers of what it last said of this version."""
    rows = Akkoord.objects.laatste().filter(versie=versie, organisatie__in=_mijn(gebruiker))
    return sorted(_van_akkoorden(rows), key=lambda regel: (regel.organisatie.naam, regel.wat))


def van_organisatie(gebruiker: Any, organisatie: Organisatie) -> list[Regel]:
    """All numbers of an own organisation, of what this user may see."""
    if organisatie.pk not in _mijn(gebruiker):
        return []
    rows = Document.objects.filter(zaaknummers__organisatie=organisatie).select_related("regio")
    documenten = [d for d in rows.defer(None).defer("bestand").newest_first() if mag_zien(gebruiker, d)]
    nummers = dict(
        Zaaknummer.objects.filter(organisatie=organisatie, document__in=documenten).values_list(
            "document", "nummer"
        )
    )
    akkoorden = Akkoord.objects.filter(zaaknummers__organisatie=organisatie).select_related("organisatie")
    return [
        *(
            Regel(
                organisatie=organisatie,
                wat=f"{document.titel} ({document.datum:%d-%m-%Y})",
                nummer=nummers[document.pk],
                url=reverse("zaaknummer_document", args=[organisatie.slug, document.kenmerk]),
                bron=document.get_absolute_url(),
            )
            for document in documenten
        ),
        *_van_akkoorden(akkoorden.order_by("-pk")),
    ]


def _van_akkoorden(rows: Any) -> list[Regel]:
    akkoorden = list(
        rows.select_related(
            "organisatie", "versie__agenda__regio", "versie__onderwerpen_van"
        ).prefetch_related("zaaknummers")
    )
    return [
        Regel(
            organisatie=akkoord.organisatie,
            wat=_over(akkoord),
            nummer=next((z.nummer for z in akkoord.zaaknummers.all()), ""),
            url=reverse("zaaknummer_akkoord", args=[akkoord.organisatie.slug, akkoord.pk]),
            bron=akkoord.versie.get_absolute_url(),
        )
        for akkoord in akkoorden
    ]


def _over(akkoord: Akkoord) -> str:
    versie = akkoord.versie
    thema = f", {akkoord.thema}" if akkoord.thema else ""
    return f"{akkoord.get_oordeel_display()} op versie {versie.nummer}, {versie.regio}{thema}".capitalize()


def _mijn(gebruiker: Any) -> set[int]:
    return set(gebruiker.organisaties(Right.ZAAKNUMMER_SEE))


def _eigen(gebruiker: Any) -> list[Organisatie]:
    mijn = _mijn(gebruiker)
    return list(Organisatie.objects.filter(pk__in=mijn).order_by("naam", "pk")) if mijn else []


@transaction.atomic
def noteer(rij: Zaaknummer, nummer: str, gezien: str, *, by: Gebruiker) -> None:
    """The number as it is now; without one there is nothing to keep. Who was overtaken is told."""
    Organisatie.objects.select_for_update(no_key=True).get(pk=rij.organisatie_id)
    wat = {"organisatie": rij.organisatie_id, "document": rij.document_id, "akkoord": rij.akkoord_id}
    nu = Zaaknummer.objects.select_for_update().filter(**wat).first()
    if nu and nu.changed_since(gezien):
        raise Gewijzigd(nu)
    if rij.pk and nu is None:
        raise Gewijzigd(None)
    if not nummer:
        Zaaknummer.objects.filter(**wat).delete()
        return
    nu = nu or rij
    nu.nummer, nu.gewijzigd_op, nu.gewijzigd_door = nummer, timezone.now(), by
    nu.save()
