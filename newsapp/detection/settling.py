"""The last word on a source's kind: what its words say, weighed against how its sentences read.

The words of a mention are judged by rules (`kinds`). A trained finder adds a view of its own: how
likely each kind is, given the whole sentence. Rules that are nearly always right stand. Those that
leave people unnamed because nothing in the words names them ("the woman", "several judges") give
way where the finder hardly believes it, and "friends and advisers" become unnamed people where it
firmly does. Whoever was granted anonymity in print stays anonymous.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsapp.detection.lexicon.people import PUBLIC_HEADS, VAGUE_COLLECTIVES
from newsapp.detection.lexicon.reasons import GRANT
from newsapp.detection.register import Cluster
from newsapp.detection.types import Kind
from newsapp.detection.verdicts import Rule

_ANONYMOUS = tuple(Kind).index(Kind.ANONYMOUS)
_NAMED = tuple(Kind).index(Kind.NAMED_PERSON)
_BEYOND_DOUBT = 0.95
# Heads that say by themselves that somebody inside spoke: "officials", "a source".
_SURE = frozenset((Rule.INSIDER, Rule.SHARE))
# Rules that find people, and could not tell that they are unnamed insiders.
_PEOPLE = frozenset(
    (
        Rule.GROUP_NOUN,
        Rule.PLURAL,
        Rule.EVERYBODY,
        Rule.FACTION,
        Rule.BELONGING,
        Rule.OFFICE,
        Rule.BODIES,
    )
)
# Rules that find somebody of whom the words say next to nothing.
_BARE = frozenset((Rule.SOMEBODY, Rule.SOME_ONE))
_PRIVATELY_BEHIND = re.compile(
    r",?\s+(?:(?:who|have|has|had|are|were|will|also|now)\s+){0,2}(?:privately|in\s+private)\b(?!\s+(?:are|is|were|was)\b)"
    r"|\s+(?:\w+\s+){1,2}(?:privately|in\s+private)\b"
)
_PRIVATELY_BEFORE = re.compile(r"\b(?:privately|in\s+private),?\s+$", re.IGNORECASE)
# Rules that only guess, and what they may guess between.
_GUESSES = frozenset((Rule.REMAINDER, Rule.LONE_CAPITAL, Rule.THING_PRONOUN, Rule.CROWD_PRONOUN))
_GRANT_BEFORE, _GRANT_BEHIND = 160, 240
_CLAUSE = re.compile(r",?\s+(?:who|whose|speaking|asking|requesting)\b[^.;:“”\"\n]{0,120}")


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the finder's view decides; all are probabilities that the source is anonymous.

    ``sure`` and ``unsure``: below these a source that the words leave unnamed is taken for what
    the finder thinks likeliest. ``after_all``: from here on people that the words take for a group
    are unnamed ones. ``guess`` is the probability of a kind from which a mere guess gives way.
    ``bare`` takes the place of ``unsure`` where the words hardly say anything ("someone", "the
    specialist"), ``faction`` is the least for several people who only want or believe something,
    ``access`` for those of them who are told by what they know ("people close to the talks").
    """

    sure: float = 0.05
    unsure: float = 0.12
    after_all: float = 0.7
    guess: float = 0.5
    bare: float = 0.3
    faction: float = 0.9
    access: float = 0.8


LIMITS = Limits()
"""Tuned for recall: see docs/detection-figures.md for what other settings would give."""


def settle(cluster: Cluster, text: str, *, reasoned: bool, limits: Limits = LIMITS) -> None:
    """Change the kind of ``cluster`` where the views of its mentions speak clearly against it.

    ``reasoned``: a reason for anonymity is printed. Without views nothing changes.
    """
    if cluster.kind is Kind.COLLECTIVE and _speaks_unnamed(cluster, text):
        cluster.kind = Kind.ANONYMOUS
        return
    if not cluster.views or cluster.rule is Rule.PSEUDONYM:
        return
    number = len(cluster.views)
    mean = {kind: sum(view[at] for view in cluster.views) / number for at, kind in enumerate(Kind)}
    if cluster.kind is Kind.ANONYMOUS:
        if reasoned or _is_granted(cluster, text):
            return
        believed = max(view[_ANONYMOUS] for view in cluster.views)
        if believed < _least(cluster, limits):
            _change(cluster, mean, but=(Kind.ANONYMOUS, Kind.NONE, Kind.REPORTER))
        elif cluster.plural and not cluster.spoke and believed < _faction(cluster, limits):
            cluster.kind = Kind.COLLECTIVE  # "many people involved assumed"
    elif _may_hide_insiders(cluster) and mean[Kind.ANONYMOUS] >= _enough(cluster, limits):
        _change(cluster, mean)
    elif cluster.rule in _GUESSES and max(mean.values()) >= limits.guess:
        # The finder takes any unknown name for a person's: it has seen few other ones.
        # And whoever has a name is not unnamed, unless it is "one user @moth".
        bare = cluster.rule is Rule.LONE_CAPITAL and " " not in cluster.name
        named = cluster.rule is Rule.LONE_CAPITAL and Kind.NAMED_PERSON
        if max(mean, key=lambda kind: mean[kind]) not in (named, bare and Kind.ANONYMOUS):
            _change(cluster, mean, but=(Kind.NONE, Kind.REPORTER))


def _least(cluster: Cluster, limits: Limits) -> float:
    """The least belief that leaves a source unnamed which its words leave unnamed."""
    if cluster.rule is Rule.SERVES:
        return 0.0  # that no doctor is named was seen in the whole text, not in a sentence
    if cluster.rule in _SURE:
        return limits.sure if " " in cluster.name else 0.0  # "Witness: …" is nobody's name
    return limits.bare if cluster.rule in _BARE else limits.unsure


def _enough(cluster: Cluster, limits: Limits) -> float:
    """The least belief that makes unnamed people of a group."""
    only_wants = cluster.plural and not cluster.spoke
    return max(limits.after_all, _faction(cluster, limits)) if only_wants else limits.after_all


def _faction(cluster: Cluster, limits: Limits) -> float:
    """The least belief in several people who only want or believe something."""
    return limits.access if cluster.rule is Rule.ACCESS else limits.faction


def _speaks_unnamed(cluster: Cluster, text: str) -> bool:
    """Whether a group was spoken to: "some Democrats privately say", "residents who asked …"."""
    if _asks_not_to_be_named(cluster, text):
        return True  # "a resident who asked not to be named"
    if not cluster.spoke or cluster.rule not in _PEOPLE or cluster.heads & PUBLIC_HEADS:
        return False
    return any(
        _PRIVATELY_BEHIND.match(text, span.end)
        or _PRIVATELY_BEFORE.search(text, max(0, span.start - 20), span.start)
        for span in cluster.mentions
    )


def _may_hide_insiders(cluster: Cluster) -> bool:
    """Whether these are people, and not experts or voters, of whom the words say enough."""
    return cluster.rule in _PEOPLE and not cluster.heads & (VAGUE_COLLECTIVES | PUBLIC_HEADS)


def is_maybe_unnamed(view: tuple[float, ...]) -> bool:
    """Whether "some" may be some of the unnamed people before; without a view it may."""
    return not view or view[_ANONYMOUS] >= LIMITS.unsure


def is_overshadowed(cluster: Cluster, view: tuple[float, ...]) -> bool:
    """Whether "he" after "one questioner" is somebody named, of whom the text speaks all along."""
    passing = cluster.kind is Kind.ANONYMOUS and len(cluster.mentions) == 1
    unsure = cluster.rule not in _SURE and cluster.rule is not Rule.PSEUDONYM
    return passing and unsure and bool(view) and view[_NAMED] >= _BEYOND_DOUBT


def _change(cluster: Cluster, mean: Mapping[Kind, float], but: tuple[Kind, ...] = ()) -> None:
    kind = max((kind for kind in mean if kind not in but), key=lambda kind: mean[kind])
    cluster.reread = kind is not cluster.kind
    cluster.kind = kind


def _asks_not_to_be_named(cluster: Cluster, text: str) -> bool:
    """Whether one of its mentions says so, or the clause right behind it."""
    for span in cluster.mentions:
        clause = _CLAUSE.match(text, span.end)
        if GRANT.search(text, span.start, clause.end() if clause else span.end):
            return True
    return False


def _is_granted(cluster: Cluster, text: str) -> bool:
    """Whether a grant of anonymity stands beside one of its mentions."""
    return any(
        GRANT.search(text, max(0, span.start - _GRANT_BEFORE), span.end + _GRANT_BEHIND)
        for span in cluster.mentions
    )
