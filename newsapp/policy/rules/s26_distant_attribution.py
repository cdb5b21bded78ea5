"""S26: who says it stands too far from what is said."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted

_DEFAULT_CHARACTERS = 60
_DEFAULT_SENTENCES = 1


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement whose cue stands far from its content, or long after it."""
    gap = settings.thresholds.get("characters", _DEFAULT_CHARACTERS)
    wait = int(settings.thresholds.get("sentences", _DEFAULT_SENTENCES))
    for attribution in reading.statements():
        if attribution.kind is Kind.NONE or not attribution.cue or not attribution.content:
            continue
        if _gap(attribution) <= gap and not _is_late(reading, attribution, wait):
            continue
        tag = (*attribution.source, *attribution.cue)[0]
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=in_order((*attribution.source, *attribution.cue, *attribution.content)),
            message=f"{quoted(reading.text, tag)} stands too far from what is said: the "
            f"reader takes "
            "it in without knowing whose word it is.",
            remedy="Say who speaks in the first sentence, and again in each new paragraph.",
        )


def _gap(attribution: Attribution) -> int:
    """The fewest code points between the tag and a part of the content."""
    return min(
        max(part.start - tag.end, tag.start - part.end, 0)
        for tag in (*attribution.cue, *attribution.source)
        for part in attribution.content
    )


def _is_late(reading: Reading, attribution: Attribution, wait: int) -> bool:
    """Whether the reader waits longer than so many sentences, or a paragraph goes without a tag."""
    tags = (*attribution.cue, *attribution.source)
    first_tag = min(span.start for span in tags)
    first = min(span.start for span in attribution.content)
    last = max(span.end for span in attribution.content) - 1
    sentences = reading.sentences
    if sentences.number_at(first_tag) - sentences.number_at(first) > wait:
        return True
    paragraphs = reading.paragraphs
    last_tag = max(span.start for span in tags)
    return paragraphs.number_at(first) < paragraphs.number_at(first_tag) or paragraphs.number_at(
        last
    ) > paragraphs.number_at(last_tag)


RULE = Rule(
    id="S26",
    name="Attribution too far away",
    scope=Scope.ATTRIBUTION,
    summary="The source stands in the sentence that it is the source of, and again in each "
    "paragraph.",
    why="What is read before its source is read as the newsroom’s own word.",
    citations=(
        Citation("Associated Press", "2004–2018"),
        Citation("Reuters", "undated", via="AALEP"),
    ),
    severity=Severity.LOW,
    check=check,
    takes_thresholds={
        "characters": Threshold(
            "characters between source and content from which on it counts",
            "characters",
            10,
            1000,
            _DEFAULT_CHARACTERS,
        ),
        "sentences": Threshold(
            "sentences that a reader may wait for the source",
            "sentences",
            0,
            20,
            _DEFAULT_SENTENCES,
        ),
    },
)
