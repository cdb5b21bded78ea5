"""S28: too much of the article is unnamed, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Kind
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import credit
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order

_DEFAULT_SHARE = 25
_DEFAULT_FEWEST = 4
_NAMED = (Kind.NAMED_PERSON, Kind.ORGANIZATION, Kind.DOCUMENT)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield at most one finding: too large an anonymous share, or no named source at all."""
    if reading.expresses_opinion:
        return
    share = settings.thresholds.get("share", _DEFAULT_SHARE)
    fewest = settings.thresholds.get("fewest", _DEFAULT_FEWEST)
    every = [one for one in reading.statements() if one.kind is not Kind.NONE]
    unnamed = [one for _, made in reading.unnamed for one in made]
    if not unnamed:
        return
    nobody_named = not any(one.kind in _NAMED for one in every)
    above = len(every) >= fewest and 100 * len(unnamed) / len(every) > share
    if not (nobody_named or above):
        return
    counted = f"Of {len(every)} attributions {len(unnamed)} are to unnamed sources"
    if len(every) == 1:
        counted = "The only attribution is to an unnamed source"
    yield Finding(
        source_id=None,
        attribution_ids=(),
        spans=in_order(span for one in unnamed for span in credit(one)),
        message=counted + (", and no source is named." if nobody_named else "."),
        remedy="Put sources on the record or find documents until most of the article can be "
        "checked, and attest what cannot.",
    )


RULE = Rule(
    id="S28",
    name="Anonymous share",
    scope=Scope.ARTICLE,
    summary="Most of an article stands on sources that a reader can identify, and some of it "
    "always.",
    why="Anonymity is a last resort; an article that is made of it asks for trust and gives "
    "no ground.",
    citations=(Citation("The New York Times", "2016"),),
    severity=Severity.MEDIUM,
    check=check,
    takes_thresholds={
        "share": Threshold(
            "share of unnamed attributions above which it counts", "percent", 1, 100, _DEFAULT_SHARE
        ),
        "fewest": Threshold(
            "attributions below which the share does not count",
            "attributions",
            1,
            100,
            _DEFAULT_FEWEST,
        ),
    },
    unseen="Which editor agreed that the article can stand on unnamed sources.",
)
