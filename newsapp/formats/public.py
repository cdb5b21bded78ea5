"""What a public export may carry: the text, its marks, sources and reasons as printed.

Every format writes what ``for_profile`` leaves of a reviewed article, so that nothing internal can
reach a public file by way of one format's oversight.
"""

from __future__ import annotations

from dataclasses import replace

from newsapp.detection.types import Attribution, Origin, Source
from newsapp.policy.types import Metadata, Profile, Reviewed


def for_profile(reviewed: Reviewed, profile: Profile) -> Reviewed:
    """Return the reviewed article itself for the internal profile, else what is public of it.

    Flags, decisions, status and policy go, attestations, comments, mutes, tags and the sign-off,
    the desk with its list of outlets and what was declared of the law; so does what the
    detector thought: confidence, explanations, where a mark came from and how a reason was typed.
    """
    if profile is Profile.INTERNAL:
        return reviewed
    detection = replace(
        reviewed.detection,
        attributions=tuple(_public_attribution(one) for one in reviewed.detection.attributions),
        sources=tuple(_public_source(one) for one in reviewed.detection.sources),
        claims=(),
    )
    return replace(
        reviewed,
        detection=detection,
        metadata=_public_metadata(reviewed.metadata),
        policy="",
        policy_title="",
        status="",
        flags=(),
        attestations=(),
        comments=(),
        mutes=(),
        tags=(),
        sign_off=None,
    )


def _public_attribution(attribution: Attribution) -> Attribution:
    return replace(attribution, confidence=0.0, why="", origin=Origin.DETECTED)


def _public_source(source: Source) -> Source:
    return replace(source, why="", reason_type=None)


def _public_metadata(metadata: Metadata) -> Metadata:
    return replace(metadata, desk="", own_outlets=(), legally_anonymous=())
