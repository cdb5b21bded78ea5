"""S13: the first paragraph or the first quotation is an unnamed source's."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted, word_count

# Fewer quoted words are a term or a scrap, no quotation of the story.
_FEWEST_WORDS = 4


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield at most one finding: for the first paragraph, else for the first quotation."""
    if reading.expresses_opinion or not reading.paragraphs.spans:
        return
    opening = reading.paragraphs.spans[0]
    credited = [
        one
        for one in reading.statements()
        if opening.start <= one.start < opening.end and one.kind is not Kind.NONE
    ]
    if credited and all(one.kind is Kind.ANONYMOUS for one in credited):
        spans = in_order(
            span for one in credited for span in (*one.source, *one.content) or one.cue
        )
        yield Finding(
            source_id=None,
            attribution_ids=(),
            spans=spans,
            message="The first paragraph rests on unnamed sources alone, "
            f"{quoted(reading.text, (*credited[0].source, *spans)[0])}.",
            remedy="Open with what is on the record or in a document, and bring the unnamed "
            "sources "
            "in below.",
        )
        return
    first = _first_quotation(reading, opening.start)
    if first is not None and first[0].kind is Kind.ANONYMOUS:
        attribution, words = first
        yield Finding(
            source_id=None,
            attribution_ids=(),
            spans=in_order((words, *attribution.source)),
            message=f"The first quotation, {quoted(reading.text, words)}, is an unnamed source’s.",
            remedy="Let somebody whom the reader can identify be quoted first.",
        )


def _first_quotation(reading: Reading, start: int) -> tuple[Attribution, Span] | None:
    """The first long enough quotation of the story and the statement that it belongs to."""
    held = sorted(
        (
            (part, one)
            for one in reading.statements()
            for part in reading.quotations.of(one)
            if part.start >= start
        ),
        key=lambda pair: pair[0],
    )
    for part, one in held:
        if word_count(part.of(reading.text)) >= _FEWEST_WORDS:
            return one, part
    return None


RULE = Rule(
    id="S13",
    name="Anonymous opening",
    scope=Scope.ARTICLE,
    summary="Neither the first paragraph nor the first quotation is an unnamed source’s alone.",
    why="The opening sets what the reader takes for certain.",
    citations=(Citation("The Washington Post", "2006", via="Committee of Concerned Journalists"),),
    severity=Severity.MEDIUM,
    check=check,
)
