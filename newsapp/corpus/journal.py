"""The one way in which an action records what it did.

An action opens a journal on a version, takes the rows that it changes (which checks the revisions
that the person saw), changes them, and writes. The journal compares the rows before and after,
raises the revision of each one that differs, and stores one Change. Actions on one version wait
for each other: the journal holds the version's row locked until the transaction ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import F, Model

from newsapp.corpus.assessment import reassess
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.freezing import refuse_if_frozen
from newsapp.corpus.models import (
    Action,
    Article,
    Attribution,
    CarriedItem,
    Change,
    Claim,
    Flag,
    Source,
    SourcingStatement,
    User,
    Version,
)
from newsapp.corpus.nouns import NOUNS, Snapshot
from newsapp.corpus.quotes import shortened
from newsapp.corpus.snapshots import capture, dependents, noun_of

Revised = TypeVar("Revised", Article, Attribution, Source, Flag, CarriedItem, SourcingStatement)

SUMMARY_LENGTH = 300
_COUNTERS: dict[type[Model], str] = {
    Attribution: "last_attribution",
    Source: "last_source",
    Claim: "last_claim",
}


ASSESSMENT = "assessment"
"""What the rows of a change name that brought a version under another policy. No noun: it is never
put back."""
WITHOUT_BEARING = frozenset(
    {"flag", "attestation", "comment", "sign_off", "carried_item", "statement"}
)
"""Nouns on which no rule's finding depends: a write of these alone leaves the flags as they are."""


class Journal:
    """What one action touches. Use it inside a transaction, once.

    Raises Frozen on a version that is signed off, unless ``reopening`` it is what the action does,
    and NotAllowedNow on one that a newer version has replaced, unless ``any_version`` will do.
    """

    def __init__(
        self, version: Version, by: User, *, reopening: bool = False, any_version: bool = False
    ) -> None:
        self.version = (
            Version.objects.select_for_update(of=("self",), no_key=True)
            .select_related("article__desk")
            .get(pk=version.pk)
        )
        self.by = by
        # The version's row is locked: nobody signs off between this look and the end of the action.
        if not reopening:
            refuse_if_frozen(self.version)
        if not (self.version.is_current or any_version):
            # Whoever waited here while a colleague pasted a version would write where nobody looks.
            raise NotAllowedNow(
                "There is a new version of this article. Nothing was changed: look at it, and do "
                "it there if it still applies."
            )
        self._before: dict[tuple[str, int], Snapshot | None] = {}
        self._numbered: set[str] = set()

    def take(self, row: Revised, revision: int) -> Revised:
        """The row as it is stored now, locked, its state before the action noted.

        Raises Stale where it is gone or its revision is not ``revision``.
        """
        rows = type(row)._default_manager.select_for_update(of=("self",), no_key=True)
        stored = rows.filter(pk=row.pk).first()
        if stored is None or stored.revision != revision:
            raise stale(self.version, noun_of(row).name, row.pk, stored, revision)
        self.touch([stored])
        return stored

    def touch(self, rows: Iterable[Model]) -> None:
        """Note the state of stored rows that the action may change or delete."""
        for name, keys in _keys_by_noun(rows).items():
            fresh = [key for key in keys if (name, key) not in self._before]
            # What people said about a row goes with it: then that is on record too.
            said = dependents(NOUNS[name], fresh)
            for noun, touched in [(name, fresh), *said.items()]:
                for key, snapshot in capture(NOUNS[noun], touched).items():
                    self._before.setdefault((noun, key), snapshot)

    def note(self, noun: str, key: int, snapshot: Snapshot | None) -> None:
        """Note the state of one row before the action, None where it does not exist."""
        self._before.setdefault((noun, key), snapshot)

    def add(self, *rows: Model) -> None:
        """Note rows that the action has just made."""
        for name, keys in _keys_by_noun(rows).items():
            self._before.update({(name, key): None for key in keys})

    def next_number(self, model: type[Model]) -> int:
        """A number for a new attribution, source or claim that was never given before."""
        counter = _COUNTERS[model]
        setattr(self.version, counter, getattr(self.version, counter) + 1)
        self._numbered.add(counter)
        number: int = getattr(self.version, counter)
        return number

    def write(self, action: Action, summary: str, *, undoes: Change | None = None) -> Change:
        """Store the change, raise revisions, and bring the version's flags up to date.

        Where nothing differs from before, nothing is written, and the last change on these rows
        is returned: doing the same thing twice is doing it once.
        """
        rows = self._differences()
        if self._numbered:
            Version.objects.filter(pk=self.version.pk).update(
                **{counter: getattr(self.version, counter) for counter in self._numbered}
            )
        if not rows:
            change = last_change(self.version, set(self._before))
            if change is None:
                raise RuntimeError("an action that touches no row has nothing to record")
            return change
        change = self._stored(action, summary, rows, undoes)
        touched = {row["model"] for row in rows}
        if touched & {"article", "layout"}:  # an undo has written past what was read
            self.version = Version.objects.select_related("article__desk").get(pk=self.version.pk)
        if not touched <= WITHOUT_BEARING:
            change.reassessed = reassess(self.version)
        return change

    def write_assessment(self, action: Action, summary: str) -> Change:
        """Assess the version anew and store that as a change, with the policies before and after.

        It records how many flags were active; the flags themselves are derived.
        """
        before = self._assessment()
        reassessed = reassess(self.version)
        rows = [
            {
                "model": ASSESSMENT,
                "id": self.version.pk,
                "before": before,
                "after": self._assessment(),
            }
        ]
        change = self._stored(action, summary, rows, None)
        change.reassessed = reassessed
        return change

    def _assessment(self) -> dict[str, object]:
        flags = Flag.objects.filter(version=self.version, active=True)
        return {"policy": self.version.policy, "flags": flags.count()}

    def _stored(
        self, action: Action, summary: str, rows: list[dict[str, object]], undoes: Change | None
    ) -> Change:
        return Change.objects.create(
            article=self.version.article,
            version=self.version,
            by=self.by,
            action=action,
            summary=shortened(summary, SUMMARY_LENGTH),
            rows=rows,
            undoes=undoes,
        )

    def _differences(self) -> list[dict[str, object]]:
        """One entry per row that differs, its revision raised in the database."""
        keys: dict[str, list[int]] = defaultdict(list)
        for name, key in self._before:
            keys[name].append(key)
        rows: list[dict[str, object]] = []
        for name, noun in NOUNS.items():
            after_by_key = capture(noun, keys[name]) if name in keys else {}
            raised = []
            for key in keys[name]:
                before, after = self._before[name, key], after_by_key.get(key)
                if noun.content(before) == noun.content(after):
                    continue
                if noun.has_revision and before is not None and after is not None:
                    after["revision"] = before["revision"] + 1
                    raised.append(key)
                rows.append({"model": name, "id": key, "before": before, "after": after})
            if raised:
                noun.model._default_manager.filter(pk__in=raised).update(revision=F("revision") + 1)
        return rows


def stale(
    version: Version, noun: str, key: int, stored: Model | None, sent_revision: int | None
) -> Stale:
    """The error that says who changed a row last, when, and how."""
    change = last_change(version, {(noun, key)})
    summary = "somebody changed it" if change is None else described(change)
    return Stale(stored, sent_revision, summary)


def described(change: Change) -> str:
    """Who, when and what, in one clause."""
    return f"{change.by}, {change.at:%-d %B %Y at %H:%M} UTC: {change.summary}"


def last_change(version: Version, rows: set[tuple[str, int]]) -> Change | None:
    """The newest change of a version that touched one of ``rows`` (noun, primary key).

    The change that brought the version in counts as touching all rows.
    """
    changes = Change.objects.filter(version=version).select_related("by").order_by("-pk")
    for change in changes.iterator(chunk_size=50):
        if change.action in (Action.INTAKE, Action.ADD_VERSION) or any(
            (entry["model"], entry["id"]) in rows for entry in change.rows
        ):
            return change
    return None


def _keys_by_noun(rows: Iterable[Model]) -> dict[str, list[int]]:
    keys: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        keys[noun_of(row).name].append(row.pk)
    return keys
