"""Copies the rows of one version to the next, as far as their words are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsapp.corpus.carrying.copies import copy_of
from newsapp.corpus.carrying.fates import source_in, spans_of, verdict_on
from newsapp.corpus.carrying.work import copy_work_on_attributions, copy_work_on_sources
from newsapp.corpus.models import (
    Attribution,
    AttributionSpan,
    Claim,
    Mention,
    ReasonSpan,
    Source,
    SourcingStatement,
    Verdict,
    Version,
)
from newsapp.corpus.quotes import shortened
from newsapp.corpus.storing import SOURCE_NAME_LENGTH, columns
from newsapp.detection.revisions.carrying import Carrier, Fate
from newsapp.detection.types import Kind, Origin, Span, State


def carry_rows(old: Version, new: Version, carrier: Carrier) -> None:
    """Give ``new``, which has no rows yet, those of ``old`` whose words it still has.

    An attribution all of whose words are carried comes over as it is, with its number, its state
    and what people said on it. Of any other only a proposal comes over, at the words that took the
    place of the old ones: a detection that is laid over it finds it there again, under its number,
    or takes it away. Spans of the two texts are told apart by ``carrier``.
    """
    attributions = list(old.attributions.order_by("number").prefetch_related("spans"))
    claims = _carry_claims(old, new, attributions, carrier)
    sources = _carry_sources(old, new, carrier)
    carried: dict[int, Attribution] = {}
    made: list[Attribution] = []
    spans: list[tuple[Attribution, AttributionSpan, Span]] = []
    for row in attributions:
        found = spans_of(row, carrier)
        places = {(one.row.role, one.place): one.row for one in found if one.place is not None}
        if not places:
            continue
        source = sources.get(row.source_id) if row.source_id else None
        copy = copy_of(
            row,
            version=new,
            source=source,
            claim=claims.get(row.claim_id) if row.claim_id else None,
            revision=1,
        )
        if row.claim_id and copy.claim is None:
            copy.claim_origin = Origin.DETECTED  # nobody cut it out: the others are gone
        if verdict_on(found) is Verdict.CARRIED:
            carried[row.pk] = copy
        else:
            _make_proposal(copy)
        if row.source_id and source is None:
            copy.sourceless_kind = Kind.NONE
        made.append(copy)
        spans += [(copy, span, place) for (_, place), span in places.items()]
    Attribution.objects.bulk_create(made)
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=copy, role=span.role, **columns(new.text, place))
        for copy, span, place in spans
    )
    copy_work_on_attributions(carried, new)
    # Its approval lapses by itself where the new version does not count the same.
    for statement in SourcingStatement.objects.filter(version=old):
        copy_of(statement, version=new, revision=1).save()


def _make_proposal(attribution: Attribution) -> None:
    """What detection may find again is a proposal until it has, whoever made it."""
    attribution.state = State.PROPOSED
    attribution.origin = Origin.DETECTED
    if attribution.claim_origin != Origin.HAND:  # what a person grouped is no matter for detection
        attribution.claim = None
    attribution.created_by = None


def _carry_sources(old: Version, new: Version, carrier: Carrier) -> dict[int, Source]:
    """The sources of the new version by the primary keys of the old ones."""
    rows = old.sources.order_by("number").prefetch_related("mentions", "reasons")
    found = {row.pk: source_in(row, carrier) for row in rows}
    copies: dict[int, Source] = {}
    for key, one in found.items():
        if not one.mentions:
            continue
        copy = copies[key] = copy_of(one.row, version=new, revision=1)
        if not one.same:
            # Other words stand there now: what a person said of the old ones does not hold.
            if one.place is not None:
                copy.name = shortened(one.place.of(new.text), SOURCE_NAME_LENGTH)
            copy.kind_origin = copy.name_origin = Origin.DETECTED
            copy.count_origin = copy.cluster_origin = Origin.DETECTED
            copy.legal_ground = ""
    Source.objects.bulk_create(copies.values())
    Mention.objects.bulk_create(
        Mention(source=copies[key], origin=mention.origin, **columns(new.text, place))
        for key in copies
        for mention, place in found[key].mentions
    )
    ReasonSpan.objects.bulk_create(
        ReasonSpan(source=copies[key], **columns(new.text, place))
        for key in copies
        for place in _carried(found[key].row.reasons.all(), carrier)
    )
    copy_work_on_sources({key: copies[key] for key in copies if found[key].same}, new)
    return copies


def _carried(rows: Iterable[ReasonSpan], carrier: Carrier) -> list[Span]:
    found = (carrier.carry(row.span) for row in rows)
    return [one.place for one in found if one.fate is Fate.CARRIED and one.place is not None]


def _carry_claims(
    old: Version, new: Version, attributions: Iterable[Attribution], carrier: Carrier
) -> Mapping[int, Claim]:
    """The claims that at least two attributions still support, by the old primary keys.

    One that a person put there supports it at other words too, as long as it has any.
    """
    members: dict[int, int] = {}
    for row in attributions:
        if not row.claim_id:
            continue
        found = spans_of(row, carrier)
        by_hand = row.claim_origin == Origin.HAND and any(one.place is not None for one in found)
        if by_hand or verdict_on(found) is Verdict.CARRIED:
            members[row.claim_id] = members.get(row.claim_id, 0) + 1
    copies = {
        row.pk: copy_of(row, version=new)
        for row in Claim.objects.filter(version=old).order_by("number")
        if members.get(row.pk, 0) > 1
    }
    Claim.objects.bulk_create(copies.values())
    return copies
