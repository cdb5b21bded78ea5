"""Members of groups, sources told apart, headlines: which mention is which source."""

from __future__ import annotations

import pytest

from newsapp.detection import Kind, detect
from newsapp.detection.grammar.finder import GrammarFinder
from tests.detection.marked import read


def clusters(marked: str) -> list[list[str]]:
    detection = read(marked)
    return [[m.of(detection.text) for m in s.mentions] for s in detection.sources]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # one, another: out of the group
        (
            "[Two bakers|said|it was late]. [One|said|it rained]. [Another|said|it was over].",
            [["Two bakers", "One", "Another"]],
        ),
        # one of them, the second
        (
            "[Two former clerks|said|it was late]. [One of them|said|it rained]. "
            "[The second|called|it a day].",
            [["Two former clerks", "One of them", "The second"]],
        ),
        # one of a crowd that was spoken of since is none of the group before
        (
            "[Two envoys|said|it was late]. [Analysts|say|it rained]. "
            "[One of them|said|it was dry].",
            [["Two envoys"], ["Analysts"], ["One of them"]],
        ),
        # one with the head of the group, then the other
        (
            "[Two senior officials|said|it was late]. [One official|said|it rained]. "
            "[The other official|said|it was over].",
            [["Two senior officials", "One official", "The other official"]],
        ),
        # "another official" after a pair who spoke together is a third
        (
            "[Two officials|said|it was late]. [Another official|said|it rained].",
            [["Two officials"], ["Another official"]],
        ),
        # both, the pair, the two
        (
            "[Two pilots|said|it was late]. [Both|said|it rained]. [The pair|said|it was over].",
            [["Two pilots", "Both", "The pair"]],
        ),
        # one of a crowd is not one of a group
        (
            "[Voters|said|it was late]. [One clerk|said|it rained].",
            [["Voters"], ["One clerk"]],
        ),
        # ordinals count the sources of that head
        (
            "[An adviser|said|it was late]. [Another adviser|said|it rained]. "
            "[The second adviser|said|it was over]. [The first adviser|said|it was not].",
            [["An adviser", "The first adviser"], ["Another adviser", "The second adviser"]],
        ),
        # qualifiers tell two officials apart
        (
            "[A police source|said|it was late]. [A museum source|said|it rained]. "
            "[The police source|said|it was over].",
            [["A police source", "The police source"], ["A museum source"]],
        ),
        # "the former official" is who was called one in an apposition
        (
            "[A person close to the talks|said|it was late]. "
            "[A second person, a former harbor official,|said|it rained]. "
            "[The former official|said|it was over].",
            [
                ["A person close to the talks"],
                ["A second person, a former harbor official,", "The former official"],
            ],
        ),
        # a description of the person named just before
        (
            "[Beth Nakano|said|it was late]. [The retired teacher|said|it rained].",
            [["Beth Nakano", "The retired teacher"]],
        ),
        # a body by the last word of its name; a company by what it does
        (
            "[The River Agency|said|it was late]. [The agency|said|it rained].",
            [["The River Agency", "The agency"]],
        ),
        # a document by another word
        (
            "[The complaint|says|it was late]. [The 31-page filing|says|it rained].",
            [["The complaint", "The 31-page filing"]],
        ),
        # the headline's bare noun is the first source of that head below it
        (
            "[Officials|say|it was late]\n\n"
            "[Two officials briefed on the talks|said|it was late on Monday].",
            [["Officials", "Two officials briefed on the talks"]],
        ),
        # anybody unnamed fits "sources"
        (
            "[Sources|say|it was late]\n\n[Three people close to the board|said|it was late].",
            [["Sources", "Three people close to the board"]],
        ),
        # the man, the woman: whoever spoke just before
        (
            "[A former manager|said|it was late]. [The man, who left in May,|said|it rained].",
            [["A former manager", "The man, who left in May,"]],
        ),
        # an unnamed one who gets a name
        (
            "[One witness|said|it was late]. [The man, Karl Brandt, a baker,|said|it rained].",
            [["One witness", "The man, Karl Brandt, a baker,"]],
        ),
        (
            "[A teammate|said|it was late]. [That teammate, center Karl Brandt,|said|it rained].",
            [["A teammate", "That teammate, center Karl Brandt,"]],
        ),
        # not another one
        (
            "[One witness|said|it was late]. [The mayor, Karl Brandt,|said|it rained].",
            [["One witness"], ["The mayor, Karl Brandt,"]],
        ),
        # the third of two is somebody else
        (
            "[Two clerks|said|it was late]. [A third clerk|said|it rained].",
            [["Two clerks"], ["A third clerk"]],
        ),
        # "she" may be an actor
        ("[An actor|said|it was late]. [She|said|it rained].", [["An actor", "She"]]),
        # a party is not the few who spoke
        (
            "[Some Democrats|said|it was late]. [Democrats|said|it rained].",
            [["Some Democrats"], ["Democrats"]],
        ),
        # number must agree
        (
            "[Official|says|it was late]\n\n[Two officials|said|it was late on Monday].",
            [["Official"], ["Two officials"]],
        ),
    ],
)
def test_mentions_of_a_group(marked: str, expected: list[list[str]]) -> None:
    assert clusters(marked) == expected


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        # a pseudonym names nobody, there or later
        (
            "[The witness, known as Q4,|said|it was late]. [Q4|said|it rained].",
            [Kind.ANONYMOUS, Kind.ANONYMOUS],
        ),
        # a nickname beside the name hides nobody
        ("[Ana Ruiz, the hacker known as Moth,|said|it was late].", [Kind.NAMED_PERSON]),
        # the mother of a boy who is not named
        (
            "[A student|said|it was late]. [His mother|said|it rained].",
            [Kind.ANONYMOUS, Kind.ANONYMOUS],
        ),
        # her doctor, unless the text names one
        ("[Her doctor|said|it was late].", [Kind.ANONYMOUS]),
        ("Dr. Ana Ruiz came. [Her doctor|said|it was late].", [Kind.NAMED_PERSON]),
        # the mother of somebody who is
        (
            "[Karl Brandt|said|it was late]. [His mother|said|it rained].",
            [Kind.NAMED_PERSON, Kind.NAMED_PERSON],
        ),
        # transcripts: the surname in capitals
        (
            "Dr. Asha Iyer spoke.\n\n[IYER|:|It was late.]",
            [Kind.NAMED_PERSON],
        ),
        # the outlet asks, the person named before answers
        (
            "Ana Ruiz left in May.\n\n[Q|:|Why?]\n\n[A|:|I was tired.]",
            [Kind.REPORTER, Kind.NAMED_PERSON],
        ),
        # the one who is asked in an interview is no reporter
        ("A: [I|saw|nobody].\n\nQ: Why?", [Kind.NAMED_PERSON]),
        # bodies by "the" and capitals, and by what the text says of them
        ("[The FBI|said|it was late].", [Kind.ORGANIZATION]),
        ("Norland officials met. [Norland|accused|others of theft].", [Kind.ORGANIZATION]),
        # a name inside a title, with a common noun between, behind a country
        ("[Coalition front-runner Susan Pell|said|it was late].", [Kind.NAMED_PERSON]),
        # two people named before
        (
            "Ana Ruiz met Karl Brandt. [The two men|said|it was late].",
            [Kind.NAMED_PERSON],
        ),
        # somebody named stands for the others
        ("[Critics like Ana Ruiz|said|it was late].", [Kind.NAMED_PERSON]),
        # somebody with a clause; a post at one of several bodies
        ("[An astronaut who came back in March|said|it was late].", [Kind.ANONYMOUS]),
        ("[A security officer at one of the companies|said|it was late].", [Kind.ANONYMOUS]),
        # some of a party that were spoken to; a crowd that is not
        ("[Other senators|said|it was late].", [Kind.ANONYMOUS]),
        ("[89 senators|said|it was late].", [Kind.COLLECTIVE]),
        # everybody and nobody
        ("[No one|expected|a storm].", [Kind.COLLECTIVE]),
        ("[Those who voted early|said|it was late].", [Kind.COLLECTIVE]),
        # a faction that then speaks
        (
            "[Some officials|want|a bridge]. [The officials|said|it was late].",
            [Kind.ANONYMOUS, Kind.ANONYMOUS],
        ),
        # "who" is the person, not the committee that stands nearer
        (
            "[Ana Ruiz|met|them]. It went to Ana Ruiz, the senior member of the Harbor Committee, "
            "[who|said|it was late].",
            [Kind.NAMED_PERSON, Kind.NAMED_PERSON],
        ),
        # "is a lawyer who": still the person; "is not paying an architect who": somebody else
        ("Ana Ruiz is a lawyer [who|opposes|the port].", [Kind.NAMED_PERSON]),
        ("Ana Ruiz is not paying an architect [who|said|it was late].", [Kind.ANONYMOUS]),
        # an unnamed judge rules in the open
        ("[A federal judge|ruled|that it was late].", [Kind.ORGANIZATION]),
    ],
)
def test_kinds_that_need_the_text(marked: str, kinds: list[Kind]) -> None:
    assert [one.kind for one in read(marked).attributions] == kinds


@pytest.mark.parametrize(
    ("marked", "because"),
    [
        ("[Two bakers|said|it was late]. [One|said|so].", "picked out of those spoken of before"),
        ("[Two bakers|said|it was late]. [Both|said|so].", "all of the group spoken of before"),
        (
            "[Beth Nakano|said|it was late]. [The retired teacher|said|so].",
            "a description of the person named just before",
        ),
    ],
)
def test_why_a_mention_is_that_source(marked: str, because: str) -> None:
    assert because in read(marked).attributions[-1].why


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # a label in capitals that nobody explains: people talk, a body alone announces
        ("SMITH: It was late.\n\nJONES: It was.", [Kind.NAMED_PERSON, Kind.NAMED_PERSON]),
        ("NASA: It was late.\n\nThe moon is grey.", [Kind.ORGANIZATION]),
    ],
)
def test_labels_of_turns(text: str, kinds: list[Kind]) -> None:
    found = detect(text, finder=GrammarFinder(), language="en").attributions
    assert [one.kind for one in found] == kinds
