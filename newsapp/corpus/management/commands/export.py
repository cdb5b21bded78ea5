"""Writes an article to a file of an interchange format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from newsapp.corpus.exit_status import NothingDone, OnRecordCommand
from newsapp.corpus.models import Article
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.formats import FORMATS, export
from newsapp.policy.types import Profile


class Command(OnRecordCommand):
    help = (
        "Write an article, as it is marked and reviewed now, to a file. The public profile holds "
        "text, marks, sources as printed and reasons; the internal one also flags, decisions, "
        "notes and names, and says so in the file's name. Without --output the file is named "
        "after the article and lands in this folder. What the format cannot carry is said."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("article", type=int, metavar="ID", help="the article's number")
        known = "; ".join(f"{slug}: {one.description}" for slug, one in FORMATS.items())
        parser.add_argument(
            "--format", required=True, choices=list(FORMATS), help=known.replace("%", "%%")
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help="where to write; a folder keeps the file's own name, - is standard output",
        )
        parser.add_argument(
            "--profile",
            choices=[profile.value for profile in Profile],
            default=Profile.PUBLIC.value,
            help="who the file is for (default: public)",
        )
        parser.add_argument(
            "--force", action="store_true", help="overwrite a file that is there already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(pk=options["article"]).first()
        if article is None:
            raise NothingDone(f"There is no article {options['article']}.")
        version = current_version(article)
        profile = Profile(options["profile"])
        value = reviewed(version)
        if value.incomplete:
            self.stderr.write(f"incomplete: {value.incomplete}")
        written = export(value, options["format"], profile)
        for sentence in written.dropped:
            self.stderr.write(f"dropped: {sentence}")
        output: Path = options["output"] or Path(written.filename)
        if str(output) == "-":
            sys.stdout.buffer.write(written.content)
            return
        if output.is_dir():
            output = output / written.filename
        if profile is Profile.INTERNAL and "internal" not in output.name.lower():
            raise NothingDone(
                f"An internal file must say so in its name: use {_marked(output)} or another name "
                "with “internal” in it."
            )
        store(output, written.content, overwrite=options["force"])
        self.stdout.write(f"{output}: {len(written.content):,} bytes, {profile.value}")


def store(output: Path, content: bytes, *, overwrite: bool) -> None:
    """Write the file. Raises NothingDone where it is there already or cannot be written."""
    try:
        with output.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise NothingDone(f"{output} is there already: --force overwrites it.") from error
    except OSError as error:
        raise NothingDone(f"{output} cannot be written: {error.strerror}.") from error


def _marked(output: Path) -> Path:
    return output.with_name(f"{output.stem}-internal{output.suffix}")
