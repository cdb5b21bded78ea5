"""What became of an attribution or a source, from what became of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsapp.corpus.models import Attribution, AttributionSpan, Mention, Source, Verdict
from newsapp.corpus.naming import naming_words
from newsapp.detection.revisions.carrying import Carrier, Carrying, Fate
from newsapp.detection.types import Role, Span

_SUREST_FIRST = (Fate.CARRIED, Fate.MOVED, Fate.CHANGED, Fate.AMBIGUOUS, Fate.GONE)


@dataclass(frozen=True, slots=True)
class CarriedSpan:
    """One span of an attribution as the old version has it, and what became of it."""

    row: AttributionSpan
    carrying: Carrying

    @property
    def place(self) -> Span | None:
        """Where it stands or may stand; None where nobody can tell."""
        return None if self.carrying.fate is Fate.AMBIGUOUS else self.carrying.place


def spans_of(attribution: Attribution, carrier: Carrier) -> tuple[CarriedSpan, ...]:
    """The attribution's spans, each with what became of it."""
    return tuple(CarriedSpan(row, carrier.carry(row.span)) for row in attribution.spans.all())


def verdict_on(spans: Sequence[CarriedSpan]) -> Verdict:
    """What became of an attribution: carried only where all its words are.

    Several places it has only where none of its words is certain: a cue ("said") that is everywhere
    says nothing of a sentence whose other words stand once, or nowhere.
    """
    fates = {span.carrying.fate for span in spans}
    if fates == {Fate.CARRIED}:
        return Verdict.CARRIED
    if fates & {Fate.CARRIED, Fate.MOVED, Fate.CHANGED}:
        return Verdict.MOVED if fates <= {Fate.CARRIED, Fate.MOVED} else Verdict.CHANGED
    telling = [span for span in spans if span.row.role != Role.CUE] or spans
    if any(span.carrying.fate is Fate.AMBIGUOUS for span in telling):
        return Verdict.AMBIGUOUS
    return Verdict.GONE


@dataclass(frozen=True, slots=True)
class CarriedSource:
    """A source of the old version, and where its mentions stand in the new one.

    ``same`` says whether the words that name it are unchanged in their place, so that what people
    said about it still is about it; without that, ``mentions`` are only where it may be. ``told``
    is what shows that: a mention that names it and, where that has no place any more, one that has.
    """

    row: Source
    mentions: tuple[tuple[Mention, Span], ...]
    same: bool
    told: tuple[tuple[Mention, Carrying], ...]

    @property
    def place(self) -> Span | None:
        """Where it is, or may be, named now; None where nobody can tell."""
        return next((one.place for _, one in self.told if _has_place(one)), None)


def source_in(source: Source, carrier: Carrier) -> CarriedSource:
    """What became of a source."""
    found = [(row, carrier.carry(row.span)) for row in source.mentions.all()]
    words = naming_words(source.name, {row.quote for row, _ in found})
    # One mention of its name is enough. Where none is its name, each of them may have named it.
    order = _SUREST_FIRST if words else _SUREST_FIRST[::-1]
    naming = sorted(
        (pair for pair in found if not words or pair[0].quote in words),
        key=lambda pair: order.index(pair[1].fate),
    )[:1]
    carried = [pair for pair in found if pair[1].fate is Fate.CARRIED]
    placed = [pair for pair in found if _has_place(pair[1])]
    same = any(one.fate is Fate.CARRIED for _, one in naming)
    told = naming if any(_has_place(one) for _, one in naming) else [*naming, *placed[:1]]
    kept = [pair for pair in placed if pair in carried or pair in naming] or placed
    return CarriedSource(source, tuple(_once(kept)), same, tuple(told))


def _has_place(carrying: Carrying) -> bool:
    return carrying.place is not None and carrying.fate is not Fate.AMBIGUOUS


def _once(found: Iterable[tuple[Mention, Carrying]]) -> Iterable[tuple[Mention, Span]]:
    seen = set()
    for row, carrying in found:
        if carrying.place is not None and carrying.place not in seen:
            seen.add(carrying.place)
            yield row, carrying.place
