"""What the public page says of itself in the terms of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from newsapp.formats import export
from newsapp.formats.schema_org import schema_org
from newsapp.policy.types import Genre, Metadata, Profile, Reviewed
from tests.formats.reviewed_article import sample

STATEMENT = "Five sources, two unnamed; reasons are given for all."


def in_page(reviewed: Reviewed, profile: Profile = Profile.PUBLIC) -> list[dict[str, object]]:
    page = BeautifulSoup(export(reviewed, "html", profile).content, "html.parser")
    return [json.loads(tag.get_text()) for tag in page.select("script")]


def test_the_article_is_described_with_what_it_cites() -> None:
    assert schema_org(replace(sample(), statement=STATEMENT)) == {
        "@context": "https://schema.org",
        "@type": "AnalysisNewsArticle",
        "headline": "Port to close, two sources say",
        "inLanguage": "en",
        "version": 2,
        "url": "https://echo.example/port?a=1&b=2",
        "datePublished": "2026-03-01",
        "author": {"@type": "Person", "name": "Nell Ash"},
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Harbour Echo"},
        "backstory": STATEMENT,
        "citation": [
            {
                "@type": "NewsArticle",
                "publisher": {"@type": "NewsMediaOrganization", "name": "the Courier"},
            }
        ],
    }


@pytest.mark.parametrize("genre", Genre)
def test_every_genre_has_a_type(genre: Genre) -> None:
    reviewed = replace(sample(), metadata=Metadata(genre=genre))
    assert str(schema_org(reviewed)["@type"]).endswith("NewsArticle")


def test_the_public_page_carries_it_and_the_internal_one_does_not() -> None:
    reviewed = replace(sample(), statement=STATEMENT)
    (data,) = in_page(reviewed)
    assert data == schema_org(reviewed)
    assert in_page(reviewed, Profile.INTERNAL) == []


def test_without_an_approved_statement_there_is_no_backstory() -> None:
    (data,) = in_page(sample())
    assert "backstory" not in data
    for slug in ("html", "json", "markdown"):
        assert STATEMENT not in export(sample(), slug).content.decode()


@pytest.mark.parametrize("slug", ["html", "json", "markdown"])
@pytest.mark.parametrize("profile", Profile)
def test_an_approved_statement_is_printed_in_both_profiles(slug: str, profile: Profile) -> None:
    written = export(replace(sample(), statement=STATEMENT), slug, profile).content.decode()
    assert STATEMENT in written


@pytest.mark.parametrize(
    "evil", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "“quoted” \\ \u2028"]
)
def test_hostile_words_stay_words(evil: str) -> None:
    reviewed = replace(sample(), statement=evil, metadata=Metadata(title=evil))
    (data,) = in_page(reviewed)
    assert (data["backstory"], data["headline"]) == (evil, evil)
