"""S06: the descriptor says who a source is: an employer, a role, a side or an event."""

import pytest

from newsapp.policy.descriptors import says_who
from newsapp.policy.types import Genre, Metadata
from tests.policy.rule_table import flags_of, quotes

VAGUE = [
    "a source",
    "two sources",
    "Sources",
    "one of the sources",
    "an insider",
    "industry insiders",
    "a senior official",
    "top officials",
    "several current and former officials",
    "a person familiar with the matter",
    "people with direct knowledge of the situation",
    "a person briefed on the matter",
    "three people with knowledge of the details",
    "a well-placed source",
    "one MP",
    "a senior backbencher",
    "allies",
    "a number of officials",
    "half a dozen aides",
    "an official who spoke on condition of anonymity",
    "a person who asked not to be named",
    "an official, who was not authorised to speak publicly",
    "a veteran operative",
    "one",
    "a second person",
]

TELLING = [
    # the grant does not hide what else is said
    "officials on the audit committee who spoke on condition of anonymity",
    "an official who works at the port and asked not to be named",
    # an employer
    "a procurement manager at the port authority",
    "an energy ministry official",
    "U.S. officials",
    "a Treasury source",
    "a Whitehall source",
    "a police source",
    "a source at the club",
    "officials from two ministries",
    # a role
    "a nurse",
    "two engineers",
    "a cabinet minister with direct knowledge of the talks",
    # a side
    "a banker advising the rival bidder",
    "an aide to the chancellor",
    "the minister’s aide",
    "a person close to the defence",
    "Western diplomats",
    "one of his advisers",
    # an event
    "a person who attended the meeting",
    "people familiar with the merger talks",
    "someone who was in the room",
    "two of the officials briefed on the raid",
    "an official, who had read both drafts",
]

VIOLATES = [
    "<The bid has failed>, [anonymous:an insider] {said}.",
    "[anonymous#s:Two sources] {said} <the bid failed>. | [anonymous#s:One of the sources] {added} "
    "<it was over>.",
    "[anonymous:Officials] {say} <the pass will open in May>.",
    "[anonymous:People familiar with the matter] {said} <the board would meet>.",
    # UK
    "[anonymous:One MP] {told} the lobby <the vote was lost>.",
    # the clause behind the mention is about the grant only
    "[anonymous:An official], who asked not to be identified, {said} <it was over>.",
]

SATISFIES = [
    "[anonymous:A procurement manager at the port authority] {said} <cranes stood idle>.",
    # a later mention tells
    "[anonymous#s:A source] {said} <it failed>. | [anonymous#s:The source, who works for the "
    "regulator], {added} <more>.",
    # the words behind a narrow mention tell
    "[anonymous:An official], who had read both drafts, {said} <the memo was altered>.",
    "[anonymous:Two people] familiar with the merger talks {said} <the price was wrong>.",
    # UK
    "[anonymous:A Treasury source] {said} <the levy would go>.",
    # the law keeps the name out
    "[anonymous#p:A person ~legal#p:who cannot be named for legal reasons~] {said} <yes>.",
    # only through another outlet
    "[1media:The Courier] {1said} <1[2anonymous:insiders] {2believed} <2the sale was off>>.",
    # pronouns alone are the finding of another rule
    "[anonymous:They] {said} <cash was short>.",
    # an attitude fires no rule
    "[anonymous:Officials] {?hope} <the pass will open>.",
]


@pytest.mark.parametrize("descriptor", VAGUE)
def test_says_nothing_of_who_it_is(descriptor: str) -> None:
    assert not says_who(descriptor)


@pytest.mark.parametrize("descriptor", TELLING)
def test_says_who_it_is(descriptor: str) -> None:
    assert says_who(descriptor)


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S06", marked)
    assert flag.severity == "high"
    assert "does not say for whom" in flag.message


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S06", marked) == ()


def test_opinion_and_reviews_are_exempt() -> None:
    assert flags_of("S06", VIOLATES[0], Metadata(genre=Genre.REVIEW)) == ()


def test_all_mentions_are_evidence_and_the_first_is_quoted() -> None:
    (flag,) = flags_of("S06", VIOLATES[1])
    assert quotes(flag, VIOLATES[1]) == ["Two sources", "One of the sources"]
    assert flag.message.startswith("“Two sources” ")


@pytest.mark.parametrize(
    ("descriptor", "words"),
    [
        # a single word that this newsroom finds too little
        ("a trader", ("trader",)),
        # a phrase
        ("a person close to the talks", ("close to the talks",)),
        # a modifier
        ("a City source", ("city",)),
    ],
)
def test_a_newsroom_adds_its_own_words(descriptor: str, words: tuple[str, ...]) -> None:
    marked = f"[anonymous:{descriptor}] {{said}} <no>."
    assert flags_of("S06", marked) == ()
    assert len(flags_of("S06", marked, words=words)) == 1
