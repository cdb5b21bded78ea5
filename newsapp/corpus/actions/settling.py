"""Settling what a new version could not take over by itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.carrying.copies import copy_of
from newsapp.corpus.carrying.heirs import heir_of
from newsapp.corpus.carrying.work import copy_work_on_attributions, copy_work_on_sources
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import (
    Action,
    Attribution,
    AttributionSpan,
    CarriedItem,
    Change,
    Source,
    User,
    Verdict,
    Version,
)
from newsapp.corpus.parts import quotation_in
from newsapp.corpus.queries.versions import described
from newsapp.corpus.quotes import is_printed, shortened
from newsapp.corpus.sourcing import mention_here, source_mentioned
from newsapp.corpus.storing import SOURCE_NAME_LENGTH, columns
from newsapp.detection.types import Kind, Origin, Role, Span, State


class Settlement(StrEnum):
    """What a person says of an item.

    Confirm: it is right where it stands, or belongs where it may stand. Reject: the attribution is
    wrong. Leave: seen; nothing is to be changed.
    """

    CONFIRM = "confirm"
    REJECT = "reject"
    LEAVE = "leave"


_WORDS = {
    Settlement.CONFIRM: "Confirmed",
    Settlement.REJECT: "Rejected",
    Settlement.LEAVE: "Looked at",
}


def offers(item: CarriedItem) -> tuple[Settlement, ...]:
    """What can be said of an item, the likeliest first."""
    if item.attribution is not None:
        return (Settlement.CONFIRM, Settlement.REJECT, Settlement.LEAVE)
    if places_of(item) or heir_of(item) is not None:
        return (Settlement.CONFIRM, Settlement.LEAVE)
    return (Settlement.LEAVE,)


def places_of(item: CarriedItem) -> dict[Role, list[Span]]:
    """Where the words of an attribution that was not found again may stand, by role.

    Empty unless it still has a cue, or a source with content: less is no attribution.
    """
    places: dict[Role, list[Span]] = {}
    if item.attribution is not None or "number" not in item.earlier:
        return {}
    for span in item.earlier["spans"]:
        if span["place"]:
            place = Span(*span["place"])
            if place not in places.setdefault(Role(span["role"]), []):
                places[Role(span["role"])].append(place)
    had = {Role(span["role"]) for span in item.earlier["spans"]}
    enough = Role.CUE in places or {Role.SOURCE, Role.CONTENT} <= places.keys()
    return places if enough or had == places.keys() else {}


@transaction.atomic
def settle(item: CarriedItem, *, settlement: Settlement, revision: int, by: User) -> Change:
    """Settle one item of the queue of a version; ``revision`` is the item's.

    To confirm an attribution makes it stand, with the tags and comments that it had; one that is
    not there is made at the words that took the place of the old ones. To confirm a source gives it
    what people said of it in the version before; a name only where the text still prints it.

    Raises NotAllowedNow where that cannot be or nothing waits, and Stale where somebody else
    settled it meanwhile.
    """
    journal = Journal(item.version, by)
    item = journal.take(item, revision)
    if item.settled_at is not None or item.verdict == Verdict.CARRIED:
        raise NotAllowedNow("Nothing waits here: it was settled already, or carried over as it is.")
    if settlement not in offers(item):
        raise NotAllowedNow(
            "Its words are gone from the text, so there is nothing to confirm or reject here."
        )
    row = item.attribution
    if settlement is Settlement.REJECT and row is not None:
        journal.touch([row])
        row.state = State.REJECTED
        row.save(update_fields=["state"])
    elif settlement is Settlement.CONFIRM:
        _confirm(journal, item, row)
    item.settled_at, item.settled_by = timezone.now(), by
    item.save(update_fields=["settled_at", "settled_by", "attribution"])
    return journal.write(Action.SETTLE, f"{_WORDS[settlement]} {described(item)}")


def _confirm(journal: Journal, item: CarriedItem, row: Attribution | None) -> None:
    if row is not None:
        journal.touch([row])
        row.state = State.CONFIRMED
        row.save(update_fields=["state"])
        earlier = _attribution_before(item)
        if earlier is not None:
            journal.add(*copy_work_on_attributions({earlier.pk: row}, journal.version))
    elif "number" in item.earlier:
        item.attribution = _make_again(journal, item)
    else:
        _say_again(journal, item)


def _make_again(journal: Journal, item: CarriedItem) -> Attribution:
    """The attribution as a person made it, under its number, at its new words."""
    earlier = item.earlier
    places = places_of(item)
    before = _attribution_before(item)
    source = None
    if before is not None and before.source is not None and Role.SOURCE in places:
        source = _source_again(journal, before.source, places[Role.SOURCE])
    row = Attribution.objects.create(
        version=journal.version,
        number=earlier["number"],
        source=source,
        sourceless_kind=before.sourceless_kind if before else Kind.NONE,
        act=earlier["act"],
        quotation=quotation_in(journal.version, places.get(Role.CONTENT, [])),
        origin=Origin.HAND,
        state=State.CONFIRMED,
        why="Marked by hand.",
        created_by=journal.by,
    )
    journal.add(row)
    AttributionSpan.objects.bulk_create(
        AttributionSpan(attribution=row, role=role, **columns(journal.version.text, span))
        for role, spans in places.items()
        for span in spans
    )
    if before is not None:
        journal.add(*copy_work_on_attributions({before.pk: row}, journal.version))
    return row


def _source_again(journal: Journal, before: Source, mentions: Sequence[Span]) -> Source:
    """The source that the words mention, or the one of the version before under its number."""
    numbered = Source.objects.filter(version=journal.version, number=before.number)
    source = source_mentioned(journal, mentions[0]) or numbered.first()
    if source is None:
        name = shortened(mentions[0].of(journal.version.text), SOURCE_NAME_LENGTH)
        source = copy_of(before, version=journal.version, name=name, legal_ground="", revision=1)
        source.save()
        journal.add(source)
    journal.touch([source])
    for span in mentions:
        mention_here(journal, source, span)
    return source


def _say_again(journal: Journal, item: CarriedItem) -> None:
    """What people said of a source, said of the one that the words in its place mention."""
    source = heir_of(item)
    before = _version_before(item).sources.filter(number=item.earlier["source"]).first()
    if source is None or before is None:
        raise NotAllowedNow("The source is no longer there.")
    journal.touch([source])
    if before.kind_origin == Origin.HAND:
        source.kind, source.kind_origin = before.kind, Origin.HAND
    if before.name_origin == Origin.HAND and is_printed(before.name, journal.version.text):
        source.name, source.name_origin = before.name, Origin.HAND
    if before.count_origin == Origin.HAND:
        source.count, source.at_least = before.count, before.at_least
        source.count_origin = Origin.HAND
    source.legal_ground = before.legal_ground or source.legal_ground
    source.save()
    journal.add(*copy_work_on_sources({before.pk: source}, journal.version))


def _version_before(item: CarriedItem) -> Version:
    return Version.objects.get(article=item.version.article_id, number=item.version.number - 1)


def _attribution_before(item: CarriedItem) -> Attribution | None:
    if "number" not in item.earlier:
        return None
    rows = _version_before(item).attributions.select_related("source")
    return rows.filter(number=item.earlier["number"]).first()
