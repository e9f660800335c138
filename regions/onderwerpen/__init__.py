"""What may be discussed and agreed on in a regio: with its past, its examples and its tasks."""

from regions.onderwerpen.keten import bij_version, keten, laatste, version_van
from regions.onderwerpen.taken import taken
from regions.onderwerpen.voorbeelden import Voorbeeld, neem_over, voorbeelden

__all__ = [
    "Voorbeeld",
    "bij_version",
    "keten",
    "laatste",
    "neem_over",
    "taken",
    "version_van",
    "voorbeelden",
]
