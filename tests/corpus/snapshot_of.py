"""Everything that people can change on a version, as one value to compare."""

from __future__ import annotations

from typing import Any

from newsapp.corpus.models import Version
from newsapp.corpus.snapshots import NOUNS, capture

_OWN = {
    "article": lambda version: [version.article_id],
    "layout": lambda version: [version.pk],
    "non_response": lambda version: version.non_responses.values_list("pk", flat=True),
    "claim": lambda version: version.claims.values_list("pk", flat=True),
    "source": lambda version: version.sources.values_list("pk", flat=True),
    "attribution": lambda version: version.attributions.values_list("pk", flat=True),
    "flag": lambda version: version.flags.filter(decisions__isnull=False).values_list(
        "pk", flat=True
    ),
}


def rows_of(version: Version) -> dict[str, dict[int, Any]]:
    """Rows with what belongs to them, by noun and primary key; revisions left out."""
    return {
        name: {key: noun.content(row) for key, row in capture(noun, _OWN[name](version)).items()}
        for name, noun in NOUNS.items()
    }


def flags_of_version(version: Version) -> set[tuple[Any, ...]]:
    """The active flags, with the words of their evidence and the decision that stands."""
    return {
        (
            flag.pk,
            flag.rule,
            flag.source_id,
            tuple(sorted(row.pk for row in flag.attributions.all())),
            tuple((row.start, row.quote) for row in flag.spans.order_by("start", "end")),
            tuple(flag.decisions.filter(taken_back_at__isnull=True).values_list("pk", "outcome")),
        )
        for flag in version.flags.filter(active=True)
    }
