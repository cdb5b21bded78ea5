"""Makes an account, with its role and its desks."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from django.db import transaction

from newsapp.corpus.actions.people import add_person
from newsapp.corpus.errors import Refused
from newsapp.corpus.exit_status import NothingDone, OnRecordCommand
from newsapp.corpus.management.commands.import_articles import named_desk
from newsapp.corpus.models import Desk, Role


class Command(OnRecordCommand):
    help = (
        "Make an account, with its role and its desks. The password is asked for, or read from the "
        "first line of a file. With --no-password nobody can sign in with the account: it is a "
        "name for a job to work under (import_articles --by NAME). What the roles may do stands in "
        "docs/people.md."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME", help="the sign-in name")
        parser.add_argument(
            "--role",
            choices=[role.value for role in Role],
            default=Role.READER.value,
            help="what the person may do (default: reader)",
        )
        parser.add_argument(
            "--desk",
            action="append",
            default=[],
            metavar="SLUG",
            help="a desk whose articles the person sees; once for each desk",
        )
        parser.add_argument(
            "--make-desk", action="store_true", help="make a desk that is not there yet"
        )
        parser.add_argument("--first-name", default="", metavar="WORDS", help="as pages show it")
        parser.add_argument("--last-name", default="", metavar="WORDS", help="as pages show it")
        password = parser.add_mutually_exclusive_group()
        password.add_argument(
            "--password-file", type=Path, metavar="FILE", help="its first line is the password"
        )
        password.add_argument(
            "--no-password", action="store_true", help="nobody can sign in with this account"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        password = None if options["no_password"] else given_password(options["password_file"])
        role = Role(options["role"])
        try:
            with transaction.atomic():
                desks = [named_desk(slug, make=options["make_desk"]) for slug in options["desk"]]
                person = add_person(
                    options["name"],
                    role=role,
                    desks=desks,
                    first_name=options["first_name"],
                    last_name=options["last_name"],
                    password=password,
                )
        except Refused as error:
            raise NothingDone(str(error)) from error
        self.stdout.write(f"{person.username}: {role.label}, {_of(desks, role)}")


def given_password(file: Path | None) -> str:
    """The password: the file's first line, or what is typed twice. Raises NothingDone."""
    if file is not None:
        try:
            password = file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise NothingDone(f"{file} cannot be read: {error}.") from error
    else:
        if not sys.stdin.isatty():
            raise NothingDone(
                "There is nobody to ask for a password: give --password-file or --no-password."
            )
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise NothingDone("These are two different passwords. Nothing was made.")
    if not password:
        raise NothingDone("There is no password. Give one, or --no-password.")
    return password


def _of(desks: list[Desk], role: Role) -> str:
    if role is Role.ADMINISTRATOR:
        return "sees every desk"
    if not desks:
        return "on no desk yet: nothing to see until somebody adds one"
    return "on " + ", ".join(desk.name for desk in desks)
