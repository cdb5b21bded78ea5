"""Moving the edges of words that are marked already."""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.corrections import CORRECTED, name_follows, why_follows
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.models import Action, Attribution, AttributionSpan, Change, Source, User
from newsapp.corpus.parts import corrected, joined, refuse_overlap
from newsapp.corpus.quotes import checked_span
from newsapp.corpus.sourcing import forget_mention, mention_here, require_same_source
from newsapp.corpus.wording import called
from newsapp.detection.types import Role


@transaction.atomic
def move_span(
    span: AttributionSpan, *, revision: int, start: int, end: int, quote: str, by: User
) -> Change:
    """Give one part of an attribution new edges (code points); ``revision`` is the attribution's.

    Parts of the same role that it then overlaps become one with it. Of a source, the mention moves
    along, unless another attribution credits the same words, and so does a name that was taken from
    them; a why that quotes what is no longer marked goes. A proposal is confirmed by it. Moving
    it to where it stands changes nothing.

    Raises QuoteMismatch, Stale, and NotAllowedNow where the words overlap another role of the
    attribution or mention another source.
    """
    journal = Journal(span.attribution.version, by)
    attribution = journal.take(span.attribution, revision)
    text = journal.version.text
    moved = checked_span(text, start, end, quote)
    rows = {row.pk: row for row in attribution.spans.all()}
    name = called(attribution, rows.values())  # now: below its rows are taken out and changed
    row = rows.pop(span.pk, None)
    if row is None:
        raise stale(journal.version, "attribution", attribution.pk, attribution, revision)
    before = row.quote
    if moved != row.span:
        whole, absorbed = joined(rows.values(), Role(row.role), moved)
        refuse_overlap(rows.values(), Role(row.role), whole)
        source = attribution.source
        if row.role == Role.SOURCE and source is not None:
            require_same_source(journal, source, whole)
            journal.touch([source])
            for old in (row, *absorbed):
                if old.span != whole:
                    forget_mention(source, old.span, but_for=attribution)
            mention_here(journal, source, whole)
            _follow(attribution, source, before, whole.of(text))
        row.start, row.end, row.quote = whole.start, whole.end, whole.of(text)
        row.save(update_fields=["start", "end", "quote"])
        attribution.spans.filter(pk__in=[old.pk for old in absorbed]).delete()
        corrected(attribution)
    return journal.write(
        Action.MOVE_SPAN,
        f"Moved the {row.role} of {name} from “{before}” to “{row.quote}”",
    )


def _follow(attribution: Attribution, source: Source, before: str, after: str) -> None:
    """Correct the name and the whys where they tell of the words ``before``, now ``after``."""
    marked = list(source.mentions.values_list("quote", flat=True))
    if name_follows(source, before, after, marked):
        attribution.why = CORRECTED
    why_follows(source, before, marked)
    why_follows(attribution, before, marked)
    source.save(update_fields=["name", "why"])
    attribution.save(update_fields=["why"])
