"""Whether a descriptor says who an unnamed source is: an employer, a role, a side or an event.

The word lists follow research/sourcing-standards.md 3.3; which heads and modifiers say nothing
follows what AP, WSJ, the Guardian, Bloomberg and ABC Australia publish (rule S06 there).
"""

from __future__ import annotations

import re
from collections.abc import Collection


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TOKEN = re.compile(r"[^\W_]+(?:[.’'&-][^\W_]+)*\.?|,")

# Heads that need more beside them. A nurse or an engineer has a role; an official does not.
VAGUE_HEADS = _words(
    "source insider official person people individual man men woman women someone somebody figure "
    "aide adviser advisor ally friend associate confidant confidante colleague executive staffer "
    "employee operative veteran diplomat contact mp peer backbencher lawmaker politician minister "
    "mandarin authority"
)
# Modifiers that leave the reader as wise as before.
EMPTY_MODIFIERS = _words(
    "senior top high-ranking highly-placed high-level ranking former ex current junior veteran "
    "longtime long-time long-serving well-placed informed well-informed reliable credible trusted "
    "knowledgeable authoritative key close unnamed anonymous unidentified named other another "
    "different separate same independent additional further second third fourth "
    "industry influential prominent leading"
)
_COUNTING = _words(
    "a an the one two three four five six seven eight nine ten eleven twelve dozen dozens half "
    "several multiple many some most few both all any each either neither number group pair "
    "handful couple majority more than at least about around nearly almost this that these those "
    "of no fewer every others scores and or"
)
_PRONOUNS = _words("he she they it him her them who i we you")
_ALWAYS_FOLLOWS = _words(
    "at in from for inside within on near with behind across who whose whom that which familiar "
    "briefed , speaking"
)
_FOLLOWS_BEFORE = {
    "close": {"to"},
    "party": {"to"},
    "privy": {"to"},
    "aware": {"of"},
    "present": {"at", "in", "when", "during"},
    "involved": {"in", "with"},
    "working": {"on", "for", "with", "at", "in"},
}
_SAYS_NOTHING = _words(
    "at in from of for inside within on near with to behind across by and or who whose whom that "
    "which a an the this these his her their its was were is are has have had been be being "
    "familiar close briefed aware privy party involved working speaking knowledge direct directly "
    "first-hand firsthand detailed intimate matter matters situation issue issues subject topic "
    "story thinking details developments monday tuesday wednesday thursday friday saturday sunday "
    "today yesterday statement both also spoke speaks talked asked agreed insisted"
)
# Clauses about the grant of anonymity say why, or that, a name is missing, not who it is.
_GRANT = re.compile(
    r",?\s*\b(?:who|whose|whom|and|speaking|on|under|requesting|granted|asking|because|citing|due)\b"
    r"(?:(?!\b(?:who|and|on)\b)[^,])*?"
    r"(?:anonym\w*|not (?:to )?be(?:ing)? (?:named|identified|quoted)|"
    r"(?:not|un)\s*authori[sz]ed|(?:deep )?background|withheld|not for attribution|"
    r"off the record)[^,]*",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"\s*(?:,\s*who\b|who\b|close to\b|familiar with\b|briefed\b|involved in\b|"
    r"working (?:on|for)\b|"
    r"with (?:\w+ )?knowledge\b|inside\b|within\b|present at\b|in the room\b|from the\b|"
    r"at (?:the|a|an)\b(?! (?:news|press|time|briefing|conference|hearing|event|meeting)))",
    re.IGNORECASE,
)
_CONTINUATION_ENDS = re.compile(r"[.,;:“”\"—–\n]|\b(?:said|says|say|told|tells|tell|added|adds)\b")


def continuation(following: str) -> str:
    """What of the text behind a mention still describes the source, or nothing.

    ``following`` is the rest of the sentence, cut where the next cue begins.
    """
    begun = _CONTINUES.match(following)
    if begun is None:
        return ""
    ended = _CONTINUATION_ENDS.search(following, begun.end())
    return following[: ended.start() if ended else len(following)]


def is_pronoun(mention: str) -> bool:
    """Whether the mention is a bare pronoun, which describes nobody."""
    return " ".join(mention.split()).casefold() in _PRONOUNS


def says_who(descriptor: str, more_vague_words: Collection[str] = ()) -> bool:
    """Whether the descriptor gives an employer, a role, a side or an event.

    ``more_vague_words`` are taken for saying nothing too: single words beside the lists here, or
    whole phrases.
    """
    vague = {word.casefold() for word in more_vague_words}
    plain = " ".join(descriptor.replace("’", "'").split())
    for phrase in vague:
        if " " in phrase:
            plain = re.sub(rf"\b{re.escape(phrase)}\b", "", plain, flags=re.IGNORECASE)
    tokens = [word.casefold().rstrip(".") for word in _TOKEN.findall(_GRANT.sub("", plain))]
    return _tokens_say_who(tokens, vague)


def _tokens_say_who(tokens: list[str], vague: set[str]) -> bool:
    if "of" in tokens and set(tokens[: tokens.index("of")]) <= _COUNTING:
        # “one of the sources”, “a number of officials”: what counts stands behind “of”
        return _tokens_say_who(tokens[tokens.index("of") + 1 :], vague)
    core_length = _core_length(tokens)
    core, rest = tokens[:core_length], tokens[core_length:]
    telling = [word for word in core if word not in _COUNTING and not word.isdigit()]
    if telling:
        head = telling[-1]
        if not _is_vague_head(head, vague):
            return True
        for modifier in telling[:-1]:
            if modifier in EMPTY_MODIFIERS or modifier in vague:
                continue
            if not _is_vague_head(modifier, vague):
                return True
    return any(word not in _SAYS_NOTHING and word not in vague and word != "," for word in rest)


def _core_length(tokens: list[str]) -> int:
    """How many tokens stand before the first one that opens a phrase behind the head."""
    for place, word in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        if place and word in _ALWAYS_FOLLOWS:
            return place
        if place and word == "of":
            return place
        if place and following in _FOLLOWS_BEFORE.get(word, ()):
            return place
    return len(tokens)


def _is_vague_head(word: str, vague: set[str]) -> bool:
    singular = word.removeprefix("ex-").removesuffix("'s").removesuffix("'")
    forms = {singular, singular.removesuffix("s")}
    if singular.endswith("ies"):
        forms.add(singular[:-3] + "y")
    if word.endswith("'s"):
        return False  # “the minister's aide”: a possessive says whose
    return not forms.isdisjoint(VAGUE_HEADS) or not forms.isdisjoint(vague)
