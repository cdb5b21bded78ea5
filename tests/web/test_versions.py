"""A new version over HTTP: pasting it, its queue, and the older ones to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.urls import reverse

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.models import Article, CarriedItem, Desk, Topic, User, Verdict, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.detection.types import Kind, Role, State
from newsapp.policy import preset
from newsapp.policy.types import Outcome
from tests.conftest import ARTICLE_TEXT
from tests.corpus.marking import words
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AsPerson = Callable[[User], Asking]
JUNE = ARTICLE_TEXT.replace("closed in May", "closed in June")


def new_form(article: Article, text: str = JUNE, **changed: object) -> dict[str, object]:
    article.refresh_from_db()
    return {
        "text": text,
        "title": article.title,
        "outlet": article.outlet,
        "genre": "news",
        "follows": 1,
        "revision": article.revision,
    } | changed


def second_of(article: Article, by: User, text: str = JUNE) -> Version:
    add_version(article, text=text, follows=1, by=by)
    return current_version(article)


class TestPasting:
    def test_the_workbench_leads_there(
        self, article: Article, editor: User, as_person: AsPerson
    ) -> None:
        answer = as_person(editor).get(reverse("workbench", args=[article.pk]))
        links = [link["href"] for link in answer.page.select("#kicker a")]
        assert reverse("version-new", args=[article.pk]) in links
        assert reverse("versions", args=[article.pk]) in links

    def test_the_form_holds_the_header_as_it_is_and_an_empty_field(
        self, article: Article, editor: User, as_person: AsPerson
    ) -> None:
        address = reverse("version-new", args=[article.pk])
        answer = as_person(editor).get(address)
        assert answer.one("#id_title")["value"] == "Harbour wall to close"
        assert answer.one("#id_outlet")["value"] == "The Quay Post"
        assert not answer.one("#id_text").get_text().strip()
        edited = as_person(editor).get(address, edit="1")
        assert edited.one("#id_text").get_text().strip() == ARTICLE_TEXT.strip()

    def test_a_revised_text_leads_to_what_must_be_looked_at_again(
        self, article: Article, editor: User, as_person: AsPerson
    ) -> None:
        answer = as_person(editor).post_plain(
            reverse("version-new", args=[article.pk]),
            **new_form(article, title="Harbour wall to close in June"),
        )
        assert answer.response["Location"] == reverse("version-queue", args=[article.pk])
        assert current_version(article).text == JUNE
        article.refresh_from_db()
        assert article.title == "Harbour wall to close in June"

    def test_a_new_headline_is_the_new_title_unless_somebody_gave_another(
        self, article: Article, editor: User, as_person: AsPerson
    ) -> None:
        Article.objects.filter(pk=article.pk).update(title="🚧 Harbour wall to close")
        text = ARTICLE_TEXT.replace("wall to close", "wall may close")
        address = reverse("version-new", args=[article.pk])
        as_person(editor).post_plain(address, **new_form(article, text))
        article.refresh_from_db()
        assert article.title == "🚧 Harbour wall may close"
        changed = new_form(article, ARTICLE_TEXT, follows=2, title="Harbour wall")
        as_person(editor).post_plain(address, **changed)
        article.refresh_from_db()
        assert article.title == "Harbour wall"

    def test_whoever_comes_second_loses_nothing(
        self, article: Article, editor: User, standards: User, as_person: AsPerson
    ) -> None:
        form = new_form(article, JUNE.replace("Friday", "Sunday"), byline="By Ann Bell")
        second_of(article, standards)
        answer = as_person(editor).post_plain(reverse("version-new", args=[article.pk]), **form)
        assert answer.status == 409
        assert "Stan Standards" in answer.text_of("[role=alert]")
        assert "Sunday" in answer.one("#id_text").get_text()
        assert answer.one("#id_byline")["value"] == "By Ann Bell"
        assert answer.one("[name=follows]")["value"] == "2"
        assert article.versions.count() == 2
        again = as_person(editor).post_plain(
            reverse("version-new", args=[article.pk]), **form | {"follows": 2}
        )
        assert again.status == 302
        assert current_version(article).number == 3

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (" \n", "no text here"),
            (ARTICLE_TEXT, "version 1 word for word"),
            ("Rain is on its way, forecasters in Wales expect.", "another story"),
        ],
    )
    def test_what_cannot_be_one_comes_back_with_the_reason(
        self, article: Article, editor: User, as_person: AsPerson, text: str, said: str
    ) -> None:
        answer = as_person(editor).post_plain(
            reverse("version-new", args=[article.pk]), **new_form(article, text)
        )
        assert answer.status == 422
        assert said in answer.body
        assert answer.one("#id_text").get_text().strip() == text.strip()
        assert article.versions.count() == 1

    def test_another_story_is_added_on_a_second_word(
        self, article: Article, editor: User, as_person: AsPerson
    ) -> None:
        text = "Rain is on its way, forecasters in Wales expect."
        as_person(editor).post_plain(
            reverse("version-new", args=[article.pk]),
            **new_form(article, text, other_text_ok="true"),
        )
        assert current_version(article).text == text

    def test_readers_and_strangers_cannot(
        self, article: Article, reader: User, stranger: User, as_person: AsPerson
    ) -> None:
        address = reverse("version-new", args=[article.pk])
        assert as_person(reader).get(address).status == 403
        assert as_person(reader).post_plain(address, **new_form(article)).status == 403
        assert as_person(stranger).get(address).status == 404
        assert article.versions.count() == 1


class TestQueue:
    @pytest.fixture
    def second(self, article: Article, version: Version, editor: User) -> Version:
        set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
        return second_of(article, editor)

    @pytest.fixture
    def item(self, second: Version) -> CarriedItem:
        return second.carried_items.get(earlier__number=1)

    def test_old_and_new_stand_side_by_side_with_their_difference(
        self, article: Article, item: CarriedItem, editor: User, as_person: AsPerson
    ) -> None:
        answer = as_person(editor).get(reverse("version-queue", args=[article.pk]))
        card = answer.one(f"#item-{item.pk}")
        assert card.select_one(".verdict").get_text() == "Changed"  # type: ignore[union-attr]
        assert "confirmed by a person" in card.get_text()
        old, new = card.select("td")
        assert [tag.get_text() for tag in old.select("del")] == ["May"]
        assert [tag.get_text() for tag in new.select("ins")] == ["June"]
        assert "Two officials" in [tag.get_text() for tag in old.select("mark")]
        assert "3 attributions were carried over" in answer.text_of("#summary")

    def test_the_card_of_a_source_shows_the_words_that_name_it_then_and_now(
        self, article: Article, version: Version, standards: User, as_person: AsPerson
    ) -> None:
        """Its other mention is in another paragraph, and unchanged: that one says nothing."""
        attest(version.sources.get(number=1), topic=Topic.APPROVAL, answer="yes", by=standards)
        text = ARTICLE_TEXT.replace("Two officials", "Three dockers")
        second = second_of(article, standards, text)
        item = second.carried_items.get(earlier__said__isnull=False)
        answer = as_person(standards).get(reverse("version-queue", args=[article.pk]))
        card = answer.one(f"#item-{item.pk}")
        old, new = card.select("td")
        assert "".join(tag.get_text() for tag in old.select("mark")) == "Two officials"
        assert "".join(tag.get_text() for tag in new.select("mark")) == "Three dockers"
        assert "Other words name the source now: “Three dockers”." in card.get_text()

    def test_words_that_stand_in_several_places_are_shown_in_all_of_them(
        self, desk: Desk, editor: User, as_person: AsPerson
    ) -> None:
        line = "“We will not comment,” an official said.\n"
        text = f"Wall to close\n\nThe port is shut.\n{line}The school is open to all.\n{line}"
        article = add_article(desk, text=text, title="Twice", by=editor)
        row = current_version(article).attributions.order_by("number")[0]
        set_state(row, state=State.CONFIRMED, revision=1, by=editor)
        shorter = f"Wall to close\n\nThe port is shut again.\n{line}{line}"
        add_version(article, text=shorter, follows=1, by=editor)
        answer = as_person(editor).get(reverse("version-queue", args=[article.pk]))
        item = current_version(article).carried_items.get(earlier__number=row.number)
        assert item.verdict == "ambiguous"
        card = answer.one(f"#item-{item.pk}")
        new_sides = [td.get_text() for td in card.select("tbody td:nth-of-type(2)")]
        assert sum("We will not comment" in side for side in new_sides) == 2
        assert [b["value"] for b in card.select("button")][-1] == "leave"

    @pytest.mark.parametrize(
        ("text", "paragraph", "words"),
        [
            # its words stand, changed: their paragraph, empty lines not counted
            (JUNE, "p-2", "Redo it in the text"),
            # the paragraph is gone: the one before
            ("".join(line for line in JUNE.splitlines(True) if "wall would" not in line),
             "p-1", "Redo it in the text"),
            # that too: the one behind, which two new ones have moved
            ("A dry day\n\nNobody came.\n" + "".join(JUNE.splitlines(True)[3:]),
             "p-3", "Redo it in the text"),
            # nothing is left
            ("A dry day\n\nNobody came, and it was warm.\n",
             "p-1", "Its place is gone too: redo it from the text’s beginning"),
        ],
    )  # fmt: skip
    def test_it_is_redone_at_the_nearest_place_that_is_still_there(
        self, article: Article, version: Version, editor: User, as_person: AsPerson,
        text: str, paragraph: str, words: str,
    ) -> None:  # fmt: skip
        set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
        add_version(article, text=text, follows=1, by=editor, other_text_ok=True)
        item = current_version(article).carried_items.get(earlier__number=1)
        answer = as_person(editor).get(reverse("version-queue", args=[article.pk]))
        link = answer.one(f"#item-{item.pk} form a")
        assert link["href"] == f"{reverse('workbench', args=[article.pk])}#{paragraph}"
        assert link.get_text() == words
        there = as_person(editor).get(reverse("workbench", args=[article.pk]))
        assert there.page.select(f"#{paragraph}")

    def test_what_was_new_and_is_no_longer_marked_can_only_be_let_go(
        self, article: Article, editor: User, standards: User, as_person: AsPerson
    ) -> None:
        """A finder that is installed later may not find it: the item stays, its marks do not."""
        second = second_of(article, editor, f"{ARTICLE_TEXT}“It will hold,” said Pete Orr.\n")
        item = second.carried_items.get(verdict=Verdict.NEW)
        second.attributions.filter(carried_items=item).delete()
        answer = as_person(editor).get(reverse("version-queue", args=[article.pk]))
        card = answer.one(f"#item-{item.pk}")
        assert "no longer marked" in card.get_text()
        assert [button["value"] for button in card.select("button")] == ["leave"]
        sign_off = as_person(standards).get(reverse("sign-off", args=[article.pk]))
        waits = "Nobody has looked at this in the new version: what is new and is no longer marked"
        assert waits in sign_off.text_of(".missing-list")
        address = reverse("version-settle", args=[article.pk, item.pk])
        settled = as_person(editor).post(address, settlement="leave", revision=1)
        assert settled.text_of("h1") == "Everything is settled"

    @pytest.mark.parametrize(
        ("settlement", "state"),
        [
            ("confirm", State.CONFIRMED),
            ("reject", State.REJECTED),
            ("leave", State.PROPOSED),
        ],
    )
    def test_settled_it_leaves_the_queue(
        self,
        article: Article,
        second: Version,
        item: CarriedItem,
        editor: User,
        as_person: AsPerson,
        settlement: str,
        state: State,
    ) -> None:
        address = reverse("version-settle", args=[article.pk, item.pk])
        answer = as_person(editor).post(address, settlement=settlement, revision=1)
        assert answer.status == 200
        assert not answer.page.select("[data-queue-item]")
        assert answer.text_of("h1") == "Everything is settled"
        assert second.attributions.get(number=1).state == state
        assert answer.one("[data-finish]")["href"] == reverse("workbench", args=[article.pk])

    def test_without_javascript_the_page_comes_again(
        self, article: Article, item: CarriedItem, editor: User, as_person: AsPerson
    ) -> None:
        address = reverse("version-settle", args=[article.pk, item.pk])
        answer = as_person(editor).post_plain(address, settlement="leave", revision=1)
        assert answer.response["Location"] == reverse("version-queue", args=[article.pk])

    def test_undo_brings_it_back(
        self, article: Article, item: CarriedItem, editor: User, as_person: AsPerson
    ) -> None:
        asking = as_person(editor)
        address = reverse("version-settle", args=[article.pk, item.pk])
        asking.post(address, settlement="reject", revision=1)
        answer = asking.post(reverse("version-undo", args=[article.pk]))
        assert answer.one("[data-queue-item]")["id"] == f"item-{item.pk}"
        refused = asking.post(reverse("version-undo", args=[article.pk]))
        assert refused.status == 422
        assert "nothing of yours to undo" in refused.body

    def test_what_a_colleague_settled_meanwhile_is_told(
        self,
        article: Article,
        item: CarriedItem,
        editor: User,
        standards: User,
        as_person: AsPerson,
    ) -> None:
        address = reverse("version-settle", args=[article.pk, item.pk])
        as_person(standards).post(address, settlement="reject", revision=1)
        answer = as_person(editor).post(address, settlement="confirm", revision=1)
        assert answer.status == 409
        assert "Stan Standards" in answer.text_of("[role=alert]")
        assert not answer.page.select("[data-queue-item]")

    @pytest.mark.parametrize(
        "form", [{"settlement": "guess", "revision": 1}, {"settlement": "leave"}]
    )
    def test_a_faulty_form_changes_nothing(
        self,
        article: Article,
        item: CarriedItem,
        editor: User,
        as_person: AsPerson,
        form: dict[str, object],
    ) -> None:
        address = reverse("version-settle", args=[article.pk, item.pk])
        answer = as_person(editor).post(address, **form)
        assert answer.status == 422
        item.refresh_from_db()
        assert item.settled_at is None

    def test_readers_look_on_and_strangers_do_not(
        self,
        article: Article,
        item: CarriedItem,
        reader: User,
        stranger: User,
        as_person: AsPerson,
    ) -> None:
        page = as_person(reader).get(reverse("version-queue", args=[article.pk]))
        assert not page.page.select("[data-settle]")
        address = reverse("version-settle", args=[article.pk, item.pk])
        assert as_person(reader).post(address, settlement="leave", revision=1).status == 403
        assert as_person(stranger).post(address, settlement="leave", revision=1).status == 404
        undo = reverse("version-undo", args=[article.pk])
        assert as_person(reader).post(undo).status == 403

    def test_the_queue_of_a_first_version_says_so(
        self, article: Article, editor: User, as_person: AsPerson
    ) -> None:
        answer = as_person(editor).get(reverse("version-queue", args=[article.pk]))
        assert answer.text_of("h1") == "The first version"

    def test_the_workbench_says_how_much_waits(
        self, article: Article, second: Version, editor: User, as_person: AsPerson
    ) -> None:
        answer = as_person(editor).get(reverse("workbench", args=[article.pk]))
        assert "1 to look at again" in answer.text_of("#kicker")


def test_decisions_that_stand_opened_again_and_were_cleared_are_listed(
    article: Article, version: Version, editor: User, standards: User, as_person: AsPerson
) -> None:
    for flag in version.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="It does say so.", revision=1, by=standards)
    second_of(article, editor, ARTICLE_TEXT.replace("one of the officials", "one of these two"))
    answer = as_person(standards).get(reverse("version-queue", args=[article.pk]))
    told = answer.text_of(".decisions")
    assert "from version 1 stood" in told
    assert "Dismissed by Stan Standards" in told
    assert "It does say so." in told
    assert "Stan Standards" in told
    seen = as_person(standards).get(reverse("version-queue", args=[article.pk]))
    assert "open again" in seen.text_of(".decisions")


def test_what_was_carried_is_told_as_it_was_whatever_the_policy_asks_for_later(
    desk: Desk, editor: User, standards: User, as_person: AsPerson
) -> None:
    article = add_article(desk, text=ARTICLE_TEXT, title="Harbour wall to close", by=editor)
    for flag in current_version(article).flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="It does.", revision=1, by=standards)
    second = second_of(article, editor, ARTICLE_TEXT.replace("Two officials", "Two tall officials"))
    address = reverse("version-queue", args=[article.pk])
    before = as_person(standards).get(address)
    told = before.one(".decisions p").get_text()
    assert "was open again" in told or "were open again" in told
    assert before.page.select(".decisions li a")

    found = set(second.flags.values_list("rule", flat=True))
    others = {rule: asked for rule, asked in preset().rules.items() if rule not in found}
    lenient = replace(preset(), rules=others)
    put_in_force(add_policy(desk, lenient, name="One", by=standards), revision=1, by=standards)
    after = as_person(standards).get(address)
    assert not second.flags.filter(active=True).exists()
    assert after.one(".decisions p").get_text() == told
    # What waits for nobody any more is no link: there would be nothing behind it.
    assert not after.page.select(".decisions li a")
    assert "no finding any more" in after.text_of(".decisions")


def test_hostile_words_stay_words_in_every_page(
    desk: Desk, article: Article, version: Version, editor: User, as_person: AsPerson
) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    evil = ARTICLE_TEXT.replace("The council", "<script>alert(1)</script>")
    second_of(article, editor, evil)
    for name, numbers in (
        ("version-queue", []),
        ("version-compare", [2]),
        ("version", [2]),
        ("versions", []),
    ):
        answer = as_person(editor).get(reverse(name, args=[article.pk, *numbers]))
        assert answer.status == 200
        assert "<script>alert" not in answer.body


class TestReading:
    def test_an_older_version_is_there_to_read_and_cannot_be_changed(
        self, article: Article, version: Version, editor: User, reader: User, as_person: AsPerson
    ) -> None:
        second_of(article, editor)
        answer = as_person(reader).get(reverse("version", args=[article.pk, 1]))
        # The first line end of an element's text is what an HTML parser may drop: none is here.
        assert answer.one("[data-version-text]").get_text() == ARTICLE_TEXT
        assert "Nothing can be changed in it" in answer.text_of("#standing")
        assert not answer.page.select("main form")
        assert answer.page.select("mark.source.k-anonymous")

    def test_all_versions_are_listed_with_who_made_them(
        self, article: Article, version: Version, standards: User, as_person: AsPerson
    ) -> None:
        second_of(article, standards)
        answer = as_person(standards).get(reverse("versions", args=[article.pk]))
        listed = [" ".join(li.get_text().split()) for li in answer.page.select(".versions-list li")]
        assert len(listed) == 2
        assert "Version 2 stands now" in listed[0]
        assert "Stan Standards" in listed[0]
        assert "Edda Editor" in listed[1]

    def test_two_versions_side_by_side_fold_away_what_did_not_change(
        self, article: Article, version: Version, editor: User, as_person: AsPerson
    ) -> None:
        second_of(article, editor)
        address = reverse("version-compare", args=[article.pk, 2])
        answer = as_person(editor).get(address)
        assert [tag.get_text() for tag in answer.page.select("td ins")] == ["June"]
        assert "1 paragraph unchanged" in answer.text_of(".fold")
        assert "crumbling" not in answer.body
        assert "crumbling" in as_person(editor).get(address, all="1").body

    @pytest.mark.parametrize(("name", "number"), [("version", 9), ("version-compare", 1)])
    def test_what_is_not_there_is_not_found(
        self, article: Article, editor: User, as_person: AsPerson, name: str, number: int
    ) -> None:
        assert as_person(editor).get(reverse(name, args=[article.pk, number])).status == 404

    @pytest.mark.parametrize("name", ["versions", "version", "version-compare", "version-queue"])
    def test_strangers_see_none_of_it(
        self, article: Article, editor: User, stranger: User, as_person: AsPerson, name: str
    ) -> None:
        second_of(article, editor)
        numbers = [2] if name in ("version", "version-compare") else []
        answer = as_person(stranger).get(reverse(name, args=[article.pk, *numbers]))
        assert answer.status == 404
