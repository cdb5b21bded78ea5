"""Deletes an article with everything about it, and leaves a row that says so."""

from __future__ import annotations

import argparse
from typing import Any

from newsapp.corpus.actions.erasures import purge
from newsapp.corpus.errors import Refused
from newsapp.corpus.exit_status import NothingDone, OnRecordCommand
from newsapp.corpus.models import Article, User


class Command(OnRecordCommand):
    help = (
        "Delete an article with its versions, review and history. It cannot be undone. What stays "
        "is a row for each version with who, when, why and the hash of the text."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("article", type=int, metavar="ID", help="the article's number")
        add_answerable(parser)
        parser.add_argument(
            "--title", metavar="TITLE", help="the article's title, so that it is the right one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        article = article_numbered(options["article"])
        if options["title"] != article.title:
            raise NothingDone(
                f"Article {article.pk} is “{article.title}”. To delete it for good, say so: "
                f"--title “{article.title}” (with the quotation marks of your shell)."
            )
        try:
            erasures = purge(article, reason=options["reason"], by=person(options["by"]))
        except Refused as error:
            raise NothingDone(str(error)) from error
        for erasure in erasures:
            self.stdout.write(f"purged {erasure.place}, sha256 {erasure.sha256}")


def add_answerable(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The two options of every erasure: who and why."""
    parser.add_argument(
        "--by", required=required, metavar="USERNAME", help="the administrator who answers for it"
    )
    parser.add_argument(
        "--reason", required=required, metavar="WORDS", help="why; the words stay on the record"
    )


def article_numbered(number: int) -> Article:
    """The article. Raises NothingDone where there is none."""
    article = Article.objects.select_related("desk").filter(pk=number).first()
    if article is None:
        raise NothingDone(f"There is no article {number}.")
    return article


def person(username: str) -> User:
    """The account. Raises NothingDone where there is none that may sign in."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise NothingDone(f"There is no active account “{username}”.")
    return user
