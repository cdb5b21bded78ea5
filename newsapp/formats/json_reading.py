"""Reads a json export back. An internal one comes back as it was written, a public one without
what it never held.
"""

from __future__ import annotations

import json
from datetime import date, datetime

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
    Source,
    State,
)
from newsapp.formats.json_place import JsonReadError, Place
from newsapp.formats.machine import SCHEMA, text_digest
from newsapp.policy.review_record import (
    ReviewedAttestation,
    ReviewedComment,
    ReviewedMute,
    ReviewedSignOff,
    ReviewedTag,
)
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


class _Place(Place):
    """An object of the export, as the value that it was written from."""

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
            statement=self.text("statement", ""),
            attestations=self.items("attestations", _Place.attestation),
            comments=self.items("comments", _Place.comment),
            mutes=self.items("mutes", _Place.mute),
            tags=self.items("tags", _Place.tag),
            sign_off=self.sign_off("sign_off"),
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
            legally_anonymous=self.texts("legally_anonymous"),
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

    def attestation(self) -> ReviewedAttestation:
        on = self.optional("on", str)
        return ReviewedAttestation(
            source_id=self.text("source_id"),
            topic=self.text("topic"),
            answer=self.text("answer"),
            independent=self.optional("independent", bool),
            on=self.moment("on", date.fromisoformat) if on else None,
            note=self.text("note"),
            by=self.text("by"),
            at=self.moment("at", datetime.fromisoformat),
        )

    def comment(self) -> ReviewedComment:
        return ReviewedComment(
            source_id=self.optional("source_id", str),
            attribution_id=self.optional("attribution_id", str),
            rule=self.text("rule"),
            text=self.text("text"),
            by=self.text("by"),
            at=self.moment("at", datetime.fromisoformat),
            resolved=bool(self.optional("resolved", bool)),
        )

    def mute(self) -> ReviewedMute:
        return ReviewedMute(
            rule=self.text("rule"),
            note=self.text("note"),
            by=self.text("by"),
            at=self.moment("at", datetime.fromisoformat),
        )

    def tag(self) -> ReviewedTag:
        return ReviewedTag(
            source_id=self.optional("source_id", str),
            attribution_id=self.optional("attribution_id", str),
            tag=self.text("tag"),
            name=self.text("name"),
        )

    def sign_off(self, key: str) -> ReviewedSignOff | None:
        data = self._data.get(key)
        if data is None:
            return None
        if not isinstance(data, dict):
            raise self.error(key, "must be an object or null")
        place = _Place(data, self._where(key))
        return ReviewedSignOff(
            by=place.text("by"),
            at=place.moment("at", datetime.fromisoformat),
            note=place.text("note"),
            policy=place.text("policy"),
            policy_digest=place.text("policy_digest"),
        )
