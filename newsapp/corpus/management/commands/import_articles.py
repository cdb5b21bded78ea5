"""Brings articles in from files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from newsapp.corpus.actions.accounts import default_desk, ensure_local_editor
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.people import make_desk
from newsapp.corpus.errors import Refused, SameText
from newsapp.corpus.exit_status import NotAllWell, NothingDone, OnRecordCommand
from newsapp.corpus.given_paths import require_paths
from newsapp.corpus.models import Article, Desk, User
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.markings import marking_of
from newsapp.corpus.titles import working_title
from newsapp.detection.intake import IntakeError, decode

_HEADER_OF_A_LINE = ("outlet", "byline", "url", "genre")
_TEXT_ENDINGS = (".txt", ".md", ".text")


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a file brings it. ``place`` is the file, with the line where there is one."""

    place: str
    text: str
    title: str = ""
    header: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is no article, and why."""

    place: str
    reason: str


class Command(OnRecordCommand):
    help = (
        "Bring articles in: from text files (UTF-8), from every .txt, .text and .md file of a "
        "folder, or from .jsonl files with one object per line that has a text and, where known, "
        "title (or name), outlet, byline, url, published (2026-03-31) and genre. Detection runs "
        "on each, and its flags are raised. A text that the desk has already is not brought in "
        "twice, which is no error: a job may bring in the same folder every night. A very long one "
        "is stored without marks: the worker makes them. What is dropped is listed with the "
        "reason, and the command then exits with 1; the rest is stored all the same. A path that "
        "is not there stops it before anything is stored (2)."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="FILE", help="a file or a folder; any number"
        )
        parser.add_argument(
            "--desk", metavar="SLUG", help="the desk that gets them (default: the oldest desk)"
        )
        parser.add_argument(
            "--make-desk", action="store_true", help="make that desk where it is not there yet"
        )
        parser.add_argument(
            "--by", metavar="USER", help="who brings them in (default: the local editor)"
        )
        parser.add_argument(
            "--same-text-ok", action="store_true", help="store a text that is there already again"
        )
        parser.add_argument(
            "--strict", action="store_true", help="exit with 1 where a text is there already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_paths(options["paths"])
        by = named_person(options["by"])
        desk = named_desk(options["desk"], make=options["make_desk"])
        stored = known = dropped = 0
        for item in items_in(options["paths"]):
            if isinstance(item, Unreadable):
                dropped += 1
                self.stderr.write(f"dropped {item.place}: {item.reason}")
                continue
            try:
                article = add_article(
                    desk,
                    text=item.text,
                    title=item.title or working_title(item.text),
                    by=by,
                    same_text_ok=options["same_text_ok"],
                    **item.header,
                )
            except SameText as error:
                known += 1
                self.stderr.write(f"here already, as article {error.article.pk}: {item.place}")
            except Refused as error:
                dropped += 1
                self.stderr.write(f"dropped {item.place}: {error}")
            else:
                stored += 1
                self.stdout.write(
                    f"article {article.pk}: {article.title} ({item.place}){_remark(article)}"
                )
        self.stdout.write(f"{stored:,} brought in, {known:,} here already, {dropped:,} dropped.")
        if dropped:
            raise NotAllWell(f"{dropped:,} dropped; the reasons stand above.")
        if known and options["strict"]:
            raise NotAllWell(f"{known:,} here already; the articles stand above.")


def _remark(article: Article) -> str:
    """What to say of an article that has no marks yet."""
    marking = marking_of(current_version(article))
    if marking is None:
        return ""
    return "; it is long: its marks follow, made by the worker (manage.py work)"


def named_desk(slug: str | None, *, make: bool = False) -> Desk:
    """The desk with this slug, or the default one; where ``make`` is true it is made when missing.

    Raises NothingDone, listing the desks, where there is none.
    """
    if slug is None:
        if make:
            raise NothingDone("Say which desk to make: --desk SLUG --make-desk.")
        return default_desk()
    if make:
        try:
            return make_desk(slug)
        except Refused as error:
            raise NothingDone(str(error)) from error
    desk = Desk.objects.filter(slug=slug).first()
    if desk is None:
        known = ", ".join(Desk.objects.values_list("slug", flat=True)) or "none yet"
        raise NothingDone(f"There is no desk “{slug}”. Desks: {known}. --make-desk makes it.")
    return desk


def named_person(username: str | None) -> User:
    """The person with this sign-in name, or the local editor. Raises NothingDone."""
    if username is None:
        return ensure_local_editor()
    person = User.objects.filter(username=username).first()
    if person is None:
        raise NothingDone(f"There is nobody with the sign-in name “{username}”.")
    return person


def items_in(paths: Iterable[Path]) -> Iterator[Item | Unreadable]:
    """The articles in files and folders, in order; what cannot be read comes with its reason."""
    for path in paths:
        if path.is_dir():
            found = sorted(one for one in path.iterdir() if one.suffix.lower() in _TEXT_ENDINGS)
            if not found:
                endings = ", ".join(_TEXT_ENDINGS)
                yield Unreadable(str(path), f"the folder has no file that ends in {endings}")
            yield from items_in(found)
        elif path.suffix.lower() == ".jsonl":
            yield from _lines_of(path)
        else:
            yield _file(path)


def _file(path: Path) -> Item | Unreadable:
    try:
        return Item(str(path), decode(path.read_bytes()))
    except OSError as error:
        return Unreadable(str(path), f"it cannot be read: {error.strerror}")
    except IntakeError as error:
        return Unreadable(str(path), str(error))


def _lines_of(path: Path) -> Iterator[Item | Unreadable]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _line(f"{path}, line {number}", line)
    except OSError as error:
        yield Unreadable(str(path), f"it cannot be read: {error.strerror}")


def _line(place: str, line: bytes) -> Item | Unreadable:
    try:
        value = json.loads(line)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        return Unreadable(place, f"it is not JSON: {error}")
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return Unreadable(place, "it has no “text”: each line is one object with a text")
    title = value.get("title") or value.get("name") or ""
    header = {name: value[name] for name in _HEADER_OF_A_LINE if value.get(name)}
    for name, given in {"title": title, **header}.items():
        if not isinstance(given, str):
            return Unreadable(place, f"its “{name}” is not a string")
    if value.get("published"):
        try:
            header["published"] = date.fromisoformat(value["published"])
        except (TypeError, ValueError):
            return Unreadable(place, "its “published” is not a date such as 2026-03-31")
    return Item(place, value["text"], title, header)
