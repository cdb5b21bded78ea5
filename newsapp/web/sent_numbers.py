"""Numbers that a page sends beside a form: in a header or in the address."""

from __future__ import annotations

_DIGITS = 15
"""No key has more; and Python refuses to read a number of thousands of digits."""


def whole_number(sent: str) -> int | None:
    """The number that ``sent`` writes out in ASCII digits; None where it is anything else."""
    plain = sent.isascii() and sent.isdecimal() and len(sent) <= _DIGITS
    return int(sent) if plain else None
