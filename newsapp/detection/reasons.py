"""Why a source is not named: the printed reason, and whom it belongs to.

The grant ("on condition of anonymity") is no reason. Lists: published grants and reasons in US and
UK news, counted over PolNeAR train; see the research notes of the sourcing standards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsapp.detection.lexicon.reasons import (
    GRANT,
    LEGAL_REASON,
    REASON_WITH_GRANT,
    REASON_WITHOUT_GRANT,
    STOCK_REASON,
    SUBSTANTIVE_REASON,
)
from newsapp.detection.types import ReasonType, Sentence, Span

# "For legal reasons, told the court …": the reason ends at the comma.
_SHORT_REASON = re.compile(r"for\s+(?:legal\s+reasons|safety|security|privacy)(?=,)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedReason:
    """A reason as printed, its type, and where the sentence that holds it begins and ends.

    ``anchor`` is where the grant or the reason begins: whoever stands before it is meant.
    """

    span: Span
    reason_type: ReasonType
    anchor: int
    sentence: Span


def reason_type_of(words: str) -> ReasonType:
    """Legal before substantive before stock: the reason that tells most decides.

    A reason that no list knows tells the reader something: substantive.
    """
    if LEGAL_REASON.search(words):
        return ReasonType.LEGAL
    if SUBSTANTIVE_REASON.search(words):
        return ReasonType.SUBSTANTIVE
    return ReasonType.STOCK if STOCK_REASON.search(words) else ReasonType.SUBSTANTIVE


def find_reasons(text: str, sentences: tuple[Sentence, ...]) -> tuple[PrintedReason, ...]:
    """Every printed reason for anonymity, in order."""
    found: list[PrintedReason] = []
    for sentence in sentences:
        words = sentence.span.of(text)
        grant = GRANT.search(words)
        pattern = REASON_WITH_GRANT if grant else REASON_WITHOUT_GRANT
        reason = pattern.search(words, grant.end() if grant else 0)
        if grant and reason is None:
            reason = REASON_WITHOUT_GRANT.search(words)
        if reason is None:
            continue
        span = _span(sentence.span.start, words, reason)
        anchor = min(reason.start(), grant.start()) if grant else reason.start()
        found.append(
            PrintedReason(
                span, reason_type_of(span.of(text)), sentence.span.start + anchor, sentence.span
            )
        )
    return tuple(found)


def _span(offset: int, words: str, reason: re.Match[str]) -> Span:
    start = reason.start("reason")
    short = _SHORT_REASON.match(reason.group("reason"))
    printed = (short.group() if short else reason.group("reason")).rstrip(" .,;:!?”\"’'")
    return Span(offset + start, offset + start + len(printed))
