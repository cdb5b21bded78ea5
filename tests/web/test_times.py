"""How long ago, as a page says it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from newsapp.web.templatetags.times import ago


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "just now"),
        (59, "just now"),
        (61, "1\N{NO-BREAK SPACE}minute ago"),
        (3 * 3600 + 1, "3\N{NO-BREAK SPACE}hours ago"),
    ],
)
def test_the_first_minute_is_just_now(seconds: int, said: str) -> None:
    assert ago(timezone.now() - timedelta(seconds=seconds)) == said
