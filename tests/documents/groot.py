"""An agenda of realistic size, for measuring: about twenty pages unless asked otherwise."""

import itertools

from tests.documents.inhoud import AFSPRAAK, AKKOORD, DOEL, OPGAVE, agenda

ZIN = (
    "Inwoners die zelfstandig willen blijven wonen, krijgen op tijd hulp die bij hen past, dichtbij en "
    "in één keer goed geregeld tussen gemeente, zorgverzekeraar en zorgkantoor. "
)
GEMEENTEN = ["Almelo", "Borne", "Dinkelland", "Enschede", "Haaksbergen", "Hellendoorn", "Hengelo"]
GEMEENTEN += ["Hof van Twente", "Losser", "Oldenzaal", "Rijssen-Holten", "Tubbergen", "Twenterand", "Wierden"]


def groot(themas: int = 3, opgaven: int = 2, afspraken: int = 5, **changes: object) -> dict:
    """Themes × opgaven × afspraken, with texts as long as people write them."""
    partijen = [{"naam": naam, "slug": naam.lower(), "soort": "gemeente"} for naam in GEMEENTEN]
    partijen += [{"naam": f"Verzekeraar {n}", "slug": f"v{n}", "soort": "zorgverzekeraar"} for n in "ABCD"]
    partijen += [{"naam": "Zorgkantoor Twente", "slug": "zk", "soort": "zorgkantoor"}]
    akkoorden = [AKKOORD | {"organisatie": p["naam"], "soort": p["soort"]} for p in partijen]
    akkoorden[3] |= {"oordeel": "voorbehoud", "tekst": "Onder voorbehoud van de begroting van 2027."}
    return agenda(
        partijen=partijen,
        themas=[_thema(letter, opgaven, afspraken) for letter in "POGJW"[:themas]],
        vaststelling={"op": "2026-03-12", "overleg": "Bestuurlijk overleg Twente", "akkoorden": akkoorden},
        **changes,
    )


def _thema(letter: str, opgaven: int, afspraken: int) -> dict:
    naam = {"P": "Preventie", "O": "Ouderen", "G": "GGZ", "J": "Jeugd", "W": "Wonen en zorg"}[letter]
    nummers = (f"{letter}{n}" for n in itertools.count(1))
    return {
        "code": naam.lower(),
        "naam": naam,
        "tekst": f"<p>{ZIN * 3}</p>",
        "opgaven": [_opgave(afspraken, nummers) for _ in range(opgaven)],
    }


def _opgave(afspraken: int, nummers: itertools.chain) -> dict:
    rows = [_afspraak(next(nummers), n) for n in range(afspraken)]
    functie = DOEL["functies"][0] | {"afspraken": rows[: afspraken // 2], "tekst": f"<p>{ZIN}</p>"}
    doel = DOEL | {"tekst": f"<p>{ZIN * 2}</p>", "functies": [functie], "afspraken": rows[afspraken // 2 :]}
    return OPGAVE | {"tekst": f"<p>{ZIN * 2}</p>" + OPGAVE["tekst"], "doelen": [doel]}


def _afspraak(nummer: str, n: int) -> dict:
    doet = [
        {"wie": {"naam": "Enschede", "soort": "gemeente"}, "tekst": f"<p>{ZIN}</p>"},
        {
            "wie": {"naam": "Verzekeraar A", "soort": "zorgverzekeraar"},
            "tekst": "<ul><li>koopt in</li><li>meet</li></ul>",
        },
        {"wie": {"naam": "Zorgkantoor Twente", "soort": "zorgkantoor"}, "tekst": "Sluit aan bij de Wlz."},
        {"wie": None, "tekst": ""},
    ]
    changes = {"nummer": nummer, "tekst": f"<p>{ZIN * 2}</p>", "wie_doet_wat": doet[: 2 + n % 3]}
    return AFSPRAAK | changes | ({"trekker": None, "vorm": "structureel"} if n % 3 == 2 else {})
