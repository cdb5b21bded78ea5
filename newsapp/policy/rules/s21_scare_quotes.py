"""S21: one word or a few in quotation marks that nobody is credited with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.policy.catalogue import Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import is_title, quoted, word_count

_DEFAULT_WORDS = 3

# Words that bring in a term, a name or a title, which quotation marks are for.
_INTRODUCED = re.compile(
    r"(?<!so-)\b(?:called|call|calls|calling|dubbed|named|nicknamed|titled|entitled|known\s+as|termed|labelled|labeled|"
    r"(?:the\s+)?(?:word|words|term|terms|phrase|slogan|title|song|film|novel|book|album|play|single|headline|label|password|letters)|"
    r"(?-i:[A-Z])\w+\s+for|"
    r"describ\w+\s+as|referred\s+to\s+as|refers\s+to|means?|meaning|marked|reads?|reading|spelled|spelt)"
    r"(?:\s+(?:it|him|her|them|the|a|an|as|by\s+\w+))*[\s,:]*$",
    re.IGNORECASE,
)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per short quotation in a sentence that credits nobody with it."""
    most = settings.thresholds.get("words", _DEFAULT_WORDS)
    for span in reading.quotations.outside(reading.detection.furniture):
        words = span.of(reading.text)
        if not 1 <= word_count(words) <= most or is_title(words):
            continue
        if _INTRODUCED.search(reading.text[max(0, span.start - 60) : span.start]):
            continue
        number = reading.sentences.number_at(span.start)
        if any(
            one.cue or any(part.overlaps(span) for part in one.content)
            for one in reading.by_sentence.get(number, ())
        ):
            continue
        yield Finding(
            source_id=None,
            attribution_ids=(),
            spans=(span,),
            message=f"{quoted(reading.text, span)} stands in quotation marks, and nobody is "
            f"credited "
            "with the words.",
            remedy="Say whose words they are, or write in plain words what is meant.",
        )


RULE = Rule(
    id="S21",
    name="Scare quotes",
    scope=Scope.ATTRIBUTION,
    summary="A word or two in quotation marks belong to somebody, or go without the marks.",
    why="Marks around a word hint at doubt without saying whose, or on what ground.",
    citations=(),
    severity=Severity.INFO,
    check=check,
    takes_thresholds={
        "words": Threshold("quoted words up to which it counts", "words", 1, 20, _DEFAULT_WORDS)
    },
    unseen="Whether the words are a term that readers know.",
)
