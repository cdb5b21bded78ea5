"""Which mentions are the same source: merging sources and splitting one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.anonymity_lost import active_flags, claims_of, lost_since, unnamed_among
from newsapp.corpus.errors import AnonymityEnds, NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import (
    Action,
    Attestation,
    Attribution,
    Change,
    Comment,
    Mention,
    ReasonSpan,
    Source,
    SourceTag,
    User,
)
from newsapp.corpus.quotes import shortened
from newsapp.corpus.sourcing import worded
from newsapp.corpus.storing import SOURCE_NAME_LENGTH
from newsapp.detection.types import Kind, Origin, Role

_NAME_SHOWN = 60
_NAMES_SHOWN = 130


@transaction.atomic
def merge(
    target: Source,
    others: Mapping[Source, int],
    *,
    revision: int,
    by: User,
    sure: bool = False,
) -> Change:
    """Make ``others`` (each with the revision that the person saw) the same source as ``target``.

    The target keeps its name and kind, and its number of people where it has one. Mentions,
    reasons, attributions, tags and comments move to it. So do attestations; where two speak of
    the same topic the target's stands, and neither where they answer differently: then somebody
    has to attest again, for what is one source now.

    Raises NotAllowedNow without another source of the same version, Stale, and AnonymityEnds
    where claims would no longer count as anonymous or flags would go, unless somebody was asked
    about it already (``sure``). The change says how many it were.
    """
    if not others or target in others:
        raise NotAllowedNow("Choose another source to merge with this one.")
    if any(other.version_id != target.version_id for other in others):
        raise NotAllowedNow("Sources of two versions cannot be merged.")
    unnamed = unnamed_among(others, target)
    if not unnamed:
        return _merge(target, others, revision, by)
    Journal(target.version, by)  # holds the version: nobody writes between what follows
    # What goes is known once it has gone, and what the record says of it is written before: it is
    # done, looked at and taken back, and then done for good.
    claims, flags = claims_of(unnamed), active_flags(target.version)
    tried = transaction.savepoint()
    _merge(target, others, revision, by)
    lost = lost_since(target.version, flags, claims)
    transaction.savepoint_rollback(tried)
    if lost and not sure:
        raise AnonymityEnds([source.name for source in unnamed], target.name, lost.asked)
    return _merge(target, others, revision, by, lost.done)


def _merge(
    target: Source, others: Mapping[Source, int], revision: int, by: User, told: str = ""
) -> Change:
    journal = Journal(target.version, by)
    target = journal.take(target, revision)
    taken = [journal.take(other, seen) for other, seen in others.items()]
    for other in taken:
        _move_what_is_said(journal, other, target)
        _move_words(other, target)
        _move_tags(other, target)
        _move_talk(journal, other, target, by)
        target.count = target.count if target.count is not None else other.count
        target.at_least = max(target.at_least, other.at_least)
        target.reason_type = target.reason_type or other.reason_type
        target.legal_ground = target.legal_ground or other.legal_ground
        other.delete()
    target.cluster_origin = Origin.HAND
    target.save()
    names = ", ".join(f"“{shortened(other.name, _NAME_SHOWN)}”" for other in taken)
    if told:  # which must not be cut off
        names = shortened(names, _NAMES_SHOWN)
    summary = f"Merged {names} into “{shortened(target.name, _NAME_SHOWN)}”"
    return journal.write(Action.MERGE_SOURCES, f"{summary}: {told}" if told else summary)


@transaction.atomic
def split(
    source: Source,
    *,
    mentions: Collection[int] = (),
    attributions: Collection[int] = (),
    kind: Kind | None = None,
    revision: int,
    by: User,
) -> Change:
    """Take mentions (primary keys) and attributions (numbers) out of ``source``, as a new source.

    An attribution goes with the mention that is its source words, and the mention with it. The new
    source is of the same kind, or of ``kind``, and goes by the first of its words. A printed
    reason goes with the mention that stands nearest to it. Attestations and comments stay.

    Raises NotAllowedNow where nothing is chosen or nothing would be left, and Stale.
    """
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    all_mentions = list(source.mentions.all())
    all_attributions = list(source.attributions.prefetch_related("spans").order_by("number"))
    going, words = _going(all_mentions, all_attributions, mentions, attributions)
    if not words and not going:
        raise NotAllowedNow("Choose the mentions that are another source.")
    staying = [row for row in all_mentions if row.pk not in {gone.pk for gone in words}]
    if not staying and len(going) == len(all_attributions):
        raise NotAllowedNow(
            "That is everything there is of this source. Leave something, or rename it."
        )
    made = _new_source(journal, source, words)
    if kind is not None:
        made.kind, made.kind_origin = kind, Origin.HAND
    journal.add(made)
    journal.touch(going)
    _copy_mentions(words, made)
    Mention.objects.filter(pk__in=[row.pk for row in words]).delete()
    Attribution.objects.filter(pk__in=[row.pk for row in going]).update(source=made)
    _part_reasons(source, made, staying, words)
    for one in (source, made):
        one.cluster_origin = Origin.HAND
        if not one.reasons.exists():
            one.reason_type = ""
        one.save()
    told = f"Split “{made.name}” off “{source.name}” ({_told(words, going)})"
    as_kind = f", as {worded(kind)}" if kind is not None else ""
    return journal.write(Action.SPLIT_SOURCE, told + as_kind)


def _move_what_is_said(journal: Journal, other: Source, target: Source) -> None:
    rows = list(other.attributions.all())
    journal.touch(rows)
    Attribution.objects.filter(pk__in=[row.pk for row in rows]).update(source=target)


def _move_words(other: Source, target: Source) -> None:
    """Mentions and reasons, each place once; those of ``other`` go with it."""
    places = {row.span for row in target.mentions.all()}
    _copy_mentions([row for row in other.mentions.all() if row.span not in places], target)
    places = {row.span for row in target.reasons.all()}
    _copy_reasons([row for row in other.reasons.all() if row.span not in places], target)


# Rows are made anew and not moved: a snapshot belongs to one source, and an undo puts back one
# source after the other.
def _copy_mentions(rows: Iterable[Mention], to: Source) -> None:
    Mention.objects.bulk_create(
        Mention(source=to, start=row.start, end=row.end, quote=row.quote, origin=row.origin)
        for row in rows
    )


def _copy_reasons(rows: Iterable[ReasonSpan], to: Source) -> None:
    ReasonSpan.objects.bulk_create(
        ReasonSpan(source=to, start=row.start, end=row.end, quote=row.quote) for row in rows
    )


def _move_tags(other: Source, target: Source) -> None:
    present = set(target.tags.values_list("tag", flat=True))
    for row in other.tags.all():
        if row.tag_id not in present:
            SourceTag.objects.create(source=target, tag_id=row.tag_id)


def _move_talk(journal: Journal, other: Source, target: Source, by: User) -> None:
    """Comments and attestations; of two that stand on one topic at most one still does."""
    comments = list(Comment.objects.filter(source=other))
    journal.touch(comments)
    Comment.objects.filter(pk__in=[row.pk for row in comments]).update(source=target)
    standing = {
        row.topic: row
        for row in Attestation.objects.filter(source=target, withdrawn_at__isnull=True)
    }
    moved = list(Attestation.objects.filter(source=other))
    journal.touch([*moved, *standing.values()])
    for row in moved:
        row.source = target
        same = standing.get(row.topic) if row.withdrawn_at is None else None
        if same is not None:
            if (same.answer, same.independent) != (row.answer, row.independent):
                _withdraw(same, by)
            _withdraw(row, by)
        row.save()


def _withdraw(row: Attestation, by: User) -> None:
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.save()


def _going(
    mentions: Iterable[Mention],
    attributions: Iterable[Attribution],
    chosen_mentions: Collection[int],
    chosen_attributions: Collection[int],
) -> tuple[list[Attribution], list[Mention]]:
    """The attributions and mentions that leave: those chosen, and what belongs to these words."""
    chosen = {row.span for row in mentions if row.pk in chosen_mentions}
    words_of = {
        row.number: {span.span for span in row.spans.all() if span.role == Role.SOURCE}
        for row in attributions
    }
    going = [
        row
        for row in attributions
        if row.number in chosen_attributions or words_of[row.number] & chosen
    ]
    chosen |= {span for row in going for span in words_of[row.number]}
    return going, [row for row in mentions if row.span in chosen]


def _new_source(journal: Journal, source: Source, words: Sequence[Mention]) -> Source:
    name = words[0].quote if words else source.name
    return Source.objects.create(
        version=journal.version,
        number=journal.next_number(Source),
        name=shortened(name, SOURCE_NAME_LENGTH),
        kind=source.kind,
        kind_origin=source.kind_origin,
        cluster_origin=Origin.HAND,
        reason_type=source.reason_type,
        why=source.why,
    )


def _part_reasons(
    source: Source, made: Source, staying: Sequence[Mention], words: Sequence[Mention]
) -> None:
    """Give the new source the reasons that stand nearer to its mentions than to the others."""
    going = []
    for reason in source.reasons.all():
        nearest = min(
            (*staying, *words),
            key=lambda row: max(row.start - reason.end, reason.start - row.end),
            default=None,
        )
        if nearest is not None and nearest in words:
            going.append(reason)
    _copy_reasons(going, made)
    ReasonSpan.objects.filter(pk__in=[row.pk for row in going]).delete()


def _told(words: Sequence[Mention], going: Sequence[Attribution]) -> str:
    mentions = f"{len(words)} mention{'' if len(words) == 1 else 's'}"
    return f"{mentions}, {len(going)} attribution{'' if len(going) == 1 else 's'}"
