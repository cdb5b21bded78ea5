"""S06: what the article calls an unnamed source does not say who it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsapp.detection.types import Attribution, Source, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.descriptors import continuation, is_pronoun, says_who
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes

_LOOK_AHEAD = 160


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per anonymous source none of whose mentions says who it is."""
    if reading.expresses_opinion:
        return
    for source, made in reading.unnamed:
        described = [
            span for span in evidence(source, made) if not is_pronoun(span.of(reading.text))
        ]
        if not described or any(
            says_who(_descriptor(reading.text, span, reading.cue_starts), settings.words)
            for span in described
        ):
            continue
        yield _finding(source, made, _known_as(source, described, reading.text))


def _descriptor(text: str, mention: Span, cue_starts: Sequence[int]) -> str:
    """The mention and, where the sentence goes on describing the source, these words too."""
    end = min(len(text), mention.end + _LOOK_AHEAD)
    place = bisect_left(cue_starts, mention.end)
    if place < len(cue_starts):
        end = min(end, cue_starts[place])
    return mention.of(text) + continuation(text[mention.end : end])


def _known_as(source: Source, described: Sequence[Span], text: str) -> str:
    """What the message calls the source: its name, where that is one of the words weighed.

    A person may name a source by words of the article that are no mention of it.
    """
    words = [in_quotes(span.of(text)) for span in described]
    name = in_quotes(source.name)
    return name if name in words else words[0]


def _finding(source: Source, made: tuple[Attribution, ...], known_as: str) -> Finding:
    return Finding(
        source_id=source.id,
        attribution_ids=tuple(one.id for one in made),
        spans=evidence(source, made),
        message=f"{known_as} does not say for whom the source works, in what "
        "role, on which side, or at which event it learned this.",
        remedy="Name the employer, the role, the side or the event, as far as the agreement with "
        "the source allows.",
    )


RULE = Rule(
    id="S06",
    name="Vague descriptor",
    scope=Scope.SOURCE,
    summary="“A source” or “an insider” is too little: the descriptor gives an employer, a role, "
    "a side or an event.",
    why="What a source can know follows from where it stands; “a source” could be anybody.",
    citations=(
        Citation("Associated Press", "2005", via="Reason"),
        Citation("The Wall Street Journal", "2012"),
        Citation("The Guardian", "2014"),
        Citation("NPR", "2011–2017"),
        Citation("Bloomberg", "2008–2014", via="Gawker"),
    ),
    severity=Severity.HIGH,
    check=check,
    words_add="words and phrases that do not say who a source is",
)
