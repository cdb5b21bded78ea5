"""The thread of comments on one source or one attribution."""

from __future__ import annotations

from functools import cached_property

from django.urls import reverse

from newsapp.corpus.models import Attribution, Comment, Source
from newsapp.corpus.wording import called


class Thread:
    """What people said about ``subject``, oldest first."""

    def __init__(self, subject: Source | Attribution) -> None:
        self.subject = subject

    @property
    def key(self) -> str:
        """The id of what it is about: "s3" or "a12"."""
        return self.subject.key

    @property
    def title(self) -> str:
        """What it is about, in words."""
        if isinstance(self.subject, Source):
            return f"“{self.subject.name}”"
        return called(self.subject)

    @property
    def address(self) -> str:
        """Where it is read and added to."""
        kind = "source" if isinstance(self.subject, Source) else "attribution"
        article = self.subject.version.article_id
        return reverse(f"{kind}-comments", args=[article, self.subject.number])

    @cached_property
    def entries(self) -> list[Comment]:
        """Every comment with who made and who settled it."""
        return list(self.subject.comments.select_related("by", "resolved_by", "flag"))

    @property
    def open(self) -> int:
        """How many of them nobody has settled."""
        return sum(entry.resolved_at is None for entry in self.entries)
