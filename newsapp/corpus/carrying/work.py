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
from newsapp.detection.types import Origin

WORK = ("attestations", "comments", "tags")
"""The relations of a source in which people say something on it."""


def copy_work_on_attributions(copies: Mapping[int, Attribution], new: Version) -> list[Comment]:
    """Put tags and comments on attributions of ``new``, by the primary keys of the old ones.

    A tag that one has already is left as it is. Returns the comments that were made.
    """
    there = AttributionTag.objects.filter(attribution__version=new)
    tagged = set(there.values_list("attribution", "tag"))
    AttributionTag.objects.bulk_create(
        copy_of(row, attribution=copies[row.attribution_id])
        for row in AttributionTag.objects.filter(attribution__in=copies)
        if (copies[row.attribution_id].pk, row.tag_id) not in tagged
    )
    return Comment.objects.bulk_create(
        copy_of(row, version=new, attribution=copies[row.attribution_id])
        for row in Comment.objects.filter(attribution__in=copies, flag__isnull=True)
        if row.attribution_id is not None
    )


def copy_work_on_sources(copies: Mapping[int, Source], new: Version) -> list[Attestation | Comment]:
    """Put tags, comments and standing attestations on sources of ``new``, by the old keys.

    A tag or a topic that a source of ``new`` has already is left as it is. Returns what was made,
    tags left out.
    """
    tagged = set(SourceTag.objects.filter(source__version=new).values_list("source", "tag"))
    SourceTag.objects.bulk_create(
        copy_of(row, source=copies[row.source_id])
        for row in SourceTag.objects.filter(source__in=copies)
        if (copies[row.source_id].pk, row.tag_id) not in tagged
    )
    comments = [
        copy_of(row, version=new, source=copies[row.source_id])
        for row in Comment.objects.filter(source__in=copies, flag__isnull=True)
        if row.source_id is not None
    ]
    standing = Attestation.objects.filter(withdrawn_at__isnull=True)
    answered = set(standing.filter(version=new).values_list("source", "topic"))
    attestations = [
        copy_of(row, version=new, source=copies[row.source_id])
        for row in standing.filter(source__in=copies)
        if (copies[row.source_id].pk, row.topic) not in answered
    ]
    return [*Comment.objects.bulk_create(comments), *Attestation.objects.bulk_create(attestations)]


def work_on(source: Source) -> list[str]:
    """What people said on a source, in words, for whoever must say it anew.

    Takes no query where its WORK is prefetched.
    """
    said = [
        words
        for words, is_said in (
            ("its kind was chosen by a person", source.kind_origin == Origin.HAND),
            ("it was renamed by a person", source.name_origin == Origin.HAND),
            ("it was counted by a person", source.count_origin == Origin.HAND),
            ("its mentions were grouped by a person", source.cluster_origin == Origin.HAND),
            ("its anonymity was declared to be required by law", bool(source.legal_ground)),
        )
        if is_said
    ]
    for noun, number in (
        ("attestation", len(_standing_attestations(source))),
        ("comment", len(_comments(source))),
        ("tag", len(source.tags.all())),
    ):
        if number:
            said.append(f"{number} {noun}{'' if number == 1 else 's'}")
    return said


def is_vouched_for(source: Source) -> bool:
    """Whether somebody attested, commented or declared something about a source."""
    return bool(source.legal_ground or _standing_attestations(source) or _comments(source))


# Sorted out here and not by the database: whoever asks about many sources reads all rows at once.
def _standing_attestations(source: Source) -> list[Attestation]:
    return [row for row in source.attestations.all() if row.withdrawn_at is None]


def _comments(source: Source) -> list[Comment]:
    return [row for row in source.comments.all() if row.flag_id is None]
