"""script/bench: databases and servers of its own, the lines, a page of Markdown, and nothing left behind."""

import argparse
import math
import os
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from typing import Any

from benchmark import lines, machine
from benchmark.agendas import agendas
from benchmark.rounds import Client
from benchmark.servers import Databases, Server, run

NAMES = ("venster", "edit", "save", "agendas", "front", "weight", "pdf", "overview")


def say(what: str) -> None:
    """On the way, beside the result."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {what}\n")


def asked() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("lines", nargs="*", metavar="LINE", help=f"which of {', '.join(NAMES)}; without: all")
    parser.add_argument("--rounds", type=int, default=5, help="pairs per comparison (5, at most 50)")
    parser.add_argument("--seconds", type=float, default=1.5, help="of each round (1.5, at most 30)")
    parser.add_argument("--years", type=int, default=7, help="of answers in the overview (7)")
    parser.add_argument(
        "--times", default="1,10,100", help="how many times real size the overview gets (1,10,100)"
    )
    options = parser.parse_args()
    if unknown := set(options.lines) - set(NAMES):
        parser.error(f"there is no line {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}")
    if not 1 <= options.rounds <= 50 or not 0.2 <= options.seconds <= 30:
        parser.error("--rounds is 1 to 50, --seconds 0.2 to 30")
    return options


def bench(stack: ExitStack, options: argparse.Namespace) -> lines.Bench:
    """Databases filled, both servers running; all of it goes when the stack closes."""
    databases = Databases(os.environ["DATABASE_URL"])
    stack.callback(databases.drop_all)
    static = stack.enter_context(tempfile.TemporaryDirectory(prefix="samenwerking-bench."))
    os.environ["STATIC_ROOT"] = static
    say("tables and reference data")
    run("manage.py", "prepare", DATABASE_URL=databases.create("reference"))
    say("the house: a round with filled drafts, agendas, people")
    house = databases.create("house", like="reference")
    run("manage.py", "make_answers", "--years=3", "-v0", DATABASE_URL=house)
    sheets = math.ceil((options.rounds + 1) * options.seconds * 3 * 130) + 500
    made = run("-m", "benchmark.in_house", "benchmark.fill", "house", str(sheets), DATABASE_URL=house)
    yardstick = databases.create("yardstick")
    items = run("-m", "benchmark.yardstick.fill", YARDSTICK_URL=yardstick)
    servers = [
        Server("samenwerking.wsgi", DATABASE_URL=house),
        Server("benchmark.yardstick.wsgi", YARDSTICK_URL=yardstick),
    ]
    for server in servers:
        stack.callback(server.stop)
    client = Client()
    stack.callback(client.close)
    return lines.Bench(
        options.rounds, options.seconds, databases, client, *servers, made, items, databases.postmaster()
    )


def measured(ready: lines.Bench, options: argparse.Namespace) -> None:
    """Each line as it comes."""
    for name in NAMES:
        if options.lines and name not in options.lines:
            continue
        if name == "weight" and not os.environ.get("CHROMIUM"):
            say("no Chromium: the weight is not measured")
            continue
        say(name)
        extra: tuple[Any, ...] = ()
        if name == "overview":
            extra = (options.years, [int(times) for times in options.times.split(",")])
        line = agendas if name == "agendas" else getattr(lines, name)
        print("\n".join(line(ready, *extra)), "\n", sep="", flush=True)


def main() -> None:
    """From an address of a database to a page of numbers."""
    options = asked()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
    begin = time.monotonic()
    with ExitStack() as stack:
        ready = bench(stack, options)
        if not machine.can_count():
            say("this system keeps no /proc: processor time is left out")
        elif not ready.postmaster:
            say("the database runs elsewhere: only the processor time of the web server is counted")
        print(f"{machine.describe()}, {ready.databases.version()}, {time.strftime('%d-%m-%Y')}.")
        print(
            f"{options.rounds} rounds of {options.seconds:g} s; medians (least–most), ratios of pairs.\n",
            flush=True,
        )
        measured(ready, options)
    say(f"done in {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
