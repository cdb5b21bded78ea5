"""Flags follow the attributions; decisions stay with the finding that they were made on."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus.actions.articles import edit_header
from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.assessment import reassess
from newsapp.corpus.models import Flag, User, Version
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.detection.types import Kind, Role, State
from newsapp.policy.types import Outcome
from tests.corpus.marking import words
from tests.corpus.snapshot_of import flags_of_version

pytestmark = pytest.mark.django_db


def active(version: Version, rule: str) -> Flag | None:
    return version.flags.filter(rule=rule, active=True).first()


def test_the_article_of_the_cast_has_the_flags_that_it_should(version: Version) -> None:
    """Nobody says why the officials are unnamed (S04); one is quoted directly (S09)."""
    assert {(flag.rule, flag.source_id) for flag in flags_of(version)} >= {
        ("S04", version.sources.get(number=1).pk),
        ("S09", version.sources.get(number=1).pk),
    }
    assert version.policy.startswith("default@")


def test_again_without_a_change_changes_nothing(version: Version) -> None:
    before = flags_of_version(version)
    reassess(version)
    assert flags_of_version(version) == before


def test_a_finding_that_returns_returns_with_its_decision(
    version: Version, editor: User, standards: User
) -> None:
    flag = active(version, "S04")
    assert flag is not None
    decide(flag, outcome=Outcome.DISMISS, note="It is said.", revision=1, by=standards)
    set_kind(version.sources.get(number=1), kind=Kind.NAMED_PERSON, revision=1, by=editor)
    assert active(version, "S04") is None
    assert Flag.objects.filter(pk=flag.pk, active=False).exists(), "kept, with its decision"

    undo(version, by=editor)
    returned = active(version, "S04")
    assert returned == flag
    (shown,) = [one for one in flags_of(version) if one.pk == flag.pk]
    assert shown.standing is not None
    assert shown.standing.note == "It is said."


def test_a_flag_on_changed_evidence_is_open_and_shows_the_earlier_decision(
    version: Version, editor: User, standards: User
) -> None:
    flag = active(version, "S04")
    assert flag is not None
    decide(flag, outcome=Outcome.DISMISS, note="It is said.", revision=1, by=standards)
    first = version.attributions.get(number=1)
    add_span(first, revision=1, role=Role.SOURCE, **words("The council"), by=editor)

    (shown,) = [one for one in flags_of(version) if one.rule == "S04"]
    assert shown.pk != flag.pk
    assert shown.earlier_id == flag.pk
    assert shown.standing is None
    assert shown.before is not None
    assert shown.before.note == "It is said."
    (exported,) = [one for one in reviewed(version).flags if one.flag.rule == "S04"]
    assert exported.decision is None
    assert exported.earlier is not None
    assert (exported.earlier.by, exported.earlier.outcome) == ("Stan Standards", Outcome.DISMISS)


def test_the_earlier_decision_survives_an_undecided_flag_between(
    version: Version, editor: User, standards: User
) -> None:
    flag = active(version, "S04")
    assert flag is not None
    decide(flag, outcome=Outcome.DISMISS, note="It is said.", revision=1, by=standards)
    first = version.attributions.get(number=1)
    add_span(first, revision=1, role=Role.SOURCE, **words("The council"), by=editor)
    add_span(first, revision=2, role=Role.SOURCE, **words("traders"), by=editor)
    (shown,) = [one for one in flags_of(version) if one.rule == "S04"]
    assert shown.earlier_id == flag.pk


def test_a_rejected_attribution_is_no_evidence(version: Version, editor: User) -> None:
    set_state(version.attributions.get(number=4), state=State.REJECTED, revision=1, by=editor)
    flag = active(version, "S04")
    assert flag is not None
    assert [row.quote for row in flag.spans.all()] == ["Two officials"]
    assert [row.number for row in flag.attributions.all()] == [1]
    assert active(version, "S09") is None


def test_the_genre_counts(version: Version, editor: User) -> None:
    """Opinion pieces are exempt from S04: editing the header raises and lowers flags."""
    edit_header(version.article, revision=1, by=editor, genre="opinion")
    assert active(version, "S04") is None
    undo(version, by=editor)
    assert active(version, "S04") is not None


def test_the_number_of_queries_does_not_grow_with_the_article(
    version: Version, editor: User
) -> None:
    def queries() -> int:
        row = version.attributions.get(number=1)
        state = State.CONFIRMED if row.state == State.REJECTED else State.REJECTED
        with CaptureQueriesContext(
            connection,
        ) as captured:
            set_state(row, state=state, revision=row.revision, by=editor)
        return len(captured)

    queries()
    few = queries(), queries()
    for number, phrase in enumerate(("traders", "council", "market", "sea", "wall", "May")):
        add_attribution(version, role=Role.SOURCE, **words(phrase), kind=Kind.ANONYMOUS, by=editor)
        assert version.attributions.count() == 5 + number
    assert (queries(), queries()) == few
    assert max(few) <= 45


def test_a_write_says_which_flags_it_touched(version: Version, editor: User) -> None:
    """The page renders these again and no others."""
    fourth = version.attributions.get(number=4)
    change = set_state(fourth, state=State.REJECTED, revision=1, by=editor)
    rules = {flag.rule for flag in change.reassessed}
    assert rules >= {"S04", "S09"}, "other evidence; gone"
    change = set_state(fourth, state=State.CONFIRMED, revision=2, by=editor)
    assert {flag.rule for flag in change.reassessed} == rules
    change = set_state(
        version.attributions.get(number=2), state=State.REJECTED, revision=1, by=editor
    )
    assert list(change.reassessed) == []
