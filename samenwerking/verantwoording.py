"""What stands in verantwoording.toml: measures, what is left to whoever runs the house, risks and archive."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

BESTAND = Path(__file__).with_suffix(".toml")


@cache
def verantwoording() -> dict[str, Any]:
    """All of it, as the page shows it."""
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))
