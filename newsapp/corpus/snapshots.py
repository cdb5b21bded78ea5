"""Rows as values: what a change records before and after, and what an undo puts back.

A noun is a table whose rows are recorded together with the rows that belong to them: an
attribution with its spans, a source with its mentions and reasons. A snapshot is plain JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from newsapp.corpus.nouns import NOUNS, SAID_ABOUT_ROWS, Belonging, Noun, Snapshot

# Databases limit the values of one statement (SQLite: 32,766; older ones 999).
_ROWS_PER_QUERY = 500


_NOUN_OF_MODEL = {noun.model: noun for noun in NOUNS.values()}


def noun_of(row: Model) -> Noun:
    """The noun whose rows ``row`` is one of."""
    return _NOUN_OF_MODEL[type(row)]


def dependents(noun: Noun, keys: Iterable[int]) -> dict[str, list[int]]:
    """Primary keys, by noun, of what is deleted together with these rows of ``noun``.

    That is what other nouns need (``Noun.needs``) and what the database deletes in cascade:
    attestations and comments, but no attribution, since its source cannot be taken from it.
    """
    found: dict[str, list[int]] = {}
    wanted = sorted(set(keys))
    for other in (NOUNS[name] for name in SAID_ABOUT_ROWS):
        for field, needed in other.needs:
            if needed != noun.name:
                continue
            for batch in _batches(wanted):
                rows = other.model._default_manager.filter(**{f"{field}__in": batch})
                if there := list(rows.order_by("pk").values_list("pk", flat=True)):
                    found.setdefault(other.name, []).extend(there)
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
