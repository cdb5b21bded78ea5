"""What is asked of many rows takes as many queries as of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsapp.corpus.actions.attestations import attest, withdraw
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.carrying.work import WORK, is_vouched_for, work_on
from newsapp.corpus.models import (
    Attestation,
    CarriedItem,
    Desk,
    Marking,
    SignOff,
    Topic,
    User,
    Verdict,
    Version,
)
from newsapp.corpus.queries.history import changes_of
from newsapp.corpus.queries.markings import marking_of
from newsapp.corpus.queries.sign_offs import sign_offs_of, standing_sign_off
from newsapp.corpus.queries.versions import queue_of

pytestmark = pytest.mark.django_db


def queries_of(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as made:
        ask()
    return len(made)


def test_desks_in_the_admin(client: Client, administrator: User, desk: Desk) -> None:
    client.force_login(administrator)
    address = reverse("admin:corpus_desk_changelist")
    client.get(address)
    few = queries_of(lambda: client.get(address))
    for number in range(3):
        Desk.objects.create(name=f"Desk {number}", slug=f"desk-{number}").members.add(administrator)
    assert queries_of(lambda: client.get(address)) == few


def test_what_people_said_on_sources(version: Version, editor: User, standards: User) -> None:
    first, second = version.sources.order_by("number")[:2]
    attest(first, topic=Topic.CORROBORATION, answer="yes", by=standards)
    attest(second, topic=Topic.CORROBORATION, answer="yes", by=standards)
    withdraw(Attestation.objects.get(source=second), by=standards)
    comment_on(first, text="Who else was there?", by=editor)

    def asked() -> list[tuple[list[str], bool]]:
        rows = version.sources.order_by("number").prefetch_related(*WORK)
        return [(work_on(row), is_vouched_for(row)) for row in rows]

    # what was withdrawn does not count
    assert asked()[:2] == [(["1 attestation", "1 comment"], True), ([], False)]
    assert queries_of(asked) == 1 + len(WORK)


def test_no_text_is_read_with_each_row_of_a_version(
    version: Version, editor: User, standards: User
) -> None:
    """A text has up to 1,000,000 bytes, and a history thousands of changes."""
    comment_on(version.sources.all()[0], text="Who else was there?", by=editor)
    CarriedItem.objects.create(
        version=version, verdict=Verdict.GONE, earlier={"number": 1, "spans": []}
    )
    SignOff.objects.create(version=version, by=standards, policy=version.policy, record={})
    Marking.objects.create(version=version, by=editor)
    article = version.article
    with CaptureQueriesContext(connection) as made:
        # and what is asked of each of them: the number of its version
        assert {one.version.number for one in changes_of(article) if one.version} == {1}
        assert [one.version.number for one in sign_offs_of(article)] == [1]
        assert [one.version.number for one in queue_of(version)] == [1]
        for one in (standing_sign_off(version), marking_of(version)):
            assert one is not None
            assert one.version is version
    assert len(made) == 5  # one each: nothing is put off until it is asked for, either
    assert not [query["sql"] for query in made if '"corpus_version"."text"' in query["sql"]]
