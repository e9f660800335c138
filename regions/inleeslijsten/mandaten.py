"""Mandates of a regio from a spreadsheet: each counts once the organisation that gives it says so."""

import datetime
from typing import Any

from django.urls import reverse

from inlezen.kolommen import Kolom, Onleesbaar, datum, kaal
from inlezen.lezen import Rij
from regions.inleeslijsten.herkennen import Organisaties, Themas
from regions.inleeslijsten.kolommen import tekst
from regions.lijsten import Lijst, Plan, Regel, Stand, Waar, fout
from regions.mandaten.regels import past_bij_werkwijze, per_rij
from regions.models import Lijstbestand, Mandaat, Organisatie, Regio
from regions.periods import since

Vorm, Basis = Mandaat.Vorm, Mandaat.Basis
VORMEN = {
    Vorm.CENTRUMGEMEENTE: ("centrumgemeente",),
    Vorm.ORGAAN: ("orgaan", "ggd", "gemeenschappelijke regeling", "gr"),
    Vorm.AANSLUITEN: ("aansluiten", "later aansluiten"),
    Vorm.VERZEKERAAR: ("verzekeraar", "zorgverzekeraar", "zorgverzekeraar namens andere"),
}
VORM_BIJ = {kaal(woord): vorm for vorm, woorden in VORMEN.items() for woord in woorden}
BASIS_BIJ = {
    "mandaatbesluit": Basis.BESLUIT,
    "besluit": Basis.BESLUIT,
    "afspraak": Basis.AFSPRAAK,
    "spreektnamens": Basis.AFSPRAAK,
}
# Which column of the list a rule of mandates is about.
KOLOM_VAN = {
    "ontvanger": "Spreekt namens haar",
    "besluit_datum": "Datum besluit",
    "basis": "Grond",
    "van": "Vanaf",
    "thema": "Thema",
}


def vorm(cel: str) -> str:
    """The form of a mandate by one of its names."""
    if found := VORM_BIJ.get(kaal(cel)):
        return found
    raise Onleesbaar(f"‘{cel}’ kan hier niet; kies uit: {', '.join(w[0] for w in VORMEN.values())}.")


def basis(cel: str) -> str:
    """What it rests on."""
    if found := BASIS_BIJ.get(kaal(cel)):
        return found
    raise Onleesbaar(f"‘{cel}’ kan hier niet; kies uit: mandaatbesluit, afspraak.")


KOLOMMEN = (
    Kolom(
        "Organisatie",
        betekenis="Wie het woord geeft.",
        verplicht=True,
        ook=("gever", "gemeente", "mandaatgever", "namens"),
    ),
    Kolom(
        "Spreekt namens haar",
        betekenis="Wie het woord krijgt.",
        verplicht=True,
        ook=("ontvanger", "mandaathouder", "gemandateerde", "spreker"),
    ),
    Kolom("Thema", betekenis="Eén thema. Leeg: alle thema's.", ook=("onderwerp",)),
    Kolom(
        "Vorm",
        betekenis="Centrumgemeente, orgaan, aansluiten of verzekeraar.",
        verplicht=True,
        lees=vorm,
        ook=("vorm mandaat", "soort mandaat"),
    ),
    Kolom("Grond", betekenis="Mandaatbesluit of afspraak.", verplicht=True, lees=basis, ook=("basis",)),
    Kolom(
        "Datum besluit",
        betekenis="Verplicht bij een mandaatbesluit.",
        lees=datum,
        leeg=None,
        ook=("besluitdatum", "datum mandaatbesluit"),
    ),
    Kolom(
        "Nummer besluit",
        betekenis="Het nummer of kenmerk van het besluit.",
        lees=tekst(60),
        ook=("besluitnummer", "kenmerk", "nummer"),
    ),
    Kolom(
        "Vanaf",
        betekenis="De eerste dag. Leeg: vandaag.",
        lees=datum,
        leeg=None,
        ook=("van", "ingangsdatum", "begindatum"),
    ),
    Kolom(
        "Tot en met",
        betekenis="De laatste dag. Leeg: tot nader order.",
        lees=datum,
        leeg=None,
        ook=("t/m", "einddatum"),
    ),
)


def plan(rijen: list[Rij], waar: Waar) -> Plan:
    """What a list of mandates means: those that are there stay, new ones wait for their giver."""
    regio, uitkomst = waar.de_regio, Plan()
    organisaties, themas = Organisaties(regio), Themas(regio)
    gelezen = [(rij, _mandaat(rij, waar, organisaties, themas, uitkomst)) for rij in rijen]
    gemaakt = [(rij, mandaat) for rij, mandaat in gelezen if mandaat is not None]
    er = {_sleutel(m) for m in regio.mandaten.filter(ingetrokken_op__isnull=True)}
    nieuw = [(rij, mandaat) for rij, mandaat in gemaakt if _sleutel(mandaat) not in er]
    alle_bezwaren = per_rij([mandaat for _, mandaat in nieuw])
    for (rij, mandaat), bezwaren in zip(nieuw, alle_bezwaren, strict=True):
        for bezwaar in (*past_bij_werkwijze(mandaat), *bezwaren):
            uitkomst.fouten.append(fout(rij.nummer, KOLOM_VAN.get(bezwaar.veld or ""), bezwaar.zin))
    doen = {rij.nummer for rij, _ in nieuw}
    uitkomst.regels = [_regel(rij, mandaat, nieuw=rij.nummer in doen) for rij, mandaat in gemaakt]
    if nieuw:
        uitkomst.meldingen.append(
            "Een mandaat geldt pas als de organisatie die het geeft het heeft bevestigd. Haar bestuurder of "
            "beheerder ziet het na het overnemen bij Mijn werk."
        )
    return uitkomst


def _mandaat(
    rij: Rij, waar: Waar, organisaties: Organisaties, themas: Themas, uitkomst: Plan
) -> Mandaat | None:
    """The row as a mandate that waits; nothing when a name or a day in it cannot be."""
    goed: dict[str, Any] = {}
    for kolom, vind in (
        ("Organisatie", organisaties.vind),
        ("Spreekt namens haar", organisaties.vind),
        ("Thema", lambda cel: _thema(cel, themas)),
    ):
        try:
            goed[kolom] = vind(rij[kolom])
        except Onleesbaar as reden:
            uitkomst.fouten.append(fout(rij.nummer, kolom, str(reden)))
    van, laatste = rij["Vanaf"] or waar.dag, rij["Tot en met"]
    if laatste and laatste < van:
        melding = f"ligt voor de eerste dag ({van:%d-%m-%Y}). Verbeter een van beide."
        uitkomst.fouten.append(fout(rij.nummer, "Tot en met", melding))
        return None
    if len(goed) < 3:
        return None
    period = since(van, laatste + datetime.timedelta(days=1) if laatste else None)
    return _van(rij, waar.de_regio, goed["Organisatie"], goed["Spreekt namens haar"], goed["Thema"], period)


def _van(
    rij: Rij, regio: Regio, gever: Organisatie, ontvanger: Organisatie, thema: Any, period: Any
) -> Mandaat:
    return Mandaat(
        gever=gever,
        ontvanger=ontvanger,
        regio=regio,
        thema=thema,
        vorm=rij["Vorm"],
        basis=rij["Grond"],
        besluit_datum=rij["Datum besluit"],
        besluit_nummer=rij["Nummer besluit"],
        period=period,
        wacht_op_bevestiging=True,
    )


def _thema(cel: str, themas: Themas) -> Any:
    gevonden = themas.vind_alle(cel)
    if len(gevonden) > 1:
        raise Onleesbaar("bevat meer dan één thema. Maak voor elk thema een rij.")
    return gevonden[0] if gevonden else None


def _sleutel(mandaat: Mandaat) -> tuple[int, int, int | None]:
    """By what a mandate that is there is recognised: who gives it, to whom, and on what."""
    return mandaat.gever_id, mandaat.ontvanger_id, mandaat.thema_id


def _regel(rij: Rij, mandaat: Mandaat, *, nieuw: bool) -> Regel:
    def doe() -> int:
        mandaat.save()
        return mandaat.pk

    zonder_besluit = mandaat.basis == Basis.BESLUIT and mandaat.besluit_datum is None
    return Regel(
        rij=rij.nummer,
        stand=Stand.NIEUW if nieuw else Stand.GELIJK,
        wie=f"{mandaat.ontvanger} spreekt namens {mandaat.gever}",
        wat=[mandaat.waarover] if zonder_besluit else [mandaat.waarover, mandaat.grond],
        doe=doe if nieuw else None,
    )


def daarna(blad: Lijstbestand) -> list[tuple[str, str]]:
    """Look at them."""
    regio = blad.regio
    return (
        [(reverse("mandaten", args=[regio.code]), f"Wie geeft het woord aan wie in {regio}")] if regio else []
    )


LIJST = Lijst(
    code="mandaten",
    titel="Mandaten inlezen",
    uitleg="Neem uw lijst over van wie namens wie spreekt. Elke organisatie bevestigt daarna haar eigen "
    "mandaat.",
    kolommen=KOLOMMEN,
    plan=plan,
    voorbeeld=[
        {
            "Organisatie": "Borne",
            "Spreekt namens haar": "Almelo",
            "Thema": "Preventie",
            "Vorm": "centrumgemeente",
            "Grond": "mandaatbesluit",
            "Datum besluit": datetime.date(2026, 1, 15),
            "Nummer besluit": "2026-014",
            "Vanaf": datetime.date(2026, 2, 1),
        }
    ],
    meeste_rijen=2_000,
    daarna=daarna,
)
