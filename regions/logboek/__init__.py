"""The audit trail in plain words: who changed what, when, and on which page.

Values of personal fields (regions/privacy.toml) are not repeated here, only that they changed; names are
looked up at reading.
"""

from regions.logboek.gebeurtenissen import Vraag, gebeurtenissen, geschiedenis
from regions.logboek.soorten import BUITEN, namen, soorten
from regions.logboek.woorden import DADEN, Regel, regels

__all__ = [
    "BUITEN",
    "DADEN",
    "Regel",
    "Vraag",
    "gebeurtenissen",
    "geschiedenis",
    "namen",
    "regels",
    "soorten",
]
