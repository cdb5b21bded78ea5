"""What people said about a review besides their decisions, as exports carry it."""

from __future__ import annotations

from newsapp.corpus.models import Version
from newsapp.corpus.queries.attestations import standing_attestations
from newsapp.corpus.queries.comments import comments_of
from newsapp.corpus.queries.mutes import standing_mutes
from newsapp.corpus.queries.sign_offs import standing_sign_off
from newsapp.policy.review_record import (
    ReviewedAttestation,
    ReviewedComment,
    ReviewedMute,
    ReviewedSignOff,
)


def attestations_in(version: Version) -> tuple[ReviewedAttestation, ...]:
    """The attestations that stand, by source."""
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
        for row in standing_attestations(version)
    )


def comments_in(version: Version) -> tuple[ReviewedComment, ...]:
    """Every comment of the version, oldest first."""
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
        for row in comments_of(version)
    )


def mutes_in(version: Version) -> tuple[ReviewedMute, ...]:
    """The rules that are muted in the version's article."""
    return tuple(
        ReviewedMute(row.rule, row.note, str(row.by), row.at)
        for row in standing_mutes(version.article).order_by("rule")
    )


def sign_off_of(version: Version) -> ReviewedSignOff | None:
    """The sign-off that stands; None while the review is open."""
    row = standing_sign_off(version)
    if row is None:
        return None
    return ReviewedSignOff(str(row.by), row.at, row.note, row.policy, row.policy_digest)
