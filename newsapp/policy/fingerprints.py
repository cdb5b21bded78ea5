"""When is a flag the same flag? Then its decision stands."""

from __future__ import annotations

import json
from hashlib import sha256

from newsapp.detection.types import Detection
from newsapp.policy.registry import RULES
from newsapp.policy.types import Flag, Scope

_BY_ATTRIBUTION = (Scope.ATTRIBUTION, Scope.CLAIM)


def fingerprint(flag: Flag, detection: Detection) -> str:
    """Return 64 hexadecimal digits that stay while rule, subject and quoted evidence stay.

    The subject is the source for rules that count by source, and the attributions for rules that
    count by attribution or by claim, each by its id: ids outlive a new detection, offsets do not.
    The evidence is the list of quoted words in document order, so that words which occur twice
    count twice, and moving the text about changes nothing. Severity, message and remedy do not
    count.
    """
    by_attribution = flag.rule in RULES and RULES[flag.rule].scope in _BY_ATTRIBUTION
    subject = list(flag.attribution_ids) if by_attribution or not flag.source_id else []
    quotes = [span.of(detection.text) for span in sorted(flag.spans)]
    parts = [flag.rule, None if by_attribution else flag.source_id, sorted(subject), quotes]
    return sha256(
        json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).hexdigest()
