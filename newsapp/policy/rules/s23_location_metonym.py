"""S23: a capital or a building speaks."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.lexicon.bodies import METONYMS
from newsapp.detection.types import Kind
from newsapp.policy.catalogue import Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import quoted

# These are names of institutions, not of places that stand for one.
_INSTITUTIONS = frozenset(
    ("state department", "supreme court", "federal reserve", "fed", "bundestag", "knesset")
)
_PLACES = METONYMS - _INSTITUTIONS


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement that is credited to a place."""
    places = _PLACES | {word.casefold() for word in settings.words}
    for attribution in reading.statements():
        if attribution.kind not in (Kind.ORGANIZATION, Kind.SPOKESPERSON, Kind.COLLECTIVE):
            continue
        speaking = [span for span in attribution.source if _plain(span.of(reading.text)) in places]
        if not speaking:
            continue
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=tuple(sorted({*speaking, *attribution.cue})),
            message=f"{quoted(reading.text, speaking[0])} is a place: the text does not say "
            f"who spoke "
            "there.",
            remedy="Name the ministry, the office or the person.",
        )


def _plain(mention: str) -> str:
    return " ".join(mention.split()).casefold().strip(" ,.").removeprefix("the ")


RULE = Rule(
    id="S23",
    name="Location metonym",
    scope=Scope.ATTRIBUTION,
    summary="A capital or a building does not speak; somebody in it does.",
    why="“Downing Street said” may be a minister, an aide or a press release.",
    citations=(),
    severity=Severity.LOW,
    check=check,
    words_add="places that stand for a body",
)
