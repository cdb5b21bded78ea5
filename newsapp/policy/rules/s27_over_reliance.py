"""S27: one unnamed source carries much of the article."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes

_DEFAULT_SHARE = 30
_DEFAULT_TAGS = 8
_DEFAULT_FEWEST = 3


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per unnamed source that carries too much of the article."""
    share = settings.thresholds.get("share", _DEFAULT_SHARE)
    tags = settings.thresholds.get("tags", _DEFAULT_TAGS)
    fewest = settings.thresholds.get("fewest", _DEFAULT_FEWEST)
    every = len(reading.statements())
    words = len(reading.text.split())
    for source, made in reading.unnamed:
        carried = 100 * len(made) / every
        each_thousand = 1000 * len(made) / max(words, 1)
        if len(made) < fewest or (carried <= share and each_thousand <= tags):
            continue
        mentions = evidence(source, made)
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=mentions,
            message=f"{in_quotes(source.name)} is cited {len(made)} times in {words} words, "
            f"{carried:.0f}% of all attributions.",
            remedy="Bring in named sources or documents, and cite the unnamed one only where "
            "nobody else can tell.",
        )


RULE = Rule(
    id="S27",
    name="Over-reliance on one unnamed source",
    scope=Scope.ARTICLE,
    summary="No unnamed source carries an article, nor is cited at every turn.",
    why="An article that leans on one hidden voice is that voice’s article.",
    citations=(Citation("The Wall Street Journal", "2019"),),
    severity=Severity.MEDIUM,
    check=check,
    takes_thresholds={
        "share": Threshold(
            "share of all attributions above which it counts", "percent", 5, 100, _DEFAULT_SHARE
        ),
        "tags": Threshold(
            "attributions in 1,000 words above which it counts",
            "attributions",
            1,
            100,
            _DEFAULT_TAGS,
        ),
        "fewest": Threshold(
            "attributions below which nothing counts", "attributions", 1, 100, _DEFAULT_FEWEST
        ),
    },
)
