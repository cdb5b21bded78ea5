"""Who speaks at the end of a line: "Dam is safe: minister", "Bank to cut jobs - sources".

Headlines and tickers put the source last, behind a mark and without a verb. A line that ends in a
full stop is none of them.
"""

from __future__ import annotations

from newsapp.detection.grammar.noun_phrases import is_role
from newsapp.detection.grammar.speakers import names_a_speaker
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.bodies import MEDIA_HEADS, ORGANIZATION_HEADS
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS
from newsapp.detection.lexicon.heads import singular

# A line of more tokens is a sentence that lost its full stop.
_LONGEST_LINE = 30
_LONGEST_SPEAKER = 5
# Behind a comma or a dash much else may stand: only these are nothing but a source there.
_SOURCES = frozenset(
    """source sources insiders officials aides diplomats police witness witnesses report reports
    study minister""".split()
)
_BODIES = ORGANIZATION_HEADS | DOCUMENT_HEADS | MEDIA_HEADS
# What is said has as many tokens: more where a name that is no role ends the line.
_FEWEST_SAID, _FEWEST_BEFORE_NAMES = 2, 4
_MARKS = ":-,"


def closing_speaker(passage: Passage) -> tuple[int, int] | None:
    """The token of the mark and the last token of the speaker behind it; None where none ends it.

    The speaker begins right behind the mark.
    """
    last = len(passage) - 1
    if last < 2 or len(passage) > _LONGEST_LINE or len(passage.sentences) > 1:
        return None
    if passage.text[passage.ends[last] : passage.ends[last] + 1] in (".", "!", "?", "…"):
        return None
    lowest = max(_FEWEST_SAID, last - _LONGEST_SPEAKER)
    mark = next((at for at in range(last - 1, lowest - 1, -1) if passage.classes[at] in _MARKS), 0)
    if passage.lower[mark + 1] == "per":
        mark += 1  # "Coach to be fired, per reports"
    noun = passage.lower[last]
    plain = all(passage.classes[at] in "NCDMP" for at in range(mark + 1, last))
    if not mark or not plain or not (passage.classes[last] in "NCDMP" or noun in _SOURCES):
        return None
    if passage.classes[mark] == ":":
        role = is_role(noun) or singular(noun) in _BODIES
        speaks = role or (mark >= _FEWEST_BEFORE_NAMES and names_a_speaker(passage, mark + 1, last))
        return (mark, last) if speaks else None
    return (mark, last) if noun in _SOURCES else None
