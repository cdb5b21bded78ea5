"""A kind of finding that was wrong can be left out of the whole article, and be heard again."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.actions.decisions import decide, take_back
from newsapp.corpus.actions.mutes import lift, mute
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Action, Flag, Mute, User, Version
from newsapp.corpus.queries.articles import listed
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.mutes import muted_rules, mutes_of
from newsapp.corpus.queries.sign_offs import blockers
from newsapp.detection.types import Kind, Role
from newsapp.policy.types import Outcome
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def flag(version: Version, standards: User) -> Flag:
    """A finding that somebody has dismissed."""
    flag = version.flags.get(rule="S04")
    decide(flag, outcome=Outcome.DISMISS, note="A list says why.", revision=1, by=standards)
    return flag


def heard(version: Version) -> list[str]:
    return [flag.rule for flag in flags_of(version)]


def test_a_muted_rule_counts_nowhere(version: Version, flag: Flag, standards: User) -> None:
    change = mute(version, rule="S04", note="We print a list.", by=standards)
    assert heard(version) == ["S06", "S09"]
    assert [one.flags_open for one in listed(standards)] == [2]
    assert [one.flag.rule for one in blockers(version) if one.flag] == ["S06"]
    assert [one.rule for one in change.reassessed] == ["S04"], "the page is told what went"
    assert change.summary == "Muted S04 (Reason missing) in this article (We print a list.)"
    assert muted_rules(version.article) == {"S04"}


def test_it_stays_out_when_more_of_it_is_found(
    version: Version, flag: Flag, standards: User
) -> None:
    mute(version, rule="S04", note="We print a list.", by=standards)
    add_attribution(
        version, role=Role.SOURCE, **words("traders"), kind=Kind.ANONYMOUS, by=standards
    )
    assert "S04" not in heard(version)
    lift(Mute.objects.get(), by=standards)
    assert heard(version).count("S04") == 2


def test_lifted_it_is_back_with_its_decision(
    version: Version, flag: Flag, standards: User, administrator: User
) -> None:
    mute(version, rule="S04", note="We print a list.", by=standards)
    change = lift(Mute.objects.get(), by=administrator)
    (again,) = [one for one in flags_of(version) if one.rule == "S04"]
    assert again == flag
    assert again.standing is not None
    assert again.standing.note == "A list says why."
    (row,) = mutes_of(version.article)
    assert (row.by, row.lifted_by) == (standards, administrator), "it stays on record"
    assert change.action == Action.LIFT_MUTE
    with pytest.raises(NotAllowedNow, match="not muted any more"):
        lift(row, by=standards)
    mute(version, rule="S04", note="Again.", by=standards)
    assert mutes_of(version.article).count() == 2


def test_both_can_be_undone(version: Version, flag: Flag, standards: User) -> None:
    mute(version, rule="S04", note="We print a list.", by=standards)
    undo(version, by=standards)
    assert "S04" in heard(version)
    assert not Mute.objects.exists()
    redo(version, by=standards)
    lift(Mute.objects.get(), by=standards)
    undo(version, by=standards)
    assert "S04" not in heard(version)


def test_lifting_is_not_undone_over_a_new_mute(
    version: Version, flag: Flag, standards: User, administrator: User
) -> None:
    mute(version, rule="S04", note="We print a list.", by=standards)
    lift(Mute.objects.get(), by=standards)
    mute(version, rule="S04", note="Again.", by=administrator)
    with pytest.raises(Stale):
        undo(version, by=standards)
    assert Mute.objects.filter(lifted_at=None).count() == 1


def test_when_a_rule_cannot_be_muted(version: Version, flag: Flag, standards: User) -> None:
    with pytest.raises(NotAllowedNow, match="Say why S04"):
        mute(version, rule="S04", note=" ", by=standards)
    with pytest.raises(NotAllowedNow, match="Dismiss a finding of S06 first"):
        mute(version, rule="S06", note="x", by=standards)
    mute(version, rule="S04", note="x", by=standards)
    with pytest.raises(NotAllowedNow, match="muted in this article already"):
        mute(version, rule="S04", note="x", by=standards)


def test_a_dismissal_that_was_taken_back_is_none(
    version: Version, flag: Flag, standards: User
) -> None:
    take_back(flag, revision=2, by=standards)
    with pytest.raises(NotAllowedNow, match="Dismiss a finding"):
        mute(version, rule="S04", note="x", by=standards)


def test_a_muted_flag_cannot_be_decided(version: Version, flag: Flag, standards: User) -> None:
    mute(version, rule="S04", note="x", by=standards)
    with pytest.raises(NotAllowedNow, match="its rule was muted"):
        decide(flag, outcome=Outcome.NEEDS_WORK, note="x", revision=2, by=standards)
