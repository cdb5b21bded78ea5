"""S12: a headline leans on an unnamed source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.claims import content_words
from newsapp.detection.types import Attribution, Kind, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.claims import SupportedClaim, people_in
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes, quoted

# A headline that says as much is no plain statement of fact.
_HEDGED = re.compile(
    r"\b(?:may|might|could|weighs?|weighing|considers?|considering|mulls?|mulling|eyes|eyeing|report(?:ed|edly|s)?|"
    r"alleg\w+|claims?|claimed|said\s+to|accused|denies|says?|said|tells?|told|according|rumou?r\w*|in\s+talks|seeks?|likely)\b"
    r"|\?|[‘“'\"]",
    re.IGNORECASE,
)
_ONLY_SOURCES = re.compile(r"\b(?:sources?|insiders?|reports?)\b", re.IGNORECASE)
# A headline shares at least two words, and half of its own, with the claim that it sums up.
_FEWEST_SHARED = 2


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per headline that leans on somebody vague or on an unnamed claim."""
    if reading.expresses_opinion:
        return
    headlines = reading.paragraphs.headlines
    cited = _cited_in(reading, headlines)
    for headline in headlines:
        credited = cited.get(headline, [])
        unnamed = [one for one in credited if one.kind is Kind.ANONYMOUS]
        if unnamed:
            if len(unnamed) == len(credited) and all(_is_weak(reading, one) for one in unnamed):
                yield _cites(reading, headline)
        elif not credited and not _HEDGED.search(headline.of(reading.text)):
            claim = _claim_behind(reading, headline.of(reading.text))
            if claim is not None:
                yield _states(reading, headline.of(reading.text), (headline, *claim.evidence))
    title = reading.metadata.title
    if not headlines and title and title not in reading.text and not _HEDGED.search(title):
        claim = _claim_behind(reading, title)
        if claim is not None:
            yield _states(reading, title, claim.evidence)


def _cited_in(reading: Reading, headlines: tuple[Span, ...]) -> dict[Span, list[Attribution]]:
    found: dict[Span, list[Attribution]] = {}
    if headlines:
        for one in reading.statements():
            for headline in headlines:
                if headline.start <= one.start < headline.end:
                    found.setdefault(headline, []).append(one)
    return found


def _is_weak(reading: Reading, attribution: Attribution) -> bool:
    """Whether it is one unnamed person, or nothing but “sources”."""
    source = reading.sources.get(attribution.source_id or "")
    if _ONLY_SOURCES.search(reading.words_of(attribution.source)):
        return True
    return source is None or people_in(reading.text, source, attribution) == 1


def _claim_behind(reading: Reading, headline: str) -> SupportedClaim | None:
    """The claim of unnamed sources that a headline states, where nobody named states it too."""
    wanted = content_words(headline)
    best: SupportedClaim | None = None
    for claim in reading.claims:
        held = content_words(
            " ".join(reading.words_of(one.content)[:400] for one in claim.statements)
        )
        shared = len(wanted & held)
        if shared < _FEWEST_SHARED or 2 * shared < len(wanted):
            continue
        if not claim.rests_on_unnamed:
            return None
        best = best or claim
    return best


def _cites(reading: Reading, headline: Span) -> Finding:
    return Finding(
        source_id=None,
        attribution_ids=(),
        spans=(headline,),
        message=f"The headline {quoted(reading.text, headline)} leans on somebody who is one, "
        f"or of "
        "whom it says nothing.",
        remedy="Say in the headline how many there are and what they are, or lead with what is on "
        "the record.",
    )


def _states(reading: Reading, headline: str, spans: tuple[Span, ...]) -> Finding:
    return Finding(
        source_id=None,
        attribution_ids=(),
        spans=in_order(spans),
        message=f"The headline {in_quotes(headline)} states as a fact what only unnamed "
        f"sources say.",
        remedy="Say in the headline who says so, or find a named source or a document.",
    )


RULE = Rule(
    id="S12",
    name="Anonymous in the headline",
    scope=Scope.ARTICLE,
    summary="A headline does not turn what unnamed sources say into a fact, nor lean on “sources”.",
    why="Most readers see the headline alone, and it has no room to say how sure the newsroom is.",
    citations=(Citation("Independent Press Standards Organisation", "undated", via="Brainscape"),),
    severity=Severity.HIGH,
    check=check,
)
