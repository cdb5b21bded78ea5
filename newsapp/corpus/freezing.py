"""What a sign-off freezes."""

from __future__ import annotations

from newsapp.corpus.errors import Frozen
from newsapp.corpus.models import SignOff, Version


def refuse_if_frozen(version: Version) -> None:
    """Raise Frozen where the review of a version is signed off. Lock the version's row before."""
    standing = SignOff.objects.filter(version=version, reopened_at__isnull=True)
    sign_off = standing.select_related("by").first()
    if sign_off is not None:
        raise Frozen(sign_off)
