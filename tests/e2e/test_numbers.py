"""The page of a desk's numbers as a browser draws it."""

from __future__ import annotations

import pytest

from newsapp.corpus.models import Article, Desk, User
from tests.e2e.conftest import SignIn
from tests.e2e.pen import until

# How far the chart reaches beyond what is seen of it, left and right, in CSS px.
HIDDEN = """() => {
  const chart = document.querySelector("svg.chart").getBoundingClientRect();
  const seen = document.querySelector("figure").getBoundingClientRect();
  return [seen.left - chart.left, chart.right - seen.right];
}"""
# On which side of its place the scale's first number and the first line's name are written.
WRITTEN = """() => ["scale", "name"].map((part) => {
  const words = document.querySelector(`.chart .${part}`);
  const box = words.getBBox();
  return box.x < Number(words.getAttribute("x")) - 1 ? "before" : "behind";
})"""


@pytest.mark.parametrize("width", [320, 600, 1280])
def test_the_chart_opens_at_its_newest_weeks(
    article: Article, desk: Desk, reader: User, sign_in: SignIn, width: int
) -> None:
    page = sign_in(reader)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"/desks/{desk.slug}/numbers/")
    before, behind = page.evaluate(HIDDEN)
    assert behind <= 1, "the newest weeks stand at the right"
    assert (before > 1) is (width < 640), "the oldest ones are scrolled to"
    assert page.evaluate(WRITTEN) == ["before", "behind"]


def test_the_oldest_weeks_are_scrolled_to_by_key(
    article: Article, desk: Desk, reader: User, sign_in: SignIn
) -> None:
    page = sign_in(reader)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"/desks/{desk.slug}/numbers/")
    page.locator("figure").focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    until(page, lambda: abs(page.evaluate(HIDDEN)[0]) <= 1)
