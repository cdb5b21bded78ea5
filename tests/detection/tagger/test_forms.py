"""Forms that newspapers have few of, end to end: talks, headlines, colons, what interrupts.

Every row goes through the trained finder; those of ``BOTH`` through the grammar as well, which
stands in where the model file is not installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsapp.detection.grammar.finder import GrammarFinder
from tests.detection.tagger.reading import Row, detected, row

if TYPE_CHECKING:
    from newsapp.detection.tagger.finder import TrainedFinder

Table = list[tuple[str, list[Row]]]

BOTH: Table = [
    # --- several sentences of one quotation, and several pieces
    (
        "“We lost,” said Ortega. “We were tired. We had no plan. That is all.”",
        [row("Ortega", "said", "“We lost,”", "“We were tired. We had no plan. That is all.”")],
    ),
    (
        "“We will rebuild,” the mayor said, “but not this year.”",
        [row("the mayor", "said", "“We will rebuild,”", "“but not this year.”")],
    ),
    # what is said, interrupted by its cue
    (
        "The plan, Lin said, would cost twice as much as the bridge.",
        [row("Lin", "said", "The plan", "would cost twice as much as the bridge")],
    ),
    (
        "The dam, officials say, is safe.",
        [row("officials", "say", "The dam", "is safe")],
    ),
    # --- several attributions in a sentence, one source with two verbs
    (
        "Officials said the harbor would close and warned that fares would rise.",
        [
            row("Officials", "said", "the harbor would close"),
            row("Officials", "warned", "that fares would rise"),
        ],
    ),
    (
        "Lin believes the dam is safe but fears that the bridge is not.",
        [
            row("Lin", "believes", "the dam is safe"),
            row("Lin", "fears", "that the bridge is not"),
        ],
    ),
    (
        "Two officials said the dam was safe. One of them said the bridge was not.",
        [
            row("Two officials", "said", "the dam was safe"),
            row("One of them", "said", "the bridge was not"),
        ],
    ),
    # --- "according to" before what is said
    (
        "According to a new study, bees prefer blue flowers. The study was small.",
        [row("a new study", "According to", "bees prefer blue flowers")],
    ),
    # --- headlines, with and without a story below
    (
        "Minister says dam is safe",
        [row("Minister", "says", "dam is safe")],
    ),
    (
        "Minister says dam is safe\n\nThe dam was built in 1911. It holds nine million tons.",
        [row("Minister", "says", "dam is safe")],
    ),
    (
        "Officials: Dam is safe\n\nWork on the dam began in May.",
        [row("Officials", ":", "Dam is safe")],
    ),
    (
        "Dam could fail, engineers warn\n\n“It will not hold,” Lin said.",
        [row("engineers", "warn", "Dam could fail"), row("Lin", "said", "“It will not hold,”")],
    ),
    (
        "Mayor: ‘We were not told’\n\nThe hall was full.",
        [row("Mayor", ":", "‘We were not told’")],
    ),
    # --- captions
    (
        "The harbor wall in March, when engineers said it could fail. (Photo: Kit Farrelly)",
        [row("engineers", "said", "it could fail")],
    ),
    # --- talks: every turn belongs to its speaker, whole
    (
        "SMITH: We won. Nobody thought we could.\n\nJONES: You had luck.\n\n"
        "SMITH: Luck has nothing to do with it.",
        [
            row("SMITH", ":", "We won. Nobody thought we could"),
            row("JONES", ":", "You had luck"),
            row("SMITH", ":", "Luck has nothing to do with it"),
        ],
    ),
    # --- colons
    ("Voss: “The figures are wrong.”", [row("Voss", ":", "“The figures are wrong.”")]),
    # --- a question leads to an answer and is none
    (
        "Asked about the delay, the mayor said the harbor would open in June.",
        [row("the mayor", "said", "the harbor would open in June")],
    ),
    # --- the clause that keeps a name back is no part of the source
    (
        "An aide who asked not to be named said the talks had collapsed.",
        [row("An aide", "said", "the talks had collapsed")],
    ),
    (
        "“The talks are dead,” said one diplomat, who asked not to be named because he was not"
        " allowed to speak to the press.",
        [row("one diplomat", "said", "“The talks are dead,”")],
    ),
    # --- a picture is not said
    (
        "😀 Ferry fares will rise in May, the ministry said.",
        [row("the ministry", "said", "Ferry fares will rise in May")],
    ),
]

TRAINED: Table = [
    # one quotation over three paragraphs, closed in the last
    (
        "“I asked for the file,” Ortega said. “They gave me nothing.\n\n“So I went to court.\n\n"
        "“The court sent me home.”",
        [
            row(
                "Ortega",
                "said",
                "“I asked for the file,”",
                "“They gave me nothing.",
                "“So I went to court.",
                "“The court sent me home.”",
            )
        ],
    ),
    # a document before its comma
    (
        "According to the police report, the driver had run a red light.",
        [row("the police report", "According to", "the driver had run a red light")],
    ),
    # bodies and studies in headlines
    (
        "Police say suspect fled to Karsk\n\nA search went on all night.",
        [row("Police", "say", "suspect fled to Karsk")],
    ),
    (
        "Study finds bees prefer blue flowers\n\nThe work took nine years.",
        [row("Study", "finds", "bees prefer blue flowers")],
    ),
    # a ticker line
    (
        "🚨 BREAKING: The dam has failed, police say",
        [row("police", "say", "The dam has failed")],
    ),
    # a caption under a picture, the source with its office
    (
        "Ola Berg, chief executive of Quay Energy, says the plant will close. Photo: Kit Farrelly",
        [row("Ola Berg, chief executive of Quay Energy,", "says", "the plant will close")],
    ),
    # an interview with questions, and a name that grows shorter
    (
        "INTERVIEWER: Why did you leave?\nOLA BERG: I was tired. The work was done.\n"
        "INTERVIEWER: And now?\nBERG: Now I sleep.",
        [
            row("INTERVIEWER", ":", "Why did you leave?"),
            row("OLA BERG", ":", "I was tired. The work was done"),
            row("INTERVIEWER", ":", "And now?"),
            row("BERG", ":", "Now I sleep"),
        ],
    ),
    # a turn over two paragraphs; questions and answers without names
    (
        "SMITH: We won. Nobody thought we could.\n\nIt was a long night. We are tired.\n\n"
        "JONES: You had luck.",
        [
            row(
                "SMITH", ":", "We won. Nobody thought we could", "It was a long night. We are tired"
            ),
            row("JONES", ":", "You had luck"),
        ],
    ),
    (
        "Q: Why did you leave?\nA: I was tired. The work was done.\nQ: And now?",
        [
            row("Q", ":", "Why did you leave?"),
            row("A", ":", "I was tired. The work was done"),
            row("Q", ":", "And now?"),
        ],
    ),
    # the time of an entry is no part of the source
    (
        "11:20 Ola Berg says the chairs are being stacked.",
        [row("Ola Berg", "says", "the chairs are being stacked")],
    ),
    # hearsay without a verb of its own
    ("Lin allegedly hit the guard.", [row("", "allegedly", "Lin", "hit the guard")]),
    ("Lin was reportedly furious.", [row("", "reportedly", "Lin was", "furious")]),
    # inside what somebody said it is theirs
    (
        "Police said Lin allegedly hit the guard.",
        [row("Police", "said", "Lin allegedly hit the guard")],
    ),
    # a document that an outlet saw
    (
        "A letter to lenders, which was seen by The Courier, blames the price of diesel.",
        [
            row(
                "A letter to lenders, which was seen by The Courier,",
                "blames",
                "the price of diesel",
            )
        ],
    ),
    # colons that end a cue
    (
        "Voss wrote on Monday: “We are done.” She added: “Do not call.”",
        [
            row("Voss", "wrote on Monday:", "“We are done.”"),
            row("She", "added:", "“Do not call.”"),
        ],
    ),
    (
        "The statement read: “The dam is safe.”",
        [row("The statement", "read:", "“The dam is safe.”")],
    ),
    (
        "When asked whether he would resign, Okoro replied: “Never.”",
        [row("Okoro", "replied:", "“Never.”")],
    ),
    # a question alone
    ("Asked about the vote, she laughed.", []),
    # an apposition with a name, before and behind what is said
    (
        "The company will close its plant in Ossel, its chief executive, Ola Berg, said.",
        [
            row(
                "its chief executive, Ola Berg,",
                "said",
                "The company will close its plant in Ossel",
            )
        ],
    ),
    (
        "Its chief executive, Ola Berg, said the plant would close.",
        [row("Its chief executive, Ola Berg,", "said", "the plant would close")],
    ),
    # the clause that keeps a name back, without a comma
    (
        "The bank will cut 4,000 jobs, said a banker who asked not to be identified.",
        [row("a banker", "said", "The bank will cut 4,000 jobs")],
    ),
    # what somebody said goes on behind a relative clause, and behind a cue that interrupts it
    (
        "Lin said that the plan, which was drawn up in 2011 and has been changed twice, would cost"
        " too much.",
        [
            row(
                "Lin",
                "said",
                "that the plan, which was drawn up in 2011 and has been changed twice, would cost"
                " too much",
            )
        ],
    ),
    (
        "The plan, the mayor told reporters on Monday, would cost twice as much as the bridge.",
        [row("the mayor", "told", "The plan", "would cost twice as much as the bridge")],
    ),
    # refusals are no attributions and leave those beside them alone
    (
        "The ministry declined to comment. “We lost,” the coach said.",
        [row("the coach", "said", "“We lost,”")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*BOTH, *TRAINED])
def test_with_the_trained_finder(trained: TrainedFinder, text: str, expected: list[Row]) -> None:
    assert detected(trained, text) == expected


@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_with_the_grammar(text: str, expected: list[Row]) -> None:
    assert detected(GrammarFinder(), text) == expected


def test_what_a_relative_clause_parts_is_one(trained: TrainedFinder) -> None:
    text = "The report, which she called a disgrace, would be published in June, Lin said."
    content = "The report, which she called a disgrace, would be published in June"
    assert row("Lin", "said", content) in detected(trained, text)
