"""How the append-only record is opened: by the actions of ``actions/erasures.py`` alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from newsapp.corpus.models import RecordOpening


@contextmanager
def record_open() -> Iterator[None]:
    """Let the database change and delete what it otherwise keeps, for as long as this lasts.

    It is a transaction of its own or part of the one around it; nobody else sees the record open.
    """
    with transaction.atomic():
        opening = RecordOpening.objects.create()
        yield
        opening.delete()
