"""The history of an article, oldest first."""

from __future__ import annotations

from django.db.models import QuerySet

from newsapp.corpus.models import Article, Change


def changes_of(article: Article) -> QuerySet[Change]:
    """Every change of the article, in the order in which they were made, with who made them."""
    changes = Change.objects.filter(article=article).select_related("by", "version", "undoes")
    return changes.order_by("pk")
