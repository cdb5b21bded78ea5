"""What else in the article says the same, in a real browser: fetched when it is asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from newsapp.corpus.models import Article, Attribution, User
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_says_the_same_is_chosen_from_a_list_that_opens(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.goto(f"/articles/{article.pk}/review/")
    claim = page.locator(".claim-group").first
    claim.get_by_text("Add what says the same").click()
    choice = claim.get_by_role("checkbox").first
    choice.check()
    claim.get_by_role("button", name="These say the same").click()
    expect(page.locator("#supporters .supporters li").first).to_be_visible()
    assert Attribution.objects.filter(version__article=article, claim__isnull=False).count() == 2
