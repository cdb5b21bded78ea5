"""Who stands behind a claim: the sources of the statements that support each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsapp.detection.counts import number_in
from newsapp.detection.descriptors import describe
from newsapp.detection.types import Attribution, Detection, FurnitureKind, Kind, Source, Span
from newsapp.policy.speakers import statements
from newsapp.policy.unnamed_people import Speaking, distinct_people
from newsapp.policy.wording import in_order

# Who or what a reader can go back to. An outlet's report is no support of one's own.
_NAMED = frozenset(
    (Kind.NAMED_PERSON, Kind.ORGANIZATION, Kind.DOCUMENT, Kind.SPOKESPERSON, Kind.REPORTER)
)


@dataclass(frozen=True, slots=True)
class SupportedClaim:
    """Statements that say the same thing.

    ``unnamed`` are those of anonymous sources who speak to this newsroom, by source id; ``people``
    is how many independent unnamed people these are for certain, nobody counted twice. ``named``
    says whether a named person, a body or a document says so too.
    """

    statements: tuple[Attribution, ...]
    unnamed: Mapping[str, tuple[Attribution, ...]]
    people: int
    named: bool

    @property
    def rests_on_unnamed(self) -> bool:
        """Whether unnamed sources, and nobody else, stand behind the claim."""
        return bool(self.unnamed) and not self.named

    @property
    def only_source(self) -> str | None:
        """The one unnamed source behind the claim; None where there are several."""
        return next(iter(self.unnamed)) if len(self.unnamed) == 1 else None

    @property
    def unnamed_ids(self) -> tuple[str, ...]:
        """The attributions of the unnamed sources, in the order of the text."""
        return tuple(one.id for one in self.statements if one.source_id in self.unnamed)

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The unnamed sources as mentioned here, and what they say."""
        made = [one for one in self.statements if one.source_id in self.unnamed]
        spans = in_order(span for one in made for span in (*one.source, *one.content))
        return spans or in_order(span for one in made for span in one.cue)

    @property
    def first_words(self) -> Span:
        """The content of the first unnamed statement, else its first span."""
        first = next(one for one in self.statements if one.source_id in self.unnamed)
        return (*first.content, *first.source, *first.cue)[0]


def supported_claims(
    detection: Detection, unnamed: Mapping[str, Source]
) -> tuple[SupportedClaim, ...]:
    """Every group of supporting statements, in reading order; a statement in no group is its own.

    ``unnamed`` are the anonymous sources that count, by id. A statement in a headline sums up the
    story: it is left out where its source speaks in the story too.
    """
    made = _statements_of_the_story(detection)
    grouped: set[str] = set()
    groups: list[tuple[Attribution, ...]] = []
    for claim in detection.claims:
        members = tuple(made[one] for one in claim.attributions if one in made)
        grouped.update(claim.attributions)
        if members:
            groups.append(members)
    groups += [(one,) for one in made.values() if one.id not in grouped]
    groups.sort(key=lambda group: min(one.start for one in group))
    return tuple(_supported(detection.text, group, unnamed) for group in groups)


def _statements_of_the_story(detection: Detection) -> dict[str, Attribution]:
    headlines = [
        piece.span for piece in detection.furniture if piece.kind is FurnitureKind.HEADLINE
    ]
    every = list(statements(detection))
    above = {
        one.id
        for one in every
        if headlines and any(headline.start <= one.start < headline.end for headline in headlines)
    }
    below = {one.source_id for one in every if one.id not in above}
    return {one.id: one for one in every if one.id not in above or one.source_id not in below}


def _supported(
    text: str, group: tuple[Attribution, ...], unnamed: Mapping[str, Source]
) -> SupportedClaim:
    by_source: dict[str, list[Attribution]] = {}
    for one in group:
        if one.kind is Kind.ANONYMOUS and one.source_id is not None and one.source_id in unnamed:
            by_source.setdefault(one.source_id, []).append(one)
    return SupportedClaim(
        statements=group,
        unnamed={source_id: tuple(made) for source_id, made in by_source.items()},
        people=distinct_people(
            (
                Speaking(source, max(people_in(text, source, one) for one in made))
                for source, made in ((unnamed[key], made) for key, made in by_source.items())
            ),
            text,
        ).people,
        named=any(one.kind in _NAMED for one in group),
    )


def people_in(text: str, source: Source, statement: Attribution) -> int:
    """How many people of the source certainly make this statement.

    “Both sources” are two, “one of the sources” is one, and “the source” is one however many
    “sources” there were before.
    """
    if not statement.source:
        return source.at_least
    return max(people_of(mention.of(text), source) for mention in statement.source)


def people_of(mention: str, source: Source) -> int:
    """How many people of the source one mention of it certainly speaks of."""
    words = describe(mention)
    if words.pronoun:
        return source.at_least if words.pronoun in ("they", "we", "both", "who") else 1
    number = number_in(words).at_least
    if words.partitive:
        return number
    return max(number, source.at_least) if words.plural else 1
