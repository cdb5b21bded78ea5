"""Bringing an article in: what is stored, what is refused, and that it is all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from newsapp.corpus.actions.articles import add_article, edit_header, store_article
from newsapp.corpus.errors import QuoteMismatch, Refused, SameText, Stale
from newsapp.corpus.models import Action, Article, Change, Desk, User, Version
from newsapp.corpus.queries.articles import current_version, metadata_of, status_of
from newsapp.corpus.queries.detections import detection_of
from newsapp.detection import detect
from newsapp.detection.types import Kind, Sentence, Span
from tests.conftest import article_detection

pytestmark = pytest.mark.django_db

TEXT = "Wall to close\n\nTwo officials said the wall would close.\n"


def test_an_article_comes_with_version_detection_and_one_change(desk: Desk, editor: User) -> None:
    article = add_article(
        desk,
        text="\ufeffWall to close\r\n\r\nTwo officials said the wall would close.\r",
        title=" Wall to close ",
        outlet="The Quay Post",
        url="https://quay.example/wall",
        published=date(2026, 3, 31),
        by=editor,
    )
    version = current_version(article)
    assert version.text == TEXT, "normalised by intake"
    assert version.sha256 == sha256(TEXT.encode()).hexdigest()
    assert (version.number, version.is_current, version.created_by) == (1, True, editor)
    assert article.title == "Wall to close"
    assert detection_of(version) == renumbered(TEXT)
    (change,) = Change.objects.all()
    assert (change.action, change.by, change.version) == (Action.INTAKE, editor, version)
    assert change.rows[0]["after"]["published"] == "2026-03-31"
    assert status_of(version) == "new"


def renumbered(text: str) -> object:
    """What detection finds, as it is: its ids count from 1 in the order of storing."""
    found = detect(text)
    assert [one.id for one in found.attributions] == [
        f"a{number}" for number in range(1, len(found.attributions) + 1)
    ]
    return found


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "no text"), (" \n\0", "no text"), ("half \ud83d", "surrogate"), ("ö" * 500_001, "bytes")],
)
def test_a_text_that_intake_refuses_is_refused(
    desk: Desk, editor: User, text: str, fault: str
) -> None:
    with pytest.raises(Refused, match=fault):
        add_article(desk, text=text, title="Title", by=editor)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ({"title": ""}, "Title"),
        ({"title": "t" * 301}, "300"),
        ({"url": "javascript:alert(1)"}, "Url"),
        ({"url": "ftp://quay.example/wall"}, "Url"),
        ({"genre": "poem"}, "Genre"),
        ({"title": "half \ud83d"}, "The title holds a damaged character"),
        ({"byline": "nul \0"}, "The byline holds a damaged character"),
    ],
)
def test_a_header_that_does_not_hold_up_is_refused(
    desk: Desk, editor: User, header: dict[str, str], fault: str
) -> None:
    with pytest.raises(Refused, match=fault):
        add_article(desk, **{"title": "Wall", "text": TEXT, **header}, by=editor)  # type: ignore[arg-type]
    assert not Article.objects.exists()


def test_the_same_text_twice_names_the_article_that_is_there(desk: Desk, editor: User) -> None:
    first = add_article(desk, text=TEXT, title="Wall", by=editor)
    with pytest.raises(SameText, match="“Wall”") as caught:
        add_article(desk, text=TEXT.replace("\n", "\r\n"), title="Wall again", by=editor)
    assert caught.value.article == first
    again = add_article(desk, text=TEXT, title="Wall again", by=editor, same_text_ok=True)
    assert again != first


def test_another_desks_text_is_its_own(desk: Desk, other_desk: Desk, editor: User) -> None:
    """Naming it would show one desk what another has."""
    add_article(desk, text=TEXT, title="Wall", by=editor)
    add_article(other_desk, text=TEXT, title="Wall", by=editor)
    assert Article.objects.count() == 2


def test_a_span_beyond_the_text_stores_nothing(desk: Desk, editor: User) -> None:
    detection = article_detection()
    beyond = Sentence(Span(0, len(detection.text) + 1), 1)
    with pytest.raises(QuoteMismatch, match="but the text has"):
        store_article(
            Article(desk=desk, title="Wall", created_by=editor),
            replace(detection, sentences=(beyond,)),
        )
    assert not Article.objects.exists()


def test_an_article_in_the_first_person_is_stored(desk: Desk, editor: User) -> None:
    text = "We reported on Monday that the wall had cracked. I said that it would not hold."
    article = add_article(desk, text=text, title="Wall", by=editor)
    stored = detection_of(current_version(article))
    assert {one.kind for one in stored.attributions} == {Kind.REPORTER}
    assert not stored.sources


def test_a_megabyte_is_stored(desk: Desk, editor: User) -> None:
    line = "“Nobody told us 🚧,” said Marta Quill on Friday, and the tide came in.\n"
    text = line * (1_000_000 // len(line.encode()))
    article = add_article(desk, text=text, title="Long", by=editor)
    version = current_version(article)
    assert version.text == text
    assert version.sentences.count() >= text.count("\n")


# The header --------------------------------------------------------------------------------------


def test_the_header_is_edited_field_by_field(article: Article, editor: User) -> None:
    change = edit_header(article, revision=1, by=editor, byline=" Rita Reader ", genre="analysis")
    article.refresh_from_db()
    assert (article.byline, article.genre, article.revision) == ("Rita Reader", "analysis", 2)
    assert article.outlet == "The Quay Post"
    assert change.summary == "Edited the article’s byline, genre"
    assert metadata_of(article).byline == "Rita Reader"


def test_a_stale_header_is_refused(article: Article, editor: User, standards: User) -> None:
    edit_header(article, revision=1, by=standards, title="Wall closed")
    with pytest.raises(Stale, match="Stan Standards"):
        edit_header(article, revision=1, by=editor, title="Wall open")
    article.refresh_from_db()
    assert article.title == "Wall closed"


def test_a_faulty_header_changes_nothing(article: Article, editor: User) -> None:
    with pytest.raises(Refused, match="Url"):
        edit_header(article, revision=1, by=editor, url="javascript:alert(1)")
    with pytest.raises(TypeError, match="desk"):
        edit_header(article, revision=1, by=editor, desk=article.desk)
    article.refresh_from_db()
    assert (article.url, article.revision) == ("", 1)


def test_version_text_never_changes(version: Version) -> None:
    version.text += "!"
    with pytest.raises(ValueError, match="never changes"):
        version.save()
    deferred = Version.objects.defer("text").get(pk=version.pk)
    deferred.text = "other"
    with pytest.raises(ValueError, match="never changes"):
        deferred.save()
    with pytest.raises(ValueError, match="never changes"):
        Version.objects.filter(pk=version.pk).update(text="other")
    with pytest.raises(ValueError, match="never changes"):
        Version.objects.bulk_update([deferred], ["text"])
