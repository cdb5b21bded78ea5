"""One version as one person sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from newsapp.corpus.models import Article, Change, Tag, User, Version
from newsapp.corpus.models import Role as PersonRole
from newsapp.corpus.queries.articles import current_version, status_of
from newsapp.corpus.queries.attestations import required_attestations
from newsapp.corpus.queries.comments import open_comments
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.news import newest_change
from newsapp.corpus.queries.presence import people_in
from newsapp.corpus.queries.tags import tags_in
from newsapp.corpus.queries.undo import redoable, undoable
from newsapp.corpus.queries.versions import count_waiting
from newsapp.detection.types import Attribution, Claim, Detection, Kind, Origin, Source, Span, State
from newsapp.formats.runs import ParagraphRuns
from newsapp.formats.titles import opens_with
from newsapp.formats.words import KIND_WORDS
from newsapp.policy.types import Severity
from newsapp.web.marked_text import paragraphs_at, paragraphs_of
from newsapp.web.workbench.attributions import AttributionItem, summary_of
from newsapp.web.workbench.cards import NO_SOURCE, Card, quoted, urgency
from newsapp.web.workbench.digests import digest_of
from newsapp.web.workbench.flags import FlagItem
from newsapp.web.workbench.markings import MarkedVersion
from newsapp.web.workbench.meters import Meter, meter_of
from newsapp.web.workbench.rows import KeyedRows


class Workbench(KeyedRows, MarkedVersion):
    """One version as one person sees it, read on first use and then fixed."""

    def __init__(self, article: Article, user: User) -> None:
        self.article = article
        self.user = user
        self.version: Version = current_version(article)

    # What sources can be: an attribution without one is none or reporter.
    source_kinds = tuple(
        (kind.value, KIND_WORDS[kind]) for kind in Kind if kind not in (Kind.REPORTER, Kind.NONE)
    )

    @property
    def may_edit(self) -> bool:
        """Whether this person may mark."""
        return self.user.may(PersonRole.EDITOR)

    @property
    def may_decide(self) -> bool:
        """Whether this person may decide on flags."""
        return self.user.may(PersonRole.STANDARDS)

    @cached_property
    def everything(self) -> Detection:
        """What is stored, rejected attributions included.

        The revisions and the newest change are read before it: where a colleague writes in
        between, what is shown is newer than the revision that is sent back, and the write is
        refused instead of a change that nobody here has seen being overwritten.
        """
        _ = self.seen, self._revisions
        return detection_of(self.version, with_rejected=True)

    @cached_property
    def seen(self) -> int:
        """The newest change that is sure to show here, by primary key."""
        return newest_change(self.version.pk)

    @cached_property
    def people(self) -> list[User]:
        """Everybody else who has the article open."""
        return people_in(self.article, but_for=self.user)

    @property
    def who(self) -> str:
        """What the page shows of them: it changes when somebody comes or goes."""
        return digest_of(str(person.pk) for person in self.people)

    @cached_property
    def to_look_at_again(self) -> int:
        """How much of the version before could not be carried over and waits for a person."""
        return count_waiting(self.version) if self.version.number > 1 else 0

    @cached_property
    def status(self) -> str:
        """New, in review or needs work."""
        return status_of(self.version)

    @cached_property
    def paragraphs(self) -> tuple[ParagraphRuns, ...]:
        """The text, cut into runs."""
        return paragraphs_of(self.everything)

    def paragraphs_at(self, spans: Iterable[Span]) -> tuple[ParagraphRuns, ...]:
        """The paragraphs that ``spans`` reach into, cut into runs; the others are not cut."""
        return paragraphs_at(self.everything, spans)

    @cached_property
    def flags(self) -> tuple[FlagItem, ...]:
        """All active flags in reading order."""
        return tuple(
            FlagItem(
                row=flag,
                spans=" ".join(span.span.place for span in flag.spans.all()),
                standing=flag.standing,
                earlier=flag.before,
            )
            for flag in flags_of(self.version, with_attributions=False)
        )

    @property
    def decided(self) -> int:
        """How many flags have a standing decision."""
        return sum(flag.standing is not None for flag in self.flags)

    @cached_property
    def first_open(self) -> FlagItem | None:
        """The flag to go on with: the first open one in the order of the cards, as the keys go."""
        flags = (flag for card in self.cards for flag in card.flags)
        return next((flag for flag in flags if flag.standing is None), None)

    @property
    def headline_is_title(self) -> bool:
        """Whether the text itself opens with the title, so that the page need not repeat it."""
        return opens_with(self.version.text, self.article.title)

    @cached_property
    def undoable(self) -> Change | None:
        """This person's change that undo would take back."""
        return undoable(self.version, self.user)

    @cached_property
    def redoable(self) -> Change | None:
        """This person's change that redo would bring back."""
        return redoable(self.version, self.user)

    @cached_property
    def meter(self) -> Meter:
        """The share of each kind among the attributions that stand."""
        return meter_of(self.everything.attributions)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """One card a source: unnamed ones first, then those with open flags, then by place.

        The card of what has no source is always there, so that a write finds its place; the page
        hides it while it is empty.
        """
        cards = [self._card(source) for source in (*self.everything.sources, None)]
        return tuple(sorted(cards, key=urgency))

    def card(self, key: str) -> Card | None:
        """The card of one source ("s3"), None where it has gone."""
        return next((card for card in self.cards if card.key == key), None)

    def attribution(self, number: int) -> AttributionItem | None:
        """One attribution, rejected or not."""
        return self._items.get(f"a{number}")

    def sources_of(self, claim: Claim, *, with_rejected: bool = False) -> set[str]:
        """The sources of a claim's attributions; what somebody rejected supports nothing."""
        items = (self._items.get(id) for id in claim.attributions)
        return {
            item.value.source_id
            for item in items
            if item
            and item.value.source_id
            and (with_rejected or item.value.state is not State.REJECTED)
        }

    @cached_property
    def tags(self) -> Mapping[str, tuple[Tag, ...]]:
        """The desk's tags on each attribution and source, by its id."""
        return tags_in(self.version)

    @cached_property
    def source_tags(self) -> bool:
        """Whether the desk has tags for sources."""
        tags = Tag.objects.filter(desk=self.article.desk, applies_to=Tag.AppliesTo.SOURCE)
        return tags.filter(retired=False).exists()

    @cached_property
    def suggestions(self) -> int:
        """How many attributions nobody has confirmed or rejected."""
        return sum(
            one.state is State.PROPOSED and one.origin is Origin.DETECTED
            for one in self.everything.attributions
        )

    @cached_property
    def _items(self) -> Mapping[str, AttributionItem]:
        text = self.everything.text
        return {
            a.id: AttributionItem(
                a, self._revisions.get(a.id, 0), summary_of(a, text), self.tags.get(a.id, ())
            )
            for a in self.everything.attributions
        }

    @cached_property
    def _by_source(self) -> Mapping[str | None, list[Attribution]]:
        grouped: dict[str | None, list[Attribution]] = defaultdict(list)
        for attribution in self.everything.attributions:
            grouped[attribution.source_id].append(attribution)
        return grouped

    @cached_property
    def _flags_by_source(self) -> Mapping[str, list[FlagItem]]:
        """The heaviest first, otherwise in reading order."""
        grouped: dict[str, list[FlagItem]] = defaultdict(list)
        for flag in sorted(self.flags, key=lambda flag: Severity(flag.row.severity).rank):
            grouped[flag.row.source.key if flag.row.source else NO_SOURCE].append(flag)
        return grouped

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {source.id: source.name for source in self.everything.sources}

    @cached_property
    def _supporters(self) -> Mapping[str, set[str]]:
        """For each source the other sources that one of its claims is shared with."""
        shared: dict[str, set[str]] = defaultdict(set)
        for claim in self.everything.claims:
            together = self.sources_of(claim)
            for key in together:
                shared[key] |= together - {key}
        return shared

    def _card(self, source: Source | None) -> Card:
        text = self.everything.text
        key = source.id if source else NO_SOURCE
        return Card(
            key=key,
            name=source.name if source else "No source given",
            kind=source.kind if source else Kind.NONE,
            revision=self._revisions.get(key, 0),
            count=source.count if source else None,
            at_least=source.at_least if source else 0,
            mentions=quoted(source.mentions if source else (), text),
            reasons=quoted(source.reason if source else (), text),
            attributions=tuple(
                self._items[a.id] for a in self._by_source[source.id if source else None]
            ),
            supporters=tuple(sorted(self._names[other] for other in self._supporters[key])),
            flags=tuple(self._flags_by_source[key]),
            tags=self.tags.get(key, ()),
            open_comments=self._open_comments.get(key, 0),
            to_attest=self._to_attest.get(key),
        )

    @cached_property
    def _open_comments(self) -> Mapping[str, int]:
        return open_comments(self.version) if self.may_edit else {}

    @cached_property
    def _to_attest(self) -> Mapping[str, int]:
        """How many attestations are missing on each source that the policy asks about."""
        if not self.may_edit:
            return {}
        return {row.source.key: len(row.missing) for row in required_attestations(self.version)}
