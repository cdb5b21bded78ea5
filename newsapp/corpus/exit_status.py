"""What a command's exit status says, the same for every command (docs/commands.md)."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.db import DatabaseError, OperationalError

from newsapp.corpus.database import pending_migrations, unusable


class ExitStatus(IntEnum):
    """How a command ended. A job may go by the number; the words stand on standard error."""

    DONE = 0
    """All that was asked is done, also where there was nothing to do."""
    NOT_ALL_WELL = 1
    """It ran to its end, and something that it names is not right; the rest is done. Or the
    database was lost on the way: then what it has said is done."""
    NOTHING_DONE = 2
    """It could not begin: a wrong option or setting, a file, article, desk, person or database that
    is not there, a refusal."""


class NothingDone(CommandError):
    """The command cannot do what was asked, and has changed nothing."""

    def __init__(self, *said: Any) -> None:
        super().__init__(*said, returncode=ExitStatus.NOTHING_DONE)


class NotAllWell(CommandError):
    """The command did what it could; what it could not, or found wrong, it has named."""

    def __init__(self, *said: Any) -> None:
        super().__init__(*said, returncode=ExitStatus.NOT_ALL_WELL)


class OnRecordCommand(BaseCommand):
    """A command that keeps to the convention also where the machine is not set up for it.

    ``requires_migrations_checks`` is False for one that needs no database, or sees to it itself.
    """

    requires_migrations_checks = True

    def execute(self, *args: Any, **options: Any) -> Any:
        """Run the command.

        Raises NotAllWell where the database was there at the beginning and is lost on the way.
        """
        try:
            return super().execute(*args, **options)
        except OperationalError as error:
            remedy = "What is said above is done, the rest is not: run the command again."
            raise NotAllWell(unusable(error, remedy)) from error

    def check(self, *args: Any, **options: Any) -> None:
        """Run the checks of the setup before anything else.

        Raises SystemCheckError, with the status of what could not begin, where one fails.
        """
        try:
            super().check(*args, **options)
        except SystemCheckError as error:
            error.returncode = ExitStatus.NOTHING_DONE
            raise

    def check_migrations(self) -> None:
        """Look at the database before anything is done, as Django lets a command ask for.

        Raises NothingDone where it does not answer, and where it is not up to date.
        """
        try:
            behind = bool(pending_migrations())
        except DatabaseError as error:
            raise NothingDone(unusable(error)) from error
        if behind:
            raise NothingDone(
                "The database is not up to date: run `manage.py migrate` (`make run` does it by "
                "itself)."
            )
