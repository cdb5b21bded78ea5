"""The queue across articles, and the queue inside one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsapp.corpus.actions.articles import add_article, edit_header, store_article
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.models import (
    Article,
    Attribution,
    Comment,
    Decision,
    Desk,
    Flag,
    Mute,
    Source,
    User,
)
from newsapp.policy.types import Outcome
from tests.conftest import article_detection
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]


def titles(answer: Answer) -> list[str]:
    return [link.get_text() for link in answer.page.select(".queue h2 a")]


def of(name: str, flag: Flag, *more: object) -> str:
    return reverse(name, args=[flag.version.article.pk, *(more or (flag.pk,))])


def flags(article: Article) -> dict[str, Flag]:
    rows = Flag.objects.filter(version__article=article, active=True).order_by("-pk")
    return {flag.rule: flag for flag in rows}


def ask_for_work(flag: Flag, by: User) -> None:
    decide(flag, outcome=Outcome.NEEDS_WORK, note="say why", revision=flag.revision, by=by)
    flag.refresh_from_db()


# The queue across articles


def test_the_heaviest_findings_come_first_with_their_article(
    as_person: AS, editor: User, article: Article
) -> None:
    answer = as_person(editor).get("/review/")
    severities = [tag.get_text() for tag in answer.page.select(".queue .severity")]
    order = ["block", "high", "medium", "low", "info"]
    assert severities == sorted(severities, key=order.index)
    assert len(severities) == Flag.objects.filter(active=True).count()
    assert f"in 1 article: {severities.count('high')} high" in answer.page.get_text()
    assert "Harbour wall to close" in answer.page.get_text()


@pytest.mark.parametrize(
    ("parameters", "rules"),
    [
        ({"severity": "high"}, {"S04", "S06"}),
        ({"rule": "S09"}, {"S09"}),
        ({"waiting": "decision"}, {"S06", "S09"}),
        ({"waiting": "work"}, {"S04"}),
        ({"severity": "no such"}, {"S04", "S06", "S09"}),  # counts as left open
    ],
)
def test_it_is_narrowed_down(
    as_person: AS, standards: User, article: Article, parameters: dict[str, str], rules: set[str]
) -> None:
    ask_for_work(flags(article)["S04"], standards)
    answer = as_person(standards).get("/review/", **parameters)
    assert {title[:3] for title in titles(answer)} == rules


def test_the_rules_to_choose_from_are_those_of_the_findings_there(
    as_person: AS, editor: User, stranger: User, article: Article
) -> None:
    def offered(person: User, **chosen: str) -> list[str]:
        page = as_person(person).get("/review/", **chosen).page
        return [str(one["value"]) for one in page.select("[name=rule] option")]

    there = sorted({flag.rule for flag in Flag.objects.filter(active=True)})
    assert 0 < len(there) < 6
    assert offered(editor) == ["", *there]
    assert offered(editor, severity="block") == ["", *there]
    assert offered(stranger) == [""]
    # What a link has chosen can be seen, and left again.
    assert offered(stranger, rule="S01") == ["", "S01"]


def test_mine_are_the_articles_that_i_pasted_or_worked_on(
    as_person: AS, editor: User, standards: User, article: Article
) -> None:
    assert titles(as_person(editor).get("/review/", whose="mine"))
    assert not titles(as_person(standards).get("/review/", whose="mine"))
    edit_header(article, revision=article.revision, by=standards, byline="By Stan Standards")
    assert titles(as_person(standards).get("/review/", whose="mine"))


def test_a_reporter_is_told_what_needs_work_and_finds_the_note(
    as_person: AS, editor: User, standards: User, article: Article
) -> None:
    ask_for_work(flags(article)["S04"], standards)
    notice = as_person(editor).get("/review/").text_of(".notice")
    assert notice.startswith("1 finding in articles that you work on needs work")
    answer = as_person(editor).get("/review/", whose="mine", waiting="work")
    assert "Needs work, Stan Standards: “say why”" in answer.page.get_text()


def test_other_desks_do_not_show(as_person: AS, stranger: User, article: Article) -> None:
    answer = as_person(stranger).get("/review/")
    assert titles(answer) == []
    assert "Nothing waits" in answer.page.get_text()


def test_long_queues_have_pages_that_keep_what_was_chosen(
    as_person: AS,
    editor: User,
    desk: Desk,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(11):  # three findings in each
        store_article(
            Article(desk=desk, title=f"Wall {number}", created_by=editor),
            article_detection(),
            same_text_ok=True,
        )
    asking = as_person(editor)
    with django_assert_max_num_queries(25):
        answer = asking.get("/review/", sort="age")
    assert len(titles(answer)) == 30
    following = str(answer.one("[rel=next]")["href"])
    assert following == "?sort=age&page=2"
    assert len(titles(asking.get(f"/review/{following}"))) == 3


# The queue inside one article


def test_the_first_finding_is_shown_with_all_that_a_decision_needs(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    page = as_person(standards).get(reverse("article-review", args=[article.pk]))
    assert page.one(".flag.now")["id"] == f"flag-{flag.pk}"
    # The claim in its paragraphs, with the marks of the workbench and the evidence lit.
    lit = " ".join(tag.get_text() for tag in page.page.select(".text .evidence"))
    assert "Two officials" in lit
    assert "one of the officials" in lit
    assert page.page.select(".text mark.source.k-anonymous[data-word=anonymous]")
    # Its source with every mention, each in its sentence.
    assert "All 2 mentions of “Two officials”" in page.text_of("#mentions")
    assert "“It is crumbling into the sea,” one of the officials said." in page.text_of("#mentions")
    # The rules that it breaks, the reason as printed, who else supports it.
    assert {tag["data-flag"] for tag in page.page.select("[data-flag]")} == {
        str(row.pk) for row in Flag.objects.filter(version=flag.version, active=True)
    }
    card = page.text_of("#source-s1")
    assert "Reason printed none" in card
    assert "Also supported by nothing else in the article" in card
    assert "1 of 3" in page.text_of("h1")


def test_the_text_of_an_excerpt_is_the_article_s_own(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    page = as_person(standards).get(of("review-flag", flag))
    for paragraph in page.page.select(".review .text p"):
        assert paragraph.get_text() in flag.version.text


def test_what_stands_above_an_excerpt_counts_the_paragraph_of_the_evidence(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    """Not that of the paler neighbour which is shown before it."""
    page = as_person(standards).get(of("review-flag", flag)).page
    for label in page.select(".skipped"):
        number = int(label.get_text().removeprefix("paragraph "))
        lines = [line for line in flag.version.text.splitlines() if line.strip()]
        text = label.find_next_sibling("div")
        assert text is not None
        evidence = text.select_one(".evidence")
        assert evidence is not None
        assert evidence.get_text() in lines[number - 1]


def test_a_decision_opens_the_next_finding(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    answer = as_person(standards).post(
        of("flag-decide", flag),
        page="review",
        outcome="accept",
        note="they would lose their posts",
        revision=flag.revision,
    )
    assert answer.status == 200
    following = answer.one(".flag.now")
    assert following["id"] != f"flag-{flag.pk}"
    assert following["data-decided"] == "no"
    assert answer.response["HX-Push-Url"] == of("review-flag", flag, following["data-flag"])
    assert "Accepted S04" in str(answer.one("#claim")["data-message"])
    assert "1 of 3 flags decided" in answer.text_of("#dock")
    # The earlier decision on the same source stands beside it.
    assert "they would lose their posts" in answer.text_of("#earlier")


def test_the_steps_go_from_open_finding_to_open_finding(
    as_person: AS, standards: User, article: Article
) -> None:
    """Decided ones are stepped over, until nothing else is left."""
    asking = as_person(standards)
    first, second, third = (
        int(str(one["data-flag"]))
        for one in asking.get(f"/articles/{article.pk}/review/").page.select("[data-flag]")
    )

    def steps(flag: int) -> list[str]:
        page = asking.get(reverse("review-flag", args=[article.pk, flag])).page
        return [str(one["href"]).split("/")[-2] for one in page.select("[data-step]")]

    def dismiss(key: int) -> None:
        row = Flag.objects.get(pk=key)
        decide(row, outcome=Outcome.DISMISS, note="no", revision=row.revision, by=standards)

    assert steps(second) == [str(first), str(third)]
    dismiss(second)
    assert steps(first) == [str(third)]
    assert steps(second) == [str(first), str(third)]
    dismiss(first)
    dismiss(third)
    assert steps(first) == [str(second)]


def test_the_last_decision_leads_to_the_sign_off(
    as_person: AS, standards: User, article: Article
) -> None:
    asking = as_person(standards)
    answer: Any = None
    for flag in Flag.objects.filter(version__article=article, active=True):
        answer = asking.post(
            of("flag-decide", flag),
            page="review",
            outcome="dismiss",
            note="not so",
            revision=flag.revision,
        )
    assert "All findings are decided" in answer.text_of("#done")
    assert answer.one("[data-finish]")["href"] == reverse("sign-off", args=[article.pk])


def test_without_javascript_the_browser_is_sent_to_the_next_finding(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    answer = as_person(standards).post_plain(
        of("flag-decide", flag),
        page="review",
        outcome="accept",
        note="it stands",
        revision=flag.revision,
    )
    assert answer.status == 302
    assert answer.response["Location"].startswith(f"/articles/{article.pk}/review/")
    assert answer.response["Location"] != of("review-flag", flag)


def test_a_missing_note_keeps_the_finding_and_says_so(
    as_person: AS, standards: User, flag: Flag
) -> None:
    answer = as_person(standards).post(
        of("flag-decide", flag), page="review", outcome="accept", note="", revision=flag.revision
    )
    assert answer.status == 422
    assert answer.one(".flag.now")["id"] == f"flag-{flag.pk}"
    assert "this decision needs a note" in answer.text_of("#notice")


def test_a_name_that_the_article_does_not_print_is_asked_about_once(
    as_person: AS, standards: User, flag: Flag
) -> None:
    sent = {
        "page": "review",
        "outcome": "accept",
        "note": "Orla Fennick would lose her post",
        "revision": str(flag.revision),
    }
    answer = as_person(standards).post(of("flag-decide", flag), **sent)
    assert answer.status == 422
    assert "Orla Fennick" in answer.text_of("#notice")
    assert not Decision.objects.exists()
    form = answer.one("#notice form")
    again = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    again.pop("csrfmiddlewaretoken")
    sure = form.select_one("button[name=sure]")
    assert sure is not None
    answer = as_person(standards).post(of("flag-decide", flag), **again, sure=sure["value"])
    assert answer.status == 200
    assert Decision.objects.get().note == sent["note"]


def test_somebody_was_faster_both_sides_are_shown(
    as_person: AS, standards: User, administrator: User, flag: Flag
) -> None:
    revision = flag.revision
    decide(
        flag, outcome=Outcome.DISMISS, note="they are named", revision=revision, by=administrator
    )
    answer = as_person(standards).post(
        of("flag-decide", flag),
        page="review",
        outcome="accept",
        note="it stands",
        revision=revision,
    )
    assert answer.status == 409
    notice = answer.text_of("#notice")
    assert "Ada Administrator" in notice
    assert "they are named" in notice
    assert "You wanted: accept, with the note “it stands”" in notice
    assert Decision.objects.get().by == administrator
    # Doing it all the same sends what was wanted with the revision that stands now.
    sent = {str(one["name"]): str(one["value"]) for one in answer.page.select("#notice input")}
    sent.pop("csrfmiddlewaretoken")
    # The note comes back in a field of its own, to be worded anew, and in no other one.
    assert "note" not in sent
    assert answer.one("#notice textarea[name=note]").get_text() == "it stands"
    assert {one.get_text() for one in answer.page.select(".talk textarea")} == {""}
    sent["note"] = "it stands, they lose their posts"
    assert as_person(standards).post(of("flag-decide", flag), **sent).status == 200
    standing = Decision.objects.get(taken_back_at=None)
    assert (standing.by, standing.note) == (standards, "it stands, they lose their posts")
    assert not Comment.objects.exists()


def test_a_note_that_was_not_stored_stays_where_it_was_typed(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    """Also where something else was wrong: the finding's own note, or the one for all of them."""
    answer = as_person(standards).post(
        of("flag-decide", flag), page="review", outcome="no such", note="mine", revision=1
    )
    assert answer.status == 422
    assert answer.one(f"#note-{flag.pk}").get_text() == "mine"
    assert {one.get_text() for one in answer.page.select(".talk textarea, #all-note")} == {""}

    answer = as_person(standards).post(
        reverse("source-decide", args=[article.pk, 1]),
        seen="nonsense",
        outcome="dismiss",
        note="for all",
        flag=flag.pk,
    )
    assert answer.one("#all-note").get_text() == "for all"
    assert answer.one(f"#note-{flag.pk}").get_text() == ""


def test_one_decision_for_all_open_findings_of_a_source(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    asking = as_person(standards)
    page = asking.get(of("review-flag", flag))
    seen = [str(one["value"]) for one in page.page.select("#all-at-once input[name=seen]")]
    assert len(seen) == 3
    answer = asking.post(
        reverse("source-decide", args=[article.pk, 1]),
        seen=seen,
        outcome="accept",
        note="checked",
        flag=flag.pk,
    )
    assert answer.status == 200
    assert Decision.objects.filter(taken_back_at=None, note="checked").count() == 3
    # One undo takes all of them back, and the first of them is shown again.
    answer = asking.post(reverse("review-undo", args=[article.pk]))
    assert not Decision.objects.filter(taken_back_at=None).exists()
    assert answer.one(".flag.now")["data-decided"] == "no"


def test_what_was_seen_of_the_flags_can_be_stale_or_broken(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    address = reverse("source-decide", args=[article.pk, 1])
    for seen, status in ((f"{flag.pk}:99", 409), ("nonsense", 422), ("", 422)):
        answer = as_person(standards).post(
            address, seen=seen, outcome="dismiss", note="no", flag=flag.pk
        )
        assert answer.status == status
    assert not Decision.objects.exists()


def test_a_dismissed_kind_of_finding_is_muted_and_heard_again(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    asking = as_person(standards)
    assert not asking.get(of("review-flag", flag)).page.select("#mutes details")
    asking.post(
        of("flag-decide", flag),
        page="review",
        outcome="dismiss",
        note="agreed",
        revision=flag.revision,
    )
    assert asking.get(of("review-flag", flag)).page.select("#mutes details")
    answer = asking.post(
        reverse("mute", args=[article.pk]), rule="S04", note="all were asked", flag=flag.pk
    )
    assert answer.status == 200
    assert "S04 is muted here by Stan Standards" in answer.text_of("#mutes")
    assert not Flag.objects.get(pk=flag.pk).active
    mute = Mute.objects.get()
    answer = asking.post(reverse("mute-lift", args=[article.pk, mute.pk]))
    assert Flag.objects.get(pk=flag.pk).active


def test_what_supports_a_claim_is_added_and_cut(
    as_person: AS, editor: User, article: Article, flag: Flag
) -> None:
    asking = as_person(editor)
    page = asking.get(of("review-flag", flag))
    link = page.page.select(".claim-group .choices a")[0]
    # Asked for when it is opened: a source with many claims would carry the article for each.
    choices = asking.get(str(link["href"])).page.select(".claim-group")[0]
    own = str(choices.select("form input[type=hidden][name=seen]")[0]["value"])
    other = str(choices.select("form input[type=checkbox]")[0]["value"])
    answer = asking.post(
        reverse("claim-support", args=[article.pk]), seen=[own, other], flag=flag.pk
    )
    assert answer.status == 200
    grouped = Attribution.objects.filter(claim__isnull=False, version__article=article)
    assert {f"{row.pk}" for row in grouped} == {own.split(":")[0], other.split(":")[0]}
    cut = answer.page.select("#supporters .supporters form")[0]
    revision = cut.select("[name=revision]")[0]["value"]
    assert asking.post(str(cut["action"]), revision=revision, flag=flag.pk).status == 200
    assert not Attribution.objects.filter(claim__isnull=False).exists()


def test_the_law_keeps_a_source_unnamed_and_its_findings_go(
    as_person: AS, standards: User, article: Article, flag: Flag, officials: Source
) -> None:
    answer = as_person(standards).post(
        reverse("source-legal", args=[article.pk, officials.number]),
        ground="minor",
        revision=officials.revision,
        flag=flag.pk,
    )
    assert answer.status == 200
    assert not Flag.objects.get(pk=flag.pk).active
    assert "The law keeps it unnamed" in answer.text_of("#legal")


def test_a_reporter_answers_what_was_asked_for(
    as_person: AS, editor: User, standards: User, flag: Flag
) -> None:
    ask_for_work(flag, standards)
    page = as_person(editor).get(of("review-flag", flag))
    assert page.page.select(".flag.now .answer"), "the answer stands where the note is"
    answer = as_person(editor).post(
        of("flag-answer", flag), text="The reason is in the third paragraph now."
    )
    assert answer.status == 200
    comment = Comment.objects.get()
    assert (comment.flag, comment.by) == (flag, editor)
    assert "answered since" in as_person(standards).get("/review/").page.get_text()


def test_an_editor_reads_without_deciding(as_person: AS, editor: User, flag: Flag) -> None:
    page = as_person(editor).get(of("review-flag", flag))
    assert page.status == 200
    assert not page.page.select("[data-decide], #all-at-once, #mutes details")


def test_a_finding_that_is_not_there_is_404(as_person: AS, standards: User, flag: Flag) -> None:
    assert as_person(standards).get(of("review-flag", flag, 999_999)).status == 404


def test_a_finding_takes_a_fixed_number_of_queries(
    as_person: AS,
    standards: User,
    flag: Flag,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    asking = as_person(standards)
    with django_assert_max_num_queries(45):
        asking.get(of("review-flag", flag))


def test_findings_without_a_source_cost_no_query_each(
    as_person: AS,
    standards: User,
    desk: Desk,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    text = "".join(f"It is believed that wall {number} is closed.\n" for number in range(30))
    article = add_article(desk, title="Thirty walls", text=text, by=standards)
    assert Flag.objects.filter(active=True, source=None).count() == 30
    asking = as_person(standards)
    with django_assert_max_num_queries(45):
        page = asking.get(reverse("article-review", args=[article.pk]))
    assert len(page.page.select("[data-flag]")) == 1


@pytest.mark.parametrize("decided", [False, True], ids=["all open", "all decided"])
def test_a_finding_among_many_takes_as_many_queries_as_one_among_few(
    as_person: AS, standards: User, desk: Desk, *, decided: bool
) -> None:
    """The finding in the middle, so that the steps look in both directions."""

    def queries(walls: int) -> int:
        text = "".join(f"It is believed that wall {number} is closed.\n" for number in range(walls))
        article = add_article(desk, title=f"{walls} walls", text=text, by=standards)
        found = list(Flag.objects.filter(version__article=article, active=True).order_by("pk"))
        assert len(found) == walls
        for flag in found if decided else ():
            decide(flag, outcome=Outcome.DISMISS, note="Known.", revision=1, by=standards)
        asking = as_person(standards)
        with CaptureQueriesContext(connection) as captured:
            page = asking.get(of("review-flag", found[walls // 2]))
        assert page.page.select("[data-step=previous]")
        assert page.page.select("[data-step=next]")
        return len(captured)

    assert queries(3) == queries(24)


def test_a_reader_is_offered_no_review(as_person: AS, reader: User, editor: User) -> None:
    def names(person: User) -> list[str]:
        nav = as_person(person).get("/").page.select("nav[aria-label=Desk] a")
        return [link.get_text() for link in nav]

    assert names(editor) == ["Articles", "Review", "Policy", "Numbers", "Keys"]
    assert names(reader) == ["Articles", "Policy", "Numbers", "Keys"]


def test_hostile_words_of_a_text_a_note_and_a_comment_stay_words(
    as_person: AS, standards: User, desk: Desk
) -> None:
    text = "Two officials said <img src=x onerror=alert(1)> the wall <b>would</b> close & fall.\n"
    article = add_article(desk, title="<script>1</script>", text=text, by=standards)
    asking = as_person(standards)
    flag = Flag.objects.filter(version__article=article, active=True, source__isnull=False)[0]
    decide(
        flag,
        outcome=Outcome.NEEDS_WORK,
        note="<script>alert(2)</script>",
        revision=flag.revision,
        by=standards,
    )
    for address in (
        of("review-flag", flag),
        "/review/",
        reverse("history", args=[article.pk]),
        reverse("sign-off", args=[article.pk]),
    ):
        page = asking.get(address)
        assert page.status == 200
        assert "alert(" in page.page.get_text() or "<script>1</script>" in page.page.get_text()
        assert not page.page.select("main script, main img")
        assert "<script>alert(2)" not in page.body
        assert "<img src=x" not in page.body
