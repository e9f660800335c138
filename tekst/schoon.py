"""What people type or paste becomes paragraphs, lists, bold, italic and links, and nothing else."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

import nh3

from tekst.blokken import Alinea, Blok, Lijst, Stuk, lees

LENGTE = 20_000


class TeLang(ValueError):
    """The text is longer than its place allows; the message is for the one who typed it."""

    def __init__(self, lengte: int, mag: int):
        self.lengte, self.mag = lengte, mag
        te_lang = f"De tekst is te lang: {_duizend(lengte)} tekens, er is plaats voor {_duizend(mag)}."
        super().__init__(f"{te_lang} Kort de tekst in.")


def schoon(html: str, lengte: int = LENGTE) -> str:
    """Safe HTML of at most `lengte` characters of text; cleaning it once more changes nothing."""
    blokken = lees(html)
    if (lang := len(_plat(blokken))) > lengte:
        raise TeLang(lang, lengte)
    # Everything is escaped already; the sanitiser has the last word all the same.
    return nh3.clean(
        _html(blokken),
        tags={"p", "ul", "ol", "li", "strong", "em", "a"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel="noopener",
    )


def plat(html: str) -> str:
    """The same text without markup, with line breaks and bullets, for search, mail, JSON and comparison."""
    return _plat(lees(html))


def _html(blokken: Iterable[Blok]) -> str:
    return "".join(_blok_html(blok) for blok in blokken)


def _blok_html(blok: Blok) -> str:
    if isinstance(blok, Alinea):
        return f"<p>{_stukken_html(blok.stukken)}</p>"
    punten = "".join(f"<li>{_punt_html(punt)}</li>" for punt in blok.punten)
    return f"<{blok.soort}>{punten}</{blok.soort}>"


def _punt_html(punt: list[Blok]) -> str:
    """An item with one paragraph needs no paragraph around its words."""
    if sum(isinstance(blok, Alinea) for blok in punt) > 1:
        return _html(punt)
    return "".join(
        _stukken_html(blok.stukken) if isinstance(blok, Alinea) else _blok_html(blok) for blok in punt
    )


def _stukken_html(stukken: Iterable[Stuk]) -> str:
    delen = []
    for href, in_link in groupby(stukken, key=lambda stuk: stuk.href):
        binnen = "".join(_stuk_html(stuk) for stuk in in_link)
        delen.append(f'<a href="{escape(href)}">{binnen}</a>' if href else binnen)
    return "".join(delen)


def _stuk_html(stuk: Stuk) -> str:
    html = escape(stuk.tekst, quote=False)
    if stuk.schuin:
        html = f"<em>{html}</em>"
    return f"<strong>{html}</strong>" if stuk.vet else html


def _plat(blokken: Iterable[Blok]) -> str:
    return "\n\n".join("\n".join(_regels(blok)) for blok in blokken)


def _regels(blok: Blok) -> Iterable[str]:
    return _lijst_plat(blok) if isinstance(blok, Lijst) else [_alinea_plat(blok)]


def _lijst_plat(lijst: Lijst) -> Iterable[str]:
    for nummer, punt in enumerate(lijst.punten, start=1):
        teken = f"{nummer}. " if lijst.soort == "ol" else "• "
        for blok in punt:
            for regel in _regels(blok):
                yield teken + regel
                teken = " " * len(teken)


def _alinea_plat(alinea: Alinea) -> str:
    """The words; the address of a link stands behind it, unless it is the text of the link itself."""
    delen = []
    for href, in_link in groupby(alinea.stukken, key=lambda stuk: stuk.href):
        tekst = "".join(stuk.tekst for stuk in in_link)
        adres = (href or "").removeprefix("mailto:")
        if adres and adres != tekst.strip():
            kaal = tekst.rstrip()
            tekst = f"{kaal} ({adres}){tekst[len(kaal) :]}"
        delen.append(tekst)
    return "".join(delen)


def _duizend(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
