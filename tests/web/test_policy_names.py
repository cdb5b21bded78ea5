"""Pages call a policy by its name and version; its label is for files."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.sign_offs import sign_off
from newsapp.corpus.models import Article, Desk, Flag, User
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.policies import policy_title
from newsapp.policy import preset
from newsapp.policy.types import Outcome
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]
LABEL = "city-in-the-manner-of-ap"
TITLE = "In the manner of AP, version 1"


@pytest.fixture
def signed(article: Article, desk: Desk, standards: User) -> Article:
    """The article of the cast, signed off under a copy of a preset with a long name."""
    # A copy of the rules that the default has, so that nothing more is found or to be attested.
    own = add_policy(desk, preset(), name="In the manner of AP", by=standards)
    put_in_force(own, revision=own.revision, by=standards)
    for flag in Flag.objects.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="No.", revision=flag.revision, by=standards)
    sign_off(current_version(article), by=standards)
    return article


@pytest.mark.parametrize(
    "name", ["sign-off", "record", "history", "exports", "workbench", "article-review"]
)
def test_no_page_of_an_article_shows_the_label(
    as_person: AS, standards: User, signed: Article, name: str
) -> None:
    page = as_person(standards).get(reverse(name, args=[signed.pk])).page
    for whole in page.select("pre"):  # the policy as it stood: the file itself
        whole.decompose()
    said = " ".join(page.get_text().split())
    assert LABEL not in said
    assert "default@1" not in said
    if name in ("sign-off", "record", "history"):
        assert TITLE in said


@pytest.mark.parametrize("address", ["/rules/S04/", "/desks/city/policies/"])
def test_nor_do_the_pages_of_policies(
    as_person: AS, standards: User, signed: Article, address: str
) -> None:
    said = as_person(standards).get(address).page.get_text()
    assert "In the manner of AP" in said
    assert LABEL not in said


def test_the_page_of_a_policy_says_its_version(
    as_person: AS, standards: User, signed: Article
) -> None:
    address = reverse("policy", args=["city", LABEL])
    said = as_person(standards).get(address).one("main").get_text(" ", strip=True)
    assert LABEL not in said
    assert "version 1 · saved by Stan Standards" in said


def test_an_export_to_read_says_the_name_and_one_for_machines_the_label(
    as_person: AS, standards: User, signed: Article
) -> None:
    def written(slug: str) -> str:
        address = reverse("export", args=[signed.pk, slug]) + "?profile=internal"
        return as_person(standards).get(address).body

    for slug in ("html", "markdown"):
        assert TITLE in written(slug)
        assert LABEL not in written(slug)
    assert json.loads(written("json"))["policy"] == f"{LABEL}@1"


@pytest.mark.parametrize(
    ("label", "title"),
    [
        # a preset as it is shipped
        ("default@1", "Default, version 1"),
        # a version of it that is no longer, or not yet, shipped
        ("default@9", "Default, version 9"),
        # a policy that is not known here
        ("elsewhere@2", "elsewhere@2"),
        # before anything was assessed
        ("", ""),
    ],
)
def test_a_label_is_told_as_far_as_it_is_known(label: str, title: str) -> None:
    assert policy_title(label) == title
