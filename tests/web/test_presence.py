"""Working together: what a page is told of colleagues, and writes that arrive twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.models import (
    Article,
    Attestation,
    Attribution,
    Change,
    Comment,
    Flag,
    Presence,
    Receipt,
    Source,
    Topic,
    User,
    Version,
)
from newsapp.corpus.queries.news import newest_change
from newsapp.detection.types import Kind, State
from newsapp.policy.types import Outcome
from tests.web.asking import Answer

pytestmark = pytest.mark.django_db


def ask(client: Client, address: str, *, htmx: bool = False) -> Answer:
    return Answer(client.get(address, headers={"HX-Request": "true"} if htmx else {}))


def news(client: Client, article: Article, seen: int, who: str = "00000000") -> Answer:
    return ask(client, f"/articles/{article.pk}/changes/?seen={seen}&who={who}", htmx=True)


def settle(version: Version, by: User, number: int = 2) -> Change:
    row = version.attributions.get(number=number)
    return set_state(row, state=State.CONFIRMED, revision=row.revision, by=by)


def test_nothing_new_is_an_empty_answer(client: Client, article: Article, editor: User) -> None:
    client.force_login(editor)
    answer = news(client, article, newest_change(article.versions.get().pk))
    assert (answer.status, answer.body) == (204, "")


def test_a_colleagues_change_brings_what_it_touched_and_no_more(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    client.force_login(editor)
    seen = newest_change(version.pk)
    settle(version, standards)
    answer = news(client, article, seen)
    assert answer.status == 200
    page = answer.page
    assert [p["id"] for p in page.select("p[id^=p-]")] == ["p-3"]
    assert [card["data-card"] for card in page.select("[data-card]")] == ["s2"]
    assert page.select("#together")[0]["data-seen"] == str(newest_change(version.pk))
    assert not page.select("#notice, #chosen")  # what the person looks at or types is left alone


def test_somebodys_own_change_in_another_window_comes_too(
    client: Client, article: Article, version: Version, editor: User
) -> None:
    client.force_login(editor)
    seen = newest_change(version.pk)
    settle(version, editor)
    assert news(client, article, seen).page.select("p[id^=p-]")


def test_the_chosen_attribution_comes_where_it_is_concerned(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    client.force_login(editor)
    seen = newest_change(version.pk)
    settle(version, standards, number=2)
    address = f"/articles/{article.pk}/changes/?seen={seen}&chosen="
    assert ask(client, f"{address}a2", htmx=True).page.select("#chosen[data-chosen=a2]")
    assert ask(client, f"{address}a3", htmx=True).page.select("#chosen[data-chosen=a3]")  # its card
    assert not ask(client, f"{address}a1", htmx=True).page.select("#chosen")
    for nonsense in ("", "a", "a99", "x1", "a1;"):
        assert ask(client, f"{address}{nonsense}", htmx=True).status == 200


def test_a_page_is_told_which_cards_it_should_show(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    """A colleague's change may raise or clear a flag anywhere: cards are compared by digest."""
    client.force_login(editor)
    shown = ask(client, f"/articles/{article.pk}/").page
    before = {card["data-card"]: card["data-digest"] for card in shown.select("[data-card]")}
    seen = str(shown.select("#together")[0]["data-seen"])
    source = version.sources.get(number=2)
    set_kind(source, kind=Kind.ANONYMOUS, revision=1, by=standards)
    page = news(client, article, int(seen)).page
    told = dict(
        pair.split(":", 1) for pair in str(page.select("#together")[0]["data-digests"]).split()
    )
    assert told["s2"] != before["s2"]
    assert told["s1"] == before["s1"]
    fetched = ask(client, f"/articles/{article.pk}/cards/?keys=s2%20s77", htmx=True).page
    assert [card["data-digest"] for card in fetched.select("[data-card]")] == [told["s2"]]


def test_people_in_an_article_see_each_other(
    client: Client, article: Article, editor: User, standards: User
) -> None:
    seen = newest_change(article.versions.get().pk)
    client.force_login(standards)
    news(client, article, seen)
    client.force_login(editor)
    answer = news(client, article, seen)
    assert "Stan Standards" in answer.text_of("#together")
    assert "Edda Editor" not in answer.body
    who = answer.one("#together")["data-who"]
    assert news(client, article, seen, str(who)).status == 204
    Presence.objects.filter(user=standards).update(seen_at=timezone.now() - timedelta(minutes=1))
    assert "Stan" not in news(client, article, seen, str(who)).body


def test_asking_costs_little_where_nothing_is_new(
    client: Client,
    article: Article,
    editor: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """No text and no marks are read: session, person, article, presence, version, newest, who."""
    client.force_login(editor)
    seen = newest_change(article.versions.get().pk)
    news(client, article, seen)
    with django_assert_max_num_queries(8) as queries:
        assert news(client, article, seen).status == 204
    assert not any('"text"' in query["sql"] for query in queries.captured_queries)


def test_a_stranger_is_told_nothing(client: Client, article: Article, stranger: User) -> None:
    client.force_login(stranger)
    assert news(client, article, 0).status == 404
    assert ask(client, f"/articles/{article.pk}/cards/?keys=s1").status == 404
    assert not Presence.objects.exists()


def test_a_write_brings_what_colleagues_did_meanwhile(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    client.force_login(editor)
    seen = newest_change(version.pk)
    settle(version, standards, number=4)
    answer = client.post(
        f"/articles/{article.pk}/attributions/1/state/",
        {"state": "confirmed", "revision": 1},
        headers={"HX-Request": "true", "X-Seen": str(seen)},
    )
    body = answer.content.decode()
    assert 'id="p-2"' in body  # one's own
    assert 'id="p-4"' in body  # the colleague's
    assert f'data-seen="{newest_change(version.pk)}"' in body


def test_a_change_of_all_marks_is_told_and_not_forced(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    """Somebody may be in the middle of a sentence."""
    client.force_login(editor)
    seen = newest_change(version.pk)
    Change.objects.create(
        article=article,
        version=version,
        by=standards,
        action="article.edit_header",
        summary="Edited the article’s title",
        rows=[{"model": "article", "id": article.pk, "before": {}, "after": {}}],
    )
    answer = news(client, article, seen)
    assert answer.status == 200
    assert "Stan Standards: Edited the article" in answer.text_of("#notice")
    assert not answer.response.has_header("HX-Refresh")


# A page whose answer was lost sends the same write again: it is done once.
def test_a_write_that_arrives_twice_is_done_once(
    client: Client, article: Article, version: Version, editor: User
) -> None:
    client.force_login(editor)
    settle(version, editor, number=2)
    address = f"/articles/{article.pk}/undo/"
    headers = {"HX-Request": "true", "Idempotency-Key": "k" * 32}
    settle(version, editor, number=3)
    first = client.post(address, headers=headers)
    second = client.post(address, headers=headers)
    assert (first.status_code, second.status_code) == (200, 200)
    assert Change.objects.filter(action="undo").count() == 1
    other = client.post(address, headers=headers | {"Idempotency-Key": "j" * 32})
    assert other.status_code == 200
    assert Change.objects.filter(action="undo").count() == 2


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("sources/1/comments/", {"text": "Which wall is it?"}),
        ("attributions/1/comments/", {"text": "Which wall is it?"}),
        ("flags/{flag}/answer/", {"text": "They fear for their posts."}),
        ("sources/1/attest/", {"topic": "motive", "note": "wants the wall mended"}),
    ],
)
def test_words_that_arrive_twice_are_said_once(
    client: Client,
    article: Article,
    flag: Flag,
    standards: User,
    address: str,
    sent: dict[str, str],
) -> None:
    decide(flag, outcome=Outcome.NEEDS_WORK, note="say why", revision=1, by=standards)
    client.force_login(standards)
    headers = {"HX-Request": "true", "Idempotency-Key": "k" * 32}
    for _ in range(2):
        client.post(f"/articles/{article.pk}/{address.format(flag=flag.pk)}", sent, headers=headers)
    assert Comment.objects.count() + Attestation.objects.count() == 1


def test_a_number_of_thousands_of_digits_is_no_number(
    client: Client, article: Article, version: Version, editor: User
) -> None:
    """Python refuses to read one of more than 4,300 digits."""
    client.force_login(editor)
    long = "9" * 5000
    address = f"/articles/{article.pk}/attributions/1/state/"
    headers = {"HX-Request": "true", "X-Seen": long}
    sent = {"state": "confirmed", "revision": 1}
    assert client.post(address, sent, headers=headers).status_code == 200
    headers["X-Version"] = long
    assert client.post(address, sent, headers=headers).status_code == 409
    settle(version, editor)
    assert news(client, article, 1).status == 200
    asked = f"/articles/{article.pk}/changes/?seen={long}&version={long}&chosen=a{long}"
    assert ask(client, asked, htmx=True).status == 200


def test_a_key_is_somebodys_own_and_a_refused_write_may_be_tried_again(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    headers = {"HX-Request": "true", "Idempotency-Key": "same"}
    address = f"/articles/{article.pk}/attributions/1/state/"
    for person in (editor, standards):
        client.force_login(person)
        client.post(address, {"state": "confirmed", "revision": 1}, headers=headers)
    assert {receipt.by for receipt in Receipt.objects.all()} == {editor, standards}
    headers["Idempotency-Key"] = "again"
    stale = client.post(address, {"state": "rejected", "revision": 1}, headers=headers)
    assert stale.status_code == 409
    assert (
        client.post(address, {"state": "rejected", "revision": 2}, headers=headers).status_code
        == 200
    )
    assert Attribution.objects.get(version=version, number=1).state == "rejected"


# What a second write under the same key differs in from {"state": "confirmed", "revision": 1} at
# attribution 1.
OTHER_WRITES: tuple[tuple[str, dict[str, object]], ...] = (
    ("attributions/1/state/", {"state": "rejected", "revision": 1}),
    ("attributions/1/state/", {"state": "confirmed", "revision": 2}),
    ("attributions/1/state/", {"state": "confirmed", "revision": 1, "note": "x"}),
    ("attributions/2/state/", {"state": "confirmed", "revision": 1}),
    ("sources/1/comments/", {"text": "Which wall is it?"}),
)


@pytest.mark.parametrize(("address", "sent"), OTHER_WRITES)
def test_another_write_under_the_same_key_is_refused_with_words(
    client: Client, article: Article, editor: User, address: str, sent: dict[str, object]
) -> None:
    """The same one is answered as before, whatever its token against forgery is."""
    client.force_login(editor)
    headers = {"HX-Request": "true", "Idempotency-Key": "k" * 32}
    first = {"state": "confirmed", "revision": 1}
    for token in ("one", "another"):
        answer = client.post(
            f"/articles/{article.pk}/attributions/1/state/",
            first | {"csrfmiddlewaretoken": token},
            headers=headers,
        )
        assert answer.status_code == 200
    changes = Change.objects.count()
    answer = client.post(f"/articles/{article.pk}/{address}", sent, headers=headers)
    assert answer.status_code == 422
    assert "the key of another action" in Answer(answer).text_of("[role=alert]")
    assert Change.objects.count() == changes
    assert Comment.objects.count() == 0


def test_receipts_of_a_past_day_are_dropped(
    client: Client, article: Article, version: Version, editor: User
) -> None:
    client.force_login(editor)
    change = Change.objects.latest("pk")
    old = Receipt.objects.create(key="old", by=editor, change=change)
    Receipt.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=2))
    client.post(
        f"/articles/{article.pk}/attributions/1/state/",
        {"state": "confirmed", "revision": 1},
        headers={"HX-Request": "true", "Idempotency-Key": "new"},
    )
    assert [receipt.key for receipt in Receipt.objects.all()] == ["new"]


# What a page of version 1 sends while version 2 stands, and what its answer says was wanted.
FROM_AN_OLDER_PAGE: tuple[tuple[str, dict[str, object], str], ...] = (
    ("attributions/1/state/", {"state": "rejected", "revision": 1}, "You wanted: reject it"),
    ("sources/2/number/", {"number": 3, "sort": "exactly", "revision": 1}, ""),
    ("sources/2/comments/", {"text": "Which wall is it?"}, "“Which wall is it?”"),
    ("attributions/1/comments/", {"text": "Which wall is it?"}, "“Which wall is it?”"),
    ("comments/{comment}/resolve/", {}, ""),
    ("sources/1/attest/", {"topic": "motive", "note": "to mend it"}, "motive, with the note “to"),
    ("sign-off/", {"note": "all read"}, "“all read”"),
    ("sign-off/reopen/", {"reason": "one more look"}, ""),
    ("attestations/{attestation}/withdraw/", {}, ""),
)


@pytest.mark.parametrize(("address", "sent", "wanted"), FROM_AN_OLDER_PAGE)
def test_a_page_of_another_version_writes_nothing_and_shows_both_sides(
    client: Client,
    article: Article,
    version: Version,
    officials: Source,
    editor: User,
    standards: User,
    address: str,
    sent: dict[str, object],
    wanted: str,
) -> None:
    """Source 2 of the version on the page need not be source 2 of a newer one."""
    comment_on(officials, text="Why?", by=editor)
    attest(officials, topic=Topic.MOTIVE, note="a post", by=standards)
    keys = {
        "comment": Comment.objects.get().pk,
        "attestation": Attestation.objects.get().pk,
    }
    add_version(article, text=version.text + "\nMore of it.\n", follows=1, by=editor)
    changes = Change.objects.count()
    client.force_login(standards)
    whole = f"/articles/{article.pk}/{address.format(**keys)}"
    page = {"HX-Request": "true", "X-Version": str(version.pk)}
    for answer in (
        client.post(whole, sent, headers=page),  # a page says it in a header with each write
        client.post(whole, {**sent, "version": version.pk}),  # a form in a field of its own
    ):
        assert answer.status_code == 409
        said = Answer(answer).text_of("#notice")
        assert "This page shows version 1 of the article. Version 2 stands now: Edda Editor" in said
        assert "Open version 2" in said
        assert wanted in said
    assert Change.objects.count() == changes
    told = ask(client, f"/articles/{article.pk}/changes/?seen=0&version={version.pk}")
    assert "Open the new version" in told.body
    assert told.response.has_header("X-Outdated")  # the page asks no more


def test_the_queue_inside_an_article_answers_so_too(
    client: Client, article: Article, version: Version, editor: User, standards: User
) -> None:
    """On the finding that stands in the newer version."""
    add_version(article, text=version.text + "\nMore of it.\n", follows=1, by=editor)
    client.force_login(standards)
    answer = client.post(
        f"/articles/{article.pk}/sources/1/legal/",
        {"ground": "minor", "revision": 1},
        headers={"HX-Request": "true", "X-Version": str(version.pk)},
    )
    assert answer.status_code == 409
    assert "Version 2 stands now" in Answer(answer).text_of("#claim #notice")
    assert Change.objects.filter(action="source.declare_legal_anonymity").count() == 0


def test_what_was_typed_stays_on_a_page_of_another_version(
    client: Client, article: Article, version: Version, editor: User
) -> None:
    """Nothing but the notice is drawn, wherever else the form wants its answer."""
    client.force_login(editor)
    answer = client.post(
        f"/articles/{article.pk}/sources/1/comments/",
        {"text": "Which wall is it?"},
        headers={"HX-Request": "true", "X-Version": str(version.pk + 1)},
    )
    assert answer.status_code == 409
    assert answer["HX-Reswap"] == "none"
    assert Answer(answer).ids == {"notice"}
    assert "another version of the article" in Answer(answer).text_of("#notice")


def test_threads_and_questions_say_which_version_they_are_of(
    client: Client, article: Article, version: Version, flag: Flag, standards: User
) -> None:
    """So that the same holds without a script."""
    client.force_login(standards)
    client.post(f"/articles/{article.pk}/sources/1/comments/", {"text": "Why?"})
    for address in ("sources/1/comments/", f"review/{flag.pk}/"):
        page = ask(client, f"/articles/{article.pk}/{address}").page
        forms = page.select(".talk form, .attest form")
        assert forms
        for form in forms:
            assert [field["value"] for field in form.select("[name=version]")] == [str(version.pk)]


def test_a_reader_is_told_what_a_reader_sees(
    client: Client, article: Article, version: Version, reader: User, editor: User
) -> None:
    """Each fragment must find its place on the page that it is sent to."""
    client.force_login(reader)
    address = f"/articles/{article.pk}/"
    page = ask(client, address).page
    seen = int(str(page.select("#together")[0]["data-seen"]))
    settle(version, editor)
    answer = news(client, article, seen)
    assert answer.ids <= {str(tag["id"]) for tag in page.select("[id]")}
