"""The words of one attribution: how parts of one role join, and what follows from new words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.models import Attribution, AttributionSpan, QuotedPassage, Version
from newsapp.corpus.quotes import quotation_of
from newsapp.detection.types import Role, Span, State


def joined(
    rows: Iterable[AttributionSpan], role: Role, span: Span
) -> tuple[Span, list[AttributionSpan]]:
    """``span`` with the parts of its role that it overlaps, and these parts.

    Parts that only touch stay apart: two quotations side by side are two.
    """
    absorbed = [row for row in rows if row.role == role and row.span.overlaps(span)]
    whole = Span(
        min([span.start, *(row.start for row in absorbed)]),
        max([span.end, *(row.end for row in absorbed)]),
    )
    return whole, absorbed


def refuse_overlap(rows: Iterable[AttributionSpan], role: Role, span: Span) -> None:
    """Raise NotAllowedNow where ``span`` overlaps a part of another role of the attribution."""
    for row in rows:
        if row.role != role and row.span.overlaps(span):
            raise NotAllowedNow(
                f"These words overlap the {row.role} of the same attribution, “{row.quote}”. "
                f"Remove that first, or choose other words."
            )


def corrected(attribution: Attribution) -> None:
    """What follows from new words: the quotation, and that a person vouches for a proposal."""
    content = [row.span for row in attribution.spans.filter(role=Role.CONTENT)]
    attribution.quotation = quotation_in(attribution.version, content)
    if attribution.state == State.PROPOSED:
        attribution.state = State.CONFIRMED
    attribution.save(update_fields=["quotation", "state"])


def quotation_in(version: Version, content: Sequence[Span]) -> str:
    """How much of ``content`` stands in quotation marks in the version's text."""
    return quotation_of(version.text, content, quoted_around(version, content))


def quoted_around(version: Version, places: Collection[Span]) -> list[Span]:
    """The quoted passages from the first of ``places`` to the last. One query; none for no places.

    Code points into the version's text.
    """
    if not places:
        return []
    passages = QuotedPassage.objects.filter(
        version=version,
        start__lt=max(place.end for place in places),
        end__gt=min(place.start for place in places),
    )
    return [Span(*offsets) for offsets in passages.values_list("start", "end")]
