"""The newsroom's sourcing rules: what they find in a detection, and under which policy.

This is the package's one door. Its values stand in ``newsapp.policy.types``.
"""

from newsapp.policy.engine import evaluate, without_rejected
from newsapp.policy.fingerprints import fingerprint
from newsapp.policy.reader import PolicyError, read_policy
from newsapp.policy.registry import RULES
from newsapp.policy.shipped import DEFAULT_PRESET, preset, preset_slugs

__all__ = [
    "DEFAULT_PRESET",
    "RULES",
    "PolicyError",
    "evaluate",
    "fingerprint",
    "preset",
    "preset_slugs",
    "read_policy",
    "without_rejected",
]
