"""All figures of a detector over coded articles.

Spans, linked attributions, kinds and anonymous attributions are counted as in the literature on
attribution in news (exact and overlap F1 per role), so that the figures can be set beside
published ones. What an article does not code is left out of the figures that need it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsapp.detection.scoring.calibration import Calibration, calibrate
from newsapp.detection.scoring.clusters import BCubed, b_cubed, counterparts, pair_mentions
from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution, CodedSource
from newsapp.detection.scoring.meetings import links, meetings, neighbours
from newsapp.detection.scoring.rates import NOTHING, Agreement, Share
from newsapp.detection.scoring.span_agreement import SpanAgreement, role_spans, span_agreement
from newsapp.detection.types import FurnitureKind, Kind, Role

ANONYMOUS = frozenset((Kind.ANONYMOUS,))


@dataclass(frozen=True, slots=True)
class Figures:
    """What `score` counts. A figure that no article codes has a total of 0, or is None.

    roles       spans of each role, each distinct span once
    linked      gold attributions that one found attribution overlaps in every role they have
    kinds       of the gold attributions that are met, those whose found kind a coder accepts
    acts        the same for statement or attitude
    anonymous   recall: gold anonymous attributions met by one found as anonymous; precision:
                attributions found as anonymous that touch a gold one which may be anonymous
    confusion   (accepted kinds, found kind) of the met attributions, with their number
    """

    articles: int
    words: int
    roles: Mapping[Role, SpanAgreement]
    linked: Share
    kinds: Share
    acts: Share
    anonymous: Agreement
    confusion: Mapping[tuple[str, str], int]
    sources: SourceFigures | None
    non_responses: SpanAgreement | None
    furniture: Mapping[FurnitureKind, SpanAgreement]
    calibration: Calibration | None


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """Figures of the clusters, over the articles that code them.

    ``counts`` and ``anonymous_counts`` look at gold sources that have a counterpart (the found
    source that shares most mentions with it): ``count`` and ``at_least`` both right.
    ``reasons`` compares reason spans; ``reason_owners`` are gold sources with a reason whose
    counterpart's reason overlaps it, and ``reason_types`` those whose counterpart has its type.
    """

    clusters: BCubed
    anonymous_clusters: BCubed
    kinds: Share
    counts: Share
    anonymous_counts: Share
    reasons: SpanAgreement
    reason_owners: Share
    reason_types: Share


@dataclass(slots=True)
class _Tally:
    """A count of hits and of the cases looked at, under way."""

    hits: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:
        self.hits += hit
        self.total += 1

    @property
    def share(self) -> Share:
        return Share(self.hits, self.total)


@dataclass(slots=True)
class _Attributions:
    roles: dict[Role, SpanAgreement] = field(
        default_factory=lambda: dict.fromkeys(Role, SpanAgreement())
    )
    linked: _Tally = field(default_factory=_Tally)
    kinds: _Tally = field(default_factory=_Tally)
    acts: _Tally = field(default_factory=_Tally)
    anonymous_there: _Tally = field(default_factory=_Tally)
    anonymous_found: _Tally = field(default_factory=_Tally)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    judged: list[tuple[float, bool]] = field(default_factory=list)


@dataclass(slots=True)
class _Sources:
    clusters: BCubed = field(default_factory=lambda: BCubed(NOTHING, NOTHING))
    anonymous: BCubed = field(default_factory=lambda: BCubed(NOTHING, NOTHING))
    kinds: _Tally = field(default_factory=_Tally)
    counts: _Tally = field(default_factory=_Tally)
    anonymous_counts: _Tally = field(default_factory=_Tally)
    reasons: SpanAgreement = field(default_factory=SpanAgreement)
    owners: _Tally = field(default_factory=_Tally)
    types: _Tally = field(default_factory=_Tally)


def score(compared: Iterable[tuple[CodedArticle, CodedArticle]]) -> Figures:
    """The figures over (gold, found) pairs of the same texts. The gold must hold its text.

    Raises ValueError where it does not.
    """
    attributions, sources = _Attributions(), _Sources()
    articles = words = 0
    with_sources = False
    silences: SpanAgreement | None = None
    furniture: dict[FurnitureKind, SpanAgreement] = {}
    for gold, found in compared:
        text = _text(gold)
        articles += 1
        words += len(text.split())
        _count_attributions(attributions, gold, found, text)
        if gold.sources is not None:
            with_sources = True
            _count_sources(sources, gold.sources, found.sources or ())
        if gold.non_responses is not None:
            silences = (silences or SpanAgreement()) + span_agreement(
                sorted(one.span for one in gold.non_responses),
                sorted(one.span for one in found.non_responses or ()),
            )
        if gold.furniture is not None:
            _count_furniture(furniture, gold, found)
    return Figures(
        articles=articles,
        words=words,
        roles=attributions.roles,
        linked=attributions.linked.share,
        kinds=attributions.kinds.share,
        acts=attributions.acts.share,
        anonymous=Agreement(
            attributions.anonymous_found.hits,
            attributions.anonymous_found.total,
            attributions.anonymous_there.hits,
            attributions.anonymous_there.total,
        ),
        confusion=dict(attributions.confusion),
        sources=_source_figures(sources) if with_sources else None,
        non_responses=silences,
        furniture=furniture,
        calibration=calibrate(attributions.judged) if attributions.judged else None,
    )


def _text(gold: CodedArticle) -> str:
    if gold.text is None:
        raise ValueError(f"{gold.name}: an article to score against needs its text")
    return gold.text


def _count_attributions(
    tally: _Attributions, gold: CodedArticle, found: CodedArticle, text: str
) -> None:
    for role in Role:
        tally.roles[role] += span_agreement(
            role_spans(gold.attributions, role, text), role_spans(found.attributions, role, text)
        )
    for one in gold.attributions:
        _count_gold(tally, one, found.attributions)
    for one in found.attributions:
        _count_found(tally, one, gold.attributions)


def _count_gold(
    tally: _Attributions, gold: CodedAttribution, found: Sequence[CodedAttribution]
) -> None:
    met, linked = meetings(gold, found)
    tally.linked.add(linked)
    if met and gold.act is not None and met[0].act is not None:
        tally.acts.add(met[0].act is gold.act)
    if not gold.kinds:
        return
    if met:
        tally.kinds.add(bool(gold.kinds & met[0].kinds))
        tally.confusion["/".join(sorted(gold.kinds)), "/".join(sorted(met[0].kinds))] += 1
    if gold.kinds == ANONYMOUS:
        tally.anonymous_there.add(any(Kind.ANONYMOUS in one.kinds for one in met))


def _count_found(
    tally: _Attributions, found: CodedAttribution, gold: Sequence[CodedAttribution]
) -> None:
    if found.confidence is not None:
        tally.judged.append((found.confidence, is_right(found, gold)))
    if Kind.ANONYMOUS not in found.kinds:
        return
    near = neighbours(found, gold)
    if near and not any(one.kinds for one in near):
        return
    tally.anonymous_found.add(any(Kind.ANONYMOUS in one.kinds for one in near))


def is_right(found: CodedAttribution, gold: Sequence[CodedAttribution]) -> bool:
    """What a confidence is held against: the attribution links with one that is there."""
    return any(links(one, found) for one in gold if one.source or one.cue or one.content)


def _count_furniture(
    tally: dict[FurnitureKind, SpanAgreement], gold: CodedArticle, found: CodedArticle
) -> None:
    for kind in FurnitureKind:
        there = sorted({one.span for one in gold.furniture or () if one.kind is kind})
        seen = sorted({one.span for one in found.furniture or () if one.kind is kind})
        if there or seen:
            tally[kind] = tally.get(kind, SpanAgreement()) + span_agreement(there, seen)


def _count_sources(
    tally: _Sources, gold: Sequence[CodedSource], found: Sequence[CodedSource]
) -> None:
    pairs = pair_mentions(gold, found)
    tally.clusters += b_cubed(gold, found, pairs)
    tally.anonymous += b_cubed(gold, found, pairs, Kind.ANONYMOUS)
    tally.reasons += span_agreement(
        sorted({span for one in gold for span in one.reason}),
        sorted({span for one in found for span in one.reason}),
    )
    for one, other in zip(gold, counterparts(gold, pairs), strict=True):
        match = found[other] if other is not None else None
        if one.reason:
            tally.owners.add(match is not None and _share_reason(one, match))
            tally.types.add(match is not None and match.reason_type is one.reason_type)
        if match is None:
            continue
        tally.kinds.add(bool(one.kinds & match.kinds))
        if one.at_least is not None:
            right = (one.count, one.at_least) == (match.count, match.at_least)
            tally.counts.add(right)
            if one.kinds == ANONYMOUS:
                tally.anonymous_counts.add(right)


def _share_reason(one: CodedSource, other: CodedSource) -> bool:
    return any(span.overlaps(reason) for span in one.reason for reason in other.reason)


def _source_figures(tally: _Sources) -> SourceFigures:
    return SourceFigures(
        clusters=tally.clusters,
        anonymous_clusters=tally.anonymous,
        kinds=tally.kinds.share,
        counts=tally.counts.share,
        anonymous_counts=tally.anonymous_counts.share,
        reasons=tally.reasons,
        reason_owners=tally.owners.share,
        reason_types=tally.types.share,
    )
