"""The switch for single-letter keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsapp.corpus.models import User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


def test_the_keys_can_be_switched_off_and_on(
    as_person: Callable[[User], Asking], reader: User
) -> None:
    asking = as_person(reader)
    assert asking.get("/keys/").one("html")["data-letter-keys"] == "on"
    asking.post_plain("/keys/")
    assert asking.get("/keys/").one("html")["data-letter-keys"] == "off"
    asking.post_plain("/keys/", letter_keys="on")
    assert asking.get("/keys/").one("html")["data-letter-keys"] == "on"


def test_every_number_is_listed_with_its_kind(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    page = as_person(editor).get("/keys/").page
    listed = [" ".join(one.get_text().split()) for one in page.select(".kind-key")]
    assert listed[0] == "1 named person,"
    assert listed[5] == "6 anonymous,"
    assert listed[8] == "9 no source"
    assert len(listed) == 9
