"""`python -m newsapp.healthcheck`: the containers' health check. Standard library alone: it runs
every half minute, and loading Django each time would cost more than the answer.

The web server is asked for `/healthz`. The worker has no port: `--sign-file FILE` names the file
that it touches while it lives and reaches its database (`manage.py work --sign-file FILE`).
"""

import http.client
import os
import sys
import time

OLDEST_SIGN = 60  # seconds; the worker gives one every ten


def main() -> int:
    """0 when the process that this container runs is well, else 1."""
    if sys.argv[1:2] == ["--sign-file"]:
        return worker_is_well(sys.argv[2])
    return server_is_well()


def worker_is_well(sign_file: str) -> int:
    """0 when the file was touched lately, else 1."""
    try:
        return 0 if time.time() - os.stat(sign_file).st_mtime < OLDEST_SIGN else 1
    except OSError:
        return 1


def server_is_well() -> int:
    """0 when `/healthz` on this machine answers 200 within five seconds, else 1."""
    port = int(os.environ.get("PORT") or 8000)
    # The server answers only to its own names; a leading dot stands for any subdomain.
    names = os.environ.get("ALLOWED_HOSTS", "").split(",")
    host = names[0].strip().lstrip(".").replace("*", "localhost") or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, http.client.HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
