"""The part of the json export that says what people vouched for, said and signed. Internal."""

from __future__ import annotations

from typing import Any

from newsapp.policy.review_record import (
    ReviewedAttestation,
    ReviewedComment,
    ReviewedMute,
    ReviewedSignOff,
    ReviewedTag,
)
from newsapp.policy.types import Reviewed


def record_form(reviewed: Reviewed) -> dict[str, Any]:
    """Attestations, comments, mutes, tags and sign-off as plain data; docs/formats.md has each."""
    return {
        "attestations": [_attestation(one) for one in reviewed.attestations],
        "comments": [_comment(one) for one in reviewed.comments],
        "mutes": [_mute(one) for one in reviewed.mutes],
        "tags": [_tag(one) for one in reviewed.tags],
        "sign_off": _sign_off(reviewed.sign_off),
    }


def _attestation(one: ReviewedAttestation) -> dict[str, Any]:
    return {
        "source_id": one.source_id,
        "topic": one.topic,
        "answer": one.answer,
        "independent": one.independent,
        "on": one.on.isoformat() if one.on else None,
        "note": one.note,
        "by": one.by,
        "at": one.at.isoformat(),
    }


def _comment(one: ReviewedComment) -> dict[str, Any]:
    return {
        "source_id": one.source_id,
        "attribution_id": one.attribution_id,
        "rule": one.rule,
        "text": one.text,
        "by": one.by,
        "at": one.at.isoformat(),
        "resolved": one.resolved,
    }


def _mute(one: ReviewedMute) -> dict[str, Any]:
    return {"rule": one.rule, "note": one.note, "by": one.by, "at": one.at.isoformat()}


def _tag(one: ReviewedTag) -> dict[str, Any]:
    return {
        "source_id": one.source_id,
        "attribution_id": one.attribution_id,
        "tag": one.tag,
        "name": one.name,
    }


def _sign_off(one: ReviewedSignOff | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "by": one.by,
        "at": one.at.isoformat(),
        "note": one.note,
        "policy": one.policy,
        "policy_digest": one.policy_digest,
    }
