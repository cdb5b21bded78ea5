"""The trained finder behind the seam: what it finds in sentences, and which finder is chosen."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsapp.detection.finders import default_finder
from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.layout import lay_out
from newsapp.detection.pipeline import detect
from newsapp.detection.types import Role

if TYPE_CHECKING:
    from newsapp.detection.tagger.finder import TrainedFinder

Row = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def row(source: str, cue: str, *content: str) -> Row:
    """One expected attribution; an empty string is a part that is not there."""
    return ((source,) if source else (), (cue,) if cue else (), content)


def found_in(finder: TrainedFinder, text: str) -> list[Row]:
    """The words of every attribution that ``finder`` finds, by where each first begins."""
    groups: dict[int | None, dict[Role, list[str]]] = {}
    for one in finder.find(text, lay_out(text)):
        parts = groups.setdefault(one.group, {role: [] for role in Role})
        parts[one.role].append(one.span.of(text))
    return [
        (tuple(each[Role.SOURCE]), tuple(each[Role.CUE]), tuple(each[Role.CONTENT]))
        for each in groups.values()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the cue before its source, which carries an apposition
        (
            "“The bridge is safe,” said Ingrid Falk, the chief engineer.",
            [row("Ingrid Falk, the chief engineer", "said", "“The bridge is safe,”")],
        ),
        # a quotation split by its source
        (
            "“We will rebuild,” the mayor said, “but not this year.”",
            [row("the mayor", "said", "“We will rebuild,”", "“but not this year.”")],
        ),
        # split at the end of a sentence
        (
            "“This is the end of the league,” Ortega said. “Nobody will watch it.”",
            [
                row(
                    "Ortega",
                    "said",
                    "“This is the end of the league,”",
                    "“Nobody will watch it.”",
                )
            ],
        ),
        # one source, two verbs
        (
            "Officials said the harbor would close and warned that fares would rise.",
            [
                row("Officials", "said", "the harbor would close"),
                row("Officials", "warned", "that fares would rise"),
            ],
        ),
        # the second verb hangs on as a participle
        (
            "“I am tired,” Ortega said, adding that he would retire in June.",
            [
                row("Ortega", "said", "“I am tired,”"),
                row("Ortega", "adding", "that he would retire in June"),
            ],
        ),
        # three attributions in a sentence
        (
            "Voss testified that she had never met the broker, her lawyer argued that the records"
            " were forged, and the judge said both would be heard.",
            [
                row("Voss", "testified", "that she had never met the broker"),
                row("her lawyer", "argued", "that the records were forged"),
                row("the judge", "said", "both would be heard"),
            ],
        ),
        # two that contradict each other
        (
            "The minister said that Norvania had broken the treaty, while the ambassador insisted"
            " that it had not.",
            [
                row("The minister", "said", "that Norvania had broken the treaty"),
                row("the ambassador", "insisted", "that it had not"),
            ],
        ),
        # one quotation over two paragraphs: the first is not closed
        (
            "“I asked for the file,” Ortega said. “They gave me nothing.\n\n“So I went to court.”",
            [
                row(
                    "Ortega",
                    "said",
                    "“I asked for the file,”",
                    "“They gave me nothing.",
                    "“So I went to court.”",
                )
            ],
        ),
        # a headline speaks in the present tense and without articles
        (
            "Dam could fail, engineers warn\n\n“It will not hold,” Lin said.",
            [row("engineers", "warn", "Dam could fail"), row("Lin", "said", "“It will not hold,”")],
        ),
        # a headline whose colon is the cue
        ("Officials: Dam is safe", [row("Officials", ":", "Dam is safe")]),
        # a colon that ends the cue
        (
            "The judge put it plainly: “The company lied to its shareholders.”",
            [row("The judge", "put it plainly:", "“The company lied to its shareholders.”")],
        ),
        # pronouns
        (
            "She said that the trial would begin in June.",
            [row("She", "said", "that the trial would begin in June")],
        ),
        (
            "“Nobody told us,” said Marta Quill, who runs the fish market. She added that traders"
            " would meet on Friday.",
            [
                row("Marta Quill, who runs the fish market", "said", "“Nobody told us,”"),
                row("She", "added", "that traders would meet on Friday"),
            ],
        ),
        # anonymous, as in the United States; the reason belongs to the source
        (
            "A senior administration official, who was not authorized to speak publicly, said the"
            " talks had collapsed.",
            [
                row(
                    "A senior administration official, who was not authorized to speak publicly,",
                    "said",
                    "the talks had collapsed",
                )
            ],
        ),
        (
            "Two people familiar with the matter said the bank would cut 4,000 jobs.",
            [
                row(
                    "Two people familiar with the matter",
                    "said",
                    "the bank would cut 4,000 jobs",
                )
            ],
        ),
        # "according to" behind what is said
        (
            "The price was $3 billion, according to a person briefed on the deal.",
            [row("a person briefed on the deal", "according to", "The price was $3 billion")],
        ),
        # anonymous, as in the United Kingdom
        (
            "A Whitehall source said the minister would resign before Christmas.",
            [row("A Whitehall source", "said", "the minister would resign before Christmas")],
        ),
        (
            "A defence source described the ship as a floating scandal.",
            [row("A defence source", "described", "the ship as a floating scandal")],
        ),
        (
            "Sources close to the striker claim that he wants to leave.",
            [row("Sources close to the striker", "claim", "that he wants to leave")],
        ),
        (
            "One insider told the paper that the club had run out of money.",
            [row("One insider", "told", "that the club had run out of money")],
        ),
        # British quotation marks
        (
            "‘We are not amused,’ the palace said.",
            [row("the palace", "said", "‘We are not amused,’")],
        ),
        # no source at all
        (
            "It is believed that the painting was stolen in 1943.",
            [row("", "It is believed", "that the painting was stolen in 1943")],
        ),
        # refusals and silence are non-responses, a grant is about the talk: no attributions
        ("The ministry did not respond to requests for comment.", []),
        ("The officials spoke on condition of anonymity to discuss internal deliberations.", []),
        # ... and leave the sentence beside them alone
        (
            "The ministry did not respond to requests for comment. “We lost,” the coach said.",
            [row("the coach", "said", "“We lost,”")],
        ),
        # a word that ties a sentence to the last is no content
        (
            "However, the bank said it would appeal.",
            [row("the bank", "said", "it would appeal")],
        ),
        # documents, courts, studies, the press
        (
            "The company’s filing shows that it lost $2 million.",
            [row("The company’s filing", "shows", "that it lost $2 million")],
        ),
        (
            "The court ruled that the law was unconstitutional.",
            [row("The court", "ruled", "that the law was unconstitutional")],
        ),
        (
            "A study published in May found that bees prefer blue flowers.",
            [row("A study published in May", "found", "that bees prefer blue flowers")],
        ),
        (
            "The Harbor Gazette reported that the mayor had sold the land.",
            [row("The Harbor Gazette", "reported", "that the mayor had sold the land")],
        ),
        # a quotation of one word inside what is said
        (
            "The Fed is “in no hurry” to cut rates, Lin told the committee.",
            [row("Lin", "told", "The Fed is “in no hurry” to cut rates")],
        ),
        # belief and dispute without "said"
        (
            "Senior officials believe the reactor was damaged, while engineers doubt it.",
            [
                row("Senior officials", "believe", "the reactor was damaged"),
                row("engineers", "doubt", "it"),
            ],
        ),
        # a question
        ("“Why now?” asked Okoro.", [row("Okoro", "asked", "“Why now?”")]),
    ],
)
def test_sentences(trained: TrainedFinder, text: str, expected: list[Row]) -> None:
    assert found_in(trained, text) == expected


def test_what_is_found_reaches_the_detection(trained: TrainedFinder) -> None:
    text = "😀\n\n“We lost,” the coach said. Okoro warned that the club was broke."
    detection = detect(text, finder=trained, language="en")
    assert detection.detector == trained.name
    assert [
        (one.source[0].of(text), one.content[0].of(text)) for one in detection.attributions
    ] == [("the coach", "“We lost,”"), ("Okoro", "that the club was broke")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # whom somebody told stands last and is not what was said
        (
            "The deal is dead, two people briefed on the matter told Reuters.",
            "two people briefed on the matter",
            "The deal is dead",
        ),
        (
            "Ministers will cut the grant, Whitehall sources have told the Quay Courier.",
            "Whitehall sources",
            "Ministers will cut the grant",
        ),
        # the form that opens a sentence
        (
            "According to a person briefed on the deal, the price was cut twice.",
            "a person briefed on the deal",
            "the price was cut twice",
        ),
        # and the form that the tagger reads by itself
        ("She told Reuters that the deal was dead.", "She", "that the deal was dead"),
    ],
)
def test_told_and_according_to(
    trained: TrainedFinder, text: str, source: str, content: str
) -> None:
    (found,) = detect(text, finder=trained).attributions
    assert [span.of(text) for span in found.source] == [source]
    assert [span.of(text) for span in found.content] == [content]


@pytest.fixture
def fresh_choice() -> Iterator[None]:
    """A process in which no finder was chosen yet; the choice is forgotten afterwards."""
    default_finder.cache_clear()
    yield
    default_finder.cache_clear()


@pytest.mark.usefixtures("fresh_choice")
class TestTheDefault:
    def test_is_the_trained_finder_where_it_is_installed(self, trained: TrainedFinder) -> None:
        assert default_finder().name == trained.name

    def test_is_the_grammar_with_a_warning_where_the_model_file_is_missing(
        self,
        trained: TrainedFinder,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        tmp_path: Path,
    ) -> None:
        gone = tmp_path / "tagger.onnx"
        monkeypatch.setattr(type(trained).__init__, "__defaults__", (gone,))
        with caplog.at_level(logging.WARNING):
            assert isinstance(default_finder(), GrammarFinder)
        assert "grammar alone" in caplog.text
        assert "tagger.onnx" in caplog.text
