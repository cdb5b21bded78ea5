"""The queue inside one article: one finding at a time, with all that a decision needs beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from newsapp.corpus.actions.legal_anonymity import GROUND_WORDS
from newsapp.corpus.models import Decision, Mute
from newsapp.corpus.queries.decisions import decisions_on
from newsapp.corpus.queries.flags import read_attributions
from newsapp.corpus.queries.markings import incompleteness
from newsapp.corpus.queries.mutes import mutes_of
from newsapp.detection.types import Kind, Span
from newsapp.policy import RULES
from newsapp.policy.catalogue import Rule
from newsapp.policy.types import Outcome, Severity
from newsapp.web.attestation_forms import AttestationSheet, sheets_of
from newsapp.web.excerpts import Excerpt, around
from newsapp.web.support import Credited, ShownClaim, Support
from newsapp.web.threads import Thread
from newsapp.web.workbench import Workbench
from newsapp.web.workbench.cards import NO_SOURCE, Card
from newsapp.web.workbench.flags import FlagItem

_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class MentionInPlace:
    """A mention of a source in its sentence: the words before it, itself, and those behind it."""

    span: Span
    before: str
    words: str
    after: str
    paragraph: int


class ClaimPage:
    """One finding of one article as one person reviews it, read on first use and then fixed.

    ``chosen`` is the primary key of the finding to show; without it, or where it is gone, the
    first one that is open is shown, and none once all are decided.
    """

    legal_grounds = tuple((ground.value, words) for ground, words in GROUND_WORDS.items())

    def __init__(self, bench: Workbench, chosen: int | None = None) -> None:
        self.bench = bench
        self._chosen = chosen

    @cached_property
    def order(self) -> tuple[FlagItem, ...]:
        """All findings in the order of review: unnamed sources first, those of a source together.

        A decision never changes the order.
        """
        read_attributions(flag.row for flag in self.bench.flags if flag.row.source is None)
        first: dict[str, tuple[bool, int]] = {}
        for flag in self.bench.flags:
            unnamed = flag.row.source is not None and flag.row.source.kind == Kind.ANONYMOUS
            first.setdefault(_group(flag), (not unnamed, _start(flag)))
        return tuple(
            sorted(
                self.bench.flags,
                key=lambda flag: (
                    first[_group(flag)],
                    Severity(flag.row.severity).rank,
                    _start(flag),
                    flag.row.pk,
                ),
            )
        )

    @cached_property
    def current(self) -> FlagItem | None:
        """The finding that is shown; None once all are decided and none was asked for."""
        for flag in self.order:
            if flag.row.pk == self._chosen:
                return flag
        return next((flag for flag in self.order if flag.standing is None), None)

    @property
    def incomplete(self) -> str:
        """Why no finding need not mean that there is nothing to find; empty where it does."""
        return incompleteness(self.bench.version)

    def after(self, pk: int | None) -> FlagItem | None:
        """The next open finding behind the one with this key, or the first open one of all."""
        keys = [flag.row.pk for flag in self.order]
        at = keys.index(pk) if pk in keys else -1
        following = (*self.order[at + 1 :], *self.order[: at + 1])
        return next((flag for flag in following if flag.standing is None), None)

    @property
    def place(self) -> int:
        """Which one it is, counted from 1; 0 where none is shown."""
        return self.order.index(self.current) + 1 if self.current else 0

    @cached_property
    def previous(self) -> FlagItem | None:
        """The open one before; the decided one before, once no open one is left."""
        before = self.order[: max(0, self.place - 1)]
        return next((flag for flag in reversed(before) if self._is_walked(flag)), None)

    @cached_property
    def next(self) -> FlagItem | None:
        """The open one behind; the decided one behind, once no open one is left."""
        behind = self.order[self.place :] if self.place else ()
        return next((flag for flag in behind if self._is_walked(flag)), None)

    def _is_walked(self, flag: FlagItem) -> bool:
        return flag.standing is None or self._all_decided

    @cached_property
    def _all_decided(self) -> bool:
        return all(flag.standing is not None for flag in self.order)

    @property
    def rule(self) -> Rule | None:
        """The rule of the current finding; None where this installation no longer has it."""
        return RULES.get(self.current.row.rule) if self.current else None

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The paragraphs that hold the evidence, with their neighbours."""
        if self.current is None:
            return ()
        spans = [span.span for span in self.current.row.spans.all()]
        return around(self.bench.paragraphs, spans)

    @cached_property
    def card(self) -> Card | None:
        """The source that the finding is about; None where it has none."""
        if self.current is None or self.current.row.source is None:
            return None
        return self.bench.card(self.current.row.source.key)

    @cached_property
    def together(self) -> tuple[FlagItem, ...]:
        """All findings on the same source, or else on the same claim, the current one included."""
        if self.current is None:
            return ()
        group = _group(self.current)
        return tuple(flag for flag in self.order if _group(flag) == group)

    @property
    def together_open(self) -> tuple[FlagItem, ...]:
        """Those of them that nobody has decided."""
        return tuple(flag for flag in self.together if flag.standing is None)

    @cached_property
    def mentions(self) -> tuple[MentionInPlace, ...]:
        """Every mention of the source, each in its sentence."""
        if self.card is None:
            return ()
        return tuple(self._in_place(mention.span) for mention in self.card.mentions)

    @cached_property
    def claims(self) -> tuple[ShownClaim, ...]:
        """What the finding's attributions say, each with the attributions that support it."""
        if self.current is None:
            return ()
        return self._support.of({one.number for one in self.current.row.attributions.all()})

    def choices_for(self, number: int) -> tuple[Credited, tuple[Credited, ...]] | None:
        """One of these attributions, and the statements that may be said to support it."""
        for shown in self.claims:
            if shown.credited.number == number:
                return shown.credited, self._support.addable_to(shown.credited)
        return None

    @cached_property
    def _support(self) -> Support:
        return Support(self.bench)

    @cached_property
    def mutes(self) -> tuple[Mute, ...]:
        """The rules that are muted in the article."""
        standing = mutes_of(self.bench.article).filter(lifted_at__isnull=True)
        return tuple(standing)

    @property
    def may_mute(self) -> bool:
        """Whether the rule of the current finding can be muted: one of its findings was wrong."""
        if self.current is None or not self.bench.may_decide:
            return False
        rule = self.current.row.rule
        return any(
            flag.row.rule == rule and flag.standing and flag.standing.outcome == Outcome.DISMISS
            for flag in self.order
        )

    @cached_property
    def sheet(self) -> AttestationSheet | None:
        """What is to be attested about the source; None where the policy asks for nothing."""
        if self.card is None:
            return None
        return sheets_of(self.bench.version).get(self.card.key)

    @cached_property
    def thread(self) -> Thread | None:
        """What people said about the source."""
        if self.current is None or self.current.row.source is None:
            return None
        return Thread(self.current.row.source)

    @cached_property
    def earlier(self) -> tuple[Decision, ...]:
        """What was decided on the same source before, newest first, taken back or not."""
        if self.current is None or self.current.row.source is None:
            return ()
        standing = self.current.standing
        return tuple(
            one
            for one in decisions_on(self.current.row.source)
            if standing is None or one.pk != standing.pk
        )

    def _in_place(self, span: Span) -> MentionInPlace:
        detection = self.bench.everything
        sentence = next(
            (one for one in detection.sentences if one.span.start <= span.start < one.span.end),
            None,
        )
        text = detection.text
        start, end = (
            (sentence.span.start, max(sentence.span.end, span.end))
            if sentence
            else (span.start, span.end)
        )
        return MentionInPlace(
            span,
            text[start : span.start],
            span.of(text),
            text[span.end : end],
            sentence.paragraph if sentence else 0,
        )


def _group(flag: FlagItem) -> str:
    """What findings are reviewed together: a source, or an attribution that has none."""
    if flag.row.source is not None:
        return flag.row.source.key
    numbers = sorted(one.number for one in flag.row.attributions.all())
    return f"a{numbers[0]}" if numbers else NO_SOURCE


def _start(flag: FlagItem) -> int:
    return min((span.start for span in flag.row.spans.all()), default=_NEVER)
