"""Runs one rule alone over a marked text."""

from __future__ import annotations

from collections.abc import Mapping

from newsapp.detection.types import Detection
from newsapp.policy import RULES, evaluate
from newsapp.policy.notation import read
from newsapp.policy.types import Flag, Metadata, Policy, RuleSettings, Severity


def flags_of(
    rule: str,
    marked: str | Detection,
    metadata: Metadata | None = None,
    *,
    thresholds: Mapping[str, float] | None = None,
    words: tuple[str, ...] = (),
) -> tuple[Flag, ...]:
    """The flags of one rule, under its default settings with the given changes."""
    default = RULES[rule].default
    settings = RuleSettings(
        default.severity, True, {**default.thresholds, **(thresholds or {})}, words
    )
    policy = Policy("test", 1, "Test", Severity.HIGH, {rule: settings})
    detection = read(marked) if isinstance(marked, str) else marked
    return evaluate(detection, policy, metadata or Metadata())


def quotes(flag: Flag, marked: str) -> list[str]:
    """The words of a flag's evidence, in order."""
    return [span.of(read(marked).text) for span in flag.spans]
