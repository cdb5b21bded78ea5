"""`manage.py work`: the worker, which marks the texts that are too long to wait for."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, close_old_connections, connections

from newsapp.corpus.exit_status import OnRecordCommand
from newsapp.corpus.following import follow_where_lost
from newsapp.corpus.markings import recover_lost

logger = logging.getLogger(__name__)

ROUND = 10
"""Seconds between two looks for lost work, and between two signs that the worker lives."""
WATCH = 1
"""Seconds between two looks at the process that started the worker."""


class Command(OnRecordCommand):
    help = (
        "Mark the texts that are too long to be marked while somebody waits, one after another, "
        "until stopped. `make run` starts one beside the server; in production it is a process of "
        "its own, and there can be several. Work whose worker has died is begun again."
    )
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--sign-file",
            type=Path,
            metavar="FILE",
            help=f"touch this file every {ROUND} seconds, for `python -m newsapp.healthcheck "
            "--sign-file FILE` to look at",
        )
        parser.add_argument(
            "--child-of",
            type=int,
            metavar="PID",
            help="end when this process, which has started the worker, is gone",
        )
        parser.add_argument(
            "--until-idle", action="store_true", help="end when there is nothing left to do"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        until_idle: bool = options["until_idle"]
        recover_lost()
        follow_where_lost()
        call_command("prune_db_task_results", verbosity=0)
        if not until_idle:
            attendant = Attendant(options["sign_file"], options["child_of"])
            threading.Thread(target=attendant.attend, name="attendant", daemon=True).start()
        while not work(until_idle=until_idle):
            time.sleep(WATCH)


def work(*, until_idle: bool) -> bool:
    """Do what is queued until told to stop; False where the database could not be reached."""
    try:
        call_command(
            "db_worker",
            batch=until_idle,
            interval=0.5,  # seconds between two looks into an empty queue
            startup_delay=False,
            reload=False,
            verbosity=0,
        )
    except OperationalError:
        # The database was restarted, or SQLite was locked by another process for too long.
        logger.exception("The worker cannot reach its queue; it tries again.")
        close_old_connections()
        return False
    return True


class Attendant:
    """Looks after the worker from a thread beside it."""

    def __init__(self, sign_file: Path | None, parent: int | None) -> None:
        self.sign_file = sign_file
        self.parent = parent

    def attend(self) -> None:
        """Give signs of life and find lost work again, until the parent is gone."""
        while True:
            self.go_round()
            for _ in range(ROUND // WATCH):
                time.sleep(WATCH)
                if self.parent is not None and os.getppid() != self.parent:
                    os.kill(os.getpid(), signal.SIGTERM)

    def go_round(self) -> None:
        """Find lost work again, then say that the worker lives and reaches its database."""
        try:
            recover_lost()
            follow_where_lost()
        except DatabaseError:
            logger.exception("Lost work could not be looked for.")
        else:
            if self.sign_file is not None:
                self.sign_file.touch()
        finally:
            connections.close_all()
