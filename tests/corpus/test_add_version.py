"""A revised text: what people did comes over where its words stand, the rest waits for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsapp.corpus.actions import versions
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.claims import cut, support
from newsapp.corpus.actions.decisions import decide, take_back
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.sign_offs import sign_off
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.actions.versions import OtherText, add_version
from newsapp.corpus.errors import Frozen, NotAllowedNow, Refused, Stale
from newsapp.corpus.models import (
    Action,
    Article,
    Attestation,
    AttributionSpan,
    AttributionTag,
    CarriedItem,
    Change,
    Comment,
    Decision,
    Desk,
    LegalGround,
    SourceTag,
    Tag,
    User,
    Verdict,
    Version,
)
from newsapp.corpus.queries.articles import current_version, status_of
from newsapp.corpus.queries.carried_decisions import carried_decisions
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.versions import queue_of
from newsapp.corpus.worker_marking import mark
from newsapp.detection.types import Kind, Origin, Role, State
from newsapp.detection.unmarked import unmarked
from newsapp.policy import preset
from newsapp.policy.types import Outcome
from tests.conftest import ARTICLE_TEXT
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(desk: Desk, editor: User) -> Article:
    """The article of the cast, marked by the grammar: a1 and a4 rest on s1, a2 and a3 on s2."""
    return add_article(desk, text=ARTICLE_TEXT, title="Harbour wall to close", by=editor)


@pytest.fixture
def first(article: Article) -> Version:
    return current_version(article)


def revised(article: Article, by: User, *edits: tuple[str, str]) -> Version:
    """The version that comes of replacing words of the text, each of which must be there."""
    current = current_version(article)
    text = current.text
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    add_version(article, text=text, follows=current.number, by=by)
    return current_version(article)


def verdicts(version: Version) -> dict[str, Verdict]:
    """What became of each attribution, by its number in words or the new one's."""
    found = {}
    for item in version.carried_items.all():
        number = item.earlier.get("number") or (item.attribution and item.attribution.number)
        name = f"a{number}" if number else f"s{item.earlier['source']}"
        found[name] = Verdict(item.verdict)
    return found


def test_a_new_sentence_leaves_everything_as_it_was_and_is_new_itself(
    article: Article, first: Version, editor: User
) -> None:
    before = detection_of(first)
    second = revised(
        article, editor, ("on Friday.\n", "on Friday. The mayor said that he would resign.\n")
    )
    assert (second.number, second.is_current) == (2, True)
    first.refresh_from_db()
    assert not first.is_current
    assert first.text == ARTICLE_TEXT, "the old version stays to be read"
    assert detection_of(first) == before
    after = {one.id: one for one in detection_of(second).attributions}
    for one in before.attributions:
        for role in Role:
            quotes = [span.of(first.text) for span in one.spans(role)]
            assert [span.of(second.text) for span in after[one.id].spans(role)] == quotes
        assert after[one.id].source_id == one.source_id
    assert verdicts(second) == {
        "a1": Verdict.CARRIED,
        "a2": Verdict.CARRIED,
        "a3": Verdict.CARRIED,
        "a4": Verdict.CARRIED,
        "a5": Verdict.NEW,
    }


def test_it_is_one_change_that_history_shows_and_undo_leaves_alone(
    article: Article, editor: User
) -> None:
    second = revised(article, editor, ("closed in May", "closed in June"))
    change = Change.objects.latest("pk")
    assert (change.action, change.version, change.by) == (Action.ADD_VERSION, second, editor)
    assert change.summary == "Version 2 pasted: 3 carried over, 1 to be looked at"
    assert change.rows[0]["after"]["sha256"] == second.sha256
    assert Change.objects.filter(article=article).count() == 2
    assert status_of(second) == "in review"
    with pytest.raises(NotAllowedNow, match="nothing of yours to undo"):
        undo(second, by=editor)


def test_marks_made_by_hand_confirmed_and_rejected_ones_come_over(
    article: Article, first: Version, editor: User
) -> None:
    add_attribution(
        first, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    set_state(first.attributions.get(number=2), state=State.CONFIRMED, revision=1, by=editor)
    set_state(first.attributions.get(number=3), state=State.REJECTED, revision=1, by=editor)
    second = revised(article, editor, ("Harbour wall to close", "Old harbour wall to close"))
    rows = {row.number: row for row in second.attributions.all()}
    assert {number: row.state for number, row in rows.items()} == {
        1: State.PROPOSED,
        2: State.CONFIRMED,
        3: State.REJECTED,
        4: State.PROPOSED,
        5: State.CONFIRMED,
    }
    assert (rows[5].origin, rows[5].created_by) == (Origin.HAND, editor)
    assert [span.quote for span in rows[5].spans.all()] == ["The council"]
    assert set(verdicts(second).values()) == {Verdict.CARRIED}


def test_what_was_made_of_changed_words_is_asked_for_again(
    article: Article, first: Version, editor: User
) -> None:
    """The detector finds the changed sentence again: the same number, but only a proposal."""
    set_state(first.attributions.get(number=1), state=State.REJECTED, revision=1, by=editor)
    second = revised(article, editor, ("closed in May", "closed in June"))
    row = second.attributions.get(number=1)
    assert (row.state, row.origin) == (State.PROPOSED, Origin.DETECTED)
    item = second.carried_items.get(earlier__number=1)
    assert (item.verdict, item.attribution, item.settled_at) == (Verdict.CHANGED, row, None)
    assert item.earlier["state"] == State.REJECTED
    content = next(span for span in item.earlier["spans"] if span["role"] == Role.CONTENT)
    assert content["quote"] == "the harbour wall would be closed in May"
    start, end = content["place"]
    assert second.text[start:end] == "the harbour wall would be closed in June"


def test_a_label_on_unchanged_words_stays_where_detection_misses_it_this_time(
    article: Article, first: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network may see less when other words stand around: that is no reason to lose a label."""
    monkeypatch.setattr(versions, "detect", lambda text, language: unmarked(text, "en"))
    second = revised(article, editor, ("on Friday", "on Saturday"))
    states = dict(second.attributions.values_list("number", "state"))
    assert states == {1: State.PROPOSED, 2: State.PROPOSED, 4: State.PROPOSED}
    assert second.sources.get(number=1).mentions.count() == 2
    assert verdicts(second)["a3"] == Verdict.GONE


def test_a_mark_by_hand_whose_words_are_gone_is_gone(
    article: Article, first: Version, editor: User
) -> None:
    add_attribution(
        first, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    second = revised(article, editor, (" The council did not respond.", ""))
    item = second.carried_items.get(earlier__number=5)
    assert (item.verdict, item.attribution, item.settled_at) == (Verdict.GONE, None, None)
    assert not second.attributions.filter(number=5).exists()


def test_a_rejected_attribution_that_is_gone_asks_nobody(
    article: Article, first: Version, editor: User
) -> None:
    set_state(first.attributions.get(number=3), state=State.REJECTED, revision=1, by=editor)
    second = revised(article, editor, (" She added that traders would meet on Friday.", ""))
    item = second.carried_items.get(earlier__number=3)
    assert (item.verdict, item.settled_by) == (Verdict.GONE, editor)


def test_a_paragraph_that_was_moved_is_asked_for_at_its_new_place(
    article: Article, first: Version, editor: User
) -> None:
    set_state(first.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    line = "Two officials said the harbour wall would be closed in May.\n"
    second = revised(
        article, editor, (line, ""), ("did not respond.\n", f"did not respond.\n{line}")
    )
    item = second.carried_items.get(earlier__number=1)
    assert item.verdict == Verdict.MOVED
    row = second.attributions.get(number=1)
    assert (item.attribution, row.state) == (row, State.PROPOSED)


def test_a_sentence_that_moved_is_moved_and_a_brand_new_one_is_new(
    desk: Desk, editor: User
) -> None:
    """The new sentences have "said" and an end in common with those that stood there."""
    lead = "The quay was shut on Sunday after a crane fell across the northern berth of the port."
    pilots = "Harbour pilots said that the channel had silted up since the storm."
    asked = (
        "A deckhand asked whether the ferry would sail by noon. Captain Ann Reyes said it would."
    )
    sails = "Captain Ann Reyes said the ferry would sail by noon."
    clerks = "Two clerks of the yard said a strike had been talked over."
    old = "\n".join(("Quay shut", "", lead, pilots, asked, ""))
    article = add_article(desk, text=old, title="Quay shut", by=editor)
    first = current_version(article)
    new = "\n".join(("Quay shut", "", pilots, lead, sails, clerks, ""))
    add_version(article, text=new, follows=1, by=editor)
    second = current_version(article)

    def told(version: Version, words: str) -> CarriedItem:
        spans = AttributionSpan.objects.filter(attribution__version=version, quote=words)
        row = spans.get().attribution
        if version == second:
            return second.carried_items.get(attribution=row)
        return second.carried_items.get(earlier__number=row.number)

    assert told(first, "Harbour pilots").verdict in (Verdict.MOVED, Verdict.CARRIED)
    assert told(second, "Two clerks of the yard").verdict == Verdict.NEW
    assert told(second, "Two clerks of the yard").earlier == {}
    assert not second.carried_items.filter(verdict=Verdict.AMBIGUOUS).exists()
    # A number stays with who had it: nobody is given that of whoever stood in the place.
    numbers = {row.name: row.number for row in first.sources.all()}
    for row in second.sources.all():
        assert numbers.get(row.name, row.number) == row.number
        assert row.name in numbers or row.number > first.last_source


def test_a_quote_that_stands_there_twice_never_jumps(desk: Desk, editor: User) -> None:
    """The first of two refusals is cut: what was said of it does not land on the second."""
    line = "“We will not comment,” an official said.\n"
    text = f"Wall to close\n\nThe port is shut.\n{line}The school is open to all.\n{line}"
    article = add_article(desk, text=text, title="Twice", by=editor)
    first = current_version(article)
    number = first.attributions.order_by("number")[0].number
    set_state(first.attributions.get(number=number), state=State.CONFIRMED, revision=1, by=editor)
    new = f"Wall to close\n\nThe school is open to all.\n{line}"
    add_version(article, text=new, follows=1, by=editor)
    second = current_version(article)
    states = set(second.attributions.values_list("state", flat=True))
    assert states == {State.PROPOSED}
    assert second.carried_items.get(earlier__number=number).verdict != Verdict.CARRIED


def test_kinds_tags_comments_and_attestations_come_over_with_their_source(
    article: Article, first: Version, editor: User, standards: User
) -> None:
    source = first.sources.get(number=1)
    set_kind(source, kind=Kind.SPOKESPERSON, revision=1, by=editor)
    first.sources.filter(number=1).update(legal_ground=LegalGround.VICTIM)
    attribution = first.attributions.get(number=4)
    tag = Tag.objects.create(desk=article.desk, slug="leak", name="leak", applies_to="source")
    SourceTag.objects.create(source=source, tag=tag)
    AttributionTag.objects.create(attribution=attribution, tag=tag)
    Comment.objects.create(version=first, source=source, text="Who?", by=standards)
    Comment.objects.create(version=first, attribution=attribution, text="When?", by=standards)
    Attestation.objects.create(
        version=first, source=source, topic="identity_known", answer="yes", by=standards
    )
    second = revised(article, editor, ("on Friday", "on Saturday"))
    carried = second.sources.get(number=1)
    assert (carried.kind, carried.kind_origin) == (Kind.SPOKESPERSON, Origin.HAND)
    assert carried.legal_ground == LegalGround.VICTIM
    assert [str(row) for row in carried.tags.all()] == ["leak"]
    assert [row.text for row in carried.comments.all()] == ["Who?"]
    attestation = carried.attestations.get()
    assert (attestation.answer, attestation.by, attestation.version) == ("yes", standards, second)
    row = second.attributions.get(number=4)
    assert [str(one) for one in row.tags.all()] == ["leak"]
    assert [one.text for one in row.comments.all()] == ["When?"]
    assert source.attestations.count() == 1, "the old version keeps its own"


def test_what_was_said_of_a_source_does_not_pass_to_whoever_stands_in_its_place(
    article: Article, first: Version, editor: User, standards: User
) -> None:
    source = first.sources.get(number=1)
    set_kind(source, kind=Kind.SPOKESPERSON, revision=1, by=editor)
    Attestation.objects.create(
        version=first, source=source, topic="identity_known", answer="yes", by=standards
    )
    second = revised(
        article, editor, ("Two officials", "Three dockers"), ("one of the officials", "one docker")
    )
    assert not Attestation.objects.filter(version=second).exists()
    assert not second.sources.filter(kind=Kind.SPOKESPERSON).exists()
    item = second.carried_items.get(earlier__said__isnull=False)
    assert item.earlier["source_name"] == "Two officials"
    assert item.earlier["said"] == ["its kind was chosen by a person", "1 attestation"]


class TestDecisions:
    """A flag is the same flag while rule, source or attribution, and quoted evidence are."""

    @pytest.fixture
    def decided(self, first: Version, standards: User) -> Decision:
        flag = first.flags.get(rule="S04", active=True)
        decide(flag, outcome=Outcome.ACCEPT, note="Known.", revision=1, by=standards)
        return flag.decisions.get()

    def test_on_the_same_words_it_stands_with_who_made_it_and_when(
        self, article: Article, editor: User, decided: Decision
    ) -> None:
        second = revised(article, editor, ("on Friday", "on Saturday"))
        flag = second.flags.get(rule="S04", active=True)
        carried = flag.decisions.get()
        assert (carried.outcome, carried.note) == (Outcome.ACCEPT, "Known.")
        assert (carried.by, carried.at) == (decided.by, decided.at)
        assert carried.carried_from == decided

    def test_on_other_words_it_is_open_again_with_the_earlier_one_beside_it(
        self, article: Article, editor: User, decided: Decision
    ) -> None:
        second = revised(article, editor, ("one of the officials", "one of the two officials"))
        flag = second.flags.get(rule="S04", active=True)
        assert not flag.decisions.exists()
        assert flag.earlier == decided.flag

    def test_needs_work_is_closed_by_a_version_that_clears_it(
        self, article: Article, first: Version, editor: User, standards: User
    ) -> None:
        for flag in first.flags.filter(active=True):
            decide(flag, outcome=Outcome.NEEDS_WORK, note="Name them.", revision=1, by=standards)
        assert status_of(first) == "needs work"
        second = revised(
            article,
            editor,
            ("Two officials", "Ann Bell, the mayor,"),
            ("one of the officials", "Bell"),
        )
        assert not second.flags.filter(active=True).exists()
        assert status_of(second) == "in review"

    def test_needs_work_stays_while_its_words_do(
        self, article: Article, first: Version, editor: User, standards: User
    ) -> None:
        flag = first.flags.get(rule="S04", active=True)
        decide(flag, outcome=Outcome.NEEDS_WORK, note="Name them.", revision=1, by=standards)
        second = revised(article, editor, ("on Friday", "on Saturday"))
        assert status_of(second) == "needs work"

    def test_one_that_was_taken_back_stays_behind(
        self, article: Article, first: Version, editor: User, decided: Decision, standards: User
    ) -> None:
        take_back(decided.flag, revision=2, by=standards)
        second = revised(article, editor, ("on Friday", "on Saturday"))
        assert not Decision.objects.filter(flag__version=second).exists()

    def test_what_became_of_it_is_noted_once_and_changes_with_nothing(
        self, article: Article, first: Version, editor: User, standards: User, decided: Decision
    ) -> None:
        """Neither with a new policy, under which nothing is found, nor with a new decision."""
        for flag in first.flags.filter(active=True, decisions__isnull=True):
            decide(flag, outcome=Outcome.DISMISS, note="It does.", revision=1, by=standards)
        all_of_them = first.flags.filter(active=True).count()
        second = revised(article, editor, ("one of the officials", "one of the two officials"))

        def told() -> tuple[int, set[int], set[Decision]]:
            found = carried_decisions(second)
            return (
                found.standing,
                {one.before.pk for one in found.reopened},
                set(found.cleared),
            )

        before = told()
        standing, reopened, cleared = before
        assert decided.pk in reopened
        assert standing + len(reopened) + len(cleared) == all_of_them
        waiting = carried_decisions(second).waiting
        assert waiting == len(carried_decisions(second).reopened)

        again = second.flags.get(rule="S04", active=True)
        decide(again, outcome=Outcome.ACCEPT, note="Still.", revision=again.revision, by=standards)
        assert told() == before
        assert carried_decisions(second).waiting == waiting - 1

        found = set(second.flags.values_list("rule", flat=True))
        others = {rule: asked for rule, asked in preset().rules.items() if rule not in found}
        lenient = add_policy(
            article.desk, replace(preset(), rules=others), name="Lenient", by=standards
        )
        put_in_force(lenient, revision=1, by=standards)
        assert not second.flags.filter(active=True).exists()
        assert told() == before
        assert carried_decisions(second).waiting == 0

    def test_it_is_there_again_once_the_words_are_credited_as_before(
        self, article: Article, editor: User, decided: Decision
    ) -> None:
        """What a person rejects and puts back in the new version finds its decision too."""
        second = revised(article, editor, ("on Friday", "on Saturday"))
        third = revised(article, editor, ("on Saturday", "on Sunday"))
        for version in (second, third):
            assert version.flags.get(rule="S04", active=True).decisions.get().by == decided.by


def test_a_signed_off_version_stays_as_it_was_signed_and_the_next_is_open(
    article: Article, first: Version, editor: User, standards: User
) -> None:
    for flag in first.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="It does.", revision=1, by=standards)
    sign_off(first, by=standards)
    before = detection_of(first)
    second = revised(article, editor, ("closed in May", "closed in June"))
    assert detection_of(first) == before
    with pytest.raises(Frozen):
        set_state(first.attributions.get(number=1), state=State.REJECTED, revision=1, by=editor)
    assert status_of(second) == "in review"
    row = second.attributions.get(number=1)
    set_state(row, state=State.REJECTED, revision=row.revision, by=editor)


class TestRefusals:
    def test_the_same_text_is_no_new_version(self, article: Article, editor: User) -> None:
        with pytest.raises(NotAllowedNow, match="version 1 word for word"):
            add_version(article, text=ARTICLE_TEXT, follows=1, by=editor)
        assert article.versions.count() == 1

    @pytest.mark.parametrize("text", ["", " \n", "\ud800 half a character"])
    def test_a_text_with_a_fault(self, article: Article, editor: User, text: str) -> None:
        with pytest.raises(Refused):
            add_version(article, text=text, follows=1, by=editor)

    def test_another_story_asks_once_more(self, article: Article, editor: User) -> None:
        other = "Rain is on its way\n\nForecasters expect a wet week in every part of Wales.\n"
        with pytest.raises(OtherText, match="another story"):
            add_version(article, text=other, follows=1, by=editor)
        add_version(article, text=other, follows=1, by=editor, other_text_ok=True)
        assert current_version(article).text == other

    def test_whoever_comes_second_is_told_who_was_faster(
        self, article: Article, editor: User, standards: User
    ) -> None:
        revised(article, standards, ("on Friday", "on Saturday"))
        with pytest.raises(Stale, match=r"Stan Standards.*Version 2 pasted"):
            add_version(article, text=ARTICLE_TEXT.replace("May", "June"), follows=1, by=editor)
        assert article.versions.count() == 2

    def test_nothing_is_stored_where_the_header_does_not_hold_up(
        self, article: Article, editor: User
    ) -> None:
        text = ARTICLE_TEXT.replace("May", "June")
        with pytest.raises(Refused, match="Url"):
            add_version(article, text=text, follows=1, by=editor, header={"url": "javascript:1"})
        with pytest.raises(TypeError, match="no field desk"):
            add_version(article, text=text, follows=1, by=editor, header={"desk": "1"})
        assert current_version(article).number == 1


def test_the_header_changes_in_the_same_breath(article: Article, editor: User) -> None:
    text = ARTICLE_TEXT.replace("May", "June")
    header = {"title": "Harbour wall to close in June ", "outlet": "The Quay Post"}
    change = add_version(
        article, text=text, follows=1, by=editor, header=header, revision=article.revision
    )
    article.refresh_from_db()
    assert (article.title, article.outlet) == ("Harbour wall to close in June", "The Quay Post")
    assert {row["model"] for row in change.rows} == {"article", "layout"}
    with pytest.raises(Stale):
        add_version(
            article, text=ARTICLE_TEXT, follows=2, by=editor, header={"title": "x"}, revision=1
        )
    assert current_version(article).number == 2


def test_counts_of_carried_asked_and_gone_add_up(
    article: Article, first: Version, editor: User
) -> None:
    second = revised(
        article, editor, ("closed in May", "shut in May"), (" The council did not respond.", "")
    )
    items = CarriedItem.objects.filter(version=second)
    told = [item for item in items if "number" in item.earlier]
    assert len(told) == first.attributions.count()


def test_a_third_version_carries_on_from_the_second(
    article: Article, first: Version, editor: User
) -> None:
    set_state(first.attributions.get(number=2), state=State.CONFIRMED, revision=1, by=editor)
    revised(article, editor, ("closed in May", "closed in June"))
    third = revised(article, editor, ("on Friday", "on Saturday"))
    assert third.number == 3
    assert third.attributions.get(number=2).state == State.CONFIRMED
    assert third.carried_items.exclude(verdict=Verdict.CARRIED).count() == 1


def test_a_long_text_is_stored_at_once_and_its_queue_comes_with_the_marks(
    article: Article, first: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_attribution(
        first, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    monkeypatch.setattr(versions, "is_long", lambda text: True)
    second = revised(article, editor, ("on Friday", "on Saturday"))
    assert second.attributions.get(number=5).state == State.CONFIRMED
    assert not second.carried_items.exists()
    mark(second.pk, second.marking.attempt)
    assert second.carried_items.count() == 5
    assert verdicts(second)["a5"] == Verdict.CARRIED
    assert second.attributions.count() == 5


def test_what_became_of_decisions_on_a_long_text_is_noted_with_its_marks(
    article: Article, first: Version, editor: User, standards: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for flag in first.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="It does.", revision=1, by=standards)
    monkeypatch.setattr(versions, "is_long", lambda text: True)
    second = revised(article, editor, ("on Friday", "on Saturday"))
    assert carried_decisions(second).standing == 0
    mark(second.pk, second.marking.attempt)
    assert carried_decisions(second).standing == first.flags.filter(active=True).count()


def test_a_claim_grouped_by_hand_stays_together_where_its_words_were_edited(
    article: Article, first: Version, editor: User
) -> None:
    """Detection would not group a1 with a2; a person did, and a1 says June now."""
    both = first.attributions.filter(number__in=(1, 2))
    support(first, revisions=dict(both.values_list("pk", "revision")), by=editor)
    second = revised(article, editor, ("closed in May", "closed in June"))
    assert verdicts(second)["a1"] is Verdict.CHANGED
    assert [claim.attributions for claim in detection_of(second).claims] == [("a1", "a2")]
    origins = second.attributions.filter(number__in=(1, 2)).values_list("claim_origin", flat=True)
    assert set(origins) == {Origin.HAND}


def test_what_a_person_cut_out_of_a_claim_stays_out_where_its_words_were_edited(
    article: Article, first: Version, editor: User
) -> None:
    three = first.attributions.filter(number__in=(1, 2, 3))
    support(first, revisions=dict(three.values_list("pk", "revision")), by=editor)
    row = first.attributions.get(number=1)
    cut(row, revision=row.revision, by=editor)
    second = revised(article, editor, ("closed in May", "closed in June"))
    copy = second.attributions.get(number=1)
    assert (copy.claim, copy.claim_origin) == (None, Origin.HAND)


def test_in_a_long_text_that_nobody_marks_what_was_edited_waits_all_the_same(
    article: Article, first: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker reads English alone: without it nothing would tell of the marks that are gone."""
    for row in first.attributions.all():
        set_state(row, state=State.CONFIRMED, revision=row.revision, by=editor)
    Version.objects.filter(pk=first.pk).update(language="fr", language_origin=Origin.HAND)
    monkeypatch.setattr(versions, "is_long", lambda text: True)
    second = revised(article, editor, ("closed in May", "closed in June"))
    assert (second.language, second.detector) == ("fr", unmarked("", "fr").detector)
    assert not hasattr(second, "marking")
    found = verdicts(second)
    assert found.pop("a1") is Verdict.CHANGED
    assert set(found.values()) == {Verdict.CARRIED}
    assert [item.earlier["number"] for item in queue_of(second)] == [1]
