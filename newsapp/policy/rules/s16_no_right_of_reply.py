"""S16: somebody is accused, and does not answer."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Kind
from newsapp.policy.accusations import Replies, accused
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per accusing claim whose target neither answers nor keeps silent."""
    if reading.expresses_opinion:
        return
    replies = Replies(reading)
    for claim in reading.claims:
        targets = {
            one.id: who
            for one in claim.statements
            if (
                who := accused(
                    reading.words_of(one.content), reading.words_of(one.cue), settings.words
                )
            )
            is not None
        }
        accusing = [one for one in claim.statements if one.id in targets]
        if not accusing:
            continue
        first = accusing[0]
        accusers = frozenset(one.source_id or one.id for one in claim.statements)
        if replies.heard(targets[first.id], accusers):
            continue
        spans = in_order(
            span for one in accusing for span in (*one.source, *one.content) or one.cue
        )
        named = [one for one in accusing if one.kind is not Kind.NONE]
        yield Finding(
            source_id=named[0].source_id if named else None,
            attribution_ids=tuple(one.id for one in accusing),
            spans=spans,
            message=f"{quoted(reading.text, (*first.content, *first.cue)[0])} accuses somebody who "
            "neither answers in the text nor is said to have been asked.",
            remedy="Ask those accused and print what they say, or say when and how they were asked "
            "and kept silent.",
        )


RULE = Rule(
    id="S16",
    name="No right of reply",
    scope=Scope.CLAIM,
    summary="Whoever is accused answers in the article, or is said to have been asked in vain.",
    why="It is fair, it finds mistakes before they are printed, and complaints turn on it.",
    citations=(
        Citation("BBC", "before 2019"),
        Citation("Reuters", "2021"),
        Citation("Independent Press Standards Organisation", "undated", via="DocsLib"),
        Citation("The Wall Street Journal", "undated", via="World Press Institute", reported=True),
    ),
    severity=Severity.HIGH,
    check=check,
    words_add="words and phrases that accuse",
    unseen="Whether those accused had time enough to answer.",
)
