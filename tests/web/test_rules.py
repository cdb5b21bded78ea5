"""The pages of the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import User
from newsapp.policy import RULES
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


def test_every_rule_is_listed_with_what_it_asks(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    answer = as_person(reader).get("/rules/")
    assert answer.status == 200
    listed = [link.get_text(" ", strip=True) for link in answer.page.select(".rules h2 a")]
    assert listed == [f"{rule.id} {rule.name}" for rule in RULES.values()]
    for rule in RULES.values():
        assert rule.summary in answer.page.get_text()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_page_with_reasons_and_both_kinds_of_example(
    as_person: Callable[[User], Asking], reader: User, rule: str
) -> None:
    shown = RULES[rule]
    answer = as_person(reader).get(reverse("rule", args=[shown.id]))
    assert answer.status == 200
    page = answer.page.get_text()
    assert shown.summary in page
    assert shown.why in page
    for citation in shown.citations:
        assert str(citation) in page
    assert ("House rule" in page) is shown.is_house_rule
    for kind, examples in (
        ("violates", shown.examples.violates),
        ("satisfies", shown.examples.satisfies),
    ):
        texts = [tag.get_text() for tag in answer.page.select(f"[id^={kind}-] blockquote")]
        assert len(texts) == len(examples) >= 5
        for text, example in zip(texts, examples, strict=True):
            assert text == "".join(example.text.split("\n")), "the words stand there unaltered"


def test_the_examples_carry_the_marks_of_the_workbench(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    answer = as_person(reader).get("/rules/S06/")
    sources = answer.page.select("#violates-1 mark.source.k-anonymous")
    assert sources
    assert sources[0]["data-word"] == "anonymous"


def test_a_rule_is_found_in_any_case_of_letters_and_an_unknown_one_is_404(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    assert as_person(reader).get("/rules/s06/").status == 200
    assert as_person(reader).get("/rules/s99/").status == 404


def test_the_settings_are_those_of_the_own_desks(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    page = as_person(reader).get("/rules/S09/")
    assert "City desk" in page.text_of("#settings-city")
    assert "from which on it counts: 4" in page.text_of("#settings-city")


def test_the_navigation_says_where_one_is(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    here = as_person(reader).get("/rules/S09/").page.select("nav a[aria-current]")
    assert [link.get_text() for link in here] == ["Policy"]
