"""The checks of an installation: each names the fault and what to do about it."""

from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.conf import settings as django_settings
from django.core.checks import CheckMessage
from django.db import OperationalError, connection
from pytest_django import Settings

from newsapp.web import checks


def ids(messages: list[CheckMessage]) -> list[str | None]:
    assert all(message.hint for message in messages)  # a fault without a remedy is half a message
    return [message.id for message in messages]


def sqlite_at(path: Path) -> dict[str, Any]:
    return {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": path}}


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda folder: folder.mkdir(), []),
        (lambda folder: None, ["on_record.E001"]),  # not there
        (lambda folder: folder.write_text("a file"), ["on_record.E001"]),
    ],
)
def test_the_data_folder(make: Any, expected: list[str], tmp_path: Path) -> None:
    make(tmp_path / "var")
    with mock.patch.object(django_settings, "DATABASES", sqlite_at(tmp_path / "var" / "db")):
        assert ids(checks.data_folder_is_writable(None)) == expected


def test_postgresql_needs_no_data_folder(tmp_path: Path) -> None:
    elsewhere = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "on_record"}}
    with mock.patch.object(django_settings, "DATABASES", elsewhere):
        assert checks.data_folder_is_writable(None) == []


@pytest.mark.django_db
def test_a_migrated_database_is_usable() -> None:
    assert checks.database_is_usable(None, databases=["default"]) == []


def test_no_database_is_asked_unless_named() -> None:
    assert checks.database_is_usable(None, databases=None) == []


@pytest.mark.django_db
def test_a_database_that_is_away() -> None:
    with mock.patch.object(connection, "ensure_connection", side_effect=OperationalError("gone")):
        messages = checks.database_is_usable(None, databases=["default"])
    assert ids(messages) == ["on_record.E002"]
    assert "gone" in messages[0].msg


@pytest.mark.django_db
def test_a_database_that_is_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "pending_migrations", lambda: ["corpus.0002_more"])
    messages = checks.database_is_usable(None, databases=["default"])
    assert ids(messages) == ["on_record.I001"]
    assert "corpus.0002_more" in messages[0].msg


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="speaks of SQLite")
def test_a_journal_that_is_not_written_ahead() -> None:
    answer = mock.MagicMock()
    answer.__enter__.return_value.fetchone.return_value = ("delete",)  # as on a network disk
    with mock.patch.object(connection, "cursor", return_value=answer):
        assert ids(checks._sqlite_problems(connection)) == ["on_record.E003"]


def test_the_settings_of_sqlite(settings: Settings) -> None:
    options = settings.DATABASES["default"]["OPTIONS"]
    if connection.vendor == "sqlite":
        assert options["transaction_mode"] == "IMMEDIATE"
        assert options["timeout"] >= 5
    else:
        assert options["pool"]["max_size"] >= 1
