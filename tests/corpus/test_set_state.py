"""Confirming and rejecting what was proposed; saying what a source is."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Attribution, Change, Source, User, Version
from newsapp.corpus.queries.detections import KIND_BY_HAND, detection_of
from newsapp.detection.types import Kind, Origin, State

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "word"), [(State.CONFIRMED, "Confirmed"), (State.REJECTED, "Rejected")]
)
def test_a_proposal_is_judged(version: Version, editor: User, state: State, word: str) -> None:
    first = version.attributions.get(number=1)
    change = set_state(first, state=state, revision=1, by=editor)
    first.refresh_from_db()
    assert (first.state, first.revision) == (state, 2)
    assert change.summary.startswith(f"{word} “the harbour wall")
    (row,) = change.rows
    assert (row["before"]["state"], row["after"]["state"]) == ("proposed", state)
    assert (row["before"]["revision"], row["after"]["revision"]) == (1, 2)


def test_the_same_twice_is_once(version: Version, editor: User) -> None:
    """A request that came twice, the second with the old revision, is answered like the first."""
    first = version.attributions.get(number=1)
    change = set_state(first, state=State.REJECTED, revision=1, by=editor)
    assert set_state(first, state=State.REJECTED, revision=1, by=editor) == change
    assert Change.objects.count() == 2
    assert Attribution.objects.get(pk=first.pk).revision == 2


def test_a_stale_verdict_is_refused(version: Version, editor: User, standards: User) -> None:
    first = version.attributions.get(number=1)
    set_state(first, state=State.REJECTED, revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        set_state(first, state=State.CONFIRMED, revision=1, by=editor)
    first.refresh_from_db()
    assert first.state == State.REJECTED


def test_a_kind_is_changed_for_all_mentions(version: Version, editor: User) -> None:
    source = version.sources.get(number=1)
    change = set_kind(source, kind=Kind.ORGANIZATION, revision=1, by=editor)
    source.refresh_from_db()
    assert (source.kind, source.kind_origin, source.revision) == (
        Kind.ORGANIZATION,
        Origin.HAND,
        2,
    )
    assert change.summary == "Changed “Two officials” from anonymous to organization"
    credited = [one for one in detection_of(version).attributions if one.source_id == "s1"]
    assert [(one.kind, one.why) for one in credited] == [(Kind.ORGANIZATION, KIND_BY_HAND)] * 2


def test_a_named_source_loses_its_flags(version: Version, editor: User) -> None:
    assert version.flags.filter(active=True).exists()
    set_kind(version.sources.get(number=1), kind=Kind.NAMED_PERSON, revision=1, by=editor)
    assert not version.flags.filter(active=True).exists()


@pytest.mark.parametrize("kind", [Kind.NONE, Kind.REPORTER])
def test_kinds_without_a_source_are_refused(version: Version, editor: User, kind: Kind) -> None:
    with pytest.raises(NotAllowedNow):
        set_kind(version.sources.get(number=1), kind=kind, revision=1, by=editor)


def test_a_stale_kind_is_refused_with_both_sides(
    version: Version, editor: User, standards: User
) -> None:
    source = version.sources.get(number=1)
    set_kind(source, kind=Kind.COLLECTIVE, revision=1, by=standards)
    with pytest.raises(Stale) as caught:
        set_kind(source, kind=Kind.DOCUMENT, revision=1, by=editor)
    assert isinstance(caught.value.row, Source)
    assert (caught.value.row.kind, caught.value.sent_revision) == (Kind.COLLECTIVE, 1)
