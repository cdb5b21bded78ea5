"""S08: in a dispute or a deal, the text does not say on which side an unnamed source is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.descriptors import continuation
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes, lowered

_LOOK_AHEAD = 160

_CONTEST = re.compile(
    r"\b(?:merger|takeover|takeovers|buyout|acquisition|bid|bids|bidder|bidding|deal|auction|sale|stake|"
    r"talks|negotiat\w+|dispute\w*|feud|row|rift|lawsuit|suit|trial|divorce|custody|settlement|"
    r"strike|walkout|pay\s+offer|contract|tender|transfer|leadership|contest|primary|coup|"
    r"ceasefire|truce|treaty|sanctions|tariffs?|boycott|rival\w*|infighting|power\s+struggle)\b",
)
_SIDE = re.compile(
    r"""\b(?:advis(?:ing|es|ed)|represent(?:ing|s|ed)|back(?:ing|s|ed)|oppos(?:ing|es|ed)|support(?:ing|s|ed)|favou?r(?:ing|s|ed)|voted)\b
    | \b(?:ally|allies|aide|aides|adviser|advisor|lawyer|attorney|friend|supporter|opponent
      |critic|colleague|rival|associate)s?\s+(?:of|to|for)\b
    | \b(?:rival|pro|anti|opposition|defen[cs]e|prosecution|plaintiff|union|management|company
      |club|palace|ministry|party|campaign|court|government|rebel|buyer|seller|bidder|shareholder
      |investor|landlord|tenant|employer|family|league)\b
    | \bon\s+(?:the|either|one|both|neither|his|her|its|their)\s+(?:\w+\s+)?sides?\b
    | \b(?:whose|which)\s+(?:\w+\s+){0,3}?(?:stands?|stood|would|holds?|owns?|lost|gained?
      |benefit\w*)\b
    | \bwho\s+(?:stands?|stood|opposes?|opposed|supports?|supported|voted|wants?|wanted|lost
      |holds?|owns?|works?|worked|hopes?|left|resigned)\b
    | \b(?:works?|working|worked|speaking)\s+for\b
    | \w[’']s?\s+(?:[\w-]+\s+){0,2}?(?:aides?|lawyers?|attorneys?|advis[eo]rs?|team|camp|office
      |friends?|allies|ally|colleagues?|staff|negotiators?|bankers?|officials?|agent)\b
    | \b(?:with|has|have|had|holding|owning)\s+an?\s+(?:\w+\s+)?(?:stake|interest|shares?|grudge)\b
    """,
    re.VERBOSE,
)
_CLOSE_TO = re.compile(
    r"\bclose\s+to\s+(?P<whom>(?:the\s+|his\s+|her\s+|its\s+|their\s+)?[\w’'-]+)", re.IGNORECASE
)
_NO_PARTY = re.compile(
    r"(?:the\s+)?(?:talks|deal|matter|merger|takeover|bid|negotiations?|situation|process|case|sale|"
    r"discussions|dispute|strike|trial|transfer|contest|campaign|issue|agreement)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)\b(?!(?:MPs?|MSPs?|MEPs?)\b)[A-Z][\w’'.-]+")


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per unnamed source in a contest whose descriptor takes no side."""
    for source, made in reading.unnamed:
        if not any(
            _CONTEST.search(lowered(sentence.of(reading.text)))
            for one in made
            for sentence in reading.sentences.between(*reading.sentences.numbers_of(one))
        ):
            continue
        mentions = evidence(source, made)
        if any(
            _takes_side(f"{span.of(reading.text)} {_behind(reading, span.end)}", settings.words)
            for span in mentions
        ):
            continue
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=mentions,
            message=f"{in_quotes(source.name)} speaks of a contest, and the text does not say "
            "on which side the source is or what it stands to gain.",
            remedy="Name the party, the side or the interest of the source.",
        )


def _takes_side(descriptor: str, more: tuple[str, ...]) -> bool:
    if _SIDE.search(lowered(descriptor)) or _NAME.search(descriptor):
        return True
    close = _CLOSE_TO.search(descriptor)
    if close and not _NO_PARTY.match(close["whom"]):
        return True
    return any(one.casefold() in descriptor.casefold() for one in more)


def _behind(reading: Reading, end: int) -> str:
    place = bisect_left(reading.cue_starts, end)
    stop = min(len(reading.text), end + _LOOK_AHEAD)
    if place < len(reading.cue_starts):
        stop = min(stop, reading.cue_starts[place])
    return continuation(reading.text[end:stop])


RULE = Rule(
    id="S08",
    name="Motive or side undisclosed",
    scope=Scope.SOURCE,
    summary="Where parties contend, the descriptor says to which of them an unnamed source "
    "belongs.",
    why="Who gains by a leak is the first thing that a reader needs to weigh it.",
    citations=(
        Citation("The New York Times", "2004"),
        Citation("Associated Press", "2009", via="AP Watch"),
        Citation("The Wall Street Journal", "2012"),
        Citation("NPR", "2011–2017"),
    ),
    severity=Severity.LOW,
    check=check,
    words_add="words of a descriptor that give a side",
    unseen="What a source really wants.",
)
