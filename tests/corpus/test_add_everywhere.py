"""The same words throughout in one step, each an attribution of its own."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.attributions import add_attribution, delete_attribution, set_state
from newsapp.corpus.actions.everywhere import add_everywhere
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import (
    Article,
    Attribution,
    Change,
    Desk,
    QuotedPassage,
    User,
    Version,
)
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.places import places_left
from newsapp.detection.types import (
    Detection,
    Furniture,
    FurnitureKind,
    Kind,
    Quotation,
    Role,
    Span,
    State,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "By the port official\n"
    "The port official spoke. A rival called the port official a liar; the port officials denied.\n"
    "“No,” the port official said. The port official left."
)


@pytest.fixture
def version(desk: Desk, editor: User) -> Version:
    byline = Furniture(FurnitureKind.BYLINE, Span(0, 20))
    detection = Detection(text=TEXT, language="en", detector="by hand", furniture=(byline,))
    return current_version(
        store_article(Article(desk=desk, title="Port", created_by=editor), detection)
    )


@pytest.fixture
def first(version: Version, editor: User) -> Attribution:
    return mark(version, editor, "The port official", 21)


def mark(
    version: Version, by: User, quote: str, start: int, kind: Kind = Kind.ANONYMOUS
) -> Attribution:
    add_attribution(
        version,
        role=Role.SOURCE,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=kind,
        by=by,
    )
    return version.attributions.latest("pk")


def test_every_other_place_becomes_an_attribution(first: Attribution, editor: User) -> None:
    change = add_everywhere(first.spans.get(), revision=1, by=editor)
    rows = first.version.attributions.order_by("number")
    assert [row.spans.get().quote for row in rows] == [
        "The port official",
        "the port official",
        "the port official",
        "The port official",
    ]
    assert {row.source_id for row in rows} == {first.source_id}
    assert {(row.origin, row.state) for row in rows} == {("hand", "confirmed")}
    assert change.summary == "Marked “The port official” as source at 3 other places"
    assert first.source is not None
    assert first.source.mentions.count() == 4
    assert all(
        span.quote == TEXT[span.start : span.end] for row in rows for span in row.spans.all()
    )


def test_the_byline_and_longer_words_do_not_count(first: Attribution) -> None:
    assert [place.start for place in places_left(first.spans.get())] == [
        TEXT.index("the port official a liar"),
        TEXT.index("the port official said"),
        TEXT.index("The port official left"),
    ]


def test_what_is_marked_already_is_left_alone(
    version: Version, first: Attribution, editor: User
) -> None:
    at = TEXT.index("the port official said")
    other = mark(version, editor, "the port official said", at, Kind.COLLECTIVE)
    add_everywhere(first.spans.get(), revision=1, by=editor)
    assert version.attributions.count() == 4
    assert other.spans.get().quote == "the port official said"


def test_each_is_its_own(version: Version, first: Attribution, editor: User) -> None:
    add_everywhere(first.spans.get(), revision=1, by=editor)
    third = version.attributions.get(number=3)
    delete_attribution(third, revision=1, by=editor)
    assert version.attributions.count() == 3
    assert first.source is not None
    assert first.source.mentions.count() == 3


def test_one_undo_takes_all_of_them_back(
    version: Version, first: Attribution, editor: User
) -> None:
    add_everywhere(first.spans.get(), revision=1, by=editor)
    undo(version, by=editor)
    assert list(version.attributions.all()) == [first]
    assert first.source is not None
    assert first.source.mentions.count() == 1


def test_a_cue_is_marked_throughout_too(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CUE, start=21, end=24, quote="The", by=editor)
    made = version.attributions.latest("pk")
    add_everywhere(made.spans.get(), revision=1, by=editor)
    assert version.attributions.count() == 5
    assert not version.sources.exists()


def test_where_nothing_is_left_it_says_so(first: Attribution, editor: User) -> None:
    add_everywhere(first.spans.get(), revision=1, by=editor)
    before = Change.objects.count()
    with pytest.raises(NotAllowedNow, match="stands nowhere else unmarked"):
        add_everywhere(first.spans.get(), revision=1, by=editor)
    assert Change.objects.count() == before


def test_a_stale_write_is_refused(first: Attribution, editor: User, standards: User) -> None:
    set_state(first, state=State.REJECTED, revision=1, by=standards)
    with pytest.raises(Stale, match="Stan"):
        add_everywhere(first.spans.get(), revision=1, by=editor)


def test_content_is_quoted_where_it_stands_in_quotation_marks(desk: Desk, editor: User) -> None:
    text = "“It leaks”, she said. He says it leaks. “It leaks”, and it leaks, they said."
    quoted = tuple(Span(at, at + 10) for at in (0, text.index("“It leaks”", 1)))
    detection = Detection(text=text, language="en", detector="by hand", quotations=quoted)
    version = current_version(
        store_article(Article(desk=desk, title="Wall", created_by=editor), detection)
    )
    add_attribution(version, role=Role.CONTENT, start=1, end=9, quote="It leaks", by=editor)
    span = version.attributions.get().spans.get()
    with CaptureQueriesContext(connection) as asked:
        add_everywhere(span, revision=1, by=editor)
    rows = version.attributions.order_by("number").values_list("spans__quote", "quotation")
    assert list(rows) == [
        ("It leaks", Quotation.DIRECT),
        ("it leaks", Quotation.INDIRECT),
        ("It leaks", Quotation.DIRECT),
        ("it leaks", Quotation.INDIRECT),
    ]
    passages = [one for one in asked if QuotedPassage._meta.db_table in one["sql"]]
    assert len(passages) == 2, "once for all the places, and once for the rules"
