"""The lines of the benchmark: each runs the house and its yardstick in turn and says what came out."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from benchmark.forms import fields_of
from benchmark.rounds import Client, Sample, interleave, latency, ratio, spread
from benchmark.servers import Databases, Server, run
from benchmark.weight import first_visit

TEXT = "Wij werken hier goed samen en weten elkaar te vinden, al merken inwoners er nog weinig van. " * 3
ANSWER = [(f"q{n}", "True") for n in (1, 2, 3)] + [(f"t{n}", TEXT[:260]) for n in range(1, 7)]
HTMX = {"HX-Request": "true"}
OVERVIEW = Path(__file__).with_name("overview.sql")


@dataclass
class Bench:
    """What all lines share."""

    rounds: int
    seconds: float
    databases: Databases
    client: Client
    house: Server
    yardstick: Server
    made: dict[str, Any]
    items: list[list[int]]
    postmaster: list[int]

    def sample(self, server: Server, **job: Any) -> Sample:
        """One round of one side."""
        pids = [server.pid, *self.postmaster]
        return self.client.run(pids, port=server.port, seconds=self.seconds, **job)

    def pairs(self, house: Callable[[], Sample], other: Callable[[], Sample]) -> list[tuple[Sample, Sample]]:
        """A short round of each to warm up, then the rounds that count."""
        house(), other()
        return interleave(self.rounds, house, other)


def cpu_ms(samples: Sequence[Sample]) -> str:
    """Processor time per cycle, where it can be counted."""
    middle = statistics.median(sample.cpu_ms for sample in samples)
    return f"{middle:.1f}" if middle else "–"


def held_beside(what: str, pairs: list[tuple[Sample, Sample]]) -> str:
    """A row of the table: cycles per second, their ratio, and that of the processor time."""
    house, other = zip(*pairs, strict=True)
    cpu = (
        ratio([(h.cpu_ms, o.cpu_ms) for h, o in pairs]) if all(s.cpu for pair in pairs for s in pair) else "–"
    )
    gets, posts = [t for s in house for t in s.get], [t for s in house for t in s.post]
    return (
        f"| {what} | {spread([s.rate for s in house], 0)} | {spread([s.rate for s in other], 0)} "
        f"| **{ratio([(h.rate, o.rate) for h, o in pairs])}** | {cpu} "
        f"| {cpu_ms(house)} / {cpu_ms(other)} "
        f"| {latency(gets)} | {latency(posts)} |"
    )


HEAD = (
    "| house against yardstick | house, cycles/s | yardstick, cycles/s | ratio | ratio of CPU "
    "| CPU, ms per cycle | GET p50 / p95 ms | POST p50 / p95 ms |\n|---|---|---|---|---|---|---|---|"
)


class Sheets:
    """Filled drafts, each submitted once."""

    def __init__(self, made: list[dict[str, Any]]) -> None:
        self.left = made

    def take(self, bench: Bench, clients: int) -> Sample:
        """A round of looking through and submitting."""
        targets = [
            {"cookies": s["cookies"], "get": s["path"] + "nakijken/", "form": [], "expect": 302}
            for s in self.left
        ]
        if len(targets) < 100:
            raise SystemExit("script/bench: the filled drafts are used up; that should not happen.")
        most = int(400 * bench.seconds) + 100
        sample = bench.sample(bench.house, clients=clients, targets=targets[:most], once=True)
        # Those under way when the time was over were submitted as well: the client ends its cycles.
        self.left = self.left[sample.cycles :]
        return sample


def venster(bench: Bench) -> list[str]:
    """Looking through a filled draft and submitting it, against B."""
    sheets = Sheets(bench.made["sheets"])
    rows = [HEAD]
    for clients in (1, 8, 32):
        pairs = bench.pairs(partial(sheets.take, bench, clients), partial(bare_form, bench, clients))
        rows.append(
            held_beside(
                f"venster nakijken + Dien in / B, {clients} client{'s' if clients > 1 else ''}", pairs
            )
        )
    last = sheets.left[-200:]
    targets = [
        {
            "cookies": sheet["cookies"],
            "get": sheet["path"] + "agenda/",
            "form": [("antwoord", "ja"), ("toelichting", TEXT[:250] + " {n}"), ("steun", TEXT[:260])],
            "expect": 302,
        }
        for sheet in last
    ]
    question = partial(bench.sample, bench.house, clients=8, targets=targets)
    pairs = bench.pairs(question, partial(bare_form, bench, 8))
    return [*rows, held_beside("one question + Doorgaan / B, 8 clients", pairs)]


def bare_form(bench: Bench, clients: int) -> Sample:
    """A round of B."""
    target = {"get": "/form/", "form": ANSWER, "expect": 302}
    return bench.sample(bench.yardstick, clients=clients, targets=[target])


def _bare_edits(bench: Bench) -> list[dict[str, Any]]:
    """The items of E."""
    return [
        {
            "get": f"/place/{place}/item/{pk}/",
            "headers": HTMX,
            "form": [("title", "Afspraak {n}"), ("text", TEXT)],
            "expect": 200,
        }
        for place, pk in bench.items
    ]


def save(bench: Bench) -> list[str]:
    """The save of a blok alone, with its form open already, against that of E."""
    bare, rows = _bare_edits(bench), [HEAD]
    for soort in ("opgave", "afspraak"):
        targets = _blokken(bench, soort)
        pairs = bench.pairs(
            partial(bench.sample, bench.house, clients=8, targets=targets, saves=True),
            partial(bench.sample, bench.yardstick, clients=8, targets=bare, saves=True),
        )
        rows.append(held_beside(f"save of an {soort} in place / E, 8 clients", pairs))
    return rows


def edit(bench: Bench) -> list[str]:
    """A blok of the agenda edited in place with htmx, against E."""
    bare = _bare_edits(bench)
    rows, sizes = [HEAD], []
    for soort, clients in (("opgave", 8), ("afspraak", 8), ("afspraak", 1)):
        targets = _blokken(bench, soort)
        pairs = bench.pairs(
            partial(bench.sample, bench.house, clients=clients, targets=targets),
            partial(bench.sample, bench.yardstick, clients=clients, targets=bare),
        )
        rows.append(
            held_beside(
                f"edit of an {soort} in place / E, {clients} client{'s' if clients > 1 else ''}", pairs
            )
        )
        sizes += [f"{soort} {max(s.bytes for s, _ in pairs) / 1000:.1f} kB"] if clients == 8 else []
    return [*rows, "", f"The fragment that answers an edit, compressed: {', '.join(sizes)}."]


def _blokken(bench: Bench, soort: str) -> list[dict[str, Any]]:
    targets = []
    for blok in (blok for blok in bench.made["blokken"] if blok["soort"] == soort):
        form = fields_of(f"http://127.0.0.1:{bench.house.port}{blok['path']}", blok["cookies"], HTMX)
        form = [(name, f"{value} {{n}}" if name == "titel" else value) for name, value in form]
        targets.append(
            {"cookies": blok["cookies"], "get": blok["path"], "headers": HTMX, "form": form, "expect": 200}
        )
    return targets


def front(bench: Bench) -> list[str]:
    """Mijn werk, signed in."""
    rows = [
        "| front page (Mijn werk) of | clients | requests/s | p50 / p95 ms | CPU, ms per request |",
        "|---|---|---|---|---|",
    ]
    people = (
        ("a gemeente", "invuller"),
        ("a coordinator", "coordinator"),
        ("an insurer, 31 regio's", "verzekeraar"),
    )
    for who, name in people:
        for clients in (1, 8) if name == "invuller" else (8,):
            target = {"cookies": bench.made[name], "get": "/"}
            samples = [
                bench.sample(bench.house, clients=clients, targets=[target]) for _ in range(bench.rounds)
            ]
            times = [t for sample in samples for t in sample.get]
            rows.append(
                f"| {who} | {clients} | {spread([s.rate for s in samples], 0)} | {latency(times)} "
                f"| {cpu_ms(samples)} |"
            )
    return rows


def overview(bench: Bench, years: int, sizes: list[int]) -> list[str]:
    """The national page against Q, with more and more answers."""
    rows = [
        "| national overview / Q | rows | page, ms | Q, ms | ratio | CPU of the page, ms |",
        "|---|---|---|---|---|---|",
    ]
    for times in sizes:
        address = bench.databases.create(f"times{times}", like="reference")
        run("manage.py", "make_answers", f"--years={years}", f"--times={times}", "-v0", DATABASE_URL=address)
        where = run("-m", "benchmark.in_house", "benchmark.fill", "reader", DATABASE_URL=address)
        server = Server("samenwerking.wsgi", DATABASE_URL=address)
        try:
            rows.append(_overview_row(bench, server, address, where, f"{times} × real size"))
        finally:
            server.stop()
    return rows


def _overview_row(bench: Bench, server: Server, address: str, where: dict[str, Any], what: str) -> str:
    target = {"cookies": where["cookies"], "get": f"/landelijk/{where['jaar']}/"}
    page = partial(bench.sample, server, clients=1, targets=[target])
    with psycopg.connect(address, autocommit=True, prepare_threshold=0) as connection:
        bare = partial(bare_sql, connection, where["jaar"], bench.seconds / 2)
        pairs = bench.pairs(page, bare)
    middle = [(statistics.median(sample.get), statistics.median(times)) for sample, times in pairs]
    return (
        f"| {what} | {where['rows']:,} | {spread([1000 * h for h, _ in middle], 1)} "
        f"| {spread([1000 * q for _, q in middle], 2)} | **{ratio(middle)}** "
        f"| {cpu_ms([sample for sample, _ in pairs])} |"
    )


def bare_sql(connection: psycopg.Connection, jaar: int, seconds: float) -> list[float]:
    """A round of Q: both statements, with their rows fetched."""
    statements = [part for part in OVERVIEW.read_text().split(";") if part.strip()]
    times, until = [], time.perf_counter() + seconds
    while not times or time.perf_counter() < until:
        begin = time.perf_counter()
        for statement in statements:
            connection.execute(statement, {"jaar": jaar}).fetchall()
        times.append(time.perf_counter() - begin)
    return times


def pdf(bench: Bench) -> list[str]:
    """PDFs of about 5, 20 and 40 pages against W, each in a process of its own."""
    rows = [
        "| PDF of an adopted agenda, PDF/UA-1 + PDF/A-3a / W "
        "| house, s | W, s | ratio | asked again, ms | peak, MiB |",
        "|---|---|---|---|---|---|",
    ]
    return rows + [_pdf(bench, maat) for maat in ("5", "20", "40")]


def _pdf(bench: Bench, maat: str) -> str:
    address = bench.databases.address("house")
    call = ("-m", "benchmark.in_house", "benchmark.pdf", maat)
    made = run(*call, str(bench.rounds), DATABASE_URL=address)
    memory = run(*call, "0", DATABASE_URL=address)
    house, bare = zip(*made["pairs"], strict=True)
    return (
        f"| {made['pages']} pages, WeasyPrint {made['weasyprint']} | {spread(house)} | {spread(bare)} "
        f"| **{ratio(made['pairs'])}** | {1000 * made['again']:.1f} "
        f"| {memory['piek']:.0f} ({memory['voor']:.0f} before) |"
    )


def weight(bench: Bench) -> list[str]:
    """What a first visit weighs in a browser."""
    here = f"http://127.0.0.1:{bench.house.port}"
    pages = (
        ("question page of the venster", bench.made["vragen"], bench.made["invuller"]),
        ("national overview", f"/landelijk/{bench.made['jaar'] - 1}/", bench.made["cookies"]),
        (
            "agenda of a regio",
            bench.made["blokken"][0]["path"].partition("blok/")[0],
            bench.made["blokken"][0]["cookies"],
        ),
    )
    rows = ["| first visit in Chromium, nothing cached | requests | kB over the line |", "|---|---|---|"]
    for what, path, cookies in pages:
        loaded = first_visit(here + path, cookies)
        rows.append(f"| {what} | {loaded['requests']} | {loaded['kb']:.1f} |")
    return rows
