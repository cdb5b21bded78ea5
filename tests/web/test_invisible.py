"""A text with characters that nobody sees: said at the workbench, kept as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.models import Article, Desk, Flag, User
from newsapp.corpus.queries.articles import current_version
from newsapp.web.templatetags.invisible import isolated
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]
TURNED = "Wall to close\n\nA source close to \u202eretsinim eht said so.\n"


@pytest.fixture
def notice(as_person: AS, editor: User, desk: Desk) -> Callable[[str], str]:
    """The notice that the workbench shows for a text, on one line."""

    def shown(text: str) -> str:
        article = add_article(desk, text=text, title="Wall to close", by=editor)
        page = as_person(editor).get(reverse("workbench", args=[article.pk]))
        assert page.one("[data-article-text]").get_text() == text, "the text is as it was pasted"
        return " ".join(page.one("#invisible").get_text().split())

    return shown


def test_a_direction_control_is_said_with_its_place(notice: Callable[[str], str]) -> None:
    assert notice(TURNED) == (
        "This text holds 1 character that nobody sees, and it can turn round the order in which "
        "words are shown. The first, U+202E, stands in paragraph 2 after “A source close to”. "
        "The text is kept as it was pasted, and exports hold it too."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # nothing turns round
        ("Que\u200bntin said so\u200b.", "holds 2 characters that nobody sees. The first, U+200B"),
        # some do
        ("Que\u200bntin \u202esaid", "nobody sees, and 1 of them can turn round"),
        # all do
        ("a\u202eb\u202c said", "nobody sees, and they can turn round"),
        # the first character of the text: nothing stands before it
        ("\u200eQuentin said so.", "stands in paragraph 1. The text is kept"),
    ],
)
def test_how_many_and_of_which_sort(notice: Callable[[str], str], text: str, said: str) -> None:
    assert said in notice(text)


def test_a_text_without_any_has_no_notice(notice: Callable[[str], str]) -> None:
    assert notice("Wall to close\n\n👩🏽‍🚒 A source said so.\n") == ""


def test_the_stored_text_is_not_changed(desk: Desk, editor: User) -> None:
    article = add_article(desk, text=TURNED, title="Wall", by=editor)
    assert current_version(article).text == TURNED


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The text never says why “x” is unnamed.", "why “<bdi>x</bdi>” is"),
        ("“a” and “b”", "“<bdi>a</bdi>” and “<bdi>b</bdi>”"),
        # what is quoted stays text
        ("“<script>”", "“<bdi>&lt;script&gt;</bdi>”"),
        # a quotation that never ends
        ("“a", "“a"),
    ],
)
def test_quotations_stand_in_elements_of_their_own(sentence: str, shown: str) -> None:
    assert shown in isolated(sentence)


def test_a_finding_about_a_turned_name_is_readable(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    said = "The text never says why “a source close to \u202eretsinim eht” is not named."
    Flag.objects.filter(pk=flag.pk).update(message=said)
    finding = (
        as_person(standards)
        .get(reverse("workbench", args=[article.pk]))
        .one(f"#flag-{flag.pk} > p:not(.remedy)")
    )
    assert finding.get_text() == said
    assert finding.bdi is not None
    assert finding.bdi.get_text() == "a source close to \u202eretsinim eht"
