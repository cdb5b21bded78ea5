"""No regular expression runs away: each takes its time in proportion, whatever is pasted.

Every compiled pattern of the layers that read text is tried on texts that make a careless one try
each way of cutting them up: with a thousand letters that takes seconds, with two thousand minutes.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

LAYERS = ("newsapp.detection", "newsapp.policy", "newsapp.formats")
LENGTH = 1_000  # code points
# What repeats, and what stands before it.
REPEATED = [
    ("officials wished", " "),
    ("", "\n"),
    ("By ", "Ada "),
    ("", "mon - "),
    ("", "UPI-"),
    ("the ", "the-"),
    ("", "a, "),
    ("", "who "),
    ("", "“"),
    ("1", "0"),
]


def patterns() -> Iterator[re.Pattern[str]]:
    """Each pattern that a module of these layers holds, alone or in a tuple, list or mapping."""
    for layer in LAYERS:
        package = importlib.import_module(layer)
        for module in pkgutil.walk_packages(package.__path__, f"{layer}."):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, dict):
                    value = tuple(value.values())
                for each in value if isinstance(value, (tuple, list)) else (value,):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield each


PATTERNS = list(dict.fromkeys(patterns()))


def test_there_are_many() -> None:
    assert len(PATTERNS) > 150


@pytest.mark.parametrize(("before", "repeated"), REPEATED)
def test_none_runs_away(before: str, repeated: str) -> None:
    text = before + repeated * (LENGTH // len(repeated)) + "\x00"  # which nothing matches
    slow = []
    for pattern in PATTERNS:
        begun = time.process_time()
        pattern.search(text)
        pattern.fullmatch(text)
        if time.process_time() - begun > 0.5:
            slow.append(pattern.pattern)
    assert slow == []
