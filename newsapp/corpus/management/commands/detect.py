"""``manage.py detect``: who says what in a text, without a database."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import CommandParser

from newsapp.corpus.exit_status import NotAllWell, NothingDone
from newsapp.corpus.given_paths import require_paths
from newsapp.corpus.text_command import TextCommand
from newsapp.detection import detect
from newsapp.detection.intake import MAXIMUM_BYTES, IntakeError, decode, normalise
from newsapp.detection.types import Detection
from newsapp.detection.unmarked import NOT_ENGLISH, passed_over
from newsapp.formats import machine_form
from newsapp.formats.plain_table import plain_table
from newsapp.policy import DEFAULT_PRESET, PolicyError, evaluate, preset, preset_slugs, read_policy
from newsapp.policy.types import Flag, Metadata, Policy

# A text may lose half its bytes in intake, when every line ends in CRLF.
_MOST_BYTES_READ = 2 * MAXIMUM_BYTES + 3


@dataclass(frozen=True, slots=True)
class _Article:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Failure:
    where: str
    message: str


class Command(TextCommand):
    help = (
        "Finds who says what in news articles and checks it against a sourcing policy.\n"
        "Needs no database and stores nothing."
    )
    examples = f"""
examples:
  manage.py detect story.txt                            a table to read
  manage.py detect story.txt --format jsonl             one JSON object, see docs/formats.md
  manage.py detect desk/*.txt --format jsonl > out.jsonl
  manage.py detect archive.jsonl --format jsonl         one article a line: {{"name": …, "text": …}}
  cat story.txt | manage.py detect -                    from standard input
  manage.py detect story.txt --policy our-rules.toml    under rules of your own

A text is UTF-8 and has at most {MAXIMUM_BYTES:,} bytes. One that cannot be read is reported on
standard error, the others are done; so is one that is not English, where nothing is marked.
Exit status: 0 when all were done, 1 when some could not be read, 2 when nothing was done: a
wrong option, or a file that is not there.
"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            help="a text file with one article, a .jsonl file with many, or - for standard input",
        )
        parser.add_argument(
            "--format",
            choices=("table", "jsonl"),
            default="table",
            help="table: to read (the default); jsonl: one JSON object per article and line",
        )
        parser.add_argument(
            "--policy",
            default=DEFAULT_PRESET,
            metavar="PRESET|FILE",
            help=f"a shipped policy ({', '.join(preset_slugs())}) or a TOML file of your own "
            "(docs/policies.md)",
        )
        parser.add_argument(
            "--input",
            choices=("auto", "text", "jsonl"),
            default="auto",
            help="how to read the files; auto goes by the ending .jsonl, and takes standard input "
            "for one text",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        policy = self.policy(options["policy"])
        require_paths(Path(given) for given in options["files"] if given != "-")
        failed = 0
        try:
            for found in self.articles(options["files"], options["input"]):
                if isinstance(found, _Failure):
                    failed += 1
                    self.stderr.write(f"{found.where}: {found.message}")
                else:
                    self.write_article(found, policy, options["format"])
            self.stdout.flush()
        except BrokenPipeError:
            # The reader (head, less) has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if failed:
            noun = "text" if failed == 1 else "texts"
            raise NotAllWell(f"{failed} {noun} could not be read.")

    def policy(self, given: str) -> Policy:
        """The shipped policy of that name, or the one in that file."""
        if given in preset_slugs():
            return preset(given)
        try:
            return read_policy(Path(given).read_text(encoding="utf-8"))
        except PolicyError as error:
            raise NothingDone(f"{given}, {error}") from error
        except UnicodeDecodeError as error:
            raise NothingDone(f"{given} is not UTF-8.") from error
        except OSError as error:
            raise NothingDone(
                f"There is no policy “{given}”: it is neither a shipped one "
                f"({', '.join(preset_slugs())}) nor a file that can be read ({error.strerror}).",
            ) from error

    def articles(self, files: list[str], reading: str) -> Iterator[_Article | _Failure]:
        """Every article of every file in order; one that cannot be read is a failure instead."""
        for given in files:
            where = "standard input" if given == "-" else given
            by_line = reading == "jsonl" or (reading == "auto" and given.endswith(".jsonl"))
            try:
                with _opened(given) as stream:
                    if by_line:
                        yield from _articles_by_line(stream, where)
                    else:
                        name = "standard-input" if given == "-" else Path(given).stem
                        yield _one_article(stream, name)
            except IntakeError as error:
                yield _Failure(where, str(error))
            except OSError as error:
                yield _Failure(where, f"{error.strerror or error}. Check the path and its rights.")

    def write_article(self, article: _Article, policy: Policy, form: str) -> None:
        detection = detect(article.text)
        if passed_over(detection):
            self.stderr.write(f"{article.name}: {NOT_ENGLISH}")
        flags = evaluate(detection, policy, Metadata())
        if form == "jsonl":
            self.stdout.write(_json_line(article.name, detection, flags, policy))
        else:
            self.stdout.write(plain_table(article.name, detection, flags))


def _opened(given: str) -> BinaryIO:
    return os.fdopen(os.dup(sys.stdin.fileno()), "rb") if given == "-" else Path(given).open("rb")


def _one_article(stream: BinaryIO, name: str) -> _Article:
    content = stream.read(_MOST_BYTES_READ + 1)
    if len(content) > _MOST_BYTES_READ:
        raise IntakeError(
            f"The file has more than {_MOST_BYTES_READ:,} bytes; an article may have "
            f"{MAXIMUM_BYTES:,}. Split it, or write one article a line into a .jsonl file."
        )
    return _Article(name, decode(content))


def _articles_by_line(stream: BinaryIO, where: str) -> Iterator[_Article | _Failure]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            yield _article_in(line)
        except IntakeError as error:
            yield _Failure(f"{where}, line {number}", str(error))


def _article_in(line: bytes) -> _Article:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise IntakeError("This line is not UTF-8. Save the file as UTF-8.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "too deeply nested"
        raise IntakeError(
            f"This line is not JSON ({reason}). Write one object a line: "
            '{"name": "port", "text": "…"}.'
        ) from error
    if not isinstance(data, dict):
        raise IntakeError('This line is no object. Write {"name": "port", "text": "…"}.')
    for key in ("name", "text"):
        if not isinstance(data.get(key), str):
            raise IntakeError(f"The key “{key}” is missing or not text.")
    return _Article(data["name"], normalise(data["text"]))


def _json_line(name: str, detection: Detection, flags: tuple[Flag, ...], policy: Policy) -> str:
    return json.dumps(machine_form(detection, flags, name, policy), ensure_ascii=False)
