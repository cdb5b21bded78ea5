"""Taking over what the detector proposes for an attribution that a person has begun."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Attribution, AttributionSpan, Change, User
from newsapp.corpus.parts import corrected, joined, refuse_overlap
from newsapp.corpus.quotes import checked_span
from newsapp.corpus.wording import called
from newsapp.detection.types import Role, Span


@transaction.atomic
def complete(
    attribution: Attribution,
    *,
    revision: int,
    parts: Sequence[tuple[Role, int, int, str]],
    by: User,
) -> Change:
    """Add several cue and content parts to an attribution in one change.

    Each part is a role, a start and an end (code points), and the words there. Raises
    QuoteMismatch, Stale, and NotAllowedNow for a source part (whose source is to be settled by
    itself) and where a part overlaps another one.
    """
    journal = Journal(attribution.version, by)
    attribution = journal.take(attribution, revision)
    text = journal.version.text
    rows = list(attribution.spans.all())
    name = called(attribution, rows)
    for role, start, end, quote in parts:
        if role is Role.SOURCE:
            raise NotAllowedNow("A source is marked by itself: select its words, then S.")
        span: Span = checked_span(text, start, end, quote)
        refuse_overlap(rows, role, span)
        _, already = joined(rows, role, span)
        if already:
            raise NotAllowedNow(f"“{already[0].quote}” is the attribution’s {role} already.")
        rows.append(
            AttributionSpan.objects.create(
                attribution=attribution, role=role, start=start, end=end, quote=quote
            )
        )
    corrected(attribution)
    words = " and ".join(f"“{quote}” as {role}" for role, _, _, quote in parts)
    return journal.write(Action.ADD_SPAN, f"Added {words} to {name}")
