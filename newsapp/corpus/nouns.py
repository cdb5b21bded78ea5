"""The tables that changes speak of: which columns are recorded, and which rows go with which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from newsapp.corpus.models import (
    Article,
    Attestation,
    Attribution,
    AttributionSpan,
    AttributionTag,
    CarriedItem,
    Claim,
    Comment,
    Decision,
    Flag,
    Furniture,
    Mention,
    Mute,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    ReasonSpan,
    Sentence,
    SignOff,
    Source,
    SourceTag,
    SourcingStatement,
    Version,
)

Snapshot = dict[str, Any]
"""A row with the rows that belong to it, as plain JSON."""

_SPAN = ("start", "end", "quote")


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows that are recorded inside the snapshot of their owner, under ``name``."""

    name: str
    model: type[Model]
    owner: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A table that changes speak of.

    ``fields`` are recorded, compared and put back; ``shown`` are recorded for readers only, being
    derived from the rest. ``needs`` names the fields that point at rows of other nouns.
    """

    name: str
    model: type[Model]
    fields: tuple[str, ...]
    shown: tuple[str, ...] = ()
    belongings: tuple[Belonging, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    has_revision: bool = True

    def content(self, snapshot: Snapshot | None) -> Snapshot | None:
        """What counts when two snapshots are compared: not the revision, nor what is derived."""
        if snapshot is None:
            return None
        kept = (*self.fields, *(belonging.name for belonging in self.belongings))
        return {name: snapshot[name] for name in kept}


# In the order in which rows can be made again: what is pointed at stands before what points.
NOUNS: Mapping[str, Noun] = {
    noun.name: noun
    for noun in (
        Noun(
            "article",
            Article,
            ("title", "outlet", "byline", "url", "published", "genre"),
            shown=("desk_id",),
        ),
        Noun(
            "layout",
            Version,
            ("language", "language_origin", "detector"),
            shown=("number", "sha256"),
            belongings=(
                Belonging("sentences", Sentence, "version_id", (*_SPAN, "paragraph")),
                Belonging("furniture", Furniture, "version_id", (*_SPAN, "kind")),
                Belonging("quoted_passages", QuotedPassage, "version_id", _SPAN),
            ),
            has_revision=False,
        ),
        Noun(
            "non_response",
            NonResponse,
            ("version_id", *_SPAN),
            belongings=(Belonging("parties", NonResponseParty, "non_response_id", _SPAN),),
            has_revision=False,
        ),
        Noun("claim", Claim, ("version_id", "number"), has_revision=False),
        Noun(
            "source",
            Source,
            (
                "version_id",
                "number",
                "name",
                "kind",
                "kind_origin",
                "cluster_origin",
                "name_origin",
                "count_origin",
                "count",
                "at_least",
                "reason_type",
                "legal_ground",
                "why",
            ),
            belongings=(
                Belonging("mentions", Mention, "source_id", (*_SPAN, "origin")),
                Belonging("reasons", ReasonSpan, "source_id", _SPAN),
                Belonging("tags", SourceTag, "source_id", ("tag_id",)),
            ),
        ),
        Noun(
            "attribution",
            Attribution,
            (
                "version_id",
                "number",
                "source_id",
                "claim_id",
                "claim_origin",
                "sourceless_kind",
                "act",
                "quotation",
                "origin",
                "state",
                "confidence",
                "why",
                "created_by_id",
            ),
            belongings=(
                Belonging("spans", AttributionSpan, "attribution_id", ("role", *_SPAN)),
                Belonging("tags", AttributionTag, "attribution_id", ("tag_id",)),
            ),
            needs=(("source_id", "source"), ("claim_id", "claim")),
        ),
        Noun(
            "flag",
            Flag,
            (),
            shown=("rule", "severity", "policy", "fingerprint", "message", "active"),
            belongings=(
                Belonging(
                    "decisions",
                    Decision,
                    "flag_id",
                    (
                        "outcome",
                        "note",
                        "by_id",
                        "at",
                        "carried_from_id",
                        "taken_back_at",
                        "taken_back_by_id",
                    ),
                ),
            ),
        ),
        Noun(
            "mute",
            Mute,
            ("article_id", "rule", "note", "by_id", "at", "lifted_at", "lifted_by_id"),
            has_revision=False,
        ),
        Noun(
            "attestation",
            Attestation,
            (
                "version_id",
                "source_id",
                "topic",
                "answer",
                "independent",
                "on",
                "note",
                "by_id",
                "at",
                "withdrawn_at",
                "withdrawn_by_id",
            ),
            needs=(("source_id", "source"),),
            has_revision=False,
        ),
        Noun(
            "comment",
            Comment,
            (
                "version_id",
                "source_id",
                "attribution_id",
                "flag_id",
                "text",
                "by_id",
                "at",
                "resolved_at",
                "resolved_by_id",
            ),
            needs=(("source_id", "source"), ("attribution_id", "attribution")),
            has_revision=False,
        ),
        # What it tells of the version before never changes, and is no part of the snapshot.
        Noun(
            "carried_item",
            CarriedItem,
            ("version_id", "verdict", "attribution_id", "settled_at", "settled_by_id"),
            needs=(("attribution_id", "attribution"),),
        ),
        Noun(
            "statement",
            SourcingStatement,
            ("version_id", "text", "counted", "by_id", "at", "approved_by_id", "approved_at"),
        ),
        # Its record is no part of the snapshot: it would be stored twice, and never changes.
        Noun(
            "sign_off",
            SignOff,
            (
                "version_id",
                "by_id",
                "at",
                "note",
                "policy",
                "policy_digest",
                "reopened_at",
                "reopened_by_id",
                "reopen_reason",
            ),
            has_revision=False,
        ),
    )
}
SAID_ABOUT_ROWS = ("attestation", "comment")
"""Nouns that are gone with the source or attribution that they are about."""
STAND_ALONE = frozenset({*SAID_ABOUT_ROWS, "mute"})
"""Nouns that no row of another noun points at."""
