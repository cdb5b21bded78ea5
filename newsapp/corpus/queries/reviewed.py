"""The reviewed article: the one value that every export writes."""

from __future__ import annotations

from django.utils.text import slugify

from newsapp.corpus.models import Decision, Flag, Version
from newsapp.corpus.queries.articles import metadata_of, status_of
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.markings import incompleteness
from newsapp.corpus.queries.policies import policy_title
from newsapp.corpus.queries.review_record import (
    attestations_in,
    comments_in,
    mutes_in,
    sign_off_of,
)
from newsapp.corpus.queries.statements import approved_statement
from newsapp.corpus.queries.tags import reviewed_tags
from newsapp.detection.types import Span
from newsapp.policy import types
from newsapp.policy.types import Outcome, Reviewed, ReviewedFlag, Severity

_NAME_LENGTH = 60


def reviewed(version: Version) -> Reviewed:
    """A version as people left it: proposed and confirmed attributions, flags, decisions."""
    article = version.article
    detection = detection_of(version, with_rejected=False)
    return Reviewed(
        name=slugify(article.title)[:_NAME_LENGTH].strip("-") or f"article-{article.pk}",
        version=version.number,
        detection=detection,
        metadata=metadata_of(article, version),
        policy=version.policy,
        policy_title=policy_title(version.policy) if version.policy else "",
        status=status_of(version),
        incomplete=incompleteness(version),
        flags=tuple(
            ReviewedFlag(_flag(flag), _decision(flag.standing), _decision(flag.before))
            for flag in flags_of(version)
        ),
        attestations=attestations_in(version),
        comments=comments_in(version),
        mutes=mutes_in(version),
        tags=reviewed_tags(version),
        sign_off=sign_off_of(version),
        statement=approved_statement(version, detection),
    )


def _flag(row: Flag) -> types.Flag:
    spans = tuple(Span(span.start, span.end) for span in row.spans.all())
    attributions = sorted(row.attributions.all(), key=lambda attribution: attribution.number)
    return types.Flag(
        rule=row.rule,
        severity=Severity(row.severity),
        source_id=row.source.key if row.source else None,
        attribution_ids=tuple(attribution.key for attribution in attributions),
        spans=spans,
        message=row.message,
        remedy=row.remedy,
    )


def _decision(row: Decision | None) -> types.Decision | None:
    if row is None:
        return None
    return types.Decision(Outcome(row.outcome), row.note, str(row.by), row.at)
