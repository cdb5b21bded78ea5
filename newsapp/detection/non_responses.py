"""Refusals and silences: "declined to comment". Recorded, but no attributions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newsapp.detection.paragraphs import trim
from newsapp.detection.types import NonResponse, Sentence, Span

_ADVERBS = (
    r"(?:(?:immediately|promptly|directly|repeatedly|publicly|also|both|each|all|yet|so\s+far)\s+)"
    r"{0,3}"
)
_REQUESTS = (
    r"(?:(?:\w+[’']?s?\s+){0,6}?(?:requests?|messages?|calls?|emails?|e-mails?|questions?"
    r"|inquir(?:y|ies)|enquir(?:y|ies)|letters?|queries|texts?))"
)
_REFUSAL = re.compile(
    rf"\b(?:(?:has|have|had|is|are|was|were|would|could)\s+)?{_ADVERBS}(?P<act>"
    rf"declin(?:ed|es|ing)\s+{_ADVERBS}(?:to\s+(?:comment|say|elaborate|discuss|provide|answer|respond|be\s+interviewed|speak\s+(?:to|with|about)|talk|confirm)\b|(?:a|an|all|any|multiple|repeated|several)?\s*(?:interview\s+)?(?:requests?|comment)|comment\b|an?\s+interview)"
    rf"|refus(?:ed|es|ing)\s+(?:to\s+(?:comment|say|elaborate|discuss|answer|respond|provide|give|name|identify|disclose|release|confirm)\b|comment\b)"
    rf"|(?:did|does|has|have|had)(?:\s+not|n[’']t)\s+(?:say|said)\s+(?:whether|if|how|why|when|where|what|which)\b"
    rf"|(?:did|do|does|had|has|have)(?:\s+not|n[’']t)\s+{_ADVERBS}(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?\s+{_REQUESTS}|answer(?:ed)?\s+{_REQUESTS}|comment(?:ed)?\b|offer(?:ed)?\s+(?:any\s+)?comment|acknowledge(?:d)?\s+{_REQUESTS})"
    r"|(?:could|can)(?:\s+not|n[’']t|not)\s+(?:immediately\s+|be\s+immediately\s+|yet\s+)?be\s+(?:immediately\s+|independently\s+)?(?:reached|contacted|located)\b"
    r"|(?:not\s+)?(?:immediately\s+)?(?:was|were|is|are)?\s*(?:not|un)\s*(?:immediately\s+)?(?:available|reachable)\s+(?:for\s+comment|to\s+comment)"
    r"|(?:refused|declined)\s+to\s+be\s+drawn\b"
    r"|(?:would|will)\s+not\s+(?:comment|be\s+drawn|confirm\s+(?:the|any|a|whether|or)\b|elaborate|discuss\s+the|(?:name|identify)\s+(?:the|its|his|her|their|any)\b|say\s+(?:whether|if|how|who|why|when|what|more))\b|wouldn[’']t\s+comment\b"
    r"|had\s+no\s+(?:immediate\s+)?comment\b|offered\s+no\s+(?:immediate\s+)?comment\b|gave\s+no\s+comment\b"
    r"|referred\s+(?:all\s+)?(?:questions|inquiries|enquiries|requests?(?:\s+for\s+comment)?)\s+to\b|deferred\s+(?:comment|questions)"
    r"|(?:has|have)\s+been\s+(?:approached|contacted|asked)\s+for\s+(?:a\s+)?comment|(?:was|were)\s+(?:approached|contacted)\s+for\s+comment"
    r"|(?<=\s)responded\s+to\s+(?:\w+\s+){0,3}?requests?\s+for\s+comment"
    rf"|ignored\s+{_REQUESTS}(?=\s+(?:for\s+comment|seeking|from\s+(?:the|this)\b)|[.,;]|$)|hung\s+up\b)",
    re.IGNORECASE,
)
# No refusal without one of these: a search that costs little spares most sentences the others.
_TRACE = re.compile(
    r"\bnot\b|n[’']t\b|no (?:immediate )?comment|declin|refus|reach|unavail|refer|defer|approach"
    r"|contact|ask|respond|ignor|hung|unanswer|unreturn",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:none|neither|nobody|no\s+one)\b[^,;.]{0,100}$", re.IGNORECASE)
_UNANSWERED = re.compile(
    rf"\b(?P<what>{_REQUESTS}(?:\s+(?:for|seeking)\s+comment)?(?:\s+(?:to|from|left\s+(?:with|for)|sent\s+to|left\s+at)\s+(?P<who>[^,.;]{{2,80}}?))?)\s+"
    r"(?:went|were|was|has\s+gone|have\s+gone|had\s+gone)\s+(?:\w+\s+)?(?:unanswered|unreturned|not\s+(?:immediately\s+)?(?:returned|answered))\b",
    re.IGNORECASE,
)
# Where the refusal's clause ends.
_CLAUSE_END = re.compile(
    r"[.;!?]|,?\s+(?:but|and)\s+(?=\w+\s+\w+)|,\s+(?:saying|citing|but|and|who|which|telling)\b|,\s+\w+\s+said\b"
)
_SUBJECT_START = re.compile(
    r"(?:^|[,;:—–]\s+|[\"”]\s+|\b(?:but|while|although|and|though|that|as|because)\s+)(?=\S)",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"^(?:however|meanwhile|on\s+\w+|when\s+asked[^,]*|asked[^,]*|reached[^,]*|contacted[^,]*|a|an)$",
    re.IGNORECASE,
)
_LIST_JOINT = re.compile(r"\s*,\s+(?:and\s+|nor\s+)?|\s+(?:and|nor|or)\s+")
_RELATIVE = re.compile(r",?\s+(?:who|which)(?:\s+(?:has|have|had))?$", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:who|whose|which|whom|where|when)\s[^,;:“\"]{2,120},$")
# A clause longer than this is no subject: keeps the search for it cheap.
_LONGEST_SUBJECT = 200


def find_non_responses(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Span]
) -> tuple[NonResponse, ...]:
    """Every refusal or silence outside quotations, with the spans of those who kept it."""
    found: list[NonResponse] = []
    for sentence in sentences:
        words = sentence.span.of(text)
        if not _TRACE.search(words):
            continue
        offset = sentence.span.start
        end = 0
        for match in _REFUSAL.finditer(words):
            if match.start() < end or _is_quoted(offset + match.start(), quotations):
                continue
            if match.group("act").lower().startswith("responded") and not _NOBODY.search(
                words, max(0, match.start() - 120), match.start()
            ):
                continue  # "the mayor responded": an answer
            response = _refusal(words, offset, match)
            if response is not None:
                found.append(response)
                end = response.span.end - offset
        for match in _UNANSWERED.finditer(words):
            if match.start() >= end and not _is_quoted(offset + match.start(), quotations):
                who = trim(words, *match.span("who")) if match.group("who") else None
                found.append(
                    NonResponse(
                        _shift(match.start(), match.end(), offset),
                        (_shift(who.start, who.end, offset),) if who else (),
                    )
                )
                end = match.end()
    return tuple(sorted(found, key=lambda response: response.span))


def _shift(start: int, end: int, offset: int) -> Span:
    return Span(start + offset, end + offset)


def _is_quoted(position: int, quotations: Sequence[Span]) -> bool:
    at = bisect_right(quotations, Span(position, position + 1)) - 1
    return at >= 0 and quotations[at].start <= position < quotations[at].end


def _refusal(words: str, offset: int, match: re.Match[str]) -> NonResponse | None:
    subject = _subject(words, match.start())
    clause = _CLAUSE_END.search(words, match.end())
    rest = words[match.end() : clause.start() if clause else len(words)]
    last = match.end() + len(rest.rstrip(' .,;!?"”’'))
    if subject is None:
        return NonResponse(_shift(match.start(), last, offset), ())
    start, end = subject
    return NonResponse(_shift(start, last, offset), _members(words, start, end, offset))


def _subject(words: str, end: int) -> tuple[int, int] | None:
    """Where the subject before ``end`` begins and ends, as offsets into the sentence."""
    floor = max(0, end - _LONGEST_SUBJECT)
    head = words[floor:end].rstrip()
    aside = _ASIDE.search(head)
    if aside:
        head = head[: aside.start()]  # "the union, whose members struck last year, declined"
    relative = _RELATIVE.search(head)
    if relative:
        head = head[: relative.start()].rstrip(" ,")
    starts = [m.end() for m in _SUBJECT_START.finditer(head)]
    start = _list_start(head, starts)
    if not head[start:].strip(" ,"):
        return None
    piece = head[start:].rstrip(" ,")
    return floor + start, floor + start + len(piece)


def _list_start(head: str, starts: list[int]) -> int:
    """The subject's start: before the items of a list "A, B and C", else behind the last joint."""
    if not starts:
        return 0
    last = starts[-1]
    if re.search(r"\b(?:and|nor)\s+$", head[:last], re.IGNORECASE):
        # "A, B and C": each item is short and begins like a name or with an article.
        pieces = [head[a:b] for a, b in zip([0, *starts], [*starts, len(head)], strict=False)]
        at = len(pieces) - 1
        while at > 0 and _is_item(pieces[at]) and _is_item(pieces[at - 1]):
            at -= 1
        while at < len(pieces) - 1 and _INTRODUCTION.match(pieces[at].strip(" ,")):
            at += 1
        return [0, *starts][at]
    return last


def _is_item(piece: str) -> bool:
    bare = re.sub(r"[,\s]+(?:and|nor)?\s*$", "", piece.strip(), flags=re.IGNORECASE).strip(" ,")
    return (
        bool(bare)
        and len(bare.split()) <= 7
        and (
            bare[0].isupper()
            or re.match(r"(?:the|a|an|neither|both|its|his|her|their)\b", bare) is not None
        )
    )


def _members(words: str, start: int, end: int, offset: int) -> tuple[Span, ...]:
    members: list[Span] = []
    at = start
    for joint in (*_LIST_JOINT.finditer(words, start, end), None):
        until = joint.start() if joint else end
        piece = trim(words, at, until)
        if piece is not None:
            members.append(_shift(piece.start, piece.end, offset))
        at = joint.end() if joint else end
    whole = (_shift(start, end, offset),)
    named = all(_is_item(words[m.start - offset : m.end - offset]) for m in members)
    return tuple(members) if named and len(members) > 1 else whole
