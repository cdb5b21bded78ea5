"""Noun phrases around a cue: where one that ends here begins, where one that begins here ends."""

from __future__ import annotations

from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.bodies import MEDIA_HEADS, ORGANIZATION_HEADS
from newsapp.detection.lexicon.function_words import TIME_NOUNS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.people import ANONYMOUS_HEADS, COLLECTIVE_HEADS, TITLES
from newsapp.detection.lexicon.verb_forms import VERB_FORMS

# No phrase is longer than this many tokens: keeps every search linear in the text.
REACH = 40
# A lower-case word before a name that may belong to it: "former senator Ada Voss".
_BEFORE_NAMES = frozenset(
    """former then ex late longtime long-time veteran retired senior top deputy assistant vice
    acting interim incoming outgoing fellow co-author rookie pop rock film movie tv
    television radio party campaign union opposition majority minority government state city
    county police army navy team club company group committee board""".split()
)
_ENDS_PHRASE = frozenset("NCM)O")
_ALONE = frozenset("some many most several few both all others this these those each".split())
_STANDS_BEFORE_SUBJECT = frozenset(",;:-(SBTEQRAK")


def is_role(word: str) -> bool:
    """Whether a lower-case word names what somebody is."""
    base = singular(word)
    return (
        base in TITLES
        or base in ANONYMOUS_HEADS
        or base in COLLECTIVE_HEADS
        or base.endswith(("man", "woman", "person", "ist"))
    )


def phrase_before(passage: Passage, end: int, floor: int) -> int | None:
    """Where the noun phrase that ends with token ``end`` begins, ``floor`` at the lowest."""
    floor = max(floor, end - REACH)
    start = _base_before(passage, end, floor)
    if start is None:
        return None
    coordinated = False
    for _ in range(8):
        longer, through_and = _extended(passage, start, floor, coordinated)
        if longer is None:
            break
        full = _fully(passage, longer, floor)
        if passage.classes[start - 1] == "," and not _begins_clause(passage, full, floor):
            break  # "in emails, current and former officials": no list
        begins = _may_begin(passage, full, floor) or _may_begin(passage, longer, floor)
        if through_and and not begins:
            break
        coordinated = coordinated or through_and
        start = longer
    return _with_measure(passage, start, floor)


_MEASURES = frozenset(
    (("at", "least"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("as", "many", "as"))
)
_SHORT_MEASURES = frozenset("about nearly almost over roughly around some only".split())


def _with_measure(passage: Passage, start: int, floor: int) -> int:
    """ "at least three traders", "more than a dozen": the measure belongs to the number."""
    lower = passage.lower
    if passage.classes[start] != "M" and lower[start] not in ("half", "a"):
        return start
    for length in (3, 2):
        if start - length >= floor and tuple(lower[start - length : start]) in _MEASURES:
            return start - length
    if start - 1 >= floor and lower[start - 1] in _SHORT_MEASURES:
        return start - 1
    return start


def _fully(passage: Passage, start: int, floor: int) -> int:
    """The furthest that prepositions and lists carry the phrase from ``start``."""
    for _ in range(6):
        longer, _through_and = _extended(passage, start, floor, coordinated=True)
        if longer is None:
            break
        start = longer
    return start


def _begins_clause(passage: Passage, start: int, floor: int) -> bool:
    return start <= floor or passage.classes[start - 1] in "STBQE;:-"


def _may_begin(passage: Passage, start: int, floor: int) -> bool:
    return start <= floor or passage.classes[start - 1] in _STANDS_BEFORE_SUBJECT


def _base_before(passage: Passage, end: int, floor: int) -> int | None:
    """A phrase without prepositions that ends at ``end``."""
    classes, lower = passage.classes, passage.lower
    if end < floor:
        return None
    if classes[end] == ")":
        opening = _opening(passage, end, floor)
        return None if opening is None else _base_before(passage, opening - 1, floor)
    if classes[end] in "OW":
        return end
    if classes[end] == "D" and lower[end] not in _ALONE:
        return None
    if classes[end] not in "NCMD":
        return None
    if classes[end] == "N" and singular(lower[end]) in TIME_NOUNS:
        return None
    start = end
    while start > floor and _joins(passage, start - 1):
        start -= 1
        if classes[start] == "D" and not (
            start > floor and lower[start - 1] in ("all", "both", "half", "such", "many")
        ):
            break
    return start


def _opening(passage: Passage, closing: int, floor: int) -> int | None:
    for token in range(closing - 1, max(floor, closing - 10), -1):
        if passage.classes[token] == "(":
            return token
    return None


def _joins(passage: Passage, token: int) -> bool:
    """Whether ``token`` belongs to the plain phrase that begins right behind it."""
    classes, lower = passage.classes, passage.lower
    kind, following = classes[token], classes[token + 1]
    if kind in "CM":
        return following != "O"
    if kind == "D":
        return following in "NCMVRDQ"
    if kind == "N":
        if following == "D" or (lower[token] == "least" and following == "M"):
            return False
        if following == "C" and not passage.is_possessive(token):
            word = lower[token]
            inner = token + 2 < len(classes) and classes[token + 2] == "N"  # one district KP leader
            return word in _BEFORE_NAMES or is_role(word) or "-" in word or inner
        return following in "NCMQ"
    if kind == "V":
        form = VERB_FORMS[lower[token]][1]
        before = classes[token - 1] if token else "E"
        return following == "N" and form in (Form.PAST, Form.ING) and before in "DMP"
    if kind == "R":
        return following in "NVM" and token > 0 and classes[token - 1] == "D"
    if kind == "A":
        return lower[token] == "&" and following == "C"
    if kind == "K":
        dated = following == "N" and token > 0 and classes[token - 1] == "M"  # a 4 June memo
        return dated or passage.is_possessive(token)
    return False


def _extended(
    passage: Passage, start: int, floor: int, coordinated: bool
) -> tuple[int | None, bool]:
    """One step further left: (new start, whether an "and" was crossed)."""
    token = start - 1
    if token <= floor:
        return None, False
    classes, lower = passage.classes, passage.lower
    if classes[token] == "A" and not coordinated:
        before = token - 1 if classes[token - 1] != "," else token - 2
        if before < floor or classes[before] not in _ENDS_PHRASE:
            return None, False
        joined = _base_before(passage, before, floor)
        if joined is not None and before == token - 2 and _fully(passage, joined, floor) > floor:
            return None, False  # "…, and officials said" begins a clause, unless it ends a list
        return joined, True
    if classes[token] == "," and coordinated and classes[token - 1] in "NC)":
        return _base_before(passage, token - 1, floor), False
    if classes[token] == "P" or lower[token] == "to":
        return _through_preposition(passage, token, floor), False
    participle = classes[token] == "V" and VERB_FORMS[lower[token]][1] is Form.ING
    if participle and classes[token - 1] in "NC" and token - 1 >= floor:
        return _base_before(passage, token - 1, floor), False
    return None, False


def _through_preposition(passage: Passage, token: int, floor: int) -> int | None:
    classes, lower = passage.classes, passage.lower
    before = token - 1
    if lower[token] == "to" and lower[before] == "according":
        return None
    if classes[before] == "V" and before - 1 >= floor and classes[before - 1] in "NCO":
        if VERB_FORMS[lower[before]][1] in (Form.PAST, Form.ING) and classes[before - 1] != "O":
            return _base_before(passage, before - 1, floor)  # officials briefed on the talks
        return None
    if classes[before] in "NC)M" or lower[before] in (
        "some",
        "many",
        "most",
        "all",
        "both",
        "none",
    ):
        return _base_before(passage, before, floor)
    return None


def is_inside_preposition(passage: Passage, start: int, floor: int) -> bool:
    """Whether a preposition stands right before the phrase: it is no subject then.

    "about half of voters", "at least two" only measure.
    """
    first = passage.classes[start]
    measured = first == "M" or passage.lower[start] in ("half", "a", "least", "most")
    if start > floor and measured and passage.lower[start - 1] in ("about", "over", "at", "around"):
        return False
    return start > floor and (passage.classes[start - 1] == "P" or passage.lower[start - 1] == "to")


def phrase_after(passage: Passage, start: int, ceiling: int) -> int | None:
    """The last token of the noun phrase that begins at ``start``; below ``ceiling``.

    Takes in what modifies it: prepositions, "who …" and an apposition are the caller's business.
    """
    ceiling = min(ceiling, start + REACH)
    end = _base_after(passage, start, ceiling)
    if end is None:
        return None
    for _ in range(8):
        longer = _extended_after(passage, end, ceiling)
        if longer is None:
            return end
        end = longer
    return end


def _base_after(passage: Passage, start: int, ceiling: int) -> int | None:
    classes, lower = passage.classes, passage.lower
    if start >= ceiling:
        return None
    if classes[start] == "O":
        return start
    if classes[start] == "K":
        end = start
        while end + 1 < ceiling and classes[end + 1] in "KM":
            end += 1
        return end
    if classes[start] not in "DNCM":
        return None
    end = start
    while end + 1 < ceiling and _goes_on(passage, end):
        end += 1
    while end > start and classes[end] in "RVDA":
        end -= 1
    if classes[end] == "D" and lower[end] not in _ALONE:
        return None
    if end + 1 < ceiling and classes[end + 1] == "(":
        for token in range(end + 2, min(ceiling, end + 9)):
            if classes[token] == ")":
                return token
    return end


def _goes_on(passage: Passage, end: int) -> bool:
    """Whether the plain phrase goes on behind ``end``: not into "close to the club"."""
    if passage.lower[end + 1 : end + 3] == ["close", "to"]:
        return False
    return _joins(passage, end) and passage.classes[end + 1] in "NCMDVRA"


def _extended_after(passage: Passage, end: int, ceiling: int) -> int | None:
    classes, lower = passage.classes, passage.lower
    token = end + 1
    if token + 1 >= ceiling:
        return None
    if classes[token] == "A":
        second = _base_after(passage, token + 1, ceiling)
        follows_verb = second is not None and second + 1 < ceiling and classes[second + 1] in "VX"
        return None if follows_verb else second
    if lower[token] in ("of", "for", "at", "from", "with", "in", "on", "near", "behind", "inside"):
        last = _base_after(passage, token + 1, ceiling)
        return None if last is None or _leads_away(passage, token, last) else last
    if lower[token] in ("familiar", "close", "aware") and lower[token + 1] in ("with", "to", "of"):
        return _base_after(passage, token + 2, ceiling)
    if classes[token] == "V" and VERB_FORMS[lower[token]][1] in (Form.PAST, Form.ING):
        if classes[token + 1] == "K":
            return token + 1
        if classes[token + 1] == "P":
            return _base_after(passage, token + 2, ceiling)
    return None


def _leads_away(passage: Passage, token: int, last: int) -> bool:
    """Whether "in an interview", "on Monday" belongs to the saying, not to the sayer."""
    if passage.lower[token] == "of":
        return False
    if passage.classes[token + 1] in "KM" or passage.lower[token] in ("on", "in"):
        head = singular(passage.lower[last])
        body = head in ORGANIZATION_HEADS or head in MEDIA_HEADS
        return not (body or passage.classes[last] == "C") or passage.classes[token + 1] in "KM"
    return False
