"""Every address by every role, by somebody of another desk, and by nobody who is signed in.

The table names each route once, with the methods that it takes and the least role that it lets in.
A route that is missing from it fails, and so does one that takes another method.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from newsapp.corpus.actions.policies import add_policy
from newsapp.corpus.models import (
    Article,
    Attestation,
    AttributionSpan,
    CarriedItem,
    Comment,
    Desk,
    Flag,
    Mute,
    Role,
    SignOff,
    Source,
    Tag,
    User,
    Verdict,
    Version,
)
from newsapp.policy import preset

pytestmark = pytest.mark.django_db


class Least(Enum):
    """Who is let in: somebody with this role or a higher one; on the desk, where one is named."""

    NOBODY = None  # who is not signed in too
    READER = Role.READER
    EDITOR = Role.EDITOR
    STANDARDS = Role.STANDARDS
    ADMINISTRATOR = Role.ADMINISTRATOR


NOBODY, READER, EDITOR, STANDARDS, ADMINISTRATOR = Least
GET, POST, BOTH = frozenset({"GET"}), frozenset({"POST"}), frozenset({"GET", "POST"})


@dataclass(frozen=True)
class Row:
    """A route. ``post`` is who may write where fewer may than read; ``args`` what reverse needs."""

    name: str
    methods: frozenset[str]
    least: Least
    post: Least | None = None
    of_desk: bool = True
    args: Mapping[str, Any] = field(default_factory=dict)

    def least_for(self, method: str) -> Least:
        return self.post if method == "POST" and self.post else self.least


TABLE = (
    # Pages that belong to no desk: what they show is narrowed down to one's own.
    Row("articles", GET, READER, of_desk=False),
    Row("article-paste", BOTH, EDITOR, of_desk=False),
    Row("article-title", GET, READER, of_desk=False),
    Row("review", GET, EDITOR, of_desk=False),
    Row("rules", GET, READER, of_desk=False),
    Row("rule", GET, READER, of_desk=False),
    Row("policies", GET, READER, of_desk=False),  # a reader is led to the rules
    Row("erasures", GET, STANDARDS, of_desk=False),
    Row("numbers-index", GET, READER, of_desk=False),
    Row("keys", BOTH, READER, of_desk=False),
    Row("sign-in", BOTH, NOBODY, of_desk=False),
    Row("healthz", GET, NOBODY, of_desk=False),
    # The workbench: readers look, editors mark.
    Row("workbench", GET, READER),
    Row("article-details", BOTH, EDITOR),
    Row("attribution-add", POST, EDITOR),
    Row("attribution", GET, READER),
    Row("attribution-state", POST, EDITOR),
    Row("attribution-delete", POST, EDITOR),
    Row("attribution-complete", POST, EDITOR),
    Row("attribution-link", BOTH, EDITOR),
    Row("attribution-tags", POST, EDITOR),
    Row("span-move", POST, EDITOR),
    Row("span-everywhere", POST, EDITOR),
    Row("span-remove", POST, EDITOR),
    Row("source", GET, READER),
    Row("source-kind", POST, EDITOR),
    Row("source-tools", GET, EDITOR),
    Row("source-rename", POST, EDITOR),
    Row("source-count", POST, EDITOR),
    Row("source-merge", POST, EDITOR),
    Row("source-split", POST, EDITOR),
    Row("source-tags", POST, EDITOR),
    Row("suggestions", GET, EDITOR),
    Row("suggestions-settle", POST, EDITOR),
    Row("guidelines", GET, READER),
    Row("changes", GET, READER),
    Row("cards", GET, READER),
    Row("read", GET, READER),
    Row("read-sources", GET, READER),
    Row("marking", GET, READER),
    Row("mark", POST, EDITOR),
    Row("mark-as-english", POST, EDITOR),
    Row("undo", POST, EDITOR),
    Row("undo-list", GET, EDITOR),
    Row("redo", POST, EDITOR),
    Row("detect-again", POST, EDITOR),
    Row("exports", GET, READER),
    Row("export", GET, READER, args={"slug": "json"}),
    # Versions.
    Row("versions", GET, READER),
    Row("version", GET, READER),
    Row("version-compare", GET, READER, args={"number": 2}),
    Row("version-new", BOTH, EDITOR),
    Row("version-queue", GET, READER),
    Row("version-undo", POST, EDITOR),
    Row("version-settle", POST, EDITOR),
    Row("statement", BOTH, READER, post=EDITOR),
    # Review: editors read and answer, standards editors decide, attest and sign.
    Row("article-review", GET, EDITOR),
    Row("review-flag", GET, EDITOR),
    Row("review-undo", POST, EDITOR),
    Row("flag-decide", POST, STANDARDS),
    Row("flag-take-back", POST, STANDARDS),
    Row("flag-answer", POST, EDITOR),
    Row("source-decide", POST, STANDARDS),
    Row("source-legal", POST, STANDARDS),
    Row("mute", POST, STANDARDS),
    Row("mute-lift", POST, STANDARDS),
    Row("claim-choices", GET, EDITOR),
    Row("claim-support", POST, EDITOR),
    Row("claim-cut", POST, EDITOR),
    Row("attestations", GET, EDITOR),
    Row("attest", POST, STANDARDS),
    Row("attestation-withdraw", POST, STANDARDS),
    Row("source-comments", BOTH, EDITOR),
    Row("attribution-comments", BOTH, EDITOR),
    Row("comment-resolve", POST, EDITOR),
    Row("sign-off", BOTH, EDITOR, post=STANDARDS),
    Row("reopen", POST, STANDARDS),
    Row("record", GET, EDITOR),
    Row("record-of", GET, EDITOR),
    # The record: an administrator alone takes something out of it.
    Row("history", GET, EDITOR),
    Row("history-export", GET, EDITOR, args={"format": "csv"}),
    Row("redact", BOTH, ADMINISTRATOR),
    Row("purge", BOTH, ADMINISTRATOR),
    # A desk: its policies are an editor's to read, a standards editor's to change.
    Row("desk-policies", GET, EDITOR),
    Row("preset", GET, EDITOR, args={"name": "default"}),
    Row("preset-export", GET, EDITOR, args={"name": "default", "format": "toml"}),
    Row("policy", GET, EDITOR),
    Row("policy-document", GET, EDITOR),
    Row("policy-compare", GET, EDITOR),
    Row("policy-export", GET, EDITOR, args={"format": "json"}),
    Row("policy-edit", BOTH, STANDARDS),
    Row("policy-copy", POST, STANDARDS),
    Row("policy-import", BOTH, STANDARDS),
    Row("policy-put-in-force", POST, STANDARDS),
    Row("policy-put-out-of-force", POST, STANDARDS),
    Row("numbers", GET, READER),
    Row("numbers-table", GET, READER, args={"name": "weeks"}),
    Row("tags", GET, READER),
    Row("tag-add", POST, STANDARDS),
    Row("tag-edit", BOTH, STANDARDS),
    Row("guidelines-edit", BOTH, STANDARDS),
    # The last row, since nobody is signed in after it.
    Row("sign-out", POST, READER, of_desk=False),
)

QUERIES = {
    "policy-compare": {"earlier": "1", "later": "1"},
    "redact": {"what": "comment.text", "key": "1"},
}
LET_IN = {
    200,
    204,
    302,
    409,
    422,
}  # an empty form is refused for what it says, not for who sends it


def routes(resolver: URLResolver) -> Iterator[tuple[str, frozenset[str]]]:
    """Every route with the names of its arguments."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            outer = frozenset(pattern.pattern.converters)
            yield from ((name, outer | inner) for name, inner in routes(pattern))
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, frozenset(pattern.pattern.converters)


ROUTES = dict(routes(get_resolver("newsapp.web.urls")))


def test_every_route_is_in_the_table() -> None:
    named = [row.name for row in TABLE]
    assert sorted(named) == sorted(set(named)), "a route stands there twice"
    assert set(named) == set(ROUTES)


@pytest.fixture
def places(article: Article, desk: Desk, standards: User, version: Version) -> Mapping[str, Any]:
    """What the arguments of the routes stand for: something that is there for each of them."""
    source = Source.objects.get(version=version, number=1)
    span = AttributionSpan.objects.filter(attribution__version=version, attribution__number=1)
    Version.objects.create(
        article=article, number=2, text="Later.", sha256="", is_current=False, created_by=standards
    )
    policy = add_policy(desk, preset(), name="Ours", by=standards)
    attestation = Attestation.objects.create(
        version=version, source=source, topic="identity_known", answer="yes", by=standards
    )
    now = timezone.now()
    signed = SignOff.objects.create(
        version=version,
        by=standards,
        policy="default@1",
        record={
            "article": {"title": "", "desk": "", "outlet": "", "byline": ""},
            "version": {"number": 1, "created_at": now.isoformat()},
            "counts": {},
            "policy": {},
            **{name: [] for name in ("sources", "flags", "attestations", "mutes", "comments")},
        },
        reopened_at=now,
        reopened_by=standards,
        reopen_reason="one more look",
    )
    return {
        "pk": article.pk,
        "number": 1,
        "span": span[0].pk,
        "flag": Flag.objects.get(version=version, rule="S04").pk,
        "mute": Mute.objects.create(article=article, rule="S24", note="known", by=standards).pk,
        "attestation": attestation.pk,
        "comment": Comment.objects.create(
            version=version, source=source, text="which wall?", by=standards
        ).pk,
        "sign_off": signed.pk,
        "item": CarriedItem.objects.create(
            version=version, verdict=Verdict.CHANGED, earlier={"source": 1}
        ).pk,
        "slug": desk.slug,
        "tag": Tag.objects.create(desk=desk, slug="on-camera", name="on camera").slug,
        "rule": "S04",
        "name": policy.slug,
    }


def address(row: Row, places: Mapping[str, Any]) -> str:
    arguments = {name: row.args.get(name, places.get(name)) for name in ROUTES[row.name]}
    return reverse(row.name, kwargs=arguments)


def expected(row: Row, method: str, person: User | None, *, on_desk: bool) -> set[int]:
    """The statuses that this person may get."""
    least = row.least_for(method)
    if least is NOBODY:
        return LET_IN
    if person is None:
        return {302}
    if row.of_desk and not on_desk:
        return {404}
    assert least.value is not None
    return LET_IN if person.may(least.value) else {403}


@pytest.mark.parametrize(
    "who", ["nobody", "stranger", "reader", "editor", "standards", "administrator"]
)
def test_everybody_gets_what_the_table_says(
    request: pytest.FixtureRequest, places: Mapping[str, Any], who: str
) -> None:
    person: User | None = None if who == "nobody" else request.getfixturevalue(who)
    client = Client()
    if person is not None:
        client.force_login(person)
    wrong = []
    for row in TABLE:
        for method in sorted(row.methods):
            # With htmx a refused form comes back as 422; nobody is sent to sign in without it.
            headers = {"HX-Request": "true"} if person is not None and method == "POST" else {}
            send = client.get if method == "GET" else client.post
            data = QUERIES.get(row.name, {}) if method == "GET" else {}
            answer = send(address(row, places), data, headers=headers)
            wanted = expected(row, method, person, on_desk=who != "stranger")
            to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/?")
            meant = person is None and row.least_for(method) is not NOBODY
            if answer.status_code not in wanted or to_sign_in is not meant:
                wrong.append((row.name, method, answer.status_code, wanted))
    assert wrong == []


def test_each_route_takes_the_methods_of_the_table_and_no_others(
    administrator: User, places: Mapping[str, Any]
) -> None:
    client = Client()
    client.force_login(administrator)
    taken = {}
    for row in TABLE:
        allowed = client.put(address(row, places)).headers.get("Allow", "")
        taken[row.name] = frozenset(allowed.split(", ")) & BOTH
    django_s_own = {"sign-in", "sign-out"}  # which answer PUT like POST
    assert {name: methods for name, methods in taken.items() if name not in django_s_own} == {
        row.name: row.methods for row in TABLE if row.name not in django_s_own
    }
