"""Words that people add to the record: notes, reasons, comments. What is kept of them, and when
they are asked about once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.corpus.errors import NameInNote
from newsapp.corpus.models import User, Version
from newsapp.corpus.quotes import require_storable
from newsapp.detection.lexicon.people import FIRST_NAMES
from newsapp.detection.names import find_names
from newsapp.detection.types import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A capital in the middle of a sentence is more than grammar.
_INSIDE_SENTENCE = re.compile(r"(?<=[\w,;:]\s)[A-Z][\w-]+")
_NEVER_A_PERSON = frozenset("april august june may".split())


def checked_words(words: str, *, what: str, version: Version, sure: bool) -> str:
    """``words`` as they are stored: without blanks around them. ``what`` names them ("The note").

    Raises Refused where a database cannot hold them, and NameInNote where they hold a personal
    name that is not in the article, unless somebody was asked about it already (``sure``).
    """
    kept = words.strip()
    require_storable(kept, what)
    if kept and not sure and (names := names_not_in_article(kept, version.text)):
        raise NameInNote(what, names)
    return kept


def names_not_in_article(words: str, text: str) -> tuple[str, ...]:
    """Personal names in ``words`` that ``text`` does not print, in their order.

    People with an account are known to the record anyway: their names do not count. Found are
    names of two words or with a title, and known first names inside a sentence.
    """
    found = list(dict.fromkeys(_names(words)))
    if not found:
        return ()
    printed = {word.casefold() for word in _WORD.findall(text)}
    printed |= {word.removesuffix("'s").removesuffix("’s") for word in printed}
    accounts = [
        {name.casefold() for name in f"{first} {last}".split()}
        for first, last in User.objects.values_list("first_name", "last_name")
    ]
    return tuple(
        name
        for name in found
        if not (parts := {part.casefold() for part in name.split()}) <= printed
        and not any(parts <= account for account in accounts)
    )


def _names(words: str) -> Iterator[str]:
    """Every personal name in ``words``; a part of a longer one is not named again."""
    index = find_names(words, [Span(0, len(words))])
    taken = []
    for name in index.names:
        taken.append(name.span)
        yield " ".join(name.words)
    for match in _INSIDE_SENTENCE.finditer(words):
        first = match.group().casefold()
        inside = any(span.start <= match.start() < span.end for span in taken)
        if first in FIRST_NAMES and first not in _NEVER_A_PERSON and not inside:
            yield match.group()
