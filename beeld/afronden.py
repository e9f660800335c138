"""How figures are rounded and when they are held back; one place, so that every page says the same.

Percentages of one whole are rounded with the largest remainders: each is first rounded down, and the
points that are left over go to the parts that lost most; of equals, to the one that stands first.
"""

from collections.abc import Sequence
from fractions import Fraction

KLEINSTE_BASIS = 20  # below it: counts, no percentages, everywhere
KLEINSTE_CEL = 5  # below it: "< 5" in whatever leaves the circle of parties


def grootste_resten(aantallen: Sequence[int], totaal: int = 100) -> list[int]:
    """Whole parts that add up to `totaal`, each within one of the exact share; nothing counted: all zero."""
    som = sum(aantallen)
    if not som:
        return [0] * len(aantallen)
    exact = [Fraction(aantal * totaal, som) for aantal in aantallen]
    delen = [int(deel) for deel in exact]
    op_rest = sorted(range(len(exact)), key=lambda plek: (delen[plek] - exact[plek], plek))
    for plek in op_rest[: totaal - sum(delen)]:
        delen[plek] += 1
    return delen


def percentages(aantallen: Sequence[int]) -> list[int] | None:
    """The parts in whole percents that add up to 100, or None where the base asks for counts."""
    return grootste_resten(aantallen) if sum(aantallen) >= KLEINSTE_BASIS else None


def procent(aantal: int, basis: int) -> int:
    """Whole percents of a base that is not zero; half a percent goes up."""
    return (200 * aantal + basis) // (2 * basis)


def aandeel(aantal: int, basis: int) -> str:
    """A large group as "64%" (half a percent goes up), a small one as "9 van 14"."""
    if basis < KLEINSTE_BASIS:
        return f"{aantal} van {basis}"
    return f"{procent(aantal, basis)}%"


def klein(aantal: int) -> str:
    """A count as it may leave the circle of parties: 1 to 4 is printed as "< 5"."""
    return f"< {KLEINSTE_CEL}" if 0 < aantal < KLEINSTE_CEL else str(aantal)
