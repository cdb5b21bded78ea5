"""Lays the first detection over a version that took rows over from the one before it."""

from __future__ import annotations

from newsapp.corpus.carrying.fates import spans_of, verdict_on
from newsapp.corpus.carrying.items import note_items
from newsapp.corpus.journal import Journal
from newsapp.corpus.matching import is_kept, partners_of
from newsapp.corpus.models import Attribution, CarriedItem, User, Verdict, Version
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.redetection import lay_over
from newsapp.detection import types
from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.carrying import Carrier
from newsapp.detection.types import State


def waits_for_first_marks(version: Version) -> bool:
    """Whether a version took rows over and nobody has marked the rest of it yet."""
    return version.number > 1 and not CarriedItem.objects.filter(version=version).exists()


def lay_over_carried(
    journal: Journal, found: types.Detection, *, by: User, carrier: Carrier | None = None
) -> None:
    """Bring the journal's version up to date with ``found`` and note what became of everything.

    A proposal whose words are all unchanged stays even where detection does not find it this time:
    other words around it are no reason to lose a label. ``carrier`` tells the two texts apart.
    """
    version = journal.version
    old = Version.objects.get(article=version.article_id, number=version.number - 1)
    carrier = carrier or Carrier(align(old.text, version.text))
    missed = _carried_and_missed(old, version, found, carrier)
    # What a person confirmed detection leaves alone. So do these count while it is laid over.
    Attribution.objects.filter(pk__in=missed).update(state=State.CONFIRMED)
    lay_over(journal, found)
    Attribution.objects.filter(pk__in=missed).update(state=State.PROPOSED)
    note_items(old, version, carrier, by=by)


def _carried_and_missed(
    old: Version, version: Version, found: types.Detection, carrier: Carrier
) -> list[int]:
    """Primary keys of the proposals with unchanged words that ``found`` does not have."""
    carried = {
        row.number
        for row in old.attributions.prefetch_related("spans")
        if verdict_on(spans_of(row, carrier)) is Verdict.CARRIED
    }
    stored = detection_of(version)
    again = {partner.id for partner in partners_of(stored, found).values()}
    missed = [
        int(one.id[1:]) for one in stored.attributions if not is_kept(one) and one.id not in again
    ]
    numbers = carried.intersection(missed)
    rows = Attribution.objects.filter(version=version, number__in=numbers)
    return list(rows.values_list("pk", flat=True))
