"""The agenda as canonical JSON: the one truth for page, document and comparison once it is frozen."""

import datetime
import json
from typing import Any

from django.conf import settings

from agenda.boom import Knoop, boom
from agenda.models import BesluitNodig, Blok, Bron, Werkwijze
from agenda.models.agenda import WERKWIJZE, Agenda
from regions.mandaten import tafel
from regions.models import Mandaat, Organisatie, Regio, Soort
from regions.periods import iso

SCHEMA = 1
PARTIJ_VOLGORDE: dict[str, int] = {soort: rang for rang, soort in enumerate(Soort)}


def canoniek(inhoud: dict[str, Any]) -> str:
    """The one way to write it down; equal content gives equal text."""
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def inhoud(agenda: Agenda, *, versie: int, peildatum: datetime.date) -> dict[str, Any]:
    """All that would be decided on if the agenda were frozen now; progress is not in it.

    Schema 1. What came later is an addition, so that a reader of schema 1 finds all it knew where it was:
    "spreekt_namens" is there only when the regio chose to name in its documents who speaks for whom; who
    leads a theme is named by function, because a version outlives the person.
    """
    return _spreekt_namens(agenda, peildatum) | {
        "soort": "samenwerkingsagenda",
        "schema": SCHEMA,
        "voorbeeld": settings.DEMO,
        "regio": {"code": agenda.regio.code, "naam": agenda.regio.naam},
        "titel": agenda.titel,
        "periode": {"van": iso(agenda.since), "tot_en_met": iso(agenda.last_day)},
        "versie": versie,
        "peildatum": iso(peildatum),
        "partijen": [partij(wie) for wie in partijen(agenda, peildatum)],
        "themas": [_thema(knoop) for knoop in boom(agenda)],
        "bronnen": [_bron(bron) for bron in agenda.bronnen.met_bestand()],
        "werkwijze": _werkwijze(agenda),
        "vaststelling": None,
    }


def _bron(bron: Bron) -> dict[str, Any]:
    velden = ("soort", "titel", "jaar", "gemaakt_door", "samen", "url")
    bestand = {"bestand": bron.bestand.naam} if bron.bestand else {}
    return {naam: getattr(bron, naam) for naam in velden} | bestand


def _werkwijze(agenda: Agenda) -> dict[str, str]:
    """How the parties work together, of what they wrote down about it."""
    werkwijze = Werkwijze.objects.filter(agenda=agenda).first()
    return {naam: text for naam in WERKWIJZE if (text := getattr(werkwijze, naam, ""))}


def _spreekt_namens(agenda: Agenda, dag: datetime.date) -> dict[str, Any]:
    """Who speaks for whom on that day, when the regio wants it in its documents; otherwise nothing."""
    if not agenda.regio.mandaat_in_document:
        return {}
    return {"spreekt_namens": [_mandaat(mandaat) for mandaat in tafel(agenda.regio, dag).mandaten]}


def _mandaat(mandaat: Mandaat) -> dict[str, Any]:
    besluit = {"datum": iso(mandaat.besluit_datum), "nummer": mandaat.besluit_nummer}
    return {
        "wie": partij(mandaat.ontvanger),
        "namens": partij(mandaat.gever),
        "thema": mandaat.thema.naam if mandaat.thema else None,
        "vorm": mandaat.vorm,
        "besluit": besluit if mandaat.basis == Mandaat.Basis.BESLUIT else None,
        "periode": {"van": iso(mandaat.since), "tot_en_met": iso(mandaat.last_day)},
    }


def partijen(agenda: Agenda, dag: datetime.date) -> list[Organisatie]:
    """Who takes part in the regio: gemeenten, zorgverzekeraars, zorgkantoren, partners, each by name."""
    return partijen_van(agenda.regio, dag)


def partijen_van(regio: Regio, dag: datetime.date) -> list[Organisatie]:
    """The same of a regio, with or without an agenda."""
    taking_part = Organisatie.objects.taking_part(regio, dag)
    return sorted(taking_part, key=lambda partij: (PARTIJ_VOLGORDE[partij.soort], partij.naam))


def partij(organisatie: Organisatie) -> dict[str, str]:
    return {"naam": organisatie.naam, "soort": organisatie.soort, "slug": organisatie.slug}


def _thema(knoop: Knoop) -> dict[str, Any]:
    thema = knoop.detail
    return {
        "code": thema.thema.code,
        "naam": thema.thema.naam,
        "tekst": thema.tekst,
        "trekkers": [
            {"hoe": hoe, "organisatie": contact.organisatie.naam, "functie": contact.functie}
            for hoe, contact in thema.trekkers
        ],
        "opgaven": [_opgave(kind) for kind in knoop.van(Blok.Soort.OPGAVE)],
    }


def _opgave(knoop: Knoop) -> dict[str, Any]:
    opgave = knoop.detail
    return {
        "sleutel": knoop.blok.pk,
        "titel": opgave.titel,
        "tekst": opgave.tekst,
        "voor_wie": opgave.voor_wie,
        "schaal": opgave.schaal,
        "cijfers": opgave.cijfers,
        "gesprekken": opgave.gesprekken,
        "herkomst": knoop.herkomst,
        "doelen": [_doel(kind) for kind in knoop.van(Blok.Soort.DOEL)],
    }


def _doel(knoop: Knoop) -> dict[str, Any]:
    doel = knoop.detail
    return {
        "sleutel": knoop.blok.pk,
        "titel": doel.titel,
        "tekst": doel.tekst,
        "indicator": doel.indicator,
        "nulwaarde": doel.nulwaarde,
        "nuljaar": doel.nuljaar,
        "streefwaarde": doel.streefwaarde,
        "streefjaar": doel.streefjaar,
        "bod": doel.bod,
        "landelijk_doel": doel.landelijk_doel.naam if doel.landelijk_doel else None,
        "metingen": [
            {"op": iso(meting.op), "waarde": meting.waarde, "bron": meting.bron}
            for meting in doel.metingen.all()
        ],
        "functies": [_functie(kind) for kind in knoop.van(Blok.Soort.FUNCTIE)],
        "afspraken": _afspraken(knoop),
    }


def _functie(knoop: Knoop) -> dict[str, Any]:
    functie = knoop.detail
    return {
        "sleutel": knoop.blok.pk,
        "titel": functie.titel,
        "tekst": functie.tekst,
        "vorm": functie.vorm,
        "sociaal": functie.sociaal,
        "institutioneel": functie.institutioneel,
        "financieel": functie.financieel,
        "afspraken": _afspraken(knoop),
    }


def _afspraken(knoop: Knoop) -> list[dict[str, Any]]:
    return [van_afspraak(kind) for kind in knoop.van(Blok.Soort.AFSPRAAK)]


def van_afspraak(knoop: Knoop) -> dict[str, Any]:
    """One afspraak as a frozen version has it."""
    afspraak = knoop.detail
    return {
        "sleutel": knoop.blok.pk,
        "nummer": knoop.nummer,
        "titel": afspraak.titel,
        "tekst": afspraak.tekst,
        "trekker": partij(afspraak.trekker) if afspraak.trekker else None,
        "partners": [
            partij(partner.organisatie) | {"sinds": iso(partner.since)} for partner in afspraak.partners.all()
        ],
        "wie_doet_wat": [
            {"wie": _wie(regel.organisatie), "tekst": regel.tekst} for regel in afspraak.wie_doet_wat.all()
        ],
        "periode": {"van": iso(afspraak.van), "tot_en_met": iso(afspraak.tot_en_met)},
        "vorm": afspraak.vorm,
        "financiering": list(afspraak.financiering),
        "evaluatie": iso(afspraak.evaluatie),
        "schaal": afspraak.schaal,
        "doelgroepen": afspraak.doelgroepen,
        "monitoring": afspraak.monitoring,
        "kaders": knoop.kaders,
        "besluiten": [_besluit(besluit) for besluit in afspraak.besluiten.all()],
        "pilot": _pilot(afspraak),
        "elders": afspraak.elders,
        "businesscase": knoop.businesscase,
        "acties": [_actie(kind.detail) for kind in knoop.van(Blok.Soort.ACTIE)],
    }


def _besluit(besluit: BesluitNodig) -> dict[str, Any]:
    return {
        "wie": _wie(besluit.organisatie),
        "gremium": besluit.get_gremium_display(),
        "verwacht": iso(besluit.verwacht),
        "genomen": iso(besluit.genomen),
    }


def _pilot(afspraak: Any) -> dict[str, Any] | None:
    """When one decides whether a pilot goes on and whether it is made to last, and what was decided."""
    if afspraak.vorm != afspraak.Vorm.PILOT:
        return None
    return {
        "gonogo_op": iso(afspraak.gonogo_op),
        "gonogo": afspraak.get_gonogo_display(),
        "gonogo_besloten": iso(afspraak.gonogo_besloten),
        "borging_besloten": iso(afspraak.borging_besloten),
        "borging_op": iso(afspraak.borging_op),
        "borging": afspraak.get_borging_display(),
    }


def _wie(organisatie: Organisatie | None) -> dict[str, str] | None:
    return {"naam": organisatie.naam, "soort": organisatie.soort} if organisatie else None


def _actie(actie: Any) -> dict[str, Any]:
    wie = actie.organisatie.naam if actie.organisatie else ""
    return {"titel": actie.titel, "wie": wie, "gereed": iso(actie.gereed)}
