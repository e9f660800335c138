"""A closed loop of N clients in a process of its own: jobs come in on stdin, samples go out on stdout.

A cycle is a visit: one connection, a GET of a page and, when the target says so, a POST of the form in it,
with its hidden fields as the page had them. An answer other than the expected one ends the job loudly.
"""

import asyncio
import gzip
import html
import itertools
import json
import re
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

HIDDEN = re.compile(rb'<input type="hidden" name="([^"]+)" value="([^"]*)"')
COOKIE = re.compile(rb"^set-cookie: ([^=]+)=([^;]*)", re.IGNORECASE | re.MULTILINE)
LENGTH = re.compile(rb"^content-length: (\d+)", re.IGNORECASE | re.MULTILINE)
PACKED = re.compile(rb"^content-encoding: gzip", re.IGNORECASE | re.MULTILINE)


class Unexpected(Exception):
    """The server said something else than it should."""


class Visit:
    """One connection, with the cookies of one visitor."""

    def __init__(self, port: int, target: dict[str, Any]) -> None:
        self.port, self.target = port, target
        self.cookies = dict(target.get("cookies", {}))
        self.bytes = 0

    async def __aenter__(self) -> "Visit":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        return self

    async def __aexit__(self, *why: object) -> None:
        self.writer.close()

    async def ask(
        self, method: str, path: str, expected: int, form: list[tuple[str, str]] | None = None
    ) -> bytes:
        """One request; answers with the body, unpacked."""
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Accept-Encoding: gzip"]
        lines += [f"{name}: {value}" for name, value in self.target.get("headers", {}).items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None:
            lines += [f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded"]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        if length is None:
            raise Unexpected(f"{method} {path}: no length in {head!r}")
        content = await self.reader.readexactly(int(length[1]))
        self.bytes = len(content)
        self.cookies.update((name.decode(), value.decode()) for name, value in COOKIE.findall(head))
        content = gzip.decompress(content) if PACKED.search(head) else content
        status = int(head[9:12])
        if status != expected:
            said = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", content.decode(errors="replace")))
            raise Unexpected(f"{method} {path}: {status} instead of {expected}: {said[:600]}")
        return content


class Job:
    """What is asked, and what was measured."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.port, self.seconds, self.clients = asked["port"], asked["seconds"], asked["clients"]
        self.most = asked.get("most", 1_000_000)
        targets = asked["targets"]
        self.left: Iterator[dict[str, Any]] = iter(targets) if asked.get("once") else itertools.cycle(targets)
        self.number = itertools.count(asked.get("first", 1))
        # Saves only: each form is fetched once, and sent again and again with the version the last save made.
        self.free = deque(targets) if asked.get("saves") else None
        self.get: list[float] = []
        self.post: list[float] = []
        self.done = self.bytes = 0

    async def client(self, until: float) -> None:
        """Cycles, one after the other, until the time is over or nothing is left."""
        while time.perf_counter() < until and self.done < self.most:
            target = next(self.left, None) if self.free is None else self.free.popleft()
            if target is None:
                return
            async with Visit(self.port, target) as visit:
                await (self.cycle if self.free is None else self.save)(visit, target)
            self.done += 1
            if self.free is not None:
                self.free.append(target)

    async def open_forms(self) -> None:
        """Fetch the form of each target, outside the measurement."""
        for target in self.free or ():
            async with Visit(self.port, target) as visit:
                page = await visit.ask("GET", target["get"], 200)
                target["hidden"] = {n.decode(): html.unescape(v.decode()) for n, v in HIDDEN.findall(page)}
                target["cookies"] = visit.cookies

    async def save(self, visit: Visit, target: dict[str, Any]) -> None:
        """One save of a form that is open."""
        number = str(next(self.number))
        typed = [(name, value.replace("{n}", number)) for name, value in target["form"]]
        begin = time.perf_counter()
        await visit.ask("POST", target["get"], target["expect"], [*typed, *target["hidden"].items()])
        self.post.append(time.perf_counter() - begin)
        if "version" in target["hidden"]:
            target["hidden"]["version"] = str(int(target["hidden"]["version"]) + 1)
        self.bytes = max(self.bytes, visit.bytes)

    async def cycle(self, visit: Visit, target: dict[str, Any]) -> None:
        """The GET and the POST of one visit, timed apart."""
        begin = time.perf_counter()
        page = await visit.ask("GET", target["get"], 200)
        self.get.append(time.perf_counter() - begin)
        if "form" in target:
            hidden = {n.decode(): html.unescape(v.decode()) for n, v in HIDDEN.findall(page)}
            number = str(next(self.number))
            typed = [(name, value.replace("{n}", number)) for name, value in target["form"]]
            typed += hidden.items()
            begin = time.perf_counter()
            await visit.ask("POST", target.get("post", target["get"]), target["expect"], typed)
            self.post.append(time.perf_counter() - begin)
        self.bytes = max(self.bytes, visit.bytes)

    async def run(self) -> dict[str, Any]:
        """All clients at once."""
        await self.open_forms()
        begin = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(self.clients):
                group.create_task(self.client(begin + self.seconds))
        wall = time.perf_counter() - begin
        return {
            "cycles": self.done,
            "seconds": wall,
            "get": self.get,
            "post": self.post,
            "bytes": self.bytes,
            "client_cpu": time.process_time(),
        }


def main() -> None:
    """One job after the other, a line of JSON each: starting up costs nothing while it is measured."""
    for line in sys.stdin:
        try:
            answer = asyncio.run(Job(json.loads(line)).run())
        except* (Unexpected, OSError, asyncio.IncompleteReadError) as failed:
            answer = {"failed": [str(error) or repr(error) for error in failed.exceptions]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
