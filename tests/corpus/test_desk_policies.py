"""Policies of a desk: numbered documents, one in force, and reviews that follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus import following
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.policies import (
    add_policy,
    edit_policy,
    edit_policy_text,
    policy_from_text,
    put_in_force,
    put_out_of_force,
)
from newsapp.corpus.actions.sign_offs import reopen, sign_off
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow, Refused, Stale
from newsapp.corpus.models import Action, Change, Desk, DeskPolicy, PolicyDocument, User, Version
from newsapp.corpus.queries.policies import (
    behind,
    documents_of,
    policies_of,
    policy_in_force,
    policy_labelled,
    policy_of,
)
from newsapp.corpus.queries.undo import undoable
from newsapp.corpus.reassessing import assess_again
from newsapp.detection.types import State
from newsapp.policy import preset, write_toml
from newsapp.policy.types import Outcome, Policy, Severity

pytestmark = pytest.mark.django_db


def without(rule: str, policy: Policy | None = None) -> Policy:
    """A policy that does not know ``rule``."""
    base = policy or preset()
    return replace(base, rules={name: one for name, one in base.rules.items() if name != rule})


@pytest.fixture
def ours(desk: Desk, standards: User) -> DeskPolicy:
    """The desk's own policy, not in force: the default one without S04."""
    return add_policy(desk, without("S04"), name="Ours", by=standards)


def active(version: Version) -> set[str]:
    return set(version.flags.filter(active=True).values_list("rule", flat=True))


def test_a_desk_begins_with_the_default_preset(desk: Desk) -> None:
    assert policy_in_force(desk) == preset()


def test_a_copy_is_a_document_of_its_own(desk: Desk, ours: DeskPolicy, standards: User) -> None:
    (document,) = documents_of(ours)
    said = policy_of(document)
    assert (document.label, ours.copied_from) == ("city-ours@1", "default@1")
    assert (said.label, said.name) == ("city-ours@1", "Ours")
    assert said.rules == without("S04").rules
    assert (document.digest, document.note) == (said.digest, "Copied from Default, version 1")
    assert document.by == standards
    assert list(policies_of(desk)) == [ours]
    assert policy_in_force(desk) == preset(), "not in force yet"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "Give the policy a name"),
        ("   ", "Give the policy a name"),
        ("x" * 101, "at most 100"),
        ("  oURs ", "has a policy “oURs” already"),
        ("a \0 b", "damaged character"),
    ],
)
def test_a_name_that_will_not_do(
    desk: Desk, ours: DeskPolicy, standards: User, name: str, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        add_policy(desk, preset(), name=name, by=standards)


def test_slugs_are_never_shared(
    desk: Desk, other_desk: Desk, ours: DeskPolicy, standards: User
) -> None:
    """Neither with another desk's policy nor with a preset: a label names one document."""
    DeskPolicy.objects.create(desk=other_desk, slug="sports-ours", name="Taken")
    assert add_policy(other_desk, preset(), name="Ours", by=standards).slug == "sports-ours-2"
    assert add_policy(desk, preset(), name="日本", by=standards).slug == "city"
    assert add_policy(desk, preset(), name="Under_score", by=standards).slug == "city-under-score"


def test_a_slug_names_the_desk_once(desk: Desk, ours: DeskPolicy, standards: User) -> None:
    """Also that of a copy whose name the policy before gave."""
    slugs = [
        add_policy(desk, preset(), name=name, by=standards).slug
        for name in ("City", "City strict", "City desk", "Citywide", ours.slug, "city–ours")
    ]
    assert slugs == [
        "city",
        "city-strict",
        "city-desk",
        "city-citywide",
        "city-ours-2",
        "city-cityours",
    ]


def test_each_edit_is_the_next_document(ours: DeskPolicy, standards: User) -> None:
    said = replace(policy_of(documents_of(ours)[0]), blocking=Severity.MEDIUM)
    document = edit_policy(ours, said, revision=1, note="Stricter", by=standards)
    assert (document.label, document.note) == ("city-ours@2", "Stricter")
    assert policy_of(document).blocking is Severity.MEDIUM
    ours.refresh_from_db()
    assert ours.revision == 2
    assert policy_labelled("city-ours@1") == policy_of(documents_of(ours)[1]), "still to be read"


def test_an_edit_that_says_nothing_new_is_none(ours: DeskPolicy, standards: User) -> None:
    (document,) = documents_of(ours)
    assert edit_policy(ours, policy_of(document), revision=1, by=standards) == document
    assert PolicyDocument.objects.count() == 1


def test_two_who_edit_at_once_do_not_overwrite_each_other(
    ours: DeskPolicy, standards: User, administrator: User
) -> None:
    edit_policy(ours, without("S06"), revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards made version 2 of “Ours”"):
        edit_policy(ours, without("S09"), revision=1, by=administrator)
    assert PolicyDocument.objects.count() == 2


def test_a_file_is_read_back(ours: DeskPolicy, standards: User) -> None:
    """Slug, number and name are those of the policy that it becomes part of."""
    text = write_toml(without("S06"))
    document = edit_policy_text(ours, text, revision=1, by=standards)
    assert policy_of(document).rules == without("S06").rules
    assert policy_of(document).label == "city-ours@2"


def test_a_broken_file_says_where(ours: DeskPolicy, standards: User) -> None:
    broken = write_toml(preset()).replace('blocking = "high"', 'blocking = "highest"')
    with pytest.raises(Refused, match=r"cannot be used: line \d+: “highest” is no blocking"):
        edit_policy_text(ours, broken, revision=1, by=standards)
    with pytest.raises(Refused, match="This policy cannot be used"):
        policy_from_text("nothing")


def test_putting_it_in_force_changes_the_flags_of_open_reviews(
    desk: Desk, version: Version, ours: DeskPolicy, standards: User
) -> None:
    assert active(version) == {"S04", "S06", "S09"}
    put_in_force(ours, revision=1, by=standards)
    version.refresh_from_db()
    assert active(version) == {"S06", "S09"}
    assert version.policy == "city-ours@1"
    assert set(version.flags.filter(active=True).values_list("policy", flat=True)) == {
        "city-ours@1"
    }
    change = Change.objects.latest("pk")
    assert (change.action, change.by) == (Action.APPLY_POLICY, standards)
    assert change.summary == "Assessed under Ours, version 1, after Default, version 1"
    (row,) = change.rows
    assert row["before"] == {"policy": "default@1", "flags": 3}
    assert row["after"] == {"policy": "city-ours@1", "flags": 2}


def test_decisions_stand_when_a_rule_goes_and_comes_back(
    version: Version, ours: DeskPolicy, standards: User
) -> None:
    flag = version.flags.get(rule="S04")
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    put_in_force(ours, revision=1, by=standards)
    assert "S04" not in active(version)
    put_out_of_force(ours, revision=2, by=standards)
    flag.refresh_from_db()
    assert (flag.active, flag.policy) == (True, "default@1")
    assert flag.decisions.get().taken_back_at is None


def test_only_one_is_in_force(desk: Desk, ours: DeskPolicy, standards: User) -> None:
    other = add_policy(desk, without("S09"), name="Other", by=standards)
    put_in_force(ours, revision=1, by=standards)
    put_in_force(other, revision=1, by=standards)
    assert list(policies_of(desk)) == [other, ours]
    assert policy_in_force(desk).label == "city-other@1"
    with pytest.raises(Stale):  # whoever still sees it in force is told
        put_out_of_force(ours, revision=2, by=standards)
    with pytest.raises(NotAllowedNow, match="not in force"):
        put_out_of_force(ours, revision=3, by=standards)


def test_an_edit_of_the_policy_in_force_is_followed_too(
    version: Version, ours: DeskPolicy, standards: User
) -> None:
    put_in_force(ours, revision=1, by=standards)
    edit_policy(ours, without("S06", without("S04")), revision=2, by=standards)
    version.refresh_from_db()
    assert (active(version), version.policy) == ({"S09"}, "city-ours@2")


def test_other_desks_are_left_alone(
    other_desk: Desk, ours: DeskPolicy, standards: User, stranger: User
) -> None:
    elsewhere = add_article(
        other_desk, text="Two officials said so.\n", title="Elsewhere", by=stranger
    )
    put_in_force(ours, revision=1, by=standards)
    assert elsewhere.versions.get().policy == "default@1"
    assert not behind(other_desk).exists()


def test_a_signed_off_version_keeps_its_flags_and_its_label(
    desk: Desk, version: Version, ours: DeskPolicy, standards: User
) -> None:
    for flag in version.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    sign_off(version, by=standards)
    put_in_force(ours, revision=1, by=standards)
    version.refresh_from_db()
    assert (active(version), version.policy) == ({"S04", "S06", "S09"}, "default@1")
    assert not behind(desk).exists()
    reopen(version, reason="A reader complained.", by=standards)
    version.refresh_from_db()
    assert (active(version), version.policy) == ({"S06", "S09"}, "city-ours@1")


def test_many_are_left_to_the_worker(
    desk: Desk,
    version: Version,
    ours: DeskPolicy,
    standards: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: object,
) -> None:
    monkeypatch.setattr(following, "AT_ONCE", 0)
    assert callable(django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        put_in_force(ours, revision=1, by=standards)
        version.refresh_from_db()
        assert version.policy == "default@1", "nobody waits for it"
        assert list(behind(desk)) == [version]
    version.refresh_from_db()
    assert version.policy == "city-ours@1"
    assert not behind(desk).exists()
    assert Change.objects.latest("pk").action == Action.APPLY_POLICY


def test_following_a_policy_is_no_step_of_undo(
    version: Version, ours: DeskPolicy, standards: User
) -> None:
    change = set_state(
        version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=standards
    )
    put_in_force(ours, revision=1, by=standards)
    assert undoable(version, standards) == change
    undo(version, by=standards)
    version.refresh_from_db()
    assert version.policy == "city-ours@1"


def test_a_document_is_parsed_once(desk: Desk, ours: DeskPolicy, standards: User) -> None:
    put_in_force(ours, revision=1, by=standards)
    first = policy_in_force(desk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert policy_in_force(desk) is first
    assert len(queries) == 1


def test_a_version_that_was_replaced_meanwhile_keeps_no_other_from_following(
    version: Version, ours: DeskPolicy, standards: User
) -> None:
    put_in_force(ours, revision=1, by=standards)
    Version.objects.filter(pk=version.pk).update(is_current=False, policy="default@1")
    assert assess_again(version, by=standards) is None
