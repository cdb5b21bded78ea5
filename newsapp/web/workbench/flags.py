"""Flags as the margin shows them."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.corpus.actions.decisions import note_required
from newsapp.corpus.models import Decision, Flag
from newsapp.policy import RULES
from newsapp.policy.types import Outcome, Severity

_OUTCOME_WORDS = {
    Outcome.ACCEPT: "Accepted",
    Outcome.NEEDS_WORK: "Needs work",
    Outcome.DISMISS: "Dismissed",
}


@dataclass(frozen=True, slots=True)
class FlagItem:
    """A flag as the margin shows it."""

    row: Flag
    spans: str
    standing: Decision | None
    earlier: Decision | None

    @property
    def name(self) -> str:
        """The rule's name; empty for a rule that this installation no longer has."""
        rule = RULES.get(self.row.rule)
        return rule.name if rule else ""

    @property
    def standing_word(self) -> str:
        """The standing decision in a word."""
        return _OUTCOME_WORDS[Outcome(self.standing.outcome)] if self.standing else ""

    @property
    def earlier_word(self) -> str:
        """The decision on the earlier evidence in a word."""
        return _OUTCOME_WORDS[Outcome(self.earlier.outcome)] if self.earlier else ""

    @property
    def digest(self) -> tuple[object, ...]:
        """What differs when the flag reads differently."""
        standing = self.standing.pk if self.standing else 0
        return (self.row.pk, self.row.revision, self.row.severity, self.row.message, standing)

    @property
    def accept_needs_note(self) -> bool:
        """Whether accepting needs a reason; the other outcomes always do."""
        return note_required(Severity(self.row.severity), Outcome.ACCEPT)
