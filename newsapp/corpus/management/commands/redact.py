"""Takes the words of one field out of an article's record, with every copy of them."""

from __future__ import annotations

import argparse
from typing import Any

from newsapp.corpus.actions.erasures import redact
from newsapp.corpus.errors import Refused
from newsapp.corpus.exit_status import NothingDone, OnRecordCommand
from newsapp.corpus.management.commands.purge import add_answerable, article_numbered, person
from newsapp.corpus.redaction import Redactable, copies_of, places_of


class Command(OnRecordCommand):
    help = (
        "Take the words of a note, comment, attestation, reason or summary out of the record of an "
        "article, with their copies in its history. No undo brings them back. Begin with --find."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("article", type=int, metavar="ID", help="the article's number")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--find",
            metavar="WORDS",
            help="list the fields that hold these words, with some words around; changes nothing",
        )
        what.add_argument(
            "--field",
            metavar="FIELD:NUMBER",
            help="the field to empty, as --find lists it, such as decision.note:12; one of "
            + ", ".join(Redactable),
        )
        add_answerable(parser, required=False)

    def handle(self, *args: Any, **options: Any) -> None:
        article = article_numbered(options["article"])
        if options["find"] is not None:
            found = places_of(article, options["find"])
            for place in found:
                self.stdout.write(f"{place}  “{place.excerpt}”")
            if not found:
                self.stdout.write("These words are in no field that can be emptied.")
            return
        if options["by"] is None or options["reason"] is None:
            raise NothingDone("Say who takes it out and why: --by USERNAME --reason WORDS.")
        what, key = _field(options["field"])
        by = person(options["by"])
        words = copies_of(article, what, key).words
        try:
            erasure = redact(article, what=what, key=key, reason=options["reason"], by=by)
        except Refused as error:
            raise NothingDone(str(error)) from error
        self.stdout.write(f"redacted {erasure.place}, sha256 {erasure.sha256}")
        elsewhere = {str(place) for one in words for place in places_of(article, one)}
        if elsewhere:
            self.stdout.write(f"The same words still stand in {', '.join(sorted(elsewhere))}.")


def _field(given: str) -> tuple[Redactable, int]:
    """The field and the row's number. Raises NothingDone where that names no field."""
    name, _, number = given.partition(":")
    if name not in list(Redactable) or not number.isdecimal():
        raise NothingDone(
            f"“{given}” names no field: write it as --find lists it, such as decision.note:12. "
            f"Fields are {', '.join(Redactable)}."
        )
    return Redactable(name), int(number)
