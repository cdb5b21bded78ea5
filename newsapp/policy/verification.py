"""Where an article says what became of a newsroom's own check of somebody else's report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Span
from newsapp.policy.sentences import Sentences
from newsapp.policy.wording import lowered

# The newsroom says what became of its own check. That counts even inside the relayed words, since
# a content span may run on to the end of the sentence.
_OWN_CHECK = re.compile(
    r"\bindependently\s+(?:confirm|verif|corroborat|authenticat)\w*"
    r"|(?:\bnot|\bnever|n['’]t|\bunable|\byet|\bunsuccessfully)\s+(?:\w+\s+){0,4}?"
    r"(?:confirm|verif|corroborat|authenticat|match)\w*"
    r"|\bun(?:confirmed|verified)\b"
    r"|\b(?:seen|reviewed|obtained)\s+(?:by\s+this|a\s+copy|copies)\b",
)
# Somebody confirms it: outside the relayed words only, and no “confirmed cases”, “confirmed dead”.
_CONFIRMED = re.compile(
    r"\b(?:confirm(?:ed|s)|verif(?:ied|ies)|corroborat(?:ed|es))\b"
    r"(?!\s+(?:case|infection|death|dead|as)\w*)",
)
# One of these is in whatever the two patterns match: plain searches for them are quick.
_STEMS = ("confirm", "verif", "corroborat", "authenticat", "match", "by this", "a copy", "copies")


class OwnChecks:
    """The places of one text that speak of a check, found in one pass."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self._sentences = sentences
        lower = lowered(text)
        numbers = {sentences.number_at(place) for stem in _STEMS for place in _places(lower, stem)}
        self._own = sorted(
            number
            for number in numbers
            for sentence in sentences.between(number, number)
            if _OWN_CHECK.search(sentence.of(lower))
        )
        self._confirmed = [
            sentence.start + found.start()
            for number in sorted(numbers)
            for sentence in sentences.between(number, number)
            for found in _CONFIRMED.finditer(sentence.of(lower))
        ]

    def beside(self, attribution: Attribution, reach: int) -> bool:
        """Whether a check stands within ``reach`` sentences of the statement."""
        first, last = self._sentences.numbers_of(attribution)
        place = bisect_left(self._own, first - reach)
        if place < len(self._own) and self._own[place] <= last + reach:
            return True
        near = self._sentences.between(first - reach, last + reach)
        if not near:
            return False
        place = bisect_left(self._confirmed, near[0].start)
        while place < len(self._confirmed) and self._confirmed[place] < near[-1].end:
            if not _holds(attribution.content, self._confirmed[place]):
                return True
            place += 1
        return False


def _places(text: str, stem: str) -> Iterator[int]:
    place = text.find(stem)
    while place >= 0:
        yield place
        place = text.find(stem, place + 1)


def _holds(spans: tuple[Span, ...], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)
