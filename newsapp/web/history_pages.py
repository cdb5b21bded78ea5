"""The history of an article as its page shows it: told in words, with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import slugify

from newsapp.corpus.models import Action, Article, Change, Decision
from newsapp.corpus.queries.history import history_of
from newsapp.corpus.redaction import REDACTED, Redactable
from newsapp.formats.history import HistoryEntry
from newsapp.web.action_words import action_word

_NAME_LENGTH = 60
_PLACES = {
    Redactable.DECISION_NOTE: "the note of a decision",
    Redactable.COMMENT: "a comment",
    Redactable.ATTESTATION_NOTE: "the note of an attestation",
    Redactable.MUTE_NOTE: "the note of a mute",
    Redactable.SIGN_OFF_NOTE: "the note of a sign-off",
    Redactable.REOPEN_REASON: "the reason to re-open",
    Redactable.STATEMENT: "the sourcing statement",
    Redactable.SUMMARY: "the summary of a change",
}
_DECIDING = (Action.DECIDE, Action.DECIDE_MANY)


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that stands and can be taken back, with its flag's revision."""

    flag: int
    rule: str
    revision: int


@dataclass(frozen=True, slots=True)
class Words:
    """Free words that a change brought in, which an administrator can take out."""

    what: Redactable
    key: int
    label: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One entry with what can be done about it."""

    entry: HistoryEntry
    standing: tuple[Standing, ...]
    words: tuple[Words, ...]

    @property
    def word(self) -> str:
        """What was done, in two or three words."""
        return action_word(self.entry.action)


def shown_changes(article: Article, changes: Iterable[Change]) -> list[ShownChange]:
    """Changes of one article, in their order, in a fixed number of queries."""
    rows = list(changes)
    standing = _standing_decisions(rows)
    return [
        ShownChange(
            entry,
            tuple(standing[key] for key in _decisions_made(change) if key in standing),
            tuple(_words_in(change)),
        )
        for entry, change in zip(history_of(article, rows), rows, strict=True)
    ]


def place_in_words(place: str) -> str:
    """Where words were taken out ("comment.text 12"), as people say it."""
    what = place.partition(" ")[0]
    return _PLACES[Redactable(what)] if what in list(Redactable) else place


def file_name(article: Article, extension: str) -> str:
    """The name of an exported history; it says that the file is internal."""
    stem = slugify(article.title)[:_NAME_LENGTH].strip("-") or f"article-{article.pk}"
    return f"{stem}-history-internal.{extension}"


def _standing_decisions(changes: Iterable[Change]) -> dict[int, Standing]:
    """The decisions that these changes made and that stand on their flags, by primary key."""
    made = {key for change in changes for key in _decisions_made(change)}
    rows = Decision.objects.filter(
        pk__in=made, taken_back_at__isnull=True, flag__active=True, flag__version__is_current=True
    ).values_list("pk", "flag_id", "flag__rule", "flag__revision")
    return {pk: Standing(flag, rule, revision) for pk, flag, rule, revision in rows}


def _decisions_made(change: Change) -> Iterator[int]:
    if change.action not in _DECIDING:
        return
    for row in change.rows:
        if row["model"] != "flag":
            continue
        before = {one["id"] for one in (row["before"] or {}).get("decisions", ())}
        yield from (
            one["id"]
            for one in (row["after"] or {}).get("decisions", ())
            if one["id"] not in before
        )


def _words_in(change: Change) -> Iterator[Words]:
    """The free words that this change brought in and that nobody has taken out yet."""
    for row in change.rows:
        before, after = row["before"] or {}, row["after"] or {}
        if row["model"] == "flag":
            known = {one["id"] for one in before.get("decisions", ())}
            for one in after.get("decisions", ()):
                if one["id"] not in known and _is_words(one["note"]):
                    yield Words(Redactable.DECISION_NOTE, one["id"], "the note of the decision")
            continue
        for what in Redactable:
            if what.noun != row["model"]:
                continue
            words = after.get(what.field)
            if _is_words(words) and words != before.get(what.field):
                yield Words(what, row["id"], f"the {what.field.replace('_', ' ')}")
    if change.action not in (Action.INTAKE, Action.REDACT) and _is_words(change.summary):
        yield Words(Redactable.SUMMARY, change.pk, "the summary")


def _is_words(value: object) -> bool:
    return bool(value) and value != REDACTED
