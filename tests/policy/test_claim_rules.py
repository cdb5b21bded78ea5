"""Rules that look at a claim and at everybody behind it: S01, S02, S03, S16, S17, S29."""

import pytest

from newsapp.policy.notation import read
from newsapp.policy.reading import Reading
from newsapp.policy.types import Genre, Metadata, Severity
from tests.policy.rule_table import flags_of, quotes


@pytest.mark.parametrize(
    ("marked", "people"),
    [
        ("[anonymous:A nurse] {said} <so>.", 1),
        ("[anonymous:Two nurses] {said} <so>.", 2),
        # at least: the text gives no number
        ("[anonymous:Officials] {said} <so>.", 2),
        ("[anonymous:More than a dozen drivers] {said} <so>.", 13),
        # one of them, however many there are
        ("[anonymous#s:Six sources] met. | [anonymous#s:One of the sources] {said} <so>.", 1),
        # all of them, by a word that gives no number
        ("[anonymous#s:Three sources] met. | [anonymous#s:The sources] {said} <so>.", 3),
        ("[anonymous#s:Two aides] met. | [anonymous#s:Both] {said} <so>.", 2),
        ("[anonymous#s:Three aides] met. | [anonymous#s:They] {said} <so>.", 3),
        # a cluster counts once, by the mention that says most
        ("[anonymous#s:An aide] {said} <=a:so>. | <=a:So it is>, [anonymous#s:he] {said}.", 1),
        # two clusters are independent
        ("[anonymous#a:An aide] {said} <=a:so>. | [anonymous#b:A clerk] {said} <=a:so>.", 2),
    ],
)  # fmt: skip
def test_people_are_counted_by_cluster(marked: str, people: int) -> None:
    (claim,) = Reading(read(marked), Metadata()).claims
    assert claim.people == people


def test_a_claim_by_itself_is_a_group_of_one_and_counts_once() -> None:
    marked = (
        "[anonymous#a:An aide] {said} <the vote was lost>. | [anonymous#a:The aide] {added} "
        "<that nobody had counted>."
    )
    first, second = flags_of("S01", marked)
    assert (first.attribution_ids, second.attribution_ids) == (("a100",), ("a101",))
    assert quotes(first, marked) == ["An aide", "the vote was lost"]
    assert first.source_id == second.source_id == "a"


def test_a_group_of_supporting_claims_is_one_finding() -> None:
    marked = (
        "[anonymous#a:An aide] {said} <=v:the vote was lost>. | [anonymous#a:The aide] {added} "
        "<=v:that the vote was lost>."
    )
    (flag,) = flags_of("S01", marked)
    assert flag.attribution_ids == ("a100", "a101")


def test_a_headline_sums_up_and_makes_no_claim_of_its_own() -> None:
    marked = (
        "%headline:<Vote is lost>, [anonymous#a:aide] {says}%\n\n"
        "| [anonymous#a:An aide] {said} <the chamber had been counted twice>."
    )
    (flag,) = flags_of("S01", marked)
    assert "counted twice" in flag.message


def test_an_attitude_supports_nothing() -> None:
    marked = (
        "[anonymous:An aide] {said} <=v:the vote was lost>. | [named_person:Ana Ruiz] {?hoped} "
        "<=v:the vote was lost>."
    )
    assert len(flags_of("S01", marked)) == 1


@pytest.mark.parametrize("rule", ["S01", "S02", "S04", "S06", "S07", "S08", "S28", "S29"])
def test_what_was_declared_legally_anonymous_is_exempt(rule: str) -> None:
    marked = "[anonymous#w:A source] {said} <the judge had taken bribes in the trial>."
    assert flags_of(rule, marked) != ()
    for declared in ("w", "a source", "A  SOURCE"):
        assert flags_of(rule, marked, Metadata(legally_anonymous=(declared,))) == ()
    assert flags_of(rule, marked, Metadata(legally_anonymous=("somebody else",))) != ()


@pytest.mark.parametrize("rule", ["S04", "S06", "S10", "S11", "S12", "S13", "S16", "S28"])
@pytest.mark.parametrize("genre", [Genre.OPINION, Genre.REVIEW])
def test_opinion_and_reviews_are_exempt(rule: str, genre: Genre) -> None:
    marked = (
        "%headline:Mayor hid tests from council%\n\n| [anonymous:An official] {said} <the mayor "
        "hid tests from the council and was lazy>.\n| [anonymous:An official] {said} <it would "
        "surely backfire>."
    )
    assert flags_of(rule, marked) != ()
    assert flags_of(rule, marked, Metadata(genre=genre)) == ()


def test_the_minimum_of_sources_is_the_newsrooms() -> None:
    marked = "[anonymous:Two traders] {said} <the price was fixed>."
    assert flags_of("S02", marked) == ()
    (flag,) = flags_of("S02", marked, thresholds={"sources": 3})
    assert "two unnamed people behind it; the policy asks for 3." in flag.message


# --- S16: who is accused, and who answers


@pytest.mark.parametrize(
    "reply",
    [
        "| [organization:Hale Bank] {said} <its books were in order>.",
        "| [named_person:Karin Hale, the bank’s chairwoman,] {said} <the books were in order>.",
        "| [spokesperson:A spokesman] {said} <the books were in order>.",
        "!@Hale Bank@ declined to comment!.",
        "!Calls to @the bank@ went unanswered!.",
    ],
)
def test_any_answer_of_the_accused_will_do(reply: str) -> None:
    accusation = "[anonymous:Two clerks] {said} <Hale Bank had falsified its books>. "
    assert len(flags_of("S16", accusation)) == 1
    assert flags_of("S16", accusation + reply) == ()


def test_who_accuses_does_not_answer_for_the_accused() -> None:
    marked = (
        "[organization#b:The board] {said} <the board had misled investors>. | "
        "[organization#b:The board] {added} <that it was sorry>."
    )
    assert len(flags_of("S16", marked)) == 1


# --- S17: two kinds of finding


def test_a_refusal_beside_an_unnamed_word_of_the_same_body_weighs_two_steps_more() -> None:
    marked = (
        "[anonymous#t:A Treasury source] {said} <the levy would go>. !@The Treasury@ declined to "
        "comment!. !@The mayor@ could not be reached!."
    )
    conflict, weak = sorted(flags_of("S17", marked), key=lambda flag: flag.severity.rank)
    assert (conflict.severity, weak.severity) == (Severity.HIGH, Severity.LOW)
    assert conflict.source_id == "t"
    assert quotes(conflict, marked) == ["A Treasury source", "The Treasury declined to comment"]


def test_nothing_is_ever_raised_to_block() -> None:
    assert Severity.MEDIUM.heavier(5) is Severity.HIGH
    assert Severity.BLOCK.heavier(2) is Severity.BLOCK
    assert Severity.LOW.heavier(0) is Severity.LOW


@pytest.mark.parametrize(
    ("rule", "marked", "words"),
    [
        ("S16", "[collective:Staff] {said} <the firm had fudged the tests>.", ("fudged",)),
        ("S29", "[anonymous:A clerk] {said} <the judge had been nobbled>.", ("nobbled",)),
        ("S10", "[anonymous:A clerk] {said} <the judge was a wet blanket>.", ("wet blanket",)),
        ("S11", "[anonymous:A clerk] {said} <the plan was a corker>.", ("corker",)),
        ("S23", "[organization:Bay Street] {said} <no>.", ("bay street",)),
    ],
)
def test_a_newsroom_adds_its_own_words(rule: str, marked: str, words: tuple[str, ...]) -> None:
    assert flags_of(rule, marked) == ()
    assert len(flags_of(rule, marked, words=words)) == 1


@pytest.mark.parametrize(
    ("rule", "marked", "words"),
    [
        ("S07", "[anonymous:A minder of the star] {said} <so>.", ("minder of",)),
        ("S08", "[anonymous:A fixer] {said} <the deal was off>.", ("fixer",)),
    ],
)
def test_a_newsroom_adds_words_that_tell_enough(
    rule: str, marked: str, words: tuple[str, ...]
) -> None:
    assert len(flags_of(rule, marked)) == 1
    assert flags_of(rule, marked, words=words) == ()
