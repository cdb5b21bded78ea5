"""Comments as a page counts them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count

from newsapp.corpus.models import Comment, Version


def open_comments(version: Version) -> Mapping[str, int]:
    """How many comments on each source nobody has settled, by the source's key; one query."""
    rows = (
        Comment.objects.filter(version=version, source__isnull=False, resolved_at__isnull=True)
        .order_by()
        .values_list("source__number")
        .annotate(number=Count("pk"))
    )
    return {f"s{source}": number for source, number in rows}
