"""How gunicorn serves On Record: read by `gunicorn newsapp.wsgi` and by `make run` alike."""

import os
import signal
from functools import partial
from typing import Any

from newsapp import environment

HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.integer("PORT", default=8000, lowest=1, highest=65535)
LOCAL = environment.boolean("ON_RECORD_LOCAL", default=False)

bind = f"[{HOST}]:{PORT}" if ":" in HOST else f"{HOST}:{PORT}"
# Detection holds a processor for a moment, everything else waits for the database: a few threads
# in each of a few processes.
worker_class = "gthread"
workers = environment.integer("WEB_CONCURRENCY", default=1 if LOCAL else 2, lowest=1, highest=64)
threads = environment.integer("WEB_THREADS", default=8, lowest=1, highest=64)
# The application is loaded, and its demands are checked, before the first worker is made: what is
# missing ends the server with one sentence instead of a loop of dying workers.
preload_app = True
timeout = 60  # seconds; the longest request detects in a text of 1,000,000 bytes
graceful_timeout = 20
keepalive = 5
# A worker's heartbeat is a file: on a disk it can stall, in memory it cannot.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
control_socket_disable = True  # nothing uses it, and a read-only container cannot make it
reload = environment.boolean("DEBUG", default=False)
if reload:
    preload_app = False
loglevel = "warning" if LOCAL else "info"
accesslog = None if LOCAL else "-"
# No query strings and no referrers: an article's title or an editor's search is nobody's business.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(B)s bytes %(M)s ms'


def when_ready(server: Any) -> None:
    """Say where to look, at the moment when it works."""
    if LOCAL:
        address = f"http://{bind}/"
        print(f"On Record is ready: open {address} (Ctrl+C stops it)", flush=True)  # noqa: T201


def post_worker_init(worker: Any) -> None:
    """Let Ctrl+C end a worker at any moment.

    gunicorn's handler takes the lock of the pool of threads, in the very thread that may be holding
    it to hand on a request: now and then the worker hung, and was killed `graceful_timeout` seconds
    later. The worker's loop runs that handler between two events instead, when nothing is held.
    """
    for number in (signal.SIGQUIT, signal.SIGINT):
        later = partial(worker.method_queue.defer, worker.handle_quit)
        signal.signal(number, later)
