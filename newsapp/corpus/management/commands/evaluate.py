"""``manage.py evaluate``: how good the installed detector is, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from newsapp.corpus.exit_status import NothingDone
from newsapp.corpus.text_command import TextCommand
from newsapp.detection import detect
from newsapp.detection.scoring.coded import CodedArticle, coded_detection
from newsapp.detection.scoring.figures import score
from newsapp.detection.scoring.gold_files import read_gold
from newsapp.detection.scoring.intervals import intervals, intervals_table
from newsapp.detection.scoring.json_lines import CodedFileError, read_json_lines
from newsapp.detection.scoring.mistakes import find_mistakes
from newsapp.detection.scoring.outlets import by_outlet, outlets_table
from newsapp.detection.scoring.report import figures_as_data, figures_table, mistakes_table


class Command(TextCommand):
    help = (
        "Prints how well the installed detector does on articles that people coded.\n"
        "Needs no database and stores nothing."
    )
    examples = """
examples:
  manage.py evaluate gold.jsonl                   a table of all figures
  manage.py evaluate gold.jsonl --errors 20       and what went wrong, up to 20 of each sort
  manage.py evaluate gold.jsonl --outlets         and a line for each outlet
  manage.py evaluate gold.jsonl --intervals       and how far the figures move with other articles
  manage.py evaluate gold.jsonl --json            the figures as one JSON object
  manage.py evaluate tests/data/gold              a folder of annotated .txt files
  manage.py evaluate gold.jsonl --found old.jsonl   judge a file that `detect --format jsonl` wrote

GOLD has one JSON object per line and article, with offsets in Unicode code points, end exclusive:
  {"name": "port", "text": "…", "attributions": [{"source": [[29, 40]], "cue": [[41, 45]],
   "content": [[0, 27]], "kind": "anonymous"}], "sources": […]}
“kind” may be a list of acceptable kinds. “sources”, “non_responses” and “furniture”, in the form
that `detect --format jsonl` writes, are scored where they are there.

The figures:
  spans       exact: same start and end; overlap: a character in common; characters: each by itself
  linked      gold attributions of which source, cue and content are met by one found attribution
  anonymous   recall over gold anonymous attributions, precision over those found as anonymous
  B-cubed     for every mention the share of its source that is right; a mention without one on the
              other side counts 0, but in “paired only” it is left out
  counts      the number of people of a source: exact number and lower bound both right
  confidence  whether of the attributions with confidence 0.9 nine in ten are right (linked)
Exit status: 0 when the figures were printed, 2 when something could not be read.
"""
    detector = ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "gold",
            type=Path,
            metavar="GOLD",
            help="a .jsonl file of coded articles, an annotated .txt file, or a folder of these",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--errors",
            type=_number,
            default=0,
            metavar="N",
            help="show up to N mistakes of each sort, with the words around them",
        )
        parser.add_argument(
            "--outlets",
            action="store_true",
            help="show the figures of each outlet: what stands before the first _ of a name",
        )
        parser.add_argument(
            "--intervals",
            action="store_true",
            help="show 95%% intervals of the main figures, from 1,000 draws of the articles",
        )
        parser.add_argument(
            "--found",
            type=Path,
            metavar="FILE",
            help="judge what this .jsonl file holds instead of detecting; articles go by name",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reading = [name for name in ("errors", "outlets", "intervals") if options[name]]
        if options["json"] and reading:
            message = f"Choose --json or --{reading[0]}: the latter is for reading."
            raise NothingDone(message)
        try:
            gold = read_gold(options["gold"])
            compared = list(self.compared(gold, options["found"]))
        except CodedFileError as error:
            raise NothingDone(str(error)) from error
        figures = score(compared)
        if options["json"]:
            self.stdout.write(json.dumps(figures_as_data(figures)))
            return
        self.stdout.write(f"{options['found'] or self.detector}, {options['gold']}")
        self.stdout.write(figures_table(figures))
        if options["outlets"]:
            self.stdout.write(outlets_table(by_outlet(compared)))
        if options["intervals"]:
            self.stdout.write(intervals_table(intervals(compared)))
        if options["errors"]:
            mistakes = (mistake for pair in compared for mistake in find_mistakes(*pair))
            self.stdout.write(mistakes_table(mistakes, options["errors"]))

    def compared(
        self, gold: tuple[CodedArticle, ...], found: Path | None
    ) -> Iterator[tuple[CodedArticle, CodedArticle]]:
        """Each gold article with what was found in it."""
        if found is None:
            for article in gold:
                detection = detect(article.text or "")
                self.detector = f"detector {detection.detector}"
                yield article, coded_detection(article.name, detection)
            return
        by_name = {article.name: article for article in _read_found(found)}
        missing = [article.name for article in gold if article.name not in by_name]
        if missing:
            self.stderr.write(
                f"{found} lacks {len(missing)} of the {len(gold)} articles ({missing[0]}, …); "
                "nothing counts as found in them."
            )
        for article in gold:
            other = by_name.get(article.name, CodedArticle(article.name, None, ()))
            if other.digest is not None and other.digest != article.digest:
                raise CodedFileError(f"{found}: “{article.name}” is not of the text in the gold.")
            yield article, other


def _read_found(path: Path) -> tuple[CodedArticle, ...]:
    try:
        return read_json_lines(path, texts_needed=False)
    except OSError as error:
        raise CodedFileError(f"{path}: {error.strerror or error}.") from error


def _number(given: str) -> int:
    number = int(given)
    if number < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number
