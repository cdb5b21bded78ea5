"""What the workbench shows of one version: the marked text and the margin beside it.

Read in a constant number of queries. The page renders all of it; a write renders only the
fragments that its change touched, from the same values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf.locale import LANG_INFO

from newsapp.corpus.actions.decisions import note_required
from newsapp.corpus.models import Article, Change, Decision, Flag, Marking, User, Version
from newsapp.corpus.models import Role as PersonRole
from newsapp.corpus.queries.articles import current_version, status_of
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.markings import is_stalled, marking_of
from newsapp.corpus.queries.undo import redoable, undoable
from newsapp.detection.language import ENGLISH
from newsapp.detection.types import Attribution, Claim, Detection, Kind, Role, Source, Span, State
from newsapp.formats.runs import ParagraphRuns
from newsapp.formats.titles import opens_with
from newsapp.formats.words import KIND_WORDS
from newsapp.policy import RULES
from newsapp.policy.types import Outcome, Severity
from newsapp.web.marked_text import paragraphs_of

NO_SOURCE = "s0"
_OUTCOME_WORDS = {
    Outcome.ACCEPT: "Accepted",
    Outcome.NEEDS_WORK: "Needs work",
    Outcome.DISMISS: "Dismissed",
}


@dataclass(frozen=True, slots=True)
class FlagItem:
    """A flag as the margin shows it."""

    row: Flag
    spans: str
    standing: Decision | None
    earlier: Decision | None

    @property
    def name(self) -> str:
        """The rule's name; empty for a rule that this installation no longer has."""
        rule = RULES.get(self.row.rule)
        return rule.name if rule else ""

    @property
    def standing_word(self) -> str:
        """The standing decision in a word."""
        return _OUTCOME_WORDS[Outcome(self.standing.outcome)] if self.standing else ""

    @property
    def earlier_word(self) -> str:
        """The decision on the earlier evidence in a word."""
        return _OUTCOME_WORDS[Outcome(self.earlier.outcome)] if self.earlier else ""

    @property
    def accept_needs_note(self) -> bool:
        """Whether accepting needs a reason; the other outcomes always do."""
        return note_required(Severity(self.row.severity), Outcome.ACCEPT)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of the text with its words, for a link that leads to it."""

    span: Span
    quote: str

    @property
    def place(self) -> str:
        """The offsets as elements carry them: "29-40"."""
        return f"{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class AttributionItem:
    """An attribution as a source's card lists it."""

    value: Attribution
    revision: int
    summary: str

    @property
    def number(self) -> int:
        """Its number within the version."""
        return int(self.value.id[1:])

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.value.kind].capitalize()

    @property
    def percent(self) -> int:
        """The detector's confidence in percent."""
        return round(self.value.confidence * 100)


@dataclass(frozen=True, slots=True)
class Card:
    """One source, or everything that has none, with what is said about it."""

    key: str
    name: str
    kind: Kind
    revision: int
    count: int | None
    at_least: int
    mentions: tuple[Quoted, ...]
    reasons: tuple[Quoted, ...]
    attributions: tuple[AttributionItem, ...]
    supporters: tuple[str, ...]
    flags: tuple[FlagItem, ...]

    @property
    def number(self) -> int:
        """The source's number within the version; 0 where there is none."""
        return int(self.key[1:])

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.kind]

    @property
    def described_as(self) -> tuple[str, ...]:
        """The words of its mentions, each once, as printed."""
        return tuple(dict.fromkeys(mention.quote for mention in self.mentions))

    @property
    def standing(self) -> tuple[AttributionItem, ...]:
        """Its attributions that are not rejected."""
        return tuple(item for item in self.attributions if item.value.state is not State.REJECTED)

    @property
    def rejected(self) -> tuple[AttributionItem, ...]:
        """Its attributions that somebody rejected."""
        return tuple(item for item in self.attributions if item.value.state is State.REJECTED)

    @property
    def open_flags(self) -> int:
        """How many of its flags nobody has decided."""
        return sum(flag.standing is None for flag in self.flags)

    @property
    def people(self) -> str:
        """The number of people, in words for a person; a body or a document has none."""
        if self.kind in (Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT):
            return ""
        if self.count is not None:
            return "1 person" if self.count == 1 else f"{self.count} people"
        return f"at least {self.at_least} people" if self.at_least > 1 else ""


@dataclass(frozen=True, slots=True)
class Meter:
    """How the attributions divide among the kinds."""

    parts: tuple[tuple[Kind, int, int], ...]
    """Each kind with its number of attributions and the sum of those before it."""
    total: int
    anonymous: int

    @property
    def label(self) -> str:
        """The same in words."""
        parts = ", ".join(f"{count} {KIND_WORDS[kind]}" for kind, count, _ in self.parts)
        return f"{self.total} attributions: {parts}" if self.total else "no attributions"


class Workbench:
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
    def by_grammar(self) -> bool:
        """Whether the trained finder was not there when this text was marked."""
        return self.version.detector.startswith("grammar@")

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

        The revisions are read before it: where a colleague writes in between, what is shown is
        newer than the revision that is sent back, and the write is refused instead of a change
        that nobody here has seen being overwritten.
        """
        _ = self._revisions
        return detection_of(self.version, with_rejected=True)

    @cached_property
    def marking(self) -> Marking | None:
        """The worker's marking that is under way or has failed; None where all marks are there."""
        return marking_of(self.version)

    @property
    def foreign_language(self) -> str:
        """The language that the text seems to be in, in words; empty where that is English."""
        code = self.version.language
        if code == ENGLISH:
            return ""
        name = LANG_INFO.get(code, {}).get("name")
        return str(name) if name else f"another language ({code})"

    @cached_property
    def stalled(self) -> bool:
        """Whether no worker gives signs of life while marks are still to come."""
        return self.marking is not None and is_stalled(self.marking)

    @property
    def marking_seen(self) -> str:
        """What the page shows of the marking: it changes when there is something new to show."""
        if self.marking is None:
            return "done"
        return (
            f"{self.marking.state}-{self.marking.progress}-{'silent' if self.stalled else 'live'}"
        )

    @cached_property
    def status(self) -> str:
        """New, in review or needs work."""
        return status_of(self.version)

    @cached_property
    def paragraphs(self) -> tuple[ParagraphRuns, ...]:
        """The text, cut into runs."""
        return paragraphs_of(self.everything)

    @cached_property
    def flags(self) -> tuple[FlagItem, ...]:
        """All active flags in reading order."""
        return tuple(
            FlagItem(
                row=flag,
                spans=" ".join(f"{span.start}-{span.end}" for span in flag.spans.all()),
                standing=flag.standing,
                earlier=flag.before,
            )
            for flag in flags_of(self.version)
        )

    @property
    def decided(self) -> int:
        """How many flags have a standing decision."""
        return sum(flag.standing is not None for flag in self.flags)

    @property
    def first_open(self) -> FlagItem | None:
        """The flag to go on with."""
        return next((flag for flag in self.flags if flag.standing is None), None)

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
        counts = Counter(
            attribution.kind
            for attribution in self.everything.attributions
            if attribution.state is not State.REJECTED
        )
        parts, before = [], 0
        for kind in sorted(counts, key=lambda kind: (kind is not Kind.ANONYMOUS, -counts[kind])):
            parts.append((kind, counts[kind], before))
            before += counts[kind]
        return Meter(tuple(parts), before, counts[Kind.ANONYMOUS])

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """One card a source: unnamed ones first, then those with open flags, then by place.

        The card of what has no source is always there, so that a write finds its place; the page
        hides it while it is empty.
        """
        cards = [self._card(source) for source in (*self.everything.sources, None)]
        return tuple(sorted(cards, key=_urgency))

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
    def source_keys(self) -> Mapping[int, str]:
        """The id of each source ("s3") by primary key."""
        return {pk: f"s{number}" for pk, number, _ in self._source_rows}

    @cached_property
    def attribution_keys(self) -> Mapping[int, str]:
        """The id of each attribution ("a12") by primary key."""
        return {pk: f"a{number}" for pk, number, _ in self._attribution_rows}

    @cached_property
    def _source_rows(self) -> list[tuple[int, int, int]]:
        return list(self.version.sources.values_list("pk", "number", "revision"))

    @cached_property
    def _attribution_rows(self) -> list[tuple[int, int, int]]:
        return list(self.version.attributions.values_list("pk", "number", "revision"))

    @cached_property
    def _revisions(self) -> Mapping[str, int]:
        rows = {f"s{number}": revision for _, number, revision in self._source_rows}
        return rows | {f"a{number}": revision for _, number, revision in self._attribution_rows}

    @cached_property
    def _items(self) -> Mapping[str, AttributionItem]:
        text = self.everything.text
        return {
            a.id: AttributionItem(a, self._revisions.get(a.id, 0), _summary(a, text))
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
            mentions=_quoted(source.mentions if source else (), text),
            reasons=_quoted(source.reason if source else (), text),
            attributions=tuple(
                self._items[a.id] for a in self._by_source[source.id if source else None]
            ),
            supporters=tuple(sorted(self._names[other] for other in self._supporters[key])),
            flags=tuple(self._flags_by_source[key]),
        )


def _urgency(card: Card) -> tuple[bool, bool, bool, int]:
    first = min((mention.span.start for mention in card.mentions), default=1 << 30)
    return (card.kind is not Kind.ANONYMOUS, card.open_flags == 0, not card.flags, first)


def _quoted(spans: Iterable[Span], text: str) -> tuple[Quoted, ...]:
    return tuple(Quoted(span, span.of(text)) for span in spans)


def _summary(attribution: Attribution, text: str) -> str:
    """Its content, else its cue, else its source, shortened to a line."""
    for role in (Role.CONTENT, Role.CUE, Role.SOURCE):
        if spans := attribution.spans(role):
            words = " … ".join(span.of(text) for span in spans)
            return words if len(words) <= 120 else f"{words[:119].rstrip()}…"
    return ""
