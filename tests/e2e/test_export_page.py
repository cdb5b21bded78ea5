"""The exported page as a browser draws it: numbers apart, names whole, a width of 320 px."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from newsapp.detection.types import Act, Attribution, Detection, Kind, Quotation, Source, Span
from newsapp.formats import export
from newsapp.policy.types import Metadata, Reviewed

# Two sources end in the same word, and one has a name that closes with a comma.
TEXT = (
    "Bridge to close\n\n"
    "It will close, said the director-general for transportation, Anastasia Papadimitriou, and "
    "her deputy. It will not, the agent, Luis Pereira, said.\n"
    "A source close to \u202eretsinim eht said so too.\n"
)
CALLED = [
    "the director-general for transportation, Anastasia Papadimitriou, and her deputy",
    "her deputy",
    "the agent, Luis Pereira,",
    "A source close to \u202eretsinim eht",
]


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    detection = Detection(
        TEXT,
        "en",
        "by hand",
        attributions=tuple(
            Attribution(
                f"a{number}",
                (span_of(words),),
                (span_of("said"),),
                (span_of("It will close"),),
                Kind.NAMED_PERSON,
                Act.STATEMENT,
                Quotation.INDIRECT,
                f"s{number}",
                0.9,
                "",
            )
            for number, words in enumerate(CALLED, start=1)
        ),
        sources=tuple(
            Source(f"s{number}", words, Kind.NAMED_PERSON, 1, 1, (span_of(words),), (), None, "")
            for number, words in enumerate(CALLED, start=1)
        ),
    )
    reviewed = Reviewed("bridge", 1, detection, Metadata("Bridge to close"), "", "new")
    path = tmp_path / "bridge.html"
    path.write_bytes(export(reviewed, "html").content)
    page = browser.new_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(path.as_uri())
    return page


def test_two_sources_that_end_together_show_two_numbers(page: Page) -> None:
    shown = page.evaluate(
        """() => [...document.querySelectorAll(".text .source[data-number]")].map(
            (mark) => getComputedStyle(mark, "::after").content)"""
    )
    assert shown == ['",\u20091"', '"\u20092"', '"\u20093"', '"\u20094"']


def test_a_name_is_listed_without_the_comma_that_closes_it(page: Page) -> None:
    row = page.locator("tbody tr").nth(2)
    assert row.locator("th").inner_text() == "the agent, Luis Pereira"
    assert row.locator("td bdi").inner_text() == "“the agent, Luis Pereira”"
    marked = page.locator('.text .source[data-source="s3"]').inner_text()
    assert marked == "the agent, Luis Pereira,", "the span stays as marked"


def test_no_word_of_a_name_is_broken_and_the_page_does_not_scroll_sideways(page: Page) -> None:
    broken = page.evaluate(
        """() => {
          const broken = [];
          for (const name of document.querySelectorAll("tbody bdi")) {
            const text = name.firstChild;
            for (const word of text.data.matchAll(/[^\\s-]+/g)) {
              const range = document.createRange();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (range.getClientRects().length > 1) broken.push(word[0]);
            }
          }
          return broken;
        }"""
    )
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_direction_control_turns_round_its_own_mark_alone(page: Page) -> None:
    places = page.evaluate(
        """() => {
          const paragraph = [...document.querySelectorAll(".text p")].at(-1);
          const said = [...paragraph.childNodes].at(-1);
          return ["said", "so"].map((word) => {
            const range = document.createRange();
            const at = said.data.indexOf(word);
            range.setStart(said, at);
            range.setEnd(said, at + word.length);
            const { top, left } = range.getBoundingClientRect();
            return [Math.round(top), left];
          });
        }"""
    )
    (said_line, said_left), (so_line, so_left) = places
    assert (said_line, said_left) < (so_line, so_left), "what follows the mark is read in its order"
