"""Everything that people can change on a version, as one value to compare."""

from __future__ import annotations

from typing import Any

from newsapp.corpus.models import Version
from newsapp.corpus.nouns import NOUNS
from newsapp.corpus.snapshots import capture


def rows_of(version: Version) -> dict[str, dict[int, Any]]:
    """Rows with what belongs to them, by noun and primary key; revisions left out."""
    own: dict[str, Any] = {
        "article": [version.article_id],
        "layout": [version.pk],
        "non_response": version.non_responses.values_list("pk", flat=True),
        "claim": version.claims.values_list("pk", flat=True),
        "source": version.sources.values_list("pk", flat=True),
        "attribution": version.attributions.values_list("pk", flat=True),
        "flag": version.flags.filter(decisions__isnull=False).values_list("pk", flat=True),
        "mute": version.article.mutes.values_list("pk", flat=True),
        "attestation": version.attestations.values_list("pk", flat=True),
        "comment": version.comments.values_list("pk", flat=True),
        "sign_off": version.sign_offs.values_list("pk", flat=True),
    }
    return {
        name: {key: noun.content(row) for key, row in capture(noun, own.get(name, ())).items()}
        for name, noun in NOUNS.items()
    }


def flags_of_version(version: Version) -> set[tuple[Any, ...]]:
    """The active flags, with the words of their evidence and the decision that stands."""
    flags = version.flags.filter(active=True).prefetch_related("attributions", "spans", "decisions")
    return {
        (
            flag.pk,
            flag.rule,
            flag.source_id,
            tuple(sorted(row.pk for row in flag.attributions.all())),
            tuple(sorted((row.start, row.quote) for row in flag.spans.all())),
            tuple(
                (row.pk, row.outcome) for row in flag.decisions.all() if row.taken_back_at is None
            ),
        )
        for flag in flags
    }
