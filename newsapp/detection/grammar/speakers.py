"""Speakers before a colon: "Minister: no new tax", "SMITH: We won.", "Report: Port to close"."""

from __future__ import annotations

from newsapp.detection.grammar.noun_phrases import phrase_after
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.bodies import COUNTRIES, MEDIA_HEADS, MEDIA_NAMES, METONYMS
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    COLLECTIVE_HEADS,
    FIRST_NAMES,
    SPOKES_HEADS,
    TITLES,
)

# A speaker's label is no longer than this.
_LONGEST = 7
# Labels of things that are no speakers.
_NO_SPEAKER = frozenset(
    """note update updated correction clarification photo photos video watch listen read related
    more breaking opinion analysis exclusive background topline bottom summary contact phone
    tel email e-mail fax web website address date time when where what why who how see also
    example result results question answer update editor's here there one two three first
    second third verdict claim fact rating ruling our""".split()
)
_TELLING_FIRST = frozenset("said says added adds wrote asked replied".split())
TURNS = frozenset("QA")
"""The labels of questions and answers in an interview."""
_HEADS = TITLES | ANONYMOUS_HEADS | COLLECTIVE_HEADS | SPOKES_HEADS | DOCUMENT_HEADS | MEDIA_HEADS


def colon_speaker(passage: Passage, headline: bool) -> tuple[int, int] | None:
    """The colon's token and the label's last token, where a paragraph begins with a speaker.

    ``headline``: a headline needs no quotation mark behind the colon to be one.
    """
    colon = next(
        (at for at in range(1, min(_LONGEST + 1, len(passage))) if passage.classes[at] == ":"), None
    )
    if colon is None or colon + 1 >= len(passage):
        return None
    if colon == 1 and passage.words[0] in TURNS:
        return 1, 0
    words, kinds = passage.words[:colon], passage.classes[:colon]
    if passage.ends[colon - 1] != passage.starts[colon] or any(
        kind in "VXOSWTEQ,;" for kind in kinds
    ):
        return None
    if kinds[0] == "P" or passage.lower[0] in _TELLING_FIRST:
        return None  # "In the words of one aide: “…”", "Said one aide: “…”"
    if passage.lower[0] in _NO_SPEAKER or not any(kind in "CN" for kind in kinds):
        return None
    shouted = all(word.isupper() or not word.isalpha() for word in words)
    quoted = passage.classes[colon + 1] == "Q"
    named = headline and names_a_speaker(passage, 0, colon - 1)
    return (colon, colon - 1) if (shouted and len(words[0]) > 1) or quoted or named else None


def told_before_colon(passage: Passage) -> tuple[int, int] | None:
    """The colon's token and the speaker's last one in "Said one official: “…”", else None.

    The first token is the cue, the speaker begins right behind it.
    """
    if len(passage) < 4 or passage.lower[0] not in _TELLING_FIRST:
        return None
    end = min(_LONGEST + 1, passage.sentence(0)[1])
    colon = next((at for at in range(2, end) if passage.classes[at] == ":"), None)
    if colon is None or colon + 1 >= len(passage):
        return None
    plain = all(passage.classes[at] in "NCDMPI" for at in range(1, colon))
    return (colon, colon - 1) if plain and phrase_after(passage, 1, colon) is not None else None


def names_a_speaker(passage: Passage, first: int, last: int) -> bool:
    """Whether tokens ``first`` to ``last`` (included) name somebody or something that speaks."""
    lower = passage.lower[first : last + 1]
    phrase = " ".join(lower).removeprefix("the ")
    if singular(lower[-1]) in _HEADS or phrase in METONYMS or phrase in COUNTRIES:
        return True
    return phrase in MEDIA_NAMES or lower[0] in FIRST_NAMES or singular(lower[0]) in TITLES
