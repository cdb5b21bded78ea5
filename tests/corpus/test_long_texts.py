"""A text of more than 5,000 words: stored at once, marked by the worker, found again when lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from newsapp.corpus import worker_marking
from newsapp.corpus.actions.articles import add_article, detect_again
from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.erasing import record_open
from newsapp.corpus.errors import SameText
from newsapp.corpus.management.commands import work
from newsapp.corpus.markings import (
    GIVEN_UP,
    LONG_TEXT_LENGTH,
    ask_for_marking,
    is_long,
    recover_lost,
)
from newsapp.corpus.models import (
    SILENCE,
    Action,
    Article,
    Change,
    Desk,
    Marking,
    MarkingState,
    User,
    Version,
)
from newsapp.corpus.queries.articles import current_version, listed
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.markings import incompleteness, is_stalled, marking_of
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.corpus.queries.undo import undoable
from newsapp.corpus.rereading import read_again
from newsapp.corpus.tasks import mark_version
from newsapp.corpus.worker_marking import FAILED, mark
from newsapp.detection import Detection, detect
from newsapp.detection.types import Kind, Origin, Role
from newsapp.formats import export
from newsapp.formats.json_reading import read_json
from newsapp.policy.types import Profile
from tests.corpus.long_text import long_text

pytestmark = pytest.mark.django_db

TEXT = long_text(5_200)


@pytest.fixture
def queue(settings: Settings) -> None:
    """The queue of a real installation, without a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def waiting(
    desk: Desk,
    editor: User,
    queue: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Version:
    """A long text that has just been pasted."""
    with django_capture_on_commit_callbacks(execute=True):
        article = add_article(desk, text=TEXT, title="Long", by=editor)
    return current_version(article)


def run_queue() -> None:
    """Do what a worker does with everything that is queued."""
    for result in DBTaskResult.objects.ready():
        result.claim("a worker")
        result.task.call(*result.args_kwargs["args"])
        result.set_successful(None)


def go_silent(version: Version) -> None:
    """As if the worker had given its last sign of life some time ago."""
    long_ago = timezone.now() - SILENCE - timedelta(seconds=1)
    Marking.objects.filter(version=version).update(heard_at=long_ago)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word " * 5_000, False),
        ("word " * 5_001, True),
        ("汉" * LONG_TEXT_LENGTH, False),  # written without spaces: code points count
        ("汉" * (LONG_TEXT_LENGTH + 1), True),
    ],
)
def test_what_is_long(text: str, expected: bool) -> None:
    assert is_long(text) is expected


def test_it_is_stored_at_once_without_marks(waiting: Version) -> None:
    stored = detection_of(waiting)
    assert stored.text == TEXT
    assert len(stored.sentences) > 300
    assert (stored.attributions, stored.sources, stored.detector) == ((), (), "layout@1")
    marking = marking_of(waiting)
    assert marking is not None
    assert (marking.state, marking.progress, marking.pending) == (MarkingState.WAITING, 0, True)
    assert [change.action for change in Change.objects.all()] == [Action.INTAKE]
    assert [result.args_kwargs["args"] for result in DBTaskResult.objects.ready()] == [
        [waiting.pk, 1]
    ]


def test_the_worker_marks_it_as_it_would_have_been_marked(waiting: Version, editor: User) -> None:
    run_queue()
    waiting.refresh_from_db()
    assert marking_of(waiting) is None
    marked, found = detection_of(waiting), detect(TEXT)
    assert marked.detector == found.detector
    assert len(marked.attributions) == len(found.attributions) > 300
    assert {one.content for one in marked.attributions} == {o.content for o in found.attributions}
    assert marked.non_responses == found.non_responses
    assert waiting.flags.filter(active=True).exists()
    _, change = Change.objects.all()
    assert (change.action, change.by) == (Action.MARK, editor)
    assert change.summary == f"Marked {len(found.attributions):,} attributions ({found.detector})"


def test_an_article_that_the_worker_marked_is_as_new_as_any(waiting: Version, editor: User) -> None:
    run_queue()
    assert listed(editor).get().status == "new"
    assert undoable(waiting, editor) is None, "nobody undoes all marks by mistake"


def test_twice_is_once(waiting: Version) -> None:
    run_queue()
    before = detection_of(waiting)
    assert mark(waiting.pk, 1) is None
    mark_version.call(waiting.pk, 1)
    assert detection_of(waiting) == before
    assert Change.objects.count() == 2


def test_labels_that_were_made_meanwhile_stay(waiting: Version, editor: User) -> None:
    first = detect(TEXT).attributions[0]
    span = first.source[0]
    add_attribution(
        waiting,
        role=Role.SOURCE,
        start=span.start,
        end=span.end,
        quote=span.of(TEXT),
        kind=Kind.SPOKESPERSON,
        by=editor,
    )
    cue = detect(TEXT).attributions[2].cue[0]
    add_attribution(
        waiting, role=Role.CUE, start=cue.start, end=cue.end, quote=cue.of(TEXT), by=editor
    )
    run_queue()
    marked = detection_of(waiting)
    hand = [one for one in marked.attributions if one.origin is Origin.HAND]
    assert [(one.source, one.cue, one.kind) for one in hand] == [
        ((span,), (), Kind.SPOKESPERSON),
        ((), (cue,), Kind.NONE),
    ]
    assert not [one for one in marked.attributions if cue in one.cue and one not in hand]
    assert undoable(waiting, editor) == Change.objects.filter(action=Action.ADD_ATTRIBUTION).last()


def test_labels_made_while_the_text_is_read_stay_too(
    waiting: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(version: Version) -> Detection:
        found = detect(version.text)
        span = found.attributions[4].cue[0]
        add_attribution(
            version,
            role=Role.CUE,
            start=span.start,
            end=span.end,
            quote=span.of(TEXT),
            by=editor,
        )
        return found

    monkeypatch.setattr(worker_marking, "read_again", slow)
    run_queue()
    hand = waiting.attributions.filter(origin=Origin.HAND)
    assert hand.count() == 1
    assert waiting.attributions.count() == len(detect(TEXT).attributions)


def test_a_kind_that_a_person_chose_meanwhile_stays(waiting: Version, editor: User) -> None:
    span = detect(TEXT).attributions[0].source[0]
    add_attribution(
        waiting,
        role=Role.SOURCE,
        start=span.start,
        end=span.end,
        quote=span.of(TEXT),
        kind=Kind.NAMED_PERSON,
        by=editor,
    )
    source = waiting.sources.get()
    set_kind(source, kind=Kind.MEDIA, revision=source.revision, by=editor)
    run_queue()
    source.refresh_from_db()
    assert source.kind == Kind.MEDIA


def test_a_deleted_article_is_no_matter(waiting: Version) -> None:
    with record_open():
        Article.objects.all().delete()
    run_queue()
    assert not Marking.objects.exists()


def test_an_article_deleted_while_its_text_is_read(
    waiting: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deleting(version: Version) -> Detection:
        with record_open():
            Article.objects.all().delete()
        return detect(version.text)

    monkeypatch.setattr(worker_marking, "read_again", deleting)
    run_queue()
    assert not Version.objects.exists()


def test_progress_is_written_down_while_the_text_is_read(
    waiting: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []
    clock = iter(range(1, 1_000_000))
    monkeypatch.setattr("newsapp.corpus.worker_marking.time.monotonic", lambda: next(clock))

    def reading(version: Version) -> Detection:
        seen.append((version.marking.state, version.marking.progress))
        found = read_again(version)
        version.marking.refresh_from_db()
        seen.append((version.marking.state, version.marking.progress))
        return found

    monkeypatch.setattr(worker_marking, "read_again", reading)
    run_queue()
    assert [state for state, _ in seen] == [MarkingState.RUNNING] * 2
    assert 0 < seen[-1][1] <= worker_marking.READ
    assert Marking.objects.get().progress == 100


def test_what_fails_says_so_and_can_be_asked_for_again(
    waiting: Version,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def failing(version: Version) -> Detection:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(worker_marking, "read_again", failing)
        with pytest.raises(ZeroDivisionError):
            run_queue()
    marking = marking_of(waiting)
    assert marking is not None
    assert (marking.failed, marking.error) == (True, FAILED)
    assert "could not be marked" in caplog.text
    assert "attributions may be missing" in incompleteness(waiting)
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_marking(waiting, by=editor)
    run_queue()
    assert marking_of(waiting) is None
    assert incompleteness(waiting) == ""


def test_a_worker_that_is_told_to_end_puts_its_work_back(
    waiting: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(version: Version) -> Detection:
        raise SystemExit(1)

    with monkeypatch.context() as patch:
        patch.setattr(worker_marking, "read_again", ended)
        with pytest.raises(SystemExit):
            run_queue()
    assert Marking.objects.get().state == MarkingState.WAITING
    run_queue()
    assert marking_of(waiting) is None


def test_work_of_a_dead_worker_is_found_again(
    waiting: Version, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Marking.objects.update(state=MarkingState.RUNNING, progress=40)
    DBTaskResult.objects.all().delete()
    assert recover_lost() == 0, "it may still live"
    go_silent(waiting)
    with django_capture_on_commit_callbacks(execute=True):
        assert recover_lost() == 1
    marking = Marking.objects.get()
    assert (marking.state, marking.progress, marking.attempt) == (MarkingState.WAITING, 0, 2)
    assert mark(waiting.pk, 1) is None, "the dead one may come back: it writes nothing"
    run_queue()
    assert marking_of(waiting) is None


def test_a_worker_that_comes_back_late_stores_nothing(
    waiting: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(version: Version) -> Detection:
        Marking.objects.update(attempt=2, state=MarkingState.WAITING)
        return detect(version.text)

    monkeypatch.setattr(worker_marking, "read_again", overtaken)
    assert mark(waiting.pk, 1) is None
    assert not waiting.attributions.exists()
    assert Marking.objects.get().state == MarkingState.WAITING


def test_a_task_that_was_lost_is_queued_again(
    waiting: Version, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    go_silent(waiting)
    assert recover_lost() == 0, "it stands in the queue"
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert recover_lost() == 1
    run_queue()
    assert marking_of(waiting) is None


def test_a_text_that_ends_every_worker_is_given_up(waiting: Version) -> None:
    for _ in range(3):
        Marking.objects.update(state=MarkingState.RUNNING)
        go_silent(waiting)
        recover_lost()
    marking = Marking.objects.get()
    assert (marking.state, marking.error) == (MarkingState.FAILED, GIVEN_UP)


def test_who_is_stalled(waiting: Version, desk: Desk, editor: User) -> None:
    marking = Marking.objects.get()
    assert not is_stalled(marking)
    go_silent(waiting)
    marking.refresh_from_db()
    assert is_stalled(marking), "nobody has taken it up"
    other = current_version(add_article(desk, text=long_text(5_500), title="Other", by=editor))
    Marking.objects.filter(version=other).update(state=MarkingState.RUNNING)
    assert not is_stalled(marking), "the worker is busy with another text"
    Marking.objects.filter(version=waiting).update(state=MarkingState.RUNNING)
    marking.refresh_from_db()
    assert is_stalled(marking), "its own worker has gone"


def test_the_list_tells_where_it_stands(waiting: Version, editor: User) -> None:
    assert listed(editor).get().marking == MarkingState.WAITING
    run_queue()
    assert listed(editor).get().marking == MarkingState.DONE


def test_the_same_long_text_twice_is_refused(waiting: Version, desk: Desk, editor: User) -> None:
    with pytest.raises(SameText):
        add_article(desk, text=TEXT, title="Again", by=editor)
    assert Marking.objects.count() == 1


def test_detection_again_by_the_worker(
    waiting: Version,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    run_queue()
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_marking(waiting, by=editor)
    run_queue()
    assert marking_of(waiting) is None
    assert Change.objects.count() == 2, "nothing new was found, and nothing written"
    assert detect_again(waiting, by=editor).action == Action.MARK


def test_in_one_process_it_is_marked_when_the_transaction_ends(
    desk: Desk, editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article = add_article(desk, text=TEXT, title="Long", by=editor)
    version = current_version(article)
    assert marking_of(version) is None
    assert version.attributions.exists()


@pytest.mark.parametrize("form", ["json", "html", "markdown"])
def test_an_export_says_that_marks_are_missing(
    waiting: Version, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    version = current_version(waiting.article)
    sentence = "This text is still being marked"
    assert sentence in export(reviewed(version), form, Profile.PUBLIC).content.decode()
    if form == "json":
        content = export(reviewed(version), form, Profile.INTERNAL).content
        assert read_json(content) == reviewed(version)
    call_command("export", str(version.article.pk), "--format", form, "--output", "-")
    assert f"incomplete: {sentence}" in capfd.readouterr().err
    run_queue()
    version = current_version(waiting.article)
    assert sentence not in export(reviewed(version), form, Profile.PUBLIC).content.decode()


def test_importing_says_that_marks_follow(
    desk: Desk, queue: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "short.txt").write_text("Ada Voss said no.", encoding="utf-8")
    call_command("import_articles", str(tmp_path))
    long, short, _ = capsys.readouterr().out.splitlines()
    assert long.endswith("its marks follow, made by the worker (manage.py work)")
    assert short.endswith("short.txt)")


@pytest.mark.django_db(transaction=True)
def test_the_worker_of_the_command_line_does_what_is_queued(waiting: Version) -> None:
    call_command("work", "--until-idle")
    assert marking_of(waiting) is None
    result = DBTaskResult.objects.get()
    assert (result.status, result.args_kwargs["args"]) == ("SUCCESSFUL", [waiting.pk, 1])


def test_an_attendant_gives_signs_and_finds_lost_work(
    waiting: Version,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)  # the test goes on with it
    Marking.objects.update(state=MarkingState.RUNNING)
    go_silent(waiting)
    with django_capture_on_commit_callbacks(execute=True):
        work.Attendant(tmp_path / "sign", None).go_round()
    assert (tmp_path / "sign").exists()
    assert Marking.objects.get().attempt == 2
