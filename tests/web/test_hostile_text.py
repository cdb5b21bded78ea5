"""Hostile strings pass through every page and every export as text, and as nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from newsapp.corpus.models import Article, Attribution, Decision, Flag, Source, User
from newsapp.corpus.queries.articles import current_version
from newsapp.formats import FORMATS
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">go</a>',
    "javascript:alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<body onload=alert(1)>",
    "<style>*{display:none}</style>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</mark></p></div><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '" hx-get="/articles/" hx-trigger="load',
    "<div hx-get=/ hx-trigger=load>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><button>Sign in</button></form>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7|add:7 }} {% now 'Y' %}",
    "{{ request.user.password }}",
    "{% include 'base.html' %}",
    "${7*7} #{7*7} {{7*7}}",
    '=HYPERLINK("//evil.example","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    '[x](javascript:alert(1)) ![y](x"onerror=alert(1))',
    "\u202e\u2066evil\u2069 \ufeff\u200b",
)


def article_about(hostile: str) -> str:
    return (
        f"Minister resigns {hostile} on Friday\n"
        f"The minister will resign, two officials {hostile} said.\n"
        f"“{hostile} we had no plan at all for it,” one of the officials said.\n"
    )


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pasted(as_person: Callable[[User], Asking], standards: User, hostile: str) -> Article:
    """An article with the string in every field that takes text, in a source and in a note."""
    asking = as_person(standards)
    answer = asking.post_plain(
        "/articles/paste/",
        text=article_about(hostile),
        title=hostile,
        outlet=hostile,
        byline=hostile,
    )
    assert answer.status == 302, answer.text_of("[role=alert]")
    article = Article.objects.get()
    version = current_version(article)
    start = version.text.index(hostile)
    for role, kind in (("source", "anonymous"), ("content", "")):
        added = asking.post(
            reverse("attribution-add", args=[article.pk]),
            role=role,
            kind=kind,
            start=start,
            end=start + len(hostile),
            quote=hostile,
        )
        assert added.status == 200
    for flag in Flag.objects.filter(version=version, active=True):
        decided = asking.post(
            reverse("flag-decide", args=[article.pk, flag.pk]),
            outcome="dismiss",
            note=hostile,
            revision=flag.revision,
        )
        assert decided.status == 200
    assert Decision.objects.exists()
    return article


def test_it_stays_text_on_every_page(
    as_person: Callable[[User], Asking], standards: User, pasted: Article, hostile: str
) -> None:
    asking = as_person(standards)
    number = Attribution.objects.latest("pk").number
    source = Source.objects.order_by("number")[0].number
    for address in (
        "/",
        f"/?q={hostile}",
        reverse("workbench", args=[pasted.pk]),
        reverse("article-details", args=[pasted.pk]),
        reverse("exports", args=[pasted.pk]),
        reverse("attribution", args=[pasted.pk, number]),
        reverse("source", args=[pasted.pk, source]),
    ):
        answer = asking.get(address)
        assert answer.status == 200
        assert_inert(answer.body)
    workbench = asking.get(reverse("workbench", args=[pasted.pk]))
    assert workbench.one("[data-article-text]").get_text() == article_about(hostile)


def test_a_faulty_paste_gives_it_back_as_text(
    as_person: Callable[[User], Asking], standards: User, hostile: str
) -> None:
    answer = as_person(standards).post_plain(
        "/articles/paste/", text=hostile, title=hostile * 20, published=hostile
    )
    assert answer.status in (302, 422)
    if answer.status == 422:
        assert_inert(answer.body)
        assert hostile.replace("\ufeff", "") in answer.one("textarea").get_text().replace(
            "\ufeff", ""
        )


@pytest.mark.parametrize("profile", ["public", "internal"])
def test_it_stays_text_in_every_export(
    as_person: Callable[[User], Asking],
    standards: User,
    pasted: Article,
    hostile: str,
    profile: str,
) -> None:
    for slug in FORMATS:
        address = reverse("export", args=[pasted.pk, slug])
        answer = as_person(standards).get(address, profile=profile)
        assert answer.status == 200
        if slug == "html":
            assert_inert(answer.body)
            text = answer.one("[data-article-text]").get_text()
            assert text == article_about(hostile)
        if slug == "json":
            assert json.loads(answer.body)["text"] == article_about(hostile)
        if slug == "csv":
            for line in answer.body.lstrip("\ufeff").splitlines():
                assert not line.startswith(("=", "+", "@"))
                for sign in "=+@":
                    assert f",{sign}" not in line
                    assert f',"{sign}' not in line
        if slug == "markdown":
            assert "<script" not in answer.body
            # A bracket that makes a link is one without a backslash before it.
            assert not re.search(r"(?<!\\)\]\(javascript:", answer.body)


def assert_inert(body: str) -> None:
    """Nothing in the page is an element, an attribute or an address that the string brought."""
    page = BeautifulSoup(body, "html.parser")
    for data in page.select('script[type="application/ld+json"]'):
        # Data that runs nowhere; what could end it or begin a comment in it is spelt out.
        assert not re.search("[<>&]", data.decode_contents())
        json.loads(data.decode_contents())
        data.extract()
    assert "alert(1)" not in "".join(script.get_text() for script in page.select("script, style"))
    for tag in page.find_all(True):
        assert tag.name not in ("iframe", "base", "object", "embed")
        for name, value in tag.attrs.items():
            assert not name.startswith("on")
            if name in ("href", "src", "action", "formaction", "hx-get", "hx-post"):
                address = str(value).strip().lower()
                assert not address.startswith(("javascript:", "//", "data:text"))
        if tag.has_attr("hx-trigger"):
            assert tag["hx-trigger"] in ("change, submit", "toggle once")
    assert "evil.example" not in " ".join(
        str(tag.get("content", "")) for tag in page.select("meta")
    )
