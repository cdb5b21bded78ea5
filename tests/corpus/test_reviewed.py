"""The value that exports write, from the rows that people left."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus.actions.articles import edit_header, store_article
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.models import Article, Desk, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.detection.types import Detection, State
from newsapp.policy.types import Outcome

pytestmark = pytest.mark.django_db


def test_it_holds_what_people_left(version: Version, editor: User, standards: User) -> None:
    set_state(version.attributions.get(number=2), state=State.REJECTED, revision=1, by=editor)
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    flag = version.flags.get(rule="S04", active=True)
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say why.", revision=1, by=standards)

    value = reviewed(version)
    assert (value.name, value.version, value.status) == ("harbour-wall-to-close", 1, "needs work")
    assert value.policy == version.policy
    assert (value.metadata.outlet, value.metadata.desk) == ("The Quay Post", "City desk")
    assert {one.id: one.state for one in value.detection.attributions} == {
        "a1": State.CONFIRMED,
        "a3": State.PROPOSED,
        "a4": State.PROPOSED,
    }
    (shown,) = [one for one in value.flags if one.flag.rule == "S04"]
    assert (shown.flag.source_id, shown.flag.attribution_ids) == ("s1", ("a1", "a4"))
    assert [span.of(version.text) for span in shown.flag.spans] == [
        "Two officials",
        "one of the officials",
    ]
    assert shown.decision is not None
    assert (shown.decision.outcome, shown.decision.note, shown.decision.by) == (
        Outcome.NEEDS_WORK,
        "Say why.",
        "Stan Standards",
    )
    assert shown.earlier is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Élan: “two” sources", "elan-two-sources"),
        ("🚧", "article-{pk}"),
        ("w " * 99, "w-" * 29 + "w"),
    ],
)
def test_its_name_is_a_plain_one(article: Article, editor: User, title: str, name: str) -> None:
    edit_header(article, revision=1, by=editor, title=title)
    assert reviewed(current_version(article)).name == name.format(pk=article.pk)


def test_flags_stand_in_reading_order(version: Version) -> None:
    starts = [min(row.start for row in flag.spans.all()) for flag in flags_of(version)]
    assert len(starts) >= 2
    assert starts == sorted(starts)


def test_the_number_of_queries_is_fixed(version: Version, desk: Desk, editor: User) -> None:
    empty = store_article(
        Article(desk=desk, title="Tides", created_by=editor),
        Detection(text="Tides.", language="en", detector="by hand"),
    )
    with CaptureQueriesContext(connection) as few:
        reviewed(current_version(empty))
    with CaptureQueriesContext(connection) as many:
        reviewed(current_version(version.article))
    assert len(many) <= len(few) + 3, "spans, attributions and decisions of the flags"
    assert len(many) <= 28
