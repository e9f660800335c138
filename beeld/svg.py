"""A drawing is a handful of SVG elements with presentation attributes only.

So the same markup holds under a strict CSP in the browser and in WeasyPrint, which reads neither the
style sheet of the page nor `style=` rules of ours.
"""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INKT = "#1c2733"
GRIJS = "#4a5867"
HAARLIJN = "#d3dae0"
RAND = "#6b7885"
JA = "#0b5d8a"
NEE = "#f2a65a"
OPEN = "#eceff2"
WIT = "#ffffff"

LETTER = "'Source Sans 3', 'Source Sans 3 ext', 'DejaVu Sans', sans-serif"
LETTERBREEDTE = 0.56  # of the font size, on the wide side: the server cannot measure text


def samen(delen: Iterable) -> SafeString:
    """The parts one after the other; what is not markup yet is escaped."""
    return format_html_join("", "{}", ((deel,) for deel in delen))


def element(naam: str, *inhoud, **attributen) -> SafeString:
    """One element; `stroke_width=2` becomes `stroke-width="2"`, and None leaves an attribute out."""
    paren = ((k.rstrip("_").replace("_", "-"), _getal(v)) for k, v in attributen.items() if v is not None)
    kop = format_html_join("", ' {}="{}"', paren)
    return format_html("<{}{}>{}</{}>", naam, kop, samen(inhoud), naam)


def tekst(x, y, inhoud, *, grootte=14, vet=False, kleur=INKT, anker=None, **attributen) -> SafeString:
    """Text that starts at x (or ends or centres there, by `anker`) with its baseline on y."""
    gewicht = 600 if vet else None
    opmaak = {"font_size": grootte, "font_weight": gewicht, "fill": kleur, "text_anchor": anker}
    return element("text", inhoud, x=x, y=y, **opmaak, **attributen)


def lijn(x1, y1, x2, y2, *, kleur=HAARLIJN, dikte=1, streep=None) -> SafeString:
    """A straight line, dashed when `streep` says how."""
    plaats = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element("line", **plaats, stroke=kleur, stroke_width=dikte, stroke_dasharray=streep)


def vlak(x, y, breedte, hoogte, *, vulling, rand=None, **attributen) -> SafeString:
    """A rectangle."""
    maat = {"x": x, "y": y, "width": breedte, "height": hoogte}
    return element("rect", **maat, fill=vulling, stroke=rand, **attributen)


def arcering(id: str) -> SafeString:
    """The hatch that means NEE, to be used as `fill="url(#id)"`; it also holds in grey and in print."""
    grond = vlak(0, 0, 8, 8, vulling=NEE)
    strepen = element("path", d="M-2 2L2 -2M0 8L8 0M6 10L10 6", stroke=INKT, stroke_width=1.5, fill="none")
    maat = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    return element("defs", element("pattern", grond, strepen, id=id, **maat))


def figuur(id: str, titel: str, omschrijving: str, breedte, hoogte, *inhoud) -> SafeString:
    """The whole drawing as one image, named by its title and description; `id` is unique on the page."""
    titel_id, omschrijving_id = f"{id}-titel", f"{id}-omschrijving"
    return element(
        "svg",
        element("title", titel, id=titel_id),
        element("desc", omschrijving, id=omschrijving_id),
        *inhoud,
        xmlns="http://www.w3.org/2000/svg",
        id=id,
        role="img",
        aria_labelledby=f"{titel_id} {omschrijving_id}",
        viewBox=f"0 0 {_getal(breedte)} {_getal(hoogte)}",
        width=breedte,
        height=hoogte,
        font_family=LETTER,
    )


def tekstbreedte(inhoud: str, grootte=14) -> float:
    """About how wide the text will be: rather too wide than too narrow."""
    return len(str(inhoud)) * grootte * LETTERBREEDTE


def regels(inhoud: str, breedte: float, grootte=14) -> list[str]:
    """The text cut between words into lines that fit; a single long word stays whole."""
    klaar: list[str] = []
    for woord in inhoud.split():
        langer = f"{klaar[-1]} {woord}" if klaar else woord
        if klaar and tekstbreedte(langer, grootte) <= breedte:
            klaar[-1] = langer
        else:
            klaar.append(woord)
    return klaar


def _getal(waarde):
    """Numbers with at most one decimal, so that the markup stays small."""
    return f"{waarde:.1f}".removesuffix(".0") if isinstance(waarde, float) else waarde
