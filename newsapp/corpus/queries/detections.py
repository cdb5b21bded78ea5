"""From rows back to the frozen values of detection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from newsapp.corpus.models import (
    Attribution,
    AttributionSpan,
    Furniture,
    Mention,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    ReasonSpan,
    Sentence,
    Source,
    SpanRow,
    Version,
)
from newsapp.detection import types
from newsapp.detection.types import Kind, Origin, ReasonType, Role, Span, State
from newsapp.policy import without_rejected

KIND_BY_HAND = "A person chose this kind."


def detection_of(version: Version, *, with_rejected: bool = True) -> types.Detection:
    """What is marked in a version, as detection would hand it over; ids are "a12", "s3", "c1".

    Attributions stand in the order in which they are read, sources in the order of their numbers.
    Without rejected attributions, the mentions and sources that only they brought go too. Takes a
    fixed number of queries, whatever the length of the text.
    """
    sources = _sources(version)
    attributions, claims = _attributions(version, sources)
    detection = types.Detection(
        text=version.text,
        language=version.language,
        detector=version.detector,
        sentences=tuple(
            types.Sentence(Span(start, end), paragraph)
            for start, end, paragraph in _in_order(Sentence, version, "paragraph")
        ),
        furniture=tuple(
            types.Furniture(types.FurnitureKind(kind), Span(start, end))
            for start, end, kind in _in_order(Furniture, version, "kind")
        ),
        quotations=tuple(Span(start, end) for start, end in _in_order(QuotedPassage, version)),
        attributions=attributions,
        sources=tuple(sources.values()),
        claims=claims,
        non_responses=tuple(_non_responses(version)),
    )
    return detection if with_rejected else without_rejected(detection)


def _sources(version: Version) -> dict[int, types.Source]:
    """Sources by primary key, in the order of their numbers."""
    mentions = _spans_by_owner(Mention, "source_id", "source__version", version)
    reasons = _spans_by_owner(ReasonSpan, "source_id", "source__version", version)
    columns = ("pk", "number", "name", "kind", "count", "at_least", "reason_type", "why")
    return {
        key: types.Source(
            id=f"s{number}",
            name=name,
            kind=Kind(kind),
            count=count,
            at_least=at_least,
            mentions=tuple(mentions.get(key, ())),
            reason=tuple(reasons.get(key, ())),
            reason_type=ReasonType(reason_type) if reason_type else None,
            why=why,
        )
        for key, number, name, kind, count, at_least, reason_type, why in (
            Source.objects.filter(version=version).order_by("number").values_list(*columns)
        )
    }


def _attributions(
    version: Version, sources: dict[int, types.Source]
) -> tuple[tuple[types.Attribution, ...], tuple[types.Claim, ...]]:
    """Attributions in reading order, and the claims that they make up."""
    spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for owner, role, start, end in (
        AttributionSpan.objects.filter(attribution__version=version)
        .order_by("start", "end")
        .values_list("attribution_id", "role", "start", "end")
    ):
        spans[owner][role].append(Span(start, end))
    found: list[types.Attribution] = []
    members: dict[int, list[types.Attribution]] = defaultdict(list)
    rows = Attribution.objects.filter(version=version).order_by("number")
    columns = (
        *("pk", "number", "source_id", "sourceless_kind", "act", "quotation", "confidence"),
        *("why", "origin", "state", "claim__number", "source__kind_origin"),
    )
    for (
        key,
        number,
        source_key,
        sourceless,
        act,
        quotation,
        confidence,
        why,
        origin,
        state,
        *rest,
    ) in rows.values_list(*columns):
        if key not in spans:
            continue  # made since the spans were read: whoever made it will draw it
        claim, kind_origin = rest
        source = sources.get(source_key) if source_key else None
        attribution = types.Attribution(
            id=f"a{number}",
            source=tuple(spans[key][Role.SOURCE]),
            cue=tuple(spans[key][Role.CUE]),
            content=tuple(spans[key][Role.CONTENT]),
            kind=source.kind if source else Kind(sourceless),
            act=types.Act(act),
            quotation=types.Quotation(quotation),
            source_id=source.id if source else None,
            confidence=confidence,
            why=KIND_BY_HAND if kind_origin == Origin.HAND else why,
            origin=Origin(origin),
            state=State(state),
        )
        found.append(attribution)
        if claim is not None:
            members[claim].append(attribution)
    found.sort(key=lambda attribution: attribution.start)
    claims = tuple(
        types.Claim(f"c{number}", tuple(item.id for item in sorted(group, key=_reading_order)))
        for number, group in sorted(members.items())
    )
    return tuple(found), claims


def _reading_order(attribution: types.Attribution) -> int:
    return attribution.start


def _non_responses(version: Version) -> Iterator[types.NonResponse]:
    parties = _spans_by_owner(NonResponseParty, "non_response_id", "non_response__version", version)
    for start, end, key in _in_order(NonResponse, version, "pk"):
        yield types.NonResponse(Span(start, end), tuple(parties.get(key, ())))


def _in_order(model: type[SpanRow], version: Version, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The offsets and ``columns`` of a version's rows, in document order."""
    rows = model._default_manager.filter(**{"version": version}).order_by("start", "end", "pk")
    return rows.values_list("start", "end", *columns).iterator(chunk_size=5000)


def _spans_by_owner(
    model: type[SpanRow], owner: str, path: str, version: Version
) -> dict[int, list[Span]]:
    """Spans in document order by the primary key of the row that they belong to."""
    spans: dict[int, list[Span]] = defaultdict(list)
    rows = model._default_manager.filter(**{path: version}).order_by("start", "end", "pk")
    for key, start, end in rows.values_list(owner, "start", "end"):
        spans[key].append(Span(start, end))
    return spans
