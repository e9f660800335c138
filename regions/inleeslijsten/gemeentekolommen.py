"""The columns of the list of gemeenten, under the headings that the CBS gives them."""

from inlezen.kolommen import Kolom, kaal, keuze
from regions.inleeslijsten.gebieden import gm_code, zk_code

PROVINCIES = (
    "Groningen",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Flevoland",
    "Gelderland",
    "Utrecht",
    "Noord-Holland",
    "Zuid-Holland",
    "Zeeland",
    "Noord-Brabant",
    "Limburg",
)


def provincie(tekst: str) -> str:
    """One of the twelve, also as Friesland or with (PV)."""
    schoon = tekst.removesuffix("(PV)").strip()
    return keuze(*PROVINCIES)("Fryslân" if kaal(schoon) == "friesland" else schoon)


def gemeentenaam(tekst: str) -> str:
    """The name; where a province bears it too the CBS writes (gemeente) behind it."""
    return tekst.removesuffix("(gemeente)").strip()


# The headings of the list of gemeenten, and those of the table "Gebieden in Nederland", where the name of a
# group stands before each.
CODES, LIGGING = "Codes en namen van gemeenten", "Lokaliseringen van gemeenten"
KOLOMMEN = (
    Kolom(
        "GemeentecodeGM",
        betekenis="De CBS-code, met of zonder GM ervoor.",
        verplicht=True,
        lees=gm_code,
        ook=("gemeentecode", "gm_code", "code", "statcode", "gemeente code", f"{CODES} Code (code)"),
    ),
    Kolom(
        "Gemeentenaam",
        betekenis="De naam volgens het CBS.",
        verplicht=True,
        lees=gemeentenaam,
        ook=("gemeente", "naam", "statnaam", "gm_naam", f"{CODES} Naam (naam)", "Regio's"),
    ),
    Kolom(
        "Provincienaam",
        betekenis="De provincie.",
        lees=provincie,
        ook=("provincie", "provincies naam", f"{LIGGING} Provincies Naam (naam)"),
    ),
    Kolom(
        "Zorgkantoorregiocode",
        betekenis="De CBS-code van de zorgkantoorregio, met of zonder ZK ervoor.",
        lees=zk_code,
        ook=(
            "zorgkantoorregio code",
            "zk_code",
            "zorgkantoorregio's code",
            f"{LIGGING} Zorgkantoorregio's Code (code)",
        ),
    ),
    Kolom(
        "Zorgkantoorregionaam",
        betekenis="De naam van de zorgkantoorregio.",
        ook=(
            "zorgkantoorregio",
            "zorgkantoorregio naam",
            "zk_naam",
            "zorgkantoorregio's naam",
            f"{LIGGING} Zorgkantoorregio's Naam (naam)",
        ),
    ),
)
