"""Emptying the tables after a test that commits, which the database refuses to everybody else.

The record is append-only (newsapp/corpus/migrations/0005_append_only.py): DELETE and TRUNCATE
fail on it. Nothing in the application opens it for that; only the test run goes round its triggers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations

RECORD = (
    "corpus_change",
    "corpus_deskchange",
    "corpus_erasure",
    "corpus_policydocument",
    "corpus_signoff",
)
OPENING = "corpus_recordopening"


@contextmanager
def record_can_be_emptied() -> Iterator[None]:
    """Let Django's ``flush``, and so the clean-up of tests that commit, empty every table."""
    as_it_was = BaseDatabaseOperations.execute_sql_flush

    def flush(operations: Any, sql_list: Iterable[str]) -> None:
        sql_list = list(sql_list)
        database = operations.connection.alias
        if not any(f'"{table}"' in sql for sql in sql_list for table in RECORD):
            as_it_was(operations, sql_list)
        elif operations.connection.vendor == "postgresql":
            with transaction.atomic(using=database), operations.connection.cursor() as cursor:
                for table in RECORD:
                    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                as_it_was(operations, sql_list)
                for table in RECORD:
                    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        else:
            with transaction.atomic(using=database), operations.connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {OPENING} (nothing_id) VALUES (0)")
                # SQLite empties table after table: the one that opens the others goes last.
                as_it_was(operations, sorted(sql_list, key=lambda sql: f'"{OPENING}"' in sql))

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        BaseDatabaseOperations.execute_sql_flush = as_it_was  # type: ignore[method-assign]
