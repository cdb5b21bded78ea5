"""The sourcing statement: what readers are told about who stands behind a story.

It is drafted from the marks, for `backstory` in the terms of schema.org; a person edits and
approves it. Nothing in it says who an unnamed source is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from newsapp.detection.types import Act, Detection, Kind, Source, State
from newsapp.policy.claims import people_of
from newsapp.policy.unnamed_people import Speaking, distinct_people

_PEOPLE = (Kind.NAMED_PERSON, Kind.ANONYMOUS, Kind.SPOKESPERSON, Kind.ORGANIZATION)
_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


@dataclass(frozen=True, slots=True)
class SourcingCounts:
    """What a statement counts: sources to which the text credits a statement, rejected ones not.

    ``sources`` are people and bodies, ``unnamed`` the anonymous among them: no more of them than
    can be shown, counted as behind a claim (``distinct_people``). ``uncertain`` says that they may
    be more: there is no number for some ("several officials"), or some may be among others ("an
    official" after "four sources"). ``explained`` are those of the unnamed for whom a reason is
    printed. ``groups`` are collectives ("experts"), ``outlets`` other newsrooms.
    """

    sources: int = 0
    unnamed: int = 0
    explained: int = 0
    documents: int = 0
    outlets: int = 0
    groups: int = 0
    uncertain: bool = False

    def as_data(self) -> dict[str, int | bool]:
        """The same as plain data, to be stored with a statement."""
        return asdict(self)


def counts_of(detection: Detection) -> SourcingCounts:
    """Count the sources of a detection as a statement counts them."""
    credited = {
        one.source_id
        for one in detection.attributions
        if one.state is not State.REJECTED and one.act is Act.STATEMENT
    }
    sources = [source for source in detection.sources if source.id in credited]
    people = [source for source in sources if source.kind in _PEOPLE]
    anonymous = [source for source in people if source.kind is Kind.ANONYMOUS]
    unnamed = distinct_people(
        (Speaking(source, _number(source)) for source in anonymous), detection.text
    )
    explained = distinct_people(
        (Speaking(source, _explained(source, detection)) for source in anonymous if source.reason),
        detection.text,
    )
    kinds = [source.kind for source in sources]
    return SourcingCounts(
        sources=unnamed.people
        + sum(_number(source) for source in people if source.kind is not Kind.ANONYMOUS),
        unnamed=unnamed.people,
        explained=min(explained.people, unnamed.people),
        documents=kinds.count(Kind.DOCUMENT),
        outlets=kinds.count(Kind.MEDIA),
        groups=kinds.count(Kind.COLLECTIVE),
        uncertain=not unnamed.exact,
    )


def _number(source: Source) -> int:
    """How many people a source is; a body is one."""
    if source.kind is Kind.ORGANIZATION:
        return 1
    return source.count if source.count is not None else source.at_least


def _explained(source: Source, detection: Detection) -> int:
    """For how many of a source's people a reason is printed for certain.

    A reason is given for those whom its own sentence speaks of: “one of the sources, who feared
    dismissal” explains one of four.
    """
    found = []
    for reason in source.reason:
        sentence = next(
            (one.span for one in detection.sentences if one.span.contains(reason)), reason
        )
        beside = [mention for mention in source.mentions if sentence.contains(mention)]
        found.append(
            max(people_of(one.of(detection.text), source) for one in beside)
            if beside
            else _number(source)
        )
    return max(found)


def draft(counts: SourcingCounts) -> str:
    """A statement in one sentence: “Twelve sources, three unnamed; reasons are given for two …”."""
    parts = [_sources(counts)] if counts.sources else []
    if counts.unnamed:
        parts.append(_reasons(counts))
    for number, one, several in (
        (counts.documents, "document", "documents"),
        (counts.outlets, "other news outlet", "other news outlets"),
        (counts.groups, "group of which nobody is named", "groups of which nobody is named"),
    ):
        if number:
            parts.append(f"{_worded(number)} {one if number == 1 else several}")
    if not parts:
        return "This article credits nothing to a source."
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _sources(counts: SourcingCounts) -> str:
    total, unnamed = counts.sources, counts.unnamed
    least = "at least " if counts.uncertain else ""
    if total == 1 and not least:
        return "one source, unnamed" if unnamed else "one source, not anonymous"
    if unnamed == total:
        noun = "source" if total == 1 else "sources"
        return f"{least}{_worded(total)} {noun}, all unnamed"
    # A collective or an official spokesperson has no name either, but is not an anonymous person.
    return f"{least}{_worded(total)} sources, {least}{_worded(unnamed, none='none')} unnamed"


def _reasons(counts: SourcingCounts) -> str:
    unnamed, explained = counts.unnamed, counts.explained
    if not explained:
        return "no reason is given"
    if explained == unnamed and not counts.uncertain:
        return "the reason is given" if unnamed == 1 else "reasons are given for all"
    verb = "a reason is given" if explained == 1 else "reasons are given"
    return f"{verb} for {_worded(explained)}"


def _worded(number: int, *, none: str = "no") -> str:
    if number == 0:
        return none
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
