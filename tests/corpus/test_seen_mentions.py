"""Whose mentions count: those of every source but one that rejected attributions alone credit."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.carrying.heirs import mentions_in
from newsapp.corpus.models import Article, Attribution, Desk, Mention, Source, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.mentions import seen_mentions
from newsapp.corpus.queries.places import places_left
from newsapp.corpus.sourcing import source_of_words
from newsapp.detection.types import Act, Detection, Kind, Origin, Quotation, Role, Span, State

pytestmark = pytest.mark.django_db

TEXT = "The pilot spoke. Later the pilot left. A rival spoke too."
LATER = Span(23, 32)  # "the pilot"

# The states of what is credited to the rival, whose mention "the pilot" is, and whether it counts.
CREDITED = [
    # nothing: the source is there, to be credited
    ((), True),
    # what the detector proposes, what somebody confirmed
    ((State.PROPOSED,), True),
    ((State.CONFIRMED,), True),
    # what somebody rejected, once and twice
    ((State.REJECTED,), False),
    ((State.REJECTED, State.REJECTED), False),
    # one of two
    ((State.REJECTED, State.PROPOSED), True),
]


@pytest.fixture
def version(desk: Desk, editor: User) -> Version:
    detection = Detection(text=TEXT, language="en", detector="by hand")
    return current_version(
        store_article(Article(desk=desk, title="Pilot", created_by=editor), detection)
    )


@pytest.fixture
def rival(version: Version) -> Source:
    source = Source.objects.create(
        version=version, number=90, name="A rival", kind=Kind.ANONYMOUS, why="Marked by hand."
    )
    Mention.objects.create(source=source, start=LATER.start, end=LATER.end, quote="the pilot")
    return source


@pytest.mark.parametrize(("states", "counts"), CREDITED)
def test_whose_mentions_count(
    states: tuple[State, ...], counts: bool, version: Version, rival: Source, editor: User
) -> None:
    add_attribution(
        version, role=Role.SOURCE, start=0, end=9, quote="The pilot", kind=Kind.ANONYMOUS, by=editor
    )
    first = version.attributions.get()
    for number, state in enumerate(states, start=90):
        Attribution.objects.create(
            version=version,
            source=rival,
            number=number,
            act=Act.STATEMENT,
            quotation=Quotation.INDIRECT,
            origin=Origin.DETECTED,
            state=state,
        )
    there = [rival] if counts else []
    assert [row.source for row in seen_mentions(version) if row.span == LATER] == there
    # what goes by it: whom words mention, whom those of a new version do, and where else to mark
    assert source_of_words(version, LATER) == (rival if counts else None)
    assert [row.source for row in mentions_in(version, Span(30, 34))] == there
    assert places_left(first.spans.get()) == (() if counts else (LATER,))
