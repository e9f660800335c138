"""The frozen content of a document as one exact row of bytes, and the kenmerk that follows from it."""

import hashlib
import json
import re
from typing import Any

KORT = 16
LANG = 64
_SCHEIDING = re.compile(r"[\s.\-–—_·]+")
_KENMERK = re.compile(rf"[0-9a-f]{{{KORT}}}|[0-9a-f]{{{LANG}}}")


def canoniek(inhoud: dict[str, Any]) -> str:
    """Equal content gives equal text: keys sorted, no white space, letters as they are."""
    text = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    text.encode()  # a lone surrogate has no bytes, so no kenmerk either
    return text


def kenmerk_van(canonical: str) -> str:
    """The SHA-256 of the content, 64 characters."""
    return hashlib.sha256(canonical.encode()).hexdigest()


def gedrukt(kenmerk: str) -> str:
    """The kenmerk as it is printed: its first 16 characters, in groups of four."""
    kort = kenmerk[:KORT].upper()
    return " ".join(kort[start : start + 4] for start in range(0, KORT, 4))


def gelezen(typed: str) -> str | None:
    """A kenmerk as people type it, with spaces, dashes and capitals or without; None if it is none."""
    kenmerk = _SCHEIDING.sub("", typed).lower()
    return kenmerk if _KENMERK.fullmatch(kenmerk) else None
