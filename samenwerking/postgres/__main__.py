"""python -m samenwerking.postgres start|stop|url|status|remove [--data DIR]"""

import argparse
import sys
from pathlib import Path

from samenwerking.postgres.programs import PostgresError
from samenwerking.postgres.server import database_url, is_running, pid_lines, place, remove, start, stop


def status(data: Path) -> str:
    if not is_running(data):
        return f"stopped ({data})"
    return f"running, process {pid_lines(data)[0].strip()}, port {pid_lines(data)[3].strip()} ({data})"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m samenwerking.postgres", description="The embedded PostgreSQL."
    )
    parser.add_argument("act", choices=["start", "stop", "url", "status", "remove"])
    parser.add_argument(
        "--data", type=Path, help="the folder of the data (default: var/postgres of the checkout)"
    )
    parser.add_argument(
        "--scratch", action="store_true", help="new data are for tests: quick, and lost at a power cut"
    )
    asked = parser.parse_args(arguments)
    say = sys.stdout.write
    try:
        data = place(asked.data)
        if asked.act == "stop":
            say("stopped\n" if stop(data) else "was not running\n")
        elif asked.act == "remove":
            say("removed\n" if remove(data) else "there was none\n")
        elif asked.act == "status":
            say(f"{status(data)}\n")
            return 0 if is_running(data) else 3
        else:
            started = start(data, scratch=asked.scratch)
            say(
                f"{database_url(data)}\n"
                if asked.act == "url"
                else "started\n"
                if started
                else "was running\n"
            )
    except (PostgresError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
