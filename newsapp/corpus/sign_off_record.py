"""What a sign-off keeps of the review, so that its page says the same a year later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from newsapp.corpus.models import (
    Attestation,
    Attribution,
    Comment,
    Decision,
    Flag,
    Mute,
    Source,
    Topic,
    Version,
)
from newsapp.corpus.queries.attestations import standing_attestations
from newsapp.corpus.queries.comments import comments_of
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.mutes import standing_mutes
from newsapp.corpus.queries.policies import policy_labelled
from newsapp.detection.types import Kind, State
from newsapp.policy import RULES, write_toml

SCHEMA = "on-record-sign-off@1"
"""The form of the record. Keys may be added under one version, never taken away."""


def record_of(version: Version) -> dict[str, Any]:
    """The review as plain data: article, policy, counts, sources, flags, attestations, mutes.

    People stand by name, flags with the words of their evidence; nothing needs to be looked up.
    ``id`` of a decision, attestation, comment or mute is its primary key, so that a redaction
    finds it.
    """
    article = version.article
    policy = policy_labelled(version.policy)
    flags = flags_of(version)
    return {
        "schema": SCHEMA,
        "article": {
            "number": article.pk,
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            "url": article.url,
            "published": article.published.isoformat() if article.published else None,
            "genre": article.genre,
            "desk": article.desk.name,
        },
        "version": {
            "number": version.number,
            "text_sha256": version.sha256,
            "detector": version.detector,
            "created_by": str(version.created_by),
            "created_at": _moment(version.created_at),
        },
        "policy": {
            "label": version.policy,
            "name": policy.name if policy else "",
            "digest": policy.digest if policy else "",
            "blocking": policy.blocking.value if policy else "",
            "text": write_toml(policy) if policy else "",
        },
        "counts": _counts(version, flags),
        "sources": [_source(row) for row in _sources(version)],
        "flags": [_flag(flag) for flag in flags],
        "attestations": [_attestation(row) for row in standing_attestations(version)],
        "mutes": [_mute(row) for row in standing_mutes(article)],
        "comments": [_comment(row) for row in comments_of(version)],
    }


def _counts(version: Version, flags: list[Flag]) -> dict[str, int]:
    counted = Attribution.objects.standing().filter(version=version)
    return {
        "attributions": counted.count(),
        "confirmed": counted.filter(state=State.CONFIRMED).count(),
        "anonymous_attributions": counted.filter(source__kind=Kind.ANONYMOUS).count(),
        "sources": _sources(version).count(),
        "anonymous_sources": _sources(version).filter(kind=Kind.ANONYMOUS).count(),
        "flags": len(flags),
        "decided": sum(flag.standing is not None for flag in flags),
    }


def _sources(version: Version) -> QuerySet[Source]:
    speaking = Attribution.objects.standing().filter(version=version)
    return (
        Source.objects.filter(attributions__in=speaking)
        .distinct()
        .order_by("number")
        .prefetch_related("reasons")
    )


def _source(row: Source) -> dict[str, Any]:
    return {
        "id": row.key,
        "name": row.name,
        "kind": row.kind,
        "count": row.count,
        "at_least": row.at_least,
        "reason": [reason.quote for reason in row.reasons.all()],
        "legal_ground": row.legal_ground,
    }


def _flag(flag: Flag) -> dict[str, Any]:
    rule = RULES.get(flag.rule)
    attributions = sorted(flag.attributions.all(), key=lambda row: row.number)
    return {
        "id": flag.pk,
        "rule": flag.rule,
        "name": rule.name if rule else "",
        "severity": flag.severity,
        "policy": flag.policy,
        "source_id": flag.source.key if flag.source else None,
        "source": flag.source.name if flag.source else None,
        "attribution_ids": [row.key for row in attributions],
        "spans": [[span.start, span.end] for span in flag.spans.all()],
        "evidence": [span.quote for span in flag.spans.all()],
        "message": flag.message,
        "remedy": flag.remedy,
        "decision": _decision(flag.standing),
        "earlier_decision": _decision(flag.before),
    }


def _decision(row: Decision | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "id": row.pk,
        "outcome": row.outcome,
        "note": row.note,
        "by": str(row.by),
        "at": _moment(row.at),
        "carried": row.carried_from_id is not None,
    }


def _attestation(row: Attestation) -> dict[str, Any]:
    return {
        "id": row.pk,
        "source_id": row.source.key,
        "source": row.source.name,
        "topic": row.topic,
        "question": Topic(row.topic).question,
        "answer": row.answer,
        "independent": row.independent,
        "on": row.on.isoformat() if row.on else None,
        "note": row.note,
        "by": str(row.by),
        "at": _moment(row.at),
    }


def _mute(row: Mute) -> dict[str, Any]:
    rule = RULES.get(row.rule)
    return {
        "id": row.pk,
        "rule": row.rule,
        "name": rule.name if rule else "",
        "note": row.note,
        "by": str(row.by),
        "at": _moment(row.at),
    }


def _comment(row: Comment) -> dict[str, Any]:
    return {
        "id": row.pk,
        "source_id": row.source.key if row.source else None,
        "attribution_id": row.attribution.key if row.attribution else None,
        "rule": row.flag.rule if row.flag else None,
        "text": row.text,
        "by": str(row.by),
        "at": _moment(row.at),
        "resolved": row.resolved_at is not None,
    }


def _moment(at: datetime) -> str:
    return at.isoformat()
