"""What may stand in a list of contact persons."""

from collections.abc import Callable

from inlezen.kolommen import Kolom, Onleesbaar, datum, ja_nee
from regions.inleeslijsten.herkennen import adres, rol, telefoon


def tekst(hooguit: int) -> Callable[[str], str]:
    """Words that fit."""

    def lees(cel: str) -> str:
        kort = " ".join(cel.split())
        if len(kort) > hooguit:
            raise Onleesbaar(f"is langer dan {hooguit} tekens; maak het korter.")
        return kort

    return lees


KOLOMMEN = (
    Kolom(
        "Organisatie",
        betekenis="De naam van de gemeente, verzekeraar of partner, of de CBS-code van de gemeente.",
        verplicht=True,
        ook=("gemeente", "naam organisatie", "partij", "namens", "cbs-code", "gemeentecode"),
    ),
    Kolom(
        "Rol",
        betekenis="Bestuurlijk, ambtelijk, regiocoördinator of accountmanager. Leeg: uit de functie.",
        lees=rol,
        ook=("soort contact", "niveau", "type contactpersoon"),
    ),
    Kolom(
        "Naam",
        betekenis="De hele naam. Of gebruik de drie kolommen hieronder.",
        lees=tekst(120),
        ook=("contactpersoon", "naam contactpersoon", "volledige naam"),
    ),
    Kolom(
        "Voornaam", betekenis="Als de naam in delen staat.", lees=tekst(60), ook=("roepnaam", "voorletters")
    ),
    Kolom("Tussenvoegsel", betekenis="Als de naam in delen staat.", lees=tekst(20), ook=("tussenvoegsels",)),
    Kolom("Achternaam", betekenis="Als de naam in delen staat.", lees=tekst(80)),
    Kolom(
        "E-mail",
        betekenis="Het eigen e-mailadres. Hieraan herkennen wij wie er al is.",
        lees=adres,
        ook=("e-mailadres", "email", "mailadres", "mail", "emailadres"),
    ),
    Kolom(
        "Telefoon",
        betekenis="Eén telefoonnummer.",
        lees=telefoon,
        ook=("telefoonnummer", "tel", "mobiel", "mobiele telefoon", "telnr"),
    ),
    Kolom("Functie", betekenis="Bijvoorbeeld: wethouder Zorg.", lees=tekst(120), ook=("functienaam",)),
    Kolom(
        "Thema's",
        betekenis="Met komma's ertussen. Leeg: voor alle thema's.",
        ook=("thema", "portefeuille", "onderwerpen"),
    ),
    Kolom(
        "Vervanger",
        betekenis="Het e-mailadres van de vervanger, die ook in de lijst mag staan.",
        lees=adres,
        ook=("e-mail vervanger", "vervanging"),
    ),
    Kolom(
        "Postvak",
        betekenis="Ja als het adres een gedeeld postvak is. Daar logt niemand mee in.",
        lees=ja_nee,
        leeg=False,
        ook=("gedeeld postvak",),
    ),
    Kolom(
        "Vanaf",
        betekenis="De eerste dag. Leeg: vandaag.",
        lees=datum,
        leeg=None,
        ook=("van", "startdatum", "ingangsdatum", "begindatum", "sinds"),
    ),
    Kolom(
        "Tot en met",
        betekenis="De laatste dag. Leeg: tot nader order.",
        lees=datum,
        leeg=None,
        ook=("t/m", "tot", "einddatum"),
    ),
)
