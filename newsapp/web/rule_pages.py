"""What the pages of the rules show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from newsapp.corpus.models import Desk
from newsapp.corpus.queries.policies import policy_in_force
from newsapp.policy import DEFAULT_PRESET, RULES, preset
from newsapp.policy.catalogue import Example, Rule, Threshold
from newsapp.policy.types import Genre, Policy, RuleSettings, Severity
from newsapp.web.excerpts import whole

SCOPE_WORDS = {
    "attribution": "once for each attribution",
    "source": "once for each source, with all its mentions",
    "claim": "once for each group of claims that say the same thing",
    "article": "once for the whole article",
}


@dataclass(frozen=True, slots=True)
class ShownExample:
    """An example as a page sets it: its text with its marks, and what has to be known of it."""

    example: Example
    markup: SafeString
    violating: bool

    @property
    def notes(self) -> tuple[str, ...]:
        """What is known of the article besides the text, where that decides the case."""
        known = self.example.metadata
        notes = []
        if known.genre is not Genre.NEWS:
            notes.append(f"The piece is {known.genre.value}.")
        if known.own_outlets:
            notes.append(f"The desk’s own outlets: {', '.join(known.own_outlets)}.")
        if known.legally_anonymous:
            notes.append(f"The law withholds the name of: {', '.join(known.legally_anonymous)}.")
        return tuple(notes)


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule as a policy sets it; ``settings`` is None where the policy does not name it."""

    rule: Rule
    policy: Policy
    desk: Desk | None
    settings: RuleSettings | None

    @property
    def on(self) -> bool:
        """Whether it is checked."""
        return self.settings is not None and self.settings.enabled

    @property
    def severity(self) -> Severity:
        """The severity of its findings, the catalogue's where the policy does not say."""
        return self.settings.severity if self.settings else self.rule.severity

    @property
    def blocks(self) -> bool:
        """Whether a sign-off waits for its findings."""
        return self.on and self.severity.at_least(self.policy.blocking)

    @property
    def thresholds(self) -> tuple[str, ...]:
        """Its numbers in words: "how near a named member must stand: 3 sentences"."""
        given = self.settings.thresholds if self.settings else {}
        return tuple(
            _in_words(one, given.get(name, one.default))
            for name, one in self.rule.takes_thresholds.items()
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What the policy adds to the rule's lexicon."""
        return self.settings.words if self.settings else ()

    @property
    def attested(self) -> tuple[str, ...]:
        """What a person has to attest where it fires, as questions."""
        return tuple(one.question for one in self.policy.attestations_for(self.rule.id))


def settings_in_force(rule: Rule, desk: Desk | None) -> SetRule:
    """A rule under the policy of a desk; without a desk, under the policy that new ones have."""
    policy = policy_in_force(desk) if desk else preset(DEFAULT_PRESET)
    return SetRule(rule, policy, desk, policy.rules.get(rule.id))


def rules_under(desk: Desk | None) -> tuple[SetRule, ...]:
    """Every rule there is, in the order of their ids."""
    policy = policy_in_force(desk) if desk else preset(DEFAULT_PRESET)
    return tuple(SetRule(rule, policy, desk, policy.rules.get(rule.id)) for rule in RULES.values())


def examples_shown(rule: Rule, *, violating: bool) -> tuple[ShownExample, ...]:
    """The texts that break the rule, or those that satisfy it."""
    examples = rule.examples.violates if violating else rule.examples.satisfies
    return tuple(ShownExample(one, whole(one.detection), violating) for one in examples)


def _in_words(threshold: Threshold, value: float) -> str:
    """What the number means, the number, and what it counts unless that is said already."""
    unit = threshold.unit.removesuffix("s") if value == 1 else threshold.unit
    counted = "" if threshold.unit in threshold.meaning.split() else f" {unit}"
    return f"{threshold.meaning}: {value:g}{counted}"
