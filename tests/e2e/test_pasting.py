"""Pasting rich text, and selecting in any script: what is stored is what was meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.models import Attribution, AttributionSpan, User, Version
from newsapp.corpus.remembered import forget_all
from tests.e2e.conftest import SignIn
from tests.e2e.pen import drag_over

pytestmark = pytest.mark.django_db(transaction=True)

WEB_PAGE = """
<html><head><title>no</title><style>p { color: red }</style></head><body><!--StartFragment-->
<h1>Bridge to <em>close</em></h1>
<p>The bridge <b>will close</b> in&nbsp;June, <a href="https://quay.example/">two officials</a>
   said.<script>alert(1)</script></p>
<ul><li>The detour is 12&nbsp;miles.</li><li>Buses   run hourly.</li></ul>
<div>“Nobody told us,”<br>said Ida Marsh.</div>
<table><tr><td>Cars</td><td>900 a day</td></tr></table>
<p hidden>hidden</p><p>&nbsp;</p>
<!--EndFragment--></body></html>
"""

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB>
<p class=MsoNormal><b><span style='font-size:16pt'>Bridge to close<o:p></o:p></span></b></p>
<p class=MsoNormal>The bridge will close in June,
two officials said.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
</body></html>
"""


@pytest.fixture
def page(sign_in: SignIn, standards: User) -> Page:
    page = sign_in(standards)
    page.goto("/articles/paste/")
    return page


def paste_html(page: Page, html: str) -> str:
    field = page.locator("[data-paste]")
    field.evaluate(
        """(field, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", "plain");
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", {
                clipboardData: data, bubbles: true, cancelable: true,
            }));
        }""",
        html,
    )
    return field.input_value()


def test_a_web_page_becomes_clean_paragraphs(page: Page) -> None:
    assert paste_html(page, WEB_PAGE).split("\n") == [
        "Bridge to close",
        "The bridge will close in June, two officials said.",
        "The detour is 12 miles.",
        "Buses run hourly.",
        "“Nobody told us,”",
        "said Ida Marsh.",
        "Cars 900 a day",
    ]


def test_word_becomes_clean_paragraphs(page: Page) -> None:
    assert paste_html(page, WORD).split("\n") == [
        "Bridge to close",
        "The bridge will close in June, two officials said.",
    ]


def test_a_plain_text_view_keeps_its_lines(page: Page) -> None:
    html = "<pre style='white-space: pre-wrap'>Line one\nLine two\n\nThree</pre>"
    assert paste_html(page, html) == "Line one\nLine two\nThree"
    page.locator("[data-paste]").fill("")
    assert paste_html(page, "<div style='white-space: pre-wrap'>One\nTwo</div>") == "One\nTwo"


def test_who_was_signed_out_keeps_the_text(page: Page) -> None:
    page.locator("[data-paste]").fill("Two officials said the bridge would close.")
    page.context.clear_cookies()
    page.get_by_role("button", name="See who says what").click()
    expect(page.locator("#toast")).to_contain_text("signed out")
    expect(page.locator("[data-paste]")).to_have_value("Two officials said the bridge would close.")


def test_the_title_is_suggested_and_what_a_person_types_stays(page: Page) -> None:
    title = page.get_by_label("Title")
    paste_html(page, WORD)
    expect(title).to_have_value("Bridge to close")
    title.fill("My own title")
    page.locator("[data-paste]").press("End")
    page.keyboard.type(" More.")
    page.wait_for_timeout(300)
    expect(title).to_have_value("My own title")


def test_a_text_that_is_too_long_comes_back_whole(page: Page) -> None:
    text = ("é" * 49 + "\n") * 10_102
    page.locator("[data-paste]").evaluate("(field, text) => { field.value = text; }", text)
    page.get_by_role("button", name="See who says what").click()
    expect(page.get_by_role("alert")).to_contain_text("1,000,000")
    assert page.locator("[data-paste]").input_value() == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("🗳️👩‍👩‍👧 A source said no 👍🏽.", "source"),  # emoji families and modifiers before
        ("قال المصدر إن الجسر سيغلق.", "المصدر"),  # Arabic
        ("לדברי המקור הגשר ייסגר.", "המקור"),  # Hebrew
        ("सूत्रों ने कहा कि पुल बंद होगा।", "सूत्रों"),  # Hindi, with combining vowels
        ("แหล่งข่าวกล่าวว่าสะพานจะปิด", "แหล่งข่าว"),  # Thai, without spaces
        ("Un ami a dit que le café fermait.", "café"),  # a combining accent
        ("𝔘𝔫 source 𝔰aid so.", "source"),  # letters beyond the first plane
    ],
)
def test_a_selection_in_any_script_is_stored_as_the_same_characters(
    page: Page, text: str, words: str
) -> None:
    page.locator("[data-paste]").fill(text)
    page.get_by_role("button", name="See who says what").click()
    expect(page.locator("[data-workbench]")).to_be_visible()
    assert page.locator("[data-article-text]").evaluate("node => node.textContent") == text
    Attribution.objects.all().delete()
    forget_all()  # no action did this: what is remembered of the rows does not know
    page.reload()
    drag_over(page, words)
    page.keyboard.press("t")
    expect(page.locator("mark.content")).to_have_count(1)
    span = AttributionSpan.objects.get()
    stored = Version.objects.get().text
    assert stored == text
    assert span.quote == stored[span.start : span.end]
    assert words in span.quote
