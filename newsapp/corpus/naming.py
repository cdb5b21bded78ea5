"""Which of the words that mention a source are the ones that name it.

A source is who those words name. "One of them" and "the person" go with whoever that is, and may
go with somebody else once the name is another.
"""

from __future__ import annotations

from collections.abc import Collection

_EDGES = " \t\n.,;:!?—–-…"


def naming_words(name: str, mentions: Collection[str]) -> frozenset[str]:
    """Those of ``mentions``, as printed, that read as the name does.

    None where a person renamed the source, or its name was cut short: then nobody can tell which.
    """
    return frozenset(words for words in mentions if _plain(words) == _plain(name))


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(_EDGES).casefold()
