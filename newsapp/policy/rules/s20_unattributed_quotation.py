"""S20: words in quotation marks, and nobody is said to have said them."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Kind
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import is_title, quoted, word_count

_DEFAULT_WORDS = 5


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per long enough quotation without a source in or beside its sentence."""
    least = settings.thresholds.get("words", _DEFAULT_WORDS)
    for span in reading.quotations.outside(reading.detection.furniture):
        words = span.of(reading.text)
        if word_count(words) < least or is_title(words):
            continue
        first = reading.sentences.number_at(span.start)
        last = reading.sentences.number_at(span.end - 1)
        if any(
            one.kind is not Kind.NONE
            for number in range(first - 1, last + 2)
            for one in reading.by_sentence.get(number, ())
        ):
            continue
        yield Finding(
            source_id=None,
            attribution_ids=tuple(
                one.id
                for one in reading.statements(Kind.NONE)
                if any(part.overlaps(span) for part in one.content)
            ),
            spans=(span,),
            message=f"Nobody is said to have said {quoted(reading.text, span)}.",
            remedy="Name the speaker or the document in the same sentence, or take the quotation "
            "marks away.",
        )


RULE = Rule(
    id="S20",
    name="Unattributed quotation",
    scope=Scope.ATTRIBUTION,
    summary="Whoever is quoted is named by the end of the sentence, or right beside it.",
    why="Quotation marks say that somebody used these words; the reader has to know who.",
    citations=(
        Citation("Reuters", "undated", via="AALEP"),
        Citation("Associated Press", "2004–2018"),
    ),
    severity=Severity.HIGH,
    check=check,
    takes_thresholds={
        "words": Threshold("quoted words from which on it counts", "words", 1, 50, _DEFAULT_WORDS)
    },
)
