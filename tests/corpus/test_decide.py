"""Decisions on flags: notes, replacing, taking back, and who was faster."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide, note_required, take_back
from newsapp.corpus.errors import NotAllowedNow, Refused, Stale
from newsapp.corpus.models import Change, Decision, Flag, User, Version
from newsapp.detection.types import State
from newsapp.policy.types import Outcome, Severity

pytestmark = pytest.mark.django_db


@pytest.fixture
def flag(version: Version) -> Flag:
    """Nothing says why the two officials are not named."""
    return version.flags.get(rule="S04", active=True)


@pytest.mark.parametrize(
    ("severity", "outcome", "required"),
    [
        (Severity.BLOCK, Outcome.ACCEPT, True),
        (Severity.HIGH, Outcome.ACCEPT, True),
        (Severity.MEDIUM, Outcome.ACCEPT, False),
        (Severity.INFO, Outcome.ACCEPT, False),
        (Severity.INFO, Outcome.NEEDS_WORK, True),
        (Severity.INFO, Outcome.DISMISS, True),
    ],
)
def test_which_decisions_need_a_note(
    flag: Flag, standards: User, severity: Severity, outcome: Outcome, required: bool
) -> None:
    Flag.objects.filter(pk=flag.pk).update(severity=severity)
    assert note_required(severity, outcome) is required
    if required:
        with pytest.raises(NotAllowedNow, match="needs a note"):
            decide(flag, outcome=outcome, note="  \n", revision=1, by=standards)
        assert not Decision.objects.exists()
    else:
        decide(flag, outcome=outcome, revision=1, by=standards)
        assert Decision.objects.get().outcome == outcome


@pytest.mark.parametrize("note", ["nul \0 nul", "half \ud83d"])
def test_a_note_that_cannot_be_stored_is_refused(flag: Flag, standards: User, note: str) -> None:
    with pytest.raises(Refused, match="The note holds a damaged character"):
        decide(flag, outcome=Outcome.DISMISS, note=note, revision=1, by=standards)


def test_a_decision_is_recorded(flag: Flag, standards: User) -> None:
    change = decide(flag, outcome=Outcome.NEEDS_WORK, note=" Say why. ", revision=1, by=standards)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.note, decision.by) == ("needs_work", "Say why.", standards)
    flag.refresh_from_db()
    assert flag.revision == 2
    (row,) = change.rows
    assert row["model"] == "flag"
    assert row["before"]["decisions"] == []
    assert row["after"]["decisions"][0]["note"] == "Say why."
    assert row["after"]["rule"] == "S04"


def test_a_new_decision_replaces_the_standing_one_and_keeps_it_on_record(
    flag: Flag, standards: User, administrator: User
) -> None:
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Yes.", revision=2, by=administrator)
    first, second = Decision.objects.order_by("pk")
    assert (first.taken_back_by, second.taken_back_at) == (administrator, None)
    assert first.taken_back_at is not None


def test_taking_back_opens_the_flag(flag: Flag, standards: User) -> None:
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    take_back(flag, revision=2, by=standards)
    assert Decision.objects.get().taken_back_by == standards
    with pytest.raises(NotAllowedNow, match="no decision to take back"):
        take_back(flag, revision=3, by=standards)


def test_two_who_decide_at_once_do_not_overwrite_each_other(
    flag: Flag, standards: User, administrator: User
) -> None:
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        decide(flag, outcome=Outcome.NEEDS_WORK, note="Yes.", revision=1, by=administrator)
    assert Decision.objects.get().note == "No."
    assert Change.objects.filter(by=administrator).count() == 0


def test_a_finding_that_is_gone_cannot_be_decided(
    version: Version, flag: Flag, editor: User, standards: User
) -> None:
    for attribution in version.attributions.filter(source__number=1):
        set_state(attribution, state=State.REJECTED, revision=1, by=editor)
    with pytest.raises(NotAllowedNow, match="finding is gone"):
        decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
