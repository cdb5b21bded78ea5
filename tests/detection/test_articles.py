"""Two whole articles, one of them the user's own (kept outside the repository), row by row.

Everything is asked of both finders. The trained one ends a content before a clause that the writer
may have added ("Japan, a counterpart to …"), as the people did from whom it learned.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from newsapp.detection import (
    Act,
    Detection,
    Kind,
    Quotation,
    ReasonType,
    Source,
    SpanFinder,
    detect,
    pipeline,
)

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ON_RECORD_SHARED", ROOT.parent / "shared"))


@pytest.fixture(params=["grammar", "trained"], autouse=True)
def finder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which finder the test is about."""
    if request.param == "trained":
        pytest.importorskip("onnxruntime", reason="the trained finder needs onnxruntime")
        trained = trained_finder()
        monkeypatch.setattr(pipeline, "default_finder", lambda: trained)
    return str(request.param)


@cache
def trained_finder() -> SpanFinder:
    """Loaded once: it takes a third of a second."""
    from newsapp.detection.tagger.finder import TrainedFinder

    return TrainedFinder()


class Row(NamedTuple):
    """One expected attribution; the content by its first and last words."""

    paragraph: int
    source: str
    cue: str
    kind: Kind
    act: Act
    quotation: Quotation
    begins: str
    ends: str


STATEMENT, ATTITUDE = Act.STATEMENT, Act.ATTITUDE
DIRECT, INDIRECT, MIXED = Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED

USERS = [
    # a caption's attribution counts like one in the body
    Row(1, "two sources", "said", Kind.ANONYMOUS, STATEMENT, INDIRECT, "U.S. President", "decades"),
    Row(3, "two sources", "said", Kind.ANONYMOUS, STATEMENT, INDIRECT, "U.S. President", "decades"),
    # the damaged "plan." behind the sentence stays outside
    Row(4, "Sources", "say", Kind.ANONYMOUS, STATEMENT, INDIRECT, "Washington", "in the country"),
    # "will announce" inside what the paper reports is no attribution of its own
    Row(5, "the Financial Times", "According to", Kind.MEDIA, STATEMENT, INDIRECT, "Biden", "10"),
    Row(
        6,
        "Japan’s Chief Cabinet Secretary Yoshitsune Hayashi",
        "said",
        Kind.NAMED_PERSON,
        STATEMENT,
        DIRECT,
        "“We are",
        "Korea,”",
    ),
    Row(7, "He", "added", Kind.NAMED_PERSON, STATEMENT, INDIRECT, "that the", "determined"),
    Row(8, "Kishida", "hopes", Kind.NAMED_PERSON, ATTITUDE, INDIRECT, "to establish", "2025"),
    # content runs over the quotation mark that is turned the wrong way
    Row(8, "Tokyo", "said", Kind.ORGANIZATION, STATEMENT, MIXED, "it had", "territory"),
    Row(10, "Experts", "say", Kind.COLLECTIVE, STATEMENT, INDIRECT, "that U.S.", "United States"),
    # what "some U.S. officials want" is part of what the source said
    Row(
        11,
        "one of the sources",
        "said",
        Kind.ANONYMOUS,
        STATEMENT,
        INDIRECT,
        "some U.S. officials want",
        "headquarters",
    ),
    Row(
        13, "the Pentagon", "said", Kind.ORGANIZATION, STATEMENT, INDIRECT, "U.S. Defense", "Akiba"
    ),
    # "The two officials" inside the quotation is no source
    Row(14, "the Pentagon", "said", Kind.ORGANIZATION, STATEMENT, DIRECT, "“The two", "Pacific,”"),
    Row(17, "Japan", "pledges", Kind.ORGANIZATION, ATTITUDE, INDIRECT, "to double", "away"),
]

INVENTED = [
    Row(
        1, "two officials", "said", Kind.ANONYMOUS, STATEMENT, INDIRECT, "Norland", "since the war"
    ),
    Row(
        3, "two officials", "said", Kind.ANONYMOUS, STATEMENT, INDIRECT, "Norland", "since the war"
    ),
    Row(4, "Officials", "say", Kind.ANONYMOUS, STATEMENT, INDIRECT, "Westmark will", "the region"),
    Row(5, "the Morlan Herald", "According to", Kind.MEDIA, STATEMENT, INDIRECT, "Voss", "May 9"),
    Row(
        6,
        "Norland’s Deputy Fisheries Minister Ingrid Solheim",
        "said",
        Kind.NAMED_PERSON,
        STATEMENT,
        DIRECT,
        "“We are",
        "frequency,”",
    ),
    Row(7, "She", "added", Kind.NAMED_PERSON, STATEMENT, INDIRECT, "that no date", "patrol"),
    Row(8, "Lind", "wants", Kind.NAMED_PERSON, ATTITUDE, INDIRECT, "to open", "year"),
    # a town that things happen in elsewhere in the text speaks for those who govern there
    Row(8, "Halden", "said", Kind.ORGANIZATION, STATEMENT, MIXED, "it felt", "border"),
    Row(10, "Analysts", "say", Kind.COLLECTIVE, STATEMENT, INDIRECT, "the post may", "command"),
    Row(
        11,
        "one of the officials",
        "said",
        Kind.ANONYMOUS,
        STATEMENT,
        INDIRECT,
        "some Norland captains want",
        "patrol office",
    ),
    Row(13, "the Admiralty", "said", Kind.ORGANIZATION, STATEMENT, INDIRECT, "Westmark", "Sadeh"),
    Row(14, "the Admiralty", "said", Kind.ORGANIZATION, STATEMENT, DIRECT, "“The two", "grow,”"),
    Row(17, "Westmark", "pledges", Kind.ORGANIZATION, ATTITUDE, INDIRECT, "to double", "away"),
]


def users_article() -> str:
    path = SHARED / "data" / "seed" / "article.txt"
    if not path.is_file():
        pytest.skip(f"the user's article is not here: {path} (ON_RECORD_SHARED names its folder)")
    return path.read_text(encoding="utf-8")


def invented_article() -> str:
    return (ROOT / "tests" / "data" / "strait_patrols.txt").read_text(encoding="utf-8")


ARTICLES = [
    pytest.param(users_article, USERS, id="user's"),
    pytest.param(invented_article, INVENTED, id="invented"),
]


def rows_of(detection: Detection) -> list[Row]:
    paragraphs = {s.span: s.paragraph for s in detection.sentences}
    text = detection.text
    rows = []
    for attribution in detection.attributions:
        (content,) = attribution.content
        paragraph = next(n for s, n in paragraphs.items() if s.overlaps(attribution.cue[0]))
        rows.append(
            Row(
                paragraph,
                " ".join(span.of(text) for span in attribution.source),
                " ".join(span.of(text) for span in attribution.cue),
                attribution.kind,
                attribution.act,
                attribution.quotation,
                content.of(text),
                content.of(text),
            )
        )
    return rows


def source_of(detection: Detection, number: int) -> Source:
    source_id = detection.attributions[number].source_id
    return next(source for source in detection.sources if source.id == source_id)


@pytest.mark.parametrize(("article", "expected"), ARTICLES)
def test_exactly_these_attributions_are_found(article, expected, finder) -> None:  # type: ignore[no-untyped-def]
    found = rows_of(detect(article()))
    assert [row[:6] for row in found] == [row[:6] for row in expected]
    for got, want in zip(found, expected, strict=True):
        assert got.begins.startswith(want.begins)
        assert got.ends.endswith(want.ends) or finder == "trained"


@pytest.mark.parametrize(
    ("article", "mentions", "reason"),
    [
        pytest.param(
            users_article,
            ["two sources", "two sources", "Sources", "one of the sources", "Both sources"],
            "because they were not authorized to do so",
            id="user's",
        ),
        pytest.param(
            invented_article,
            [
                "two officials",
                "two officials",
                "Officials",
                "one of the officials",
                "Both officials",
            ],
            "because they were not cleared to brief the press",
            id="invented",
        ),
    ],
)
def test_the_two_unnamed_people_are_one_source(article, mentions, reason) -> None:  # type: ignore[no-untyped-def]
    detection = detect(article())
    source = source_of(detection, 0)
    assert source.kind is Kind.ANONYMOUS
    assert (source.count, source.at_least) == (2, 2)
    assert [span.of(detection.text) for span in source.mentions] == mentions
    assert [span.of(detection.text) for span in source.reason] == [reason]
    assert source.reason_type is ReasonType.STOCK


@pytest.mark.parametrize(("article", "expected"), ARTICLES)
def test_pronouns_and_repetitions_share_a_source(article, expected) -> None:  # type: ignore[no-untyped-def]
    del expected
    attributions = detect(article()).attributions
    same = [[0, 1, 2, 9], [4, 5], [10, 11]]
    for group in same:
        assert len({attributions[number].source_id for number in group}) == 1
    # everybody else is a source of their own
    assert len({a.source_id for a in attributions}) == 8


@pytest.mark.parametrize(("article", "expected"), ARTICLES)
def test_the_caption_and_the_lead_support_each_other(article, expected) -> None:  # type: ignore[no-untyped-def]
    del expected
    assert [claim.attributions for claim in detect(article()).claims] == [("a1", "a2")]


@pytest.mark.parametrize(
    ("article", "who"),
    [
        pytest.param(
            users_article,
            ["The White House", "National Security Council", "State Department"],
            id="user's",
        ),
        pytest.param(
            invented_article,
            ["The Premier’s Office", "Fisheries Council", "Harbor Board"],
            id="invented",
        ),
    ],
)
def test_three_bodies_keep_one_silence(article, who) -> None:  # type: ignore[no-untyped-def]
    detection = detect(article())
    (silence,) = detection.non_responses
    assert [span.of(detection.text) for span in silence.who] == who
    assert silence.span.of(detection.text).startswith(who[0])


@pytest.mark.parametrize(("article", "expected"), ARTICLES)
def test_the_credit_line_is_furniture(article, expected) -> None:  # type: ignore[no-untyped-def]
    del expected
    detection = detect(article())
    kinds = [piece.kind.value for piece in detection.furniture]
    assert kinds == ["caption", "credit"]
