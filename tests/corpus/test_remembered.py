"""What a process remembers is always what the database holds, whoever wrote it meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from newsapp.corpus import remembered
from newsapp.corpus.actions.articles import detect_again
from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.actions.claims import cut, support
from newsapp.corpus.actions.language import mark_as_english
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.assessment import reassess
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import SOURCELESS_KINDS, Attribution, Source, User, Version
from newsapp.corpus.queries.detections import detection_of
from newsapp.detection.types import Kind, Role, State
from tests.conftest import ARTICLE_TEXT
from tests.corpus.marking import words
from tests.corpus.snapshot_of import flags_of_version

pytestmark = pytest.mark.django_db(transaction=True)

SOURCE_KINDS = [kind for kind in Kind if kind not in SOURCELESS_KINDS]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    remembered.forget_all()
    yield
    remembered.forget_all()


def now(version: Version) -> object:
    """What the next write would work with."""
    with transaction.atomic():
        locked = Version.objects.select_for_update().get(pk=version.pk)
        return remembered.detection_now(locked)


def queries_of(read: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        read()
    return [query["sql"] for query in captured.captured_queries]


def test_only_what_was_touched_is_read_again(version: Version, editor: User) -> None:
    assert queries_of(lambda: now(version)) != []
    again = queries_of(lambda: now(version))
    assert not any('FROM "corpus_sentence"' in sql for sql in again)
    assert not any('FROM "corpus_attribution"' in sql for sql in again)
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    assert now(version) == detection_of(version, with_rejected=False)


def test_a_source_changes_what_is_credited_to_it(version: Version, editor: User) -> None:
    now(version)
    set_kind(version.sources.get(number=1), kind=Kind.MEDIA, revision=1, by=editor)
    changed = now(version)
    assert changed == detection_of(version, with_rejected=False)
    remembered.forget_all()
    assert now(version) == changed


def test_what_is_rolled_back_was_never_there(version: Version, editor: User) -> None:
    now(version)
    before = detection_of(version, with_rejected=False)
    with transaction.atomic():
        add_attribution(
            version, role=Role.SOURCE, **words("The council"), kind=Kind.ANONYMOUS, by=editor
        )
        transaction.set_rollback(True)
    assert now(version) == before
    # The next change may well get the number of the one that was rolled back.
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    assert now(version) == detection_of(version, with_rejected=False)


def test_what_another_process_wrote_is_found(version: Version, editor: User) -> None:
    """It remembers nothing of what this one does not know."""
    now(version)
    known = dict(remembered._memories)
    for number in (1, 2):
        row = version.attributions.get(number=number)
        set_state(row, state=State.REJECTED, revision=1, by=editor)
    undo(version, by=editor)
    remembered._memories.clear()
    remembered._memories.update(known)
    assert now(version) == detection_of(version, with_rejected=False)


def test_few_versions_are_remembered(
    version: Version, monkeypatch: pytest.MonkeyPatch, editor: User
) -> None:
    monkeypatch.setattr(remembered, "MOST_VERSIONS", 0)
    now(version)
    assert not remembered._memories


def act(version: Version, by: User, chance: Random) -> None:
    """One action, chosen at random, that may be refused."""
    attribution = chance.choice(list(Attribution.objects.filter(version=version)))
    source = chance.choice(list(Source.objects.filter(version=version)))
    phrase = chance.choice(["The council", "traders", "Friday", "the fish market", "closed"])
    start = ARTICLE_TEXT.index(phrase)
    place: dict[str, Any] = {"start": start, "end": start + len(phrase), "quote": phrase}
    role, kind = chance.choice(list(Role)), chance.choice(SOURCE_KINDS)
    other = chance.choice(list(Attribution.objects.filter(version=version)))
    actions: list[Callable[[], object]] = [
        lambda: add_attribution(version, role=role, kind=kind, by=by, **place),
        lambda: add_span(attribution, revision=attribution.revision, role=role, by=by, **place),
        lambda: set_state(
            attribution,
            state=chance.choice(list(State)),
            revision=attribution.revision,
            by=by,
        ),
        lambda: set_kind(source, kind=kind, revision=source.revision, by=by),
        lambda: support(
            version,
            revisions={row.pk: row.revision for row in (attribution, other)},
            by=by,
        ),
        lambda: cut(attribution, revision=attribution.revision, by=by),
        lambda: detect_again(version, by=by),
        lambda: mark_as_english(version, by=by),
        lambda: undo(version, by=by),
        lambda: redo(version, by=by),
    ]
    with suppress(Refused):
        chance.choice(actions)()


@pytest.mark.parametrize("seed", range(6))
def test_after_any_series_of_actions_it_is_what_is_stored(
    version: Version, editor: User, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(25):
        act(version, editor, chance)
        assert now(version) == detection_of(Version.objects.get(pk=version.pk), with_rejected=False)
    kept = flags_of_version(version)
    remembered.forget_all()
    with transaction.atomic():
        assert reassess(Version.objects.select_for_update().get(pk=version.pk)) == []
    assert flags_of_version(version) == kept, "read whole, the flags are the same"
