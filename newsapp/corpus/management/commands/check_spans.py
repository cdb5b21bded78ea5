"""Proves that every stored span quotes its text."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from newsapp.corpus.exit_status import NotAllWell, NothingDone, OnRecordCommand
from newsapp.corpus.models import SpanRow, Version

# How each table of spans reaches the version whose text it quotes.
_PATHS = {
    "AttributionSpan": "attribution__version",
    "FlagSpan": "flag__version",
    "Furniture": "version",
    "Mention": "source__version",
    "NonResponse": "version",
    "NonResponseParty": "non_response__version",
    "QuotedPassage": "version",
    "ReasonSpan": "source__version",
    "Sentence": "version",
}


class Command(OnRecordCommand):
    help = (
        "Prove that every stored span quotes its text: for each row of each table of spans, "
        "text[start:end] must be the stored quote, in Unicode code points. Lists what is wrong, a "
        "line each, and exits with 1; exits with 0 where everything is right. Changes nothing."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--article", type=int, metavar="ID", help="check one article only (default: all)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        versions = Version.objects.order_by("pk")
        if options["article"] is not None:
            versions = versions.filter(article=options["article"])
            if not versions.exists():
                raise NothingDone(f"There is no article {options['article']}.")
        checked = wrong = 0
        for version in versions.iterator(chunk_size=20):
            for model in span_tables():
                for row in rows_of(model, version):
                    checked += 1
                    if version.text[row.start : row.end] != row.quote:
                        wrong += 1
                        self.stdout.write(described(model, row, version))
        if wrong:
            raise NotAllWell(f"{wrong:,} of {checked:,} spans are wrong.")
        self.stdout.write(f"All {checked:,} spans quote their text.")


def span_tables() -> list[type[SpanRow]]:
    """Every table of spans. Raises KeyError, later, for one that has no path to its version."""
    return sorted(SpanRow.__subclasses__(), key=lambda model: model.__name__)


def rows_of(model: type[SpanRow], version: Version) -> Iterator[SpanRow]:
    """The rows of one table that quote the text of ``version``."""
    rows = model._default_manager.filter(**{_PATHS[model.__name__]: version}).order_by("pk")
    return rows.iterator(chunk_size=2000)


def described(model: type[SpanRow], row: SpanRow, version: Version) -> str:
    """One wrong span: where it is stored, what it says and what the text says there."""
    return (
        f"{model._meta.db_table} {row.pk} (article {version.article_id}, version "
        f"{version.number}) [{row.start}, {row.end}): stored “{row.quote[:80]}”, "
        f"the text says “{version.text[row.start : row.end][:80]}”"
    )
