"""Changes told in words: what each row was before and after, as a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from newsapp.corpus.models import Article, Change, Claim, Source, Tag, User
from newsapp.corpus.nouns import NOUNS, Snapshot
from newsapp.corpus.queries.policies import policy_titles
from newsapp.corpus.quotes import shortened
from newsapp.corpus.snapshots import completed
from newsapp.corpus.wording import called_by
from newsapp.detection.types import Kind
from newsapp.formats.history import Difference, HistoryEntry
from newsapp.formats.words import KIND_WORDS

_QUOTE = 200
"""A quotation in a difference is cut to this many code points."""
_BOOKKEEPING = frozenset(
    """version_id article_id number revision confidence why created_by_id counted
    kind_origin cluster_origin name_origin count_origin claim_origin language_origin origin
    by_id at desk_id sha256 fingerprint detector note_id""".split()
)
"""Columns that say nothing to a reader, or what the entry itself says."""
_LABELS = {
    "source_id": "source",
    "claim_id": "claim",
    "attribution_id": "attribution",
    "flag_id": "flag",
    "sourceless_kind": "kind without a source",
    "at_least": "at least",
    "reason_type": "sort of reason",
    "legal_ground": "kept unnamed by law",
    "taken_back_at": "taken back",
    "taken_back_by_id": "taken back by",
    "withdrawn_at": "withdrawn",
    "withdrawn_by_id": "withdrawn by",
    "resolved_at": "resolved",
    "resolved_by_id": "resolved by",
    "lifted_at": "lifted",
    "lifted_by_id": "lifted by",
    "settled_at": "settled",
    "settled_by_id": "settled by",
    "approved_at": "approved",
    "approved_by_id": "approved by",
    "reopened_at": "re-opened",
    "reopened_by_id": "re-opened by",
    "reopen_reason": "reason to re-open",
    "policy_digest": "digest of the policy",
    "reasons": "reason as printed",
    "on": "on the day",
}


@dataclass(slots=True)
class _Names:
    """What primary keys in snapshots stand for."""

    people: dict[int, str] = field(default_factory=dict)
    sources: dict[int, str] = field(default_factory=dict)
    claims: dict[int, str] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    attributions: dict[int, str] = field(default_factory=dict)
    flags: dict[int, str] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)


def told(article: Article, changes: Iterable[Change]) -> Iterator[HistoryEntry]:
    """Entries for changes of one article, in their order; a fixed number of queries for all."""
    rows = list(changes)
    names = _names(article, rows)
    undone = set(
        Change.objects.filter(undoes__in=[change.pk for change in rows]).values_list(
            "undoes_id", flat=True
        )
    )
    for change in rows:
        yield HistoryEntry(
            number=change.pk,
            at=change.at,
            by=str(change.by),
            action=change.action,
            version=change.version.number if change.version is not None else None,
            summary=change.summary,
            differences=tuple(_differences(change, names)),
            undone=change.pk in undone,
            undoes=change.undoes_id,
        )


def _names(article: Article, changes: Iterable[Change]) -> _Names:
    names = _Names(
        people={user.pk: str(user) for user in User.objects.all()},
        sources={
            key: f"“{name}”"
            for key, name in Source.objects.filter(version__article=article).values_list(
                "pk", "name"
            )
        },
        claims={
            key: f"claim {number}"
            for key, number in Claim.objects.filter(version__article=article).values_list(
                "pk", "number"
            )
        },
        tags=dict(Tag.objects.filter(desk=article.desk_id).values_list("pk", "name")),
        policies=policy_titles(article.desk),
    )
    # Rows that are gone have their names in the changes that made or deleted them.
    for change in changes:
        for entry in change.rows:
            snapshot = entry["after"] or entry["before"]
            if entry["model"] == "source":
                names.sources.setdefault(entry["id"], f"“{snapshot['name']}”")
            elif entry["model"] == "claim":
                names.claims.setdefault(entry["id"], f"claim {snapshot['number']}")
            elif entry["model"] == "attribution":
                names.attributions[entry["id"]] = _called(snapshot)
            elif entry["model"] == "flag":
                names.flags[entry["id"]] = snapshot["rule"]
    return names


def _differences(change: Change, names: _Names) -> Iterator[Difference]:
    for entry in change.rows:
        noun = NOUNS.get(entry["model"])
        before, after = entry["before"], entry["after"]
        if noun is not None:
            before, after = completed(noun, before), completed(noun, after)
        subject = _subject(entry["model"], after or before or {}, names)
        old = _lines(entry["model"], before, names)
        new = _lines(entry["model"], after, names)
        for what in dict.fromkeys([*old, *new]):
            if old.get(what, "") != new.get(what, ""):
                yield Difference(subject, what, old.get(what, ""), new.get(what, ""))


def _subject(noun: str, snapshot: Snapshot, names: _Names) -> str:
    """What a row is called: the words of an attribution, “Two officials”, "S04"."""
    match noun:
        case "attribution":
            return _called(snapshot)
        case "source":
            return f"“{snapshot['name']}”"
        case "claim":
            return f"claim {snapshot['number']}"
        case "flag":
            return f"{snapshot['rule']}: {snapshot['message']}"
        case "attestation" | "comment":
            return f"{noun} on {_about(snapshot, names)}"
        case "mute":
            return f"mute of {snapshot['rule']}"
        case "layout" | "assessment":
            return "the version"
        case "article":
            return "the article"
        case _:
            return noun.replace("_", " ").replace("sign off", "sign-off")


def _called(snapshot: Snapshot) -> str:
    """An attribution by its words."""
    spans = sorted(snapshot.get("spans", ()), key=lambda span: span["start"])
    return called_by((span["role"], span["quote"]) for span in spans)


def _about(snapshot: Snapshot, names: _Names) -> str:
    if snapshot.get("source_id") is not None:
        return names.sources.get(snapshot["source_id"], "a source that is gone")
    if snapshot.get("attribution_id") is not None:
        return names.attributions.get(snapshot["attribution_id"], "an attribution")
    return names.flags.get(snapshot.get("flag_id") or 0, "the article")


def _lines(noun: str, snapshot: Snapshot | None, names: _Names) -> dict[str, str]:
    """What a row says, by what is said; nothing for a row that is not there."""
    if snapshot is None:
        return {}
    lines: dict[str, str] = {}
    for name, value in snapshot.items():
        if name in _BOOKKEEPING or (noun == "flag" and not isinstance(value, list)):
            continue
        label = _LABELS.get(name, name.replace("_", " "))
        if isinstance(value, list):
            lines |= _BELONGINGS.get(name, _counted)(name, value, names)
        else:
            lines[label] = _worded(name, value, names)
    return {label: words for label, words in lines.items() if words}


def _worded(name: str, value: Any, names: _Names) -> str:
    if value is None or value == "":
        return ""
    lookup: Mapping[str, Mapping[int, str]] = {
        "source_id": names.sources,
        "claim_id": names.claims,
        "attribution_id": names.attributions,
        "flag_id": names.flags,
    }
    if name in lookup:
        return lookup[name].get(value, "one that is gone")
    if name == "policy":
        return names.policies.get(value, str(value))
    if name.endswith("by_id"):
        return names.people.get(value, "somebody")
    if name.endswith("_at"):
        return f"{datetime.fromisoformat(value):%-d %B %Y at %H:%M} UTC"
    if name in ("on", "published"):
        return f"{date.fromisoformat(value):%-d %B %Y}"
    if name in ("kind", "sourceless_kind"):
        return KIND_WORDS[Kind(value)]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in ("topic", "legal_ground", "outcome", "verdict"):
        return str(value).replace("_", " ")
    return str(value)


def _spans(name: str, rows: list[Snapshot], names: _Names) -> dict[str, str]:
    """The words of each role of an attribution."""
    roles: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: row["start"]):
        roles.setdefault(row["role"], []).append(f"“{shortened(row['quote'], _QUOTE)}”")
    return {role: " … ".join(quotes) for role, quotes in roles.items()}


def _quotes(name: str, rows: list[Snapshot], names: _Names) -> dict[str, str]:
    quotes = [shortened(row["quote"], _QUOTE) for row in sorted(rows, key=lambda row: row["start"])]
    label = _LABELS.get(name, name)
    return {label: ", ".join(f"“{quote}”" for quote in quotes)}


def _tags(name: str, rows: list[Snapshot], names: _Names) -> dict[str, str]:
    return {"tags": ", ".join(sorted(names.tags.get(row["tag_id"], "?") for row in rows))}


def _decisions(name: str, rows: list[Snapshot], names: _Names) -> dict[str, str]:
    """The decision that stands; those that were taken back are other entries of the history."""
    for row in rows:
        if row["taken_back_at"] is None:
            note = f": {row['note']}" if row["note"] else ""
            by = names.people.get(row["by_id"], "somebody")
            carried = ", carried over" if row.get("carried_from_id") else ""
            return {"decision": f"{row['outcome'].replace('_', ' ')}{note} ({by}{carried})"}
    return {"decision": ""}


def _counted(name: str, rows: list[Snapshot], names: _Names) -> dict[str, str]:
    return {name.replace("_", " "): str(len(rows)) if rows else ""}


_BELONGINGS: Mapping[str, Callable[[str, list[Snapshot], _Names], dict[str, str]]] = {
    "spans": _spans,
    "mentions": _quotes,
    "reasons": _quotes,
    "tags": _tags,
    "decisions": _decisions,
}
