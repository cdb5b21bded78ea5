"""Rows as values: what a change records before and after, and what an undo puts back.

A noun is a table whose rows are recorded together with the rows that belong to them: an
attribution with its spans, a source with its mentions and reasons. A snapshot is plain JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from newsapp.corpus.models import (
    Article,
    Attestation,
    Attribution,
    AttributionSpan,
    AttributionTag,
    CarriedItem,
    Claim,
    Comment,
    Decision,
    Flag,
    Furniture,
    Mention,
    Mute,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    ReasonSpan,
    Sentence,
    SignOff,
    Source,
    SourceTag,
    SourcingStatement,
    Version,
)

Snapshot = dict[str, Any]

_SPAN = ("start", "end", "quote")
# Databases limit the values of one statement (SQLite: 32,766; older ones 999).
_ROWS_PER_QUERY = 500


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows that are recorded inside the snapshot of their owner, under ``name``."""

    name: str
    model: type[Model]
    owner: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A table that changes speak of.

    ``fields`` are recorded, compared and put back; ``shown`` are recorded for readers only, being
    derived from the rest. ``needs`` names the fields that point at rows of other nouns.
    """

    name: str
    model: type[Model]
    fields: tuple[str, ...]
    shown: tuple[str, ...] = ()
    belongings: tuple[Belonging, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    has_revision: bool = True

    def content(self, snapshot: Snapshot | None) -> Snapshot | None:
        """What counts when two snapshots are compared: not the revision, nor what is derived."""
        if snapshot is None:
            return None
        kept = (*self.fields, *(belonging.name for belonging in self.belongings))
        return {name: snapshot[name] for name in kept}


# In the order in which rows can be made again: what is pointed at stands before what points.
NOUNS: Mapping[str, Noun] = {
    noun.name: noun
    for noun in (
        Noun(
            "article",
            Article,
            ("title", "outlet", "byline", "url", "published", "genre"),
            shown=("desk_id",),
        ),
        Noun(
            "layout",
            Version,
            ("language", "language_origin", "detector"),
            shown=("number", "sha256"),
            belongings=(
                Belonging("sentences", Sentence, "version_id", (*_SPAN, "paragraph")),
                Belonging("furniture", Furniture, "version_id", (*_SPAN, "kind")),
                Belonging("quoted_passages", QuotedPassage, "version_id", _SPAN),
            ),
            has_revision=False,
        ),
        Noun(
            "non_response",
            NonResponse,
            ("version_id", *_SPAN),
            belongings=(Belonging("parties", NonResponseParty, "non_response_id", _SPAN),),
            has_revision=False,
        ),
        Noun("claim", Claim, ("version_id", "number"), has_revision=False),
        Noun(
            "source",
            Source,
            (
                "version_id",
                "number",
                "name",
                "kind",
                "kind_origin",
                "cluster_origin",
                "name_origin",
                "count_origin",
                "count",
                "at_least",
                "reason_type",
                "legal_ground",
                "why",
            ),
            belongings=(
                Belonging("mentions", Mention, "source_id", (*_SPAN, "origin")),
                Belonging("reasons", ReasonSpan, "source_id", _SPAN),
                Belonging("tags", SourceTag, "source_id", ("tag_id",)),
            ),
        ),
        Noun(
            "attribution",
            Attribution,
            (
                "version_id",
                "number",
                "source_id",
                "claim_id",
                "claim_origin",
                "sourceless_kind",
                "act",
                "quotation",
                "origin",
                "state",
                "confidence",
                "why",
                "created_by_id",
            ),
            belongings=(
                Belonging("spans", AttributionSpan, "attribution_id", ("role", *_SPAN)),
                Belonging("tags", AttributionTag, "attribution_id", ("tag_id",)),
            ),
            needs=(("source_id", "source"), ("claim_id", "claim")),
        ),
        Noun(
            "flag",
            Flag,
            (),
            shown=("rule", "severity", "policy", "fingerprint", "message", "active"),
            belongings=(
                Belonging(
                    "decisions",
                    Decision,
                    "flag_id",
                    (
                        "outcome",
                        "note",
                        "by_id",
                        "at",
                        "carried_from_id",
                        "taken_back_at",
                        "taken_back_by_id",
                    ),
                ),
            ),
        ),
        Noun(
            "mute",
            Mute,
            ("article_id", "rule", "note", "by_id", "at", "lifted_at", "lifted_by_id"),
            has_revision=False,
        ),
        Noun(
            "attestation",
            Attestation,
            (
                "version_id",
                "source_id",
                "topic",
                "answer",
                "independent",
                "on",
                "note",
                "by_id",
                "at",
                "withdrawn_at",
                "withdrawn_by_id",
            ),
            needs=(("source_id", "source"),),
            has_revision=False,
        ),
        Noun(
            "comment",
            Comment,
            (
                "version_id",
                "source_id",
                "attribution_id",
                "flag_id",
                "text",
                "by_id",
                "at",
                "resolved_at",
                "resolved_by_id",
            ),
            needs=(("source_id", "source"), ("attribution_id", "attribution")),
            has_revision=False,
        ),
        # What it tells of the version before never changes, and is no part of the snapshot.
        Noun(
            "carried_item",
            CarriedItem,
            ("version_id", "verdict", "attribution_id", "settled_at", "settled_by_id"),
            needs=(("attribution_id", "attribution"),),
        ),
        Noun(
            "statement",
            SourcingStatement,
            ("version_id", "text", "counted", "by_id", "at", "approved_by_id", "approved_at"),
        ),
        # Its record is no part of the snapshot: it would be stored twice, and never changes.
        Noun(
            "sign_off",
            SignOff,
            (
                "version_id",
                "by_id",
                "at",
                "note",
                "policy",
                "policy_digest",
                "reopened_at",
                "reopened_by_id",
                "reopen_reason",
            ),
            has_revision=False,
        ),
    )
}
SAID_ABOUT_ROWS = ("attestation", "comment")
"""Nouns that are gone with the source or attribution that they are about."""
STAND_ALONE = frozenset({*SAID_ABOUT_ROWS, "mute"})
"""Nouns that no row of another noun points at."""
_NOUN_OF_MODEL = {noun.model: noun for noun in NOUNS.values()}


def noun_of(row: Model) -> Noun:
    """The noun whose rows ``row`` is one of."""
    return _NOUN_OF_MODEL[type(row)]


def dependents(noun: Noun, keys: Iterable[int]) -> list[tuple[str, int]]:
    """Noun and primary key of what is deleted together with rows of ``noun``, in a fixed order.

    That is what other nouns need (``Noun.needs``) and what the database deletes in cascade:
    attestations and comments, but no attribution, since its source cannot be taken from it.
    """
    found = []
    wanted = sorted(set(keys))
    for other in (NOUNS[name] for name in SAID_ABOUT_ROWS):
        for field, needed in other.needs:
            if needed != noun.name:
                continue
            for batch in _batches(wanted):
                rows = other.model._default_manager.filter(**{f"{field}__in": batch})
                found += [
                    (other.name, key) for key in rows.order_by("pk").values_list("pk", flat=True)
                ]
    return found


def completed(noun: Noun, snapshot: Snapshot | None) -> Snapshot | None:
    """A snapshot from the history with the columns that its tables have got since.

    What it lacks stands at the column's default, which is what the row itself got back then.
    """
    if snapshot is None:
        return None
    whole = {name: _default(noun.model, name) for name in noun.fields} | snapshot
    for belonging in noun.belongings:
        defaults = {name: _default(belonging.model, name) for name in belonging.fields}
        whole[belonging.name] = [defaults | row for row in snapshot.get(belonging.name, [])]
    return whole


def capture(noun: Noun, keys: Iterable[int]) -> dict[int, Snapshot]:
    """The rows with these primary keys as they are stored now; those that do not exist are absent.

    Takes one query for the rows and one for each of their belongings, whatever their number.
    """
    columns = [*noun.fields, *noun.shown, *(["revision"] if noun.has_revision else [])]
    found: dict[int, Snapshot] = {}
    for batch in _batches(sorted(set(keys))):
        for row in noun.model._default_manager.filter(pk__in=batch).values("id", *columns):
            key = row.pop("id")
            found[key] = {name: _plain(value) for name, value in row.items()}
            found[key].update({belonging.name: [] for belonging in noun.belongings})
        for belonging in noun.belongings:
            children = belonging.model._default_manager.filter(
                **{f"{belonging.owner}__in": batch}
            ).order_by("pk")
            for row in children.values(belonging.owner, "id", *belonging.fields):
                owner = found[row.pop(belonging.owner)]
                owner[belonging.name].append({name: _plain(value) for name, value in row.items()})
    return found


def remove(noun: Noun, keys: Iterable[int]) -> None:
    """Delete the rows with these primary keys, belongings included.

    Raises django.db.models.RestrictedError where something else still points at one of them.
    """
    for batch in _batches(sorted(set(keys))):
        noun.model._default_manager.filter(pk__in=batch).delete()


def put_back(noun: Noun, key: int, snapshot: Snapshot) -> None:
    """Make the row with primary key ``key`` what ``snapshot`` says, belongings and keys included.

    A row that is stored keeps its revision; one that is made again gets the revision behind the
    snapshot's, so that nobody's copy from before passes for the new one.
    """
    rows = noun.model._default_manager
    values = {name: _stored(noun.model, name, snapshot[name]) for name in noun.fields}
    if rows.filter(pk=key).exists():
        if values:
            rows.filter(pk=key).update(**values)
    else:
        if noun.has_revision:
            values["revision"] = snapshot["revision"] + 1
        rows.bulk_create([noun.model(pk=key, **values)])
    for belonging in noun.belongings:
        _put_back_belongings(belonging, key, snapshot[belonging.name])


def _put_back_belongings(belonging: Belonging, owner: int, wanted: Sequence[Snapshot]) -> None:
    rows = belonging.model._default_manager.filter(**{belonging.owner: owner})
    stored = {
        row["id"]: {name: _plain(value) for name, value in row.items()}
        for row in rows.values("id", *belonging.fields)
    }
    wanted_by_key = {row["id"]: row for row in wanted}
    gone = stored.keys() - wanted_by_key.keys()
    for batch in _batches(sorted(gone)):
        rows.filter(pk__in=batch).delete()
    made: list[Model] = []
    altered: list[Model] = []
    for key, row in wanted_by_key.items():
        if stored.get(key) == row:
            continue
        values = {name: _stored(belonging.model, name, row[name]) for name in belonging.fields}
        instance = belonging.model(pk=key, **{belonging.owner: owner}, **values)
        (altered if key in stored else made).append(instance)
    # What is taken away from a unique place goes before what is put there.
    if altered:
        belonging.model._default_manager.bulk_update(
            altered, [name.removesuffix("_id") for name in belonging.fields]
        )
    if made:
        belonging.model._default_manager.bulk_create(made)


def _default(model: type[Model], name: str) -> Any:
    """What a row of ``model`` holds in a column that nobody has set."""
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return _plain(field.get_default())


def _plain(value: Any) -> Any:
    """A column's value as JSON holds it, without loss."""
    return value.isoformat() if isinstance(value, date) else value


def _stored(model: type[Model], name: str, value: Any) -> Any:
    """A snapshot's value as its column holds it."""
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return field.to_python(value) if not field.is_relation else value


def _batches(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[place : place + _ROWS_PER_QUERY] for place in range(0, len(keys), _ROWS_PER_QUERY)]
