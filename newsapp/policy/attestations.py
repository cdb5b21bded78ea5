"""What a text cannot show and a person vouches for, and when a policy asks for it.

The fields are those of the catalogue (research/sourcing-standards.md, section 2). None asks who a
source is, and none ever may.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

AGREEMENT, DENIAL = "yes", "no"
"""What most fields can be answered with. No field asks for something that a no would satisfy."""


class AttestationField(StrEnum):
    """One thing that a person attests."""

    IDENTITY_KNOWN = "identity_known"
    APPROVAL = "approval"
    ON_RECORD_ATTEMPT = "on_record_attempt"
    GROUND_RULE = "ground_rule"
    CORROBORATION = "corroboration"
    DIRECT_KNOWLEDGE = "direct_knowledge"
    MOTIVE = "motive"
    SUBJECT_APPROACHED = "subject_approached"
    EXCEPTION_REASON = "exception_reason"

    @property
    def question(self) -> str:
        """What the field asks, in a sentence that never asks for a name."""
        return _QUESTIONS[self]


_QUESTIONS = {
    AttestationField.IDENTITY_KNOWN: "Does an editor know who the source is?",
    AttestationField.APPROVAL: "Has an editor approved the use of this source?",
    AttestationField.ON_RECORD_ATTEMPT: "Was the source asked to speak on the record?",
    AttestationField.GROUND_RULE: "Which ground rule was agreed with the source?",
    AttestationField.CORROBORATION: "Does anything else corroborate the claim?",
    AttestationField.DIRECT_KNOWLEDGE: "Does the source know this at first hand?",
    AttestationField.MOTIVE: "What does the source stand to gain by telling it?",
    AttestationField.SUBJECT_APPROACHED: "Was the subject of the claim approached?",
    AttestationField.EXCEPTION_REASON: "Why is an exception justified?",
}


@dataclass(frozen=True, slots=True)
class Attestations:
    """The fields that a policy demands, and the rules whose findings demand them."""

    rules: tuple[str, ...] = ()
    fields: tuple[AttestationField, ...] = ()
