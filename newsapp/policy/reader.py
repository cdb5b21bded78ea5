"""Reads a policy from TOML, and says which line is wrong and why."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from newsapp.policy.registry import RULES
from newsapp.policy.types import Policy, Rule, RuleSettings, Severity

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POLICY_KEYS = ("slug", "version", "name", "blocking", "rules")
_RULE_KEYS = ("severity", "enabled", "thresholds", "words")


class PolicyError(ValueError):
    """A policy that cannot be used. The message says where it is wrong, why, and what is allowed.

    ``line`` counts from 1; it is None where no line can be blamed, as for a missing key.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.line = line


def read_policy(text: str) -> Policy:
    """Read a policy. A rule that the text does not name is off; so is nothing switched on later.

    Raises PolicyError for broken TOML, an unknown key or rule, and a value of the wrong sort.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        raise PolicyError(f"this is not TOML: {reason}", line) from error
    return _Reader(text, data).policy()


class _Reader:
    """Checks one parsed policy, keeping its text at hand to find the line of each key."""

    def __init__(self, text: str, data: dict[str, Any]) -> None:
        self._lines = _lines_of_keys(text)
        self._data = data

    def policy(self) -> Policy:
        self._refuse_unknown((), self._data, _POLICY_KEYS)
        version = self._needed("version", int)
        if version < 1:
            raise self._error(("version",), f"a version counts from 1, not {version}")
        slug = self._needed("slug", str)
        if not _SLUG.fullmatch(slug):
            raise self._error(
                ("slug",), f"a slug has lower-case letters, digits and hyphens only, not “{slug}”"
            )
        name = self._needed("name", str).strip()
        if not name:
            raise self._error(("name",), "the name is empty")
        rules = self._needed("rules", dict)
        return Policy(
            slug=slug,
            version=version,
            name=name,
            blocking=self._member(("blocking",), self._needed("blocking", str), Severity),
            rules={rule_id: self._settings(rule_id, rules[rule_id]) for rule_id in sorted(rules)},
        )

    def _settings(self, rule_id: str, table: object) -> RuleSettings:
        path = ("rules", rule_id)
        if rule_id not in RULES:
            raise self._error(path, f"there is no rule {rule_id}; {_known(RULES)}")
        if not isinstance(table, dict):
            raise self._error(path, f"{rule_id} must be a table, as [rules.{rule_id}]")
        self._refuse_unknown(path, table, _RULE_KEYS)
        rule = RULES[rule_id]
        enabled = table.get("enabled", True)
        if not isinstance(enabled, bool):
            raise self._error((*path, "enabled"), "enabled is true or false, without quotes")
        severity = table.get("severity", rule.default.severity.value)
        return RuleSettings(
            severity=self._member((*path, "severity"), severity, Severity),
            enabled=enabled,
            thresholds=self._thresholds(path, rule, table.get("thresholds", {})),
            words=self._words(path, table.get("words", [])),
        )

    def _thresholds(self, path: tuple[str, ...], rule: Rule, table: object) -> dict[str, float]:
        where = (*path, "thresholds")
        if not isinstance(table, dict):
            raise self._error(where, "thresholds is a table, as { words = 4 }")
        known = rule.default.thresholds
        for key, value in table.items():
            if key not in known:
                listed = _known(known) if known else "it has none"
                raise self._error((*where, key), f"{rule.id} has no threshold “{key}”; {listed}")
            if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
                raise self._error((*where, key), f"the threshold {key} is a number from 0 up")
        return {**known, **table}

    def _words(self, path: tuple[str, ...], words: object) -> tuple[str, ...]:
        if not isinstance(words, list) or not all(
            isinstance(word, str) and word.strip() for word in words
        ):
            raise self._error((*path, "words"), 'words is a list of words, as ["mandarin"]')
        return tuple(word.strip() for word in words)

    def _needed(self, key: str, kind: type) -> Any:
        if key not in self._data:
            raise PolicyError(f"the key “{key}” is missing")
        value = self._data[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            wanted = {int: "a whole number", str: "text in quotes", dict: "a table"}[kind]
            raise self._error((key,), f"“{key}” must be {wanted}")
        return value

    def _member(self, path: tuple[str, ...], value: object, members: type[Severity]) -> Severity:
        if not isinstance(value, str) or value not in [member.value for member in members]:
            raise self._error(path, f"“{value}” is no {path[-1]}; {_known(_values(members))}")
        return members(value)

    def _refuse_unknown(
        self, path: tuple[str, ...], table: dict[str, Any], known: tuple[str, ...]
    ) -> None:
        for key in table:
            if key not in known:
                place = f" of {path[-1]}" if path else ""
                raise self._error((*path, key), f"unknown key “{key}”{place}; {_known(known)}")

    def _error(self, path: tuple[str, ...], message: str) -> PolicyError:
        # An inline table shares the line of the key that holds it.
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return PolicyError(message, self._lines[path[:length]])
        return PolicyError(message)


def _known(names: Iterable[str]) -> str:
    return f"known are {', '.join(names)}"


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def _lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, on which each table and key of a TOML text first stands."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.fullmatch(line)
        if header:
            table = _parts(header[1])
            found.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
