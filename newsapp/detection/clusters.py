"""Mentions that are the same person or persons, gathered into sources.

One pass in reading order. Every mention is looked up by keys (surname, head noun, name), never
compared with all others, so that the time grows with the text and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from newsapp.detection.counts import Number, number_in
from newsapp.detection.descriptors import Descriptor, describe
from newsapp.detection.kinds import is_agent, kind_of
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.people import INSIDER_HEADS, SPOKES_HEADS, TITLES, UNIQUE_OFFICES
from newsapp.detection.names import NameIndex, PersonName, gender
from newsapp.detection.persons import personal_name
from newsapp.detection.types import Act, Kind, Span

_HE_OR_SHE = {"he": False, "she": True, "him": False, "her": True, "his": False, "hers": True}
_PEOPLE = frozenset((Kind.NAMED_PERSON, Kind.ANONYMOUS, Kind.SPOKESPERSON))
_ANOTHER = frozenset("another other others second third fourth different separate".split())
# A pronoun looks back at most this many code points: about two paragraphs of news.
_MEMORY = 1500


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a source; ``act`` of the attribution that it stands in."""

    span: Span
    act: Act


@dataclass(slots=True)
class Cluster:
    """A source while it is being gathered."""

    kind: Kind
    name: str
    mentions: list[Span] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    female: bool | None = None
    plural: bool = False
    person: tuple[str, ...] = ()
    latest: int = 0


@dataclass(slots=True)
class Gatherer:
    """Resolves mentions, in reading order, to clusters."""

    text: str
    names: NameIndex
    clusters: list[Cluster] = field(default_factory=list)
    _by_key: dict[str, Cluster] = field(default_factory=dict)
    _recent: list[Cluster] = field(default_factory=list)

    def resolve(self, mention: Mention, who: Span | None = None) -> Cluster:
        """The cluster of ``mention``: a known one, or a new one.

        ``who`` is the phrase right before a relative pronoun.
        """
        descriptor = describe(mention.span.of(self.text))
        cluster = self._find(descriptor, mention, who)
        if cluster is None:
            cluster = self._new(descriptor, mention)
        self._note(cluster, descriptor, mention)
        return cluster

    def _find(self, descriptor: Descriptor, mention: Mention, who: Span | None) -> Cluster | None:
        if descriptor.pronoun:
            return self._pronoun(descriptor.pronoun, mention, who)
        person = personal_name(descriptor, self.names.surnames)
        if person:
            return self._by_key.get(f"person {_surname(person)}")
        if descriptor.name:
            return self._by_key.get(f"name {_name_key(descriptor)}")
        return self._by_head(descriptor, mention)

    def _by_head(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "the official", "both", "one of the sources", "sources": an earlier one of that head."""
        if _ANOTHER & set(descriptor.lower[:3]):
            return None
        exact = self._by_key.get(f"words {' '.join(descriptor.lower)}")
        if exact is not None:
            return exact
        head = descriptor.head
        refers_back = (
            descriptor.definite or descriptor.partitive or descriptor.lower[:1] == ("both",)
        )
        bare = len(descriptor.words) == 1
        if not (refers_back or bare):
            return self._named_below(descriptor, mention)
        if head in ("both", "all", "two") or not head:
            return self._latest(lambda cluster: cluster.plural, mention)
        found = self._by_key.get(f"head {head}")
        if found is not None and not _contradicts(found, descriptor):
            return found
        if refers_back and not descriptor.plural and head in TITLES:
            return self._office(head, mention) or self._described(descriptor, mention)
        return self._described(descriptor, mention)

    def _described(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "The retired surgeon said" goes back to the person who was named just before."""
        head = descriptor.head
        person = (head in TITLES or is_agent(head)) and head not in INSIDER_HEADS
        if not person or descriptor.plural or descriptor.lower[0] != "the":
            return None
        named = self._latest(lambda cluster: cluster.kind is Kind.NAMED_PERSON, mention)
        near = named is not None and mention.span.start - named.latest <= _MEMORY // 2
        return named if near else None

    def _named_below(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "A county judge ruled …": the name often follows in the next sentences."""
        if not descriptor.indefinite or descriptor.plural or descriptor.head not in UNIQUE_OFFICES:
            return None
        for name in self.names.after(mention.span.end):
            if name.span.start - mention.span.end > _MEMORY:
                return None
            if descriptor.head in name.titles:
                return self._person(name)
        return None

    def _office(self, head: str, mention: Mention) -> Cluster | None:
        """ "the senator": the nearest person with that title, in the clusters or in the text."""
        for cluster in self._near(mention):
            if head in cluster.heads and cluster.kind in _PEOPLE:
                return cluster
        for name in self.names.before(mention.span.start, limit=40):
            if head in name.titles:
                return self._person(name)
        return None

    def _pronoun(self, pronoun: str, mention: Mention, who: Span | None) -> Cluster | None:
        if pronoun in ("who", "which", "that", "whom", "whose"):
            return self.resolve(Mention(who, mention.act)) if who is not None else None
        if pronoun in _HE_OR_SHE:
            return self._he_or_she(_HE_OR_SHE[pronoun], mention)
        if pronoun in ("they", "them", "theirs"):
            return self._latest(lambda cluster: cluster.plural, mention)
        if pronoun == "it":
            things = (Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT)
            return self._latest(lambda cluster: cluster.kind in things, mention)
        return self._by_key.get(f"words {pronoun}")

    def _he_or_she(self, female: bool, mention: Mention) -> Cluster | None:
        source = self._latest(
            lambda cluster: (
                cluster.kind in _PEOPLE and not cluster.plural and cluster.female in (None, female)
            ),
            mention,
        )
        subject = self._subject_name(female, mention)
        if subject is None:
            return source
        if source is not None and source.latest >= subject.span.start:
            return source
        return self._person(subject)

    def _subject_name(self, female: bool, mention: Mention) -> PersonName | None:
        """The nearest name at the head of a sentence: what a pronoun mostly looks back to."""
        for name in self.names.before(mention.span.start):
            if mention.span.start - name.span.start > _MEMORY:
                return None
            known = self._gender(name)
            before = self.text[max(0, name.span.start - 40) : name.span.start]
            heads_sentence = (
                not before.strip() or "\n" in before or ". " in before or "” " in before
            )
            if known in (None, female) and heads_sentence:
                return name
        return None

    def _gender(self, name: PersonName) -> bool | None:
        if name.female is not None:
            return name.female
        full = self.names.full.get(name.surname)
        return full.female if full else None

    def _person(self, name: PersonName) -> Cluster:
        found = self._by_key.get(f"person {name.surname}")
        if found is None:
            full = self.names.full.get(name.surname, name)
            found = Cluster(Kind.NAMED_PERSON, " ".join(full.words), person=full.words)
            found.female = self._gender(name)
            found.heads |= full.titles
            self.clusters.append(found)
            self._by_key[f"person {name.surname}"] = found
        return found

    def _near(self, mention: Mention) -> Iterable[Cluster]:
        for cluster in reversed(self._recent[-12:]):
            if mention.span.start - cluster.latest <= _MEMORY:
                yield cluster

    def _latest(self, fits: Callable[[Cluster], bool], mention: Mention) -> Cluster | None:
        for cluster in self._near(mention):
            if fits(cluster):
                return cluster
        return None

    def _new(self, descriptor: Descriptor, mention: Mention) -> Cluster:
        kind = kind_of(descriptor, self.names, mention.act)
        if descriptor.pronoun in _HE_OR_SHE:
            kind = Kind.NAMED_PERSON  # somebody whom the text knows, though not where
        person = personal_name(descriptor, self.names.surnames)
        cluster = Cluster(kind, mention.span.of(self.text), person=person)
        titles = frozenset(word for word in descriptor.lower if singular(word) in TITLES)
        cluster.heads = {singular(title) for title in titles}
        cluster.female = gender(person, titles)
        if person:
            full = self.names.full.get(_surname(person))
            if full is not None and full.female is not None:
                cluster.female = full.female
            if full is not None:
                cluster.heads |= full.titles
        self.clusters.append(cluster)
        return cluster

    def _note(self, cluster: Cluster, descriptor: Descriptor, mention: Mention) -> None:
        """Write the mention down, with the keys by which a later one finds its cluster."""
        if mention.span not in cluster.mentions[-3:]:
            cluster.mentions.append(mention.span)
        cluster.latest = max(cluster.latest, mention.span.end)
        if cluster in self._recent[-12:]:
            self._recent.remove(cluster)
        self._recent.append(cluster)
        if descriptor.pronoun:
            if descriptor.pronoun in _HE_OR_SHE and cluster.female is None:
                cluster.female = _HE_OR_SHE[descriptor.pronoun]
            if descriptor.pronoun in ("i", "we", "you"):
                self._by_key.setdefault(f"words {descriptor.pronoun}", cluster)
            return
        if cluster.kind is not Kind.NAMED_PERSON:
            cluster.numbers.append(number_in(descriptor))
        cluster.plural = cluster.plural or (descriptor.plural and not descriptor.partitive)
        self._by_key[f"words {' '.join(descriptor.lower)}"] = cluster
        if cluster.person:
            self._by_key[f"person {_surname(cluster.person)}"] = cluster
        if descriptor.name and not cluster.person:
            self._by_key[f"name {_name_key(descriptor)}"] = cluster
        if descriptor.head:
            cluster.heads.add(descriptor.head)
            self._by_key[f"head {descriptor.head}"] = cluster
        for word in descriptor.apposition + descriptor.before_name:
            base = singular(word.lower())
            if base in TITLES or base in SPOKES_HEADS:
                cluster.heads.add(base)


def _surname(person: tuple[str, ...]) -> str:
    return person[-1].lower().strip(".").removesuffix("’s").removesuffix("'s")


def _name_key(descriptor: Descriptor) -> str:
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
