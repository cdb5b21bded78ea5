"""Comments as a record lists them and a page counts them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from newsapp.corpus.models import Comment, Version


def comments_of(version: Version) -> QuerySet[Comment]:
    """Every comment of a version, oldest first, with who wrote it and what it is about."""
    rows = Comment.objects.filter(version=version)
    return rows.select_related("by", "source", "attribution", "flag")


def open_comments(version: Version) -> Mapping[str, int]:
    """How many comments on each source nobody has settled, by the source's key; one query."""
    rows = (
        Comment.objects.filter(version=version, source__isnull=False, resolved_at__isnull=True)
        .order_by()
        .values_list("source__number")
        .annotate(number=Count("pk"))
    )
    return {f"s{source}": number for source, number in rows}
