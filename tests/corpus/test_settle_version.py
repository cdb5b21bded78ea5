"""The queue of a new version: each item is settled once, by a person, and can be undone."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.actions.settling import Settlement, offers, settle
from newsapp.corpus.actions.sources import rename, set_count, set_kind
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import (
    Action,
    Article,
    Attestation,
    CarriedItem,
    Comment,
    Desk,
    Topic,
    User,
    Verdict,
    Version,
)
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.versions import queue_of
from newsapp.detection.types import Kind, Origin, Role, State
from tests.conftest import ARTICLE_TEXT
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(desk: Desk, editor: User) -> Article:
    return add_article(desk, text=ARTICLE_TEXT, title="Harbour wall to close", by=editor)


@pytest.fixture
def first(article: Article) -> Version:
    return current_version(article)


def revised(article: Article, by: User, old: str, new: str) -> Version:
    text = current_version(article).text
    assert old in text
    add_version(article, text=text.replace(old, new), follows=1, by=by)
    return current_version(article)


def test_confirmed_it_stands_with_its_comments(
    article: Article, first: Version, editor: User
) -> None:
    attribution = first.attributions.get(number=1)
    Comment.objects.create(version=first, attribution=attribution, text="Sure?", by=editor)
    second = revised(article, editor, "closed in May", "closed in June")
    (item,) = queue_of(second)
    change = settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    row = second.attributions.get(number=1)
    assert row.state == State.CONFIRMED
    assert [comment.text for comment in row.comments.all()] == ["Sure?"]
    assert change.action == Action.SETTLE
    assert change.summary.startswith("Confirmed what was changed: “Two officials")
    assert not queue_of(second)


def test_rejected_it_is_out_of_the_way(article: Article, first: Version, editor: User) -> None:
    second = revised(article, editor, "closed in May", "closed in June")
    (item,) = queue_of(second)
    settle(item, settlement=Settlement.REJECT, revision=1, by=editor)
    assert second.attributions.get(number=1).state == State.REJECTED


def test_left_as_it_is_it_is_still_a_proposal(
    article: Article, first: Version, editor: User
) -> None:
    second = revised(article, editor, "closed in May", "closed in June")
    (item,) = queue_of(second)
    settle(item, settlement=Settlement.LEAVE, revision=1, by=editor)
    assert second.attributions.get(number=1).state == State.PROPOSED
    assert not queue_of(second)


def test_undo_puts_it_back_into_the_queue(article: Article, first: Version, editor: User) -> None:
    second = revised(article, editor, "closed in May", "closed in June")
    (item,) = queue_of(second)
    settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    undo(second, by=editor)
    (again,) = queue_of(second)
    assert (again, again.revision, again.settled_by) == (item, 3, None)
    assert second.attributions.get(number=1).state == State.PROPOSED


def test_what_was_settled_meanwhile_is_stale(
    article: Article, first: Version, editor: User, standards: User
) -> None:
    second = revised(article, editor, "closed in May", "closed in June")
    (item,) = queue_of(second)
    settle(item, settlement=Settlement.REJECT, revision=1, by=standards)
    with pytest.raises(Stale, match=r"Stan Standards.*Rejected what was changed"):
        settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    assert second.attributions.get(number=1).state == State.REJECTED


class TestMarksByHand:
    """The detector finds nothing in "The council did not respond"; a person marked it."""

    @pytest.fixture
    def marked(self, first: Version, editor: User) -> Version:
        add_attribution(
            first, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
        )
        attribution = first.attributions.get(number=5)
        add_span(attribution, revision=1, role=Role.CUE, **words("did not respond"), by=editor)
        return first

    def test_it_is_offered_where_its_words_may_be_and_made_there(
        self, article: Article, marked: Version, editor: User
    ) -> None:
        second = revised(article, editor, "The council did not respond", "The council kept silent")
        assert not second.attributions.filter(number=5).exists()
        (item,) = queue_of(second)
        assert item.verdict == Verdict.CHANGED
        assert offers(item) == (Settlement.CONFIRM, Settlement.LEAVE)
        settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
        row = second.attributions.get(number=5)
        assert {span.role: span.quote for span in row.spans.all()} == {
            Role.SOURCE: "The council",
            Role.CUE: "kept silent",
        }
        assert (row.origin, row.state, row.kind) == (
            Origin.HAND,
            State.CONFIRMED,
            Kind.ORGANIZATION,
        )
        assert row.source is not None
        assert row.source.number == marked.sources.get(name="The council").number

    def test_undo_takes_it_away_again(
        self, article: Article, marked: Version, editor: User
    ) -> None:
        second = revised(article, editor, "The council did not respond", "The council kept silent")
        before = detection_of(second)
        (item,) = queue_of(second)
        settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
        undo(second, by=editor)
        assert detection_of(second) == before
        assert queue_of(second) == [item]

    def test_where_nothing_is_left_there_is_nothing_to_confirm(
        self, article: Article, marked: Version, editor: User
    ) -> None:
        second = revised(article, editor, " The council did not respond.", "")
        (item,) = queue_of(second)
        assert offers(item) == (Settlement.LEAVE,)
        with pytest.raises(NotAllowedNow, match="gone from the text"):
            settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
        settle(item, settlement=Settlement.LEAVE, revision=1, by=editor)
        assert not queue_of(second)


def test_a_source_that_is_the_same_after_all_gets_back_what_was_said_of_it(
    article: Article, first: Version, editor: User, standards: User
) -> None:
    source = first.sources.get(number=1)
    set_kind(source, kind=Kind.SPOKESPERSON, revision=1, by=editor)
    Attestation.objects.create(
        version=first, source=source, topic="approval", answer="yes", by=standards
    )
    second = revised(article, editor, "Two officials", "Two senior officials")
    item = CarriedItem.objects.get(version=second, earlier__said__isnull=False)
    assert not Attestation.objects.filter(version=second).exists()
    settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    again = second.sources.get(number=1)
    assert (again.kind, again.kind_origin) == (Kind.SPOKESPERSON, Origin.HAND)
    assert again.attestations.get().by == standards
    undo(second, by=editor)
    assert not Attestation.objects.filter(version=second).exists()


def test_the_queue_stands_in_reading_order(article: Article, first: Version, editor: User) -> None:
    text = ARTICLE_TEXT.replace("closed in May", "closed in June").replace(
        "on Friday.", "on Friday. The mayor said that he would resign."
    )
    text = text.replace("“It is crumbling into the sea,”", "“It is sliding into the sea,”")
    add_version(article, text=text, follows=1, by=editor)
    queue = queue_of(current_version(article))
    assert [item.verdict for item in queue] == [Verdict.CHANGED, Verdict.NEW, Verdict.CHANGED]


def test_what_is_settled_or_was_carried_over_is_not_settled_again(
    article: Article, first: Version, editor: User
) -> None:
    """Confirmed twice, a thread would come over twice."""
    for number in (1, 2):
        row = first.attributions.get(number=number)
        Comment.objects.create(version=first, attribution=row, text="Sure?", by=editor)
    second = revised(article, editor, "closed in May", "closed in June")
    (item,) = queue_of(second)
    settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    item.refresh_from_db()
    carried = CarriedItem.objects.get(version=second, attribution__number=2)
    for one in (item, carried):
        with pytest.raises(NotAllowedNow, match="Nothing waits here"):
            settle(one, settlement=Settlement.CONFIRM, revision=one.revision, by=editor)
    assert Comment.objects.filter(version=second).count() == 2


def test_a_source_that_is_the_same_after_all_gets_back_its_name_and_number(
    article: Article, first: Version, editor: User
) -> None:
    rename(first.sources.get(number=1), name="officials", revision=1, by=editor)
    set_count(first.sources.get(number=1), count=None, at_least=3, revision=2, by=editor)
    second = revised(article, editor, "Two officials", "Three senior officials")
    item = CarriedItem.objects.get(version=second, earlier__said__isnull=False)
    assert second.sources.get(number=1).name == "Three senior officials"
    settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    again = second.sources.get(number=1)
    assert (again.name, again.name_origin) == ("officials", Origin.HAND)
    assert (again.count, again.at_least, again.count_origin) == (None, 3, Origin.HAND)


class TestASourceWithOtherWords:
    """Two aides are named once and spoken of three times; only their name changes."""

    NAMED = "two aides briefed on the survey"
    TEXT = (
        "Survey puts quay in doubt, Surveyors say\n\n"
        "RYE — The mayor is weighing a closure of the old quay, according to two aides briefed on "
        "the survey, who asked not to be named because the survey is not public.\n\n"
        "The mayor, Ellen Marsh, was “plainly shaken” when she read it, one of the aides said. "
        "She told the council that she had “never seen the like,” the aide said.\n"
    )

    @pytest.fixture
    def second(self, desk: Desk, editor: User, standards: User) -> Version:
        article = add_article(desk, text=self.TEXT, title="Survey", by=editor)
        first = current_version(article)
        source = first.sources.get(name=self.NAMED)
        assert source.mentions.count() >= 3
        attest(source, topic=Topic.IDENTITY_KNOWN, answer="yes", by=standards)
        attest(source, topic=Topic.APPROVAL, answer="yes", by=standards)
        return revised(article, editor, "two aides briefed", "two port officials briefed")

    def test_what_was_attested_goes_to_nobody_by_itself(self, second: Version) -> None:
        assert not Attestation.objects.filter(version=second).exists()

    def test_the_card_tells_the_words_that_changed_and_those_that_stand_there(
        self, second: Version
    ) -> None:
        item = second.carried_items.get(earlier__said__isnull=False)
        (told,) = item.earlier["spans"]
        assert told["quote"] == self.NAMED
        start, end = told["place"]
        assert second.text[start:end] == "two port officials briefed on the survey"

    def test_confirmed_it_goes_to_the_source_that_the_new_words_name(
        self, second: Version, editor: User, standards: User
    ) -> None:
        item = second.carried_items.get(earlier__said__isnull=False)
        change = settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
        attested = {row.source.name for row in Attestation.objects.filter(version=second)}
        assert attested == {"two port officials briefed on the survey"}
        assert change.summary.endswith("“two port officials briefed on the survey”")

    def test_its_number_is_not_given_to_who_is_left(self, second: Version) -> None:
        number = second.carried_items.get(earlier__said__isnull=False).earlier["source"]
        assert second.sources.get(number=number).name == "two port officials briefed on the survey"

    def test_where_nobody_stands_at_the_words_any_more_there_is_nobody_to_confirm(
        self, second: Version, editor: User
    ) -> None:
        """Somebody rejects the mark at the new words before they come to the card."""
        row = second.attributions.get(source__name="two port officials briefed on the survey")
        set_state(row, state=State.REJECTED, revision=row.revision, by=editor)
        item = second.carried_items.get(earlier__said__isnull=False)
        assert offers(item) == (Settlement.LEAVE,)


def test_a_source_whose_only_sentence_moved_is_asked_about_as_moved(
    article: Article, first: Version, editor: User, standards: User
) -> None:
    attest(first.sources.get(number=1), topic=Topic.APPROVAL, answer="yes", by=standards)
    line = "Two officials said the harbour wall would be closed in May.\n"
    text = ARTICLE_TEXT.replace(line, "").replace("did not respond.\n", f"did not respond.\n{line}")
    add_version(article, text=text, follows=1, by=editor)
    second = current_version(article)
    item = second.carried_items.get(earlier__said__isnull=False)
    assert item.verdict == Verdict.MOVED
    settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    attested = Attestation.objects.get(version=second).source
    assert "Two officials" in [row.quote for row in attested.mentions.all()]


class TestWhatIsWrittenDown:
    """The record of a version quotes that version, and tells of the one before by number."""

    def test_what_was_confirmed_is_quoted_as_it_is_now(
        self, article: Article, first: Version, editor: User
    ) -> None:
        second = revised(article, editor, "closed in May", "closed in June")
        (item,) = queue_of(second)
        change = settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
        assert change.summary.endswith("the harbour wall would be closed in June”")

    def test_what_is_gone_is_told_by_its_number(
        self, article: Article, first: Version, editor: User
    ) -> None:
        set_state(first.attributions.get(number=3), state=State.CONFIRMED, revision=1, by=editor)
        second = revised(article, editor, " She added that traders would meet on Friday.", "")
        (item,) = queue_of(second)
        change = settle(item, settlement=Settlement.LEAVE, revision=1, by=editor)
        assert change.summary == "Looked at attribution 3 of version 1, which is gone"
