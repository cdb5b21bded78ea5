"""S03: several sources at first, one of them in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.counts import number_in
from newsapp.detection.descriptors import Descriptor, describe
from newsapp.detection.types import Attribution, Source, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import quoted

_SINGULAR = ("he", "she", "him", "her")


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per plural source all of whose later mentions are of one person."""
    singles = _unexplained_singles(reading)
    for source, made in reading.unnamed:
        mentions = evidence(source, made)
        first = describe(mentions[0].of(reading.text))
        if not first.plural or first.partitive or _is_counted(first):
            continue
        later = [describe(span.of(reading.text)) for span in mentions[1:]]
        alone = singles.get(first.head, ())
        if not all(_is_single(one) for one in later) or not (later or alone):
            continue
        yield _finding(reading, source, made, mentions, alone)


def _is_counted(words: Descriptor) -> bool:
    return number_in(words).count is not None


def _is_single(words: Descriptor) -> bool:
    if words.partitive:
        return False  # “one of the sources” speaks of several
    if words.pronoun:
        return words.pronoun in _SINGULAR
    if words.lower[:1] in (("one",), ("another",)):
        return False  # one more of them
    return not words.plural


def _unexplained_singles(reading: Reading) -> dict[str, tuple[Span, ...]]:
    """By head noun, what speaks of “the source” where no single source was brought in before."""
    found: dict[str, tuple[Span, ...]] = {}
    for source, made in reading.unnamed:
        spans = evidence(source, made)
        words = describe(spans[0].of(reading.text))
        if words.definite and not words.plural and words.head and len(words.words) == 2:
            found[words.head] = (*found.get(words.head, ()), *spans)
    return {
        head: spans
        for head, spans in found.items()
        if not _is_brought_in(reading.text[: spans[0].start], head)
    }


def _is_brought_in(before: str, head: str) -> bool:
    """Whether a single one of them was spoken of before: “a second officer”, “one source”."""
    return (
        re.search(
            rf"\b(?:an?|one|another)\s+(?:[\w’-]+\s+){{0,4}}?{re.escape(head)}\b", before, re.I
        )
        is not None
    )


def _finding(
    reading: Reading,
    source: Source,
    made: tuple[Attribution, ...],
    mentions: tuple[Span, ...],
    alone: tuple[Span, ...],
) -> Finding:
    single = mentions[1] if len(mentions) > 1 else alone[0]
    return Finding(
        source_id=source.id,
        attribution_ids=tuple(one.id for one in made),
        spans=tuple(sorted({*mentions, *(span for span in alone if len(mentions) == 1)})),
        message=f"{quoted(reading.text, mentions[0])} become {quoted(reading.text, single)}: the "
        "plural makes more of one source than it is.",
        remedy="Write of one source where there is one, or say how many there are.",
    )


RULE = Rule(
    id="S03",
    name="Plural inflation",
    scope=Scope.CLAIM,
    summary="One source is never “sources”.",
    why="A plural promises the reader that somebody else confirmed it.",
    citations=(
        Citation("Reuters", "2008"),
        Citation("Gannett", "2017", via="Knoxville News Sentinel"),
    ),
    severity=Severity.HIGH,
    check=check,
    unseen="How many sources the reporter’s notes show.",
)
