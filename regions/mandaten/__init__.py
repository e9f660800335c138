"""Wie spreekt namens wie: who gave its word to whom, what may be given, and how it is given and ended.

`woorden` and `tafel` say it for a regio, `van_organisatie` for an organisation, each in a number of queries
that does not grow; `bezwaren` says why a mandate cannot be, for forms and imports alike.
"""

from regions.mandaten.acties import (
    Onmogelijk,
    beeindig,
    bevestig,
    geef,
    laat_doorlopen,
    trek_in,
    wijs_af,
)
from regions.mandaten.regels import Bezwaar, bezwaren, past_bij_werkwijze, periode_in_woorden
from regions.mandaten.werkwijze import spreekwijze_op
from regions.mandaten.woorden import Gegeven, Spreker, Tafel, Woord, tafel, van_organisatie, woorden

__all__ = [
    "Bezwaar",
    "Gegeven",
    "Onmogelijk",
    "Spreker",
    "Tafel",
    "Woord",
    "beeindig",
    "bevestig",
    "bezwaren",
    "geef",
    "laat_doorlopen",
    "past_bij_werkwijze",
    "periode_in_woorden",
    "spreekwijze_op",
    "tafel",
    "trek_in",
    "van_organisatie",
    "wijs_af",
    "woorden",
]
