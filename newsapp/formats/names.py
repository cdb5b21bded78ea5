"""What an exported file is called."""

from __future__ import annotations

import re
import unicodedata

from newsapp.policy.types import Profile

_LONGEST = 80


def file_name(name: str, profile: Profile, extension: str) -> str:
    """An ASCII file name that is safe on every system; an internal file says so.

    ``name`` is folded to lower-case letters, digits and hyphens, at most 80 of them.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:_LONGEST].strip("-")
    mark = "-internal" if profile is Profile.INTERNAL else ""
    # The prefix keeps names that Windows reserves ("con", "nul") from being one.
    return f"{plain or 'article'}-on-record{mark}.{extension}"
