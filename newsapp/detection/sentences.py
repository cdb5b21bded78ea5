"""Sentences of news text: a library's boundaries, repaired where newsrooms write otherwise.

The library is sentencex. What it was compared with stands in DECISIONS.md. It only proposes
boundaries: every offset comes from the text itself, so that none can drift.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import sentencex

from newsapp.detection.abbreviations import (
    AFTER_TIME_OF_DAY,
    MAY_BE_LAST,
    NEVER_LAST,
    STARTERS,
    TIME_OF_DAY,
)
from newsapp.detection.paragraphs import trim
from newsapp.detection.types import Sentence, Span

# The library takes quadratic time over many opening marks without a close (seven minutes for a
# million of them). Pieces of this many code points keep the worst case linear; a cut falls on a
# space where there is one, and is healed by `_belongs_together` where it broke a sentence.
_PIECE = 4_000
_CLOSERS = "\"'”’»)]"
_MARKS_AND_SPACE = " \t\"'“”‘’«»`"
_OPENERS = "\"'“‘«(["
# A stop, its closing marks, and space: where a sentence may end although the library saw none.
_STOP = re.compile(rf"[.!?…][{re.escape(_CLOSERS)}]{{0,4}}\s+")
_WORD_BEFORE = re.compile(r"([^\s“”‘’\"'()\[\]]+?)\.?$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Behind a question or an exclamation the quotation's own tag goes on: “Why?” Ms. Lind asked.
_TAG = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|the|a|an|one|of|two|his|her|their)\s+){0,5}?\S+\s+"
    r"(?:said|says|asked|asks|added|wrote|replied|shouted|demanded|wondered|tweeted|told|cried|yelled)\b"
)


def find_sentences(text: str, paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences of ``text`` in order: trimmed, none crossing a paragraph.

    Together they cover every character of the paragraphs that is no space.
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs, 1):
        starts = sorted(_proposed(text, paragraph) | _overlooked(text, paragraph))
        kept = [start for start in starts if not _belongs_together(text, paragraph, start)]
        edges = [paragraph.start, *_without_bare_marks(text, paragraph.start, kept), paragraph.end]
        for start, end in pairwise(edges):
            span = trim(text, start, end)
            if span is not None:
                sentences.append(Sentence(span, number))
    return tuple(sentences)


def _without_bare_marks(text: str, start: int, starts: Sequence[int]) -> list[int]:
    """Drops a boundary that only quotation marks would stand before."""
    kept: list[int] = []
    for begin in starts:
        if text[start:begin].strip(_MARKS_AND_SPACE):
            kept.append(begin)
            start = begin
    return kept


def _pieces(text: str, paragraph: Span) -> Iterable[Span]:
    start = paragraph.start
    while paragraph.end - start > _PIECE:
        space = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        end = space + 1 if space > 0 else start + _PIECE
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


def _proposed(text: str, paragraph: Span) -> set[int]:
    """Where the library begins a sentence, but not where only a piece of ours begins."""
    starts: set[int] = set()
    for piece in _pieces(text, paragraph):
        for boundary in sentencex.get_sentence_boundaries("en", piece.of(text)):
            start = piece.start + int(boundary["start_index"])
            if piece.start < start < piece.end:
                starts.add(_first_character(text, start, paragraph.end))
    return {start for start in starts if paragraph.start < start < paragraph.end}


def _first_character(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _overlooked(text: str, paragraph: Span) -> set[int]:
    """Where a sentence begins behind a stop although the library saw no boundary."""
    starts: set[int] = set()
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if stop.end() >= paragraph.end:
            continue
        first = text[stop.end()]
        word = _word_before(text, stop.start(), paragraph.start)
        if first.islower():
            # A damaged line: “… in the country. plan.” A long plain word is no abbreviation.
            plain = len(word) > 3 and word.isalpha() and word.islower()
            if text[stop.start()] == "." and plain and word not in NEVER_LAST | MAY_BE_LAST:
                starts.add(stop.end())
        elif first.isupper() or first in _OPENERS:
            starts.add(stop.end())
    return starts


def _word_before(text: str, stop: int, limit: int) -> str:
    """The word that ends at the stop ``text[stop]``, without its own final stop."""
    found = _WORD_BEFORE.search(text[max(limit, stop - 30) : stop])
    return found.group(1) if found else ""


def _belongs_together(text: str, paragraph: Span, start: int) -> bool:
    """Whether the proposed sentence at ``start`` goes on with the one before it."""
    end = start
    while end > paragraph.start and text[end - 1].isspace():
        end -= 1
    closed = end
    while closed > paragraph.start and text[closed - 1] in _CLOSERS:
        closed -= 1
    if closed == paragraph.start:
        return True  # nothing but marks stands before it
    last = text[closed - 1]
    if last in "?!" and closed < end and _TAG.match(text, start, min(start + 90, paragraph.end)):
        return True
    if last in ",;:" or (closed < end and text[start].islower()):
        return True
    if last != "." or closed < end:
        return False
    return _stop_abbreviates(text, paragraph, closed - 1, start)


def _stop_abbreviates(text: str, paragraph: Span, stop: int, start: int) -> bool:
    word = _word_before(text, stop, paragraph.start)
    form = word.lower()
    following = _FIRST_WORD.match(text, start, paragraph.end)
    next_word = following.group().lower() if following else ""
    if (form in NEVER_LAST and word[:1].isupper()) or form in {"vs", "v", "e.g", "i.e", "approx"}:
        return True
    if form in TIME_OF_DAY:
        return next_word in AFTER_TIME_OF_DAY
    if len(word) == 1 and word.isupper():
        return next_word not in STARTERS  # an initial
    if form in MAY_BE_LAST or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        if form in {"no", "co", "al", "etc", "sec", "mar", "la", "miss", "wash", "art"} and (
            word.islower()
        ):
            return False
        digit = text[start].isdigit()
        return digit or (text[start] not in _OPENERS and next_word not in STARTERS)
    return False
