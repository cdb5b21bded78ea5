"""S09: an unnamed source is quoted word for word."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Kind
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted, word_count

_DEFAULT_WORDS = 4


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per anonymous attribution with a quoted stretch of enough words."""
    least = settings.thresholds.get("words", _DEFAULT_WORDS)
    for attribution in reading.statements(Kind.ANONYMOUS):
        long_enough = [
            span
            for span in reading.quotations.of(attribution)
            if word_count(span.of(reading.text)) >= least
        ]
        if not long_enough:
            continue
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=in_order((*long_enough, *attribution.source)),
            message=f"{quoted(reading.text, long_enough[0])} is a direct quotation of a source "
            "that the reader cannot identify.",
            remedy="Paraphrase it, or put the words on the record.",
        )


RULE = Rule(
    id="S09",
    name="Anonymous direct quote",
    scope=Scope.ATTRIBUTION,
    summary="Words in quotation marks, four or more, need a speaker whom the reader can identify.",
    why="Readers take quotation marks for a person who stands by the words; here nobody does.",
    citations=(
        Citation("Bloomberg", "2008–2014", via="BuzzFeed", reported=True),
        Citation("The New York Times", "2017", via="The Salt Lake Tribune", reported=True),
    ),
    severity=Severity.MEDIUM,
    check=check,
    takes_thresholds={
        "words": Threshold("quoted words from which on it counts", "words", 1, 50, _DEFAULT_WORDS)
    },
)
