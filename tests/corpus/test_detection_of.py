"""Rows and values say the same: what is stored comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.models import Article, Desk, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.detections import detection_of
from newsapp.detection.intake import IntakeError, normalise
from newsapp.detection.types import (
    Act,
    Attribution,
    Claim,
    Detection,
    Furniture,
    FurnitureKind,
    Kind,
    NonResponse,
    Quotation,
    ReasonType,
    Sentence,
    Source,
    Span,
    State,
)
from tests.conftest import article_detection

pytestmark = pytest.mark.django_db

# Letters of many scripts, combining marks, joined emoji, right-to-left, line ends, controls.
TEXTS = st.lists(
    st.sampled_from(
        [
            "a",
            " ",
            "\n",
            "\r\n",
            "é",
            "é",
            "👩‍👩‍👧",
            "🏮",
            "“",
            "”",
            "שלום",
            "مرحبا",
            "हि",
            "\u200b",
            "\x07",
            "\ufeff",
            "said",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)


def test_the_article_of_the_cast_comes_back(version: Version) -> None:
    assert detection_of(version) == article_detection()


@st.composite
def detections(draw: st.DrawFn) -> Detection:
    try:
        text = normalise(draw(TEXTS))
    except IntakeError:
        text = "said"

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def spans(at_least: int = 0) -> tuple[Span, ...]:
        number = draw(st.integers(at_least, 3))
        return tuple(sorted({span() for _ in range(number)}))

    sources = tuple(
        Source(
            id=f"s{number}",
            name=draw(st.sampled_from(["officials", "Ann Bell", "🏮"])),
            kind=draw(st.sampled_from([kind for kind in Kind if kind not in ("none", "reporter")])),
            count=draw(st.sampled_from([None, 1, 2])),
            at_least=draw(st.integers(1, 3)),
            mentions=spans(),
            reason=spans(),
            reason_type=draw(st.sampled_from([None, *ReasonType])),
            why=draw(st.sampled_from(["", "a name"])),
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    )
    found = []
    for _ in range(draw(st.integers(0, 4))):
        source = draw(st.sampled_from([None, *sources]))
        found.append(
            Attribution(
                id="",
                source=spans(),
                cue=spans(at_least=1),
                content=spans(),
                kind=source.kind if source else draw(st.sampled_from([Kind.NONE, Kind.REPORTER])),
                act=draw(st.sampled_from(list(Act))),
                quotation=draw(st.sampled_from(list(Quotation))),
                source_id=source.id if source else None,
                confidence=draw(st.sampled_from([0.0, 0.25, 1.0])),
                why="because",
            )
        )
    found.sort(key=lambda one: one.start)
    attributions = tuple(replace(one, id=f"a{number}") for number, one in enumerate(found, start=1))
    claims = (Claim("c1", ("a1", "a2")),) if len(attributions) > 1 else ()
    return Detection(
        text=text,
        language="en",
        detector="drawn@1",
        sentences=tuple(Sentence(one, 1) for one in spans()),
        furniture=tuple(Furniture(FurnitureKind.CREDIT, one) for one in spans()),
        quotations=spans(),
        attributions=attributions,
        sources=sources,
        claims=claims,
        non_responses=tuple(NonResponse(one, spans()) for one in spans()),
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(detection=detections())
def test_any_detection_of_any_text_comes_back(
    detection: Detection, desk: Desk, editor: User
) -> None:
    article = store_article(
        Article(desk=desk, title="Drawn", created_by=editor), detection, same_text_ok=True
    )
    assert detection_of(current_version(article)) == detection


def test_rejected_attributions_can_be_left_out_with_what_only_they_brought(
    version: Version, editor: User
) -> None:
    set_state(version.attributions.get(number=3), state=State.REJECTED, revision=1, by=editor)
    kept = detection_of(version, with_rejected=False)
    assert [one.id for one in kept.attributions] == ["a1", "a2", "a4"]
    (quill,) = [one for one in kept.sources if one.id == "s2"]
    assert [span.of(kept.text) for span in quill.mentions] == ["Marta Quill"]
    assert len(detection_of(version).attributions) == 4

    set_state(version.attributions.get(number=2), state=State.REJECTED, revision=1, by=editor)
    assert [one.id for one in detection_of(version, with_rejected=False).sources] == ["s1"]


def test_the_number_of_queries_is_fixed(version: Version, desk: Desk, editor: User) -> None:
    with CaptureQueriesContext(connection) as few:
        detection_of(version)
    whole = article_detection()
    half = replace(whole, attributions=whole.attributions[:1], sources=whole.sources[:1])
    other = store_article(
        Article(desk=desk, title="Half", created_by=editor), half, same_text_ok=True
    )
    smaller = current_version(other)
    with CaptureQueriesContext(connection) as fewer:
        detection_of(smaller)
    assert len(few) == len(fewer) <= 12


def test_a_source_with_an_endless_name_is_stored_with_a_short_one(desk: Desk, editor: User) -> None:
    """Its mention keeps every word; PostgreSQL would refuse the name."""
    text = "officials " * 200
    source = Source("s1", text, Kind.ANONYMOUS, None, 2, (Span(0, len(text)),))
    article = store_article(
        Article(desk=desk, title="Long", created_by=editor),
        Detection(text=text, language="en", detector="by hand", sources=(source,)),
    )
    (stored,) = detection_of(current_version(article)).sources
    assert len(stored.name) <= 500
    assert stored.name.endswith("…")
    assert stored.mentions == source.mentions
