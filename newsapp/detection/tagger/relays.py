"""Whom an outlet cites: "Reuters reported, citing two officials, that the ships had sailed".

Two attributions stand in such a sentence: the outlet reports, and the officials whom it cites are
its source for the same words. The tagger marks one, with the officials as what is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from newsapp.detection.layout import Layout
from newsapp.detection.paragraphs import trim
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.spans import subtract
from newsapp.detection.tagger.chest import Chest
from newsapp.detection.tagger.repairs import Bundle, spans_of
from newsapp.detection.tagger.unnamed import is_surely_unnamed
from newsapp.detection.types import Role, Span

_CITING = re.compile(
    r"\b(?P<cue>(?i:citing|quoting))\s+(?P<who>[^,.;:()“”\"\n]{3,120}?)"
    r"(?=[,.;:()“”\"\n]|\s+(?:who|as\s+saying|on\s+condition|speaking|because)\b|$)"
)
# "Reuters reported": between the one who cites and the comma before it.
_VERB = re.compile(
    r"\s+(?P<verb>(?:ha[sd] )?(?:\w+ed|said|says|wrote|writes|reports))\b(?:\s[\w ]{2,30})?,\s+$"
)


def with_cited(text: str, layout: Layout, chest: Chest) -> None:
    """Gives unnamed people whom an outlet cites an attribution of their own."""
    starts = [sentence.span.start for sentence in layout.sentences]
    for match in _CITING.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and is_surely_unnamed(match["who"]):
            cue, who = (Span(*match.span(part)) for part in ("cue", "who"))
            _cite(text, chest, layout.sentences[at].span, cue, who)


def _cite(text: str, chest: Chest, sentence: Span, cue: Span, who: Span) -> None:
    own = chest.meeting(cue, Role.CUE)
    if any(who in spans_of(bundle, Role.SOURCE) for bundle in own.values()):
        return
    relays = {
        number: bundle
        for number, bundle in chest.meeting(sentence, Role.CUE).items()
        if number not in own and spans_of(bundle, Role.CONTENT)
    }
    aside = _aside(text, cue.start, who.end)
    relay = _nearest(cue, relays) or _hidden_relay(text, own, cue, aside)
    if relay is None:
        return
    kept = [piece for one in relay for piece in _without(text, one, aside)]
    content = [one for one in kept if one.role is Role.CONTENT]
    if not content:
        return
    chest.drop([*own, *(number for number, bundle in relays.items() if bundle is relay)])
    score = min(one.score for one in kept)
    chest.add(kept)
    chest.add([RoleSpan(Role.SOURCE, who, score), RoleSpan(Role.CUE, cue, score), *content])


def _aside(text: str, start: int, end: int) -> Span:
    """The words from ``start`` to ``end`` with a comma on either side."""
    before = start
    while before > 0 and text[before - 1].isspace():
        before -= 1
    opened = text[before - 1 : before] == ","
    closed = text[end : end + 1] == ","
    return Span(before - 1 if opened else start, end + 1 if closed else end)


def _nearest(cue: Span, bundles: dict[int, Bundle]) -> Bundle | None:
    """Of those who say something, the one whose cue stands nearest to ``cue``."""

    def distance(bundle: Bundle) -> int:
        return min(abs(span.start - cue.start) for span in spans_of(bundle, Role.CUE))

    return min(bundles.values(), key=distance, default=None)


def _hidden_relay(text: str, own: dict[int, Bundle], cue: Span, aside: Span) -> Bundle | None:
    """The report that was taken for one attribution with the citing: its verb is still unmarked."""
    for bundle in own.values():
        sources = spans_of(bundle, Role.SOURCE)
        verb = _VERB.match(text, sources[-1].end, cue.start) if sources else None
        said = [
            piece
            for one in bundle
            if one.role is Role.CONTENT
            for piece in _without(text, one, aside)
        ]
        if verb is not None and said:
            told = RoleSpan(Role.CUE, Span(*verb.span("verb")), bundle[0].score)
            return [*(one for one in bundle if one.role is Role.SOURCE), told, *said]
    return None


def _without(text: str, one: RoleSpan, aside: Span) -> Sequence[RoleSpan]:
    """What is left of content without the ``aside``: "that the ships had sailed"."""
    if one.role is not Role.CONTENT or not one.span.overlaps(aside):
        return (one,)
    pieces = (trim(text, span.start, span.end) for span in subtract((one.span,), (aside,)))
    return tuple(replace(one, span=piece) for piece in pieces if piece is not None)
