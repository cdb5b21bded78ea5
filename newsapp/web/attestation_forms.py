"""What is to be attested about a source, as the inline form shows it."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.corpus.actions.attestations import answers_to
from newsapp.corpus.models import Attestation, Source, Topic, Version
from newsapp.corpus.queries.attestations import Required, required_attestations
from newsapp.policy.attestations import DENIAL

_DATED = frozenset({Topic.APPROVAL, Topic.ON_RECORD_ATTEMPT, Topic.SUBJECT_APPROACHED})


@dataclass(frozen=True, slots=True)
class AskedTopic:
    """One question, the answers it takes, and the attestation that stands on it."""

    topic: Topic
    standing: Attestation | None

    @property
    def question(self) -> str:
        """The question in words, which never asks for a name."""
        return self.topic.question

    @property
    def answers(self) -> tuple[str, ...]:
        """What can be answered; nothing where words alone answer."""
        return answers_to(self.topic)

    @property
    def denied(self) -> bool:
        """Whether it was answered with no."""
        return self.standing is not None and self.standing.answer == DENIAL

    @property
    def dated(self) -> bool:
        """Whether a day belongs to it."""
        return self.topic in _DATED

    @property
    def corroborates(self) -> bool:
        """Whether it is to say if it is independent."""
        return self.topic is Topic.CORROBORATION


@dataclass(frozen=True, slots=True)
class AttestationSheet:
    """All questions about one source, and why they are asked."""

    source: Source
    rules: tuple[str, ...]
    topics: tuple[AskedTopic, ...]

    @property
    def missing(self) -> int:
        """How many of them nobody has answered."""
        return sum(asked.standing is None for asked in self.topics)

    @property
    def denied(self) -> int:
        """How many were answered with no, which a sign-off does not pass over."""
        return sum(asked.denied for asked in self.topics)


def sheets_of(version: Version) -> dict[str, AttestationSheet]:
    """What the policy asks about each source of a version, by the source's key."""
    return {row.source.key: _sheet(row) for row in required_attestations(version)}


def _sheet(row: Required) -> AttestationSheet:
    topics = tuple(AskedTopic(topic, row.answered.get(topic)) for topic in row.topics)
    return AttestationSheet(row.source, row.rules, topics)
