"""Why a source is not named: the reason as printed, its type, and whose it is."""

from __future__ import annotations

import pytest

from newsapp.detection import ReasonType, detect
from newsapp.detection.counts import Number, number_in
from newsapp.detection.descriptors import describe
from newsapp.detection.reasons import reason_type_of

STOCK, SUBSTANTIVE, LEGAL = ReasonType.STOCK, ReasonType.SUBSTANTIVE, ReasonType.LEGAL


@pytest.mark.parametrize(
    ("text", "reason", "reason_type"),
    [
        # the formula, in a sentence of its own
        (
            "A pilot said it was late. The pilot spoke on condition of anonymity because "
            "she was not "
            "authorized to speak publicly.",
            "because she was not authorized to speak publicly",
            STOCK,
        ),
        # British spelling, in a relative clause
        (
            "A pilot, who spoke on condition of anonymity as he was not authorised to "
            "comment, said "
            "it was late.",
            "as he was not authorised to comment",
            STOCK,
        ),
        # without the grant
        (
            "A pilot who was not authorized to speak publicly said it was late.",
            "who was not authorized to speak publicly",
            STOCK,
        ),
        # "to discuss", "sensitivity"
        (
            "A pilot said it was late, speaking on the condition of anonymity to discuss internal "
            "deliberations.",
            "to discuss internal deliberations",
            STOCK,
        ),
        (
            "A pilot asked not to be named, citing the sensitivity of the matter. The "
            "pilot said it "
            "was late.",
            "citing the sensitivity of the matter",
            STOCK,
        ),
        # the name withheld on request
        (
            "A boxer asked that his name be withheld because he still works there. The boxer said "
            "it was late.",
            "because he still works there",
            SUBSTANTIVE,
        ),
        # the outlet's own choice not to name
        (
            "A student said it was late. The Courier is not naming the student because he is a "
            "minor.",
            "because he is a minor",
            LEGAL,
        ),
        # by law
        (
            "A driver, who cannot be named for legal reasons, spoke in court. The driver said it "
            "was late.",
            "for legal reasons",
            LEGAL,
        ),
        # fear
        (
            "A nurse, who asked not to be identified for fear of losing her job, said it was late.",
            "for fear of losing her job",
            SUBSTANTIVE,
        ),
        (
            "A nurse, who feared losing her job, said it was late.",
            "who feared losing her job",
            SUBSTANTIVE,
        ),
        (
            "A nurse requested anonymity because the ministry has dismissed two staff for talking. "
            "The nurse said it was late.",
            "because the ministry has dismissed two staff for talking",
            SUBSTANTIVE,
        ),
        # the law
        (
            "A witness, who cannot be identified because of a court order, said it was late.",
            "because of a court order",
            LEGAL,
        ),
    ],
)
def test_reason(text: str, reason: str, reason_type: ReasonType) -> None:
    detection = detect(text)
    (source,) = detection.sources
    assert [span.of(text) for span in source.reason] == [reason]
    assert source.reason_type is reason_type


@pytest.mark.parametrize(
    "text",
    [
        # the grant alone is no reason
        "A pilot said it was late. The pilot spoke on condition of anonymity.",
        "A pilot, who asked not to be named, said it was late.",
        # a reason for something else
        "A pilot said it was late because the fog was thick.",
    ],
)
def test_no_reason(text: str) -> None:
    (source,) = detect(text).sources
    assert source.reason == ()
    assert source.reason_type is None


def test_a_reason_belongs_to_the_source_in_its_sentence() -> None:
    text = (
        "Ana Ruiz said it was late. A nurse said nobody came, asking not to be named for fear of "
        "dismissal. A pilot said it rained."
    )
    reasons = {source.name: bool(source.reason) for source in detect(text).sources}
    assert reasons == {"Ana Ruiz": False, "A nurse": True, "A pilot": False}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        # in two words, before what was said
        (
            "A woman, who cannot be named for legal reasons, told the court it was late.",
            "for legal reasons",
        ),
        # barred from speaking, without leave to
        (
            "A pilot who is barred from speaking to the press said it was late.",
            "who is barred from speaking to the press",
        ),
        (
            "A pilot, who lacked authorisation to talk to reporters, said it was late.",
            "who lacked authorisation to talk to reporters",
        ),
        # all of a group, by its number; behind a clause; without "because"
        (
            "Six clerks said it was late. All six asked that their names not be used because they"
            " feared losing their jobs.",
            "because they feared losing their jobs",
        ),
        (
            "Four clerks said it was late. The four, who worked in billing, asked not to be named"
            " because they feared being fired.",
            "because they feared being fired",
        ),
        (
            "People close to the sale said it was late. Two of the people said it rained. The three"
            " people asked not to be identified discussing private deliberations.",
            "discussing private deliberations",
        ),
    ],
)
def test_reason_and_its_source(text: str, reason: str) -> None:
    [source] = detect(text, language="en").sources
    assert [span.of(text) for span in source.reason] == [reason]


@pytest.mark.parametrize(
    ("source", "count", "at_least"),
    [
        # years are no people; some of a group do not count it
        ("a woman of 60", 1, 1),
        ("two of the people", None, 2),
        ("one of the three people", None, 1),
        ("three people", 3, 3),
    ],
)
def test_number_of_people(source: str, count: int | None, at_least: int) -> None:
    assert number_in(describe(source)) == Number(count, at_least)


def test_what_is_not_public_is_a_stock_reason() -> None:
    assert reason_type_of("because the talks are not public") is STOCK
    assert reason_type_of("because the plan is not yet public") is SUBSTANTIVE
