"""What a policy asks people to vouch for, and what they have said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from newsapp.corpus.models import Attestation, Attribution, Flag, Source, Topic, Version
from newsapp.corpus.queries.policies import policy_of_version
from newsapp.detection.types import Kind, State
from newsapp.policy.attestations import DENIAL


@dataclass(frozen=True, slots=True)
class Required:
    """What is to be attested on one source, because ``rules`` fire: its topics in their order.

    ``answered`` holds the attestation that stands on a topic; the others are ``missing``.
    """

    source: Source
    rules: tuple[str, ...]
    topics: tuple[Topic, ...]
    answered: Mapping[Topic, Attestation]

    @property
    def missing(self) -> tuple[Topic, ...]:
        """The topics that nobody has attested."""
        return tuple(topic for topic in self.topics if topic not in self.answered)

    @property
    def denied(self) -> tuple[Attestation, ...]:
        """What was answered with no: what the policy asks for is not so."""
        answers = (self.answered[topic] for topic in self.topics if topic in self.answered)
        return tuple(row for row in answers if row.answer == DENIAL)


def required_attestations(version: Version) -> list[Required]:
    """What the version's policy asks for on each source, in the order of the sources' numbers.

    A flag asks on its source; one without a source asks on the anonymous sources of its
    attributions, and one of the whole article on every anonymous source that speaks. A source
    that the law keeps unnamed is asked about like any other: a rule that spares it has not fired.
    """
    policy = policy_of_version(version)
    if not policy.attestations.rules:
        return []
    flags = (
        Flag.objects.filter(version=version, active=True, rule__in=policy.attestations.rules)
        .select_related("source")
        .prefetch_related("attributions__source")
        .order_by("pk")
    )
    asking: dict[int, set[str]] = defaultdict(set)
    sources: dict[int, Source] = {}
    for flag in flags:
        for source in _asked_about(flag):
            sources[source.pk] = source
            asking[source.pk].add(flag.rule)
    answered: dict[int, dict[Topic, Attestation]] = defaultdict(dict)
    for row in standing_attestations(version):
        answered[row.source_id][Topic(row.topic)] = row
    required = []
    for source in sorted(sources.values(), key=lambda one: one.number):
        rules = tuple(sorted(asking[source.pk]))
        topics = dict.fromkeys(topic for rule in rules for topic in policy.attestations_for(rule))
        required.append(Required(source, rules, tuple(topics), answered[source.pk]))
    return required


def standing_attestations(version: Version) -> QuerySet[Attestation]:
    """The attestations of a version that nobody has withdrawn, by source, with who made them."""
    standing = Attestation.objects.filter(version=version, withdrawn_at__isnull=True)
    return standing.select_related("by", "source").order_by("source__number", "at", "pk")


def attestations_on(source: Source) -> list[Attestation]:
    """Every attestation on a source, withdrawn ones too, oldest first."""
    return list(source.attestations.select_related("by", "withdrawn_by").order_by("at", "pk"))


def _asked_about(flag: Flag) -> list[Source]:
    if flag.source is not None:
        return [flag.source]
    attributions = [row for row in flag.attributions.all() if row.state != State.REJECTED]
    sources = [row.source for row in attributions if row.source is not None]
    if not attributions:
        speaking = Attribution.objects.standing().filter(version_id=flag.version_id)
        sources = list(Source.objects.filter(attributions__in=speaking).distinct())
    return [source for source in sources if source.kind == Kind.ANONYMOUS]
