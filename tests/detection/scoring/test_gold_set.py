"""The gold set: thirty-five invented articles, whole and varied, and what the detector makes of it.

The floors keep what was reached; whoever makes the detector better raises them.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsapp.detection import detect
from newsapp.detection.scoring.coded import CodedArticle, coded_detection
from newsapp.detection.scoring.figures import Figures, score
from newsapp.detection.scoring.gold_files import read_gold
from newsapp.detection.scoring.mistakes import find_mistakes
from newsapp.detection.types import Act, FurnitureKind, Kind, ReasonType, Role, Span

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gold"
HELD_OUT = FOLDER.with_name("gold_held_out")


@cache
def gold() -> tuple[CodedArticle, ...]:
    return read_gold(FOLDER)


@cache
def held_out() -> tuple[CodedArticle, ...]:
    return read_gold(HELD_OUT)


@cache
def figures() -> Figures:
    return score(
        (article, coded_detection(article.name, detect(article.text or ""))) for article in gold()
    )


def test_there_are_enough_articles_of_ordinary_length() -> None:
    assert len(gold()) >= 30
    everything = (*gold(), *held_out())
    lengths = {article.name: len((article.text or "").split()) for article in everything}
    assert {name: words for name, words in lengths.items() if not 150 <= words <= 400} == {}


@pytest.mark.parametrize("note", ["style", "topic"])
def test_styles_and_topics_are_noted(note: str) -> None:
    values: Counter[str] = Counter()
    for path in FOLDER.glob("*.txt"):
        (line,) = [line for line in path.read_text("utf-8").splitlines() if line.startswith(note)]
        values.update(line.removeprefix(f"{note}: ").split(", "))
    if note == "style":
        assert set(values) <= {"us", "uk", "wire", "us wire"}
        assert min(values["us"], values["uk"], values["wire"]) >= 5
    else:
        assert set(values) >= {
            *("diplomacy", "business", "courts", "sport", "science"),
            *("technology", "local government", "health"),
        }


def test_every_kind_act_and_reason_type_occurs() -> None:
    sources = [source for article in gold() for source in article.sources or ()]
    attributions = [one for article in gold() for one in article.attributions]
    assert {kind for one in attributions for kind in one.kinds} == set(Kind)
    assert {one.act for one in attributions} == set(Act)
    assert {one.reason_type for one in sources if one.reason_type} == set(ReasonType)
    # exact numbers beyond one, and "several"
    unnamed = [one for one in sources if one.kinds == {Kind.ANONYMOUS}]
    assert {one.count for one in unnamed} >= {1, 2, 3, 6, 12, None}
    # clusters of many mentions, and articles with several unnamed sources to keep apart
    assert max(len(one.mentions) for one in unnamed) >= 5
    apart = Counter(
        article.name
        for article in gold()
        for one in article.sources or ()
        if one.kinds == {Kind.ANONYMOUS}
    )
    assert sum(number >= 2 for number in apart.values()) >= 10
    kinds = {one.kind for article in gold() for one in article.furniture or ()}
    assert kinds == set(FurnitureKind)
    assert sum(len(article.non_responses or ()) for article in gold()) >= 10


def test_held_out_articles_are_others() -> None:
    assert len(held_out()) >= 10
    assert not {one.name for one in held_out()} & {one.name for one in gold()}


@pytest.mark.parametrize("article", [*gold(), *held_out()], ids=lambda article: str(article.name))
def test_an_article_scored_against_itself_is_perfect(article: CodedArticle) -> None:
    itself = score([(article, article)])
    assert all(itself.roles[role].exact.f1 == 1 for role in Role)
    assert itself.linked.rate == itself.kinds.rate == itself.acts.rate == 1
    assert itself.sources is not None
    assert itself.sources.clusters.all.f1 == pytest.approx(1)
    assert list(find_mistakes(article, article)) == []


def test_roles_of_one_attribution_do_not_overlap() -> None:
    wrong = [
        (article.name, first.of(article.text or ""), second.of(article.text or ""))
        for article in (*gold(), *held_out())
        for one in article.attributions
        for first, second in _across((one.source, one.cue, one.content))
        if first.overlaps(second)
    ]
    assert wrong == []


def _across(roles: tuple[tuple[Span, ...], ...]) -> list[tuple[Span, Span]]:
    return [
        (first, second)
        for at, role in enumerate(roles)
        for other in roles[at + 1 :]
        for first in role
        for second in other
    ]


def test_every_source_span_is_a_mention_of_its_source() -> None:
    for article in (*gold(), *held_out()):
        mentions = {one.id: set(one.mentions) for one in article.sources or ()}
        for one in article.attributions:
            if one.source_id:
                assert set(one.source) <= mentions[one.source_id], article.name


@pytest.mark.parametrize(
    ("name", "reached", "floor"),
    [
        ("linked", lambda f: f.linked.rate, 0.85),
        ("kinds", lambda f: f.kinds.rate, 0.90),
        ("acts", lambda f: f.acts.rate, 0.97),
        ("anonymous recall", lambda f: f.anonymous.recall, 0.80),
        ("anonymous precision", lambda f: f.anonymous.precision, 0.95),
        ("B-cubed", lambda f: f.sources.clusters.all.f1, 0.81),
        ("B-cubed of paired mentions", lambda f: f.sources.clusters.paired.f1, 0.94),
        ("counts of unnamed sources", lambda f: f.sources.anonymous_counts.rate, 0.95),
        ("reasons", lambda f: f.sources.reason_owners.rate, 0.90),
        ("non-responses", lambda f: f.non_responses.overlap.f1, 0.95),
    ],
)
def test_the_detector_keeps_what_it_reached(
    name: str, reached: Callable[[Any], float], floor: float
) -> None:
    assert reached(figures()) >= floor, name
