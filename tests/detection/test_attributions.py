"""Who is credited with which words: one row for each way to say it.

Expected: a list of (source, cue, content); parts of a role are joined with " … ".
"""

from __future__ import annotations

import pytest

from newsapp.detection import Act, Attribution, Span, detect

Triple = tuple[str, str, str]


def joined(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


def triples(text: str) -> list[Triple]:
    return [
        (joined(text, a.source), joined(text, a.cue), joined(text, a.content))
        for a in detect(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # subject, verb, clause
        ("Ana Ruiz said the valve was shut.", [("Ana Ruiz", "said", "the valve was shut")]),
        # "that" belongs to the content
        ("The club said that he would stay.", [("The club", "said", "that he would stay")]),
        # the content first
        (
            "The plant will close, an official said.",
            [("an official", "said", "The plant will close")],
        ),
        # the content first, the verb before its subject, with an apposition
        (
            "Prices will fall, predicted Li Wen, an economist at Hull.",
            [("Li Wen, an economist at Hull", "predicted", "Prices will fall")],
        ),
        # the saying interrupts the content
        (
            "The trial, Dr. Voss told the jury, was stopped too early.",
            [("Dr. Voss", "told", "The trial … was stopped too early")],
        ),
        # "According to" first and last
        (
            "According to the memo, the fee was waived.",
            [("the memo", "According to", "the fee was waived")],
        ),
        (
            "Gulls prefer chips, according to Mira Okoye, a biologist.",
            [("Mira Okoye, a biologist", "according to", "Gulls prefer chips")],
        ),
        # when and through what it was said is no content
        (
            "The company said on Monday it had filed for protection.",
            [("The company", "said", "it had filed for protection")],
        ),
        (
            "A spokeswoman said in a statement that the vase was safe.",
            [("A spokeswoman", "said", "that the vase was safe")],
        ),
        # a time between subject and verb
        (
            "The minister on Tuesday said the talks failed.",
            [("The minister", "said", "the talks failed")],
        ),
        # an introduction before the subject is no content
        ("In a letter, the board said it was sorry.", [("the board", "said", "it was sorry")]),
        # who is told is neither source nor content
        ("Two aides told the Herald that he left.", [("Two aides", "told", "that he left")]),
        # an apposition belongs to the source, a relative clause does not
        (
            "Maria Pell, a welder, said pay had fallen.",
            [("Maria Pell, a welder", "said", "pay had fallen")],
        ),
        (
            "The pilot, who had landed twice before, said the runway was wet.",
            [("The pilot", "said", "the runway was wet")],
        ),
        # what modifies an unnamed source belongs to it
        (
            "People familiar with the talks said the bid failed.",
            [("People familiar with the talks", "said", "the bid failed")],
        ),
        (
            "Two people briefed on the matter said the bid failed.",
            [("Two people briefed on the matter", "said", "the bid failed")],
        ),
        (
            "The bid failed, a source close to him said.",
            [("a source close to him", "said", "The bid failed")],
        ),
        # two sources joined
        (
            "The mayor and the union said the strike was over.",
            [("The mayor and the union", "said", "the strike was over")],
        ),
        # a list of things before the source is no part of it
        (
            "The drug was found in milk, current and former officials said.",
            [("current and former officials", "said", "The drug was found in milk")],
        ),
        # one subject, two verbs
        (
            "The coach denied taking money and accused the league of a vendetta.",
            [
                ("The coach", "denied", "taking money"),
                ("The coach", "accused", "the league of a vendetta"),
            ],
        ),
        # a participle shares the subject
        (
            "The chairman criticized the report, saying it was late.",
            [
                ("The chairman", "criticized", "the report"),
                ("The chairman", "saying", "it was late"),
            ],
        ),
        # verbs that take an object
        ("Ms. Obi called for an inquiry.", [("Ms. Obi", "called for", "an inquiry")]),
        # a document says
        (
            "A 4 June memo shows the fee was waived.",
            [("A 4 June memo", "shows", "the fee was waived")],
        ),
        # a question
        (
            "Reporters asked whether the bridge was safe.",
            [("Reporters", "asked", "whether the bridge was safe")],
        ),
        # "However," is no content
        ("However, the plan failed, an aide said.", [("an aide", "said", "the plan failed")]),
        # auxiliaries and adverbs belong to the cue
        (
            "The bank has repeatedly said it was safe.",
            [("The bank", "has repeatedly said", "it was safe")],
        ),
        # hearsay: nobody is credited
        (
            "It is believed that the painting was stolen.",
            [("", "is believed", "that the painting was stolen")],
        ),
        ("The coach is said to have left.", [("", "is said", "The coach … to have left")]),
    ],
)
def test_indirect_speech(text: str, expected: list[Triple]) -> None:
    assert triples(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # marks and the comma inside them belong to the content
        ("“They had no plan,” one aide said.", [("one aide", "said", "“They had no plan,”")]),
        # the quotation goes on behind the saying, in the same sentence and in the next
        (
            "“We will go,” said Ana Ruiz, the captain, “when we are ready.”",
            [("Ana Ruiz, the captain", "said", "“We will go,” … “when we are ready.”")],
        ),
        ("“We lost,” he said. “That's all.”", [("he", "said", "“We lost,” … “That's all.”")]),
        # a colon before it, on the same line and before a line of its own
        ("The mayor said: “Go home.”", [("The mayor", "said", "“Go home.”")]),
        (
            "The mayor added:\n“Go home. It is late.”",
            [("The mayor", "added", "“Go home. It is late.”")],
        ),
        # sentences inside a quotation are no attributions of their own
        (
            "“Critics said it was over. They were wrong,” Ms. Obi said.",
            [("Ms. Obi", "said", "“Critics said it was over. They were wrong,”")],
        ),
        # a question with its tag
        ("“Is it over?” Ms. Lind asked.", [("Ms. Lind", "asked", "“Is it over?”")]),
        # a quotation of several sentences
        ("“We tried. We lost,” the coach said.", [("the coach", "said", "“We tried. We lost,”")]),
        # the mark is turned the wrong way
        (
            "Halden said it felt “deep unease“about the cod.",
            [("Halden", "said", "it felt “deep unease“about the cod")],
        ),
    ],
)
def test_direct_speech(text: str, expected: list[Triple]) -> None:
    assert triples(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a headline with its source behind a comma
        (
            "Port to close, officials say\nThe port was quiet.",
            [("officials", "say", "Port to close")],
        ),
        # a headline with a speaker before a colon
        ("Minister: no new tax\nThe tax stays.", [("Minister", ":", "no new tax")]),
        # a transcript
        (
            "LIND: We never met him.\nVOSS: You did.",
            [("LIND", ":", "We never met him"), ("VOSS", ":", "You did")],
        ),
        # labels that are no speakers
        ("Read more: the port of Halden\nThe port was quiet.", []),
        ("Correction: the port is open.\nThe port was quiet.", []),
        # a byline, a credit, a dateline
        ("By Ana Ruiz\nThe port was quiet.", []),
        ("HALDEN, Norland (KPA) — The port was quiet.", []),
        (
            "HALDEN, Norland (KPA) — The port was shut, officials said.",
            [("officials", "said", "The port was shut")],
        ),
    ],
)
def test_headlines_transcripts_and_furniture(text: str, expected: list[Triple]) -> None:
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # nobody says anything
        "The port was quiet on Monday.",
        # announced for later
        "The two leaders will announce their plans in May.",
        # a passive without anybody
        "When asked about the plan, he left the room.",
        # nouns that look like cues
        "The latest reports and claims fill the files.",
        "The highest post in the coast service is empty.",
        # a refusal is recorded elsewhere
        "The ministry declined to comment.",
        # a silence is no saying
        "The ministry did not say whether the port was open.",
        # the grant of anonymity is no saying
        "Both sources spoke on condition of anonymity.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert triples(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # hopes, wants, pledges, believes, plans
        ("Lind hopes to win.", [Act.ATTITUDE]),
        ("The mayor wants a new bridge.", [Act.ATTITUDE]),
        ("Norland pledges to pay.", [Act.ATTITUDE]),
        ("Voters believe the fee is unfair.", [Act.ATTITUDE]),
        ("The club plans to sell him.", [Act.ATTITUDE]),
        # said, wrote, a report found
        ("The mayor wrote that the bridge was old.", [Act.STATEMENT]),
        ("The report found that the bridge was old.", [Act.STATEMENT]),
        # what somebody is said to want is part of what is said
        ("The mayor said he wanted a new bridge.", [Act.STATEMENT]),
        # hearsay is told as a fact; a forecast is not
        ("It is believed that the bridge is old.", [Act.STATEMENT]),
        ("The bridge is expected to fall.", [Act.ATTITUDE]),
    ],
)
def test_statements_and_attitudes(text: str, acts: list[Act]) -> None:
    assert [attribution.act for attribution in detect(text).attributions] == acts


def test_confidence_falls_with_what_is_missing() -> None:
    def only(text: str) -> Attribution:
        (attribution,) = detect(text).attributions
        return attribution

    quoted = only("“They had no plan,” one aide said.")
    shared = only("It is believed that the painting was stolen.")
    attitude = only("Lind hopes to win.")
    assert quoted.confidence > attitude.confidence > shared.confidence
