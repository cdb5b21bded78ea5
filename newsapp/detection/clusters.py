"""Mentions that are the same person or persons, gathered into sources.

One pass in reading order. Every mention is looked up by keys (surname, head noun, name), never
compared with all others, so that the time grows with the text and not with its square.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newsapp.detection.company import kind_in_company, speaks_of
from newsapp.detection.descriptors import Descriptor, describe
from newsapp.detection.groups import (
    is_some,
    is_whole_group,
    pick_of,
)
from newsapp.detection.headlines import fits_headline
from newsapp.detection.kinds import is_agent, kind_of, verdict_on
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import INSIDER_HEADS, TITLES
from newsapp.detection.meant import serves, spoke_before_its_name, spoke_just_before
from newsapp.detection.named_later import named_later
from newsapp.detection.names import NameIndex, PersonName, gender, surname_of
from newsapp.detection.persons import personal_name
from newsapp.detection.register import MEMORY, PEOPLE, THINGS, Cluster, Mention, Register, name_key
from newsapp.detection.settling import is_maybe_unnamed, is_overshadowed
from newsapp.detection.types import Act, Kind, Span
from newsapp.detection.verdicts import Rule

_HE_OR_SHE = {"he": False, "she": True, "him": False, "her": True, "his": False, "hers": True}
_SEVERAL = frozenset((Kind.ANONYMOUS, Kind.COLLECTIVE))
_PARTIES = frozenset("republican democrat tory conservative liberal".split())
_ANOTHER = frozenset("another other others different separate".split())


@dataclass(slots=True)
class Gatherer:
    """Resolves mentions, in reading order, to clusters."""

    text: str
    names: NameIndex
    headline: Span | None = None
    pseudonyms: frozenset[str] = frozenset()
    known: Register = field(default_factory=Register)
    # In an editor's words, why the last mention went to its source, where that is no plain sight.
    because: str = ""
    _announced: list[Cluster] = field(default_factory=list)
    _same: dict[Span, Cluster] = field(default_factory=dict)

    def resolve(self, mention: Mention, who: Span | None = None) -> Cluster:
        """The cluster of ``mention``: a known one, or a new one.

        ``who`` is the phrase right before a relative pronoun.
        """
        self.because = ""
        descriptor = describe(mention.span.of(self.text))
        cluster = self._same.get(mention.span) or self._find(descriptor, mention, who)
        if cluster is None:
            cluster = self._from_headline(descriptor, mention) or self._new(descriptor, mention)
        if cluster.faction and mention.act is Act.STATEMENT:
            cluster.kind = Kind.ANONYMOUS  # officials who first want something, and then speak
        cluster.spoke |= mention.act is Act.STATEMENT
        self._same[mention.span] = cluster  # the source of two verbs is one
        self._note(cluster, descriptor, mention)
        return cluster

    def _interviewed(self, mention: Mention) -> Cluster | None:
        """Who answers as "A:": the person whom the text names before the first question."""
        known = self.known.by_key.get("words a")
        if known is not None:
            return known
        self.because = "the one who answers in the interview"
        names = self.names.before(mention.span.start)
        return self._person(names[0]) if names else None

    def _in_headline(self, mention: Mention) -> bool:
        return self.headline is not None and self.headline.contains(mention.span)

    def _from_headline(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "Officials say" above the story are the first officials in it."""
        if self._in_headline(mention) or descriptor.pronoun or descriptor.name:
            return None
        kind = kind_of(descriptor, self.names, mention.act)
        for cluster in self._announced:
            if fits_headline(cluster.heads, cluster.kind, cluster.plural, descriptor, kind):
                self.because = "the headline sums up what this source says"
                cluster.kind = kind
                cluster.name = mention.span.of(self.text)
                return cluster
        return None

    def _find(self, descriptor: Descriptor, mention: Mention, who: Span | None) -> Cluster | None:
        if descriptor.pronoun:
            return self._pronoun(descriptor.pronoun, mention, who)
        if descriptor.words == ("A",):
            return self._interviewed(mention)
        alias = self._alias(descriptor)
        if alias:
            return self.known.by_key.get(f"alias {alias}") or self._by_head(descriptor, mention)
        person = personal_name(descriptor, self.names.surnames)
        if person:
            known = self.known.by_key.get(f"person {surname_of(person)}")
            return known or self._revealed(descriptor, person, mention)
        if descriptor.name:
            return self.known.by_key.get(f"name {name_key(descriptor)}")
        return self._by_head(descriptor, mention)

    def _alias(self, descriptor: Descriptor) -> str:
        return next((word for word in descriptor.lower if word in self.pseudonyms), "")

    def _by_head(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "the official", "both", "one of the sources", "sources": an earlier one of that head."""
        if is_whole_group(descriptor):
            self.because = "all of the group spoken of before"
            return self.known.latest(lambda cluster: cluster.plural, mention)
        if is_some(descriptor):
            among = _SEVERAL if is_maybe_unnamed(mention.kinds) else {Kind.COLLECTIVE}
            return self.known.latest(lambda c: c.plural and c.kind in among, mention)
        pick = pick_of(descriptor)
        if pick is not None:
            self.because = "picked out of those spoken of before"
            return self.known.picked(pick, descriptor, mention)
        if _ANOTHER & set(descriptor.lower[:3]):
            return None
        exact = self.known.by_key.get(f"words {' '.join(descriptor.lower)}")
        if exact is not None:
            return exact
        head = descriptor.head
        # "Democrats" are the party again, not the "some Democrats" who spoke.
        bare = len(descriptor.words) == 1 and head not in _PARTIES
        if not (descriptor.definite or descriptor.partitive or bare):
            return self._named_later(descriptor, mention)
        if not head:
            return self.known.latest(lambda cluster: cluster.plural, mention)
        found = self.known.of_head(head, descriptor)
        if found is not None:
            return found
        if (
            descriptor.definite
            and not (descriptor.plural or descriptor.partitive)
            and head in TITLES
        ):
            return self._office(head, mention) or self._described(descriptor, mention)
        return (
            self._described(descriptor, mention)
            or self._just_before(descriptor, mention)
            or self._thing(descriptor, mention)
        )

    def _named_later(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        headline = self._in_headline(mention)
        name = named_later(self.text, self.names, descriptor, mention.span, in_headline=headline)
        return self._person(name) if name is not None else None

    def _described(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        """ "The retired surgeon said" goes back to the person who was named just before."""
        head = descriptor.head
        person = (head in TITLES or is_agent(head)) and head not in INSIDER_HEADS
        if not person or descriptor.plural or descriptor.lower[0] != "the":
            return None
        named = self.known.latest(lambda cluster: cluster.kind is Kind.NAMED_PERSON, mention)
        if named is None or mention.span.start - named.latest > MEMORY // 2:
            return None
        body = {word.lower() for word in descriptor.before_name[1:] if word[:1].isupper()}
        if body and not body <= named.words:
            return None  # "the FBI director" is not the senator who spoke before
        before = self.text[max(0, mention.span.start - 2 * MEMORY) : mention.span.start]
        if head not in named.heads and speaks_of(head, before):
            return None  # "A firefighter gave another account": not the chief who spoke before
        self.because = "a description of the person named just before"
        return named

    def _revealed(
        self, descriptor: Descriptor, person: tuple[str, ...], mention: Mention
    ) -> Cluster | None:
        found = spoke_before_its_name(descriptor, mention, self.known)
        if found is not None:
            found.kind, found.rule, found.person = Kind.NAMED_PERSON, Rule.FULL_NAME, person
            found.name = " ".join(person)
            self.because = "the description of this source before its name"
        return found

    def _just_before(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        found = spoke_just_before(descriptor, mention, self.known)
        if found is not None:
            self.because = "a description of whoever spoke just before"
        return found

    def _office(self, head: str, mention: Mention) -> Cluster | None:
        """ "the senator": the nearest person with that title, in the clusters or in the text."""
        for cluster in self.known.near(mention):
            if head in cluster.heads and cluster.kind in PEOPLE:
                return cluster
        for name in self.names.before(mention.span.start, limit=40):
            if head in name.titles:
                return self._person(name)
        return None

    def _pronoun(self, pronoun: str, mention: Mention, who: Span | None) -> Cluster | None:
        if pronoun in ("who", "which", "that", "whom", "whose"):
            if who is None:
                return None
            phrase = describe(who.of(self.text))
            kind = kind_of(phrase, self.names, mention.act)
            if (pronoun == "who" and kind in THINGS) or (
                pronoun == "which" and kind is Kind.ANONYMOUS
            ):
                return None  # "the ministry, who", "two polluters, which": else is meant
            return self.resolve(Mention(who, mention.act, mention.kinds))
        if pronoun in _HE_OR_SHE:
            return self._he_or_she(_HE_OR_SHE[pronoun], mention)
        if pronoun in ("they", "them", "theirs", "their"):
            return self.known.latest(lambda cluster: cluster.plural, mention)
        if pronoun in ("it", "its"):
            return self.known.latest(lambda c: c.kind in THINGS and not c.plural, mention)
        return self.known.by_key.get(f"words {pronoun}")

    def _he_or_she(self, female: bool, mention: Mention) -> Cluster | None:
        source = self.known.latest_person(mention, genders=(None, female))
        subject = self._subject_name(female, mention)
        if subject is None:
            return source
        if source is not None and is_overshadowed(source, mention.kinds):
            return self._person(subject)
        if source is not None and source.latest >= subject.span.start:
            return source
        return self._person(subject)

    def _subject_name(self, female: bool, mention: Mention) -> PersonName | None:
        """The nearest name at the head of a sentence: what a pronoun mostly looks back to."""
        for name in self.names.before(mention.span.start):
            if mention.span.start - name.span.start > MEMORY:
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
        found = self.known.by_key.get(f"person {name.surname}")
        if found is None:
            full = self.names.full.get(name.surname, name)
            found = Cluster(Kind.NAMED_PERSON, " ".join(full.words), person=full.words)
            found.female = self._gender(name)
            found.heads |= full.titles
            self.known.clusters.append(found)
            self.known.by_key[f"person {name.surname}"] = found
        return found

    def _new(self, descriptor: Descriptor, mention: Mention) -> Cluster:
        verdict = verdict_on(descriptor, self.names, mention.act)
        kind = verdict.kind
        if descriptor.pronoun in _HE_OR_SHE:
            kind = Kind.NAMED_PERSON  # somebody whom the text knows, though not where
        person = personal_name(descriptor, self.names.surnames)
        rule = verdict.rule
        if self._alias(descriptor):
            kind, person, rule = Kind.ANONYMOUS, (), Rule.PSEUDONYM
        kind = self._by_company(kind, descriptor, mention)
        if rule is Rule.BELONGING and kind is Kind.NAMED_PERSON and serves(descriptor, self.names):
            kind, rule = Kind.ANONYMOUS, Rule.SERVES
        cluster = Cluster(kind, mention.span.of(self.text), rule, person=person)
        cluster.faction = (
            kind is Kind.COLLECTIVE
            and mention.act is Act.ATTITUDE
            and kind_of(descriptor, self.names, Act.STATEMENT) is Kind.ANONYMOUS
        )
        titles = frozenset(word for word in descriptor.lower if singular(word) in TITLES)
        cluster.heads = {singular(title) for title in titles}
        cluster.female = gender(person, titles)
        if person:
            full = self.names.full.get(surname_of(person))
            if full is not None and full.female is not None:
                cluster.female = full.female
            if full is not None:
                cluster.heads |= full.titles
        self.known.clusters.append(cluster)
        return cluster

    def _by_company(self, kind: Kind, descriptor: Descriptor, mention: Mention) -> Kind:
        """Kinds that only the text before can tell."""
        kind = kind_in_company(kind, descriptor, mention, self.text, self.names, self.known)
        owner = _HE_OR_SHE.get(descriptor.lower[0]) if descriptor.lower else None
        if kind is Kind.NAMED_PERSON and owner is not None and len(descriptor.words) > 1:
            known = self._he_or_she(owner, mention)
            if known is not None and known.kind is Kind.ANONYMOUS:
                return Kind.ANONYMOUS  # the mother of somebody who is not named
        return kind

    def _thing(self, descriptor: Descriptor, mention: Mention) -> Cluster | None:
        kind = kind_of(descriptor, self.names, mention.act)
        found = self.known.thing(descriptor, kind, mention)
        if found is not None:
            self.because = "another word for what was spoken of before"
        return found

    def _note(self, cluster: Cluster, descriptor: Descriptor, mention: Mention) -> None:
        self.known.remember(cluster, descriptor, mention.span)
        if mention.kinds:
            cluster.views.append(mention.kinds)
        pronoun = descriptor.pronoun
        if pronoun in _HE_OR_SHE and cluster.female is None:
            cluster.female = _HE_OR_SHE[pronoun]
        if pronoun in ("i", "we", "you"):
            self.known.by_key.setdefault(f"words {pronoun}", cluster)
        if pronoun:
            return
        alias = self._alias(descriptor)
        if alias:
            self.known.by_key[f"alias {alias}"] = cluster
            if not cluster.person:
                cluster.rule = Rule.PSEUDONYM
                cluster.kind = Kind.ANONYMOUS  # "the chief" above the story is "known as Bo" in it
        if not self._in_headline(mention):
            if cluster in self._announced:
                self._announced.remove(cluster)
        elif cluster not in self._announced and not (cluster.person or descriptor.name):
            self._announced.append(cluster)
