"""Whether the database can be used, and the sentence that says why not."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

START_IT = "Start it, or correct DATABASE_URL (docs/settings.md)."
"""What to do about a database that was not there from the beginning."""


def pending_migrations() -> list[str]:
    """Names of the migrations (`app.name`) that this code has and the database has not.

    Raises DatabaseError where the database does not answer.
    """
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unusable(error: DatabaseError, remedy: str = START_IT) -> str:
    """Which database cannot be used, why, and what to do; nothing of its password."""
    why = " ".join(str(error).split()).rstrip(".")
    return f"The database {_place()} cannot be used: {why}. {remedy}"


def _place() -> str:
    """The file, or the name and the host, of the database that the settings name."""
    settings = connection.settings_dict
    host, port = settings["HOST"], settings["PORT"]
    return f"{settings['NAME']} at {host}:{port}" if host else str(settings["NAME"])
