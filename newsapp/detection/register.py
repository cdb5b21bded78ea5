"""What is known of the sources gathered so far: looked up by words, names, head nouns, nearness."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from newsapp.detection.counts import Number, number_in
from newsapp.detection.descriptors import Descriptor
from newsapp.detection.groups import Choice, Pick, all_words, qualifiers
from newsapp.detection.kinds import is_agent
from newsapp.detection.lexicon.bodies import ORGANIZATION_HEADS
from newsapp.detection.lexicon.documents import SAME_DOCUMENTS
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.people import INSIDER_HEADS, SPOKES_HEADS, TITLES
from newsapp.detection.names import surname_of
from newsapp.detection.types import Act, Kind, Span
from newsapp.detection.verdicts import Rule

# A pronoun looks back at most this many code points: about two paragraphs of news.
MEMORY = 1500
PEOPLE = frozenset((Kind.NAMED_PERSON, Kind.ANONYMOUS, Kind.SPOKESPERSON))
THINGS = frozenset((Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT))
# A body by what it does: for one whose own name does not say it.
_MAKERS = frozenset("company firm maker retailer utility operator bank chain group".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a source; ``act`` of the attribution that it stands in.

    ``kinds`` is the finder's view of its kind (see RoleSpan).
    """

    span: Span
    act: Act
    kinds: tuple[float, ...] = ()


@dataclass(slots=True, eq=False)
class Cluster:
    """A source while it is being gathered; equal to itself alone.

    ``spoke``: it says something at least once, and does not only want or believe something.
    ``rule`` gave its kind; ``views`` are the finder's views of the mentions' kinds, and ``reread``
    says that these changed it in the end.
    """

    kind: Kind
    name: str
    rule: Rule = Rule.FULL_NAME
    views: list[tuple[float, ...]] = field(default_factory=list)
    reread: bool = False
    mentions: list[Span] = field(default_factory=list)
    numbers: set[Number] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    female: bool | None = None
    plural: bool = False
    person: tuple[str, ...] = ()
    latest: int = 0
    words: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    spoken_alone: bool = False
    spoke: bool = False
    faction: bool = False


@dataclass(slots=True)
class Register:
    """The clusters of one text, with the keys by which a later mention finds its own."""

    clusters: list[Cluster] = field(default_factory=list)
    by_key: dict[str, Cluster] = field(default_factory=dict)
    _by_noun: dict[str, list[Cluster]] = field(default_factory=dict)
    _recent: deque[Cluster] = field(default_factory=lambda: deque(maxlen=12))

    def near(self, mention: Mention) -> Iterable[Cluster]:
        """The clusters of the last mentions, the latest first."""
        for cluster in reversed(self._recent):
            if mention.span.start - cluster.latest <= MEMORY:
                yield cluster

    def latest(self, fits: Callable[[Cluster], bool], mention: Mention) -> Cluster | None:
        """The latest near cluster that fits, or None."""
        for cluster in self.near(mention):
            if fits(cluster):
                return cluster
        return None

    def latest_person(
        self, mention: Mention, genders: Collection[bool | None] = (None, False, True)
    ) -> Cluster | None:
        """The latest near source that is one person; ``genders`` are values of its ``female``."""
        return self.latest(
            lambda c: c.kind in PEOPLE and not c.plural and c.female in genders, mention
        )

    def of_head(self, head: str, descriptor: Descriptor) -> Cluster | None:
        """The latest source of that head whose number and qualifiers agree; the one that has all
        the qualifiers before others.
        """
        fitting = [
            cluster
            for cluster in reversed(self._by_noun.get(head, [])[-8:])
            if not _contradicts(cluster, descriptor)
        ]
        asked = qualifiers(descriptor)
        for cluster in fitting:
            if asked and asked <= cluster.words:
                return cluster
        agreeing = (c for c in fitting if not (asked and c.qualifiers))
        return next(agreeing, None)

    def picked(self, pick: Pick, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "One", "another", "the second official": out of a group, or one of several sources."""
        apart = [c for c in self._by_noun.get(pick.head, [])[-8:] if not c.plural]
        if pick.choice is Choice.NTH and pick.head and len(apart) >= pick.number:
            return apart[pick.number - 1]
        group = self.latest(
            lambda c: (
                c.plural
                and c.kind in (Kind.ANONYMOUS, Kind.SPOKESPERSON)
                and (not pick.head or pick.head in c.heads)
            ),
            mention,
        )
        if group is None or (pick.head and _contradicts(group, descriptor)):
            return None
        if descriptor.partitive and self._comes_after(group, mention):
            return None  # one of a crowd, and of no group that was spoken of before it
        if pick.choice is Choice.ANOTHER and _is_beyond(group, pick.number):
            return None
        asked = qualifiers(descriptor)
        if asked and group.qualifiers and not asked <= group.words:
            return None
        if pick.choice is Choice.ANOTHER and pick.head and not group.spoken_alone:
            return None
        group.spoken_alone = True
        return group

    def _comes_after(self, group: Cluster, mention: Mention) -> bool:
        """Whether a crowd was spoken of since the group was: "Analysts say … one of them said"."""
        last = self.latest(
            lambda c: c is group or (c.plural and c.kind is Kind.COLLECTIVE), mention
        )
        return last is not group

    def thing(self, descriptor: Descriptor, kind: Kind, mention: Mention) -> Cluster | None:
        """ "The company", "the filing": what was spoken of before under another word."""
        head = descriptor.head
        if descriptor.plural or descriptor.lower[0] not in ("the", "this"):
            return None
        for alike in SAME_DOCUMENTS:
            if head in alike:
                return self._document(alike, mention)
        if kind is Kind.MEDIA:
            return self.latest(lambda c: c.kind is Kind.MEDIA, mention)
        if kind is Kind.ORGANIZATION and head in _MAKERS and len(descriptor.words) == 2:
            return self.latest(
                lambda c: c.kind is kind and bool(c.words) and not c.heads & ORGANIZATION_HEADS,
                mention,
            )
        return None

    def _document(self, heads: frozenset[str], mention: Mention) -> Cluster | None:
        return self.latest(lambda c: c.kind is Kind.DOCUMENT and bool(c.heads & heads), mention)

    def remember(self, cluster: Cluster, descriptor: Descriptor, span: Span) -> None:
        """Write a mention down, with the keys by which a later one finds its cluster."""
        if span not in cluster.mentions[-3:]:
            cluster.mentions.append(span)
        cluster.latest = max(cluster.latest, span.end)
        if cluster in self._recent:
            self._recent.remove(cluster)
        self._recent.append(cluster)
        if not descriptor.pronoun:
            self._describe(cluster, descriptor)
            self._file(cluster, descriptor)

    def _describe(self, cluster: Cluster, descriptor: Descriptor) -> None:
        if cluster.kind is not Kind.NAMED_PERSON:
            cluster.numbers.add(number_in(descriptor))
        picked = descriptor.partitive and not descriptor.plural
        cluster.plural = cluster.plural or (descriptor.plural and not picked)
        cluster.words |= all_words(descriptor)
        cluster.qualifiers |= qualifiers(descriptor)

    def _file(self, cluster: Cluster, descriptor: Descriptor) -> None:
        self.by_key[f"words {' '.join(descriptor.lower)}"] = cluster
        if cluster.person:
            self.by_key[f"person {surname_of(cluster.person)}"] = cluster
        if descriptor.name and not cluster.person:
            self.by_key[f"name {name_key(descriptor)}"] = cluster
        if descriptor.head:
            self._index(cluster, descriptor.head)
        elif not cluster.person and cluster.kind in THINGS and descriptor.name:
            self._index(cluster, descriptor.name[-1].lower())
        for word in descriptor.apposition + descriptor.before_name:
            base = singular(word.lower())
            if base in TITLES or base in SPOKES_HEADS:
                cluster.heads.add(base)
        for word in descriptor.apposition:
            if word.islower() and (is_agent(word) or word in INSIDER_HEADS):
                self._index(cluster, word)

    def _index(self, cluster: Cluster, noun: str) -> None:
        """A noun by which the cluster may be called again."""
        cluster.heads.add(noun)
        known = self._by_noun.setdefault(noun, [])
        if cluster not in known[-8:]:
            known.append(cluster)


def _is_beyond(group: Cluster, number: int) -> bool:
    """Whether "a third person" is none of the two who spoke before."""
    counts = [known.count for known in group.numbers if known.count and known.count > 1]
    return bool(counts) and number > max(counts)


def name_key(descriptor: Descriptor) -> str:
    """A proper name as a key: lower-case, without its article."""
    return " ".join(descriptor.name).lower().removeprefix("the ")


def _contradicts(cluster: Cluster, descriptor: Descriptor) -> bool:
    """Two numbers that differ, or other modifiers than before: "the defence official"."""
    if descriptor.plural and not descriptor.partitive and not cluster.plural:
        return True
    if cluster.kind is Kind.NAMED_PERSON and (descriptor.plural or descriptor.partitive):
        return True
    number = number_in(descriptor)
    counts = {known.count for known in cluster.numbers if known.count and known.count > 1}
    if number.count and number.count > 1 and counts and number.count not in counts:
        return True
    plain = [word for word in descriptor.lower if is_plural(word) or word == descriptor.head]
    return not plain
