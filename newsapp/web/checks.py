"""Checks of the installation, for `make check` and Django's own `manage.py check`.

Those of the database carry Django's `database` tag: they run with `check --database default` and
before `migrate`, not before commands that need no database.
"""

import os
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import DatabaseError, connections

from newsapp.corpus.database import pending_migrations


@register(Tags.files)
def data_folder_is_writable(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """SQLite needs to write the database and, beside it, its journal."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return []
    folder = os.path.dirname(str(database["NAME"])) or "."
    if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
        return []
    return [
        Error(
            f"The data folder {folder} is missing or cannot be written.",
            hint="Make it writable for this user, or name another one in ON_RECORD_DATA.",
            id="on_record.E001",
        )
    ]


@register(Tags.database)
def database_is_usable(
    app_configs: Any, databases: Sequence[str] | None = None, **options: Any
) -> list[CheckMessage]:
    """The database answers, has what the tables use, and is migrated."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        try:
            connection.ensure_connection()
        except DatabaseError as error:
            return [
                Error(
                    f"The database does not answer: {str(error).strip()}",
                    hint="Start it, or correct DATABASE_URL (docs/settings.md).",
                    id="on_record.E002",
                )
            ]
        if connection.vendor == "sqlite":
            messages += _sqlite_problems(connection)
        waiting = pending_migrations()
        if waiting:
            messages.append(
                Info(
                    f"{len(waiting)} migrations are not applied yet, {waiting[0]} first.",
                    hint="`python manage.py migrate` applies them; `make run` does it by itself.",
                    id="on_record.I001",
                )
            )
    return messages


def _sqlite_problems(connection: Any) -> list[CheckMessage]:
    """What a file system or a SQLite build lacks."""
    messages: list[CheckMessage] = []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if mode not in ("wal", "memory"):
        messages.append(
            Error(
                f"SQLite keeps its journal in mode {mode!r} here, not in WAL mode.",
                hint="Put ON_RECORD_DATA on a local disk: network file systems cannot do WAL.",
                id="on_record.E003",
            )
        )
    if not connection.features.supports_json_field:
        messages.append(
            Error(
                "This Python’s SQLite cannot read JSON.",
                hint="Use a Python whose sqlite3 has JSON1 (3.38 and newer have), or PostgreSQL.",
                id="on_record.E004",
            )
        )
    return messages
