"""The machine form of one article: what ``detect`` prints a line of, and the core of ``json``."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from newsapp.detection.types import Attribution, Detection, Source, Span
from newsapp.detection.unmarked import NOT_ENGLISH, passed_over
from newsapp.policy.types import Flag, Policy, Profile

SCHEMA = "on-record@1"
"""The name and version of the form. Keys may be added under one version, never taken away."""


def machine_form(
    detection: Detection, flags: Iterable[Flag], name: str, policy: Policy | str
) -> dict[str, Any]:
    """Return the article as plain data, ready for ``json.dumps``; docs/formats.md tells each key.

    Offsets are code points into the text, whose SHA-256 (of its UTF-8 bytes) goes with them.
    ``policy`` is the policy or its label.
    """
    return {
        **core_form(detection, name, Profile.INTERNAL),
        **({"incomplete": NOT_ENGLISH} if passed_over(detection) else {}),
        "policy": policy if isinstance(policy, str) else policy.label,
        "flags": [flag_form(flag) for flag in flags],
    }


def core_form(detection: Detection, name: str, profile: Profile) -> dict[str, Any]:
    """The part of the machine form that both profiles carry; public is without assessments."""
    internal = profile is Profile.INTERNAL
    form: dict[str, Any] = {
        "schema": SCHEMA,
        "name": name,
        "text_sha256": text_digest(detection.text),
        "language": detection.language,
        "detector": detection.detector,
        "sentences": [
            [sentence.span.start, sentence.span.end, sentence.paragraph]
            for sentence in detection.sentences
        ],
        "furniture": [
            {"kind": piece.kind.value, "span": _pair(piece.span)} for piece in detection.furniture
        ],
        "quotations": _pairs(detection.quotations),
        "attributions": [_attribution(one, internal) for one in detection.attributions],
        "sources": [_source(one, internal) for one in detection.sources],
        "non_responses": [
            {"span": _pair(silence.span), "who": _pairs(silence.who)}
            for silence in detection.non_responses
        ],
    }
    if internal:
        form["claims"] = [
            {"id": claim.id, "attributions": list(claim.attributions)} for claim in detection.claims
        ]
    return form


def text_digest(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def flag_form(flag: Flag) -> dict[str, Any]:
    """One flag as plain data."""
    return {
        "rule": flag.rule,
        "severity": flag.severity.value,
        "source_id": flag.source_id,
        "attribution_ids": list(flag.attribution_ids),
        "spans": _pairs(flag.spans),
        "message": flag.message,
        "remedy": flag.remedy,
    }


def _attribution(attribution: Attribution, internal: bool) -> dict[str, Any]:
    form: dict[str, Any] = {
        "id": attribution.id,
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "kind": attribution.kind.value,
        "act": attribution.act.value,
        "quotation": attribution.quotation.value,
        "source_id": attribution.source_id,
        "state": attribution.state.value,
    }
    if internal:
        form["origin"] = attribution.origin.value
        form["confidence"] = attribution.confidence
        form["why"] = attribution.why
    return form


def _source(source: Source, internal: bool) -> dict[str, Any]:
    form: dict[str, Any] = {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "count": source.count,
        "at_least": source.at_least,
        "mentions": _pairs(source.mentions),
        "reason": _pairs(source.reason),
    }
    if internal:
        form["reason_type"] = source.reason_type.value if source.reason_type else None
        form["why"] = source.why
    return form


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]
