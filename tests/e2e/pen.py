"""What a hand does in the article: dragging, pressing, touching, and reading what is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from playwright.sync_api import CDPSession, FloatRect, Page, expect

from newsapp.corpus.models import Article

PATIENCE = 30.0
"""Seconds to wait for anything: generous, since a busy machine makes nothing here false."""

_BOX = """async ([words, nth]) => {
    const root = document.querySelector("[data-article-text]");
    const text = root.textContent;
    let at = -1;
    for (let seen = 0; seen < nth; seen += 1) at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`no “${words}” in the text`);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const place = (index) => {
        walker.currentNode = root;
        for (let node = walker.nextNode(), left = index; node; node = walker.nextNode()) {
            if (left < node.length) return [node, left];
            left -= node.length;
        }
    };
    const boxOf = (index) => {
        const [node, offset] = place(index);
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect();
    };
    const [node] = place(at);
    node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    // What a pointer meets is what was drawn last.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const [first, last] = [boxOf(at), boxOf(at + words.length - 1)];
    return {
        left: first.left, right: last.right, top: first.top + first.height / 2,
        bottom: last.top + last.height / 2,
    };
}"""


def open_workbench(page: Page, article: Article) -> None:
    """Open it and wait until its modules are at work and its faces are there."""
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("html.js")).to_be_attached()
    page.evaluate("document.fonts.ready")


def choose(page: Page, attribution: str) -> None:
    """Click on the cue of an attribution ("a2") and wait for its card."""
    page.locator(f'mark[data-attribution="{attribution}"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", attribution)


def box_of(page: Page, words: str, nth: int = 1) -> dict[str, float]:
    """Where the ``nth`` occurrence of ``words`` stands in the window; it is brought into view."""
    box: dict[str, float] = page.evaluate(_BOX, [words, nth])
    return box


def drag_over(page: Page, words: str, nth: int = 1) -> None:
    """Press at the start of ``words`` and let go at their end, as a hand would."""
    box = box_of(page, words, nth)
    page.mouse.move(box["left"] + 1, box["top"])
    page.mouse.down()
    page.wait_for_timeout(30)  # a hand is slower than the browser's own drawing
    page.mouse.move(box["right"] - 1, box["bottom"], steps=4)
    page.wait_for_timeout(30)
    page.mouse.up()


def click_on(page: Page, words: str, nth: int = 1, **options: Any) -> None:
    """Click in the middle of ``words``, which stand on one line."""
    box = box_of(page, words, nth)
    page.mouse.click((box["left"] + box["right"]) / 2, box["top"], **options)


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def selected(page: Page) -> str:
    """What is selected."""
    return str(page.evaluate("document.getSelection().toString()"))


def expect_selected(page: Page, words: str) -> None:
    """Wait until exactly ``words`` are selected."""
    until(page, lambda: selected(page) == words, lambda: f"{selected(page)!r} is selected")


def until(
    page: Page, condition: Callable[[], object], told: Callable[[], object] | None = None
) -> None:
    """Wait for what no locator shows; where it never comes, ``told`` says what is there instead.

    Not `wait_for_function`: once it has to wait, it evaluates strings in the page, which the pages'
    policy on scripts refuses.
    """
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, told() if told else "it did not happen"
        page.wait_for_timeout(20)


def heard(page: Page) -> str:
    """What a screen reader was told last."""
    return str(page.locator("#announcer").text_content())


def touch(session: CDPSession, kind: str, points: Iterable[tuple[float, float]]) -> None:
    """A real touch event: touchStart, touchMove or touchEnd."""
    session.send(
        "Input.dispatchTouchEvent",
        {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
    )


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Put a finger down, move it and take it up again."""
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", [start])
    for step in range(1, 6):
        share = step / 5
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        touch(session, "touchMove", [(x, y)])
    touch(session, "touchEnd", [])
    session.detach()


def centre(box: FloatRect | None) -> tuple[float, float]:
    """The middle of an element's box."""
    assert box is not None, "the element is not on the page"
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
