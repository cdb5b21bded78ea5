"""What people change on sources."""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import SOURCELESS_KINDS, Action, Change, Source, User
from newsapp.corpus.sourcing import worded
from newsapp.detection.types import Kind, Origin


@transaction.atomic
def set_kind(source: Source, *, kind: Kind, revision: int, by: User) -> Change:
    """Say what a source is, for all its mentions and attributions at once.

    Raises NotAllowedNow for none and reporter, which have no source, and Stale where the source
    was changed meanwhile. Setting the kind that it has already confirms that a person chose it.
    """
    if kind in SOURCELESS_KINDS:
        raise NotAllowedNow(
            f"A source cannot be of the kind “{worded(kind)}”. "
            "Remove the source's words from the attribution instead."
        )
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    earlier = source.kind
    source.kind = kind
    source.kind_origin = Origin.HAND
    source.save(update_fields=["kind", "kind_origin"])
    return journal.write(
        Action.SET_KIND, f"Changed “{source.name}” from {worded(earlier)} to {worded(kind)}"
    )
