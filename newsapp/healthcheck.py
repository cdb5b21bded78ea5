"""`python -m newsapp.healthcheck`: the container's health check. Standard library alone: it runs
every half minute, and loading Django each time would cost more than the answer.
"""

import http.client
import os
import sys


def main() -> int:
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
