"""S07: the text does not say how an unnamed source knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Source, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes, lowered

# research/sourcing-standards.md 3.3, access phrases
_SEEN = (
    r"attended|read|seen|saw|heard|watched|witnessed|reviewed|viewed|examined|drafted|wrote|written|"
    r"signed|negotiated|listened|overheard|received|took\s+part|taken\s+part|participated|sat\s+in|"
    r"dealt\s+with|treated|handled|audited|inspected|investigated|survived|worked|works|serves|served|"
    r"helped|oversees|oversaw|led|leads|runs|ran|was\s+(?:told|shown|there|inside|aboard)|"
    r"were\s+(?:told|shown|there|inside|aboard)|"
    r"(?:was|were|been|is|are)\s+(?:present|briefed|involved|in\s+the\s+room|on\s+the\s+call)"
)
_BASIS = re.compile(
    rf"""\b(?:who|which|whom|having|after|and|he|she|they|had|has|have)\s+(?:had\s+|has\s+|have\s+|also\s+|both\s+)*(?:{_SEEN})\b
    | \b(?:briefed|present|involved|in\s+the\s+room|privy|party\s+to|on\s+the\s+call
      |at\s+the\s+(?:meeting|scene|table|hearing|talks))\b
    | \b(?:first-?\s?hand|direct)\s+knowledge\b | \bknowledge\s+of\b | \baware\s+of\b
    | \bworking\s+(?:on|at|in|for|with)\b | \b(?:advising|negotiating|investigating|handling
      |overseeing|attending)\b
    | \b(?:eye)?witness(?:es)?\b | \b(?:attendees?|participants?|survivors?|passengers?
      |negotiators?|bystanders?)\b
    """,
    re.VERBOSE,
)
_FAMILIAR = re.compile(r"\bfamiliar\s+with\s+(?P<what>[^,.;]+)", re.IGNORECASE)
# “Familiar with the matter” says that a source knows, and not how.
_NOTHING = re.compile(
    r"(?:the\s+|this\s+|that\s+|his\s+|her\s+|their\s+)?(?:\w+’s\s+)?"
    r"(?:matters?|situation|issues?|subject|topic|story|thinking|details?|case)\b",
    re.IGNORECASE,
)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per unnamed source of which no sentence says how it knows."""
    for source, made in reading.unnamed:
        if _says_how(reading, source, made, settings.words):
            continue
        mentions = evidence(source, made)
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=mentions,
            message=f"The text does not say how {in_quotes(source.name)} knows this.",
            remedy="Say that the source attended, read, saw, drafted or works on it, as far as the "
            "agreement with the source allows.",
        )


def _says_how(
    reading: Reading, source: Source, made: tuple[Attribution, ...], more: tuple[str, ...]
) -> bool:
    told = sorted(span for one in made for span in one.content)
    numbers = {reading.sentences.number_at(span.start) for span in evidence(source, made)}
    for number in numbers:
        for sentence in reading.sentences.between(number, number):
            words = _without(reading, sentence.start, sentence.end, told)
            if _BASIS.search(lowered(words)) or any(
                one.casefold() in words.casefold() for one in more
            ):
                return True
            familiar = _FAMILIAR.search(words)
            if familiar and not _NOTHING.match(familiar["what"]):
                return True
    return False


def _without(reading: Reading, start: int, end: int, told: list[Span]) -> str:
    """The sentence without what the source says in it."""
    kept = []
    for span in told[max(0, bisect_left(told, Span(start, start + 1)) - 1) :]:
        if span.start >= end:
            break
        if span.end > start:
            kept.append(reading.text[start : max(start, span.start)])
            start = span.end
    return " ".join((*kept, reading.text[start : max(start, end)]))


RULE = Rule(
    id="S07",
    name="Basis of knowledge missing",
    scope=Scope.SOURCE,
    summary="The text says how an unnamed source knows: it attended, read, saw or works on it.",
    why="A reader can trust somebody who was in the room more than somebody who heard of it.",
    citations=(
        Citation("NPR", "2011–2017"),
        Citation("The Washington Post", "2009"),
        Citation("The New York Times", "2004", via="Daring Fireball"),
        Citation("Reuters", "undated", via="factually.co", reported=True),
    ),
    severity=Severity.MEDIUM,
    check=check,
    words_add="phrases that say how a source knows",
    unseen="Whether the source really was there.",
)
