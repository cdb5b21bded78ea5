"""What a source is, which mentions are the same one, and how many people it stands for."""

from __future__ import annotations

import pytest

from newsapp.detection import Detection, Kind, Source, detect


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # persons with a name: with a title, in an apposition, by surname after the full name
        ("Deputy Fisheries Minister Ingrid Solheim said it was late.", Kind.NAMED_PERSON),
        ("A lawyer, Tariq Osman, said it was late.", Kind.NAMED_PERSON),
        ("Mr. Lind said it was late.", Kind.NAMED_PERSON),
        # an office with one holder
        ("The president said it was late.", Kind.NAMED_PERSON),
        # bodies, and places that stand for them
        ("The company said it was late.", Kind.ORGANIZATION),
        ("Norland’s foreign ministry said it was late.", Kind.ORGANIZATION),
        ("The Harbor Council said it was late.", Kind.ORGANIZATION),
        ("Brussels said it was late.", Kind.ORGANIZATION),
        ("The White House said it was late.", Kind.ORGANIZATION),
        ("Police said it was late.", Kind.ORGANIZATION),
        ("Prosecutors said it was late.", Kind.ORGANIZATION),
        # unnamed, speaking officially; lawyers too; a name makes it a person
        ("A spokeswoman for the museum said it was late.", Kind.SPOKESPERSON),
        ("The striker’s lawyers said it was late.", Kind.SPOKESPERSON),
        ("A spokeswoman, Dana Cole, said it was late.", Kind.NAMED_PERSON),
        # other outlets, also those nobody knows
        ("The Valmere Herald said it was late.", Kind.MEDIA),
        ("Reuters reported that it was late.", Kind.MEDIA),
        ("The newspaper said it was late.", Kind.MEDIA),
        # what is written or measured
        ("A poll found that it was late.", Kind.DOCUMENT),
        ("The emails show that it was late.", Kind.DOCUMENT),
        ("Court records show that it was late.", Kind.DOCUMENT),
        # unnamed persons who could have been named
        ("A company official said it was late.", Kind.ANONYMOUS),
        ("Police officials said it was late.", Kind.ANONYMOUS),
        ("A nurse said it was late.", Kind.ANONYMOUS),
        ("Sources said it was late.", Kind.ANONYMOUS),
        ("Several engineers said it was late.", Kind.ANONYMOUS),
        ("Three economists said it was late.", Kind.ANONYMOUS),
        ("One analyst said it was late.", Kind.ANONYMOUS),
        ("People close to the board said it was late.", Kind.ANONYMOUS),
        ("A person briefed on the call said it was late.", Kind.ANONYMOUS),
        # groups that nobody could name one by one
        ("Critics said it was late.", Kind.COLLECTIVE),
        ("Experts said it was late.", Kind.COLLECTIVE),
        ("Many residents said it was late.", Kind.COLLECTIVE),
        ("Voters said it was late.", Kind.COLLECTIVE),
        ("People said it was late.", Kind.COLLECTIVE),
        ("Some said it was late.", Kind.COLLECTIVE),
        ("About 40 percent of voters said it was late.", Kind.COLLECTIVE),
        # officials who only want something are a faction, not informants
        ("Some officials want a new bridge.", Kind.COLLECTIVE),
        # the outlet's own voice
        ("Our correspondent said it was late.", Kind.REPORTER),
        # nobody
        ("It is believed that it was late.", Kind.NONE),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    (attribution,) = detect(text).attributions
    assert attribution.kind is kind


def sources(text: str) -> tuple[Detection, list[tuple[str, list[str]]]]:
    detection = detect(text)
    found = [(s.name, [m.of(text) for m in s.mentions]) for s in detection.sources]
    return detection, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a shortened name, a title, a pronoun
        (
            "Senator Ana Ruiz said it was late. Ruiz said nobody came. She added that it rained.",
            [["Senator Ana Ruiz", "Ruiz", "She"]],
        ),
        # "the senator" goes back to whoever bears the title
        (
            "Senator Ana Ruiz said it was late. The senator said nobody came.",
            [["Senator Ana Ruiz", "The senator"]],
        ),
        # a pronoun finds its person by the first name
        (
            "Ana Ruiz said it was late. Karl Brandt said it was early. She said it rained.",
            [["Ana Ruiz", "She"], ["Karl Brandt"]],
        ),
        # unnamed: repeated, bare, "one of", "the"
        (
            "Two aides said it was late. Aides say it rained. One of the aides said nobody came. "
            "The aides said it was over.",
            [["Two aides", "Aides", "One of the aides", "The aides"]],
        ),
        # "the official" is the one before
        (
            "A harbor official said it was late. The official said nobody came.",
            [["A harbor official", "The official"]],
        ),
        # "another" is a different one
        (
            "A harbor official said it was late. Another official said nobody came.",
            [["A harbor official"], ["Another official"]],
        ),
        # two numbers that differ are two sources
        (
            "Two officials said it was late. Three officials said nobody came.",
            [["Two officials"], ["Three officials"]],
        ),
        # "they" and "it"
        (
            "Two traders said it was late. They said nobody came. The bank said it rained. "
            "It added that it was over.",
            [["Two traders", "They"], ["The bank", "It"]],
        ),
        # "who" is whoever stands before it
        (
            "The prize went to Ana Ruiz, who said it was late.",
            [["Ana Ruiz", "who"]],
        ),
        # a mention that credits nothing still belongs to its source
        (
            "Two pilots said it was late. Both pilots asked not to be named because they feared "
            "dismissal.",
            [["Two pilots", "Both pilots"]],
        ),
    ],
)
def test_mentions_of_one_source(text: str, expected: list[list[str]]) -> None:
    detection = detect(text)
    assert [[m.of(text) for m in source.mentions] for source in detection.sources] == expected


@pytest.mark.parametrize(
    ("mention", "count", "at_least"),
    [
        # exact numbers
        ("Two traders", 2, 2),
        ("12 engineers", 12, 12),
        ("Half a dozen traders", 6, 6),
        ("A couple of traders", 2, 2),
        # one
        ("A trader", 1, 1),
        ("One trader", 1, 1),
        # more than one, nobody says how many
        ("Several traders", None, 2),
        ("Officials", None, 2),
        ("A number of traders", None, 2),
        # a floor
        ("At least three traders", None, 3),
        ("More than a dozen traders", None, 13),
        # one of some
        ("One of the traders", None, 1),
    ],
)
def test_count(mention: str, count: int | None, at_least: int) -> None:
    (source,) = detect(f"{mention} said it was late.").sources
    assert (source.count, source.at_least) == (count, at_least)


def test_a_later_number_counts_for_the_whole_source() -> None:
    text = "Officials said it was late. Both officials said nobody came."
    (source,) = detect(text).sources
    assert (source.count, source.at_least) == (2, 2)


def source_of(text: str) -> Source:
    return detect(text).sources[0]


def test_the_name_is_the_descriptor_as_printed() -> None:
    assert source_of("A senior port official said it was late.").name == "A senior port official"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        # a bare descriptor without a reason
        (
            "Officials said it was late.",
            "“Officials” names nobody and says little of who that is; no reason for "
            "anonymity is given.",
        ),
        # a stock reason
        (
            "A port pilot said it was late, speaking on condition of anonymity because he was not "
            "authorized to speak.",
            "“A port pilot” names nobody; the reason given is a stock phrase.",
        ),
        # another outlet
        ("Reuters said it was late.", "“Reuters” is a news outlet: what it reports is relayed."),
        # nobody
        (
            "It is believed that it was late.",
            "“is believed” credits nobody: the text does not say who this comes from.",
        ),
    ],
)
def test_why(text: str, why: str) -> None:
    assert detect(text).attributions[0].why == why


def test_a_later_mention_says_whom_it_goes_back_to() -> None:
    attributions = detect("Ana Ruiz said it was late. She said it rained.").attributions
    assert attributions[1].why == (
        "“She” is the same source as “Ana Ruiz”, who is named in the text or known by office."
    )


# The outlet's own voice is nobody's source: its attributions say so, and credit no source.
OWN_VOICE = """Harbour talks

I asked the harbour master whether the wall would hold. "It will hold," said Marta Quill.

We reported on Monday that the wall had cracked. Our correspondent said the gate was shut.
"""


def test_the_outlets_own_voice_is_no_source() -> None:
    found = detect(OWN_VOICE)
    assert [source.name for source in found.sources] == ["Marta Quill"]
    own = [one for one in found.attributions if one.source_id is None]
    assert own
    assert {one.kind for one in own} == {Kind.REPORTER}
