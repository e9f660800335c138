"""Names and addresses as people write them in their own lists, recognised."""

import difflib
import re
from collections import defaultdict
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.backends.postgresql.psycopg_any import DateRange

from inlezen.kolommen import Onleesbaar, kaal
from regions.models import Contactpersoon, Deelnemer, Organisatie, Regio, Thema

VOOR = re.compile(r"^(de |het )?(gemeente|gem\.) ", re.IGNORECASE)
CBS = re.compile(r"(?:GM)?(\d{1,4})", re.IGNORECASE)
ROLLEN = {
    Contactpersoon.Rol.BESTUURLIJK: ("bestuurlijk", "bestuurder", "wethouder", "portefeuillehouder"),
    Contactpersoon.Rol.AMBTELIJK: (
        "ambtelijk",
        "ambtenaar",
        "beleidsmedewerker",
        "beleidsadviseur",
        "adviseur",
    ),
    Contactpersoon.Rol.COORDINATOR: ("regiocoördinator", "coördinator", "regiocoordinator bestuurlijk"),
    Contactpersoon.Rol.ACCOUNTMANAGER: ("accountmanager", "relatiemanager", "zorginkoper"),
}
ROL_BIJ = {kaal(woord): rol for rol, woorden in ROLLEN.items() for woord in woorden}
BESTUURDERS = ("wethouder", "burgemeester")


class Organisaties:
    """Those that take part in a regio, found by name, alias, official name or CBS code."""

    def __init__(self, regio: Regio):
        self.regio = regio
        self.alle: dict[str, list[Organisatie]] = defaultdict(list)
        self.deelname: dict[int, list[DateRange]] = defaultdict(list)
        for pk, period in Deelnemer.objects.filter(regio=regio).values_list("organisatie", "period"):
            self.deelname[pk].append(period)
        for organisatie in Organisatie.objects.order_by("pk"):
            for naam in _namen(organisatie):
                self.alle[naam].append(organisatie)

    def vind(self, tekst: str) -> Organisatie:
        """The one that is meant; of several the one that takes part here. Raises Onleesbaar."""
        gevonden = self._met(tekst)
        hier = [organisatie for organisatie in gevonden if organisatie.pk in self.deelname]
        if len(hier) == 1:
            return hier[0]
        if hier:
            namen = " of ".join(f"{o.naam} ({o.get_soort_display()})" for o in hier)
            raise Onleesbaar(f"‘{tekst}’ kan {namen} zijn. Schrijf de naam voluit, of de CBS-code.")
        if gevonden:
            raise Onleesbaar(
                f"{gevonden[0].naam} doet niet mee in regio {self.regio}. Haal de rij weg, of vraag de "
                "functioneel beheerder om deze organisatie aan de regio toe te voegen."
            )
        raise Onleesbaar(f"‘{tekst}’ kennen wij niet.{self._lijkt_op(tekst)}")

    def doet_mee(self, organisatie: Organisatie, period: DateRange) -> bool:
        """Whether it takes part here on the first day of a period."""
        return any(period.lower in deelname for deelname in self.deelname[organisatie.pk])

    def _met(self, tekst: str) -> list[Organisatie]:
        sleutels = [kaal(tekst), kaal(VOOR.sub("", tekst))]
        if code := CBS.fullmatch(tekst.strip()):
            sleutels.append(kaal(f"GM{int(code.group(1)):04}"))
        gevonden = {o.pk: o for sleutel in sleutels for o in self.alle.get(sleutel, [])}
        exact = [o for o in gevonden.values() if kaal(o.naam) == kaal(tekst)]
        return exact if len([o for o in exact if o.pk in self.deelname]) == 1 else list(gevonden.values())

    def _lijkt_op(self, tekst: str) -> str:
        hier = {naam: o for naam, lijst in self.alle.items() for o in lijst if o.pk in self.deelname}
        dichtbij = difflib.get_close_matches(kaal(tekst), hier, n=1, cutoff=0.75)
        bedoeld = f" Bedoelt u {hier[dichtbij[0]].naam}?" if dichtbij else ""
        return f"{bedoeld} Schrijf de naam zoals op de pagina van de regio, of de CBS-code."


def _namen(organisatie: Organisatie) -> set[str]:
    namen = [organisatie.naam, *organisatie.alias_lijst, organisatie.rechtsnaam, organisatie.cbs_code or ""]
    return {kaal(naam) for naam in namen if kaal(naam)}


class Themas:
    """The themes of a regio by name."""

    def __init__(self, regio: Regio):
        from regions.forms.contacten import themas_van

        self.alle = themas_van(regio)
        self.bij = {kaal(naam): thema for thema in self.alle for naam in (thema.naam, thema.code)}

    def vind(self, tekst: str) -> Thema:
        """The theme that is meant. Raises Onleesbaar with those there are."""
        if thema := self.bij.get(kaal(tekst)):
            return thema
        namen = ", ".join(thema.naam for thema in self.alle)
        raise Onleesbaar(f"het thema ‘{tekst}’ is er niet; kies uit: {namen}.")

    def vind_alle(self, tekst: str) -> list[Thema]:
        """The themes in one cell, separated by comma, semicolon, bar or line; "alle" is none."""
        if kaal(tekst) in ("", "alle", "allethemas"):
            return []
        return [self.vind(deel.strip()) for deel in re.split(r"[,;|\n]", tekst) if deel.strip()]


def rol(tekst: str) -> str:
    """A role of a contact person, by its own word or one that people use for it."""
    if found := ROL_BIJ.get(kaal(tekst)):
        return found
    woorden = ", ".join(rol.label for rol in Contactpersoon.Rol)
    raise Onleesbaar(f"‘{tekst}’ is geen rol; kies uit: {woorden}.")


def rol_uit_functie(functie: str) -> str:
    """The role that a function tells by itself, or nothing."""
    return Contactpersoon.Rol.BESTUURLIJK if any(w in kaal(functie) for w in BESTUURDERS) else ""


def adres(tekst: str) -> str:
    """An e-mail address, also one with a name or mailto: around it."""
    kort = parseaddr(tekst.replace("\xa0", " ").removeprefix("mailto:").strip())[1].strip(" ;,.")
    try:
        validate_email(kort)
    except ValidationError:
        raise Onleesbaar(f"‘{tekst}’ is geen e-mailadres; schrijf bijvoorbeeld naam@gemeente.nl.") from None
    return kort


def telefoon(tekst: str) -> str:
    """A phone number; the zero or plus that a spreadsheet takes off comes back."""
    cijfers = re.sub(r"\D", "", tekst)
    if not 6 <= len(cijfers) <= 15 or not re.fullmatch(r"[\d\s()+./-]+", tekst):
        raise Onleesbaar(f"‘{tekst}’ is geen telefoonnummer; schrijf één nummer, bijvoorbeeld 06 12345678.")
    if tekst.isdigit() and len(tekst) == 9 and not tekst.startswith("0"):
        return f"0{tekst}"
    if tekst.isdigit() and len(tekst) == 11 and tekst.startswith("31"):
        return f"+{tekst}"
    return " ".join(tekst.split())
