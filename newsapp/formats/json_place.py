"""A place in a json export: reads values there, and says where one is wrong and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Self, TypeVar

from newsapp.detection.types import Sentence, Span

Member = TypeVar("Member", bound=StrEnum)
Item = TypeVar("Item")


class JsonReadError(ValueError):
    """A file that is no json export. The message names the place in it and what is wrong there."""


class Place:
    """One object in the file and the path to it, for errors that say where."""

    def __init__(self, data: Mapping[str, Any], path: str, length: int = 0) -> None:
        self._data = data
        self._path = path
        self._length = length

    def text(self, key: str, missing: str | None = None) -> str:
        value = self._data.get(key, missing)
        if not isinstance(value, str):
            raise self.error(key, "must be text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "must be a list of texts")
        return tuple(value)

    def number(self, key: str) -> int:
        value = self._data.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, "must be a whole number")
        return value

    def share(self, key: str) -> float:
        value = self._data.get(key, 0)
        if not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(key, "must be a number from 0 to 1")
        return float(value)

    def optional(self, key: str, kind: type[Item]) -> Item | None:
        value = self._data.get(key)
        if value is not None and not isinstance(value, kind):
            raise self.error(key, "is of the wrong sort")
        return value

    def member(self, key: str, members: type[Member], missing: Member | None = None) -> Member:
        value = self._data.get(key, missing)
        try:
            return members(value)
        except ValueError as error:
            known = ", ".join(members)
            raise self.error(key, f"must be one of {known}, not {value!r}") from error

    def moment(self, key: str, read: Callable[[str], Item]) -> Item:
        try:
            return read(self.text(key))
        except ValueError as error:
            raise self.error(key, "is no date or time in ISO 8601") from error

    def span(self, key: str) -> Span:
        return self._span(key, self._data.get(key))

    def spans(self, key: str) -> tuple[Span, ...]:
        value = self._data.get(key)
        if not isinstance(value, list):
            raise self.error(key, "must be a list of spans")
        return tuple(self._span(f"{key}[{place}]", item) for place, item in enumerate(value))

    def sentences(self) -> tuple[Sentence, ...]:
        found = []
        for place, item in enumerate(self._data.get("sentences", [])):
            key = f"sentences[{place}]"
            if not isinstance(item, list) or len(item) != 3 or not isinstance(item[2], int):
                raise self.error(key, "must hold start, end and paragraph")
            found.append(Sentence(self._span(key, item[:2]), item[2]))
        return tuple(found)

    def items(self, key: str, read: Callable[[Self], Item]) -> tuple[Item, ...]:
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, "must be a list of objects")
        return tuple(
            read(type(self)(item, self._where(f"{key}[{place}]"), self._length))
            for place, item in enumerate(value)
        )

    def _span(self, key: str, value: object) -> Span:
        match value:
            case [int(start), int(end)] if 0 <= start < end <= self._length:
                return Span(start, end)
        raise self.error(key, f"must be [start, end] inside the text, not {value!r}")

    def _where(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def error(self, key: str, message: str) -> JsonReadError:
        return JsonReadError(f"{self._where(key)} {message}")
