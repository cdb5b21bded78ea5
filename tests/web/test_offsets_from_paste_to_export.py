"""Any text keeps its offsets all the way: paste, page, label, stored row, every export."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsapp.corpus.models import Article, Attribution, AttributionSpan, User
from newsapp.detection.intake import IntakeError, normalise
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

PASTE = "/articles/paste/"


class TextOf(HTMLParser):
    """The text content of the element that holds the article's text."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._depth = 0
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth or "data-article-text" in dict(attrs):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data


pieces = st.one_of(
    st.sampled_from(
        [
            "Two officials said ",
            "the bridge would close. ",
            "“We had no plan,” ",
            "said Ida Marsh.",
            "\r\n",
            "\r",
            "\n\n",
            "\0",
            "\ufeff",
            "👩‍👩‍👧 ",
            "e\u0301",
            "קול ",
            "قال ",
            "\u202e",
            "𝔘",
            "&amp;<b>",
            "\u2028",
            "\x0b",
            "\x85",
            "{{ x }}",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)
texts = st.lists(pieces, min_size=1, max_size=25).map("".join)


def check(asking: Asking, pasted: str, choose: Callable[[int], tuple[int, int]]) -> None:
    """Paste, look, label a stretch of it, and follow that stretch to every export."""
    try:
        text = normalise(pasted)
    except IntakeError:
        assert asking.post_plain(PASTE, text=pasted).status == 422
        return
    assert asking.post_plain(PASTE, text=pasted, same_text_ok="true").status == 302
    article = Article.objects.latest("pk")
    version = article.versions.get()
    assert version.text == text
    for row in AttributionSpan.objects.filter(attribution__version=version):
        assert row.quote == text[row.start : row.end]
    workbench = reverse("workbench", args=[article.pk])
    assert TextOf(asking.get(workbench).body).text == text

    start, end = choose(len(text))
    quote = text[start:end]
    answer = asking.post(
        reverse("attribution-add", args=[article.pk]),
        role="content",
        start=start,
        end=end,
        quote=quote,
    )
    if not quote.strip():
        assert answer.status == 422
        return
    if answer.status == 422:  # the detector marked just these words as content already
        assert AttributionSpan.objects.filter(attribution__version=version, quote=quote).exists()
        return
    assert answer.status == 200, answer.body
    made = Attribution.objects.filter(version=version).latest("number")
    assert [(row.start, row.end, row.quote) for row in made.spans.all()] == [(start, end, quote)]

    exported = json.loads(asking.get(reverse("export", args=[article.pk, "json"])).body)
    assert exported["text"] == text
    spans = {
        tuple(span): exported["text"][span[0] : span[1]]
        for attribution in exported["attributions"]
        if attribution["id"] == made.key
        for span in attribution["content"]
    }
    assert spans == {(start, end): quote}
    page = asking.get(reverse("export", args=[article.pk, "html"])).body
    assert TextOf(page).text == text
    assert f'data-span="{start}-{end}"' in page


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=texts, edges=st.tuples(st.floats(0, 1), st.floats(0, 1)))
@example(text="\ufeffTwo\r\nsources\rsaid 😀\0 so.", edges=(0.0, 1.0))
@example(text="\ufeff\ufeffTwo officials said so.", edges=(0.0, 1.0))
@example(text="e\u0301👩‍👩‍👧קול", edges=(0.1, 0.6))
def test_any_text_keeps_its_offsets(
    as_person: Callable[[User], Asking],
    standards: User,
    text: str,
    edges: tuple[float, float],
) -> None:
    def choose(length: int) -> tuple[int, int]:
        first, last = sorted(round(edge * length) for edge in edges)
        return (first, last) if first < last else (max(0, first - 1), max(1, first))

    check(as_person(standards), text, choose)


def test_a_megabyte_keeps_its_offsets(as_person: Callable[[User], Asking], standards: User) -> None:
    said = "😀 Two officials said the bridge would close. “No,” said Ida Marsh — é.\r\n"
    plain = "🌉 Le pont — le vieux — tient depuis l’été de l’an passé, é et rien de plus.\r\n"
    kept = [len(line.replace("\r\n", "\n").encode()) for line in (said, plain)]
    text = said * 200 + plain * ((1_000_000 - 200 * kept[0]) // kept[1])
    assert len(text.replace("\r\n", "\n").encode()) > 999_900
    check(as_person(standards), text, lambda length: (length - 20, length - 10))
