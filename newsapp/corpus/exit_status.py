"""What a command's exit status says, the same for every command (docs/commands.md)."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from django.core.management.base import CommandError


class ExitStatus(IntEnum):
    """How a command ended. A job may go by the number; the words stand on standard error."""

    DONE = 0
    """All that was asked is done, also where there was nothing to do."""
    NOT_ALL_WELL = 1
    """It ran to its end, and something that it names is not right; the rest is done."""
    NOTHING_DONE = 2
    """It could not begin: a wrong option, a file, article, desk or person that is not there."""


class NothingDone(CommandError):
    """The command cannot do what was asked, and has changed nothing."""

    def __init__(self, *said: Any) -> None:
        super().__init__(*said, returncode=ExitStatus.NOTHING_DONE)


class NotAllWell(CommandError):
    """The command did what it could; what it could not, or found wrong, it has named."""

    def __init__(self, *said: Any) -> None:
        super().__init__(*said, returncode=ExitStatus.NOT_ALL_WELL)
