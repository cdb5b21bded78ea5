"""Every rule there is. A new rule is one file in ``rules`` and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsapp.policy.catalogue import Rule
from newsapp.policy.rules import (
    s01_single_source,
    s02_source_minimum,
    s03_plural_inflation,
    s04_reason_missing,
    s05_stock_reason,
    s06_vague_descriptor,
    s07_basis_of_knowledge,
    s08_motive_undisclosed,
    s09_anonymous_direct_quote,
    s10_anonymous_pejorative,
    s11_anonymous_opinion,
    s12_anonymous_headline,
    s13_anonymous_opening,
    s14_relay,
    s15_anonymous_relay,
    s16_no_right_of_reply,
    s17_weak_non_response,
    s18_passive_hearsay,
    s19_vague_collective,
    s20_unattributed_quotation,
    s21_scare_quotes,
    s22_pronoun_only,
    s23_location_metonym,
    s24_unnamed_spokesperson,
    s25_document_provenance,
    s26_distant_attribution,
    s27_over_reliance,
    s28_anonymous_share,
    s29_serious_allegation,
    s30_outlet_or_partial_name,
)

_RULES = (
    s01_single_source.RULE,
    s02_source_minimum.RULE,
    s03_plural_inflation.RULE,
    s04_reason_missing.RULE,
    s05_stock_reason.RULE,
    s06_vague_descriptor.RULE,
    s07_basis_of_knowledge.RULE,
    s08_motive_undisclosed.RULE,
    s09_anonymous_direct_quote.RULE,
    s10_anonymous_pejorative.RULE,
    s11_anonymous_opinion.RULE,
    s12_anonymous_headline.RULE,
    s13_anonymous_opening.RULE,
    s14_relay.RULE,
    s15_anonymous_relay.RULE,
    s16_no_right_of_reply.RULE,
    s17_weak_non_response.RULE,
    s18_passive_hearsay.RULE,
    s19_vague_collective.RULE,
    s20_unattributed_quotation.RULE,
    s21_scare_quotes.RULE,
    s22_pronoun_only.RULE,
    s23_location_metonym.RULE,
    s24_unnamed_spokesperson.RULE,
    s25_document_provenance.RULE,
    s26_distant_attribution.RULE,
    s27_over_reliance.RULE,
    s28_anonymous_share.RULE,
    s29_serious_allegation.RULE,
    s30_outlet_or_partial_name.RULE,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""The rules by id, in the order of their ids."""

NOT_DECIDABLE: Mapping[str, str] = MappingProxyType(
    {rule.id: rule.unseen for rule in _RULES if rule.unseen}
)
"""By rule, what of its requirement the text of one article cannot show: a person has to say it."""
