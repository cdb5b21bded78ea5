"""The bar at the top of every page: where its links, its search and its menu stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from newsapp.corpus.models import User
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db


def test_on_a_narrow_screen_a_button_opens_the_rest_without_a_script(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    """The browser itself opens what ``popovertarget`` names, closes it with Escape and says so."""
    page = as_person(editor).get("/")
    assert page.one("header button[popovertarget]")["popovertarget"] == page.one("[popover]")["id"]
    menu = page.one("header [popover]")
    assert [link.get_text() for link in menu.select("nav a")] == [
        "Articles",
        "Review",
        "Policy",
        "Numbers",
        "Keys",
    ]
    assert menu.select("[role=search]")
    assert "Edda Editor" in page.text_of(".who")
    assert page.text_of("header > a.primary") == "Paste an article"


def test_a_reader_is_not_offered_what_a_reader_may_not_do(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    page = as_person(reader).get("/")
    assert "Paste" not in page.text_of("header")
    assert not page.page.select("main a[href='/articles/paste/']")


def test_who_is_not_signed_in_sees_no_menu() -> None:
    page = Answer(Client().get("/sign-in/")).page
    assert not page.select("[popovertarget]")
