"""From rows back to the frozen values of detection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Credited:
    """An attribution as a value, with the rows that it points at and a value does not show."""

    value: types.Attribution
    source_key: int | None
    claim: int | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a detection is put together from; sources and attributions by primary key."""

    sources: Mapping[int, types.Source]
    attributions: Mapping[int, Credited]
    sentences: tuple[types.Sentence, ...]
    furniture: tuple[types.Furniture, ...]
    quotations: tuple[Span, ...]
    non_responses: tuple[types.NonResponse, ...]


def detection_of(version: Version, *, with_rejected: bool = True) -> types.Detection:
    """What is marked in a version, as detection would hand it over; ids are "a12", "s3", "c1".

    Attributions stand in the order in which they are read, sources in the order of their numbers.
    Without rejected attributions, the mentions and sources that only they brought go too. Takes a
    fixed number of queries, whatever the length of the text.
    """
    detection = put_together(version, parts_of(version))
    return detection if with_rejected else without_rejected(detection)


def parts_of(version: Version) -> Parts:
    """Every part of a version's detection, read anew."""
    sources = _sources(version)
    return Parts(
        sources=sources,
        attributions=_attributions(version, sources),
        sentences=tuple(
            types.Sentence(Span(start, end), paragraph)
            for start, end, paragraph in _in_order(Sentence, version, "paragraph")
        ),
        furniture=tuple(
            types.Furniture(types.FurnitureKind(kind), Span(start, end))
            for start, end, kind in _in_order(Furniture, version, "kind")
        ),
        quotations=tuple(Span(start, end) for start, end in _in_order(QuotedPassage, version)),
        non_responses=tuple(_non_responses(version)),
    )


def renewed(
    version: Version, parts: Parts, sources: Collection[int], attributions: Collection[int]
) -> Parts:
    """``parts`` with these sources and attributions (primary keys) read anew, or gone.

    What is credited to one of the sources is read anew too, since it shows the source's kind.
    """
    fresh_sources = _sources(version, sources)
    kept_sources = {key: one for key, one in parts.sources.items() if key not in sources}
    both = kept_sources | fresh_sources
    stale = {
        *attributions,
        *(key for key, one in parts.attributions.items() if one.source_key in sources),
        *Attribution.objects.filter(source__in=sources).values_list("pk", flat=True),
    }
    kept = {key: one for key, one in parts.attributions.items() if key not in stale}
    return replace(
        parts,
        sources=dict(sorted(both.items(), key=lambda item: int(item[1].id[1:]))),
        attributions=kept | _attributions(version, both, stale),
    )


def put_together(version: Version, parts: Parts) -> types.Detection:
    """The detection of a version that consists of ``parts``."""
    credited = sorted(
        parts.attributions.values(), key=lambda one: (one.value.start, int(one.value.id[1:]))
    )
    members: dict[int, list[str]] = defaultdict(list)
    for one in credited:
        if one.claim is not None:
            members[one.claim].append(one.value.id)
    return types.Detection(
        text=version.text,
        language=version.language,
        detector=version.detector,
        sentences=parts.sentences,
        furniture=parts.furniture,
        quotations=parts.quotations,
        attributions=tuple(one.value for one in credited),
        sources=tuple(parts.sources.values()),
        claims=tuple(
            types.Claim(f"c{number}", tuple(group)) for number, group in sorted(members.items())
        ),
        non_responses=parts.non_responses,
    )


def _sources(version: Version, keys: Collection[int] | None = None) -> dict[int, types.Source]:
    """Sources by primary key, in the order of their numbers: all, or those with ``keys``."""
    mentions = _spans_by_owner(Mention, "source_id", "source__version", version, keys)
    reasons = _spans_by_owner(ReasonSpan, "source_id", "source__version", version, keys)
    columns = ("pk", "number", "name", "kind", "count", "at_least", "reason_type", "why")
    rows = Source.objects.filter(version=version)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
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
            rows.order_by("number").values_list(*columns)
        )
    }


def _attributions(
    version: Version,
    sources: Mapping[int, types.Source],
    keys: Collection[int] | None = None,
) -> dict[int, Credited]:
    """Attributions by primary key: all of them, or those with ``keys``."""
    spans = _spans_by_role(version, keys)
    rows = Attribution.objects.filter(version=version)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    found = {}
    columns = (
        *("pk", "number", "source_id", "sourceless_kind", "act", "quotation", "confidence"),
        *("why", "origin", "state", "claim__number", "source__kind_origin"),
    )
    for row in rows.order_by("number").values(*columns):
        if row["pk"] not in spans:
            continue  # made since the spans were read: whoever made it will draw it
        words = spans[row["pk"]]
        source = sources.get(row["source_id"]) if row["source_id"] else None
        by_hand = row["source__kind_origin"] == Origin.HAND
        value = types.Attribution(
            id=f"a{row['number']}",
            source=tuple(words[Role.SOURCE]),
            cue=tuple(words[Role.CUE]),
            content=tuple(words[Role.CONTENT]),
            kind=source.kind if source else Kind(row["sourceless_kind"]),
            act=types.Act(row["act"]),
            quotation=types.Quotation(row["quotation"]),
            source_id=source.id if source else None,
            confidence=row["confidence"],
            why=KIND_BY_HAND if by_hand else row["why"],
            origin=Origin(row["origin"]),
            state=State(row["state"]),
        )
        found[row["pk"]] = Credited(value, row["source_id"], row["claim__number"])
    return found


def _spans_by_role(
    version: Version, keys: Collection[int] | None
) -> dict[int, dict[str, list[Span]]]:
    """The words of each role in document order, by the primary key of their attribution."""
    spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    rows = AttributionSpan.objects.filter(attribution__version=version).order_by("start", "end")
    if keys is not None:
        rows = rows.filter(attribution__in=keys)
    for owner, role, start, end in rows.values_list("attribution_id", "role", "start", "end"):
        spans[owner][role].append(Span(start, end))
    return spans


def _non_responses(version: Version) -> Iterator[types.NonResponse]:
    parties = _spans_by_owner(NonResponseParty, "non_response_id", "non_response__version", version)
    for start, end, key in _in_order(NonResponse, version, "pk"):
        yield types.NonResponse(Span(start, end), tuple(parties.get(key, ())))


def _in_order(model: type[SpanRow], version: Version, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The offsets and ``columns`` of a version's rows, in document order."""
    rows = model._default_manager.filter(**{"version": version}).order_by("start", "end", "pk")
    return rows.values_list("start", "end", *columns).iterator(chunk_size=5000)


def _spans_by_owner(
    model: type[SpanRow],
    owner: str,
    path: str,
    version: Version,
    keys: Collection[int] | None = None,
) -> dict[int, list[Span]]:
    """Spans in document order by the primary key of the row that they belong to."""
    spans: dict[int, list[Span]] = defaultdict(list)
    rows = model._default_manager.filter(**{path: version}).order_by("start", "end", "pk")
    if keys is not None:
        rows = rows.filter(**{f"{owner}__in": keys})
    for key, start, end in rows.values_list(owner, "start", "end"):
        spans[key].append(Span(start, end))
    return spans
