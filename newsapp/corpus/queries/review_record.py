"""What people said about a review besides their decisions, as exports carry it."""

from __future__ import annotations

from newsapp.corpus.models import Attestation, Comment, Mute, Version
from newsapp.corpus.queries.sign_offs import standing_sign_off
from newsapp.policy.review_record import (
    ReviewedAttestation,
    ReviewedComment,
    ReviewedMute,
    ReviewedSignOff,
)


def attestations_in(version: Version) -> tuple[ReviewedAttestation, ...]:
    """The attestations that stand, by source."""
    standing = Attestation.objects.filter(version=version, withdrawn_at__isnull=True)
    rows = standing.select_related("by", "source").order_by("source__number", "at", "pk")
    return tuple(
        ReviewedAttestation(
            source_id=row.source.key,
            topic=row.topic,
            answer=row.answer,
            independent=row.independent,
            on=row.on,
            note=row.note,
            by=str(row.by),
            at=row.at,
        )
        for row in rows
    )


def comments_in(version: Version) -> tuple[ReviewedComment, ...]:
    """Every comment of the version, oldest first."""
    rows = Comment.objects.filter(version=version)
    return tuple(
        ReviewedComment(
            source_id=row.source.key if row.source else None,
            attribution_id=row.attribution.key if row.attribution else None,
            rule=row.flag.rule if row.flag else "",
            text=row.text,
            by=str(row.by),
            at=row.at,
            resolved=row.resolved_at is not None,
        )
        for row in rows.select_related("by", "source", "attribution", "flag")
    )


def mutes_in(version: Version) -> tuple[ReviewedMute, ...]:
    """The rules that are muted in the version's article."""
    standing = Mute.objects.filter(article=version.article_id, lifted_at__isnull=True)
    return tuple(
        ReviewedMute(row.rule, row.note, str(row.by), row.at)
        for row in standing.select_related("by").order_by("rule")
    )


def sign_off_of(version: Version) -> ReviewedSignOff | None:
    """The sign-off that stands; None while the review is open."""
    row = standing_sign_off(version)
    if row is None:
        return None
    return ReviewedSignOff(str(row.by), row.at, row.note, row.policy, row.policy_digest)
