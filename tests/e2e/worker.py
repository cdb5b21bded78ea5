"""A real worker process on the database of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def working() -> Iterator[subprocess.Popen[str]]:
    """`manage.py work`, from here to the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "newsapp.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=60)
    assert errors == ""


def address() -> str:
    """The tests' database as DATABASE_URL names it."""
    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    credentials = f"{quote(here['USER'])}:{quote(here['PASSWORD'])}"
    return f"postgresql://{credentials}@{here['HOST']}:{here['PORT']}/{here['NAME']}"
