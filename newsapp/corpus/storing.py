"""Writes the values of a detection as rows, all spans checked first, in a few bulk inserts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsapp.corpus.models import (
    Attribution,
    AttributionSpan,
    Claim,
    Furniture,
    Mention,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    ReasonSpan,
    Sentence,
    Source,
    Version,
)
from newsapp.corpus.quotes import quote_of, shortened
from newsapp.detection import types
from newsapp.detection.types import Kind, Role, Span

SOURCE_NAME_LENGTH = 500


def columns(text: str, span: Span) -> dict[str, int | str]:
    """What a row of a span holds. Raises QuoteMismatch where the span reaches beyond ``text``."""
    return {"start": span.start, "end": span.end, "quote": quote_of(text, span)}


def store_layout(version: Version, detection: types.Detection) -> None:
    """Store sentences, furniture, quoted passages and non-responses."""
    text = version.text
    Sentence.objects.bulk_create(
        Sentence(version=version, paragraph=one.paragraph, **columns(text, one.span))
        for one in detection.sentences
    )
    Furniture.objects.bulk_create(
        Furniture(version=version, kind=one.kind, **columns(text, one.span))
        for one in detection.furniture
    )
    QuotedPassage.objects.bulk_create(
        QuotedPassage(version=version, **columns(text, span)) for span in detection.quotations
    )
    rows = NonResponse.objects.bulk_create(
        NonResponse(version=version, **columns(text, one.span)) for one in detection.non_responses
    )
    NonResponseParty.objects.bulk_create(
        NonResponseParty(non_response=row, **columns(text, span))
        for row, one in zip(rows, detection.non_responses, strict=True)
        for span in one.who
    )


def store_sources(version: Version, sources: Iterable[types.Source]) -> dict[str, Source]:
    """Store sources with their mentions and reasons; rows by the ids of the detection.

    Numbers go on from ``version.last_source``, which is raised but not saved.
    """
    values = list(sources)
    rows = [
        Source(version=version, number=number, **source_columns(value))
        for number, value in enumerate(values, start=version.last_source + 1)
    ]
    version.last_source += len(rows)
    Source.objects.bulk_create(rows)
    pairs = list(zip(rows, values, strict=True))
    text = version.text
    Mention.objects.bulk_create(
        Mention(source=row, **columns(text, span)) for row, one in pairs for span in one.mentions
    )
    ReasonSpan.objects.bulk_create(
        ReasonSpan(source=row, **columns(text, span)) for row, one in pairs for span in one.reason
    )
    return {value.id: row for row, value in pairs}


def source_columns(source: types.Source) -> dict[str, object]:
    """What a source's own row holds of a detected source."""
    return {
        "name": shortened(source.name, SOURCE_NAME_LENGTH),
        "kind": source.kind,
        "count": source.count,
        "at_least": source.at_least,
        "reason_type": source.reason_type or "",
        "why": source.why,
    }


def store_claims(version: Version, claims: Iterable[types.Claim]) -> dict[str, Claim]:
    """Store claims; rows by the ids of the attributions that they group.

    Numbers go on from ``version.last_claim``, which is raised but not saved.
    """
    values = list(claims)
    rows = [
        Claim(version=version, number=number)
        for number, _ in enumerate(values, start=version.last_claim + 1)
    ]
    version.last_claim += len(rows)
    Claim.objects.bulk_create(rows)
    return {
        attribution: row
        for row, value in zip(rows, values, strict=True)
        for attribution in value.attributions
    }


def store_attributions(
    version: Version,
    attributions: Iterable[types.Attribution],
    sources: Mapping[str, Source],
    claims: Mapping[str, Claim],
) -> list[Attribution]:
    """Store attributions with their spans.

    ``sources`` holds rows by the detection's source ids, ``claims`` by its attribution ids.
    Numbers go on from ``version.last_attribution``, which is raised but not saved.
    """
    values = list(attributions)
    rows = [
        Attribution(
            version=version,
            number=number,
            source=sources[value.source_id] if value.source_id else None,
            claim=claims.get(value.id),
            origin=value.origin,
            state=value.state,
            **attribution_columns(value),
        )
        for number, value in enumerate(values, start=version.last_attribution + 1)
    ]
    version.last_attribution += len(rows)
    Attribution.objects.bulk_create(rows)
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=row, role=role, **columns(version.text, span))
        for row, value in zip(rows, values, strict=True)
        for role in Role
        for span in value.spans(role)
    )
    return rows


def attribution_columns(attribution: types.Attribution) -> dict[str, object]:
    """What an attribution's own row holds of a detected attribution."""
    return {
        "sourceless_kind": Kind.NONE if attribution.source_id else attribution.kind,
        "act": attribution.act,
        "quotation": attribution.quotation,
        "confidence": attribution.confidence,
        "why": attribution.why,
    }
