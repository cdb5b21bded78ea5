"""The sourcing statement of a version, and whether it still says what the version shows."""

from __future__ import annotations

from newsapp.corpus.models import SourcingStatement, Version
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.redaction import REDACTED
from newsapp.detection.types import Detection
from newsapp.policy.sourcing_statement import SourcingCounts, counts_of


def statement_of(version: Version) -> SourcingStatement | None:
    """The statement as somebody left it, with who wrote and who approved it."""
    rows = SourcingStatement.objects.select_related("by", "approved_by")
    return rows.filter(version=version).first()


def counts_in(version: Version) -> SourcingCounts:
    """What a statement about this version would count now."""
    return counts_of(detection_of(version, with_rejected=False))


def approved_statement(version: Version, detection: Detection) -> str:
    """The text for readers; empty unless it is approved and still counts what ``detection`` shows.

    An approval is for the numbers that stood then. It lapses while the article's differ, and holds
    again once they are the same, as after an undo.
    """
    row = SourcingStatement.objects.filter(version=version, approved_at__isnull=False).first()
    if row is None or row.text == REDACTED or row.counted != counts_of(detection).as_data():
        return ""
    return row.text
