"""S09: an unnamed source is quoted word for word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Detection, Kind, Quotation, Span
from newsapp.policy.speakers import statements
from newsapp.policy.types import Finding, Metadata, Rule, RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted, word_count

_DEFAULT_WORDS = 4


def check(detection: Detection, metadata: Metadata, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per anonymous attribution with a quoted stretch of enough words."""
    least = settings.thresholds.get("words", _DEFAULT_WORDS)
    quotations = in_order(detection.quotations)
    starts = [span.start for span in quotations]
    for attribution in statements(detection, Kind.ANONYMOUS):
        long_enough = [
            span
            for span in _quoted_content(attribution, quotations, starts)
            if word_count(span.of(detection.text)) >= least
        ]
        if not long_enough:
            continue
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=in_order((*long_enough, *attribution.source)),
            message=f"{quoted(detection.text, long_enough[0])} is a direct quotation of a source "
            "that the reader cannot identify.",
            remedy="Paraphrase it, or put the words on the record.",
        )


def _quoted_content(
    attribution: Attribution, quotations: tuple[Span, ...], starts: list[int]
) -> tuple[Span, ...]:
    """The parts of the content that stand in quotation marks, in order."""
    found = []
    for content in attribution.content:
        place = max(0, bisect_left(starts, content.start) - 1)
        while place < len(quotations) and quotations[place].start < content.end:
            start = max(content.start, quotations[place].start)
            end = min(content.end, quotations[place].end)
            if start < end:
                found.append(Span(start, end))
            place += 1
    if not found and attribution.quotation is Quotation.DIRECT:
        return attribution.content
    return tuple(found)


RULE = Rule(
    id="S09",
    name="Anonymous direct quote",
    scope=Scope.ATTRIBUTION,
    summary="Words in quotation marks, four or more, need a speaker whom the reader can identify.",
    citations=(),
    default=RuleSettings(Severity.MEDIUM, thresholds={"words": _DEFAULT_WORDS}),
    check=check,
)
