"""Every rule there is. A new rule is one file in ``rules`` and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsapp.policy.rules import (
    s04_reason_missing,
    s05_stock_reason,
    s06_vague_descriptor,
    s09_anonymous_direct_quote,
    s14_relay,
    s18_passive_hearsay,
    s19_vague_collective,
    s24_unnamed_spokesperson,
)
from newsapp.policy.types import Rule

_RULES = (
    s04_reason_missing.RULE,
    s05_stock_reason.RULE,
    s06_vague_descriptor.RULE,
    s09_anonymous_direct_quote.RULE,
    s14_relay.RULE,
    s18_passive_hearsay.RULE,
    s19_vague_collective.RULE,
    s24_unnamed_spokesperson.RULE,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""The rules by id, in the order of their ids."""

NOT_DECIDABLE: Mapping[str, str] = MappingProxyType(
    {rule.id: rule.unseen for rule in _RULES if rule.unseen}
)
"""By rule, what of its requirement the text of one article cannot show: a person has to say it."""
