"""A text as the sequence of words and signs that two versions of it are compared by."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from newsapp.detection.types import Span

# A word with its inner apostrophes and hyphens, a line's end, or any other sign. Space is none.
_WORD = re.compile(r"\w+(?:['’-]\w+)*|\n|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text with their offsets. ``values[i] == text[starts[i]:ends[i]]``."""

    text: str
    values: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.values)

    def covering(self, span: Span) -> range:
        """The words that ``span`` touches; an empty range where it touches space alone."""
        first = bisect_right(self.ends, span.start)
        last = bisect_right(self.starts, span.end - 1)
        return range(first, max(first, last))

    def weight(self, part: range) -> int:
        """How many of the words in ``part`` are words, and no signs or line ends."""
        return sum(self.values[place][0].isalnum() for place in part)


def words_of(text: str) -> Words:
    """Cut ``text`` into words."""
    values, starts, ends = [], [], []
    for match in _WORD.finditer(text):
        values.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, values, starts, ends)
