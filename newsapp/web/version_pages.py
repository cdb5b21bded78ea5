"""What the pages of versions show: the queue of a new one, and two texts side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsapp.corpus.actions.settling import Settlement, offers, places_of
from newsapp.corpus.models import Article, CarriedItem, User, Verdict, Version
from newsapp.corpus.models import Role as PersonRole
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.carried_decisions import CarriedDecisions, carried_decisions
from newsapp.corpus.queries.markings import marking_of
from newsapp.corpus.queries.undo import undoable
from newsapp.corpus.queries.versions import Progress, progress_of, queue_of, version_before
from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.carrying import Fate
from newsapp.detection.revisions.differences import Comparison, Row
from newsapp.detection.types import Kind, Span, State
from newsapp.formats.runs import paragraph_spans
from newsapp.formats.words import KIND_WORDS

SHOWN = 20
"""So many items of a queue are drawn at once; the next come in as these are settled."""
LOOK_ALIKES = 6
"""So many of the places where an item's words stand again are shown."""
_SEVERAL = 2
NEIGHBOURS = 1
"""So many unchanged paragraphs stand on either side of a changed one."""

_VERDICT_WORDS = {
    Verdict.MOVED: "Moved",
    Verdict.CHANGED: "Changed",
    Verdict.AMBIGUOUS: "Several places",
    Verdict.GONE: "Gone",
    Verdict.NEW: "New",
}
_STATE_WORDS = {State.CONFIRMED: "confirmed", State.REJECTED: "rejected"}


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing to look at again, with the paragraphs that it stands in.

    ``paragraph`` is where to mark it again, counted from 1: the one of its words, or where these
    are gone the nearest that both versions have; None where they share none.
    """

    row: CarriedItem
    rows: tuple[Row, ...]
    paragraph: int | None
    look_alikes: int = 0

    @property
    def word(self) -> str:
        """What became of it, in a word."""
        return "Unclear" if self.is_unclear else _VERDICT_WORDS[Verdict(self.row.verdict)]

    @property
    def is_unclear(self) -> bool:
        """Whether its words stand in one place, and nothing says that it is the same."""
        return self.row.verdict == Verdict.AMBIGUOUS and self.look_alikes < _SEVERAL

    @property
    def is_source(self) -> bool:
        """Whether it is a source, and no attribution."""
        return "said" in self.row.earlier

    @property
    def kind(self) -> str:
        """What its source is."""
        if self.row.attribution is not None:
            return self.row.attribution.kind.value
        return str(self.row.earlier.get("kind", Kind.NONE.value))

    @property
    def kind_word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[Kind(self.kind)]

    @property
    def source_name(self) -> str:
        """Who is credited, as printed; empty where nobody is."""
        if self.row.attribution is not None:
            return self.row.attribution.source.name if self.row.attribution.source else ""
        return str(self.row.earlier.get("source_name", ""))

    @property
    def before(self) -> str:
        """What people had made of it, in a clause; empty where nothing."""
        earlier = self.row.earlier
        if "said" in earlier:
            return "; ".join(earlier["said"])
        if earlier.get("origin") == "hand":
            return "marked by hand"
        word = _STATE_WORDS.get(State(earlier["state"])) if "state" in earlier else None
        return f"{word} by a person" if word else ""

    @property
    def why(self) -> str:
        """Why it was not carried over, in a sentence."""
        if self.is_source:
            return self._why_of_source
        if self.row.verdict == Verdict.NEW and self.row.attribution is None:
            return "It was not in the version before, and is no longer marked in this one."
        if self.row.verdict == Verdict.NEW:
            return "It was not in the version before."
        if self.row.verdict == Verdict.GONE:
            return "Its words are not in this version, or credit nobody any more."
        if self.row.verdict == Verdict.MOVED:
            return "Its words stand elsewhere in the text."
        if self.is_unclear:
            return "Its words stand here, but what is around them does not say that it is the same."
        if self.row.verdict == Verdict.AMBIGUOUS:
            return "Its words stand in several places, and what is around them does not say which."
        return "Its words were changed."

    @property
    def _why_of_source(self) -> str:
        """Why what people said of a source was not taken over, in two sentences."""
        spans = self.row.earlier["spans"]
        now = next((span for span in spans if span.get("place")), None)
        words = "" if now is None else Span(*now["place"]).of(self.row.version.text)
        if now is None:
            told = "Its source is not credited any more."
        elif now is not spans[0]:
            told = f"Words that named it are gone; “{words}” still stands."
        elif now["fate"] == Fate.MOVED:
            told = "The words that name it stand elsewhere in the text."
        elif now["fate"] == Fate.CARRIED:
            told = f"“{words}” is counted with another source now."
        else:
            told = f"Other words name the source now: “{words}”."
        return f"{told} What was said of it was not taken over."

    @property
    def offered(self) -> dict[str, bool]:
        """What can be said of it."""
        possible = offers(self.row)
        return {one.value: one in possible for one in Settlement}

    @property
    def would_be_made(self) -> bool:
        """Whether to confirm it marks the words anew."""
        return self.row.attribution is None and bool(places_of(self.row))


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows in a row, drawn or left out: unchanged paragraphs far from any change."""

    rows: tuple[Row, ...]
    hidden: bool


def folded(rows: Sequence[Row]) -> tuple[Fold, ...]:
    """All rows, those folded away that are unchanged and not beside a change."""
    near = {
        place + step
        for place, row in enumerate(rows)
        if row.differs
        for step in range(-NEIGHBOURS, NEIGHBOURS + 1)
    }
    folds: list[Fold] = []
    stretch: list[Row] = []
    for place, row in enumerate(rows):
        if stretch and (place in near) != (place - 1 in near):
            folds.append(Fold(tuple(stretch), hidden=place in near))
            stretch = []
        stretch.append(row)
    if stretch:
        folds.append(Fold(tuple(stretch), hidden=len(rows) - 1 not in near))
    return tuple(folds)


class QueuePage:
    """What must be looked at again in the current version, as one person sees it."""

    def __init__(self, article: Article, user: User) -> None:
        self.article = article
        self.user = user
        self.version: Version = current_version(article)

    @property
    def may_edit(self) -> bool:
        """Whether this person may settle anything."""
        return self.user.may(PersonRole.EDITOR)

    @cached_property
    def earlier(self) -> Version | None:
        """The version before; None for the first."""
        return version_before(self.version)

    @cached_property
    def marking(self) -> bool:
        """Whether the worker is not through yet, so that there is no queue."""
        return marking_of(self.version) is not None

    @cached_property
    def progress(self) -> Progress:
        """How far the queue is."""
        return progress_of(self.version)

    @cached_property
    def can_undo(self) -> bool:
        """Whether this person has something to undo in this version."""
        return undoable(self.version, self.user) is not None

    @cached_property
    def decisions(self) -> CarriedDecisions:
        """What became of the decisions on findings."""
        return carried_decisions(self.version)

    @cached_property
    def items(self) -> tuple[QueueItem, ...]:
        """The first items that wait, in reading order."""
        if self.earlier is None:
            return ()
        waiting = queue_of(self.version)[:SHOWN]
        if not waiting:
            return ()
        comparison = Comparison(align(self.earlier.text, self.version.text))
        return tuple(self._item(row, comparison) for row in waiting)

    @property
    def more(self) -> int:
        """How many items wait beyond those that are drawn."""
        return self.progress.waiting - len(self.items)

    def _item(self, row: CarriedItem, comparison: Comparison) -> QueueItem:
        old = [Span(span["start"], span["end"]) for span in row.earlier.get("spans", [])]
        if row.attribution is not None:
            new = [span.span for span in row.attribution.spans.all()]
        else:
            new = [
                Span(*span["place"]) for span in row.earlier.get("spans", []) if span.get("place")
            ]
        alike = self._look_alikes(row) if row.verdict == Verdict.AMBIGUOUS else []
        new = new or alike
        rows = comparison.rows_at(old, new)
        start = min(span.start for span in new) if new else comparison.nearest(old)
        paragraph = None if start is None else bisect_right(self._starts, start)
        return QueueItem(row, rows, paragraph, len(alike))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each paragraph begins."""
        return tuple(span.start for span in paragraph_spans(self.version.text))

    def _look_alikes(self, row: CarriedItem) -> list[Span]:
        """The first places of the longest words that stand in several."""
        quotes = [span["quote"] for span in row.earlier["spans"] if span["fate"] == Fate.AMBIGUOUS]
        words = max(quotes, key=len)
        places: list[Span] = []
        start = self.version.text.find(words)
        while start >= 0 and len(places) < LOOK_ALIKES:
            places.append(Span(start, start + len(words)))
            start = self.version.text.find(words, start + len(words))
        return places
