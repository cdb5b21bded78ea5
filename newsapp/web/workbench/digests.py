"""Short marks by which a page tells whether what it shows is what there is."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32


def digest_of(parts: Iterable[object]) -> str:
    """Eight hexadecimal digits that differ where any of ``parts`` reads differently.

    They compare two states of one card, and no secret rests on them: one change in four thousand
    million goes unnoticed until the next.
    """
    return f"{crc32(chr(31).join(str(part) for part in parts).encode()):08x}"
