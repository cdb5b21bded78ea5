"""What the database itself refuses, and what no table may hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsapp.corpus.management.commands.check_spans import rows_of, span_tables
from newsapp.corpus.models import (
    Attribution,
    AttributionSpan,
    Change,
    Decision,
    Flag,
    FlagSpan,
    Furniture,
    Mention,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    ReasonSpan,
    Role,
    Sentence,
    Source,
    SpanRow,
    User,
    Version,
)
from newsapp.detection.types import State


def owner_of(model: type[SpanRow], version: Version) -> dict[str, Any]:
    """What a row of ``model`` must belong to, so that only its span is wrong."""
    source = version.sources.all()[0]
    owners: dict[type[SpanRow], dict[str, Any]] = {
        AttributionSpan: {"attribution": version.attributions.all()[0], "role": "cue"},
        FlagSpan: {"flag": version.flags.all()[0]},
        Furniture: {"version": version, "kind": "credit"},
        Mention: {"source": source},
        NonResponse: {"version": version},
        NonResponseParty: {"non_response": version.non_responses.all()[0]},
        QuotedPassage: {"version": version},
        ReasonSpan: {"source": source},
        Sentence: {"version": version, "paragraph": 1},
    }
    return owners[model]


@pytest.mark.django_db
@pytest.mark.parametrize("model", span_tables(), ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        # before the text
        (-1, 2, "🚧 H"),
        # empty, and backwards
        (5, 5, ""),
        (5, 3, "ab"),
        # a quote shorter and one longer than the span
        (0, 3, "🚧"),
        (0, 1, "🚧 "),
        # an emoji is one character, as in Python, and not two UTF-16 units
        (0, 2, "🚧"),
    ],
)
def test_the_database_refuses_a_bad_span(
    model: type[SpanRow], version: Version, start: int, end: int, quote: str
) -> None:
    row = model(start=start, end=end, quote=quote, **owner_of(model, version))
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.bulk_create([row])


@pytest.mark.django_db
@pytest.mark.parametrize("model", span_tables(), ids=lambda model: model.__name__)
def test_the_database_takes_a_good_span(model: type[SpanRow], version: Version) -> None:
    row = model(start=0, end=1, quote="🚧", **owner_of(model, version))
    model._default_manager.bulk_create([row])
    assert row in list(rows_of(model, version))


@pytest.mark.django_db
def test_the_database_keeps_one_current_version_and_each_number_once(version: Version) -> None:
    for wrong in (
        {"number": 2},
        {"number": 1, "is_current": False},
        {"number": 0, "is_current": False},
    ):
        row = Version(
            article=version.article, text="x", sha256="", created_by=version.created_by, **wrong
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Source, {"kind": "none"}),
        (Source, {"number": 2}),
        (Attribution, {"sourceless_kind": "anonymous"}),
        (Attribution, {"confidence": 1.5}),
        (Attribution, {"confidence": -0.1}),
        (Attribution, {"number": 2}),
        (Flag, {"revision": -1}),
    ],
)
def test_the_database_refuses_impossible_rows(
    version: Version, model: Any, wrong: dict[str, Any]
) -> None:
    first = model.objects.filter(version=version).order_by("pk")[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=first.pk).update(**wrong)


@pytest.mark.django_db
def test_the_database_keeps_one_standing_decision(version: Version, standards: User) -> None:
    flag = version.flags.all()[0]
    Decision.objects.create(flag=flag, outcome="dismiss", by=standards)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(flag=flag, outcome="accept", by=standards)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(taken_back_at=timezone.now())


# The whole list, so that a new field makes somebody think. Text that a person writes about a
# source stands in notes and comments alone; names of people are those of who signs in.
FIELDS = {
    "Article": "id desk title outlet byline url published genre created_by created_at revision",
    "Attribution": "id version number source claim claim_origin sourceless_kind act quotation"
    " origin state confidence why created_by revision",
    "Attestation": "id version source topic answer independent on note by at withdrawn_at"
    " withdrawn_by",
    "AttributionTag": "id attribution tag",
    "AttributionSpan": "id start end quote attribution role",
    "CarriedItem": "id version verdict earlier attribution settled_at settled_by created_at"
    " revision",
    "Change": "id article version by at action summary rows undoes",
    "Claim": "id version number",
    "Comment": "id version source attribution flag text by at resolved_at resolved_by",
    "Decision": "id flag outcome note by at carried_from taken_back_at taken_back_by",
    "Desk": "id name slug outlets guidelines",
    "DeskChange": "id desk tag by at summary before after",
    "DeskPolicy": "id desk slug name copied_from in_force revision",
    "Erasure": "id kind desk article_number place sha256 reason by at",
    "Flag": "id version fingerprint rule severity policy source message remedy active earlier"
    " created_at revision",
    "FlagSpan": "id start end quote flag",
    "Furniture": "id start end quote version kind",
    "Marking": "id version state progress attempt tries by heard_at error",
    "Mention": "id start end quote source origin",
    "Mute": "id article rule note by at lifted_at lifted_by",
    "NonResponse": "id start end quote version",
    "NonResponseParty": "id start end quote non_response",
    "PolicyDocument": "id policy number text digest note by at",
    "Presence": "id article user seen_at",
    "QuotedPassage": "id start end quote version",
    "ReasonSpan": "id start end quote source",
    "Receipt": "id key content by change at",
    "RecordOpening": "id nothing",
    "Sentence": "id start end quote version paragraph",
    "SignOff": "id version by at note policy policy_digest record reopened_at reopened_by"
    " reopen_reason",
    "Source": "id version number name kind kind_origin cluster_origin name_origin count_origin"
    " count at_least reason_type legal_ground why revision",
    "SourceTag": "id source tag",
    "SourcingStatement": "id version text counted by at approved_by approved_at revision",
    "Tag": "id desk slug name guidance applies_to retired revision",
    "User": "id password last_login is_superuser username first_name last_name email is_staff"
    " is_active date_joined role letter_keys",
    "Version": "id article number text sha256 is_current language language_origin"
    " detector policy created_by created_at last_attribution last_source last_claim",
}


def test_no_table_has_a_field_for_an_identity() -> None:
    stored = {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("corpus").get_models()
    }
    assert stored == {name: set(fields.split()) for name, fields in FIELDS.items()}
    telling = re.compile(r"identit|real_name|true_name|contact|phone|address")
    assert not [name for fields in stored.values() for name in fields if telling.search(name)]


def test_every_table_of_spans_is_checked() -> None:
    assert set(span_tables()) == {
        model for model in apps.get_app_config("corpus").get_models() if issubclass(model, SpanRow)
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.READER, {Role.READER}),
        (Role.EDITOR, {Role.READER, Role.EDITOR}),
        (Role.STANDARDS, {Role.READER, Role.EDITOR, Role.STANDARDS}),
        (Role.ADMINISTRATOR, set(Role)),
    ],
)
def test_each_role_may_what_those_before_it_may(role: Role, may: set[Role]) -> None:
    user = User.objects.create_user("somebody", role=role)
    assert {other for other in Role if user.may(other)} == may
    assert (user.is_staff, user.is_superuser) == (role is Role.ADMINISTRATOR,) * 2
    user.role = Role.READER
    user.save()
    assert not user.is_superuser


@pytest.mark.django_db
def test_createsuperuser_makes_an_administrator() -> None:
    assert User.objects.create_superuser("boss", password="x").role == Role.ADMINISTRATOR


@pytest.mark.django_db
def test_what_stands_is_what_nobody_rejected(version: Version) -> None:
    proposed, confirmed, rejected = version.attributions.order_by("number")[:3]
    Attribution.objects.filter(pk=confirmed.pk).update(state=State.CONFIRMED)
    Attribution.objects.filter(pk=rejected.pk).update(state=State.REJECTED)
    standing = set(version.attributions.standing())
    assert {proposed, confirmed} <= standing
    assert standing == set(version.attributions.all()) - {rejected}
    words = AttributionSpan.objects.filter(attribution__version=version).standing()
    assert {row.attribution for row in words} == standing


@pytest.mark.django_db
def test_rows_say_what_they_are(version: Version) -> None:
    shown = [str(row) for row in (version, *version.sources.all(), *version.attributions.all())]
    assert shown[:2] == ["Harbour wall to close · version 1", "Two officials (anonymous)"]
    assert str(version.attributions.all()[0].spans.all()[0]).endswith("“Two officials”")
    assert str(Change.objects.get()) == "Added the article “Harbour wall to close”"
    assert str(version.created_by) == "Edda Editor"
