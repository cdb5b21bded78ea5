"""The newsroom's sourcing rules: what they find in a detection, and under which policy.

This is the package's one door. Its values stand in ``newsapp.policy.types``.
"""

from newsapp.policy.engine import evaluate, without_rejected
from newsapp.policy.fingerprints import fingerprint
from newsapp.policy.reader import PolicyError, read_policy
from newsapp.policy.registry import NOT_DECIDABLE, RULES
from newsapp.policy.shipped import DEFAULT_PRESET, preset, preset_slugs
from newsapp.policy.writer import write_json, write_toml

__all__ = [
    "DEFAULT_PRESET",
    "NOT_DECIDABLE",
    "RULES",
    "PolicyError",
    "evaluate",
    "fingerprint",
    "preset",
    "preset_slugs",
    "read_policy",
    "without_rejected",
    "write_json",
    "write_toml",
]
