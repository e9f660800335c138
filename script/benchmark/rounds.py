"""Two sides in turn, and what can be said about them: medians, and ratios of pairs."""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmark import machine


@dataclass(frozen=True, slots=True)
class Sample:
    """What one side did in one round."""

    cycles: int
    seconds: float
    cpu: float
    get: list[float] = field(repr=False)
    post: list[float] = field(repr=False)
    bytes: int

    @property
    def rate(self) -> float:
        """Cycles per second."""
        return self.cycles / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time of web server and database per cycle."""
        return 1000 * self.cpu / self.cycles


class Client:
    """The load client in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmark.client"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, pids: list[int], **job: Any) -> Sample:
        """One job, with what it cost the processes named."""
        before = machine.cpu(*pids)
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"failed": ["the client ended"]}')
        if "failed" in answer:
            raise SystemExit("script/bench: " + "; ".join(answer["failed"]))
        del answer["client_cpu"]
        if not answer["cycles"]:
            raise SystemExit("script/bench: not one cycle was done in time; give it more --seconds.")
        # Saves first fetch their forms: not in their time, but it would be in their processor time.
        return Sample(cpu=0 if job.get("saves") else machine.cpu(*pids) - before, **answer)

    def close(self) -> None:
        """End it."""
        self.process.stdin.close()
        self.process.wait(10)


def interleave(rounds: int, house: Callable[[], Any], other: Callable[[], Any]) -> list[tuple[Any, Any]]:
    """As many pairs, each side first in every other one."""
    pairs = []
    for n in range(rounds):
        if n % 2:
            second = other()
            pairs.append((house(), second))
        else:
            pairs.append((house(), other()))
    return pairs


def spread(values: list[float], digits: int = 2) -> str:
    """The median, with the least and the most."""
    middle, least, most = (f"{v:.{digits}f}" for v in (statistics.median(values), min(values), max(values)))
    return f"{middle} ({least}–{most})"


def ratio(pairs: list[tuple[float, float]]) -> str:
    """The ratio house / yardstick: the median of the ratios of each pair."""
    return spread([house / other for house, other in pairs])


def quantile(times: list[float], percent: int) -> float:
    """In milliseconds."""
    if len(times) < 2:
        return 1000 * times[0]
    return 1000 * statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def latency(times: list[float]) -> str:
    """p50 / p95 in milliseconds."""
    if not times:
        return "–"
    return f"{quantile(times, 50):.1f} / {quantile(times, 95):.1f}"
