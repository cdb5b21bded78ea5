"""Reads a policy from TOML or JSON, and says which line is wrong and why."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from newsapp.policy.attestations import AttestationField, Attestations
from newsapp.policy.catalogue import Rule
from newsapp.policy.lines import Path, lines_of_json, lines_of_toml
from newsapp.policy.registry import RULES
from newsapp.policy.types import Policy, RuleSettings, Severity

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POLICY_KEYS = ("slug", "version", "name", "description", "blocking", "attestations", "rules")
_RULE_KEYS = ("severity", "enabled", "thresholds", "words")
_ATTESTATION_KEYS = ("rules", "fields")

# What a policy may hold at most: enough for any newsroom, and little for a hostile file.
LONGEST_SLUG = 50
LONGEST_NAME = 100
LONGEST_DESCRIPTION = 1000
LONGEST_WORD = 100
MOST_WORDS = 500
HIGHEST_VERSION = 1_000_000

_Member = TypeVar("_Member", bound=StrEnum)


class PolicyError(ValueError):
    """A policy that cannot be used. The message says where it is wrong, why, and what is allowed.

    ``line`` counts from 1; it is None where no line can be blamed, as for a missing key.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.line = line


def read_policy(text: str) -> Policy:
    """Read a policy from TOML, or from JSON where the text begins with a brace.

    A rule that the text does not name is off; so is nothing switched on later. Raises PolicyError
    for a text that cannot be parsed, an unknown key or rule, and a value of the wrong sort.
    """
    text = text.removeprefix("\ufeff")
    try:
        if text.lstrip().startswith("{"):
            return _Reader(_parsed_json(text), lines_of_json(text)).policy()
        return _Reader(_parsed_toml(text), lines_of_toml(text)).policy()
    except RecursionError as error:
        raise PolicyError("this is nested too deeply for a policy") from error


def _parsed_toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        raise PolicyError(f"this is not TOML: {reason}", line) from error
    except ValueError as error:  # a number with thousands of digits
        raise PolicyError(f"this is not TOML: {error}") from error


def _parsed_json(text: str) -> dict[str, Any]:
    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table: dict[str, Any] = {}
        for key, value in pairs:
            if key in table:
                raise PolicyError(f"the key “{key}” stands twice in one object")
            table[key] = value
        return table

    try:
        data: dict[str, Any] = json.loads(text, object_pairs_hook=object_of)
    except json.JSONDecodeError as error:
        raise PolicyError(f"this is not JSON: {error.msg}", error.lineno) from error
    except PolicyError:
        raise
    except ValueError as error:
        raise PolicyError(f"this is not JSON: {error}") from error
    return data


class _Reader:
    """Checks one parsed policy, with the line of each key at hand."""

    def __init__(self, data: dict[str, Any], lines: dict[Path, int]) -> None:
        self._data = data
        self._lines = lines

    def policy(self) -> Policy:
        self._refuse_unknown((), self._data, _POLICY_KEYS)
        version = self._needed("version", int)
        if not 1 <= version <= HIGHEST_VERSION:
            raise self._error(
                ("version",), f"a version counts from 1 to {HIGHEST_VERSION}, not {version}"
            )
        slug = self._needed("slug", str)
        if not _SLUG.fullmatch(slug):
            raise self._error(
                ("slug",), f"a slug has lower-case letters, digits and hyphens only, not “{slug}”"
            )
        self._refuse_long(("slug",), slug, LONGEST_SLUG)
        name = self._needed("name", str).strip()
        if not name:
            raise self._error(("name",), "the name is empty")
        self._refuse_long(("name",), name, LONGEST_NAME)
        description = self._data.get("description", "")
        if not isinstance(description, str):
            raise self._error(("description",), "“description” must be text in quotes")
        self._refuse_long(("description",), description, LONGEST_DESCRIPTION)
        rules = self._needed("rules", dict)
        return Policy(
            slug=slug,
            version=version,
            name=name,
            description=description.strip(),
            blocking=self._member(("blocking",), self._needed("blocking", str), Severity),
            rules={rule_id: self._settings(rule_id, rules[rule_id]) for rule_id in sorted(rules)},
            attestations=self._attestations(self._data.get("attestations", {})),
        )

    def _attestations(self, table: object) -> Attestations:
        path = ("attestations",)
        if not isinstance(table, dict):
            raise self._error(path, "attestations is a table, with rules and fields")
        self._refuse_unknown(path, table, _ATTESTATION_KEYS)
        rules = self._texts((*path, "rules"), table.get("rules", []), '["S01", "S10"]')
        for rule_id in rules:
            self._refuse_unknown_rule((*path, "rules"), rule_id)
        listed = self._texts((*path, "fields"), table.get("fields", []), '["approval"]')
        fields = {self._member((*path, "fields"), one, AttestationField) for one in listed}
        if bool(rules) != bool(fields):
            raise self._error(path, "attestations need both rules and fields, or neither")
        return Attestations(
            tuple(sorted(set(rules))), tuple(one for one in AttestationField if one in fields)
        )

    def _settings(self, rule_id: str, table: object) -> RuleSettings:
        path = ("rules", rule_id)
        self._refuse_unknown_rule(path, rule_id)
        if not isinstance(table, dict):
            raise self._error(path, f"{rule_id} must be a table, as [rules.{rule_id}]")
        self._refuse_unknown(path, table, _RULE_KEYS)
        rule = RULES[rule_id]
        enabled = table.get("enabled", True)
        if not isinstance(enabled, bool):
            raise self._error((*path, "enabled"), "enabled is true or false, without quotes")
        severity = table.get("severity", rule.severity.value)
        return RuleSettings(
            severity=self._member((*path, "severity"), severity, Severity),
            enabled=enabled,
            thresholds=self._thresholds(path, rule, table.get("thresholds", {})),
            words=self._words(path, rule, table.get("words", [])),
        )

    def _thresholds(self, path: Path, rule: Rule, table: object) -> dict[str, float]:
        where = (*path, "thresholds")
        if not isinstance(table, dict):
            raise self._error(where, "thresholds is a table, as { words = 4 }")
        known = rule.takes_thresholds
        for key, value in table.items():
            if key not in known:
                listed = _known(known) if known else "it has none"
                raise self._error((*where, key), f"{rule.id} has no threshold “{key}”; {listed}")
            least, most = known[key].lowest, known[key].highest
            number = not isinstance(value, bool) and isinstance(value, int | float)
            if not number or not least <= value <= most:
                raise self._error(
                    (*where, key), f"the threshold {key} is a number from {least:g} to {most:g}"
                )
        return {**rule.default.thresholds, **table}

    def _words(self, path: Path, rule: Rule, listed: object) -> tuple[str, ...]:
        where = (*path, "words")
        words = self._texts(where, listed, '["mandarin"]')
        if words and not rule.takes_words:
            raise self._error(where, f"{rule.id} has no list of words to add to")
        if len(words) > MOST_WORDS:
            raise self._error(where, f"words holds {len(words)} entries; {MOST_WORDS} are allowed")
        for word in words:
            self._refuse_long(where, word, LONGEST_WORD)
        return words

    def _texts(self, path: Path, listed: object, example: str) -> tuple[str, ...]:
        if not isinstance(listed, list) or not all(
            isinstance(text, str) and text.strip() for text in listed
        ):
            raise self._error(path, f"{path[-1]} is a list of words, as {example}")
        return tuple(text.strip() for text in listed)

    def _needed(self, key: str, kind: type) -> Any:
        if key not in self._data:
            raise PolicyError(f"the key “{key}” is missing")
        value = self._data[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            wanted = {int: "a whole number", str: "text in quotes", dict: "a table"}[kind]
            raise self._error((key,), f"“{key}” must be {wanted}")
        return value

    def _member(self, path: Path, value: object, members: type[_Member]) -> _Member:
        if not isinstance(value, str) or value not in [member.value for member in members]:
            what = {"fields": "attestation field"}.get(path[-1], path[-1])
            raise self._error(path, f"“{value}” is no {what}; {_known(_values(members))}")
        return members(value)

    def _refuse_unknown_rule(self, path: Path, rule_id: str) -> None:
        if rule_id not in RULES:
            raise self._error(path, f"there is no rule {rule_id}; {_known(RULES)}")

    def _refuse_unknown(self, path: Path, table: dict[str, Any], known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                place = f" of {path[-1]}" if path else ""
                raise self._error((*path, key), f"unknown key “{key}”{place}; {_known(known)}")

    def _refuse_long(self, path: Path, text: str, most: int) -> None:
        if len(text) > most:
            raise self._error(
                path, f"{path[-1]} has {len(text)} characters; {most} are allowed at most"
            )

    def _error(self, path: Path, message: str) -> PolicyError:
        # An inline table shares the line of the key that holds it.
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return PolicyError(message, self._lines[path[:length]])
        return PolicyError(message)


def _known(names: Iterable[str]) -> str:
    return f"known are {', '.join(names)}"


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]
