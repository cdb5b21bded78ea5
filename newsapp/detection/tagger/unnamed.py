"""Unnamed sources that the grammar reads surely, where the tagger read nothing.

A claim of an unnamed source that is missed is the worst error, so here the grammar is asked once
more. In newspapers the tagger leaves it hardly anything to add (five sentences of 206 articles);
what is pasted elsewhere is shorter: single sentences, headlines, tickers.
"""

from __future__ import annotations

from newsapp.detection.descriptors import describe
from newsapp.detection.kinds import verdict_on
from newsapp.detection.lexicon.cues import STATEMENT_VERBS
from newsapp.detection.lexicon.function_words import NEGATIONS
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.verb_forms import VERB_FORMS
from newsapp.detection.names import find_names
from newsapp.detection.types import Act, Kind
from newsapp.detection.verdicts import Rule

_NO_NAMES = find_names("", ())
_SURE_RULES = frozenset((Rule.INSIDER, Rule.COUNTED, Rule.SINGLE, Rule.ACCESS))
# Marks and words that credit by themselves; of verbs only those that a clause may follow.
_CREDITS = frozenset((":", "-", "–", "—", ",", "per", "put"))


def is_surely_unnamed(words: str) -> bool:
    """Whether a phrase by itself says that somebody spoke without a name: "one Tory MP"."""
    descriptor = describe(words)
    if descriptor.name or descriptor.pronoun or not descriptor.words:
        return False
    verdict = verdict_on(descriptor, _NO_NAMES, Act.STATEMENT)
    return verdict.kind is Kind.ANONYMOUS and verdict.rule in _SURE_RULES


def surely_tells(cue: str) -> bool:
    """Whether a cue of the grammar's is a finite verb of saying, or a mark: "have claimed"."""
    words = cue.lower().replace("’", "'").split()
    if NEGATIONS & set(words):
        return False
    if words[-1] in _CREDITS or cue.lower() == "according to":
        return True
    verbs = [VERB_FORMS[word] for word in words if word in VERB_FORMS]
    return any(
        "c" in STATEMENT_VERBS.get(lemma, "") and form is not Form.ING for lemma, form in verbs
    )
