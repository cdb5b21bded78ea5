"""``manage.py compare_detection``: what a new detector gains and loses, without a database."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from newsapp.corpus.exit_status import NothingDone
from newsapp.corpus.text_command import TextCommand
from newsapp.detection.scoring.coded import CodedArticle
from newsapp.detection.scoring.comparison import ArticleComparison, SpanChange, compare
from newsapp.detection.scoring.json_lines import CodedFileError, read_json_lines, read_texts
from newsapp.detection.scoring.report import printable
from newsapp.detection.types import Kind, Role, Span

_MOST_WORDS_SHOWN = 90


class Command(TextCommand):
    help = (
        "Shows the spans that a newer detection gained and lost against an older one.\n"
        "Needs no database and stores nothing."
    )
    examples = """
examples:
  manage.py detect articles.jsonl --format jsonl > old.jsonl
  (change the detector)
  manage.py detect articles.jsonl --format jsonl > new.jsonl
  manage.py compare_detection old.jsonl new.jsonl --texts articles.jsonl

Each file has one JSON object per line and article, with “name” and “attributions”. The words of a
span are shown where one of the two files holds “text”, or --texts does; else its offsets alone.
A line begins with + for a span that only NEW has, - for one that only OLD has, and ~ for an
attribution whose kind changed. Exit status: 0, also where much changed; 2 when something could not
be read.
"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("old", type=Path, metavar="OLD", help="the earlier detection, .jsonl")
        parser.add_argument("new", type=Path, metavar="NEW", help="the later detection, .jsonl")
        parser.add_argument(
            "--texts",
            type=Path,
            metavar="FILE",
            help="a .jsonl file with the texts, by name, where OLD and NEW hold none",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            old, new = _by_name(options["old"]), _by_name(options["new"])
            texts = _texts(options["texts"]) if options["texts"] else {}
            compared = [
                compare(old[name], article, texts.get(name))
                for name, article in new.items()
                if name in old
            ]
            for one in compared:
                _check(one)
        except CodedFileError as error:
            raise NothingDone(str(error)) from error
        except ValueError as error:
            raise NothingDone(f"{options['old']} and {options['new']}: {error}.") from error
        try:
            for name in sorted(old.keys() ^ new.keys()):
                only = options["old"] if name in old else options["new"]
                self.stdout.write(printable(f"{name}: only in {only}"))
            for one in compared:
                self.write_article(one)
            self.write_sum(compared)
            self.stdout.flush()
        except BrokenPipeError:
            # The reader (head, less) has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def write_article(self, one: ArticleComparison) -> None:
        if one.same:
            return
        self.stdout.write(printable(one.name))
        for change in one.spans:
            sign = "+" if change.gained else "-"
            self.stdout.write(
                f"  {sign} {change.role.value:8}{_shown(change.span, one.text)}",
            )
        for kind in one.kinds:
            self.stdout.write(
                f"  ~ {_kinds(kind.old)} is now {_kinds(kind.new)}: {_shown(kind.span, one.text)}"
            )
        self.stdout.write("")

    def write_sum(self, compared: list[ArticleComparison]) -> None:
        changes: list[SpanChange] = [change for one in compared for change in one.spans]
        number = Counter((change.role, change.gained) for change in changes)
        changed = sum(not one.same for one in compared)
        noun = "article" if len(compared) == 1 else "articles"
        self.stdout.write(f"{len(compared)} {noun} compared, {changed} changed.")
        for role in Role:
            self.stdout.write(
                f"  {role.value:8} {number[role, True]} gained, {number[role, False]} lost"
            )
        self.stdout.write(f"  kinds    {sum(len(one.kinds) for one in compared)} changed")


def _by_name(path: Path) -> dict[str, CodedArticle]:
    try:
        return {article.name: article for article in read_json_lines(path, texts_needed=False)}
    except OSError as error:
        raise CodedFileError(f"{path}: {error.strerror or error}. Check the path.") from error


def _texts(path: Path) -> dict[str, str]:
    try:
        return read_texts(path)
    except OSError as error:
        raise CodedFileError(f"{path}: {error.strerror or error}. Check the path.") from error


def _check(one: ArticleComparison) -> None:
    ends = [change.span.end for change in one.spans]
    if one.text is not None and max(ends, default=0) > len(one.text):
        raise ValueError(f"a span of “{one.name}” reaches beyond its text")


def _kinds(kinds: frozenset[Kind]) -> str:
    return "/".join(sorted(kinds)) or "no kind"


def _shown(span: Span, text: str | None) -> str:
    place = f"[{span.start}, {span.end}]"
    if text is None:
        return place
    words = printable(span.of(text))
    if len(words) > _MOST_WORDS_SHOWN:
        half = _MOST_WORDS_SHOWN // 2
        words = f"{words[:half]} … {words[-half:]}"
    return f"{place} {words}"
