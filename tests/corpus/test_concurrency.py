"""Two people at the same moment, in two threads with their own connections."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from newsapp.corpus.actions.accounts import default_desk, ensure_local_editor
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.errors import NotAllowedNow, Refused, SameText, Stale
from newsapp.corpus.models import Article, Attribution, Change, Decision, Desk, Flag, User, Version
from newsapp.detection.types import Kind, Role, State
from newsapp.policy.types import Outcome
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[object]:
    """What each action gives, or the refusal that it raises, when all start together."""
    start = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return action()
        except Refused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def test_one_of_two_decisions_stands_and_the_other_is_told(
    version: Version, standards: User, administrator: User
) -> None:
    flag = version.flags.get(rule="S04", active=True)

    def by(person: User, note: str) -> Callable[[], object]:
        seen = Flag.objects.get(pk=flag.pk)
        return lambda: decide(seen, outcome=Outcome.DISMISS, note=note, revision=1, by=person)

    results = at_once(by(standards, "Mine."), by(administrator, "No, mine."))
    assert sum(isinstance(result, Stale) for result in results) == 1
    assert Decision.objects.count() == 1


def test_one_of_two_verdicts_stands(version: Version, editor: User, standards: User) -> None:
    row = version.attributions.get(number=1)

    def by(person: User, state: State) -> Callable[[], object]:
        seen = Attribution.objects.get(pk=row.pk)
        return lambda: set_state(seen, state=state, revision=1, by=person)

    results = at_once(by(editor, State.CONFIRMED), by(standards, State.REJECTED))
    assert sum(isinstance(result, Stale) for result in results) == 1
    row.refresh_from_db()
    assert row.revision == 2
    assert Change.objects.count() == 2


def test_two_people_label_the_same_article_and_both_labels_stand(
    version: Version, editor: User, standards: User
) -> None:
    """Different rows: neither is stale; the numbers differ; the flags are those of both."""

    def by(person: User, phrase: str) -> Callable[[], object]:
        return lambda: add_attribution(
            version, role=Role.SOURCE, **words(phrase), kind=Kind.ANONYMOUS, by=person
        )

    results = at_once(by(editor, "The council"), by(standards, "traders"))
    assert all(isinstance(result, Change) for result in results), results
    assert sorted(version.attributions.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    flagged = set(
        version.flags.filter(rule="S04", active=True).values_list("source__name", flat=True)
    )
    assert flagged == {"Two officials", "The council", "traders"}


def test_the_same_label_twice_at_once_is_one_label(version: Version, editor: User) -> None:
    def add() -> object:
        return add_attribution(version, role=Role.CUE, **words("respond"), by=editor)

    results = at_once(add, add)
    assert sum(isinstance(result, NotAllowedNow) for result in results) == 1
    assert version.attributions.count() == 5


def test_the_same_paste_twice_at_once_is_one_article(desk: Desk, editor: User) -> None:
    def paste() -> object:
        return add_article(desk, text="Two officials said so.\n", title="So", by=editor)

    results = at_once(paste, paste)
    assert sum(isinstance(result, SameText) for result in results) == 1
    assert Article.objects.count() == 1


def test_the_first_two_requests_of_all_make_one_local_editor() -> None:
    people = at_once(ensure_local_editor, ensure_local_editor)
    assert people[0] == people[1]
    assert isinstance(people[0], User)
    assert not people[0].has_usable_password()
    assert people[0].role == "administrator"
    assert list(people[0].desks.all()) == [default_desk()]
