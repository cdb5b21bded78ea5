"""What can go wrong with a write. Each message is for the person who tried.

Refused
├── QuoteMismatch   the words are not where the span says
├── Stale           somebody else changed the row meanwhile
├── NotAllowedNow   the row does not stand as the action needs it
└── SameText        the text is stored already
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

    from newsapp.corpus.models import Article, Change


class Refused(Exception):
    """A write that was not made. Nothing was changed; ``str()`` says why and what to do."""


class QuoteMismatch(Refused):
    """``text[start:end]`` is not the quote, or the offsets lie outside the text."""


class Stale(Refused):
    """A row was changed since the person saw it.

    ``row`` is the row as it is stored now, None where it was deleted. ``sent_revision`` is what
    the person saw, None where an undo found the change. ``summary`` says who changed the row
    last, when, and what they did. ``change`` is the change that could not be undone, None where
    it was another kind of write.
    """

    change: Change | None = None

    def __init__(self, row: Model | None, sent_revision: int | None, summary: str) -> None:
        self.row = row
        self.sent_revision = sent_revision
        self.summary = summary
        happened = "was deleted" if row is None else "was changed"
        super().__init__(f"This {happened} meanwhile: {summary}. Look at it again, then decide.")


class NotAllowedNow(Refused):
    """What was asked does not fit what is stored, such as an undo with nothing to undo."""


class SameText(Refused):
    """The same text is stored on this desk already, as ``article``."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__(
            f"This text is here already: “{article}”, added {article.created_at:%-d %B %Y}."
        )
