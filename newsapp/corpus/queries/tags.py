"""The tags of a desk, and which of them stand on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count, QuerySet

from newsapp.corpus.models import AttributionTag, Desk, SourceTag, Tag, Version


def tags_of(desk: Desk) -> QuerySet[Tag]:
    """All tags of a desk, those in use first, each with ``uses``, on how much it stands."""
    counted = Count("on_attributions", distinct=True) + Count("on_sources", distinct=True)
    return (
        Tag.objects.filter(desk=desk)
        .annotate(uses=counted)
        .order_by("retired", "applies_to", "name")
    )


def tags_in(version: Version) -> Mapping[str, tuple[Tag, ...]]:
    """The tags on each attribution and source of a version, by its id ("a12", "s3")."""
    found: dict[str, list[Tag]] = defaultdict(list)
    on_attributions = AttributionTag.objects.filter(attribution__version=version)
    for row in on_attributions.select_related("tag", "attribution").order_by("tag__name"):
        found[row.attribution.key].append(row.tag)
    on_sources = SourceTag.objects.filter(source__version=version)
    for entry in on_sources.select_related("tag", "source").order_by("tag__name"):
        found[entry.source.key].append(entry.tag)
    return {key: tuple(tags) for key, tags in found.items()}
