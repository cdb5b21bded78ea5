"""What the commands share that read articles from files and need no database."""

from __future__ import annotations

import argparse
import io
import sys
from typing import Any

from django.core.management.base import CommandParser, DjangoHelpFormatter

from newsapp.corpus.exit_status import OnRecordCommand


class HelpFormatter(DjangoHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Django's order of options, and the examples as they are written."""


class TextCommand(OnRecordCommand):
    """A command on texts: UTF-8 in and out, ``examples`` under its help, no system checks."""

    examples = ""
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def run_from_argv(self, argv: list[str]) -> None:
        """Write UTF-8 wherever the command runs: the words must come out as they went in."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")
        super().run_from_argv(argv)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's parser, with the examples at its end."""
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=HelpFormatter,
            epilog=self.examples,
            **kwargs,
        )
