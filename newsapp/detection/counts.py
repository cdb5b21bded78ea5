"""How many people a mention speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.lexicon.function_words import NUMBER_WORDS

_VAGUE = {
    "several": 2,
    "some": 2,
    "multiple": 2,
    "many": 2,
    "few": 2,
    "various": 2,
    "numerous": 2,
    "other": 2,
    "others": 2,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "handful": 2,
    "number": 2,
    "group": 2,
    "series": 2,
}
_FLOOR = re.compile(
    r"^(?:at least|more than|over|upwards of|no fewer than|as many as)\s", re.IGNORECASE
)
_NUMBER = re.compile(r"^\d{1,6}$")


# So many that nobody would name them singly: "89 senators" are a crowd.
_KNOWN_ONE_BY_ONE = 24
_SHARES = frozenset("percent thirds quarters half majority two-thirds three-quarters".split())
_SMALL_NUMBERS = frozenset("one two three four five six seven eight nine".split())
_SMALL = frozenset("several multiple numerous few dozen couple pair handful".split())


@dataclass(frozen=True, slots=True)
class Number:
    """``count`` is None where the words give no exact number; ``at_least`` is certain."""

    count: int | None
    at_least: int


def has_number(descriptor: Descriptor) -> bool:
    """Whether the words count the people, exactly or as a few: "two", "several", "half a dozen".

    A counted group is one whose members somebody knows one by one.
    """
    lower = descriptor.lower[:4]
    if _SMALL & set(lower) or "a number of" in " ".join(lower):
        return True
    few = any(word in NUMBER_WORDS or _is_few(word) for word in lower)
    return few and descriptor.plural


def _is_few(word: str) -> bool:
    return _NUMBER.match(word) is not None and int(word) <= _KNOWN_ONE_BY_ONE


def number_in(descriptor: Descriptor) -> Number:
    """The number of people in one mention: "two" 2, "half a dozen" 6, "several" at least 2.

    A partitive ("one of the sources") tells nothing about the whole, and counts as none.
    """
    lower = descriptor.lower
    phrase = " ".join(lower[:6])
    if descriptor.partitive and lower and lower[0] in ("one", "another", "each", "either", "none"):
        return Number(None, 1)
    explicit = _explicit(_counting(descriptor), phrase)
    if explicit is not None:
        some = descriptor.partitive and descriptor.definite and explicit.count
        return Number(None, explicit.at_least) if some else explicit  # "two of the people"
    for word in lower[:4]:
        if word in _VAGUE:
            return Number(None, _VAGUE[word])
    if descriptor.plural:
        return Number(None, 2)
    return Number(1, 1) if descriptor.indefinite or not descriptor.name else Number(None, 1)


def _counting(descriptor: Descriptor) -> tuple[str, ...]:
    """The words that may count people: of "a woman of 60" not her years."""
    lower = descriptor.lower
    one = lower[:1] in (("a",), ("an",)) and not descriptor.plural and not descriptor.partitive
    return lower[: lower.index("of")] if one and "of" in lower else lower


def _explicit(lower: tuple[str, ...], phrase: str) -> Number | None:
    if "half a dozen" in phrase or "half-dozen" in phrase:
        value = 6
    elif "a dozen" in phrase:
        value = 12
    elif "couple of" in phrase or "pair of" in phrase or lower[:1] == ("both",):
        value = 2
    else:
        numbers = [
            NUMBER_WORDS.get(word) or (int(word) if _NUMBER.match(word) else None)
            for word in lower[:4]
        ]
        known = [number for number in numbers if number]
        if not known:
            return None
        value = known[0]
    if _FLOOR.match(phrase + " "):
        more = phrase.startswith(("more than", "over", "upwards"))
        return Number(None, value + 1 if more else value)
    return Number(value, value)


def is_share(descriptor: Descriptor) -> bool:
    """ "75 percent of voters", "about four in 10", "a third", "nearly half"."""
    lower = descriptor.lower[:6]
    # "A third of voters", not "a third person".
    behind = dict(zip(lower, (*lower[1:], ""), strict=False))
    part = any(behind.get(word) in ("of", "") for word in ("third", "quarter"))
    shares = part or _SHARES & set(lower)
    if descriptor.head == "percent" or (shares and "a dozen" not in " ".join(lower)):
        return True
    return "in" in lower and any(
        lower[at + 1 : at + 2] and lower[at + 1][:1].isdigit() and at > 0
        for at, word in enumerate(lower)
        if word == "in" and (lower[at - 1].isdigit() or lower[at - 1] in _SMALL_NUMBERS)
    )
