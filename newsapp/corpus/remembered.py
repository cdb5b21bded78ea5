"""What a process remembers of the versions that it assessed last, so that a write reads little.

On a text of 50,000 words, reading 2,000 attributions takes longer than all else in a write, and
almost all of them are as they were. The history says which rows every change has touched: only
these are read again. What is remembered is never taken on trust: it belongs to one change, and
everything since is looked up in the database, whichever process wrote it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock

from django.db import transaction

from newsapp.corpus.models import Action, Change, Version
from newsapp.corpus.queries.detections import Parts, parts_of, put_together, renewed
from newsapp.detection.types import Detection
from newsapp.policy import without_rejected

MOST_VERSIONS = 8
"""So many versions are remembered in each process; one of 50,000 words takes about 5 MB."""
MOST_ROWS = 200
"""Where more rows than this were touched, all are read."""
_STORED_WHOLE = (Action.INTAKE, Action.ADD_VERSION, Action.MARK)
"""Changes that brought rows in which they do not list."""
_READ_APART = frozenset({"source", "attribution"})
_READ_WHOLE = frozenset({"layout", "non_response"})


@dataclass(frozen=True, slots=True)
class _Memory:
    """The parts of one version as its change ``change`` left them."""

    sha256: str
    created_at: datetime
    change: int
    parts: Parts


_memories: OrderedDict[int, _Memory] = OrderedDict()
_lock = Lock()


def detection_now(version: Version) -> Detection:
    """``detection_of`` without rejected attributions, within a write on the version.

    The version's row must be locked, as the journal does, and what the transaction has changed so
    far must be in the history or be no attribution and no source.
    """
    newest = (
        Change.objects.filter(version=version).order_by("-pk").values_list("pk", flat=True).first()
    )
    parts = _parts_now(version, newest)
    if newest is not None and parts.attributions:
        memory = _Memory(version.sha256, version.created_at, newest, parts)
        # Not before the commit: what is rolled back has never been.
        transaction.on_commit(partial(_remember, version.pk, memory))
    return without_rejected(put_together(version, parts))


def forget_all() -> None:
    """Remember nothing any more."""
    with _lock:
        _memories.clear()


def _parts_now(version: Version, newest: int | None) -> Parts:
    with _lock:
        memory = _memories.get(version.pk)
    same = memory is not None and (memory.sha256, memory.created_at) == (
        version.sha256,
        version.created_at,
    )
    if memory is None or not same or newest is None or memory.change > newest:
        return parts_of(version)
    since = Change.objects.filter(version=version, pk__gt=memory.change)
    touched = _touched(since.values_list("action", "rows"))
    if touched is None:
        return parts_of(version)
    sources, attributions = touched
    if not sources and not attributions:
        return memory.parts
    return renewed(version, memory.parts, sources, attributions)


def _touched(
    changes: Iterable[tuple[str, list[dict[str, object]]]],
) -> tuple[set[int], set[int]] | None:
    """Primary keys of the sources and attributions that were touched; None for too many."""
    keys: dict[str, set[int]] = {name: set() for name in _READ_APART}
    for action, rows in changes:
        if action in _STORED_WHOLE:
            return None
        for row in rows:
            name, key = row["model"], row["id"]
            if name in _READ_WHOLE:
                return None
            if isinstance(name, str) and isinstance(key, int) and name in keys:
                keys[name].add(key)
    if sum(map(len, keys.values())) > MOST_ROWS:
        return None
    return keys["source"], keys["attribution"]


def _remember(version: int, memory: _Memory) -> None:
    with _lock:
        known = _memories.get(version)
        if known is None or known.change <= memory.change or known.sha256 != memory.sha256:
            _memories[version] = memory
        _memories.move_to_end(version)
        while len(_memories) > MOST_VERSIONS:
            _memories.popitem(last=False)
