"""What people said on attributions and sources: tags, comments, attestations.

A comment on a flag goes with the flag, see ``decisions``.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsapp.corpus.carrying.copies import copy_of
from newsapp.corpus.models import (
    Attestation,
    Attribution,
    AttributionTag,
    Comment,
    Source,
    SourceTag,
    Version,
)


def copy_work_on_attributions(copies: Mapping[int, Attribution], new: Version) -> None:
    """Put tags and comments on attributions of ``new``, by the primary keys of the old ones."""
    tags = AttributionTag.objects.filter(attribution__in=copies)
    AttributionTag.objects.bulk_create(
        copy_of(row, attribution=copies[row.attribution_id]) for row in tags
    )
    comments = Comment.objects.filter(attribution__in=copies, flag__isnull=True)
    Comment.objects.bulk_create(
        copy_of(row, version=new, attribution=copies[row.attribution_id])
        for row in comments
        if row.attribution_id is not None
    )


def copy_work_on_sources(copies: Mapping[int, Source], new: Version) -> None:
    """Put tags, comments and standing attestations on sources of ``new``, by the old keys."""
    tags = SourceTag.objects.filter(source__in=copies)
    SourceTag.objects.bulk_create(copy_of(row, source=copies[row.source_id]) for row in tags)
    comments = Comment.objects.filter(source__in=copies, flag__isnull=True)
    Comment.objects.bulk_create(
        copy_of(row, version=new, source=copies[row.source_id])
        for row in comments
        if row.source_id is not None
    )
    attestations = Attestation.objects.filter(source__in=copies, withdrawn_at__isnull=True)
    Attestation.objects.bulk_create(
        copy_of(row, version=new, source=copies[row.source_id]) for row in attestations
    )


def work_on(source: Source) -> list[str]:
    """What people said on a source, in words, for whoever must say it anew."""
    said = []
    if source.kind_origin == "hand":
        said.append("its kind was chosen by a person")
    if source.legal_ground:
        said.append("its anonymity was declared to be required by law")
    for noun, number in (
        ("attestation", source.attestations.filter(withdrawn_at__isnull=True).count()),
        ("comment", source.comments.filter(flag__isnull=True).count()),
        ("tag", source.tags.count()),
    ):
        if number:
            said.append(f"{number} {noun}{'' if number == 1 else 's'}")
    return said
