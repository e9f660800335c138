"""Which letters our fonts have, so that a document looks the same on every machine."""

import re
from functools import cache

from django.contrib.staticfiles import finders

FONTS = (
    "fonts/source-sans-3-latin-wght-normal.woff2",
    "fonts/source-sans-3-latin-ext-wght-normal.woff2",
    "fonts/dejavu-sans-400-normal.woff2",
)
VERVANGING = "\N{REPLACEMENT CHARACTER}"
# Joiners and variation signs have no picture of their own; behind a letter that is missing they go with it.
_MEELOPERS = "\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_ONZICHTBAAR = {*range(0x200B, 0x2010), *range(0xFE00, 0xFE10), 0x2060, 0xFEFF, 0xAD, 9, 10, 13}


@cache
def bekend() -> frozenset[int]:
    """The code points for which one of our fonts has a letter."""
    from fontTools.ttLib import TTFont

    found = set(_ONZICHTBAAR)
    for name in FONTS:
        with TTFont(finders.find(name), lazy=True) as font:
            found |= font.getBestCmap().keys()
    return frozenset(found)


def onbekende(text: str) -> set[str]:
    """The letters in a text that our fonts lack."""
    return {letter for letter in set(text) if ord(letter) not in bekend()}


def gedekt(text: str) -> str:
    """The text with a sign in place of each letter that our fonts lack, companions included."""
    missing = onbekende(text)
    if not missing:
        return text
    one = "[" + re.escape("".join(sorted(missing))) + "]"
    return re.sub(rf"{one}(?:\u200d{one}|[{_MEELOPERS}])*", VERVANGING, text)
