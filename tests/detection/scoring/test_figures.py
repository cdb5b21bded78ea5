"""All figures over small coded articles, and the mistakes behind them."""

import pytest

from newsapp.detection import detect
from newsapp.detection.scoring.annotated_text import parse_annotated
from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution, coded_detection
from newsapp.detection.scoring.figures import is_right, score
from newsapp.detection.scoring.mistakes import Fault, find_mistakes
from newsapp.detection.types import FurnitureKind, Role, Span

GOLD = """\
A: anonymous 2 stock
B: named_person
---
{!headline Pier to close}
{1c The pier will close}, {1s@A two officials} {1q said}.
{2c “Nobody asked me,”} {2q said} {2s@B Ida Holm}. {3s@B She} {3q~ wants} {3c a vote}.
{@A Both} spoke quietly {r@A because they may not speak}. {x {w The mayor} did not call}.
"""


def found(annotated: str) -> CodedArticle:
    return parse_annotated("pier", annotated)


def faults(annotated: str) -> list[Fault]:
    return [mistake.fault for mistake in find_mistakes(found(GOLD), found(annotated))]


def test_gold_against_itself_is_perfect() -> None:
    figures = score([(found(GOLD), found(GOLD))])
    assert (figures.articles, figures.words) == (1, 33)
    for role in Role:
        assert figures.roles[role].exact.f1 == 1
        assert figures.roles[role].character.f1 == 1
    assert figures.linked.rate == figures.kinds.rate == figures.acts.rate == 1
    assert figures.anonymous.f1 == 1
    assert figures.sources is not None
    assert figures.sources.clusters.all.f1 == 1
    assert figures.sources.counts.rate == figures.sources.reason_types.rate == 1
    assert figures.non_responses is not None
    assert figures.non_responses.exact.f1 == 1
    assert figures.furniture[FurnitureKind.HEADLINE].exact.f1 == 1
    # the gold holds no confidences
    assert figures.calibration is None
    assert list(find_mistakes(found(GOLD), found(GOLD))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        # the worst: an unnamed source taken for something else
        ("A: anonymous 2 stock", "A: collective 2 stock", Fault.MISSED_ANONYMOUS),
        # and the reverse
        ("B: named_person", "B: anonymous 1", Fault.INVENTED_ANONYMOUS),
        ("B: named_person", "B: document 1", Fault.KIND),
        # nothing where something is
        ("{3s@B She} {3q~ wants} {3c a vote}", "She wants a vote", Fault.MISSED),
        # something where nothing is
        ("Both} spoke quietly", "Both} {9q spoke} {9c quietly}", Fault.INVENTED),
        ("{3q~", "{3q", Fault.ACT),
        ("two officials}", "two} officials", Fault.SOURCE_BOUNDS),
        ("{3q~ wants} {3c a", "{3q~ wants a} {3c", Fault.CUE_BOUNDS),
        ("{1c The pier", "The {1c pier", Fault.CONTENT_BOUNDS),
        # one woman made two, and two sources made one
        ("{3s@B She}", "{3s@C She}", Fault.SPLIT),
        ("{3s@B She}", "{3s@A She}", Fault.MERGED),
        ("anonymous 2 stock", "anonymous 2+ stock", Fault.COUNT),
        ("anonymous 2 stock", "anonymous 2 legal", Fault.REASON_TYPE),
        ("{x {w The mayor} did not call}", "The mayor did not call", Fault.NON_RESPONSE),
        ("{2q said}", "{x {2q said}}", Fault.NON_RESPONSE_INVENTED),
        ("{!headline", "{!caption", Fault.FURNITURE),
        (
            "{1c The pier will close}",
            "{!credit {1c The pier will close}}",
            Fault.FURNITURE_INVENTED,
        ),
    ],
)
def test_each_mistake_has_its_name(old: str, new: str, fault: Fault) -> None:
    assert GOLD.count(old) == 1
    changed = GOLD.replace(old, new)
    if "@C" in changed:
        changed = "C: named_person\n" + changed
    assert fault in faults(changed)
    assert fault not in faults(GOLD)


def test_a_reason_missed_and_one_invented() -> None:
    without = GOLD.replace("{r@A because they may not speak}", "because they may not speak")
    without = without.replace("2 stock", "2")
    assert faults(without) == [Fault.REASON]
    (mistake,) = find_mistakes(found(without), found(GOLD))
    assert (mistake.fault, mistake.found) == (Fault.REASON_INVENTED, "because they may not speak")
    assert mistake.sentence.startswith("Both spoke quietly because")


def test_a_kind_that_is_not_coded_is_not_scored() -> None:
    uncoded = CodedArticle(
        "pier", "It rained, a man said.", (CodedAttribution((Span(11, 16),), (Span(17, 21),), ()),)
    )
    figures = score([(uncoded, coded_detection("pier", detect(uncoded.text or "")))])
    assert figures.kinds.total == 0
    # an anonymous attribution found where nobody coded kinds is neither right nor wrong
    assert figures.anonymous.found == 0
    assert figures.sources is None
    assert figures.non_responses is None
    assert figures.furniture == {}


def test_any_of_several_accepted_kinds_is_right() -> None:
    both = GOLD.replace("A: anonymous 2", "A: anonymous|collective 2")
    for kind in ("anonymous", "collective"):
        figures = score([(found(both), found(GOLD.replace("anonymous 2", f"{kind} 2")))])
        assert figures.kinds.rate == 1
    # such a source is not among those that must be found as anonymous
    assert score([(found(both), found(GOLD))]).anonymous.there == 0


def test_linked_asks_only_for_parts_that_the_gold_has() -> None:
    gold = CodedAttribution((), (Span(0, 2),), (Span(3, 9),))
    assert is_right(CodedAttribution((Span(10, 12),), (Span(1, 2),), (Span(8, 9),)), [gold])
    assert not is_right(CodedAttribution((), (Span(1, 2),), ()), [gold])
    # a gold row without any span, as some corpora have, makes nothing right
    assert not is_right(gold, [CodedAttribution((), (), ())])


def test_confidence_is_held_against_what_links() -> None:
    text = "It rained, two nurses said."
    gold = parse_annotated(
        "rain", "A: anonymous 2\n---\n{1c It rained}, {1s@A two nurses} {1q said}."
    )
    figures = score([(gold, coded_detection("rain", detect(text)))])
    assert figures.calibration is not None
    assert [bin_.right for bin_ in figures.calibration.bins] == [1]


def test_a_gold_article_needs_its_text() -> None:
    bare = CodedArticle("bare", None, ())
    with pytest.raises(ValueError, match="bare: an article to score against needs its text"):
        score([(bare, bare)])
    with pytest.raises(ValueError, match="needs its text"):
        list(find_mistakes(bare, bare))
