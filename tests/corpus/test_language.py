"""Texts that are not English: marked by hand, or by the detector when somebody says so."""

from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsapp.corpus.actions.articles import add_article, detect_again
from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.actions.language import mark_as_english
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.models import Action, Change, Desk, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.markings import marking_of
from newsapp.detection import Origin, Role, detect

pytestmark = pytest.mark.django_db

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
