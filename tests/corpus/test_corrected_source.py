"""Corrected words of a source: its name, the why, and the kind that the new words read as."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.moving import move_span
from newsapp.corpus.actions.sources import rename, set_kind
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.models import Article, Attribution, Desk, Source, User
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.readings import proposed_reading
from newsapp.detection.types import (
    Act,
    Detection,
    Kind,
    Quotation,
    Role,
    Sentence,
    Span,
)
from newsapp.detection.types import (
    Attribution as Detected,
)
from newsapp.detection.types import (
    Source as DetectedSource,
)

pytestmark = pytest.mark.django_db

TEXT = "Club insiders said the sale was off. Club insiders were many. The ferry would stop."


def stored(desk: Desk, by: User, found: str, *, kind: Kind, also: str = "") -> Attribution:
    """The first sentence, with ``found`` as its source and ``also`` as one more mention."""
    span = span_of(found)
    mentions = (span, span_of(also)) if also else (span,)
    why = f"“{found}” is a named body, or a place that stands for one."
    source = DetectedSource(
        id="s1", name=found, kind=kind, count=None, at_least=1, mentions=mentions, why=why
    )
    attribution = Detected(
        id="a1",
        source=(span,),
        cue=(span_of("said"),),
        content=(span_of("the sale was off"),),
        kind=kind,
        act=Act.STATEMENT,
        quotation=Quotation.INDIRECT,
        source_id="s1",
        confidence=0.6,
        why=why,
    )
    detection = Detection(
        text=TEXT,
        language="en",
        detector="by hand",
        sentences=(Sentence(Span(0, 36), 1),),
        attributions=(attribution,),
        sources=(source,),
    )
    article = store_article(Article(desk=desk, title="Sale", created_by=by), detection)
    return current_version(article).attributions.get()


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def correct(attribution: Attribution, words: str, by: User) -> Attribution:
    """Give the source words of ``attribution`` other edges, and read it again."""
    part = attribution.spans.get(role=Role.SOURCE)
    start, end = span_of(words).start, span_of(words).end
    move_span(part, revision=attribution.revision, start=start, end=end, quote=words, by=by)
    return Attribution.objects.select_related("source", "version").get(pk=attribution.pk)


def source_of(attribution: Attribution) -> Source:
    source = Attribution.objects.select_related("source").get(pk=attribution.pk).source
    assert source is not None
    return source


@pytest.mark.parametrize(
    ("found", "also", "corrected", "name"),
    [
        ("Club", "", "Club insiders", "Club insiders"),
        ("Club insiders said", "", "Club insiders", "Club insiders"),
        ("Club", "The ferry", "Club insiders", "Club insiders"),  # another mention, another name
    ],
)
def test_the_name_and_the_why_follow_the_words(
    desk: Desk, editor: User, found: str, also: str, corrected: str, name: str
) -> None:
    attribution = stored(desk, editor, found, kind=Kind.ORGANIZATION, also=also)
    attribution = correct(attribution, corrected, editor)
    source = source_of(attribution)
    assert source.name == name
    assert (source.why, attribution.why) == ("Corrected by hand.", "Corrected by hand.")
    undo(attribution.version, by=editor)
    attribution.refresh_from_db()
    assert source_of(attribution).name == found
    assert found in attribution.why


def test_a_name_that_a_person_gave_stays(desk: Desk, editor: User) -> None:
    attribution = stored(desk, editor, "Club", kind=Kind.ORGANIZATION)
    source = source_of(attribution)
    rename(source, name="The ferry", revision=source.revision, by=editor)
    assert source_of(correct(attribution, "Club insiders", editor)).name == "The ferry"


def test_another_kind_is_proposed_with_the_number_and_taken_over_in_one_change(
    desk: Desk, editor: User
) -> None:
    attribution = stored(desk, editor, "Club", kind=Kind.ORGANIZATION)
    assert proposed_reading(attribution) is None  # nobody has corrected anything
    attribution = correct(attribution, "Club insiders", editor)
    reading = proposed_reading(attribution)
    assert reading is not None
    assert (reading.kind, reading.count, reading.at_least) == (Kind.ANONYMOUS, None, 2)

    source = source_of(attribution)
    change = set_kind(
        source, kind=reading.kind, count=None, at_least=2, revision=source.revision, by=editor
    )
    assert "anonymous, at least 2 people" in change.summary
    source.refresh_from_db()
    assert (source.kind, source.count, source.at_least) == ("anonymous", None, 2)
    assert (source.kind_origin, source.count_origin) == ("hand", "hand")
    again = Attribution.objects.select_related("source", "version").get()
    assert proposed_reading(again) is None


def test_a_kind_that_a_person_chose_is_not_questioned(desk: Desk, editor: User) -> None:
    attribution = stored(desk, editor, "Club", kind=Kind.ORGANIZATION)
    source = source_of(attribution)
    set_kind(source, kind=Kind.MEDIA, revision=source.revision, by=editor)
    assert proposed_reading(correct(attribution, "Club insiders", editor)) is None
