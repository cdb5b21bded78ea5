"""Runs a policy's rules over a detection."""

from __future__ import annotations

from dataclasses import replace

from newsapp.detection.types import Detection, Span, State
from newsapp.policy.reading import Reading
from newsapp.policy.registry import RULES
from newsapp.policy.types import Flag, Metadata, Policy


def evaluate(detection: Detection, policy: Policy, metadata: Metadata) -> tuple[Flag, ...]:
    """Return every finding of the policy's enabled rules, ordered by first evidence, then rule.

    Rejected attributions are ignored, and so are sources that only they mention. Spans are code
    points into ``detection.text``. Raises KeyError for a rule id that the registry does not know.
    """
    reading = Reading(without_rejected(detection), metadata)
    flags = []
    for rule_id, settings in policy.rules.items():
        if not settings.enabled:
            continue
        for finding in RULES[rule_id].check(reading, settings):
            flags.append(
                Flag(
                    rule=rule_id,
                    severity=settings.severity.heavier(finding.heavier),
                    source_id=finding.source_id,
                    attribution_ids=finding.attribution_ids,
                    spans=finding.spans,
                    message=finding.message,
                    remedy=finding.remedy,
                )
            )
    said = {(flag.rule, flag.attribution_ids) for flag in flags}
    return tuple(
        sorted(
            (
                flag
                for flag in flags
                if (RULES[flag.rule].yields_to, flag.attribution_ids) not in said
            ),
            key=_reading_order,
        )
    )


def without_rejected(detection: Detection) -> Detection:
    """The detection as if its rejected attributions had never been proposed.

    A source loses the mentions that only rejected attributions cover, and goes with the last one.
    """
    rejected = [one for one in detection.attributions if one.state is State.REJECTED]
    if not rejected:
        return detection
    standing = tuple(one for one in detection.attributions if one.state is not State.REJECTED)
    kept: set[tuple[str | None, Span]] = {
        (one.source_id, span) for one in standing for span in one.source
    }
    gone = {(one.source_id, span) for one in rejected for span in one.source} - kept
    emptied = {one.source_id for one in rejected} - {one.source_id for one in standing}
    sources = tuple(
        replace(
            source,
            mentions=tuple(span for span in source.mentions if (source.id, span) not in gone),
        )
        for source in detection.sources
        if source.id not in emptied
    )
    known = {one.id for one in standing}
    claims = tuple(
        replace(claim, attributions=tuple(one for one in claim.attributions if one in known))
        for claim in detection.claims
    )
    return replace(
        detection,
        attributions=standing,
        sources=sources,
        claims=tuple(claim for claim in claims if claim.attributions),
    )


def _reading_order(flag: Flag) -> tuple[int, str, str, tuple[str, ...]]:
    first = min((span.start for span in flag.spans), default=0)
    return (first, flag.rule, flag.source_id or "", flag.attribution_ids)
