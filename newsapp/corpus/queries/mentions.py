"""The mentions of sources that somebody sees."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from newsapp.corpus.models import Attribution, Mention, Version


def seen_mentions(version: Version) -> QuerySet[Mention]:
    """The mentions in a version, in document order; their sources come with them.

    Those of a source to which only rejected attributions credit anything are left out: nobody sees
    it. A source to which nothing is credited counts.
    """
    credited = Attribution.objects.filter(source=OuterRef("source"))
    seen = ~Exists(credited) | Exists(credited.standing())
    return Mention.objects.filter(seen, source__version=version).select_related("source")
