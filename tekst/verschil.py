"""What changed between two plain texts, word by word, and what two people's changes make together."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

VEEL = 400  # words and spaces that are compared all with all; a page never waits for a comparison
DIEPST = 12

_WOORDEN = re.compile(r"\s+|\w+|[^\w\s]")
_REGELS = re.compile(r"[^\n]*\n|[^\n]+")

Stap = tuple[int, int, int, int]  # from and until in the old row, from and until in the new
Deel = tuple[str, str]  # the text as it was and as it is now; the same twice where nothing changed


def verschil(oud: str, nieuw: str) -> SafeString:
    """Both texts in one: <ins> around what came, <del> around what went.

    Line breaks stay as they are: show it where the style sheet keeps them.
    """
    return format_html_join("", "{}", ((_html(was, is_nu),) for was, is_nu in delen(oud, nieuw)))


def delen(oud: str, nieuw: str) -> list[Deel]:
    """Both texts cut into parts, equal or changed, in order: by line, and by word where lines differ."""
    klaar: list[Deel] = []
    for was, is_nu in _vergeleken(_REGELS.findall(oud), _REGELS.findall(nieuw)):
        klaar += (
            [(was, is_nu)] if was == is_nu else _vergeleken(_WOORDEN.findall(was), _WOORDEN.findall(is_nu))
        )
    return _gladgestreken(klaar)


def samenvoegen(basis: str, mijn: str, nu: str) -> str | None:
    """The text with both changes in it; None where they touch, because then a person has to choose."""
    van_mij, van_nu = _ingrepen(basis, mijn), _ingrepen(basis, nu)
    klaar, plek, vorige = [], 0, None
    for ingreep in sorted(van_mij | van_nu):
        begin, eind, tekst = ingreep
        van_een = any({vorige, ingreep} <= van for van in (van_mij, van_nu))
        if vorige and not van_een and not re.search(r"\w", basis[plek:begin]):
            return None
        klaar += [basis[plek:begin], tekst]
        plek, vorige = eind, ingreep
    return "".join([*klaar, basis[plek:]])


def _ingrepen(basis: str, ander: str) -> set[tuple[int, int, str]]:
    """The changes as (from, until, text instead)."""
    ingrepen, plek = set(), 0
    for was, is_nu in delen(basis, ander):
        if was != is_nu:
            ingrepen.add((plek, plek + len(was), is_nu))
        plek += len(was)
    return ingrepen


def _html(was: str, is_nu: str) -> SafeString:
    if was == is_nu:
        return format_html("{}", was)
    weg = format_html('<del><span class="visually-hidden">verwijderd: </span>{}</del>', was) if was else ""
    erbij = (
        format_html('<ins><span class="visually-hidden">toegevoegd: </span>{}</ins>', is_nu) if is_nu else ""
    )
    return format_html("{}{}", weg, erbij)


def _vergeleken(a: Sequence[str], b: Sequence[str]) -> list[Deel]:
    """Equal and changed parts of two rows of tokens, in order."""
    return [("".join(a[a1:a2]), "".join(b[b1:b2])) for a1, a2, b1, b2 in _stappen(a, b) if a1 < a2 or b1 < b2]


def _stappen(a: Sequence[str], b: Sequence[str], a0: int = 0, b0: int = 0, diepte: int = 0) -> Iterator[Stap]:
    """Long rows are cut at words that occur once in both (patience); short ones are compared in full."""
    voor = _gelijk_begin(a, b)
    na = _gelijk_begin(a[voor:][::-1], b[voor:][::-1])
    yield a0, a0 + voor, b0, b0 + voor
    midden_a, midden_b = a[voor : len(a) - na], b[voor : len(b) - na]
    yield from _midden(midden_a, midden_b, a0 + voor, b0 + voor, diepte)
    yield a0 + len(a) - na, a0 + len(a), b0 + len(b) - na, b0 + len(b)


def _midden(a, b, a0: int, b0: int, diepte: int) -> Iterator[Stap]:
    """A part without equal ends; too long and without a word to cut at, it has changed as a whole."""
    if len(a) <= VEEL and len(b) <= VEEL:
        for _, a1, a2, b1, b2 in SequenceMatcher(str.isspace, a, b, autojunk=False).get_opcodes():
            yield a0 + a1, a0 + a2, b0 + b1, b0 + b2
        return
    ankers = _ankers(a, b) if diepte < DIEPST else []
    if not ankers:
        yield a0, a0 + len(a), b0, b0 + len(b)
        return
    vorige_a = vorige_b = 0
    for anker_a, anker_b in [*ankers, (len(a), len(b))]:
        stuk_a, stuk_b = a[vorige_a:anker_a], b[vorige_b:anker_b]
        yield from _stappen(stuk_a, stuk_b, a0 + vorige_a, b0 + vorige_b, diepte + 1)
        vorige_a, vorige_b = anker_a, anker_b


def _gelijk_begin(a: Sequence[str], b: Sequence[str]) -> int:
    return next((plek for plek, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _ankers(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of places, rising in both, of words that occur exactly once in each."""
    eens_b, in_a = {woord for woord, aantal in Counter(b).items() if aantal == 1}, Counter(a)
    plek_b = {woord: plek for plek, woord in enumerate(b) if woord in eens_b}
    paren = [(plek, plek_b[woord]) for plek, woord in enumerate(a) if woord in plek_b and in_a[woord] == 1]
    toppen: list[int] = []
    keten: list[tuple] = []
    for paar in paren:
        hier = bisect_left(toppen, paar[1])
        toppen[hier : hier + 1] = [paar[1]]
        keten[hier : hier + 1] = [(paar, keten[hier - 1] if hier else None)]
    ankers = []
    schakel = keten[-1] if keten else None
    while schakel:
        ankers.append(schakel[0])
        schakel = schakel[1]
    return ankers[::-1]


def _gladgestreken(ruw: list[Deel]) -> list[Deel]:
    """Neighbours of one kind joined; a change is not interrupted for white space alone."""
    klaar: list[Deel] = []
    for nummer, (was, is_nu) in enumerate(ruw):
        gelijk = was == is_nu
        tussen_twee = gelijk and was.isspace() and "\n" not in was and 0 < nummer < len(ruw) - 1
        if klaar and (klaar[-1][0] == klaar[-1][1]) == (gelijk and not tussen_twee):
            klaar[-1] = (klaar[-1][0] + was, klaar[-1][1] + is_nu)
        else:
            klaar.append((was, is_nu))
    return klaar
