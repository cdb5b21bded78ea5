"""Whom the catalogue exempts from S04 and S06."""

from __future__ import annotations

import re

from newsapp.detection.types import ReasonType, Source
from newsapp.policy.types import Genre, Metadata

# The law, not the newsroom, withholds these names: minors and victims of sexual offences
# (research/sourcing-standards.md, implementation caution 4).
_PROTECTED = re.compile(
    r"""
      \b(?:\d|1[0-7])[-\s]year[-\s]old\b      # an age under 18
    | \baged\s+(?:\d|1[0-7])\b
    | \b(?:minor|juvenile|child|schoolboy|schoolgirl|toddler)\b
    | \b(?:rape|abuse|assault|trafficking)\s+(?:victim|survivor|complainant)s?\b
    | \b(?:victim|survivor|complainant)s?\s+of\s+(?:rape|sexual|child|trafficking)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The clause that says so may stand behind the mention, within this many code points.
_REACH = 80
_LEGAL_CLAUSE = re.compile(
    r"""
      \b(?:can(?:not|[’']t)|may\s+not|must\s+not)\s+(?:legally\s+)?be\s+(?:named|identified)\b
      \s+(?:for\s+legal|by\s+(?:court|law)|under\s+[\w’ ]{1,30}\blaw
          |because\s+of\s+a\s+(?:court|judge))
    | \bcourt\s+order\s+(?:bars|bans|forbids)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def expresses_opinion(metadata: Metadata) -> bool:
    """Whether the piece is opinion or a review."""
    return metadata.genre in (Genre.OPINION, Genre.REVIEW)


def legally_anonymous(source: Source, text: str, metadata: Metadata) -> bool:
    """Whether the law keeps the source's name out, as declared or as far as the text shows it."""
    if source.reason_type is ReasonType.LEGAL:
        return True
    if metadata.legally_anonymous:
        printed = {source.name, *(mention.of(text) for mention in source.mentions)}
        declared = {_plain(name) for name in metadata.legally_anonymous}
        if source.id in metadata.legally_anonymous or declared & {_plain(p) for p in printed}:
            return True
    return any(
        _PROTECTED.search(mention.of(text))
        or _LEGAL_CLAUSE.search(text[mention.start : mention.end + _REACH].partition(". ")[0])
        for mention in source.mentions
    )


def _plain(descriptor: str) -> str:
    return " ".join(descriptor.split()).casefold()
