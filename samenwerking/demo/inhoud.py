"""Demo content as it stands in fixtures/demo/, read against the day on which it is loaded."""

import calendar
import datetime
import re
import tomllib
from dataclasses import dataclass
from random import Random
from typing import Any

from django.conf import settings

MAP = settings.BASE_DIR / "fixtures" / "demo"
BEGINPUNT = "samenwerking-1"
_JAAR = re.compile(r"\{jaar([+-]\d+)?\}")


def lees(naam: str) -> dict[str, Any]:
    """One file of demo content."""
    return tomllib.loads((MAP / f"{naam}.toml").read_text(encoding="utf-8"))


def agendas() -> list[dict[str, Any]]:
    """The agendas, by regio."""
    return [lees(f"agendas/{path.stem}") for path in sorted((MAP / "agendas").glob("*.toml"))]


def lot(*sleutel: object) -> Random:
    """Chance that falls the same way for the same key, on every machine and in every order."""
    return Random("/".join(map(str, (BEGINPUNT, *sleutel))))  # noqa: S311 - nothing secret


@dataclass(frozen=True, slots=True)
class Kalender:
    """Days and years as the content counts them: from the day of loading."""

    vandaag: datetime.date

    def dag(self, dagen: int) -> datetime.date:
        """So many days from today."""
        return self.vandaag + datetime.timedelta(days=dagen)

    def werkdag(self, dagen: int) -> datetime.date:
        """So many days from today, or the Friday before when that is in a weekend."""
        dag = self.dag(dagen)
        return dag - datetime.timedelta(days=max(0, dag.weekday() - 4))

    def maand(self, maanden: int, *, einde: bool = False) -> datetime.date:
        """The first or the last day of the month that is so many months from this one."""
        jaar, maand = divmod(self.vandaag.year * 12 + self.vandaag.month - 1 + maanden, 12)
        laatste = calendar.monthrange(jaar, maand + 1)[1]
        return datetime.date(jaar, maand + 1, laatste if einde else 1)

    def jaren_terug(self, dag: datetime.date, jaren: int) -> datetime.date:
        """The same day some years before; 29 February becomes the 28th."""
        laatste = calendar.monthrange(dag.year - jaren, dag.month)[1]
        return dag.replace(year=dag.year - jaren, day=min(dag.day, laatste))

    def tekst(self, tekst: str) -> str:
        """A text with its years filled in: {jaar-2} is two years before this one."""
        return _JAAR.sub(lambda found: str(self.vandaag.year + int(found[1] or 0)), tekst)
