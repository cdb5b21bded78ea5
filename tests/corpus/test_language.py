"""Texts that are not English: marked by hand, or by the detector when somebody says so."""

from __future__ import annotations

import json
from importlib.resources import files as files_of

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsapp.corpus.actions.articles import add_article, detect_again
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.language import mark_as_english
from newsapp.corpus.actions.sign_offs import sign_off
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.models import Action, Article, Change, Desk, Marking, SignOff, User, Version
from newsapp.corpus.queries.article_filters import ArticleFilter, Holding, narrowed
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.markings import marking_of
from newsapp.corpus.queries.numbers import numbers_of
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.corpus.queries.sign_offs import Lack, blockers
from newsapp.detection import Kind, Origin, Role, State, detect
from newsapp.detection.unmarked import NOT_ENGLISH
from newsapp.formats import export
from newsapp.policy.types import Profile

pytestmark = pytest.mark.django_db

WRITTEN = ("json", "html", "markdown", "csv")
SCHEMA = json.loads(
    (files_of("newsapp.formats") / "schema/reviewed.schema.json").read_text("utf-8")
)
GERMAN = (
    "Die Stadt will die nördliche Brücke im Juni schließen, sagten zwei Beamte am Dienstag.\n"
    "„Niemand hat uns etwas gesagt“, sagte Marta Quill, die den Fischmarkt am Kai betreibt.\n"
    "Marta Quill said no. Zwei Beamte wollten sich dazu nicht äußern und verwiesen auf den Rat.\n"
)


@pytest.fixture
def german(desk: Desk, editor: User) -> Version:
    return current_version(add_article(desk, text=GERMAN, title="Brücke", by=editor))


def test_it_is_stored_without_marks(german: Version) -> None:
    assert (german.language, german.language_origin) == ("de", Origin.DETECTED)
    assert german.sentences.count() == 4
    assert not german.attributions.exists()
    assert not german.flags.exists()


def test_somebody_says_that_it_is_english(german: Version, editor: User) -> None:
    change = mark_as_english(german, by=editor)
    german.refresh_from_db()
    assert (german.language, german.language_origin) == ("en", Origin.HAND)
    assert german.attributions.count() == len(detect(GERMAN, language="en").attributions) >= 1
    assert (change.action, Change.objects.count()) == (Action.SET_LANGUAGE, 2)


def test_that_stays_when_detection_runs_again(german: Version, editor: User) -> None:
    mark_as_english(german, by=editor)
    german.refresh_from_db()
    assert detect_again(german, by=editor).action == Action.SET_LANGUAGE, "nothing is new"
    german.refresh_from_db()
    assert german.language == "en"
    assert german.attributions.exists()


def test_it_can_be_undone(german: Version, editor: User) -> None:
    mark_as_english(german, by=editor)
    undo(german, by=editor)
    german.refresh_from_db()
    assert (german.language, german.language_origin) == ("de", Origin.DETECTED)
    assert not german.attributions.exists()


def test_what_was_marked_by_hand_stays(german: Version, editor: User) -> None:
    start = GERMAN.index("zwei Beamte")
    add_attribution(
        german, role=Role.CUE, start=start, end=start + 4, quote="zwei", kind=None, by=editor
    )
    mark_as_english(german, by=editor)
    assert german.attributions.filter(origin=Origin.HAND).count() == 1


def test_english_is_not_asked_twice(version: Version, editor: User) -> None:
    with pytest.raises(NotAllowedNow):
        mark_as_english(version, by=editor)


def test_a_long_one_waits_for_nobody_until_somebody_says_that_it_is_english(
    desk: Desk, editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as asked:
        version = current_version(add_article(desk, text=GERMAN * 130, title="Lang", by=editor))
    assert (version.language, marking_of(version), asked) == ("de", None, [])
    with django_capture_on_commit_callbacks(execute=True):
        mark_as_english(version, by=editor)
    assert marking_of(version) is None
    assert version.attributions.count() >= 130
    assert [change.action for change in Change.objects.all()] == [
        Action.INTAKE,
        Action.SET_LANGUAGE,
        Action.MARK,
    ]


def by_hand(version: Version, editor: User) -> None:
    quote = "zwei Beamte"
    start = GERMAN.index(quote)
    add_attribution(
        version,
        role=Role.SOURCE,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=Kind.ANONYMOUS,
        by=editor,
    )


@pytest.mark.parametrize("profile", Profile)
def test_an_export_says_that_nobody_has_marked_it(
    german: Version, editor: User, profile: Profile
) -> None:
    files = {slug: export(reviewed(german), slug, profile).content for slug in WRITTEN}
    assert json.loads(files["json"])["incomplete"] == NOT_ENGLISH
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(files["json"]))) == []
    for slug in ("html", "markdown"):
        assert NOT_ENGLISH in files[slug].decode(), slug
    assert "No source is credited" not in files["html"].decode()
    by_hand(german, editor)
    for slug in WRITTEN:
        assert (
            "Not marked by the detector"
            not in export(reviewed(german), slug, profile).content.decode()
        ), slug


def test_the_sign_off_does_not_pass_over_it(german: Version, standards: User) -> None:
    (blocker,) = blockers(german)
    assert (blocker.lack, blocker.sentence.split(".")[0]) == (
        Lack.MARKS,
        "Not marked by the detector: not English",
    )
    with pytest.raises(NotAllowedNow, match="not English"):
        sign_off(german, by=standards)
    sign_off(german, note="Read by two who know German.", despite=[blocker.key], by=standards)
    assert SignOff.objects.get().record["despite"] == [blocker.sentence]


def test_who_marks_it_by_hand_clears_it(german: Version, editor: User) -> None:
    by_hand(german, editor)
    assert Lack.MARKS not in {one.lack for one in blockers(german)}
    row = german.attributions.get()
    set_state(row, state=State.REJECTED, revision=row.revision, by=editor)
    assert Lack.MARKS in {one.lack for one in blockers(german)}


def test_numbers_leave_it_out_and_say_so(german: Version, version: Version, editor: User) -> None:
    """Until somebody marks it by hand. The other article is the English one of the cast."""
    desk, today = german.article.desk, timezone.now().date()

    def counted() -> tuple[int, int, int]:
        total = numbers_of(desk, today=today, weeks=1).total
        return total.articles, total.articles_with_anonymous, total.unmarked

    def listed(holding: Holding) -> list[Article]:
        return list(narrowed(Article.objects.all(), ArticleFilter(holding=holding)))

    assert counted() == (1, 1, 1)
    assert (listed(Holding.MARKS), listed(Holding.NO_MARKS)) == (
        [version.article],
        [german.article],
    )
    by_hand(german, editor)
    assert counted() == (2, 2, 0)
    assert listed(Holding.NO_MARKS) == []


def test_what_still_waits_for_the_worker_counts_for_nothing_either(
    german: Version, editor: User
) -> None:
    Version.objects.filter(pk=german.pk).update(language="en")
    Marking.objects.create(version=german, by=editor)
    total = numbers_of(german.article.desk, today=timezone.now().date(), weeks=1).total
    assert (total.articles, total.unmarked) == (0, 1)
