"""Which attributions support each other, as people see it: grouped, cut, and kept that way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsapp.corpus.actions import articles as article_actions
from newsapp.corpus.actions.articles import detect_again
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.claims import cut, support
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Action, Claim, User, Version
from newsapp.corpus.queries.detections import detection_of
from newsapp.detection import types
from newsapp.detection.types import State
from tests.conftest import article_detection
from tests.corpus.snapshot_of import rows_of

pytestmark = pytest.mark.django_db


def revisions(version: Version, *names: str) -> dict[int, int]:
    numbers = [int(name[1:]) for name in names]
    rows = version.attributions.filter(number__in=numbers)
    return dict(rows.values_list("pk", "revision"))


def groups(version: Version) -> list[tuple[str, ...]]:
    return [claim.attributions for claim in detection_of(version).claims]


def finding(monkeypatch: pytest.MonkeyPatch, *claims: tuple[str, ...]) -> None:
    """Have detection find the article of the cast again, with these claims."""
    found = replace(
        article_detection(),
        claims=tuple(types.Claim(f"c{n}", claim) for n, claim in enumerate(claims, start=1)),
    )
    monkeypatch.setattr(article_actions, "read_again", lambda version: found)


def test_grouping(version: Version, editor: User) -> None:
    change = support(version, revisions=revisions(version, "a1", "a4"), by=editor)
    assert groups(version) == [("a1", "a4")]
    assert (change.action, change.summary) == (
        Action.GROUP_CLAIMS,
        "Grouped as one claim: “the harbour wall would be closed in May”, "
        "“It is crumbling into the sea”",
    )


def test_more_join_and_two_groups_become_one(version: Version, editor: User) -> None:
    support(version, revisions=revisions(version, "a1", "a4"), by=editor)
    support(version, revisions=revisions(version, "a2", "a3"), by=editor)
    support(version, revisions=revisions(version, "a1", "a2"), by=editor)
    assert groups(version) == [("a1", "a2", "a3", "a4")]
    assert Claim.objects.count() == 1


def test_cutting_out_and_dissolving(version: Version, editor: User) -> None:
    support(version, revisions=revisions(version, "a1", "a3", "a4"), by=editor)
    row = version.attributions.get(number=3)
    cut(row, revision=row.revision, by=editor)
    assert groups(version) == [("a1", "a4")]
    row = version.attributions.get(number=4)
    cut(row, revision=row.revision, by=editor)
    assert groups(version) == []
    assert not Claim.objects.exists()
    first = version.attributions.get(number=1)
    with pytest.raises(NotAllowedNow, match="closed in May” supports no other"):
        cut(first, revision=first.revision, by=editor)


def test_undo_and_redo_of_all_that(version: Version, editor: User) -> None:
    start = rows_of(version)
    support(version, revisions=revisions(version, "a1", "a4"), by=editor)
    support(version, revisions=revisions(version, "a2", "a3", "a4"), by=editor)
    row = version.attributions.get(number=2)
    cut(row, revision=row.revision, by=editor)
    end = rows_of(version)
    for _ in range(3):
        undo(version, by=editor)
    assert rows_of(version) == start
    for _ in range(3):
        redo(version, by=editor)
    assert rows_of(version) == end


def test_what_cannot_be_grouped(version: Version, editor: User, standards: User) -> None:
    with pytest.raises(NotAllowedNow, match="two attributions or more"):
        support(version, revisions=revisions(version, "a1"), by=editor)
    seen = revisions(version, "a1", "a2")
    set_state(version.attributions.get(number=1), state=State.REJECTED, revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        support(version, revisions=seen, by=editor)
    with pytest.raises(NotAllowedNow, match="closed in May” is rejected"):
        support(version, revisions=revisions(version, "a1", "a2"), by=editor)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # detection sees no claim at all: the group stays
        ((), [("a1", "a4")]),
        # it sees one of its own: both stand
        ((("a2", "a3"),), [("a1", "a4"), ("a2", "a3")]),
        # it finds somebody who says the same: the group grows
        ((("a1", "a2"),), [("a1", "a2", "a4")]),
        # it would tear the group apart
        ((("a1", "a2"), ("a3", "a4")), [("a1", "a2", "a3", "a4")]),
    ],
)
def test_a_group_outlives_a_new_detection(
    version: Version,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
    found: tuple[tuple[str, ...], ...],
    expected: list[tuple[str, ...]],
) -> None:
    support(version, revisions=revisions(version, "a1", "a4"), by=editor)
    finding(monkeypatch, *found)
    detect_again(version, by=editor)
    assert sorted(groups(version)) == sorted(expected)


def test_what_joined_by_detection_leaves_with_it(
    version: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    support(version, revisions=revisions(version, "a1", "a4"), by=editor)
    finding(monkeypatch, ("a1", "a2"))
    detect_again(version, by=editor)
    finding(monkeypatch)
    detect_again(version, by=editor)
    assert groups(version) == [("a1", "a4")]


def test_what_was_cut_out_stays_out(
    version: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding(monkeypatch, ("a1", "a2", "a4"))
    detect_again(version, by=editor)
    assert groups(version) == [("a1", "a2", "a4")]
    row = version.attributions.get(number=2)
    cut(row, revision=row.revision, by=editor)
    detect_again(version, by=editor)
    assert groups(version) == [("a1", "a4")]
