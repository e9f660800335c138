"""Working days in the Netherlands: Monday to Friday, but for the feast days on which government is closed.

The feast days are those on which government offices are closed (Rijksoverheid, "Officiële feestdagen"): New
Year's Day, Easter, the King's birthday (27 April; on a Sunday the day before), 5 May in every fifth year,
Ascension Day, Pentecost and Christmas. On Good Friday most offices work, so here it is a working day. Easter
is reckoned as in Meeus, Astronomical Algorithms, chapter 8.
"""

import datetime
from functools import cache

DAG = datetime.timedelta(days=1)


def eerste_paasdag(jaar: int) -> datetime.date:
    """Easter Sunday in a year of the Gregorian calendar."""
    a, eeuw, in_eeuw = jaar % 19, jaar // 100, jaar % 100
    schrikkel = eeuw // 4
    maan = (19 * a + eeuw - schrikkel - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (eeuw % 4) + 2 * (in_eeuw // 4) - maan - in_eeuw % 4) % 7
    m = (a + 11 * maan + 22 * week) // 451
    maand, dag = divmod(maan + week - 7 * m + 114, 31)
    return datetime.date(jaar, maand, dag + 1)


@cache
def feestdagen(jaar: int) -> dict[datetime.date, str]:
    """The feast days of a year on which one does not work, by their date."""
    pasen = eerste_paasdag(jaar)
    koningsdag = datetime.date(jaar, 4, 27)
    if koningsdag.isoweekday() == 7:
        koningsdag -= DAG
    dagen = {
        datetime.date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen: "Eerste paasdag",
        pasen + DAG: "Tweede paasdag",
        koningsdag: "Koningsdag",
        pasen + 39 * DAG: "Hemelvaartsdag",
        pasen + 49 * DAG: "Eerste pinksterdag",
        pasen + 50 * DAG: "Tweede pinksterdag",
        datetime.date(jaar, 12, 25): "Eerste kerstdag",
        datetime.date(jaar, 12, 26): "Tweede kerstdag",
    }
    if jaar % 5 == 0:
        dagen.setdefault(datetime.date(jaar, 5, 5), "Bevrijdingsdag")
    return dagen


def is_werkdag(dag: datetime.date) -> bool:
    """Whether one works on this day."""
    return dag.isoweekday() < 6 and dag not in feestdagen(dag.year)


def werkdagen_voor(dag: datetime.date, n: int) -> datetime.date:
    """The day from which on there are `n` working days before `dag`."""
    return _stappen(dag, n, -DAG)


def werkdagen_na(dag: datetime.date, n: int) -> datetime.date:
    """The `n`th working day after `dag`."""
    return _stappen(dag, n, DAG)


def _stappen(dag: datetime.date, n: int, stap: datetime.timedelta) -> datetime.date:
    while n:
        dag += stap
        n -= is_werkdag(dag)
    return dag
