"""Reads a corpus of articles with attributions from JSON lines.

One object a line: ``{"name": str, "text": str, "attributions": [{"source": [[start, end], ...],
"cue": [...], "content": [...], "kind": str}, ...]}``. Offsets are code points, end exclusive;
"kind" may be missing, or be a list whose first entry is the preferred one. A separate file may
hold the kinds: the same objects without "text", matched by name, whose attributions replace the
article's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsapp.detection.tagger.labels import ROLES
from newsapp.detection.types import Kind, Role, Span


class CorpusError(ValueError):
    """A corpus file is not as documented; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as a person marked it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind | None = None

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue, Role.CONTENT: self.content}[role]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and its attributions."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def trimmed(start: int, end: int, text: str) -> Span | None:
    """The span without white space at its edges, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _attribution(row: dict[str, Any], text: str) -> GoldAttribution:
    parts = {}
    for role in ROLES:
        spans = []
        for start, end in row.get(role.value) or []:
            if not 0 <= start < end <= len(text):
                raise ValueError(f"{role.value} [{start}, {end}] lies outside the text")
            span = trimmed(start, end, text)
            if span is not None:
                spans.append(span)
        parts[role.value] = tuple(sorted(spans))
    kind = row.get("kind")
    if isinstance(kind, list):
        kind = kind[0] if kind else None
    return GoldAttribution(**parts, kind=Kind(kind) if kind is not None else None)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except json.JSONDecodeError as error:
                    raise CorpusError(f"{path}, line {number}: not JSON ({error})") from error


def read_corpus(path: Path, kinds: Path | None = None) -> list[GoldArticle]:
    """The articles of ``path``, in file order; raises CorpusError naming the line at fault."""
    with_kinds = {row["name"]: row["attributions"] for _, row in _rows(kinds)} if kinds else {}
    articles = []
    for number, row in _rows(path):
        try:
            text = row["text"]
            marked = with_kinds.get(row["name"], row["attributions"])
            attributions = tuple(_attribution(each, text) for each in marked)
            articles.append(GoldArticle(row["name"], text, attributions))
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusError(f"{path}, line {number}: {error!r}") from error
    if not articles:
        raise CorpusError(f"{path}: no article")
    return articles
