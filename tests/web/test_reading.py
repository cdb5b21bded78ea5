"""Reading: the text alone, with its marks, and by its sources. For everybody who may see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsapp.corpus.models import Article, Attribution, User
from tests.conftest import ARTICLE_TEXT
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(as_person: Callable[[User], Asking], reader: User) -> Asking:
    return as_person(reader)


def test_the_text_alone_and_with_its_marks(reading: Asking, article: Article) -> None:
    plain = reading.get(f"/articles/{article.pk}/read/").page
    text = plain.select("[data-reading-text]")[0]
    assert text.get_text() == ARTICLE_TEXT
    assert not text.select("[data-attribution]")
    assert not plain.select("main form[method]")
    marked = reading.get(f"/articles/{article.pk}/read/", marks="on").page
    text = marked.select("[data-reading-text]")[0]
    assert text.get_text() == ARTICLE_TEXT
    assert text.select("[data-attribution]")


def test_who_says_what_unnamed_sources_first(reading: Asking, article: Article) -> None:
    page = reading.get(f"/articles/{article.pk}/read/sources/").page
    sections = [" ".join(section.get_text(" ").split()) for section in page.select(".speaker")]
    assert sections[0].startswith("Two officials anonymous · 2 people")
    assert "the harbour wall would be closed in May Two officials said" in sections[0]
    assert sections[1].startswith("Marta Quill named person")


def test_what_was_rejected_is_nobodys_word(reading: Asking, article: Article) -> None:
    Attribution.objects.filter(version__article=article, number__in=(2, 3)).update(state="rejected")
    page = reading.get(f"/articles/{article.pk}/read/sources/").page
    assert "Marta Quill" not in page.select("main")[0].get_text()


def test_an_article_that_credits_nobody(reading: Asking, article: Article) -> None:
    Attribution.objects.filter(version__article=article).update(state="rejected")
    page = reading.get(f"/articles/{article.pk}/read/sources/")
    assert page.text_of(".empty") == "Nothing in this article is credited to anybody."


def test_strangers_read_nothing(
    as_person: Callable[[User], Asking], stranger: User, article: Article
) -> None:
    for view in ("read/", "read/sources/", "guidelines/"):
        assert as_person(stranger).get(f"/articles/{article.pk}/{view}").status == 404
