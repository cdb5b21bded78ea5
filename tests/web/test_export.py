"""Downloads: who gets which profile of which format."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.models import Article, Flag, User
from newsapp.formats import FORMATS
from newsapp.policy.types import Outcome
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

SECRET = "the desk chief has met both of them"


@pytest.fixture
def decided(article: Article, flag: Flag, standards: User) -> Article:
    decide(flag, outcome=Outcome.ACCEPT, note=SECRET, revision=flag.revision, by=standards)
    return article


def test_the_page_lists_every_format_and_what_it_drops(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    page = as_person(editor).get(reverse("exports", args=[article.pk]))
    for format in FORMATS.values():
        section = page.text_of(f"section[aria-labelledby=format-{format.slug}]")
        assert format.label in section
        for loss in format.loses:
            assert loss in section


@pytest.mark.parametrize("slug", list(FORMATS))
def test_a_public_file_carries_nothing_internal(
    as_person: Callable[[User], Asking], editor: User, decided: Article, slug: str
) -> None:
    answer = as_person(editor).get(reverse("export", args=[decided.pk, slug]))
    assert answer.status == 200
    assert answer.response["Content-Disposition"].startswith("attachment;")
    assert "internal" not in answer.response["Content-Disposition"]
    for word in (SECRET, "Stan", "S04"):
        assert word not in answer.body


@pytest.mark.parametrize("slug", list(FORMATS))
def test_an_internal_file_says_so_in_its_name(
    as_person: Callable[[User], Asking], editor: User, decided: Article, slug: str
) -> None:
    answer = as_person(editor).get(reverse("export", args=[decided.pk, slug]), profile="internal")
    assert answer.status == 200
    assert "internal" in answer.response["Content-Disposition"]


def test_a_reader_gets_the_public_profile_only(
    as_person: Callable[[User], Asking], reader: User, decided: Article
) -> None:
    address = reverse("export", args=[decided.pk, "html"])
    assert as_person(reader).get(address).status == 200
    assert as_person(reader).get(address, profile="internal").status == 403
    page = as_person(reader).get(reverse("exports", args=[decided.pk]))
    assert "profile=internal" not in page.body


@pytest.mark.parametrize(("slug", "profile"), [("pdf", "public"), ("html", "secret"), ("html", "")])
def test_what_there_is_not_is_404(
    as_person: Callable[[User], Asking], editor: User, article: Article, slug: str, profile: str
) -> None:
    address = reverse("export", args=[article.pk, slug])
    assert as_person(editor).get(address, profile=profile).status == 404


def test_a_stranger_gets_404(
    as_person: Callable[[User], Asking], stranger: User, article: Article
) -> None:
    assert as_person(stranger).get(reverse("export", args=[article.pk, "html"])).status == 404
