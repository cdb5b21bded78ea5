"""Reads a json export back. An internal one comes back as it was written, a public one without
what it never held.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from newsapp.detection.types import (
    Act,
    Attribution,
    Claim,
    Detection,
    Furniture,
    FurnitureKind,
    Kind,
    NonResponse,
    Origin,
    Quotation,
    ReasonType,
    Role,
    Sentence,
    Source,
    Span,
    State,
)
from newsapp.formats.machine import SCHEMA, text_digest
from newsapp.policy.types import (
    Decision,
    Flag,
    Genre,
    Metadata,
    Outcome,
    Reviewed,
    ReviewedFlag,
    Severity,
)

Member = TypeVar("Member", bound=StrEnum)
Item = TypeVar("Item")


class JsonReadError(ValueError):
    """A file that is no json export. The message names the place in it and what is wrong there."""


def read_json(content: bytes) -> Reviewed:
    """Read what ``json`` wrote.

    Raises JsonReadError for what is not JSON or not of this form, for a text that is not the one
    that the marks were made in, and for a span that reaches beyond it.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise JsonReadError(f"byte {error.start} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise JsonReadError(f"line {error.lineno} is not JSON: {error.msg}") from error
    if not isinstance(data, dict):
        raise JsonReadError("this is no object")
    return _Place(data, "").reviewed()


class _Place:
    """One object in the file and the path to it, for errors that say where."""

    def __init__(self, data: Mapping[str, Any], path: str, length: int = 0) -> None:
        self._data = data
        self._path = path
        self._length = length

    def reviewed(self) -> Reviewed:
        if self._data.get("schema") != SCHEMA:
            raise self.error("schema", f"must be “{SCHEMA}”, not {self._data.get('schema')!r}")
        text = self.text("text")
        if self.text("text_sha256") != text_digest(text):
            raise self.error("text_sha256", "is not that of the text: the text was changed")
        self._length = len(text)
        metadata = self._data.get("metadata")
        if not isinstance(metadata, dict):
            raise self.error("metadata", "must be an object")
        return Reviewed(
            name=self.text("name"),
            version=self.number("version"),
            detection=self.detection(text),
            metadata=_Place(metadata, "metadata").metadata(),
            policy=self.text("policy", ""),
            status=self.text("status", ""),
            flags=self.items("flags", _Place.reviewed_flag),
            incomplete=self.text("incomplete", ""),
        )

    def detection(self, text: str) -> Detection:
        return Detection(
            text=text,
            language=self.text("language"),
            detector=self.text("detector"),
            sentences=self.sentences(),
            furniture=self.items("furniture", _Place.furniture),
            quotations=self.spans("quotations"),
            attributions=self.items("attributions", _Place.attribution),
            sources=self.items("sources", _Place.source),
            claims=self.items("claims", _Place.claim),
            non_responses=self.items("non_responses", _Place.non_response),
        )

    def attribution(self) -> Attribution:
        if not any(self._data.get(role) for role in Role):
            raise self.error("content", "is empty, and so are source and cue")
        return Attribution(
            id=self.text("id"),
            source=self.spans("source"),
            cue=self.spans("cue"),
            content=self.spans("content"),
            kind=self.member("kind", Kind),
            act=self.member("act", Act),
            quotation=self.member("quotation", Quotation),
            source_id=self.optional("source_id", str),
            confidence=self.share("confidence"),
            why=self.text("why", ""),
            origin=self.member("origin", Origin, Origin.DETECTED),
            state=self.member("state", State),
        )

    def source(self) -> Source:
        typed = self.optional("reason_type", str)
        return Source(
            id=self.text("id"),
            name=self.text("name"),
            kind=self.member("kind", Kind),
            count=self.optional("count", int),
            at_least=self.number("at_least"),
            mentions=self.spans("mentions"),
            reason=self.spans("reason"),
            reason_type=self.member("reason_type", ReasonType) if typed else None,
            why=self.text("why", ""),
        )

    def claim(self) -> Claim:
        return Claim(self.text("id"), self.texts("attributions"))

    def furniture(self) -> Furniture:
        return Furniture(self.member("kind", FurnitureKind), self.span("span"))

    def non_response(self) -> NonResponse:
        return NonResponse(self.span("span"), self.spans("who"))

    def metadata(self) -> Metadata:
        published = self.optional("published", str)
        return Metadata(
            title=self.text("title"),
            outlet=self.text("outlet"),
            byline=self.text("byline"),
            url=self.text("url"),
            published=self.moment("published", date.fromisoformat) if published else None,
            genre=self.member("genre", Genre),
            desk=self.text("desk", ""),
            own_outlets=self.texts("own_outlets"),
        )

    def reviewed_flag(self) -> ReviewedFlag:
        flag = Flag(
            rule=self.text("rule"),
            severity=self.member("severity", Severity),
            source_id=self.optional("source_id", str),
            attribution_ids=self.texts("attribution_ids"),
            spans=self.spans("spans"),
            message=self.text("message"),
            remedy=self.text("remedy"),
        )
        return ReviewedFlag(flag, self.decision("decision"), self.decision("earlier_decision"))

    def decision(self, key: str) -> Decision | None:
        data = self._data.get(key)
        if data is None:
            return None
        if not isinstance(data, dict):
            raise self.error(key, "must be an object or null")
        place = _Place(data, self._where(key))
        return Decision(
            outcome=place.member("outcome", Outcome),
            note=place.text("note"),
            by=place.text("by"),
            at=place.moment("at", datetime.fromisoformat),
        )

    # --- values

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

    def items(self, key: str, read: Callable[[_Place], Item]) -> tuple[Item, ...]:
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, "must be a list of objects")
        return tuple(
            read(_Place(item, self._where(f"{key}[{place}]"), self._length))
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
