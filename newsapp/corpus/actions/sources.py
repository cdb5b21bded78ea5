"""What people change on one source, for all its mentions and attributions at once."""

from __future__ import annotations

import re

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import SOURCELESS_KINDS, Action, Change, Source, User
from newsapp.corpus.quotes import shortened
from newsapp.corpus.sourcing import worded
from newsapp.corpus.storing import SOURCE_NAME_LENGTH
from newsapp.detection.types import Kind, Origin

MOST_PEOPLE = 100_000
"""More than this is a slip of the hand, not a number of sources."""


@transaction.atomic
def set_kind(
    source: Source,
    *,
    kind: Kind,
    revision: int,
    by: User,
    count: int | None = None,
    at_least: int | None = None,
) -> Change:
    """Say what a source is, for all its mentions and attributions at once.

    With ``at_least`` also how many people it is: exactly ``count``, or at least so many where that
    is None. Raises NotAllowedNow for none and reporter, which have no source, and for a number
    below 1 or beyond MOST_PEOPLE, and Stale where the source was changed meanwhile. Setting the
    kind that it has already confirms that a person chose it.
    """
    if kind in SOURCELESS_KINDS:
        raise NotAllowedNow(
            f"A source cannot be of the kind “{worded(kind)}”. "
            "Remove the source’s words from the attribution instead."
        )
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    earlier = source.kind
    source.kind = kind
    source.kind_origin = Origin.HAND
    told = f"Changed “{source.name}” from {worded(earlier)} to {worded(kind)}"
    if at_least is not None:
        told += f", {_counted(source, count, at_least)}"
    source.save(update_fields=["kind", "kind_origin", "count", "at_least", "count_origin"])
    return journal.write(Action.SET_KIND, told)


@transaction.atomic
def rename(source: Source, *, name: str, revision: int, by: User) -> Change:
    """Call a source by other words that the article prints.

    Words that are not in the text are refused for every kind: a source goes by its descriptor as
    printed, and nothing here stores who an unnamed one is. Raises NotAllowedNow, and Stale where
    the source was changed meanwhile.
    """
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    wanted = " ".join(name.split())
    if not wanted:
        raise NotAllowedNow("Give the words that the source goes by.")
    printed = " ".join(journal.version.text.split())
    found = re.search(re.escape(wanted), printed, re.IGNORECASE)
    if found is None:
        raise NotAllowedNow(
            f"“{shortened(wanted, 80)}” does not stand in the article. A source goes by words that "
            "are printed there; who an unnamed source is must not be stored."
        )
    earlier = source.name
    source.name = shortened(found[0], SOURCE_NAME_LENGTH)
    source.name_origin = Origin.HAND
    source.save(update_fields=["name", "name_origin"])
    return journal.write(Action.RENAME_SOURCE, f"Renamed “{earlier}” to “{source.name}”")


@transaction.atomic
def set_count(
    source: Source, *, count: int | None, at_least: int | None = None, revision: int, by: User
) -> Change:
    """Say how many people a source is: exactly ``count``, or ``at_least`` so many where None.

    Raises NotAllowedNow for a number below 1 or beyond MOST_PEOPLE, and Stale where the source was
    changed meanwhile.
    """
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    counted = _counted(source, count, at_least or 1)
    source.save(update_fields=["count", "at_least", "count_origin"])
    return journal.write(Action.SET_COUNT, f"“{source.name}”: {counted}")


def _counted(source: Source, count: int | None, at_least: int) -> str:
    """Put the number of people on ``source`` without saving it, and return it in words."""
    number = count if count is not None else at_least
    if not 1 <= number <= MOST_PEOPLE:
        raise NotAllowedNow(f"A source is between 1 and {MOST_PEOPLE:,} people.")
    source.count, source.at_least = count, number
    source.count_origin = Origin.HAND
    people = "1 person" if number == 1 else f"{number} people"
    return people if count else f"at least {people}"
