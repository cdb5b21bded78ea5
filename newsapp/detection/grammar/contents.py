"""What is credited: the stretch of tokens before or behind a cue."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from newsapp.detection.grammar.cue_verbs import Cue, Use
from newsapp.detection.grammar.noun_phrases import phrase_after
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.cues import CHANNELS
from newsapp.detection.lexicon.function_words import DISCOURSE_OPENERS, TIME_NOUNS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.verb_forms import VERB_FORMS

# Tokens of one content at most, a quotation being one: longer sentences are damaged text, and
# the limit keeps the work linear in them.
LONGEST_CONTENT = 150
_QUESTION_WORDS = frozenset("whether if how why what where who which when".split())
_TIME_DETERMINERS = frozenset("last next this earlier that the a".split())
_OPENS_CLAUSE = frozenset("DNCMOXR")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``first`` to ``last``, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Following:
    """What stands behind a cue: where it begins, and how it is joined.

    ``joint`` is the class of the joining token: "," ":" "T" "Q" or "" for a bare clause. With
    ``open_colon`` the words come in the next paragraph.
    """

    stretch: Stretch | None
    joint: str = ""
    open_colon: bool = False


def following(passage: Passage, cue: Cue, start: int, begins: Collection[int]) -> Following:
    """The content behind the cue, from token ``start`` (behind an inverted subject, if any).

    ``begins`` are the tokens where attributions of the passage begin: content ends there.
    """
    _, end = passage.sentence(cue.verb)
    token = _behind_recipient(passage, cue, start, end)
    token = _behind_adjuncts(passage, cue, token, end)
    if token >= end:
        return Following(None)
    kind = passage.classes[token]
    if kind == ":":
        if token + 1 >= end:
            return Following(None, ":", open_colon=True)
        return Following(_cut(passage, cue, token + 1, end, begins), ":")
    if kind in ",-":
        return _behind_comma(passage, cue, token, end, begins)
    if not _may_follow(passage, cue, token, end):
        return Following(None)
    return Following(_cut(passage, cue, token, end, begins), kind if kind in "TQ" else "")


def _behind_comma(
    passage: Passage, cue: Cue, token: int, end: int, begins: Collection[int]
) -> Following:
    if token + 1 >= end or token + 1 in begins:
        return Following(None)
    behind = passage.classes[token + 1]
    if behind in "WAB" or (behind in "VS" and passage.lower[token + 1] not in _QUESTION_WORDS):
        return Following(None)
    return Following(_cut(passage, cue, token + 1, end, begins), ",")


def _behind_recipient(passage: Passage, cue: Cue, start: int, end: int) -> int:
    """Skips who was told: "told reporters in Oslo", "warned the board"."""
    if "r" not in cue.frames or start >= end or passage.classes[start] not in "DNCOM":
        return start
    last = phrase_after(passage, start, end)
    if last is None or last + 1 >= end:
        return start if last is None or cue.lemma != "tell" else last + 1
    kind = passage.classes[last + 1]
    if (
        cue.lemma == "tell"
        or kind in "TIQ"
        or passage.lower[last + 1] in _QUESTION_WORDS | {"about"}
    ):
        return last + 1
    return start


def _behind_adjuncts(passage: Passage, cue: Cue, token: int, end: int) -> int:
    """Skips when, where and through what something was said."""
    for _ in range(5):
        if token >= end or (passage.lower[token] == "to" and "i" in cue.frames):
            break
        if passage.classes[token] == "P" and not any(frame in "cqt" for frame in cue.frames):
            break  # "attacks on the board": the verb needs its object here
        behind = _behind_one_adjunct(passage, token, end)
        if behind == token:
            break
        token = behind
    return token


def _behind_one_adjunct(passage: Passage, token: int, end: int) -> int:
    kind, word = passage.classes[token], passage.lower[token]
    if kind == "K":
        last = token
        while last + 1 < end and (
            passage.classes[last + 1] in "KM" or singular(passage.lower[last + 1]) in TIME_NOUNS
        ):
            last += 1
        return last + 1
    if kind == "R" and word not in ("so", "not", "only"):
        return token + 1
    if word in _TIME_DETERMINERS and token + 1 < end:
        last = token + 1
        if singular(passage.lower[last]) in TIME_NOUNS or passage.classes[last] == "K":
            return last + 1
    if kind == "P" or word in ("to", "after", "before", "as", "following"):
        return _behind_prepositional(passage, token, end)
    return token


def _behind_prepositional(passage: Passage, token: int, end: int) -> int:
    word = passage.lower[token]
    if word in ("of", "like", "unlike", "about", "according") or token + 1 >= end:
        return token
    last = phrase_after(passage, token + 1, end)
    if last is None:
        return token
    words = {singular(passage.lower[at]) for at in range(token + 1, last + 1)}
    timely = bool(words & TIME_NOUNS) or any(
        passage.classes[at] in "KM" for at in range(token + 1, last + 1)
    )
    if word == "to":
        return (
            last + 1
            if passage.classes[last] in "NC" and passage.classes[token + 1] != "V"
            else token
        )
    if timely or words & CHANNELS or word in _ALWAYS_ADJUNCT:
        return last + 1
    return last + 1 if passage.classes[last] == "C" and word in ("in", "from", "near") else token


_ALWAYS_ADJUNCT = frozenset("after before at during on via by following".split())


def _may_follow(passage: Passage, cue: Cue, token: int, end: int) -> bool:
    kind, word, frames = passage.classes[token], passage.lower[token], cue.frames
    if kind in "TQ" or word in _QUESTION_WORDS:
        return word != "when" and any(frame in "ctqo" for frame in frames)
    if word == "to":
        return "i" in frames
    if kind in "VX" and _is_embedded(passage, cue):
        return True
    if kind == "V":
        if VERB_FORMS[word][1] is not Form.ING:
            return False
        clause = "c" in frames and _has_verb(passage, token + 1, end)
        return clause or any(frame in "go" for frame in frames)
    if kind == "S":
        return False
    if kind == "P":
        return "c" in frames and _has_verb(passage, token, end)
    if kind not in _OPENS_CLAUSE or kind in "EAB":
        return False
    if "o" in frames or "c" in frames:
        return "o" in frames or _has_verb(passage, token, end) or cue.lemma in ("say", "tell")
    return "t" in frames and _has_verb(passage, token, min(end, token + 8))


def _is_embedded(passage: Passage, cue: Cue) -> bool:
    """ "a finish that he said defied belief": the content goes on with a verb."""
    before = cue.first - 2
    return "c" in cue.frames and before >= 0 and passage.classes[before] in "TW"


def _has_verb(passage: Passage, token: int, end: int) -> bool:
    return any(kind in "VX" for kind in passage.classes[token : min(end, token + 30)])


def _cut(
    passage: Passage, cue: Cue, start: int, end: int, begins: Collection[int]
) -> Stretch | None:
    """The content from ``start``: to the end of the sentence or to what no longer belongs."""
    end = min(end, start + LONGEST_CONTENT)
    last = end - 1
    relative = passage.classes[cue.first - 1] == "W" if cue.first else False
    for token in range(start + 1, end):
        kind = passage.classes[token]
        if token in begins:
            last = token - 1
            break
        if kind == "," and (relative or _trails(passage, cue, token, end)):
            last = token - 1
            break
        if (
            passage.classes[token - 1] == "Q"
            and token - 1 == start
            and _leaves_quote(passage, token)
        ):
            last = token - 1
            break
    while last >= start and passage.classes[last] in ",;:-ABSR" and passage.lower[last] != "abroad":
        if passage.classes[last] == "R" and last + 1 == end:
            break
        last -= 1
    return Stretch(start, last) if last >= start else None


def _trails(passage: Passage, cue: Cue, comma: int, end: int) -> bool:
    """Behind an object and a comma, what goes on is the reporter's: "praised Voss, who …"."""
    if any(frame in "cqt" for frame in cue.frames) or comma + 1 >= end:
        return False
    behind = passage.classes[comma + 1]
    participle = behind == "V" and VERB_FORMS[passage.lower[comma + 1]][1] is Form.ING
    return participle or behind in "WBS"


def _leaves_quote(passage: Passage, token: int) -> bool:
    kind = passage.classes[token]
    return kind in "PSKRI" or (kind == "," and passage.classes[token - 1] == "Q")


def preceding(passage: Passage, edge: int, verb: int) -> Stretch | None:
    """The content that ends before token ``edge``: "The port is shut, officials said"."""
    floor, _ = passage.sentence(verb)
    last = edge - 1
    if last < floor and floor > 0 and passage.classes[floor - 1] == "Q":
        return Stretch(floor - 1, floor - 1)  # “… for good.” Voss said.
    while last >= floor and passage.classes[last] in ",-" and edge - last <= 2:
        last -= 1
    leans = passage.classes[last] == "Q" or passage.lower[edge] == "according"
    if last < floor or (last == edge - 1 and not leans):
        return None
    first = max(_opening(passage, floor, last), last - LONGEST_CONTENT)
    return Stretch(first, last) if first <= last else None


def _opening(passage: Passage, floor: int, last: int) -> int:
    """Where the content begins: behind "However," or a conjunction at the sentence's head."""
    first = floor
    while first < last and passage.classes[first] in ",-;:":
        first += 1
    if passage.lower[first] in DISCOURSE_OPENERS and first < last:
        if passage.classes[first + 1] == ",":
            return first + 2
        if passage.lower[first] in ("but", "and", "yet", "so", "or"):
            return first + 1
    return first


def is_clause(passage: Passage, stretch: Stretch) -> bool:
    """Whether a stretch says something by itself: it has a verb or quotes."""
    if passage.classes[stretch.first] in "S" or (
        passage.classes[stretch.first] == "P" and stretch.last - stretch.first < 8
    ):
        return False
    return any(kind in "VXQ" for kind in passage.classes[stretch.first : stretch.last + 1])


def uses_left(cue: Cue) -> bool:
    """Whether the cue's words may stand before it."""
    return cue.use is Use.ACCORDING or any(frame in "cq" for frame in cue.frames)
