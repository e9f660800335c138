"""Our organisation in a regio, on one A4: who speaks for us, what we agreed, what is ours to do."""

import datetime
from typing import Any

import agenda.onze
import venster.overdracht
from documents.models import Document
from documents.soorten import Documentsoort
from regions.mandaten import woorden
from regions.models import Contactpersoon, Gebruiker, Organisatie, Regio, Soort
from regions.rights import Right
from samenwerking.blad import kop
from tekst.getallen import aantal

Gegevens = dict[str, Any]
REGELS = 22  # lines that the lists of one A4 have together
LENGTE = 95  # characters that stand on one line


def mag_zien(gebruiker: Gebruiker, organisatie: Organisatie, regio: Regio | None) -> bool:
    """Who works for it there."""
    return gebruiker.may(Right.ONS_BLAD_SEE, regio=regio, organisatie=organisatie)


def ziet_werk(gebruiker: Gebruiker, regio: Regio) -> bool:
    """Whether what is being worked on there may be in it."""
    return gebruiker.may(Right.AGENDA_SEE, regio=regio)


def in_regio(organisatie: Organisatie, regio: Regio, gebruiker: Gebruiker, dag: datetime.date) -> Gegevens:
    """All of it as data, for the page, the PDF and its attachments alike."""
    werk = ziet_werk(gebruiker, regio)
    gezien = gebruiker.may(Right.VENSTER_SEE, regio=regio)
    return kop("onze_gemeente", organisatie, dag) | {
        "regio": {"code": regio.code, "naam": regio.naam},
        "titel": f"{_onze(organisatie)} in regio {regio.naam}",
        "werk": werk,
        "venster_gezien": gezien,
        "sprekers": _sprekers(organisatie, regio, dag),
        "namens": _namens(organisatie, regio, dag),
        "venster": _venster(organisatie, regio) if gezien else None,
        **agenda.onze.van_partij(organisatie, regio, dag, werk=werk),
    }


def in_regios(
    organisatie: Organisatie, regios: list[Regio], gebruiker: Gebruiker, dag: datetime.date
) -> Gegevens:
    """The same of all its regio's, for a director."""
    werk = {regio.pk for regio in regios if ziet_werk(gebruiker, regio)}
    return kop("onze_organisatie", organisatie, dag) | {
        "titel": f"{_onze(organisatie)} in {aantal(len(regios), 'regio', "regio's")}",
        "werk": sorted(regio.code for regio in regios if regio.pk in werk),
        "regios": [
            found
            | {"sprekers": _sprekers(organisatie, regio, dag), "zonder_afspraken": _zonder_afspraken(found)}
            for regio, found in zip(
                regios, agenda.onze.overzicht(organisatie, regios, werk=werk), strict=True
            )
        ],
    }


def _zonder_afspraken(blad: Gegevens) -> bool:
    return bool(blad["themas"]) and not any(thema["afspraken"] for thema in blad["themas"])


def _onze(organisatie: Organisatie) -> str:
    gemeente = organisatie.soort == Soort.GEMEENTE
    return f"Onze {'gemeente' if gemeente else 'organisatie'} {organisatie.naam}"


def _sprekers(organisatie: Organisatie, regio: Regio, dag: datetime.date) -> list[Gegevens]:
    contacten = Contactpersoon.objects.on(dag).filter(
        organisatie=organisatie, regio=regio, wacht_op_bevestiging=False
    )
    return [
        {"naam": contact.persoon.naam, "rol": contact.get_rol_display(), "functie": contact.functie}
        for contact in contacten.select_related("persoon").in_order()
    ]


def _namens(organisatie: Organisatie, regio: Regio, dag: datetime.date) -> list[str]:
    woord = woorden(regio, dag).get(organisatie.pk)
    return woord.zinnen if woord else []


def _venster(organisatie: Organisatie, regio: Regio) -> Gegevens | None:
    """The last published round: our answer beside the counts of the regio."""
    metingen = venster.overdracht.laatste_metingen(organisatie, regio)[:1]
    for meting in metingen:
        eigen = {str(deel): antwoord.woord for deel, antwoord in meting.eigen}
        delen = [vak.deel for groep in meting.groepen[:1] for vak in groep.vakken]
        return {
            "ronde": str(meting.ronde),
            "delen": [
                {"deel": deel.label, "wij": eigen.get(str(deel), ""), "regio": _telling(meting, str(deel))}
                for deel in delen
            ],
        }
    return None


def _telling(meting: venster.overdracht.Meting, deel: str) -> Gegevens:
    vakken = [vak for groep in meting.groepen for vak in groep.vakken if str(vak.deel) == deel]
    return {
        "ja": sum(vak.ja for vak in vakken),
        "nee": sum(vak.nee for vak in vakken),
        "stil": sum(vak.stil for vak in vakken),
    }


def op_een_a4(inhoud: Gegevens) -> Gegevens:
    """As much of it as stands on one A4; how much was left out is said where it was left out."""
    acties, acties_meer = _eerste(inhoud["acties"], 6)
    gevraagd, gevraagd_meer = _eerste(inhoud["gevraagd"], 5)
    over = REGELS - len(acties or []) - len(gevraagd or [])
    themas = []
    for nog, thema in zip(range(len(inhoud["themas"]), 0, -1), inhoud["themas"], strict=True):
        ruimte = max(1, over // nog)
        afspraken, weg = [], 0
        for afspraak in thema["afspraken"]:
            regels = _kort(afspraak)
            if hoog(regels) > ruimte:
                weg += 1
                continue
            ruimte, over = ruimte - hoog(regels), over - hoog(regels)
            afspraken.append(regels)
        themas.append({"naam": thema["naam"], "afspraken": afspraken, "meer": weg})
    return inhoud | {
        "themas": themas[:6],
        "overleg": _kort_overleg(inhoud["overleg"]),
        "sprekers": inhoud["sprekers"][:4],
        "acties": _ingekort(acties),
        "acties_meer": acties_meer,
        "gevraagd": _ingekort(gevraagd),
        "gevraagd_meer": gevraagd_meer,
    }


def _kort_overleg(overleg: Gegevens | None) -> Gegevens | None:
    if overleg is None:
        return None
    besluiten = [kort(titel, 60) for titel in overleg["besluiten"][:3]]
    return overleg | {"titel": kort(overleg["titel"], 80), "besluiten": besluiten}


def hoog(afspraak: Gegevens) -> int:
    """How many lines an agreement takes."""
    return 1 + len(afspraak["wij"]) + len(afspraak["anderen"])


def _eerste(rijen: list[Gegevens] | None, hoogstens: int) -> tuple[list[Gegevens] | None, int]:
    if rijen is None:
        return None, 0
    return rijen[:hoogstens], max(0, len(rijen) - hoogstens)


def _ingekort(rijen: list[Gegevens] | None) -> list[Gegevens] | None:
    return rijen and [
        {naam: kort(waarde) if naam in ("titel", "wat") else waarde for naam, waarde in rij.items()}
        for rij in rijen
    ]


def _kort(afspraak: Gegevens) -> Gegevens:
    return afspraak | {
        "titel": kort(afspraak["titel"], 70),
        "wij": [kort(tekst) for tekst in afspraak["wij"][:1]],
        "anderen": [regel | {"tekst": kort(regel["tekst"], 60)} for regel in afspraak["anderen"][:2]],
    }


def kort(tekst: str, lengte: int = LENGTE) -> str:
    """One line of it; what was left out ends in dots."""
    regel = " ".join(tekst.split())
    return regel if len(regel) <= lengte else regel[: lengte - 1].rstrip() + "…"


def _mag(gebruiker: Gebruiker, document: Document) -> bool:
    """A snapshot is for who works there and sees all that is in it."""
    if document.organisatie is None or not mag_zien(gebruiker, document.organisatie, document.regio):
        return False
    if document.regio is None:
        regios = Regio.objects.filter(code__in=document.data["werk"])
        seen = [found["regio"]["code"] for found in document.data["regios"]]
        may = Regio.objects.seen_by(gebruiker).filter(code__in=seen).count() == len(seen)
        return may and all(
            ziet_werk(gebruiker, regio) and mag_zien(gebruiker, document.organisatie, regio)
            for regio in regios
        )
    if document.data["venster_gezien"] and not gebruiker.may(Right.VENSTER_SEE, regio=document.regio):
        return False
    return not document.data["werk"] or ziet_werk(gebruiker, document.regio)


def tabel(inhoud: Gegevens) -> tuple[list[str], list[list[Any]]]:
    """What was agreed, has to be done and is asked, one a row, of one regio or of all."""
    rijen: list[list[Any]] = []
    for blad in inhoud.get("regios", [inhoud]):
        regio = blad["regio"]["naam"]
        rijen += [
            [regio, "afspraak", f"{afspraak['titel']} ({afspraak['hoe']})", afspraak["besluit_op"] or ""]
            for thema in blad["themas"]
            for afspraak in thema["afspraken"]
        ]
        rijen += [[regio, "te doen", actie["titel"], actie["gereed"] or ""] for actie in blad["acties"] or []]
        rijen += [[regio, "gevraagd", punt["wat"], punt["op"] or ""] for punt in blad["gevraagd"] or []]
    return ["Regio", "Wat", "Titel", "Datum"], rijen


ONZE_GEMEENTE = Documentsoort(
    code="onze_gemeente",
    naam="Onze gemeente in een regio",
    template="samenwerking/onze_gemeente.html",
    mag=_mag,
    tabel=tabel,
)
ONZE_ORGANISATIE = Documentsoort(
    code="onze_organisatie",
    naam="Onze organisatie in alle regio's",
    template="samenwerking/onze_organisatie.html",
    mag=_mag,
    tabel=tabel,
)
