"""Who is the subject of a verb: the phrase before it, behind it, or shared with another verb."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.detection.grammar.noun_phrases import (
    REACH,
    is_inside_preposition,
    is_role,
    phrase_after,
    phrase_before,
)
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.function_words import TIME_NOUNS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.verb_forms import VERB_FORMS

_BLOCKS_RELATIVE = frozenset(",;:-QBSE")
_FINITE = frozenset((Form.PAST, Form.THIRD, Form.BASE))


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens ``first`` to ``last`` (included). ``shared``: it is another verb's subject too.

    ``edge`` is the first token that belongs to the subject with what stands between it and its
    verb (an apposition): content before the subject ends there.
    """

    first: int
    last: int
    edge: int
    shared: bool = False


def subject_before(passage: Passage, verb: int, floor: int, depth: int = 0) -> Subject | None:
    """The subject of the verb group that begins at token ``verb``."""
    last = _before_time(passage, verb - 1, floor)
    if last < floor or depth > 4:
        return None
    if last != verb - 1:
        direct = _direct(passage, last, floor) if passage.classes[last] in "NCO)" else None
        return direct
    kind = passage.classes[last]
    if kind == "," or kind == "-":
        return _across_apposition(passage, last, floor) or _shared(passage, verb, floor, depth)
    if kind in "AB":
        return _shared(passage, verb, floor, depth)
    direct = _direct(passage, last, floor)
    if direct is None and passage.classes[last] in "VNXRIPTM":
        direct = _relative_clause(passage, last, floor)
    return direct


def _before_time(passage: Passage, last: int, floor: int) -> int:
    """The token before a time that stands between subject and verb: "Voss on Tuesday said"."""
    token = last
    floor = max(floor, last - 12)
    while token > floor and (
        passage.classes[token] in "KM" or singular(passage.lower[token]) in TIME_NOUNS
    ):
        token -= 1
    if token == last:
        return last
    while token > floor and passage.lower[token] in _BEFORE_TIMES:
        token -= 1
    return token


_BEFORE_TIMES = frozenset("on in last this earlier late early the published released next".split())


def _direct(passage: Passage, last: int, floor: int) -> Subject | None:
    if passage.classes[last] == "T" and last > floor and passage.classes[last - 1] in "NC":
        return None  # "a poll that showed": the relative is no mention worth marking
    start = phrase_before(passage, last, floor)
    if start is None:
        return None
    if is_inside_preposition(passage, start, floor):
        shorter = _role_at_end(passage, start, last)
        return _relative_clause(passage, start - 1, floor, last) or shorter
    relative = None
    if start > floor and passage.classes[start - 1] in "VXRIP":
        relative = _relative_clause(passage, start - 1, floor, last)
    return relative or Subject(start, last, start)


def _role_at_end(passage: Passage, start: int, last: int) -> Subject | None:
    """ "In Paris officials said": the name belongs to the preposition, the role is the subject."""
    role = passage.classes[last] == "N" and is_role(passage.lower[last])
    if last == start or not role or passage.classes[start] != "C":
        return None
    first = last
    while first - 1 > start and passage.classes[first - 1] == "N":
        first -= 1
    return Subject(first, last, first)


def _relative_clause(
    passage: Passage, token: int, floor: int, last: int | None = None
) -> Subject | None:
    """ "officials who asked not to be named said": the phrase begins before "who"."""
    last = token if last is None else last
    for at in range(token, max(floor, token - 18), -1):
        kind = passage.classes[at]
        if kind in _BLOCKS_RELATIVE:
            return None
        follows_verb = at + 1 <= last and passage.classes[at + 1] in "VXR"
        if kind == "W" or (kind == "T" and follows_verb and passage.classes[at - 1] in "NC"):
            if at + 1 > last:
                return None
            start = phrase_before(passage, at - 1, floor)
            return None if start is None else Subject(start, last, start)
    return None


def _across_apposition(passage: Passage, closing: int, floor: int) -> Subject | None:
    """ "Ada Voss, a lawyer for the union, said"; a relative clause stays outside the span."""
    mark = passage.classes[closing]
    tried = 0
    for opening in range(closing - 1, max(floor, closing - REACH), -1):
        if passage.classes[opening] in "EQ;:":
            return None
        if passage.classes[opening] != mark:
            continue
        tried += 1
        subject = _with_apposition(passage, opening, closing, floor)
        if subject is not None:
            return subject
        if tried == 3:
            return None
    return None


def _with_apposition(passage: Passage, opening: int, closing: int, floor: int) -> Subject | None:
    inner = passage.classes[opening + 1]
    if opening + 1 == closing or inner not in "DWMPVNCS":
        return None
    if passage.classes[opening - 1] in "MK" and opening - 2 >= floor:
        return None  # "Smith, 45, of Leeds,": look one comma further
    start = phrase_before(passage, opening - 1, floor)
    if start is None or is_inside_preposition(passage, start, floor):
        return None
    if inner not in "WPSV" and _has_main_verb(passage, opening + 1, closing):
        return None
    before = passage.classes[start - 1] if start > floor else "E"
    if before not in "E,;:-BAST(RQ":
        return None
    last = opening - 1 if inner in "WPSV" else closing - 1
    return Subject(start, last, start)


def _has_main_verb(passage: Passage, first: int, behind: int) -> bool:
    for token in range(first, behind):
        if passage.classes[token] in "WT":
            return False
        if passage.classes[token] in "VX" and is_finite(passage, token):
            return True
    return False


def is_finite(passage: Passage, token: int) -> bool:
    """Whether a verb token can stand at the head of a clause."""
    if passage.classes[token] == "X":
        return True
    return VERB_FORMS[passage.lower[token]][1] in _FINITE and passage.lower[token - 1] != "to"


def group_start(passage: Passage, verb: int, floor: int) -> int:
    """The first token of the verb group around ``verb``: auxiliaries and adverbs before it."""
    first = verb
    floor = max(floor, verb - 12)
    while first - 1 >= floor and passage.classes[first - 1] in "XR":
        first -= 1
    while first < verb and passage.classes[first] == "R" and passage.classes[first - 1] in ",EB":
        first += 1  # "Meanwhile officials said": the adverb opens the sentence
    return first


def _shared(passage: Passage, verb: int, floor: int, depth: int) -> Subject | None:
    """ "X did this and said that", "X did this, saying that": the nearest earlier subject."""
    token = verb - 2
    lowest = max(floor, verb - 2 * REACH)
    while token >= lowest:
        if passage.classes[token] in "VX" and is_finite(passage, token):
            first = group_start(passage, token, floor)
            subject = subject_before(passage, first, floor, depth + 3)
            if subject is not None and passage.classes[subject.first] != "W":
                return Subject(subject.first, subject.last, subject.edge, shared=True)
            token = first
        token -= 1
    return None


def subject_after(
    passage: Passage, start: int, ceiling: int, *, content_follows: bool = False
) -> Subject | None:
    """The inverted subject that begins at ``start``, with its apposition: "said Ada Voss, who …".

    Where ``content_follows``, as in "According to Ada Voss, the board …", only what a second comma
    closes is an apposition.
    """
    last = phrase_after(passage, start, ceiling)
    if last is None:
        return None
    end = last
    comma = last + 1
    if comma + 1 < ceiling and passage.classes[comma] == ",":
        inner = passage.classes[comma + 1]
        if inner in "DW" or (inner in "NC" and _is_apposition_noun(passage, comma + 1)):
            if content_follows:
                end = _closed_apposition_end(passage, comma, ceiling)
            else:
                end = _apposition_end(passage, comma + 1, ceiling)
    return Subject(start, end, start)


def _is_apposition_noun(passage: Passage, token: int) -> bool:
    return is_role(passage.lower[token]) or passage.classes[token] == "N"


def _closed_apposition_end(passage: Passage, comma: int, ceiling: int) -> int:
    """The last token before the second comma; the one before the first where none closes it."""
    relative = passage.classes[comma + 1] == "W"
    for token in range(comma + 1, min(ceiling, comma + REACH)):
        kind = passage.classes[token]
        if kind == ",":
            return token - 1
        if kind in "EQ;:-" or (kind in "VX" and not relative):
            break
    return comma - 1


def _apposition_end(passage: Passage, start: int, ceiling: int) -> int:
    for token in range(start, min(ceiling, start + REACH)):
        kind = passage.classes[token]
        following = passage.classes[token + 1] if token + 1 < ceiling else "E"
        if kind in "EQ;:-" or (kind == "," and following in "QVBXSRAE"):
            return token - 1
    return min(ceiling, start + REACH) - 1
