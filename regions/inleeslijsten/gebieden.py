"""Gemeenten, regio's and concerns as they are named in lists of the whole country."""

from collections import defaultdict
from collections.abc import Iterable

from inlezen.kolommen import Onleesbaar, kaal
from regions.models import Organisatie, Regio, Soort


def gm_code(tekst: str) -> str:
    """A CBS code of a gemeente, with or without GM and zeros before it. Raises Onleesbaar."""
    cijfers = tekst.upper().removeprefix("GM").strip()
    if not cijfers.isdigit() or len(cijfers) > 4 or int(cijfers) == 0:
        raise Onleesbaar(f"‘{tekst}’ is geen gemeentecode. Schrijf GM0363 of 363.")
    return f"GM{int(cijfers):04}"


def zk_code(tekst: str) -> str:
    """A CBS code of a zorgkantoorregio, with or without ZK. Raises Onleesbaar."""
    cijfers = tekst.upper().removeprefix("ZK").strip()
    if not cijfers.isdigit() or len(cijfers) > 2:
        raise Onleesbaar(f"‘{tekst}’ is geen code van een zorgkantoorregio. Schrijf ZK01 of 1.")
    return f"ZK{int(cijfers):02}"


class Gemeenten:
    """The gemeenten of all times, found by code or by name."""

    def __init__(self) -> None:
        self.bij_code: dict[str, Organisatie] = {}
        self.bij_naam: dict[str, list[Organisatie]] = defaultdict(list)
        for gemeente in Organisatie.objects.filter(soort=Soort.GEMEENTE).order_by("pk"):
            self.bij_code[gemeente.cbs_code or ""] = gemeente
            for naam in {kaal(naam) for naam in namen_van(gemeente)}:
                self.bij_naam[naam].append(gemeente)

    def vind(self, tekst: str) -> Organisatie:
        """The one that is meant; of several the one that is still there. Raises Onleesbaar."""
        if tekst.upper().removeprefix("GM").isdigit():
            code = gm_code(tekst)
            if code in self.bij_code:
                return self.bij_code[code]
            raise Onleesbaar(f"de gemeente {code} kennen wij niet.")
        gevonden = self.bij_naam.get(kaal(tekst), [])
        nu = [gemeente for gemeente in gevonden if gemeente.last_day is None] or gevonden
        if len(nu) == 1:
            return nu[0]
        if nu:
            codes = " of ".join(f"{gemeente} ({gemeente.cbs_code})" for gemeente in nu)
            raise Onleesbaar(f"‘{tekst}’ kan {codes} zijn. Schrijf de CBS-code.")
        raise Onleesbaar(
            f"de gemeente ‘{tekst}’ kennen wij niet. Schrijf de naam van het CBS of de CBS-code."
        )


def namen_van(organisatie: Organisatie) -> list[str]:
    """All names it goes by."""
    return [n for n in (organisatie.naam, organisatie.rechtsnaam, *organisatie.alias_lijst) if n]


class Regios:
    """Regio's of one division, found by CBS code, code or name."""

    def __init__(self, regios: Iterable[Regio]) -> None:
        self.bij: dict[str, Regio] = {}
        for regio in regios:
            namen = (regio.cbs_code, regio.code, regio.naam, *regio.aliassen.split("|"))
            self.bij |= {kaal(naam): regio for naam in namen if naam}

    def vind(self, tekst: str) -> Regio:
        """The one that is meant. Raises Onleesbaar."""
        if regio := self.bij.get(kaal(tekst)):
            return regio
        raise Onleesbaar(f"de regio ‘{tekst}’ kennen wij niet. Schrijf de naam of de code.")


class Concerns:
    """Zorgverzekeraars, found by their own name or by one of their labels."""

    def __init__(self) -> None:
        rows = Organisatie.objects.filter(soort=Soort.ZORGVERZEKERAAR).order_by("-period", "pk")
        self.bij = {kaal(naam): concern for concern in rows for naam in namen_van(concern)}

    def vind(self, tekst: str) -> Organisatie:
        """The concern that is meant. Raises Onleesbaar."""
        if concern := self.bij.get(kaal(tekst)):
            return concern
        raise Onleesbaar(f"‘{tekst}’ kennen wij niet als zorgverzekeraar of als label daarvan.")
