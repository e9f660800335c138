"""What a word processor puts into styles, as marks that outlive the cleaning: list levels and bold.

Word writes a list as paragraphs with `mso-list: … levelN` and the marker in a span `mso-list: Ignore`; Word
online and Google Docs set bold by style, and the latter wraps all in a <b> that is not bold. Only here "o" or
"§" is a marker: in plain text they are words.
"""

import re
from html import escape
from html.parser import HTMLParser

_NIVEAU = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_MARKERING = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_DIKTE = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_GENUMMERD = re.compile(r"\(?(\d+|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)
_NODIG = re.compile(r"mso-list|font-weight", re.IGNORECASE)
_LEEG = {"br", "hr", "img", "meta", "link", "input", "col"}
_VET = {"bold", "bolder", "600", "700", "800", "900"}
DIEPST = 9  # levels that Word knows


def met_merken(html: str) -> str:
    """The same HTML with lists as lists and bold as <strong>; what has no such styles stays as it is."""
    if not _NODIG.search(html):
        return html
    lezer = _Merker()
    lezer.feed(html)
    lezer.close()
    return lezer.klaar()


class _Merker(HTMLParser):
    """Writes down again what it reads, with marks in the place of styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.uit: list[str] = []
        self.lijsten: list[str] = []
        self.open: list[tuple[str, str]] = []  # what was opened, and what closes what we wrote for it
        self.punt: int | None = None  # the level of the list paragraph under way
        self.markering: str | None = None
        self.diepte = 0  # of elements inside the marker

    def klaar(self) -> str:
        while self.open:  # what was never closed
            self._sluit(self.open.pop()[1])
        self._sluit_lijsten(0)
        return "".join(self.uit)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        if self.markering is not None:
            self.diepte += tag not in _LEEG
            return
        if self.punt is not None and _MARKERING.search(style):
            self.markering, self.diepte = "", 1
            return
        niveau = _NIVEAU.search(style) if tag == "p" else None
        if niveau:
            self.punt = min(max(int(niveau[1]), 1), DIEPST)
            self.uit.append("\0")  # its marker says which kind of list; it comes after
            self.open.append((tag, "\0"))
            return
        if tag in {"p", "div", "table", "ul", "ol"} or re.fullmatch("h[1-6]", tag):
            self._sluit_lijsten(0)
        begin, eind = _als(tag, style, self.get_starttag_text() or "")
        self.uit.append(begin)
        if tag not in _LEEG:
            self.open.append((tag, eind))

    def handle_endtag(self, tag: str) -> None:
        if self.markering is not None:
            self.diepte -= 1
            if self.diepte <= 0:
                self._begin_punt()
            return
        if not any(name == tag for name, _ in self.open):
            return
        while self.open:
            name, eind = self.open.pop()
            self._sluit(eind)
            if name == tag:
                return

    def _sluit(self, eind: str) -> None:
        if eind == "\0":
            self._begin_punt()
            self.punt = None
        else:
            self.uit.append(eind)

    def handle_data(self, data: str) -> None:
        if self.markering is not None:
            self.markering += data
        else:
            self.uit.append(escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        """Word's conditions say nothing to us."""

    def unknown_decl(self, data: str) -> None:
        """<![if !supportLists]> neither."""

    def _begin_punt(self) -> None:
        """Now that the marker is known, the item begins where its paragraph did."""
        if self.punt is None or "\0" not in self.uit:
            self.markering = None
            return
        soort = "ol" if _GENUMMERD.fullmatch((self.markering or "").strip()) else "ul"
        plek = len(self.uit) - 1 - self.uit[::-1].index("\0")
        rest = self.uit[plek + 1 :]
        del self.uit[plek:]
        self._sluit_lijsten(self.punt)
        if len(self.lijsten) == self.punt:
            self.uit.append("</li>")
            if self.lijsten[-1] != soort:
                self._sluit_lijsten(self.punt - 1)
        while len(self.lijsten) < self.punt:
            self.lijsten.append(soort)
            self.uit.append(f"<{soort}>" if len(self.lijsten) == self.punt else f"<{soort}><li>")
        self.uit += ["<li>", *rest]
        self.markering = None

    def _sluit_lijsten(self, tot: int) -> None:
        while len(self.lijsten) > tot:
            self.uit.append(f"</li></{self.lijsten.pop()}>")


def _als(tag: str, style: str, bron: str) -> tuple[str, str]:
    """What to write for an element and what closes it."""
    dikte = _DIKTE.search(style)
    vet = dikte is not None and dikte[1].lower() in _VET
    if tag in {"b", "strong"} and dikte and not vet:
        return "", ""
    if tag in {"span", "font"} and vet:
        return "<strong>", "</strong>"
    return bron, f"</{tag}>"
