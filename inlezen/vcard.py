"""People as cards for an address book: vCard 4.0 (RFC 6350)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 75  # octets of a line, RFC 6350 paragraph 3.2
_ONZICHTBAAR = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """What an address book holds of someone."""

    naam: str
    organisatie: str = ""
    functie: str = ""
    email: str = ""
    telefoon: str = ""
    rubriek: str = ""
    noot: str = ""
    is_persoon: bool = True


def als_vcf(kaarten: Iterable[Kaart]) -> bytes:
    """The cards under each other in one file."""
    return "".join(_kaart(kaart) for kaart in kaarten).encode()


def _kaart(kaart: Kaart) -> str:
    regels = [
        ("KIND", "individual" if kaart.is_persoon else "org"),
        ("FN", _tekst(kaart.naam)),
        # A Dutch name is not taken apart: where its last part begins only its owner knows.
        ("N", f"{_tekst(kaart.naam)};;;;"),
        ("ORG", _tekst(kaart.organisatie)),
        ("TITLE", _tekst(kaart.functie)),
        ("EMAIL", _tekst(kaart.email)),
        ("TEL;VALUE=text", _tekst(kaart.telefoon)),
        ("CATEGORIES", _tekst(kaart.rubriek)),
        ("NOTE", _tekst(kaart.noot)),
    ]
    gevuld = [f"{naam}:{waarde}" for naam, waarde in regels if waarde]
    return "".join(map(_gevouwen, ["BEGIN:VCARD", "VERSION:4.0", *gevuld, "END:VCARD"]))


def _tekst(waarde: str) -> str:
    """Text in which the signs that mean something in a card mean nothing."""
    schoon = _ONZICHTBAAR.sub(" ", waarde.strip().replace("\r\n", "\n"))
    return re.sub(r"([\\,;])", r"\\\1", schoon).replace("\n", r"\n")


def _gevouwen(regel: str) -> str:
    """A long line goes on after a space on the next; no letter is cut in two."""
    delen, deel = [], ""
    for teken in regel:
        if len((deel + teken).encode()) > LONGEST:
            delen.append(deel)
            deel = " "
        deel += teken
    return "\r\n".join([*delen, deel]) + "\r\n"
