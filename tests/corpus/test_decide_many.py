"""Several flags of one source at once: one change, one undo, all or none."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.actions.decisions import decide, decide_many
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.errors import NameInNote, NotAllowedNow, Stale
from newsapp.corpus.models import Action, Change, Decision, Source, User, Version
from newsapp.detection.types import Kind, Role
from newsapp.policy.types import Outcome
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(version: Version) -> Source:
    return version.sources.get(number=1)


def seen(source: Source) -> dict[int, int]:
    """The active flags of a source, each with the revision that a page shows."""
    return dict(source.flags.filter(active=True).values_list("pk", "revision"))


def test_one_change_and_one_undo(version: Version, source: Source, standards: User) -> None:
    change = decide_many(
        source, outcome=Outcome.ACCEPT, note="Fear of dismissal.", revisions=seen(source),
        by=standards,
    )  # fmt: skip
    assert change.action == Action.DECIDE_MANY
    assert change.summary == (
        "Accepted 3 flags on “Two officials”: S04, S06, S09 (Fear of dismissal.)"
    )
    assert [row["model"] for row in change.rows] == ["flag"] * 3
    assert Decision.objects.filter(taken_back_at=None).count() == 3
    undo(version, by=standards)
    assert not Decision.objects.exists()
    redo(version, by=standards)
    assert Decision.objects.count() == 3


def test_a_decision_that_stood_is_taken_back(
    source: Source, standards: User, administrator: User
) -> None:
    flag = source.flags.get(rule="S04")
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    decide_many(
        source, outcome=Outcome.NEEDS_WORK, note="Say why.", revisions=seen(source),
        by=administrator,
    )  # fmt: skip
    first, second = Decision.objects.filter(flag=flag).order_by("pk")
    assert (first.taken_back_by, second.outcome) == (administrator, "needs_work")


def test_where_one_was_decided_meanwhile_none_is(
    source: Source, standards: User, administrator: User
) -> None:
    shown = seen(source)
    decide(
        source.flags.get(rule="S06"), outcome=Outcome.DISMISS, note="No.", revision=1, by=standards
    )
    with pytest.raises(Stale, match="Stan Standards"):
        decide_many(source, outcome=Outcome.NEEDS_WORK, note="x", revisions=shown, by=administrator)
    assert Decision.objects.count() == 1
    assert not Change.objects.filter(action=Action.DECIDE_MANY).exists()


def test_a_note_is_needed_where_one_of_them_needs_it(source: Source, standards: User) -> None:
    """To accept S09 alone, which is medium, takes none; with S04, which is high, it does."""
    shown = seen(source)
    with pytest.raises(NotAllowedNow, match="needs a note"):
        decide_many(source, outcome=Outcome.ACCEPT, revisions=shown, by=standards)
    light = source.flags.get(rule="S09")
    decide_many(source, outcome=Outcome.ACCEPT, revisions={light.pk: 1}, by=standards)
    assert Decision.objects.get().flag == light


def test_flags_of_another_source_are_refused(
    version: Version, source: Source, standards: User
) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ANONYMOUS, by=standards
    )
    other = version.flags.filter(active=True, source__name="The council").first()
    assert other is not None
    with pytest.raises(NotAllowedNow, match="about “Two officials”"):
        decide_many(
            source, outcome=Outcome.DISMISS, note="x", revisions={other.pk: 1}, by=standards
        )
    for none in ({}, {10_000: 1}):
        with pytest.raises(NotAllowedNow, match="Choose the flags"):
            decide_many(source, outcome=Outcome.DISMISS, note="x", revisions=none, by=standards)


def test_a_name_in_the_note_is_asked_about(source: Source, standards: User) -> None:
    note = "Tom Weatherby told us."
    with pytest.raises(NameInNote, match="names “Tom Weatherby”, and the article does not"):
        decide_many(
            source, outcome=Outcome.DISMISS, note=note, revisions=seen(source), by=standards
        )
    with pytest.raises(NameInNote):
        decide(
            source.flags.get(rule="S04"),
            outcome=Outcome.DISMISS,
            note=note,
            revision=1,
            by=standards,
        )
    assert not Decision.objects.exists()
    decide_many(
        source, outcome=Outcome.DISMISS, note=note, revisions=seen(source), by=standards, sure=True
    )
    assert Decision.objects.count() == 3
