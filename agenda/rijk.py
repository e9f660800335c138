"""Rich text in this room: safe on the way in, plain where it leaves."""

import html
import re

import nh3


def schoon(tekst: str) -> str:
    """Safe HTML with paragraphs; plain text gets a paragraph per line."""
    tekst = tekst.replace("\x00", "")
    if "<" not in tekst:
        lines = (line.strip() for line in tekst.splitlines())
        tekst = "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
    return nh3.clean(tekst, tags={"p", "ul", "ol", "li", "strong", "em", "a"}, url_schemes={"http", "https"})


def plat(tekst: str) -> str:
    """The same text without markup."""
    lines = re.sub(r"</(p|li)>", "\n", tekst)
    return html.unescape(nh3.clean(lines, tags=set())).strip()


def als_invoer(tekst: str) -> str:
    """What stands in the text box: plain text where that comes back as the same, else the marked-up text."""
    gewoon = plat(tekst)
    return gewoon if schoon(gewoon) == tekst else tekst
