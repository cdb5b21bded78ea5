"""The worker beside the server of `make run`: started with it, and ended with it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

from django.conf import settings

PATIENCE = 2.0
"""Seconds that a worker has to finish what it does, and again as many to put it back."""


class LocalWorker:
    """A child process that runs `manage.py work`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it. In a session of its own: Ctrl+C reaches the server alone, which ends both."""
        self._process = subprocess.Popen(  # noqa: S603  our own program, no shell
            [sys.executable, "manage.py", "work", "--child-of", str(os.getpid())],
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def stop(self) -> None:
        """End it: the first signal lets it finish a short task, the second puts the task back."""
        if self._process is None:
            return
        for end in (self._process.terminate, self._process.terminate, self._process.kill):
            end()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
                return
