"""The record: what is in it stays in it, because the database itself refuses anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from newsapp.corpus.erasing import record_open
from newsapp.corpus.models import (
    Article,
    Change,
    DeskChange,
    DeskPolicy,
    Erasure,
    PolicyDocument,
    RecordOpening,
    SignOff,
    User,
    Version,
)
from newsapp.policy import preset, write_toml
from tests.emptying import RECORD

RECORD_TABLES: tuple[Any, ...] = (Change, DeskChange, Erasure, PolicyDocument, SignOff)


@pytest.fixture
def record(version: Version, standards: User) -> Version:
    """A row in each table of the record."""
    policy = DeskPolicy.objects.create(desk=version.article.desk, slug="city-ours", name="Ours")
    PolicyDocument.objects.create(
        policy=policy, number=1, text=write_toml(preset()), digest=preset().digest, by=standards
    )
    DeskChange.objects.create(desk=policy.desk, by=standards, summary="x", after={"text": "x"})
    SignOff.objects.create(version=version, by=standards, policy="default@1", record={"flags": []})
    Erasure.objects.create(
        kind="purge", desk=policy.desk, article_number=99, sha256="0" * 64, reason="x", by=standards
    )
    return version


def test_the_tables_that_tests_empty_are_those_of_the_record() -> None:
    assert {model._meta.db_table for model in RECORD_TABLES} == set(RECORD)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Change, {"summary": "Nothing happened"}),
        (Change, {"rows": []}),
        (DeskChange, {"after": None}),
        (DeskChange, {"summary": "Nothing happened"}),
        (Erasure, {"reason": "another"}),
        (PolicyDocument, {"text": ""}),
        (PolicyDocument, {"digest": "0"}),
        (SignOff, {"record": {}}),
        (SignOff, {"note": "added later"}),
        (SignOff, {"policy": "light@1"}),
        (SignOff, {"at": timezone.now()}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else next(iter(value)),
)
def test_a_row_of_the_record_cannot_be_changed(
    record: Version, model: Any, change: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match="is part of the record"), transaction.atomic():
        model.objects.update(**change)


@pytest.mark.django_db
@pytest.mark.parametrize("model", RECORD_TABLES, ids=lambda model: model.__name__)
def test_a_row_of_the_record_cannot_be_deleted(record: Version, model: Any) -> None:
    with pytest.raises(IntegrityError, match="is part of the record"), transaction.atomic():
        model.objects.all()._raw_delete("default")
    with (
        pytest.raises(IntegrityError, match="is part of the record"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no TRUNCATE")
@pytest.mark.parametrize("model", RECORD_TABLES, ids=lambda model: model.__name__)
def test_the_record_cannot_be_truncated(record: Version, model: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is unchecked cannot be truncated
        with pytest.raises(IntegrityError, match="is part of the record"), transaction.atomic():
            cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")


@pytest.mark.django_db
def test_an_article_is_not_deleted_past_its_history(record: Version) -> None:
    with pytest.raises(IntegrityError, match="is part of the record"), transaction.atomic():
        Article.objects.filter(pk=record.article_id).delete()
    assert Article.objects.filter(pk=record.article_id).exists()


@pytest.mark.django_db
def test_a_sign_off_is_opened_again_once(record: Version, standards: User) -> None:
    opened = {"reopened_at": timezone.now(), "reopened_by": standards, "reopen_reason": "a typo"}
    SignOff.objects.update(**opened)
    with pytest.raises(IntegrityError, match="is part of the record"), transaction.atomic():
        SignOff.objects.update(reopen_reason="no reason at all")


@pytest.mark.django_db
def test_the_record_opens_for_an_erasure_and_closes_again(record: Version) -> None:
    with record_open():
        assert Change.objects.update(summary="[redacted]") == 1
    assert not RecordOpening.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.update(summary="once more")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "leave_open",
    [
        # somebody forgets to close it
        lambda: RecordOpening.objects.create(),
        # or tries to point at something that is there
        lambda: RecordOpening.objects.create(pk=1, nothing_id=1),
        lambda: RecordOpening.objects.bulk_create([RecordOpening(pk=0, nothing_id=0)]),
    ],
)
def test_no_commit_leaves_the_record_open(
    version: Version, leave_open: Callable[[], object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        leave_open()
    with pytest.raises(IntegrityError, match="is part of the record"):
        Change.objects.update(summary="Nothing happened")
    assert not RecordOpening.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tables_are_empty_again_after_a_test_that_commits(version: Version) -> None:
    """The test after this one would find its article, were the record not emptied too."""
    assert Change.objects.count() == 1
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_that_they_were_empty_and_guarded_still(version: Version) -> None:
    assert Change.objects.count() == 1
    assert Article.objects.count() == 1
    with pytest.raises(IntegrityError, match="is part of the record"):
        Change.objects.all()._raw_delete("default")
