"""Characters of a text that nobody sees and that change how the others are shown or found.

Direction controls turn words round ("retsinim eht" is read as "the minister"); characters of no
width part a word without a trace. Neither is an error, and the text keeps them: this says where
they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What such a character does."""

    DIRECTION = "direction"
    NO_WIDTH = "no width"


@dataclass(frozen=True, slots=True)
class Invisible:
    """One such character at ``at``, a code point of the text."""

    at: int
    character: str
    sort: Sort

    @property
    def code(self) -> str:
        """Its code point as Unicode writes it: "U+202E"."""
        return f"U+{ord(self.character):04X}"


# The directional formatting characters of Unicode Annex 9, section 2: marks, embeddings, overrides
# and isolates. Then what has no width: zero width space, word joiner, byte order mark, and the
# (non-)joiners, which are part of emoji and of many scripts: these count after Latin alone.
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SEARCHED = re.compile(
    rf"(?P<direction>[{_DIRECTION}])"
    r"|[\u200b\u2060\ufeff]"
    r"|(?<=[\x20-\x7e\u00c0-\u024f])[\u200c\u200d]"
)


def invisible_characters(text: str) -> Iterator[Invisible]:
    """Every one of them, in order."""
    for found in _SEARCHED.finditer(text):
        sort = Sort.DIRECTION if found["direction"] else Sort.NO_WIDTH
        yield Invisible(found.start(), found[0], sort)
