"""Readers of environment variables: each gives a typed value or stops start-up with one sentence.

A misspelt value must never be taken for a default: `DEBUG=True` would otherwise switch debugging
off, and `DEBUG=0` on.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable `name`, stripped; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool) -> bool:
    """The variable `name` as a truth value: exactly `true` or `false`."""
    value = text(name)
    if value not in ("", "true", "false"):
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return value == "true" if value else default


def integer(name: str, *, default: int, lowest: int, highest: int) -> int:
    """The variable `name` as a whole number between `lowest` and `highest`, both included."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {lowest} to {highest}, not {value!r}."
        )
    return int(value)


def names(name: str) -> list[str]:
    """The variable `name` as a list, split at commas; empty items are dropped."""
    return [item.strip() for item in text(name).split(",") if item.strip()]


def secret(name: str) -> str:
    """The variable `name`, or the first line of the file that `<name>_FILE` names; "" without.

    Files are how container engines and service managers hand over secrets: a value in the
    environment is shown by `docker inspect` and `ps e`, a file is not.
    """
    file_name = text(f"{name}_FILE")
    if not file_name:
        return text(name)
    if text(name):
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE, not both.")
    try:
        lines = Path(file_name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"{name}_FILE names {file_name!r}, which cannot be read: {error}."
        ) from error
    if not lines or not lines[0].strip():
        raise ImproperlyConfigured(f"{name}_FILE names {file_name!r}, whose first line is empty.")
    return lines[0].strip()
