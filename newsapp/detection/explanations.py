"""The sentences that tell an editor where a kind comes from."""

from __future__ import annotations

from newsapp.detection.lexicon.people import BARE_HEADS
from newsapp.detection.register import Cluster
from newsapp.detection.types import Kind, ReasonType

# Longer descriptors are cut in an explanation: the marked text beside it shows them whole.
_LONGEST = 60

_REASONS = {
    None: "no reason for anonymity is given",
    ReasonType.STOCK: "the reason given is a stock phrase",
    ReasonType.SUBSTANTIVE: "a reason for anonymity is given",
    ReasonType.LEGAL: "a legal reason for anonymity is given",
}
_PREDICATES = {
    Kind.NAMED_PERSON: "is named in the text or known by office",
    Kind.ORGANIZATION: "is a named body, or a place that stands for one",
    Kind.SPOKESPERSON: "speaks officially for somebody and is not named",
    Kind.MEDIA: "is a news outlet: what it reports is relayed",
    Kind.DOCUMENT: "is something written, measured or recorded",
    Kind.COLLECTIVE: "is a group that nobody could name one by one",
    Kind.REPORTER: "is the outlet’s own voice",
    Kind.NONE: "names nobody",
}
_PERSONS = frozenset((Kind.NAMED_PERSON, Kind.SPOKESPERSON))


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + '…'}”"


# Where the words would say something else than the sentences around them.
_REREAD = {
    Kind.NAMED_PERSON: "is not named in these words, but seems to be somebody whom the text knows",
    Kind.COLLECTIVE: "reads like a group that nobody could name one by one, in its sentence",
    Kind.ORGANIZATION: "reads like a body that speaks as one, in its sentence",
    Kind.MEDIA: "reads like a news outlet, in its sentence",
    Kind.DOCUMENT: "reads like something written, measured or recorded, in its sentence",
    Kind.SPOKESPERSON: "reads like somebody who speaks officially, in its sentence",
}


def _predicate(cluster: Cluster, reason_type: ReasonType | None) -> str:
    if cluster.kind is not Kind.ANONYMOUS:
        reread = _REREAD.get(cluster.kind) if cluster.reread else None
        return reread or _PREDICATES[cluster.kind]
    if cluster.reread:
        return f"reads like unnamed people who speak for themselves; {_REASONS[reason_type]}"
    bare = bool(cluster.heads & BARE_HEADS) and len(cluster.name.split()) <= 2
    says_little = " and says little of who that is" if bare else ""
    return f"names nobody{says_little}; {_REASONS[reason_type]}"


def why_source(cluster: Cluster, reason_type: ReasonType | None) -> str:
    """One sentence on the kind of a source."""
    return f"{_quoted(cluster.name)} {_predicate(cluster, reason_type)}."


def why_attribution(
    cluster: Cluster | None,
    mention: str,
    cue: str,
    reason_type: ReasonType | None,
    *,
    because: str = "",
) -> str:
    """One sentence on an attribution: its source's, led there from another mention.

    ``because`` says why the mention is that source, where the words alone do not show it.
    """
    if cluster is None:
        return f"{_quoted(cue)} credits nobody: the text does not say who this comes from."
    if not mention or mention.lower() == cluster.name.lower():
        return why_source(cluster, reason_type)
    relative = "who" if cluster.kind in _PERSONS else "which"
    known_as = f"{_quoted(mention)} is the same source as {_quoted(cluster.name)}"
    if because:
        known_as = f"{known_as} ({because})"
    return f"{known_as}, {relative} {_predicate(cluster, reason_type)}."
