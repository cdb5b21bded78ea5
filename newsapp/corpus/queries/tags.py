"""The tags of a desk, and which of them stand on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from newsapp.corpus.models import (
    Attribution,
    AttributionTag,
    Desk,
    Source,
    SourceTag,
    Tag,
    Version,
)
from newsapp.detection.types import State
from newsapp.policy.review_record import ReviewedTag


def tags_of(desk: Desk) -> QuerySet[Tag]:
    """All tags of a desk, those in use first, each with ``uses``, on how much it stands."""
    counted = Count("on_attributions", distinct=True) + Count("on_sources", distinct=True)
    return (
        Tag.objects.filter(desk=desk)
        .annotate(uses=counted)
        .order_by("retired", "applies_to", "name")
    )


def tag_choices(row: Attribution | Source) -> tuple[tuple[Tag, bool], ...]:
    """The tags that can stand on ``row``, each with whether it does; retired ones only if so."""
    sort = Tag.AppliesTo.SOURCE if isinstance(row, Source) else Tag.AppliesTo.ATTRIBUTION
    present = set(row.tags.values_list("tag", flat=True))
    tags = Tag.objects.filter(desk__articles__versions=row.version_id, applies_to=sort)
    offered = tags.filter(Q(retired=False) | Q(pk__in=present))
    return tuple((tag, tag.pk in present) for tag in offered)


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


def reviewed_tags(version: Version) -> tuple[ReviewedTag, ...]:
    """The tags in a version as internal exports carry them; those on rejected ones are left out."""
    rejected = version.attributions.filter(state=State.REJECTED)
    left_out = {f"a{number}" for number in rejected.values_list("number", flat=True)}
    return tuple(
        ReviewedTag(
            source_id=key if key.startswith("s") else None,
            attribution_id=key if key.startswith("a") else None,
            tag=tag.slug,
            name=tag.name,
        )
        for key, tags in sorted(tags_in(version).items(), key=_reading_order)
        if key not in left_out
        for tag in tags
    )


def _reading_order(entry: tuple[str, object]) -> tuple[str, int]:
    return (entry[0][0], int(entry[0][1:]))
