"""Lays a new detection over a version without losing what people did.

Attributions made by hand, confirmed or rejected stay as they are, and what detection finds in
their place is dropped: so a rejected one does not come back. A proposal that detection still
finds, perhaps with other boundaries, keeps its row and number; one that it no longer finds goes.
Sources are recognised by their mentions; those that a person merged or split stay as they are. A
kind that a person chose, or that a confirmed attribution shows, stays, and so do a name and a
number of people that a person gave.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from newsapp.corpus.hand_clusters import regrouped
from newsapp.corpus.journal import Journal
from newsapp.corpus.matching import is_kept, partners_of, sources_found_again
from newsapp.corpus.models import (
    Attribution,
    AttributionSpan,
    Claim,
    Furniture,
    Mention,
    NonResponse,
    QuotedPassage,
    ReasonSpan,
    Sentence,
    Source,
)
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.storing import (
    attribution_columns,
    columns,
    source_columns,
    store_attributions,
    store_claims,
    store_layout,
    store_sources,
)
from newsapp.detection import types
from newsapp.detection.types import Origin, Role, State


def lay_over(journal: Journal, found: types.Detection) -> None:
    """Bring the journal's version up to date with ``found``, a detection of its text."""
    version = journal.version
    stored = detection_of(version)
    by_hand = version.sources.filter(cluster_origin=Origin.HAND)
    found = regrouped(found, stored, {source.key for source in by_hand})
    rows = {row.key: row for row in Attribution.objects.filter(version=version)}
    sources = {row.key: row for row in Source.objects.filter(version=version)}
    claims = list(Claim.objects.filter(version=version))
    journal.touch([version, *rows.values(), *sources.values(), *claims])
    journal.touch(NonResponse.objects.filter(version=version))

    _lay_layout(journal, stored, found)
    partners = partners_of(stored, found)
    fresh = [one for one in found.attributions if one.id not in partners]
    source_rows = _lay_sources(journal, stored, found, sources, partners, fresh)
    _update_proposals(journal, stored, found, rows, source_rows, partners)
    made = store_attributions(version, fresh, source_rows, {})
    journal.add(*made)
    by_found_id = {one.id: row for one, row in zip(fresh, made, strict=True)}
    by_found_id |= {found_id: rows[one.id] for found_id, one in partners.items()}
    _lay_claims(journal, found, claims, by_found_id)
    again = {partner.id for partner in partners.values()}
    gone = [
        rows[one.id].pk for one in stored.attributions if not is_kept(one) and one.id not in again
    ]
    Attribution.objects.filter(pk__in=gone).delete()
    alone = Claim.objects.annotate(size=Count("attributions")).filter(version=version, size__lt=2)
    Claim.objects.filter(pk__in=list(alone.values_list("pk", flat=True))).delete()
    _drop_sources(stored, sources, source_rows)
    version.save(
        update_fields=["language", "detector", "last_attribution", "last_source", "last_claim"]
    )


def _lay_layout(journal: Journal, stored: types.Detection, found: types.Detection) -> None:
    version = journal.version
    version.language, version.detector = found.language, found.detector
    same = (
        stored.sentences == found.sentences
        and stored.furniture == found.furniture
        and stored.quotations == found.quotations
        and stored.non_responses == found.non_responses
    )
    if same:
        return
    for model in (Sentence, Furniture, QuotedPassage, NonResponse):
        model._default_manager.filter(**{"version": version}).delete()
    store_layout(version, found)
    journal.add(*NonResponse.objects.filter(version=version))


def _lay_sources(
    journal: Journal,
    stored: types.Detection,
    found: types.Detection,
    rows: Mapping[str, Source],
    partners: Mapping[str, types.Attribution],
    fresh: Iterable[types.Attribution],
) -> dict[str, Source]:
    """Update the stored sources that were found again, store new ones; rows by found ids."""
    matches = sources_found_again(stored, found)
    again = _update_sources(stored, found, rows, matches)
    credited = {one.source_id for one in fresh}
    credited |= {
        one.source_id
        for one in found.attributions
        if one.id in partners and not is_kept(partners[one.id])
    }
    # A new source that only what was rejected would bring is not stored.
    silent = {source.id for source in found.sources} - {one.source_id for one in found.attributions}
    new = [
        source
        for source in found.sources
        if source.id not in matches and (source.id in credited or source.id in silent)
    ]
    made = store_sources(journal.version, new)
    journal.add(*made.values())
    return again | made


def _update_sources(
    stored: types.Detection,
    found: types.Detection,
    rows: Mapping[str, Source],
    matches: Mapping[str, types.Source],
) -> dict[str, Source]:
    """Give the stored sources that were found again what was found of them; rows by found ids."""
    settled = {
        one.source_id
        for one in stored.attributions
        if is_kept(one) and one.state is not State.REJECTED
    }
    own: dict[str | None, set[types.Span]] = defaultdict(set)
    for one in stored.attributions:
        if is_kept(one):
            own[one.source_id].update(one.source)
    result = {}
    for source in found.sources:
        if source.id not in matches:
            continue
        value = matches[source.id]
        row = result[source.id] = rows[value.id]
        kept_columns = _kept_columns(row, is_settled=value.id in settled)
        for name, column in source_columns(source).items():
            if name not in kept_columns:
                setattr(row, name, column)
        _lay_spans(row, Mention, value.mentions, {*source.mentions, *own[value.id]}, found.text)
        _lay_spans(row, ReasonSpan, value.reason, set(source.reason), found.text)
    if result:
        Source.objects.bulk_update(
            result.values(), ["name", "kind", "count", "at_least", "reason_type", "why"]
        )
    return result


def _kept_columns(row: Source, *, is_settled: bool) -> set[str]:
    """What of a stored source a person has settled."""
    kept = set()
    if row.kind_origin == Origin.HAND or is_settled:
        kept.add("kind")
    if row.name_origin == Origin.HAND:
        kept.add("name")
    if row.count_origin == Origin.HAND:
        kept |= {"count", "at_least"}
    return kept


def _lay_spans(
    source: Source,
    model: type[Mention | ReasonSpan],
    stored: Iterable[types.Span],
    wanted: set[types.Span],
    text: str,
) -> None:
    present = set(stored)
    for span in present - wanted:
        model._default_manager.filter(source=source, start=span.start, end=span.end).delete()
    rows: list[Any] = [
        model(source=source, **columns(text, span)) for span in sorted(wanted - present)
    ]
    model._default_manager.bulk_create(rows)


def _update_proposals(
    journal: Journal,
    stored: types.Detection,
    found: types.Detection,
    rows: Mapping[str, Attribution],
    sources: Mapping[str, Source],
    partners: Mapping[str, types.Attribution],
) -> None:
    altered = []
    moved = []
    spans = []
    for one in found.attributions:
        partner = partners.get(one.id)
        if partner is None or is_kept(partner):
            continue
        row = rows[partner.id]
        for name, value in attribution_columns(one).items():
            setattr(row, name, value)
        row.source = sources[one.source_id] if one.source_id else None
        altered.append(row)
        if any(one.spans(role) != partner.spans(role) for role in Role):
            moved.append(row.pk)
            spans += [
                AttributionSpan(attribution=row, role=role, **columns(found.text, span))
                for role in Role
                for span in one.spans(role)
            ]
    if altered:
        Attribution.objects.bulk_update(
            altered, ["source", "sourceless_kind", "act", "quotation", "confidence", "why"]
        )
    AttributionSpan.objects.filter(attribution__in=moved).delete()
    AttributionSpan.objects.bulk_create(spans)


def _lay_claims(
    journal: Journal,
    found: types.Detection,
    stored: Iterable[Claim],
    rows: Mapping[str, Attribution],
) -> None:
    """Make the claims those of the detection; a group that is the same keeps its row.

    What a person said of an attribution's claim stands: those that were grouped by hand stay
    together, and what detection finds to say the same joins them; one that was cut out stays out.
    """
    members: dict[int | None, set[int]] = defaultdict(set)
    settled: dict[int, int | None] = {}
    for row in Attribution.objects.filter(version=journal.version):
        if row.claim_origin == Origin.HAND:
            settled[row.pk] = row.claim_id
        elif row.claim_id is not None:
            members[row.claim_id].add(row.pk)
    by_key = {row.pk: row for row in rows.values()}
    wanted, joining = _free_groups(found, rows, settled)
    by_hand = {claim for claim in settled.values() if claim is not None}
    detected = {key for claim in by_hand for key in members[claim]}
    altered = [by_key[key] for key in (detected | joining.keys()) & by_key.keys()]
    for row in altered:
        row.claim_id = joining.get(row.pk)
    Attribution.objects.bulk_update(altered, ["claim"])
    present = {frozenset(members[claim.pk]): claim for claim in stored if claim.pk not in by_hand}
    for group in present.keys() - wanted:
        present[group].delete()
    new = sorted(sorted(group) for group in wanted - present.keys() if len(group) > 1)
    values = [
        types.Claim(f"new{place}", tuple(str(key) for key in group))
        for place, group in enumerate(new)
    ]
    made = store_claims(journal.version, values)
    journal.add(*set(made.values()))
    for key, claim in made.items():
        by_key[int(key)].claim = claim
    Attribution.objects.bulk_update([by_key[int(key)] for key in made], ["claim"])


def _free_groups(
    found: types.Detection, rows: Mapping[str, Attribution], settled: Mapping[int, int | None]
) -> tuple[set[frozenset[int]], dict[int, int]]:
    """The groups of the detection without what people settled, and who joins which claim by hand.

    All by primary keys. A group of which some are settled in one claim joins that one.
    """
    groups = set()
    joining: dict[int, int] = {}
    for claim in found.claims:
        group = {rows[name].pk for name in claim.attributions if name in rows}
        homes = {settled[key] for key in group & settled.keys()} - {None}
        free = frozenset(group - settled.keys())
        if len(homes) == 1:
            (home,) = homes
            joining |= {key: home for key in free if home is not None}
        else:
            groups.add(free)
    return groups, joining


def _drop_sources(
    stored: types.Detection, rows: Mapping[str, Source], used: Mapping[str, Source]
) -> None:
    """Delete the stored sources that were not found again and that no kept attribution credits."""
    kept = {one.source_id for one in stored.attributions if is_kept(one)}
    found_again = {row.pk for row in used.values()}
    gone = [row.pk for key, row in rows.items() if key not in kept and row.pk not in found_again]
    Source.objects.filter(pk__in=gone).delete()
