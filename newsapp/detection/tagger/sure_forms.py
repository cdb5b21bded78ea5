"""Forms that the grammar reads surely and the tagger often drops.

The tagger learned from the running text of newspapers. What stands around that text, and forms of
few words, it may not have seen often enough: there the grammar's reading is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from newsapp.detection.cue_acts import is_known_cue
from newsapp.detection.furniture import HEADLINE_WORDS
from newsapp.detection.grammar.speakers import TURNS
from newsapp.detection.layout import Layout
from newsapp.detection.lexicon.cues import HEARSAY_ADVERBS
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.tagger.chest import Chest
from newsapp.detection.tagger.relays import with_cited
from newsapp.detection.tagger.repairs import Bundle, spans_of
from newsapp.detection.tagger.shared_sources import with_shared_sources
from newsapp.detection.tagger.turns import with_whole_turns
from newsapp.detection.tagger.unnamed import is_surely_unnamed, surely_tells
from newsapp.detection.types import FurnitureKind, Role, Span

_TOLD = re.compile(r"\b(?:according to|told)\b", re.IGNORECASE)
_WHO_SAYS = (Role.SOURCE, Role.CUE)
_UNSEEN = 0.6
"""The most that an attribution is trusted which the grammar alone reads."""
_LONGEST_LINE = 200
_LINES_OF_THEIR_OWN = frozenset((FurnitureKind.HEADLINE, FurnitureKind.CAPTION))


def with_sure_forms(
    text: str, layout: Layout, bundles: Iterable[Bundle], grammar: Iterable[RoleSpan]
) -> list[Bundle]:
    """The tagger's attributions and the grammar's where it is the surer of the two."""
    groups: dict[int | None, Bundle] = defaultdict(list)
    for one in grammar:
        groups[one.group].append(one)
    chest = Chest(bundles)
    read = [bundle for group, bundle in groups.items() if group is not None]
    for bundle in read:
        cue = next(iter(spans_of(bundle, Role.CUE)), None)
        if cue is None:
            continue
        if cue.of(text) == ":":
            _take_turn(text, chest, bundle, cue)
        elif cue.of(text).lower() in HEARSAY_ADVERBS:
            _take_hearsay(text, chest, bundle, cue)
        elif _TOLD.search(cue.of(text)):
            _take_told(text, chest, bundle, cue)
        else:
            _part_source(text, chest, bundle, cue)
        _take_unnamed(text, chest, bundle, cue)
    _take_lines(text, chest, layout, Chest(read))
    with_whole_turns(text, layout, chest)
    with_cited(text, layout, chest)
    return with_shared_sources(text, layout, chest.bundles())


def _take_told(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "According to X, …" that the tagger missed; "…, X told Reuters" that it turned round.

    In the second it takes whom X told for what was said. What else the grammar finds with these
    cues and the tagger does not is wrong more often than right.
    """
    rivals = chest.meeting(cue, Role.CUE)
    behind = _says_before(bundle, cue)
    if behind and not any(_says_before(rival, cue) for rival in rivals.values()):
        chest.drop(rivals)
        chest.add(bundle)
    elif not rivals and cue.of(text).startswith("According"):
        chest.add(bundle)


def _says_before(bundle: Bundle, cue: Span) -> bool:
    """Whether what is said and who says it stand before the cue, in that order."""
    content, source = spans_of(bundle, Role.CONTENT), spans_of(bundle, Role.SOURCE)
    if not content or not source:
        return False
    return content[-1].end <= source[0].start and source[-1].end <= cue.start


def _take_hearsay(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "Ruiz is reportedly considering an appeal": not Ruiz says so, and nobody else does."""
    rivals = chest.meeting(cue, Role.CUE)
    if any(is_known_cue(_without(text, one, cue)) for held in rivals.values() for one in held):
        return  # "officials allegedly said"
    if not chest.meeting(cue, Role.CONTENT):
        chest.drop(rivals)
        chest.add(bundle)


def _without(text: str, one: RoleSpan, part: Span) -> str:
    """The words of a cue without one of them."""
    if one.role is not Role.CUE:
        return ""
    return text[one.span.start : part.start] + text[part.end : one.span.end]


def _take_turn(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "SMITH: We won. Nobody thought we could.": a whole turn belongs to its speaker."""
    turn = Span(min(one.span.start for one in bundle), max(one.span.end for one in bundle))
    rivals = chest.meeting(turn, *Role)
    (label,) = spans_of(bundle, Role.SOURCE)
    interview = label.of(text) in TURNS
    if rivals and not interview and not chest.meeting(label, Role.SOURCE):
        return
    if interview:  # within an answer others are quoted, and stay
        rivals = {**chest.meeting(cue, Role.CUE), **chest.meeting(label, Role.SOURCE)}
    agreed = chest.meeting(cue, Role.CUE).values()
    score = max(one.score for each in (bundle, *agreed) for one in each)
    chest.drop(rivals)
    chest.add([replace(_with_mark(text, one), score=score) for one in bundle])


def _with_mark(text: str, one: RoleSpan) -> RoleSpan:
    """Content with its question mark: a turn is said as a whole."""
    end = one.span.end
    if one.role is Role.CONTENT and text[end : end + 1] in ("?", "!"):
        return replace(one, span=Span(one.span.start, end + 1))
    return one


def _take_lines(text: str, chest: Chest, layout: Layout, read: Chest) -> None:
    """Headlines, captions and lines without a full stop in which the tagger found nothing."""
    lines = {piece.span for piece in layout.furniture if piece.kind in _LINES_OF_THEIR_OWN}
    silent = {piece.span for piece in layout.furniture} - lines
    lines |= {span for span in layout.paragraphs if span not in silent and _is_line(text, span)}
    for line in sorted(lines):
        if not chest.meeting(line, *Role):
            for bundle in read.meeting(line, *Role).values():
                if all(line.contains(one.span) for one in bundle):
                    chest.add(bundle)


def _is_line(text: str, paragraph: Span) -> bool:
    """Whether a paragraph reads like a headline pasted alone: short, and without a full stop."""
    short = len(paragraph) <= _LONGEST_LINE and paragraph.of(text).count(" ") < HEADLINE_WORDS
    return short and text[paragraph.end - 1] not in ".!?…:"


def _take_unnamed(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "…, one banker said": an unnamed source of which the tagger saw nothing."""
    sources = spans_of(bundle, Role.SOURCE)
    if not sources or not surely_tells(cue.of(text)) or chest.meeting(cue, Role.CUE):
        return
    sure = cue.of(text).lower() == "per" or is_surely_unnamed(sources[0].of(text))
    if sure and not chest.meeting(sources[0], *_WHO_SAYS):
        chest.add([replace(one, score=min(one.score, _UNSEEN)) for one in bundle])


def _part_source(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "…, its chief executive, Ola Berg, said": the source that was taken for what is said."""
    source, content = spans_of(bundle, Role.SOURCE), spans_of(bundle, Role.CONTENT)
    if not source or not content:
        return
    for number, rival in chest.meeting(cue, Role.CUE).items():
        taken = spans_of(rival, Role.CONTENT)
        if taken and not spans_of(rival, Role.SOURCE) and taken[-1].contains(source[-1]):
            chest.drop([number])
            score = rival[0].score
            chest.add([replace(_with_comma(text, one), score=score) for one in bundle])
            return


def _with_comma(text: str, one: RoleSpan) -> RoleSpan:
    """A source with the comma that closes its apposition, as everywhere else."""
    apposition = one.role is Role.SOURCE and "," in one.span.of(text)
    if apposition and text[one.span.end : one.span.end + 1] == ",":
        return replace(one, span=Span(one.span.start, one.span.end + 1))
    return one
