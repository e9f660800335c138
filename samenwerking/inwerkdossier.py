"""What a successor should know of one organisation in one regio, asked of each room, as plain data."""

import datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

import agenda.overdracht
import venster.overdracht
from agenda.zicht import OPENBAAR, Zicht
from documents.models import Document
from documents.soorten import Documentsoort
from regions.contacten import tafel
from regions.models import Contactpersoon, Gebruiker, Mandaat, Organisatie, Regio
from regions.periods import iso, today
from regions.rights import Right
from samenwerking.blad import kop
from tekst.getallen import opsomming

Gegevens = dict[str, Any]
EERDER = 6  # predecessors that are named


def mag_zien(gebruiker: Gebruiker, organisatie: Organisatie, regio: Regio, dag: datetime.date) -> bool:
    """The beheerder of the organisation, the coordinator, and whoever speaks for it here, now or soon."""
    if gebruiker.may(Right.INWERKDOSSIER_SEE, regio=regio, organisatie=organisatie):
        return True
    eigen = Contactpersoon.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag),
        persoon__gebruiker=gebruiker,
        organisatie=organisatie,
        regio=regio,
        wacht_op_bevestiging=False,
    )
    return gebruiker.may(Right.REGIO_SEE, regio=regio) and eigen.exists()


def dossier(
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    regio: Regio,
    dag: datetime.date,
    *,
    zicht: Zicht = OPENBAAR,
) -> Gegevens:
    """All of it on one day, for the page, the PDF and its attachments alike.

    Who may not see how the agenda is worked on reads what was adopted. Closed text comes along only with the
    `zicht` of who asks for it; a document is made without.
    """
    werk = gebruiker.may(Right.AGENDA_SEE, regio=regio)
    gezien = gebruiker.may(Right.VENSTER_SEE, regio=regio)
    return kop("inwerkdossier", organisatie, dag) | {
        "titel": f"Inwerkdossier {organisatie}, regio {regio}",
        "regio": {"code": regio.code, "naam": regio.naam},
        "werk": werk,
        **_sprekers(organisatie, regio, dag),
        "afspraken": _afspraken(organisatie, regio, zicht, werk=werk),
        "acties": _acties(organisatie, regio, zicht) if werk else None,
        "mandaten": _mandaten(organisatie, regio, dag),
        **_anderen(organisatie, regio, dag),
        "metingen": _metingen(organisatie, regio) if gezien else None,
    }


def personen(inhoud: Gegevens) -> int:
    """How many rows of contact persons it holds."""
    anderen = sum(len(rij["contacten"]) for rij in inhoud["anderen"])
    return len(inhoud["nu"]) + len(inhoud["eerder"]) + len(inhoud["coordinatoren"]) + anderen


def _contact(contact: Contactpersoon) -> Gegevens:
    return {
        "naam": contact.persoon.naam,
        "rol": contact.get_rol_display(),
        "functie": contact.functie,
        "email": contact.persoon.email,
        "vervanger": contact.vervanger.naam if contact.vervanger else "",
        "vanaf": iso(contact.since),
        "tot_en_met": iso(contact.last_day),
    }


def _sprekers(organisatie: Organisatie, regio: Regio, dag: datetime.date) -> Gegevens:
    contacten = organisatie.contacten.filter(regio=regio).select_related("persoon", "vervanger")
    loopt = Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag)
    eerder = contacten.filter(period__endswith__lte=dag).order_by("-period__endswith", "pk")
    return {
        "nu": [_contact(contact) for contact in contacten.filter(loopt).order_by("pk")],
        "eerder": [_contact(contact) | {"email": ""} for contact in eerder[:EERDER]],
    }


def _afspraken(organisatie: Organisatie, regio: Regio, zicht: Zicht, *, werk: bool) -> list[Gegevens]:
    if werk:
        rijen = agenda.overdracht.afspraken(organisatie, regio, zicht)
    else:
        rijen = agenda.overdracht.vastgestelde_afspraken(organisatie, regio)
    return [
        {"titel": rij.titel, "hoe": rij.hoe, "stand": rij.stand, "tot_en_met": rij.tot_en_met or None}
        for rij in rijen
    ]


def _acties(organisatie: Organisatie, regio: Regio, zicht: Zicht) -> list[Gegevens]:
    rijen = agenda.overdracht.open_acties(organisatie, regio, zicht)
    return [{"titel": actie.titel, "gereed": iso(actie.gereed)} for actie in rijen]


def _mandaten(organisatie: Organisatie, regio: Regio, dag: datetime.date) -> list[Gegevens]:
    """Who speaks for whom, one line for what was given together on several themes."""
    betrokken = Q(gever=organisatie) | Q(ontvanger=organisatie)
    rijen = Mandaat.objects.geldend(dag).filter(betrokken, regio=regio).met_namen()
    samen: dict[tuple[int, int, str, DateRange], list[Mandaat]] = {}
    for mandaat in rijen.order_by("ontvanger__naam", "gever__naam", "thema__volgorde", "pk"):
        gelijk = (mandaat.ontvanger_id, mandaat.gever_id, mandaat.grond, mandaat.period)
        samen.setdefault(gelijk, []).append(mandaat)
    return [
        {
            "ontvanger": rij[0].ontvanger.naam,
            "gever": rij[0].gever.naam,
            "waarover": opsomming(mandaat.waarover for mandaat in rij),
            "grond": rij[0].grond,
            "vanaf": iso(rij[0].since),
            "tot_en_met": iso(rij[0].last_day),
        }
        for rij in samen.values()
    ]


def _anderen(organisatie: Organisatie, regio: Regio, dag: datetime.date) -> Gegevens:
    """The coordinator and the other parties of the regio, with who speaks for them."""
    found = tafel(regio, dag)
    return {
        "coordinatoren": [
            _contact(contact) | {"organisatie": contact.organisatie.naam} for contact in found.coordinatoren
        ],
        "anderen": [
            {
                "organisatie": rij.organisatie.naam,
                "contacten": [_contact(contact) for contact in rij.contacten],
                "ontbreekt": rij.ontbreekt,
            }
            for rij in found.rijen
            if rij.organisatie != organisatie
        ],
    }


def _metingen(organisatie: Organisatie, regio: Regio) -> list[Gegevens]:
    return [
        {
            "ronde": str(meting.ronde),
            "eigen": [
                {"deel": deel.label, "woord": antwoord.woord, "toelichting": antwoord.toelichting}
                for deel, antwoord in meting.eigen
            ],
            "groepen": [
                {
                    "opschrift": groep.opschrift,
                    "respons": groep.respons,
                    "vakken": [
                        {"deel": vak.deel.label, "ja": vak.ja, "nee": vak.nee} for vak in groep.vakken
                    ],
                }
                for groep in meting.groepen
            ],
        }
        for meting in venster.overdracht.laatste_metingen(organisatie, regio)
    ]


def _mag(gebruiker: Gebruiker, document: Document) -> bool:
    """One that was made is for who may see the page today, and no less of it than it holds."""
    organisatie, regio = document.organisatie, document.regio
    if organisatie is None or regio is None:
        return False
    if not mag_zien(gebruiker, organisatie, regio, today()):
        return False
    if document.data["metingen"] is not None and not gebruiker.may(Right.VENSTER_SEE, regio=regio):
        return False
    return not document.data["werk"] or gebruiker.may(Right.AGENDA_SEE, regio=regio)


def tabel(inhoud: Gegevens) -> tuple[list[str], list[list[Any]]]:
    """What was agreed, what is to do and who is who, one a row."""
    rijen: list[list[Any]] = [
        ["afspraak", afspraak["titel"], afspraak["hoe"], "", afspraak["tot_en_met"] or ""]
        for afspraak in inhoud["afspraken"]
    ]
    rijen += [["te doen", actie["titel"], "", "", actie["gereed"] or ""] for actie in inhoud["acties"] or []]
    eigen = [{"organisatie": inhoud["organisatie"]["naam"], "contacten": inhoud["nu"]}]
    for rij in eigen + inhoud["anderen"]:
        rijen += [
            [
                "aanspreekpunt",
                rij["organisatie"],
                contact["naam"],
                contact["email"],
                contact["tot_en_met"] or "",
            ]
            for contact in rij["contacten"]
        ]
    return ["Wat", "Titel of organisatie", "Hoe of wie", "E-mail", "Tot en met of klaar op"], rijen


INWERKDOSSIER = Documentsoort(
    code="inwerkdossier",
    naam="Inwerkdossier",
    template="samenwerking/inwerkdossier.html",
    mag=_mag,
    tabel=tabel,
)
