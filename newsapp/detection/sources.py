"""From linked spans to sources and attributions: kinds, counts, reasons, ids."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsapp.detection.antecedents import antecedent_of
from newsapp.detection.clusters import Gatherer
from newsapp.detection.explanations import why_attribution, why_source
from newsapp.detection.layout import Layout
from newsapp.detection.linking import Linked
from newsapp.detection.names import find_names
from newsapp.detection.pseudonyms import find_pseudonyms
from newsapp.detection.quotation_share import quotation_of
from newsapp.detection.reasons import PrintedReason, find_reasons
from newsapp.detection.register import Cluster, Mention
from newsapp.detection.settling import LIMITS, Limits, settle
from newsapp.detection.spans import SpanIndex
from newsapp.detection.types import (
    SOURCELESS_KINDS,
    Act,
    Attribution,
    FurnitureKind,
    Kind,
    Quotation,
    ReasonType,
    Source,
    Span,
)

# At most three spaces in a row: with more, every way to share them out would be tried.
_GRANT_SUBJECT = re.compile(
    r"(?P<who>[^,;:—–“\"]{2,80}?)(?:,\s{1,3}who\s[^,;:—–“\"]{2,60},)?\s{1,3}"
    r"(?:(?:all|each|both|also|only|had|has|have|is|are|was|were|would|agreed\s{1,3}to|who)\s{1,3}){0,3}?"
    r"(?:spoke|speaks?|talked|asked|requested|insisted|demanded|declined|agreed|did|not|were|was|fears?"
    r"|feared|wanted|wished)\b"
)
# "The Sentinel is not naming the student", "One of the drivers, who cannot be named".
_NOT_NAMING = re.compile(
    r"\b(?:is|are)\s+not\s+(?:naming|identifying)\s+(?P<who>(?:the|a|an|his|her)\s[\w-]+(?:\s[\w-]+)?)\s*$"
    r"|^(?P<whom>[^,;:—–“\"]{2,60}),\s+who\s+(?:cannot|can[’']t|may\s+not|could\s+not)\s+be\s+(?:named|identified)\s*$"
)
_REASON_ORDER = (ReasonType.LEGAL, ReasonType.SUBSTANTIVE, ReasonType.STOCK)


@dataclass(slots=True)
class _Pending:
    linked: Linked
    cluster: Cluster | None
    because: str = ""


def gather(
    text: str, layout: Layout, linked: Sequence[Linked], limits: Limits = LIMITS
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Attributions with their sources; ids in reading order ("a1", "s1").

    ``limits`` say how far the finder's view of a kind counts.
    """
    names = find_names(text, layout.paragraphs)
    headline = next((f.span for f in layout.furniture if f.kind is FurnitureKind.HEADLINE), None)
    gatherer = Gatherer(text, names, headline, find_pseudonyms(text, names))
    reasons = deque(find_reasons(text, layout.sentences))
    pending: list[_Pending] = []
    owned: list[tuple[Cluster, PrintedReason]] = []
    printed = SpanIndex([reason.span for reason in reasons])
    ordered = sorted(linked, key=lambda found: found.start)
    # "who feared losing her job" says why nobody is named: no attribution of its own.
    ordered = [found for found in ordered if not any(printed.covers(cue) for cue in found.cue)]
    for found in ordered:
        while reasons and reasons[0].sentence.end <= found.start:
            _own(text, gatherer, reasons.popleft(), pending, owned)
        gatherer.because = ""
        cluster = _cluster(text, gatherer, found)
        pending.append(_Pending(found, cluster, gatherer.because))
    for reason in reasons:
        _own(text, gatherer, reason, pending, owned)
    reasoned = {cluster for cluster, _ in owned}
    for known in gatherer.known.clusters:
        settle(known, text, reasoned=known in reasoned, limits=limits)
    return _written(text, layout, gatherer, pending, owned)


def _cluster(text: str, gatherer: Gatherer, found: Linked) -> Cluster | None:
    cluster: Cluster | None = None
    for number, span in enumerate(found.source):
        mention = Mention(span, found.act, found.kinds)
        if number == 0:
            cluster = gatherer.resolve(mention, antecedent_of(text, span, gatherer.names))
        elif cluster is not None:
            cluster.mentions.append(span)
    return cluster


def _own(
    text: str,
    gatherer: Gatherer,
    reason: PrintedReason,
    pending: Sequence[_Pending],
    owned: list[tuple[Cluster, PrintedReason]],
) -> None:
    """Find whose reason it is: the source in the sentence, else the subject of the grant."""
    cluster = _in_sentence(reason, pending) or _subject_of_grant(text, gatherer, reason)
    if cluster is None:
        cluster = next(
            (
                p.cluster
                for p in reversed(pending)
                if p.cluster and p.cluster.kind is Kind.ANONYMOUS
            ),
            None,
        )
    if cluster is not None:
        owned.append((cluster, reason))


def _in_sentence(reason: PrintedReason, pending: Sequence[_Pending]) -> Cluster | None:
    for entry in reversed(pending[-6:]):
        cluster = entry.cluster
        if cluster is None or cluster.kind not in (
            Kind.ANONYMOUS,
            Kind.SPOKESPERSON,
            Kind.COLLECTIVE,
            Kind.NAMED_PERSON,
        ):
            continue
        inside = any(reason.sentence.contains(span) for span in entry.linked.source)
        unnamed = cluster.kind is Kind.ANONYMOUS
        if inside and (unnamed or entry.linked.source[0].start < reason.anchor):
            return cluster
    return None


def _subject_of_grant(text: str, gatherer: Gatherer, reason: PrintedReason) -> Cluster | None:
    head = text[reason.sentence.start : reason.span.start]
    match = _NOT_NAMING.search(head) or _GRANT_SUBJECT.search(head)
    if match is None:
        return None
    group = "whom" if match.groupdict().get("whom") else "who"
    who = re.sub(
        r"^(?:but|and|however|meanwhile|while|as|because)\s+",
        "",
        match.group(group),
        flags=re.IGNORECASE,
    )
    start = reason.sentence.start + match.end(group) - len(who)
    who = who.strip()
    if not who or len(who.split()) > 9:
        return None
    return gatherer.resolve(Mention(Span(start, start + len(who)), Act.STATEMENT))


def _written(
    text: str,
    layout: Layout,
    gatherer: Gatherer,
    pending: Sequence[_Pending],
    owned: Sequence[tuple[Cluster, PrintedReason]],
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    reasons: dict[Cluster, list[PrintedReason]] = {}
    for cluster, reason in owned:
        reasons.setdefault(cluster, []).append(reason)
    used = {entry.cluster for entry in pending}
    clusters = [
        cluster
        for cluster in gatherer.known.clusters
        if cluster in used and cluster.kind not in SOURCELESS_KINDS
    ]
    clusters.sort(key=lambda cluster: min(cluster.mentions))
    ids = {cluster: f"s{number}" for number, cluster in enumerate(clusters, 1)}
    sources = tuple(_source(ids[c], c, reasons.get(c, [])) for c in clusters)
    types = {source.id: source.reason_type for source in sources}
    attributions = tuple(
        _attribution(text, layout, f"a{number}", entry, ids, types)
        for number, entry in enumerate(pending, 1)
    )
    return attributions, sources


def _source(source_id: str, cluster: Cluster, reasons: Sequence[PrintedReason]) -> Source:
    counts = [number.count for number in cluster.numbers if number.count]
    count: int | None = max(counts) if counts else None
    at_least = max([number.at_least for number in cluster.numbers] + [count or 1])
    if cluster.kind is Kind.NAMED_PERSON and not cluster.plural:
        count, at_least = 1, 1
    if cluster.kind in (Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT):
        count, at_least = None, 1
    if count is not None and at_least > count:
        count = None
    reason_type = next(
        (kind for kind in _REASON_ORDER if any(r.reason_type is kind for r in reasons)), None
    )
    return Source(
        id=source_id,
        # An apposition ends with its comma, which is part of the span but not of a name.
        name=cluster.name.rstrip(" ,;:") or cluster.name,
        kind=cluster.kind,
        count=count,
        at_least=at_least,
        mentions=tuple(sorted(set(cluster.mentions))),
        reason=tuple(sorted({reason.span for reason in reasons})),
        reason_type=reason_type,
        why=why_source(cluster, reason_type),
    )


def _attribution(
    text: str,
    layout: Layout,
    attribution_id: str,
    entry: _Pending,
    ids: Mapping[Cluster, str],
    types: Mapping[str, ReasonType | None],
) -> Attribution:
    found, cluster = entry.linked, entry.cluster
    source_id = ids.get(cluster) if cluster is not None else None
    mention = found.source[0].of(text) if found.source else ""
    cue = " ".join(span.of(text) for span in found.cue)
    quotation = quotation_of(text, layout.quotations, found.content)
    return Attribution(
        id=attribution_id,
        source=found.source,
        cue=found.cue,
        content=found.content,
        kind=cluster.kind if cluster is not None else Kind.NONE,
        act=found.act,
        quotation=quotation,
        source_id=source_id,
        confidence=_confidence(found, cluster, quotation),
        why=why_attribution(
            cluster, mention, cue, types.get(source_id or ""), because=entry.because
        ),
    )


def _confidence(found: Linked, cluster: Cluster | None, quotation: Quotation) -> float:
    """The finder's own trust, less for what is missing, more for a quotation beside the cue."""
    value = found.score
    if cluster is None:
        value -= 0.1
    if not found.content:
        value -= 0.2
    if quotation is Quotation.DIRECT:
        value += 0.03
    return round(min(0.99, max(0.05, value)), 2)
