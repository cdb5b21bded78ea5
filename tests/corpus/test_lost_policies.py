"""A policy that a worker was applying when it died: another one begins again by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from newsapp.corpus import following, tasks
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.following import MOST_TRIES, follow_where_lost
from newsapp.corpus.models import SILENCE, Change, Desk, User, Version
from newsapp.corpus.queries.policies import behind
from newsapp.corpus.reassessing import assess_again
from newsapp.policy import preset
from tests.conftest import ARTICLE_TEXT

pytestmark = pytest.mark.django_db

LONG_AGO = SILENCE + timedelta(seconds=1)

Recover = Callable[[], int]
Queued = DBTaskResult[..., int]


@pytest.fixture
def recover(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Recover:
    """What a worker does every ten seconds."""

    def recovering() -> int:
        with django_capture_on_commit_callbacks(execute=True):
            return follow_where_lost()

    return recovering


@pytest.fixture
def queued(
    desk: Desk,
    version: Version,
    editor: User,
    standards: User,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Queued:
    """Two articles are to follow a policy: the worker's task."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    add_article(desk, text=f"{ARTICLE_TEXT}More of it.\n", title="Another", by=editor)
    monkeypatch.setattr(following, "AT_ONCE", 1)
    ours = add_policy(desk, preset("strict"), name="Ours", by=standards)
    with django_capture_on_commit_callbacks(execute=True):
        put_in_force(ours, revision=1, by=standards)
    return DBTaskResult.objects.get()


def killed(task: Queued, ago: timedelta = LONG_AGO) -> None:
    """As if the worker of ``task`` had begun so long ago and died at once."""
    task.claim("a worker")
    DBTaskResult.objects.filter(pk=task.pk).update(started_at=timezone.now() - ago)


def run_queue() -> None:
    """Do what a worker does with everything that is queued."""
    for result in DBTaskResult.objects.ready():
        result.claim("another worker")
        result.task.call(*result.args_kwargs["args"])
        result.set_successful(None)


def test_what_a_killed_worker_left_is_begun_again(
    desk: Desk,
    standards: User,
    queued: Queued,
    recover: Recover,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    killed(queued)
    assess_again(behind(desk)[0], by=standards)  # it came so far
    monkeypatch.setattr(following, "SILENCE", timedelta(0))  # as if that were long ago
    assert recover() == 1
    assert recover() == 0, "once is enough"
    run_queue()
    assert not behind(desk).exists()
    assert Change.objects.filter(action="version.apply_policy").count() == 2, "each once"
    assert recover() == 0


def test_one_that_waits_or_gives_signs_of_life_is_left_alone(
    desk: Desk, standards: User, queued: Queued, recover: Recover
) -> None:
    assert recover() == 0, "it stands in the queue"
    killed(queued, ago=timedelta(seconds=1))
    assert recover() == 0, "it has just begun"
    killed(queued)
    assess_again(behind(desk)[0], by=standards)
    assert recover() == 0, "it has just brought a review along"


def test_a_run_that_was_through_is_closed_and_not_begun_again(
    desk: Desk, queued: Queued, recover: Recover, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued.task.call(*queued.args_kwargs["args"])
    killed(queued)
    DBTaskResult.objects.update(started_at=timezone.now())
    with monkeypatch.context() as patch:
        patch.setattr(following, "SILENCE", timedelta(0))
        assert recover() == 0
    assert not DBTaskResult.objects.running().exists()
    assert not behind(desk).exists()


def test_a_policy_that_ends_every_worker_is_given_up(
    desk: Desk, queued: Queued, recover: Recover, caplog: pytest.LogCaptureFixture
) -> None:
    for run in range(1, MOST_TRIES + 1):
        (task,) = DBTaskResult.objects.ready()
        killed(task)
        assert recover() == (1 if run < MOST_TRIES else 0)
    assert not DBTaskResult.objects.ready().exists()
    assert "applied 3 times in vain" in caplog.text


def test_a_worker_that_is_told_to_end_puts_the_rest_back(
    desk: Desk, queued: Queued, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told_to_end(desk: Desk, *, by: User) -> int:
        raise SystemExit(1)

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "apply_to_desk", told_to_end)
        with pytest.raises(SystemExit):
            run_queue()
    run_queue()
    assert not behind(desk).exists()
