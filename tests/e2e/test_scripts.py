"""Any script: what is selected in the browser is what the export says, to the character."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.models import Article, Desk, User
from newsapp.detection.layout import lay_out
from newsapp.detection.unmarked import unmarked
from tests.e2e.conftest import SignIn
from tests.e2e.pen import box_of, expect_selected, open_workbench, press

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [
    # language, text, what is double clicked, the words that come back
    ("ar", "قال المصدر إن الميناء سيغلق غدا. لم ترد الوزارة.", "المصدر", "المصدر"),
    ("he", "המקור אמר כי הנמל ייסגר מחר. המשרד לא הגיב.", "המקור", "המקור"),
    ("hi", "सूत्रों ने कहा कि बंदरगाह कल बंद होगा।", "सूत्रों", "सूत्रों"),
    ("th", "แหล่งข่าวกล่าวว่าท่าเรือจะปิดพรุ่งนี้", "ข่าว", "ข่าว"),
    ("en", "👩‍👩‍👧 A source 🗳️ said 👍🏽 it was over.", "source", "source"),
    ("fr", "Une re\u0301ponse de la source est venue.", "re\u0301ponse", "re\u0301ponse"),
    ("ja", "関係者によると、港は明日閉鎖される。", "港", "港"),
]


@pytest.fixture
def page(sign_in: SignIn, standards: User) -> Page:
    return sign_in(standards)


def stored(text: str, language: str, desk: Desk, by: User) -> Article:
    detection = unmarked(text, language, lay_out(text))
    return store_article(Article(desk=desk, title="Port", created_by=by), detection)


def exported(page: Page, article: Article) -> tuple[str, list[tuple[str, list[int]]]]:
    """The text of the public json export, and every source span with its words."""
    answer = page.request.get(f"/articles/{article.pk}/export/json/")
    assert answer.ok, answer.text()
    record = json.loads(answer.text())
    text = str(record["text"])
    spans = [span for item in record["attributions"] for span in item["source"]]
    return text, [(text[start:end], [start, end]) for start, end in spans]


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_word_is_selected_marked_and_exported(
    page: Page, desk: Desk, editor: User, language: str, text: str, word: str, expected: str
) -> None:
    article = stored(text, language, desk, editor)
    open_workbench(page, article)
    box = box_of(page, word)
    page.mouse.dblclick((box["left"] + box["right"]) / 2, box["top"])
    expect_selected(page, expected)
    press(page, "6")
    mark = page.locator("mark.source")
    expect(mark).to_have_text(expected)
    assert page.locator("[data-article-text]").evaluate("(node) => node.textContent") == text
    after, spans = exported(page, article)
    assert after == text
    assert spans == [(expected, [text.index(word), text.index(word) + len(word)])]


def test_from_right_to_left_the_arrows_go_where_they_point(
    page: Page, desk: Desk, editor: User
) -> None:
    article = stored(ROWS[0][1], "ar", desk, editor)
    open_workbench(page, article)
    page.locator("[data-article-text]").focus()
    press(page, "ArrowLeft", "ArrowLeft")  # to the left is on, in Arabic
    expect_selected(page, "المصدر")
    press(page, "ArrowRight")
    expect_selected(page, "قال")
    press(page, "Shift+ArrowLeft", "6")
    expect(page.locator("mark.source")).to_have_text("قال المصدر")
    # Its handles stand where its words begin and end: the start is on the right.
    page.locator("mark.source").click()
    start = page.get_by_role("slider", name="Start of the source").bounding_box()
    end = page.get_by_role("slider", name="End of the source").bounding_box()
    assert start is not None
    assert end is not None
    assert start["x"] > end["x"]
    press(page, "]", "ArrowRight", "Enter")
    expect(page.locator("mark.source")).to_have_text("قال")
    assert exported(page, article)[1] == [("قال", [0, 3])]


def test_by_character_a_family_is_one_step(page: Page, desk: Desk, editor: User) -> None:
    article = stored("👩‍👩‍👧 said e\u0301t क्षि", "en", desk, editor)
    open_workbench(page, article)
    page.locator("[data-article-text]").focus()
    press(page, "e", "Shift+ArrowRight")
    expect_selected(page, "👩‍👩‍👧")
    press(page, "6")
    expect(page.locator("mark.source")).to_have_text("👩‍👩‍👧")
    assert exported(page, article)[1] == [("👩‍👩‍👧", [0, 5])]
