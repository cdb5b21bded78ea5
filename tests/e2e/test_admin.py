"""Django's admin works under our Content Security Policy: a refusal would stand in the console."""

from __future__ import annotations

import pytest

from newsapp.corpus.models import Desk, User
from tests.e2e.conftest import SignIn

PATHS = (
    "/admin/",
    "/admin/corpus/desk/",
    "/admin/corpus/desk/add/",
    "/admin/corpus/desk/{desk}/change/",
    "/admin/corpus/user/",
    "/admin/corpus/user/add/",
    "/admin/corpus/user/{user}/change/",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_the_admin_breaks_no_rule(
    path: str, sign_in: SignIn, administrator: User, desk: Desk
) -> None:
    page = sign_in(administrator)
    answer = page.goto(path.format(desk=desk.pk, user=administrator.pk))
    assert answer is not None
    assert answer.status == 200
    page.wait_for_load_state("networkidle")


def test_a_desk_gets_a_member(sign_in: SignIn, administrator: User, desk: Desk) -> None:
    page = sign_in(administrator)
    page.goto(f"/admin/corpus/desk/{desk.pk}/change/")
    page.locator("#id_name").fill("Foreign")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    desk.refresh_from_db()
    assert desk.name == "Foreign"
