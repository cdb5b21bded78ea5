"""Requests as the cast makes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from newsapp.corpus.models import Article, Attribution, Flag, Source, User
from tests.web.asking import Asking


@pytest.fixture
def as_person() -> Callable[[User], Asking]:
    """Requests as a given person, as the page's htmx sends them."""

    def asking(person: User) -> Asking:
        client = Client()
        client.force_login(person)
        return Asking(client)

    return asking


@pytest.fixture
def officials(article: Article) -> Source:
    """The anonymous source of the cast's article."""
    return Source.objects.get(version__article=article, name="Two officials")


@pytest.fixture
def first(article: Article) -> Attribution:
    """The attribution to “Two officials”."""
    return Attribution.objects.get(version__article=article, number=1)


@pytest.fixture
def flag(article: Article) -> Flag:
    """S04 on the officials: severity high, so that to accept it needs a reason."""
    return Flag.objects.get(version__article=article, rule="S04", active=True)
