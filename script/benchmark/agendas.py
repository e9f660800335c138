"""Full agendas: the page of one, and a search over all of them against its bare SQL."""

import statistics
import time
from functools import partial
from pathlib import Path

import psycopg

from benchmark.lines import Bench, cpu_ms
from benchmark.rounds import latency, ratio, spread
from benchmark.servers import Server, run

SEARCH = Path(__file__).with_name("search.sql")
WORDS = ("mantelzorgers", "opgave")  # in nearly every piece, and in a few of each agenda
HEAD = (
    "| search in adopted agendas / bare SQL | page, ms | the answer alone (htmx), ms | bare SQL, ms "
    "| ratio of the page | ratio of the answer |\n|---|---|---|---|---|---|"
)


def agendas(bench: Bench) -> list[str]:
    """The page of an agenda of four hundred blokken, and a search over full agendas against its bare SQL."""
    address = bench.databases.create("agendas", like="reference")
    made = run("-m", "benchmark.in_house", "benchmark.fill", "agendas", DATABASE_URL=address)
    server = Server("samenwerking.wsgi", DATABASE_URL=address)
    try:
        target = {"cookies": made["coordinator"], "get": made["page"]}
        samples = [bench.sample(server, clients=1, targets=[target]) for _ in range(bench.rounds)]
        with psycopg.connect(address, autocommit=True, prepare_threshold=0) as connection:
            found = [_search(bench, server, connection, made, word) for word in WORDS]
    finally:
        server.stop()
    return [
        f"The page of an agenda with {made['blokken']} blokken: p50 / p95 "
        f"{latency([t for sample in samples for t in sample.get])} ms at 1 client, "
        f"{cpu_ms(samples)} ms of CPU, {samples[0].bytes / 1000:.0f} kB compressed.\n",
        HEAD,
        *found,
    ]


def _search(bench: Bench, server: Server, connection: psycopg.Connection, made: dict, word: str) -> str:
    visit = {"cookies": made["cookies"], "get": f"/zoeken/agenda/?q={word}"}
    page = partial(bench.sample, server, clients=1, targets=[visit])
    answer = partial(bench.sample, server, clients=1, targets=[visit | {"headers": {"HX-Request": "true"}}])
    bare = partial(bare_search, connection, word, bench.seconds / 2)
    page(), answer(), bare()
    rounds = [(page(), answer(), bare()) for _ in range(bench.rounds)]
    whole = [1000 * statistics.median(p.get) for p, _, _ in rounds]
    part = [1000 * statistics.median(a.get) for _, a, _ in rounds]
    sql = [1000 * statistics.median(times) for _, _, times in rounds]
    return (
        f"| “{word}”, {made['agendas']} agendas, {made['pieces']:,} pieces | {spread(whole, 1)} "
        f"| {spread(part, 1)} | {spread(sql, 1)} | **{ratio(list(zip(whole, sql, strict=True)))}** "
        f"| **{ratio(list(zip(part, sql, strict=True)))}** |"
    )


def bare_search(connection: psycopg.Connection, word: str, seconds: float) -> list[float]:
    """A round of the bare SQL of a search: what is found, and the words in it marked."""
    find, mark = (part for part in SEARCH.read_text().split(";") if part.strip())
    times, until = [], time.perf_counter() + seconds
    while not times or time.perf_counter() < until:
        begin = time.perf_counter()
        rows = connection.execute(find, {"words": word}).fetchall()[:60]
        texts = {"titles": [row[0] for row in rows], "texts": [row[1] for row in rows]}
        connection.execute(mark, {"words": word} | texts).fetchall()
        times.append(time.perf_counter() - begin)
    return times
