"""Which flag a new one takes the place of, for rules that count by claim."""

from __future__ import annotations

import pytest

from newsapp.corpus import assessment
from newsapp.corpus.actions.attributions import add_span, set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.assessment import reassess
from newsapp.corpus.models import User, Version
from newsapp.detection.types import Role, State
from newsapp.policy.types import Outcome, Policy, RuleSettings, Severity
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


def test_a_decision_on_one_claim_is_not_shown_beside_another_of_the_same_source(
    version: Version, editor: User, standards: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"S02": RuleSettings(Severity.LOW, thresholds={"sources": 3})}
    policy = Policy("claims", 1, "Claims", Severity.HIGH, asked)
    monkeypatch.setattr(assessment, "policy_in_force", lambda desk: policy)
    reassess(version)
    first, fourth = version.attributions.get(number=1), version.attributions.get(number=4)
    of_first = version.flags.get(rule="S02", active=True, attributions=first)
    of_fourth = version.flags.get(rule="S02", active=True, attributions=fourth)
    decide(of_fourth, outcome=Outcome.DISMISS, note="Known.", revision=1, by=standards)

    set_state(fourth, state=State.REJECTED, revision=1, by=editor)
    add_span(first, revision=1, role=Role.CONTENT, **words("traders"), by=editor)

    new = version.flags.get(rule="S02", active=True, attributions=first)
    assert new.pk != of_first.pk
    assert new.earlier_id == of_first.pk
