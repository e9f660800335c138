"""What parties of the demo bring in: a regio where it was shared, and one where parties are still writing."""

import datetime

from agenda import actions
from agenda.inbreng import gevraagd, themas
from agenda.models import Agenda, Blok, Herkomst, Inbreng
from regions.models import Organisatie, Regio, Soort, Thema
from samenwerking.demo.inhoud import Kalender

# Per theme and party: priority, interest, standpoint.
TWENTE: dict[str, dict[str, tuple[str, str, str]]] = {
    "ouderen": {
        "almelo": (
            "Mensen wonen langer thuis",
            "Onze wijkteams zien mensen pas als het niet meer gaat.",
            "Elke wijk krijgt een vast team van wijkverpleging en sociaal werk.",
        ),
        "borne": (
            "Eén nummer voor mantelzorgers",
            "Mantelzorgers raken de weg kwijt tussen loketten.",
            "Eén loket voor heel Twente, ook in de avond.",
        ),
        "enschede": (
            "Geschikte woningen dicht bij zorg",
            "Wie wil verhuizen, vindt niets in de eigen wijk.",
            "Verzekeraar en zorgkantoor praten mee over elke nieuwe wijk.",
        ),
        "menzis": (
            "Eerder zien dat het thuis misgaat",
            "Crisisopnames zijn zwaar voor mensen en kosten veel.",
            "Huisarts, wijkverpleging en wijkteam delen wat zij zien.",
        ),
        "menzis-zorgkantoor": (
            "Langer zonder verpleeghuis",
            "De wachtlijst groeit sneller dan wij plaatsen kunnen kopen.",
            "Wij kopen zorg thuis in waar gemeenten een geclusterde woonvorm openen.",
        ),
    },
    "preventie": {
        "almelo": (
            "Minder valpartijen",
            "Na een val kunnen veel mensen niet meer alleen wonen.",
            "",
        ),
        "menzis": (
            "Valpreventie voor iedereen boven de 70",
            "Het werkt, en nu doen te weinig mensen mee.",
            "Wij vergoeden de training als gemeenten mensen opsporen.",
        ),
    },
}
SAMEN = {
    "ouderen": (
        "Thuis wonen met een team in de buurt",
        "Inwoners en hun mantelzorgers weten bij wie zij terechtkunnen.",
        "Elke wijk een vast team, en één nummer voor heel Twente.",
    ),
    "preventie": (
        "Minder valpartijen",
        "Wie niet valt, blijft langer zelfstandig.",
        "Een training in elke wijk.",
    ),
}
LATER = ("hellendoorn", "ouderen", ("Vervoer naar dagbesteding", "Buiten de kernen rijdt geen bus.", ""))
REGIOS = ("twente", "groningen")
WOORDEN = ("prioriteit", "belang", "standpunt")


def laad_inbreng(kalender: Kalender) -> None:
    """Shared in Twente; in Groningen some are ready and others still write."""
    agendas = {code: Agenda.objects.current(Regio.objects.werk().get(code=code)) for code in REGIOS}
    if agenda := agendas["twente"]:
        _gedeeld(agenda)
    if agenda := agendas["groningen"]:
        _bezig(agenda, kalender)


def _gedeeld(agenda: Agenda) -> None:
    """All were ready; one gemeente added something later."""
    rows = {}
    for thema in themas(agenda):
        for slug, woorden in TWENTE.get(thema.code, {}).items():
            rows[thema.code, slug] = _brengt_in(agenda, thema, Organisatie.objects.get(slug=slug), woorden)
    for partij in gevraagd(agenda.regio):
        actions.meld_klaar(agenda, partij, by=None, als=f"medewerker, {partij}")
    actions.leg_samen(agenda, by=None, als="regiocoördinator, Enschede")
    for thema in themas(agenda):
        if thema.code in SAMEN:
            uit = [row for (code, _), row in rows.items() if code == thema.code and _is_gemeente(row)]
            rows[thema.code, ""] = _brengt_in(agenda, thema, None, SAMEN[thema.code], uit)
    actions.deel_inbreng(agenda, by=None, als="regiocoördinator, Enschede")
    slug, code, woorden = LATER
    laat = Organisatie.objects.get(slug=slug)
    for thema in themas(agenda):
        if thema.code == code:
            _brengt_in(agenda, thema, laat, woorden)
    actions.meld_klaar(agenda, laat, by=None)
    _werd(agenda, [rows["ouderen", slug] for slug in ("", "menzis", "menzis-zorgkantoor")])


def _werd(agenda: Agenda, bronnen: list[Inbreng]) -> None:
    """The opgave that is there already came from these."""
    opgaven = agenda.blokken.levend().filter(soort=Blok.Soort.OPGAVE, ouder__thema__thema__code="ouderen")
    if opgave := opgaven.order_by("volgorde", "pk").first():
        for inbreng in bronnen:
            Herkomst.objects.create(opgave=opgave.opgave, inbreng=inbreng)


def _bezig(agenda: Agenda, kalender: Kalender) -> None:
    """Asked for, and not yet there."""
    actions.vraag_inbreng(agenda, kalender.vandaag + datetime.timedelta(days=21))
    partijen = gevraagd(agenda.regio)
    for nummer, partij in enumerate(partijen):
        if nummer % 3 == 0:
            actions.meld_klaar(agenda, partij, by=None, als=f"medewerker, {partij}")
    for thema in themas(agenda):
        if woorden := TWENTE.get(thema.code, {}).get("menzis"):
            _brengt_in(agenda, thema, Organisatie.objects.get(slug="menzis"), woorden)


def _brengt_in(
    agenda: Agenda,
    thema: Thema,
    organisatie: Organisatie | None,
    woorden: tuple[str, str, str],
    uit: list[Inbreng] | None = None,
) -> Inbreng:
    als = f"medewerker, {organisatie}" if organisatie else "regiocoördinator, Enschede"
    velden = dict(zip(WOORDEN, woorden, strict=True))
    return actions.inbrengen(
        agenda, thema, organisatie=organisatie, by=None, als=als, uit=uit or (), **velden
    )


def _is_gemeente(row: Inbreng) -> bool:
    return row.organisatie is not None and row.organisatie.soort == Soort.GEMEENTE
