"""Starts servers for tests, on ports of this machine that nobody uses, and stops them."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_LIMIT = 300.0  # seconds; generous, for a machine that does much else beside this


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**variables: str) -> dict[str, str]:
    """An environment without any setting of On Record but `variables`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, **variables}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers by lower-case name, body as it travelled."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its process, its port and the seconds from start to first answer."""

    process: subprocess.Popen[str]
    port: int
    seconds: float

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page; `_` in header names stands for `-`."""
        return get(self.port, path, **headers)

    def stop(self, number: int) -> tuple[int, str, str]:
        """Send a signal; the exit status, and what was written to stdout and stderr."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=START_LIMIT)
        return self.process.returncode, out, err


def get(port: int, path: str, **headers: str) -> Answer:
    """Ask this machine's `port` for `path`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_LIMIT)
    try:
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read())
    finally:
        connection.close()


@contextmanager
def serving(
    command: list[str], folder: Path, port: int, variables: Mapping[str, str]
) -> Iterator[Server]:
    """Start a server, wait until it answers on `port`, stop it at the end."""
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while True:
            if process.poll() is not None:
                out, err = process.communicate()
                raise AssertionError(f"The server ended with {process.returncode}: {out}{err}")
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
            except OSError:
                if time.monotonic() - begun > START_LIMIT:
                    raise
                time.sleep(0.02)
        get(port, "/healthz")  # the first answer: connecting alone proves only that it listens
        yield Server(process, port, time.monotonic() - begun)
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=START_LIMIT)
