#!/usr/bin/env python3
"""Runs On Record's commands: `python manage.py help` lists them."""

import os
import sys
from typing import NoReturn


def main() -> None:
    """Run the command named on the command line; a wrong setting ends it in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsapp.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        refuse(
            "Django is not installed for this Python: run `make run` once, then use"
            " `.venv/bin/python manage.py ...`."
        )
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        refuse(f"On Record cannot start: {error}")


def refuse(why: str) -> NoReturn:
    """End with the status of what could not begin, as every command does (docs/commands.md)."""
    sys.stderr.write(f"{why}\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
