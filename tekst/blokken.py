"""Rich text as this house understands it: paragraphs and lists of runs, whatever was typed or pasted.

Reading never fails: a tag that means nothing to us only separates or vanishes, its words stay.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import nh3

from tekst.word import met_merken

DIEPSTE_LIJST = 3  # deeper lists join the third level: PDF and screen reader can follow no further

_VET = {"strong", "b", "h1", "h2", "h3", "h4", "h5", "h6"}
_SCHUIN = {"em", "i"}
_LIJST = {"ul", "ol"}
_CEL = {"td", "th"}
_SCHEIDT = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "table",
    "blockquote",
    "pre",
    "section",
    "article",
    "dd",
    "dt",
    "hr",
}
_BLOK = _SCHEIDT | _LIJST | {f"h{n}" for n in range(1, 7)}
_WEG = {"script", "style", "xml", "title", "noscript", "iframe", "object", "svg", "math"}
_BEKEND = (
    _VET | _SCHUIN | _BLOK | _CEL | _WEG | {"a", "span", "font", "u", "img", "html", "body", "meta", "o:p"}
)
_IS_HTML = re.compile(rf"<!--|</?(?:{'|'.join(sorted(_BEKEND))})(?=[\s/>])", re.IGNORECASE)

_REGELEINDE = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Control characters, lone surrogates, soft hyphens, zero-width and direction signs: hidden, they spoil
# a search.
_ROMMEL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BOLLETJE = re.compile(r"[•·▪●◦‣]\s+(?=\S)")
_STREEPJE = re.compile(r"[-–*]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of text with one appearance."""

    tekst: str
    vet: bool = False
    schuin: bool = False
    href: str | None = None

    def lijkt_op(self, ander: "Stuk") -> bool:
        return (self.vet, self.schuin, self.href) == (ander.vet, ander.schuin, ander.href)


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: at least one run, no white space at its ends, runs of one appearance joined."""

    stukken: tuple[Stuk, ...]

    @property
    def tekst(self) -> str:
        return "".join(stuk.tekst for stuk in self.stukken)


@dataclass(slots=True)
class Lijst:
    """A list whose items hold paragraphs and lists."""

    soort: str
    punten: list[list["Alinea | Lijst"]] = field(default_factory=list)


Blok = Alinea | Lijst


def lees(invoer: str) -> list[Blok]:
    """The blocks of HTML, or of plain text in which every line is a paragraph."""
    invoer = met_merken(_opgeruimd(invoer))
    if not _IS_HTML.search(invoer):
        regels = (alinea([Stuk(regel)]) for regel in invoer.split("\n"))
        return _met_lijsten([regel for regel in regels if regel])
    lezer = _Lezer()
    lezer.feed(
        nh3.clean(
            invoer,
            tags=(_BEKEND - _WEG),
            clean_content_tags=_WEG,
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto"},
            url_relative="deny",
        )
    )
    lezer.close()
    return _met_lijsten(lezer.klaar())


def _opgeruimd(invoer: str) -> str:
    return _ROMMEL.sub("", _REGELEINDE.sub("\n", invoer))


def alinea(stukken: list[Stuk]) -> Alinea | None:
    """The runs as a paragraph: white space collapsed and trimmed, neighbours joined; None when empty."""
    netjes: list[Stuk] = []
    for stuk in stukken:
        tekst = re.sub(r"\s+", " ", stuk.tekst)
        if not netjes or netjes[-1].tekst.endswith(" "):
            tekst = tekst.lstrip()
        if not tekst:
            continue
        if netjes and (netjes[-1].lijkt_op(stuk) or (tekst == " " and netjes[-1].href == stuk.href)):
            netjes[-1] = replace(netjes[-1], tekst=netjes[-1].tekst + tekst)
        else:
            netjes.append(replace(stuk, tekst=tekst))
    if netjes and netjes[-1].tekst == " ":
        netjes.pop()
    if netjes:
        netjes[-1] = replace(netjes[-1], tekst=netjes[-1].tekst.rstrip())
    return Alinea(tuple(_nfc(stuk) for stuk in netjes)) if netjes else None


def _nfc(stuk: Stuk) -> Stuk:
    return replace(stuk, tekst=unicodedata.normalize("NFC", stuk.tekst))


class _Lezer(HTMLParser):
    """Walks clean HTML and keeps the paragraph under way and the lists that are open."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blokken: list[Blok] = []
        self.open: list[Lijst] = []
        self.stukken: list[Stuk] = []
        self.vet = self.schuin = 0
        self.links: list[str | None] = []

    def klaar(self) -> list[Blok]:
        self._sluit_alinea()
        return _zonder_leegte(self.blokken)

    def handle_starttag(self, tag, attrs):
        if tag in _BLOK:
            self._sluit_alinea()
        elif tag in _CEL:
            self._voeg_toe(" ")
        if tag in _VET:
            self.vet += 1
        elif tag in _SCHUIN:
            self.schuin += 1
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "").strip() or None)
        elif tag in _LIJST:
            self._open_lijst(tag)
        elif tag == "li" and self.open:
            self.open[-1].punten.append([])

    def handle_endtag(self, tag):
        if tag in _BLOK:
            self._sluit_alinea()
        if tag in _VET:
            self.vet -= 1
        elif tag in _SCHUIN:
            self.schuin -= 1
        elif tag == "a":
            self.links.pop()
        elif tag in _LIJST:
            self.open.pop()

    def handle_data(self, data):
        self._voeg_toe(_opgeruimd(data))

    def _voeg_toe(self, tekst: str):
        self.stukken.append(
            Stuk(tekst, bool(self.vet), bool(self.schuin), self.links[-1] if self.links else None)
        )

    def _plek(self) -> list[Blok]:
        if not self.open:
            return self.blokken
        if not self.open[-1].punten:
            self.open[-1].punten.append([])
        return self.open[-1].punten[-1]

    def _open_lijst(self, soort: str):
        """A new list where we are; below the deepest level its items join the list around it."""
        if len(self.open) >= DIEPSTE_LIJST:
            self.open.append(self.open[-1])
            return
        lijst = Lijst(soort)
        self._plek().append(lijst)
        self.open.append(lijst)

    def _sluit_alinea(self):
        if klaar := alinea(self.stukken):
            self._plek().append(klaar)
        self.stukken = []


def _zonder_leegte(blokken: list[Blok]) -> list[Blok]:
    vol = []
    for blok in blokken:
        if isinstance(blok, Lijst):
            blok.punten = [punt for ruw in blok.punten if (punt := _zonder_leegte(ruw))]
        if not isinstance(blok, Lijst) or blok.punten:
            vol.append(blok)
    return vol


def _met_lijsten(blokken: list[Blok]) -> list[Blok]:
    """Paragraphs that begin with a bullet (or, from two on, with a dash) are what they look like: a list."""
    klaar: list[Blok] = []
    reeks: list[Alinea] = []
    for blok in [*blokken, None]:
        if isinstance(blok, Alinea) and _teken(blok):
            reeks.append(blok)
            continue
        if len(reeks) > 1 or (reeks and _BOLLETJE.match(reeks[0].tekst)):
            klaar.append(Lijst("ul", [[_zonder_teken(punt)] for punt in reeks]))
        else:
            klaar += reeks
        reeks = []
        if blok is not None:
            klaar.append(blok)
    return klaar


def _teken(blok: Alinea):
    return _BOLLETJE.match(blok.tekst) or _STREEPJE.match(blok.tekst)


def _zonder_teken(blok: Alinea) -> Alinea:
    weg = _teken(blok).end()
    over = []
    for stuk in blok.stukken:
        over.append(replace(stuk, tekst=stuk.tekst[weg:]))
        weg = max(0, weg - len(stuk.tekst))
    return alinea(over) or blok
