"""Rules that are muted in an article."""

from __future__ import annotations

from django.db.models import QuerySet

from newsapp.corpus.models import Article, Mute


def muted_rules(article: Article) -> frozenset[str]:
    """The ids of the rules whose findings are left out in this article."""
    return frozenset(standing_mutes(article).values_list("rule", flat=True))


def standing_mutes(article: Article) -> QuerySet[Mute]:
    """The mutes of the article that nobody has lifted, with who muted, oldest first."""
    return Mute.objects.filter(article=article, lifted_at__isnull=True).select_related("by")


def mutes_of(article: Article) -> QuerySet[Mute]:
    """Every mute of the article, lifted ones too, with who muted and who lifted, oldest first."""
    return Mute.objects.filter(article=article).select_related("by", "lifted_by")
