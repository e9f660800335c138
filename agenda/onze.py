"""What the agenda of a regio holds of one of its parties, as plain data for that party's own overview.

Only what every party of the regio may read is in it: nothing that is closed, whoever asks.
"""

import datetime
from typing import Any

from agenda.canoniek import inhoud
from agenda.models import Actie, Agenda, Agendapunt, BesluitNodig, Overleg, Versie
from agenda.taken import akkoord_taken
from documents.afspraken import van_thema
from regions.models import Organisatie, Regio, Soort
from regions.periods import iso, today
from tekst.schoon import plat

Gegevens = dict[str, Any]
FINANCIERS = (Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR)
DAGEN = 120  # ahead: what a next overleg may ask about


def van_partij(organisatie: Organisatie, regio: Regio, dag: datetime.date, *, werk: bool) -> Gegevens:
    """What was agreed with it per theme and, for who sees how the agenda is worked on, what it has to do."""
    versie = Versie.objects.laatst_van(regio)
    agenda = Agenda.objects.current(regio)
    if versie:
        bron = {"versie": versie.nummer, "vastgesteld_op": versie.vaststelling.op.isoformat()}
        themas = versie.vastgestelde_inhoud["themas"]
    else:
        bron = None
        themas = inhoud(agenda, versie=0, peildatum=dag)["themas"] if agenda and werk else []
    return {
        "agenda": bron,
        "themas": [_thema(thema, organisatie) for thema in themas],
        "acties": (_acties(organisatie, agenda) if agenda else []) if werk else None,
        "overleg": _overleg(organisatie, regio) if werk else None,
        "gevraagd": _gevraagd(organisatie, regio, agenda, dag) if werk else None,
    }


def _thema(thema: Gegevens, organisatie: Organisatie) -> Gegevens:
    afspraken = [_afspraak(afspraak, organisatie) for afspraak in van_thema(thema)]
    return {"naam": thema["naam"], "afspraken": [found for found in afspraken if found]}


def _afspraak(afspraak: Gegevens, organisatie: Organisatie) -> Gegevens | None:
    """One in which it takes part: its own lines, and those of insurer and zorgkantoor; otherwise nothing."""
    trekt = (afspraak["trekker"] or {}).get("slug") == organisatie.slug
    doet_mee = any(partner["slug"] == organisatie.slug for partner in afspraak["partners"])
    eigen = [
        regel for regel in afspraak["wie_doet_wat"] if (regel["wie"] or {}).get("naam") == organisatie.naam
    ]
    if not (trekt or doet_mee or eigen):
        return None
    anderen = [r for r in afspraak["wie_doet_wat"] if r["wie"] and r["wie"]["soort"] in FINANCIERS]
    return {
        "nummer": afspraak["nummer"],
        "titel": afspraak["titel"],
        "hoe": "trekker" if trekt else "doet mee",
        "pilot": afspraak["vorm"] == "pilot",
        "besluit_op": afspraak["evaluatie"] if afspraak["vorm"] == "pilot" else None,
        "wij": [plat(regel["tekst"]) for regel in eigen if regel["tekst"]],
        "anderen": [
            {"wie": regel["wie"]["naam"], "tekst": plat(regel["tekst"])}
            for regel in anderen
            if regel["wie"]["naam"] != organisatie.naam
        ],
    }


def _open(agenda: Agenda) -> Any:
    return agenda.blokken.levend().voor()


def _acties(organisatie: Organisatie, agenda: Agenda) -> list[Gegevens]:
    rows = Actie.objects.open().filter(organisatie=organisatie, blok__in=_open(agenda))
    return [{"titel": actie.titel, "gereed": iso(actie.gereed)} for actie in rows.order_by("gereed", "pk")]


def _overleg(organisatie: Organisatie, regio: Regio) -> Gegevens | None:
    """The next overleg at whose table it sits, and what is to be decided there."""
    aan_tafel = Overleg.objects.komend().filter(
        regio=regio, deelnemers__contactpersoon__organisatie=organisatie
    )
    eerst = aan_tafel.distinct().first()
    if eerst is None:
        return None
    punten = eerst.punten.filter(aard=Agendapunt.Aard.BESLUITEN)
    return {
        "titel": eerst.titel,
        "datum": eerst.datum.isoformat(),
        "besluiten": [punt.titel for punt in punten],
    }


def _gevraagd(
    organisatie: Organisatie, regio: Regio, agenda: Agenda | None, dag: datetime.date
) -> list[Gegevens]:
    """What the parties will ask of it: an answer to a version, a decision that it has to take."""
    oordelen = [
        {"wat": taak.titel, "op": iso(taak.uiterlijk)}
        for taak in akkoord_taken([organisatie])
        if taak.regio == regio
    ]
    return oordelen + (_besluiten(organisatie, agenda, dag) if agenda else [])


def _besluiten(organisatie: Organisatie, agenda: Agenda, dag: datetime.date) -> list[Gegevens]:
    rows = BesluitNodig.objects.filter(
        organisatie=organisatie, genomen__isnull=True, afspraak__blok__in=_open(agenda)
    )
    straks = dag + datetime.timedelta(days=DAGEN)
    return [
        {
            "wat": f"Besluit van {besluit.get_gremium_display()} over “{besluit.afspraak.titel}”",
            "op": iso(besluit.verwacht),
        }
        for besluit in rows.select_related("afspraak").order_by("verwacht", "pk")
        if besluit.verwacht is None or besluit.verwacht <= straks
    ]


def overzicht(organisatie: Organisatie, regios: list[Regio], *, werk: set[int]) -> list[Gegevens]:
    """Per regio what it agreed, has to do and is asked, for a director; `werk`: where one may see that."""
    return [
        {"regio": {"code": regio.code, "naam": regio.naam}}
        | van_partij(organisatie, regio, today(), werk=regio.pk in werk)
        for regio in regios
    ]
