"""The invented texts that break or satisfy each rule, as TOML files beside this one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from newsapp.policy.catalogue import Example, Examples
from newsapp.policy.engine import evaluate
from newsapp.policy.notation import read
from newsapp.policy.registry import RULES
from newsapp.policy.types import Flag, Genre, Metadata, Policy, Severity


@cache
def examples_of(rule: str) -> Examples:
    """The examples of one rule. Raises KeyError for a rule that the registry does not know."""
    path = files("newsapp.policy") / "examples" / f"{RULES[rule].id.casefold()}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Examples(
        violates=tuple(_example(row) for row in data["violates"]),
        satisfies=tuple(_example(row) for row in data["satisfies"]),
    )


def flags_of_example(rule: str, example: Example) -> tuple[Flag, ...]:
    """What the rule alone, under the catalogue's settings, finds in the marked example."""
    policy = Policy("example", 1, "Example", Severity.HIGH, {rule: RULES[rule].default})
    return evaluate(example.detection, policy, example.metadata)


def _example(row: dict[str, Any]) -> Example:
    metadata = Metadata(
        outlet=row.get("outlet", ""),
        own_outlets=tuple(row.get("own_outlets", ())),
        genre=Genre(row.get("genre", "news")),
        legally_anonymous=tuple(row.get("legally_anonymous", ())),
    )
    return Example(row["why"], row["edition"], read(row["text"].strip()), metadata)
