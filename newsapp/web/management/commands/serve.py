"""`manage.py serve`: what `make run` ends in."""

import errno
import os
import socket
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError

from newsapp.corpus.database import pending_migrations, unusable
from newsapp.corpus.exit_status import NothingDone, OnRecordCommand
from newsapp.corpus.models import Article, Change
from newsapp.web.local_worker import LocalWorker
from newsapp.web.start_up import demand_readiness


class Command(OnRecordCommand):
    help = (
        "Bring the database up to date, load the sample articles on the first start, and serve"
        " pages on HOST and PORT (127.0.0.1:8000 where they are not set). The worker that marks"
        " long texts runs beside the server and ends with it."
    )
    requires_migrations_checks = False  # it makes and updates the database itself

    def handle(self, *args: Any, **options: Any) -> None:
        check_address(settings.HOST, settings.PORT)
        try:
            self.prepare_database()
        except DatabaseError as error:
            raise NothingDone(unusable(error)) from error
        demand_readiness()
        if settings.PRODUCTION:
            call_command("collectstatic", interactive=False, verbosity=0)
        run_gunicorn()

    def prepare_database(self) -> None:
        """Migrate; fill a database in which nothing has ever happened with the samples."""
        if pending_migrations():
            self.stdout.write("Preparing the database ...")
            call_command("migrate", interactive=False, verbosity=0)
        # The history is never emptied: who deleted the samples does not get them back.
        if not Article.objects.exists() and not Change.objects.exists():
            # In a process of its own: this one forks, and must not have loaded the network then.
            samples = [sys.executable, str(settings.BASE_DIR / "manage.py"), "load_samples"]
            ended = subprocess.run(samples, check=False)  # noqa: S603  our own command
            if ended.returncode:
                raise NothingDone(
                    f"The sample articles could not be loaded (`manage.py load_samples` ended with "
                    f"{ended.returncode}): put right what stands above and start again."
                )


def check_address(host: str, port: int) -> None:
    """Raise NothingDone with a remedy when nothing can be served on `host` and `port`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As gunicorn does: a port that was in use a second ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except socket.gaierror as error:
            raise NothingDone(f"HOST names no address of this machine: {host!r}.") from error
        except OSError as error:
            raise NothingDone(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    """One sentence on why `port` cannot be had, with the way out."""
    other = f"`PORT={port + 1 if 1024 <= port < 65535 else 8001} make run`"
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: use another port with {other}."
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system: use another port with {other}."
    return f"Cannot serve on {host}:{port}: {error.strerror}; check HOST and PORT."


def run_gunicorn() -> None:
    """Serve until stopped, in this process and with gunicorn.conf.py, as in production.

    The worker runs beside it, from when pages are served until the server ends.
    """
    from gunicorn.app.wsgiapp import WSGIApplication

    worker = LocalWorker()

    class Server(WSGIApplication):
        def load_config(self) -> None:
            super().load_config()
            say_where = self.cfg.when_ready

            def when_ready(server: Any) -> None:
                worker.start()
                say_where(server)

            def on_exit(server: Any) -> None:  # in this process alone, not in those forked from it
                worker.stop()

            self.cfg.set("when_ready", when_ready)
            self.cfg.set("on_exit", on_exit)

    os.chdir(settings.BASE_DIR)  # gunicorn reads its configuration where it stands
    sys.argv = ["gunicorn", "newsapp.wsgi"]
    Server("%(prog)s newsapp.wsgi").run()
