"""What became of an attribution or a source, from what became of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsapp.corpus.models import Attribution, AttributionSpan, Mention, Source, Verdict
from newsapp.detection.revisions.carrying import Carrier, Carrying, Fate
from newsapp.detection.types import Role, Span


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
    said about it still is about it; without that, ``mentions`` are only where it may be.
    """

    row: Source
    mentions: tuple[tuple[Mention, Span], ...]
    same: bool


def source_in(source: Source, carrier: Carrier) -> CarriedSource:
    """What became of a source."""
    found = [(row, carrier.carry(row.span)) for row in source.mentions.all()]
    carried = [(row, one) for row, one in found if one.fate is Fate.CARRIED]
    name = source.name.casefold()
    naming = [one for row, one in found if row.quote.casefold() == name]
    if not naming:  # renamed by hand, or cut short: then the first mention names it
        naming = [one for _, one in found[:1]]
    same = any(one.fate is Fate.CARRIED for one in naming)
    kept = carried or [(row, one) for row, one in found if one.fate in (Fate.MOVED, Fate.CHANGED)]
    return CarriedSource(source, tuple(_once(kept)), same)


def _once(found: Iterable[tuple[Mention, Carrying]]) -> Iterable[tuple[Mention, Span]]:
    seen = set()
    for row, carrying in found:
        if carrying.place is not None and carrying.place not in seen:
            seen.add(carrying.place)
            yield row, carrying.place
