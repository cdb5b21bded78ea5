"""The queue across articles: what waits, for whom, in which order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide, take_back
from newsapp.corpus.actions.mutes import mute
from newsapp.corpus.actions.sign_offs import sign_off
from newsapp.corpus.models import Desk, Flag, SignOff, User, Version
from newsapp.corpus.queries.review_queue import (
    Waiting,
    Whose,
    articles_of,
    needs_work_for,
    review_queue,
)
from newsapp.detection.types import State
from newsapp.policy.types import Outcome, Severity

pytestmark = pytest.mark.django_db


def rules(user: User, **narrowed: Any) -> list[str]:
    return [flag.rule for flag in review_queue(user, **narrowed)]


def test_what_is_undecided_waits_and_what_needs_work(version: Version, standards: User) -> None:
    assert rules(standards) == ["S04", "S06", "S09"]
    decide(
        version.flags.get(rule="S04"), outcome=Outcome.ACCEPT, note="x", revision=1, by=standards
    )
    flag = version.flags.get(rule="S06")
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say more.", revision=1, by=standards)
    assert [(one.rule, one.waiting, one.asked_note) for one in review_queue(standards)] == [
        ("S06", Waiting.WORK, "Say more."),
        ("S09", Waiting.DECISION, None),
    ]
    assert rules(standards, waiting=Waiting.WORK) == ["S06"]
    assert rules(standards, waiting=Waiting.DECISION) == ["S09"]
    take_back(flag, revision=2, by=standards)
    assert [one.waiting for one in review_queue(standards, rule="S06")] == [Waiting.DECISION]


def test_what_does_not_wait(version: Version, standards: User) -> None:
    """A muted rule, a finding that is gone, a version that is signed off or not the current one."""
    flag = version.flags.get(rule="S04")
    decide(flag, outcome=Outcome.DISMISS, note="x", revision=1, by=standards)
    mute(version, rule="S04", note="x", by=standards)
    Flag.objects.filter(rule="S09").update(active=False)
    assert rules(standards) == ["S06"]
    decide(
        version.flags.get(rule="S06"), outcome=Outcome.ACCEPT, note="x", revision=1, by=standards
    )
    Flag.objects.filter(rule="S09").update(active=True)
    assert rules(standards) == ["S09"]
    sign_off(version, by=standards)
    assert SignOff.objects.exists()
    assert rules(standards) == []


def test_an_earlier_version_does_not_wait(version: Version, standards: User) -> None:
    Version.objects.filter(pk=version.pk).update(is_current=False)
    assert rules(standards) == []


def test_severity_and_order(version: Version, standards: User) -> None:
    assert rules(standards, severity=Severity.HIGH) == ["S04", "S06"]
    assert rules(standards, severity=Severity.BLOCK) == []
    assert rules(standards, sort="-severity") == ["S09", "S04", "S06"]
    Flag.objects.filter(rule="S09").update(created_at=timezone.now() - timedelta(days=3))
    assert rules(standards, sort="age") == ["S09", "S04", "S06"]
    assert rules(standards, sort="-age")[-1] == "S09"
    with pytest.raises(ValueError, match="sorts: severity, age"):
        review_queue(standards, sort="title")


def test_desks_are_borders(
    version: Version,
    other_desk: Desk,
    standards: User,
    stranger: User,
    administrator: User,
) -> None:
    add_article(
        other_desk,
        text="Two officials said the match would be moved to May.\n",
        title="So",
        by=stranger,
    )
    assert {flag.version.article.desk.slug for flag in review_queue(standards)} == {"city"}
    assert {flag.version.article.desk.slug for flag in review_queue(stranger)} == {"sports"}
    everywhere = review_queue(administrator)
    assert {flag.version.article.desk.slug for flag in everywhere} == {"city", "sports"}
    assert articles_of(everywhere) == 2
    assert articles_of(review_queue(administrator, desk=other_desk)) == 1


def test_mine_is_what_i_pasted_or_worked_on(
    version: Version, editor: User, standards: User, reader: User
) -> None:
    """To decide on a flag is not to work on the text."""
    flag = version.flags.get(rule="S04")
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say why.", revision=1, by=standards)
    assert len(rules(editor, whose=Whose.MINE)) == 3, "who pasted it"
    assert rules(standards, whose=Whose.MINE) == []
    assert list(needs_work_for(editor)) == [flag]
    assert list(needs_work_for(standards)) == []
    set_state(version.attributions.get(number=2), state=State.CONFIRMED, revision=1, by=standards)
    assert list(needs_work_for(standards)) == [flag]
    assert list(needs_work_for(reader)) == []


def test_the_queue_is_one_query(
    version: Version, standards: User, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        for flag in review_queue(standards):
            assert flag.version.article.desk.name
            assert flag.source is not None
