"""What has happened to a version since somebody looked last. The newest change's key says when."""

from __future__ import annotations

from django.db.models import Max

from newsapp.corpus.models import Article, Change, Version


def newest_change(version_key: int) -> int:
    """The primary key of the newest change of a version; 0 where it has none."""
    newest = Change.objects.filter(version=version_key).aggregate(key=Max("pk"))["key"]
    return newest or 0


def changes_between(version: Version, after: int, until: int) -> list[Change]:
    """The changes of a version behind ``after`` up to ``until`` (primary keys), oldest first."""
    changes = Change.objects.filter(version=version, pk__gt=after, pk__lte=until)
    return list(changes.select_related("by").order_by("pk"))


def current_version_key(article: Article) -> int:
    """The primary key of the version that people work on, without reading its text."""
    return Version.objects.values_list("pk", flat=True).get(article=article, is_current=True)
