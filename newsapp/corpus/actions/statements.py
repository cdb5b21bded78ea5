"""Writing the sourcing statement, and approving it for readers."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.free_text import checked_words
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.models import Action, Change, SourcingStatement, User, Version
from newsapp.corpus.queries.statements import counts_in

LONGEST = 1_000
"""Code points: it is a statement and no article. A house rule."""


@transaction.atomic
def write_statement(
    version: Version, *, text: str, approve: bool, revision: int, by: User, sure: bool = False
) -> Change:
    """Store the statement of a version; with ``approve`` it goes into public exports.

    ``revision`` is the stored statement's, 0 where the person saw none. An approval is for what the
    version counts now; to change the words takes it away. Raises NotAllowedNow for a text that is
    empty or too long, NameInNote for a personal name that is not in the article unless ``sure``,
    and Stale where somebody else wrote meanwhile.
    """
    journal = Journal(version, by)
    text = checked_words(text, what="The statement", version=journal.version, sure=sure)
    text = " ".join(text.split())
    if not text:
        raise NotAllowedNow("Write the statement first, or take the draft.")
    if len(text) > LONGEST:
        raise NotAllowedNow(
            f"The statement has {len(text):,} characters; {LONGEST:,} are the most. Shorten it."
        )
    row = _taken(journal, revision)
    row.text, row.by, row.at = text, by, timezone.now()
    row.counted = counts_in(journal.version).as_data()
    row.approved_by = by if approve else None
    row.approved_at = row.at if approve else None
    row.save()
    if approve:
        return journal.write(Action.APPROVE_STATEMENT, "Approved the sourcing statement")
    return journal.write(Action.EDIT_STATEMENT, "Wrote the sourcing statement")


def _taken(journal: Journal, revision: int) -> SourcingStatement:
    stored = SourcingStatement.objects.filter(version=journal.version).first()
    if stored is not None:
        return journal.take(stored, revision)
    if revision:
        raise stale(journal.version, "statement", 0, None, revision)
    made = SourcingStatement.objects.create(version=journal.version, text="…", by=journal.by)
    journal.add(made)
    return made
