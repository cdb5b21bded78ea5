"""Quoted stretches, also where a newsroom's quotation marks are damaged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsapp.detection.types import Span

# A pair of single marks ('' ’’ ``) is a double quotation mark typed on an old system.
_MARK = re.compile(r"''|’’|‘‘|``|[“”„‟«»\"＂]|[‘’']")
_OPENS_ONLY = frozenset({"“", "„", "«", "‘‘", "``"})
_CLOSES_ONLY = frozenset({"”", "»", "’’"})
_SINGLE = frozenset({"‘", "’", "'"})
# What may stand before an opening mark besides space.
_BEFORE_OPENING = frozenset("([{—–-/:,")
# A single mark closes a quotation only behind one of these (else it is an apostrophe: the boys').
_BEFORE_SINGLE_CLOSING = frozenset(",.?!…")


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The outermost quotations, marks included, in order; none crosses a paragraph's end.

    A quotation that runs on over paragraphs gives one span in each. An opening mark that is
    never closed quotes to the paragraph's end only where it begins the paragraph or where the
    next paragraph opens with a mark too; elsewhere it is a slip, and nothing is quoted. A mark
    turned the wrong way (``“serious concern“China``) closes what is open when it leans on the
    word before it.
    """
    quotations: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        runs_on = following is not None and _opens(text, following.start)
        quotations += _in_paragraph(text, paragraph, runs_on)
    return tuple(quotations)


def _opens(text: str, at: int) -> bool:
    return text[at] in '“"„«' or text[at : at + 2] in ("''", "``", "‘‘", "’’")


def _in_paragraph(text: str, paragraph: Span, runs_on: bool) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    single: int | None = None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in _SINGLE:
            if opened is None:
                single = _single_mark(text, paragraph, match, single, found)
            continue
        leans_back = at > paragraph.start and not text[at - 1].isspace()
        if opened is None:
            if mark in _CLOSES_ONLY and leans_back:
                continue  # closes what nobody opened
            if _may_open(text, paragraph, at, after):
                opened = at
        elif _closes(text, paragraph, mark, at, after, leans_back):
            found.append(Span(opened, after))
            opened = None
    if opened is not None and (runs_on or opened == paragraph.start):
        found.append(Span(opened, paragraph.end))
    return sorted(found)


def _may_open(text: str, paragraph: Span, at: int, after: int) -> bool:
    if after >= paragraph.end or text[after].isspace():
        return False
    return at == paragraph.start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING


def _closes(text: str, paragraph: Span, mark: str, at: int, after: int, leans_back: bool) -> bool:
    if mark in _CLOSES_ONLY:
        return True
    if mark in _OPENS_ONLY:
        return leans_back and text[at - 1] not in "([{—–-/"
    # A straight mark closes unless it clearly opens: space before it, a word behind it.
    return leans_back or after >= paragraph.end or not text[after].isalnum()


def _single_mark(
    text: str, paragraph: Span, match: re.Match[str], opened: int | None, found: list[Span]
) -> int | None:
    """Where a single quotation is open after ``match``; a finished one goes to ``found``."""
    mark, at, after = match.group(), match.start(), match.end()
    before = text[at - 1] if at > paragraph.start else " "
    behind = text[after] if after < paragraph.end else " "
    if opened is None:
        starts_word = (before.isspace() or before in "([—–") and behind.isalnum()
        return at if starts_word and mark in "‘'" else None
    if before in _BEFORE_SINGLE_CLOSING and not behind.isalnum():
        if not any(opened < span.end for span in found[-1:]):
            found.append(Span(opened, after))
        return None
    if mark == "’" and text[opened] == "‘" and before.isalnum() and not behind.isalnum():
        # British style closes a quoted phrase like this; so does a plural's apostrophe, rarely.
        found.append(Span(opened, after))
        return None
    return opened
