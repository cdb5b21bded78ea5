"""What the tagger marks, in this project's terms, and the slips that a rule can mend.

Every rule here is told from the text alone and was measured on 84 articles: none costs a
thousandth of F1 there. What they mend is rare in a newspaper and common elsewhere: tickers, talks,
briefs. A *bundle* is the list of spans of one attribution.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import replace

from newsapp.detection.cue_acts import is_known_cue
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.reasons import GRANT
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.spans import SpanIndex
from newsapp.detection.tagger.unnamed import is_surely_unnamed
from newsapp.detection.types import Role, Span

Bundle = list[RoleSpan]

_CONNECTIVE = re.compile(
    r"(?:However|But|Still|Yet|Meanwhile|Moreover|Nevertheless|Nonetheless|In addition|And)\b,?\s+"
)
_CHANNEL = re.compile(r"\s+in\s+(?:a|an|the)\b.*$")
# Emoji and other pictures, with what varies or joins them.
_PICTURES = frozenset(("So", "Sk", "Mn", "Me", "Cf"))
_MARKS = re.compile(r"[\"“”„«»‘’']")
# A last word that may end in a stop of its own: "U.S.", "Inc.", "No."
_PLAIN_WORD = re.compile(r"\b[A-Za-zÀ-ÿ]{4,}\.$|\b\d+\.$")
_RELATIVE = re.compile(r",?\s+(?:which|who|whom)\s")
# Content parted by so few words is one: joined, its spans are 0.4 points of exact F1 better.
_FEW_WORDS = 2
_LONGEST_CLAUSE = 80
_PUT = re.compile(r"\b(?:put|puts)$", re.IGNORECASE)
_IT = re.compile(r" it\b,?\s*")
_SEEN_BY = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|internal|confidential|leaked|court|company)\s+){0,3}"
    r"\b(?P<noun>[\w-]+)(?:\s[^.;:,“”\"\n]{3,40})?(?:,\s+which\s+(?:was|were|had\s+been))?"
    r"\s+(?:seen|obtained|reviewed|viewed|read|heard|published)\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(
    r"(?:(?:the|an|for)\s+)?(?:police|fire\s+(?:brigade|department)|firefighters|ambulance|paramedics"
    r"|emergency\s+services|help|911|999|112)"
)
_SEEN = re.compile(
    r"(?:(?:was|were|is|are|been|had)\s+){0,2}(?:seen|obtained|reviewed|viewed|read)(?:\s+by)?"
)
_QUESTION = re.compile(r"(?:when |if )?(?:asked|questioned|pressed)\b", re.IGNORECASE)
# Nobody says it where the verb is passive or says so itself: "it is believed", "reportedly".
_HEARSAY = re.compile(
    r"\b(?:is|are|was|were|be|been|being|it|reportedly|allegedly|apparently|\w+ed)\b", re.IGNORECASE
)
# A name and what it does, then somebody else: "Rovers value him at £5m and club insiders insist".
_CLAUSE_BEFORE = re.compile(
    r"(?:[A-Z][\w'’.-]*\s+)+(?!(?:and|of|at|in|for|from|with|to|on|by|near|who|whose|de|von|van)\b)"
    r"[a-z]+\s[^,;\n]*?\s(?:and|but|while|though)\s"
)
# Confidences under which a doubtful attribution is left out, fitted on the 84 articles. 0.05 more
# or less changes hardly a figure; deeds that no list of cues knows are right in a third of cases.
_SURE_WITHOUT_A_SOURCE = 0.2
_SURE_OF_A_KNOWN_CUE = 0.3
_SURE_OF_A_DEED = 0.5
_LONGEST_THING = 25  # code points
_LAW = re.compile(r"rules|laws|terms|conditions|standards", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”‘«]")


def in_our_terms(text: str, sentence_starts: Set[int], bundle: Iterable[RoleSpan]) -> Bundle:
    """One attribution as this project records it; offsets are code points into ``text``."""
    spans = [_trimmed(text, sentence_starts, one) for one in bundle]
    spans = _with_document(text, _putting_it(text, spans))
    return _joined(text, _behind_according(text, spans))


def is_grant(text: str, bundle: Bundle) -> bool:
    """ "spoke on condition of anonymity": the terms of the talk, wherever the cue ends."""
    for cue in spans_of(bundle, Role.CUE):
        grant = GRANT.search(text, cue.start, cue.end + 60)
        if grant and grant.start() < cue.end:
            return True
    return False


def is_silence(bundle: Bundle, silences: SpanIndex) -> bool:
    """ "did not respond to requests": the cue lies in what is recorded as a non-response."""
    cues = spans_of(bundle, Role.CUE)
    return bool(cues) and all(silences.covers(cue) for cue in cues)


def is_question(text: str, bundle: Bundle) -> bool:
    """ "Asked about the delay, …": leads to what somebody said, and nobody is its source."""
    cues = spans_of(bundle, Role.CUE)
    if spans_of(bundle, Role.SOURCE) or not cues or not _QUESTION.match(cues[0].of(text)):
        return False
    end = max(one.span.end for one in bundle)
    return text[end : end + 1] == ","


def is_guess(text: str, bundle: Bundle) -> bool:
    """Unsurely found, and the words do not speak for it.

    What an unnamed person does, by a verb that no list of cues knows: "a secretary watched the
    child". What anybody else does to a thing, told in a few words: "the port raised its fees". And
    an active verb of nobody: "…, who have no authority over the army".
    """
    score = bundle[0].score
    sources = spans_of(bundle, Role.SOURCE)
    cues = [cue.of(text) for cue in spans_of(bundle, Role.CUE)]
    # "Pass under rules that nobody has changed": however sure the network is.
    law = not sources and any(_LAW.fullmatch(cue) for cue in cues)
    if score >= _SURE_OF_A_DEED and not law:
        return False  # as most are: what follows takes its time
    known = any(is_known_cue(cue) for cue in cues)
    if sources and is_surely_unnamed(sources[0].of(text)):
        return not known
    if not sources and any(_HEARSAY.search(cue) for cue in cues):
        return False
    if _is_a_thing(text, spans_of(bundle, Role.CONTENT)):
        return score < (_SURE_OF_A_KNOWN_CUE if known else _SURE_OF_A_DEED)
    return law or (not sources and score < _SURE_WITHOUT_A_SOURCE)


def _is_a_thing(text: str, content: list[Span]) -> bool:
    """A few words without quotation marks: rarely anything that somebody said."""
    if len(content) != 1 or content[0].end - content[0].start > _LONGEST_THING:
        return False
    return not _QUOTED.search(content[0].of(text))


def is_sight(text: str, bundle: Bundle) -> bool:
    """ "A letter, which was seen by the Courier": who saw it says nothing."""
    content = [span.of(text).lower() for span in spans_of(bundle, Role.CONTENT)]
    seen = any(_SEEN.fullmatch(cue.of(text)) for cue in spans_of(bundle, Role.CUE))
    return seen and content in (["which"], ["that"])


def is_call(text: str, bundle: Bundle) -> bool:
    """ "A neighbor called the fire brigade": by telephone."""
    called = any(cue.of(text).lower() == "called" for cue in spans_of(bundle, Role.CUE))
    content = " ".join(span.of(text) for span in spans_of(bundle, Role.CONTENT))
    return called and _EMERGENCY.fullmatch(content) is not None


def spans_of(bundle: Iterable[RoleSpan], role: Role) -> list[Span]:
    """The spans of one role, in document order."""
    return sorted(one.span for one in bundle if one.role is role)


def _behind_according(text: str, bundle: Bundle) -> Bundle:
    """ "According to X, …" opens a sentence: nothing that stands before it was said by X."""
    cues = [cue for cue in spans_of(bundle, Role.CUE) if cue.of(text).startswith("According")]
    if not cues:
        return bundle
    behind = [one for one in bundle if one.role is not Role.CONTENT or one.span > cues[0]]
    return behind if spans_of(behind, Role.CONTENT) else bundle


def _putting_it(text: str, bundle: Bundle) -> Bundle:
    """ "As one official put it, the plan is dead": the "it" belongs to the cue."""
    at = next(
        (one.span.end for one in bundle if one.role is Role.CUE and _PUT.search(one.span.of(text))),
        None,
    )
    it = _IT.match(text, at) if at is not None else None
    if at is None or it is None:
        return bundle
    put: Bundle = []
    for one in bundle:
        start, end = one.span.start, one.span.end
        if one.role is Role.CUE and end == at:
            end = at + len(" it")
        elif one.role is Role.CONTENT and at < start < it.end():
            start = it.end()
        if start < end:
            put.append(replace(one, span=Span(start, end)))
    return put if spans_of(put, Role.CONTENT) else bundle


def _with_document(text: str, bundle: Bundle) -> Bundle:
    """ "Documents seen by Reuters show": the documents, and not whoever saw them."""
    others = [one.span for one in bundle if one.role is not Role.SOURCE]
    whole: Bundle = []
    for one in bundle:
        if one.role is Role.SOURCE:
            before = _SEEN_BY.search(text, max(0, one.span.start - _LONGEST_CLAUSE), one.span.start)
            noun = before["noun"].lower() if before else ""
            if before is not None and singular(noun) in DOCUMENT_HEADS:
                longer = Span(before.start(), one.span.end)
                if not any(longer.overlaps(other) for other in others):
                    one = replace(one, span=longer)
        whole.append(one)
    return whole


def _trimmed(text: str, sentence_starts: Set[int], one: RoleSpan) -> RoleSpan:
    """A source without the clause before it; a cue without its channel; content without what does
    not belong to what was said.
    """
    start, end = one.span.start, one.span.end
    if one.role is Role.SOURCE:
        clause = _CLAUSE_BEFORE.match(text, start, end)
        if clause is not None and is_surely_unnamed(text[clause.end() : end]):
            # How likely each kind is was read off the longer words.
            return replace(one, span=Span(clause.end(), end), kinds=())
    if one.role is Role.CUE:
        channel = _CHANNEL.search(one.span.of(text))
        end = start + channel.start() if channel else end
    if one.role is Role.CONTENT:
        while start < end - 1 and _is_picture(text[start]):
            start += 1
        opening = _CONNECTIVE.match(text, start, end)
        if opening is not None and start in sentence_starts and opening.end() < end:
            start = opening.end()
        if text[end - 1] == "." and _ends_in_a_plain_word(text[start:end]):
            end -= 1
    return replace(one, span=Span(start, end))


def _is_picture(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in _PICTURES


def _ends_in_a_plain_word(words: str) -> bool:
    """Whether a final stop is the sentence's and not an abbreviation's or a quotation's."""
    return _MARKS.search(words) is None and _PLAIN_WORD.search(words) is not None


def _joined(text: str, bundle: Bundle) -> Bundle:
    """Content in one piece that only a word or two, or a relative clause, of nobody parts.

    "The report, which she called …, is out": what lies between belongs to what was said.
    """
    others = [one for one in bundle if one.role is not Role.CONTENT]
    joined: Bundle = []
    for one in sorted(bundle, key=lambda one: one.span):
        if one.role is not Role.CONTENT:
            continue
        last = joined[-1].span if joined else None
        if last and _runs_on(text[last.end : one.span.start]):
            between = Span(last.end, max(one.span.start, last.end + 1))
            if not any(between.overlaps(other.span) for other in others):
                joined[-1] = replace(one, span=Span(last.start, one.span.end))
                continue
        joined.append(one)
    return [*others, *joined]


def _runs_on(between: str) -> bool:
    """Whether content goes on behind ``between``."""
    if "\n" in between:
        return False
    if len(between.split()) <= _FEW_WORDS:
        return True
    relative = _RELATIVE.match(between) and len(between) <= _LONGEST_CLAUSE
    return bool(relative) and _MARKS.search(between) is None
