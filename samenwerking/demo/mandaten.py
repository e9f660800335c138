"""Who speaks for whom in the demo: with mandaatbesluiten, by agreement, and each for itself."""

from typing import Any

from regions.models import Bewijsstuk, Mandaat, Organisatie, Regio, Thema
from regions.periods import since
from samenwerking.demo.inhoud import MAP, Kalender, lees

BESLUIT = "mandaatbesluit.pdf"


def laad_mandaten(kalender: Kalender) -> None:
    """How these regio's work, and what was given there."""
    organisaties = Organisatie.objects.in_bulk(field_name="slug")
    themas = {thema.code: thema for thema in Thema.objects.filter(regio=None)}
    for hier in lees("mandaten")["regios"]:
        regio = Regio.objects.werk().get(code=hier["regio"])
        regio.spreekwijze = hier["spreekwijze"]
        regio.mandaat_in_document = hier.get("in_document", False)
        regio.save()
        for gegeven in hier.get("mandaten", []):
            for slug in gegeven["gevers"]:
                _geef(kalender, regio, organisaties[slug], gegeven, organisaties, themas)


def _geef(
    kalender: Kalender,
    regio: Regio,
    gever: Organisatie,
    gegeven: dict[str, Any],
    organisaties: dict[str, Organisatie],
    themas: dict[str, Thema],
) -> None:
    """The word of one organisation, a row per theme."""
    besluit = "besluit" in gegeven
    bewijs = _bewijs(gever) if gegeven.get("bewijs") else None
    tot = kalender.dag(gegeven["tot"]) if "tot" in gegeven else None
    for code in gegeven.get("themas") or [None]:
        Mandaat.objects.create(
            gever=gever,
            ontvanger=organisaties[gegeven["ontvanger"]],
            regio=regio,
            thema=themas[code] if code else None,
            vorm=gegeven["vorm"],
            basis=Mandaat.Basis.BESLUIT if besluit else Mandaat.Basis.AFSPRAAK,
            besluit_datum=kalender.dag(gegeven["besluit"]) if besluit else None,
            besluit_nummer=gegeven.get("nummer", ""),
            bewijs=bewijs,
            toelichting=gegeven.get("toelichting", ""),
            period=since(kalender.dag(gegeven["van"]), tot),
            wacht_op_bevestiging=gegeven.get("wacht", False),
            vastgelegd_op=kalender.dag(gegeven["van"]),
        )


def _bewijs(gever: Organisatie) -> Bewijsstuk:
    inhoud = (MAP / BESLUIT).read_bytes()
    stuk = Bewijsstuk.van_bytes(inhoud, organisatie=gever, naam=BESLUIT, soort="application/pdf")
    stuk.save()
    return stuk
