"""Where a passage credits something: verbs and fixed phrases, with the way they are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsapp.detection.grammar.noun_phrases import is_role, phrase_after
from newsapp.detection.grammar.subjects import group_start
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.bodies import MEDIA_NAMES
from newsapp.detection.lexicon.cues import (
    ATTITUDE_VERBS,
    HEARSAY_ADVERBS,
    HEARSAY_PARTICIPLES,
    SILENT_WHEN_NEGATED,
    STATEMENT_VERBS,
)
from newsapp.detection.lexicon.function_words import BE_FORMS, HAVE_FORMS, MODALS, NEGATIONS
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.verb_forms import VERB_FORMS

_PARTICLES = {key for key in (*STATEMENT_VERBS, *ATTITUDE_VERBS) if " " in key}
_WITH_PARTICLE = {key.split()[0] for key in _PARTICLES}
# "as announced", "when asked": nobody is the subject.
_NO_SUBJECT_BEFORE = frozenset("when if as once than though while until before after".split())


_SPEAKING = frozenset("saying telling arguing claiming suggesting noting insisting warning".split())


class Use(StrEnum):
    """How a cue stands in its sentence."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    HEARSAY = "hearsay"
    ACCORDING = "according"


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``first`` to ``last`` (included), the verb at ``verb``, and what may follow it."""

    first: int
    last: int
    verb: int
    lemma: str
    frames: str
    use: Use
    attitude: bool


def find_cues(passage: Passage) -> Iterator[Cue]:
    """Every cue of the passage outside its quotations, in order."""
    for token, kind in enumerate(passage.classes):
        if kind == "V":
            cue = _verb_cue(passage, token)
        elif passage.lower[token] == "according":
            cue = _according(passage, token)
        elif passage.lower[token] == "per":
            cue = _per(passage, token)
        elif kind == "R" and passage.lower[token] in HEARSAY_ADVERBS:
            cue = Cue(token, token, token, passage.lower[token], "", Use.HEARSAY, False)
        else:
            continue
        if cue is not None:
            yield cue


def _according(passage: Passage, token: int) -> Cue | None:
    _, end = passage.sentence(token)
    if token + 1 < end and passage.lower[token + 1] == "to":
        return Cue(token, token + 1, token, "according to", "c", Use.ACCORDING, False)
    return None


def _per(passage: Passage, token: int) -> Cue | None:
    """ "Per a league source, …", "…, per sources": not "three per household"."""
    floor, end = passage.sentence(token)
    if token > floor and passage.classes[token - 1] not in ",-":
        return None
    last = phrase_after(passage, token + 1, end) if token + 1 < end else None
    if last is None:
        return None
    named = all(kind == "C" for kind in passage.classes[token + 1 : last + 1])
    outlet = named and " ".join(passage.lower[token + 1 : last + 1]) in MEDIA_NAMES
    if not outlet and not is_role(passage.lower[_head_of(passage, token + 1, last)]):
        return None
    return Cue(token, token, token, "per", "c", Use.ACCORDING, False)


def _head_of(passage: Passage, first: int, last: int) -> int:
    """The last token before what modifies it: "source" in "a source close to the club".

    In "one of the sources" it is what they are one of.
    """
    for at in range(first + 1, last + 1):
        if passage.lower[at] == "of" and passage.classes[at - 1] == "M":
            continue
        if passage.classes[at] in "PIWV" or passage.lower[at] in ("close", "familiar"):
            return at - 1
    return last


def _frames(passage: Passage, token: int, end: int) -> tuple[str, int, str, bool] | None:
    """Lemma, last token, frames and whether it is an attitude, for the verb at ``token``."""
    lemma = VERB_FORMS[passage.lower[token]][0]
    if lemma in _WITH_PARTICLE and token + 1 < end:
        phrase = f"{lemma} {passage.lower[token + 1]}"
        for table, attitude in ((STATEMENT_VERBS, False), (ATTITUDE_VERBS, True)):
            if phrase in table:
                return phrase, token + 1, table[phrase], attitude
    if lemma in STATEMENT_VERBS:
        return lemma, token, STATEMENT_VERBS[lemma], False
    if lemma == "put" and _is_estimate(passage, token, end):
        return lemma, token, "o", False
    if lemma in ATTITUDE_VERBS:
        return lemma, token, ATTITUDE_VERBS[lemma], True
    return None


def _is_estimate(passage: Passage, token: int, end: int) -> bool:
    """ "put the price at $4bn"."""
    near = range(token + 2, min(end - 1, token + 12))
    at = next((at for at in near if passage.lower[at] == "at"), None)
    return at is not None and (
        passage.classes[at + 1] == "M" or passage.lower[at + 1] in _BEFORE_FIGURES
    )


_BEFORE_FIGURES = frozenset("about around nearly almost over some roughly between more".split())


def _verb_cue(passage: Passage, token: int) -> Cue | None:
    floor, end = passage.sentence(token)
    if passage.lower[token] in HEARSAY_PARTICIPLES and _is_hearsay(passage, token, floor, end):
        first = _be_before(passage, token, floor)
        attitude = passage.lower[token] in ("expected", "hoped", "feared")
        return Cue(first, token, token, passage.lower[token], "", Use.HEARSAY, attitude)
    found = _frames(passage, token, end)
    if found is None:
        return None
    lemma, last, frames, attitude = found
    first = group_start(passage, token, floor)
    use = _use(passage, token, first, floor, end)
    if use is None:
        return None
    group = passage.lower[first:token]
    if any(word in MODALS for word in group) and lemma not in ("prefer", "like"):
        return None
    if lemma in SILENT_WHEN_NEGATED and any(word in NEGATIONS for word in group):
        return None
    while first < token and passage.classes[first] == "R" and passage.lower[first] in NEGATIONS:
        first += 1
    return Cue(first, last, token, lemma, frames, use, attitude)


def _be_before(passage: Passage, token: int, floor: int) -> int:
    first = token
    while first - 1 >= floor and passage.classes[first - 1] in "XR" and token - first < 5:
        first -= 1
    return first


def _is_hearsay(passage: Passage, token: int, floor: int, end: int) -> bool:
    first = _be_before(passage, token, floor)
    group = passage.lower[first:token]
    if not any(word in BE_FORMS for word in group) or any(word in MODALS for word in group):
        return False
    following = passage.lower[token + 1] if token + 1 < end else ""
    if following == "to":
        return True
    impersonal = first > floor and passage.lower[first - 1] in ("it", "that")
    return impersonal and (following == "that" or passage.classes[first - 1] == "O")


def _use(passage: Passage, token: int, first: int, floor: int, end: int) -> Use | None:
    """How the verb at ``token`` is used; None where it credits nobody."""
    form = VERB_FORMS[passage.lower[token]][1]
    group = passage.lower[first:token]
    before = passage.lower[first - 1] if first > floor else ""
    kind_before = passage.classes[first - 1] if first > floor else "E"
    if before == "to" or (form is Form.BASE and kind_before in "ID"):
        return None
    has_be = any(word in BE_FORMS for word in group)
    if form is Form.ING:
        if has_be:
            return Use.FINITE
        lead = before in ("by", "while", "then") and passage.lower[token] in _SPEAKING
        return Use.PARTICIPLE if lead or kind_before in ",QNCA-)K" else None
    if form is not Form.PAST:
        return Use.FINITE
    if has_be:
        return Use.PASSIVE if passage.lower[token + 1 : token + 2] == ["by"] else None
    if any(word in HAVE_FORMS for word in group):
        return Use.FINITE
    if before in _NO_SUBJECT_BEFORE or passage.lower[token + 1 : token + 2] == ["by"]:
        return None
    return Use.FINITE
