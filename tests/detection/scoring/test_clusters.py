"""B-cubed over mentions, and which found source stands for which gold one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.scoring.clusters import b_cubed, counterparts, pair_mentions
from newsapp.detection.scoring.coded import CodedSource
from newsapp.detection.scoring.rates import Agreement
from newsapp.detection.types import Kind, Span


def sources(*clusters: str, kind: Kind = Kind.ANONYMOUS) -> list[CodedSource]:
    """Sources from strings: every letter is a mention at its own place in the alphabet."""
    return [
        CodedSource(
            id=str(number),
            kinds=frozenset((kind,)),
            mentions=tuple(Span(ord(letter), ord(letter) + 1) for letter in cluster),
        )
        for number, cluster in enumerate(clusters)
    ]


def rounded(one: Agreement) -> tuple[float, float]:
    return round(one.precision, 4), round(one.recall, 4)


@pytest.mark.parametrize(
    ("gold", "found", "everything", "paired"),
    [
        # all right
        (["abc", "de"], ["abc", "de"], (1, 1), (1, 1)),
        # the order of the clusters tells nothing
        (["abc", "de"], ["de", "abc"], (1, 1), (1, 1)),
        # two sources made one: recall whole, precision (3·3/5 + 2·2/5) / 5
        (["abc", "de"], ["abcde"], (0.52, 1), (0.52, 1)),
        # one source split: precision whole, recall (2·2/3 + 1·1/3) / 3
        (["abc"], ["ab", "c"], (1, 0.5556), (1, 0.5556)),
        # the classic example: 12 mentions, two clusters confused (Bagga and Baldwin, 1998)
        (["abcde", "fg", "hijkl"], ["abcde", "fghijkl"], (0.7619, 1), (0.7619, 1)),
        # a missed mention: nothing for it, and less for its companions; paired alone is whole
        (["abc"], ["ab"], (1, 0.4444), (1, 1)),
        # an invented mention inside a cluster, and an invented cluster
        (["ab"], ["abz"], (0.4444, 1), (1, 1)),
        (["ab"], ["ab", "z"], (0.6667, 1), (1, 1)),
        # nothing found
        (["ab"], [], (0, 0), (0, 0)),
    ],
)
def test_b_cubed(
    gold: list[str], found: list[str], everything: tuple[float, float], paired: tuple[float, float]
) -> None:
    there, seen = sources(*gold), sources(*found)
    figures = b_cubed(there, seen, pair_mentions(there, seen))
    assert rounded(figures.all) == everything
    assert rounded(figures.paired) == paired


def test_b_cubed_of_one_kind_keeps_the_other_clusters_as_rivals() -> None:
    gold = [*sources("ab"), *sources("cd", kind=Kind.ORGANIZATION)]
    # the unnamed source was mixed up with the organization
    found = sources("abc", "d")
    figures = b_cubed(gold, found, pair_mentions(gold, found), Kind.ANONYMOUS)
    # recall over a, b; precision over all four, because all were found as anonymous
    assert rounded(figures.all) == (0.6667, 1)
    assert (figures.all.there, figures.all.found) == (2, 4)


def test_mentions_pair_with_the_most_alike_and_each_once() -> None:
    gold = [
        CodedSource("A", frozenset(), (Span(0, 10),)),
        CodedSource("B", frozenset(), (Span(12, 20),)),
    ]
    found = [
        CodedSource("x", frozenset(), (Span(0, 20),)),
        CodedSource("y", frozenset(), (Span(12, 19),)),
    ]
    pairs = pair_mentions(gold, found)
    assert [(pair.gold_source, pair.found_source) for pair in pairs] == [(0, 0), (1, 1)]
    assert counterparts(gold, pairs) == (0, 1)


def test_a_source_without_a_met_mention_has_no_counterpart() -> None:
    gold, found = sources("ab", "c"), sources("a", "b")
    assert counterparts(gold, pair_mentions(gold, found)) == (0, None)


clusterings = st.lists(st.integers(0, 3), min_size=1, max_size=12).map(
    lambda labels: [
        "".join(chr(97 + at) for at, label in enumerate(labels) if label == one)
        for one in sorted(set(labels))
    ]
)


@given(clusterings, clusterings)
def test_b_cubed_lies_between_none_and_all_and_mirrors(left: list[str], right: list[str]) -> None:
    gold, found = sources(*left), sources(*right)
    there = b_cubed(gold, found, pair_mentions(gold, found)).all
    back = b_cubed(found, gold, pair_mentions(found, gold)).all
    assert 0 <= there.precision <= 1
    assert 0 <= there.recall <= 1
    assert there.precision == pytest.approx(back.recall)
    assert there.recall == pytest.approx(back.precision)


@given(clusterings)
def test_a_clustering_agrees_with_itself(clusters: list[str]) -> None:
    gold = sources(*clusters)
    assert b_cubed(gold, gold, pair_mentions(gold, gold)).all.f1 == pytest.approx(1)
