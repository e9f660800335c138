"""How much processor time processes took, from the process accounting of Linux; nothing elsewhere."""

import os
import platform
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")


def can_count() -> bool:
    """Whether this system keeps its accounts where we read them."""
    return (PROC / "self" / "stat").exists()


def _stat(pid: int) -> list[str]:
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return []


def parent(pid: int) -> int:
    """The process that started this one; 0 when it is not here."""
    fields = _stat(pid)
    return int(fields[1]) if fields else 0


def _alive() -> dict[int, list[str]]:
    return {
        int(p.name): fields for p in PROC.iterdir() if p.name.isdecimal() and (fields := _stat(int(p.name)))
    }


def cpu(*pids: int) -> float:
    """Seconds of processor time of these processes and their children, the ones that ended included."""
    alive = _alive() if can_count() else {}
    family = {pid for pid in pids if pid in alive}
    grown = True
    while grown:
        children = {pid for pid, fields in alive.items() if int(fields[1]) in family} - family
        family |= children
        grown = bool(children)
    return sum(sum(int(ticks) for ticks in alive[pid][11:15]) for pid in family) / TICK


def describe() -> str:
    """The machine in a few words."""
    memory = 0
    if hasattr(os, "sysconf_names") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {memory} GB, {platform.system()}, Python {platform.python_version()}"
