"""Coded articles from JSON lines: one object per article, as `detect --format jsonl` writes it.

Needed are ``name`` and ``attributions`` (each with ``source``, ``cue`` and ``content``, lists of
``[start, end]``), and for a gold file ``text``. A gold ``kind`` may be a list of acceptable ones.
``sources``, ``non_responses`` and ``furniture`` are scored where they are there. Other keys are
left alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution, CodedSource
from newsapp.detection.types import (
    Act,
    Furniture,
    FurnitureKind,
    Kind,
    NonResponse,
    ReasonType,
    Span,
)

Member = TypeVar("Member", bound=StrEnum)
Item = TypeVar("Item")


class CodedFileError(ValueError):
    """A file that cannot be read. The message names the file, the line and what is wrong there."""


def read_json_lines(path: Path, *, texts_needed: bool) -> tuple[CodedArticle, ...]:
    """Every article of a file, in order.

    Raises CodedFileError, with file and line, for what is not of this form, for a span that
    reaches beyond its text, and for two articles of one name. OSError where it cannot be opened.
    """
    articles: dict[str, CodedArticle] = {}
    for number, line in _lines(path):
        where = f"{path}, line {number}"
        try:
            article = _Reader(_object(line)).article()
        except _Wrong as error:
            raise CodedFileError(f"{where}: {error}") from error
        if texts_needed and article.text is None:
            raise CodedFileError(f"{where}: the key “text” is missing; offsets mean nothing here.")
        if article.name in articles:
            raise CodedFileError(f"{where}: there is an article “{article.name}” before it.")
        articles[article.name] = article
    if not articles:
        raise CodedFileError(f"{path}: no article in it.")
    return tuple(articles.values())


def read_texts(path: Path) -> dict[str, str]:
    """The texts of a file by name; its objects need no attributions.

    Raises CodedFileError and OSError as `read_json_lines` does.
    """
    texts: dict[str, str] = {}
    for number, line in _lines(path):
        try:
            data = _object(line)
            if not isinstance(data.get("name"), str) or not isinstance(data.get("text"), str):
                raise _Wrong("the keys “name” and “text” must be there and be text.")
        except _Wrong as error:
            raise CodedFileError(f"{path}, line {number}: {error}") from error
        texts[data["name"]] = data["text"]
    return texts


class _Wrong(ValueError):
    """What is wrong in one line."""


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except UnicodeDecodeError as error:
        raise CodedFileError(f"{path} is not UTF-8. Save it as UTF-8.") from error


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise _Wrong(f"not JSON ({error.msg} at character {error.pos + 1}).") from error
    except RecursionError as error:
        raise _Wrong("not JSON that can be read (too deeply nested).") from error
    if not isinstance(data, dict):
        raise _Wrong('no object. Write {"name": …, "text": …, "attributions": […]}.')
    return data


class _Reader:
    """Reads one object; every complaint names the key."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        text = data.get("text")
        if text is not None and not isinstance(text, str):
            raise _Wrong("the key “text” is no text.")
        self.text: str | None = text

    def article(self) -> CodedArticle:
        name = self.data.get("name")
        if not isinstance(name, str) or not name:
            raise _Wrong("the key “name” is missing or no text.")
        if "attributions" not in self.data:
            raise _Wrong("the key “attributions” is missing.")
        digest = self._digest()
        return CodedArticle(
            name=name,
            text=self.text,
            attributions=self._items("attributions", self._attribution) or (),
            sources=self._items("sources", self._source),
            non_responses=self._items("non_responses", self._non_response),
            furniture=self._items("furniture", self._furniture),
            digest=digest,
        )

    def _digest(self) -> str | None:
        given = self.data.get("text_sha256")
        if given is not None and not isinstance(given, str):
            raise _Wrong("the key “text_sha256” is no text.")
        if self.text is None:
            return given
        try:
            own = sha256(self.text.encode("utf-8")).hexdigest()
        except UnicodeEncodeError as error:
            raise _Wrong("the text holds half a character (a lone surrogate).") from error
        if given is not None and given != own:
            raise _Wrong("“text_sha256” is not that of the text: the offsets belong to another.")
        return own

    def _items(
        self, key: str, read: Callable[[dict[str, Any], str], Item]
    ) -> tuple[Item, ...] | None:
        if key not in self.data:
            return None
        items = self.data[key]
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise _Wrong(f"“{key}” is no list of objects.")
        return tuple(read(item, f"{key}[{number}]") for number, item in enumerate(items))

    def _attribution(self, item: dict[str, Any], where: str) -> CodedAttribution:
        kinds: frozenset[Kind] = frozenset()
        if item.get("kind") is not None:
            kinds = self._kinds(item["kind"], f"{where}.kind")
        confidence = item.get("confidence")
        if confidence is not None and (
            isinstance(confidence, bool)
            or not isinstance(confidence, int | float)
            or not 0 <= confidence <= 1
        ):
            raise _Wrong(f"{where}.confidence is no number between 0 and 1.")
        return CodedAttribution(
            source=self._spans(item.get("source"), f"{where}.source"),
            cue=self._spans(item.get("cue"), f"{where}.cue"),
            content=self._spans(item.get("content"), f"{where}.content"),
            kinds=kinds,
            act=_member(Act, item["act"], f"{where}.act") if item.get("act") else None,
            source_id=item["source_id"] if isinstance(item.get("source_id"), str) else None,
            confidence=confidence,
        )

    def _source(self, item: dict[str, Any], where: str) -> CodedSource:
        if not isinstance(item.get("id"), str):
            raise _Wrong(f"{where}.id is missing or no text.")
        if "kind" not in item:
            raise _Wrong(f"{where}.kind is missing.")
        reason_type = item.get("reason_type")
        return CodedSource(
            id=item["id"],
            kinds=self._kinds(item["kind"], f"{where}.kind"),
            mentions=self._spans(item.get("mentions"), f"{where}.mentions"),
            count=_number(item.get("count"), f"{where}.count"),
            at_least=_number(item.get("at_least"), f"{where}.at_least"),
            reason=self._spans(item.get("reason"), f"{where}.reason"),
            reason_type=(
                _member(ReasonType, reason_type, f"{where}.reason_type") if reason_type else None
            ),
        )

    def _non_response(self, item: dict[str, Any], where: str) -> NonResponse:
        return NonResponse(
            self._span(item.get("span"), f"{where}.span"),
            self._spans(item.get("who"), f"{where}.who"),
        )

    def _furniture(self, item: dict[str, Any], where: str) -> Furniture:
        return Furniture(
            _member(FurnitureKind, item.get("kind"), f"{where}.kind"),
            self._span(item.get("span"), f"{where}.span"),
        )

    def _kinds(self, given: object, where: str) -> frozenset[Kind]:
        several = given if isinstance(given, list) else [given]
        return frozenset(_member(Kind, one, where) for one in several)

    def _spans(self, given: object, where: str) -> tuple[Span, ...]:
        if given is None:
            return ()
        if not isinstance(given, list):
            raise _Wrong(f"{where} is no list of [start, end].")
        return tuple(self._span(one, f"{where}[{number}]") for number, one in enumerate(given))

    def _span(self, given: object, where: str) -> Span:
        if (
            not isinstance(given, list)
            or len(given) != 2
            or any(isinstance(end, bool) or not isinstance(end, int) for end in given)
        ):
            raise _Wrong(f"{where} is no [start, end] of two whole numbers.")
        start, end = given
        if not 0 <= start < end:
            raise _Wrong(f"{where}: a span needs 0 <= start < end, not [{start}, {end}].")
        if self.text is not None and end > len(self.text):
            raise _Wrong(f"{where}: [{start}, {end}] reaches beyond a text of {len(self.text)}.")
        return Span(start, end)


def _member(of: type[Member], given: object, where: str) -> Member:
    try:
        return of(str(given))
    except ValueError as error:
        known = ", ".join(of)
        raise _Wrong(f"{where} is “{given}”; it must be one of {known}.") from error


def _number(given: object, where: str) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise _Wrong(f"{where} is no whole number.")
    return given
