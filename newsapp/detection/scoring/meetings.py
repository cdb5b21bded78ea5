"""Which found attributions stand for which gold one."""

from __future__ import annotations

from collections.abc import Sequence

from newsapp.detection.scoring.coded import CodedAttribution
from newsapp.detection.types import Role, any_overlap


def links(gold: CodedAttribution, found: CodedAttribution) -> bool:
    """Whether ``found`` overlaps every role that ``gold`` has, all at once."""
    return all(
        not gold.spans(role) or any_overlap(gold.spans(role), found.spans(role)) for role in Role
    )


def meetings(
    gold: CodedAttribution, found: Sequence[CodedAttribution]
) -> tuple[list[CodedAttribution], bool]:
    """The found attributions that meet ``gold``, best first, and whether they are linked with it.

    Those that link with it; where there is none, those that share its cue; else its content.
    """
    linked = [one for one in found if links(gold, one)]
    if linked:
        return linked, True
    return (
        [one for one in found if any_overlap(gold.cue, one.cue)]
        or [one for one in found if any_overlap(gold.content, one.content)]
    ), False


def neighbours(found: CodedAttribution, gold: Sequence[CodedAttribution]) -> list[CodedAttribution]:
    """The gold attributions whose cue or content ``found`` touches."""
    return [
        one
        for one in gold
        if any_overlap(one.cue, found.cue) or any_overlap(one.content, found.content)
    ]
