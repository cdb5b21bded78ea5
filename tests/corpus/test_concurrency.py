"""Two people at the same moment, in two threads with their own connections."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from newsapp.corpus.actions.accounts import default_desk, ensure_local_editor
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.sign_offs import sign_off
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.errors import Frozen, NotAllowedNow, Refused, SameText, Stale
from newsapp.corpus.models import (
    Article,
    Attestation,
    Attribution,
    Change,
    Decision,
    Desk,
    DeskPolicy,
    Flag,
    SignOff,
    Topic,
    User,
    Version,
)
from newsapp.detection.types import Kind, Role, State
from newsapp.policy import preset
from newsapp.policy.types import Outcome
from tests.conftest import ARTICLE_TEXT
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[object]:
    """What each action gives, or the refusal that it raises, when all start together."""
    start = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return action()
        except Refused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def test_one_of_two_decisions_stands_and_the_other_is_told(
    version: Version, standards: User, administrator: User
) -> None:
    flag = version.flags.get(rule="S04", active=True)

    def by(person: User, note: str) -> Callable[[], object]:
        seen = Flag.objects.get(pk=flag.pk)
        return lambda: decide(seen, outcome=Outcome.DISMISS, note=note, revision=1, by=person)

    results = at_once(by(standards, "Mine."), by(administrator, "No, mine."))
    assert sum(isinstance(result, Stale) for result in results) == 1
    assert Decision.objects.count() == 1


def settled(version: Version, by: User) -> None:
    for flag in version.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="Seen.", revision=flag.revision, by=by)


def test_a_sign_off_and_a_decision_at_once(
    version: Version, standards: User, administrator: User
) -> None:
    """Whichever comes second finds what the first did: nothing is signed that nobody saw."""
    settled(version, standards)
    flag = version.flags.get(rule="S04", active=True)

    def ask() -> object:
        return decide(flag, outcome=Outcome.NEEDS_WORK, note="No.", revision=2, by=administrator)

    results = at_once(lambda: sign_off(version, by=standards), ask)
    (refusal,) = [result for result in results if isinstance(result, NotAllowedNow)]
    signed = SignOff.objects.filter(reopened_at=None)
    if isinstance(refusal, Frozen):
        assert signed.get().record["flags"][0]["decision"]["outcome"] == "dismiss"
        assert not Decision.objects.filter(outcome=Outcome.NEEDS_WORK).exists()
    else:
        assert "needs work: No." in str(refusal)
        assert not signed.exists()


def test_two_who_sign_off_at_once(version: Version, standards: User, administrator: User) -> None:
    settled(version, standards)
    results = at_once(
        lambda: sign_off(version, by=standards), lambda: sign_off(version, by=administrator)
    )
    assert sum(isinstance(result, Frozen) for result in results) == 1
    assert SignOff.objects.count() == 1


def test_two_who_attest_the_same_at_once(
    version: Version, standards: User, administrator: User
) -> None:
    """Both are on record, and one stands."""
    source = version.sources.get(number=1)

    def by(person: User, answer: str) -> Callable[[], object]:
        return lambda: attest(source, topic=Topic.APPROVAL, answer=answer, by=person)

    results = at_once(by(standards, "yes"), by(administrator, "no"))
    assert all(isinstance(result, Change) for result in results), results
    assert Attestation.objects.count() == 2
    assert Attestation.objects.filter(withdrawn_at=None).count() == 1


def test_two_who_put_different_policies_in_force_at_once(
    version: Version, desk: Desk, standards: User, administrator: User
) -> None:
    ours = [add_policy(desk, preset(), name=name, by=standards) for name in ("One", "Two")]
    results = at_once(
        *(lambda row=row: put_in_force(row, revision=1, by=standards) for row in ours)
    )
    assert all(isinstance(result, DeskPolicy) for result in results), results
    in_force = DeskPolicy.objects.get(in_force=True)
    version.refresh_from_db()
    assert version.policy == f"{in_force.slug}@1"


def test_one_of_two_verdicts_stands(version: Version, editor: User, standards: User) -> None:
    row = version.attributions.get(number=1)

    def by(person: User, state: State) -> Callable[[], object]:
        seen = Attribution.objects.get(pk=row.pk)
        return lambda: set_state(seen, state=state, revision=1, by=person)

    results = at_once(by(editor, State.CONFIRMED), by(standards, State.REJECTED))
    assert sum(isinstance(result, Stale) for result in results) == 1
    row.refresh_from_db()
    assert row.revision == 2
    assert Change.objects.count() == 2


def test_two_people_label_the_same_article_and_both_labels_stand(
    version: Version, editor: User, standards: User
) -> None:
    """Different rows: neither is stale; the numbers differ; the flags are those of both."""

    def by(person: User, phrase: str) -> Callable[[], object]:
        return lambda: add_attribution(
            version, role=Role.SOURCE, **words(phrase), kind=Kind.ANONYMOUS, by=person
        )

    results = at_once(by(editor, "The council"), by(standards, "traders"))
    assert all(isinstance(result, Change) for result in results), results
    assert sorted(version.attributions.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    flagged = set(
        version.flags.filter(rule="S04", active=True).values_list("source__name", flat=True)
    )
    assert flagged == {"Two officials", "The council", "traders"}


def test_the_same_label_twice_at_once_is_one_label(version: Version, editor: User) -> None:
    def add() -> object:
        return add_attribution(version, role=Role.CUE, **words("respond"), by=editor)

    results = at_once(add, add)
    assert sum(isinstance(result, NotAllowedNow) for result in results) == 1
    assert version.attributions.count() == 5


def test_the_same_paste_twice_at_once_is_one_article(desk: Desk, editor: User) -> None:
    def paste() -> object:
        return add_article(desk, text="Two officials said so.\n", title="So", by=editor)

    results = at_once(paste, paste)
    assert sum(isinstance(result, SameText) for result in results) == 1
    assert Article.objects.count() == 1


def test_the_first_two_requests_of_all_make_one_local_editor() -> None:
    people = at_once(ensure_local_editor, ensure_local_editor)
    assert people[0] == people[1]
    assert isinstance(people[0], User)
    assert not people[0].has_usable_password()
    assert people[0].role == "administrator"
    assert list(people[0].desks.all()) == [default_desk()]


def test_one_of_two_new_versions_stands_and_the_other_is_told(
    article: Article, editor: User, standards: User
) -> None:
    def pasting(person: User, word: str) -> Callable[[], object]:
        text = ARTICLE_TEXT.replace("Friday", word)
        return lambda: add_version(article, text=text, follows=1, by=person)

    results = at_once(pasting(editor, "Sunday"), pasting(standards, "Monday"))
    assert sum(isinstance(result, Stale) for result in results) == 1
    assert article.versions.count() == 2


def test_what_is_done_while_a_version_is_pasted_is_in_it_or_refused(
    article: Article, version: Version, editor: User, standards: User
) -> None:
    row = version.attributions.get(number=4)
    text = ARTICLE_TEXT.replace("Friday", "Sunday")
    at_once(
        lambda: add_version(article, text=text, follows=1, by=standards),
        lambda: set_state(row, state=State.CONFIRMED, revision=1, by=editor),
    )
    old, new = (one.attributions.get(number=4).state for one in article.versions.order_by("number"))
    assert old == new


def test_a_version_that_was_replaced_takes_no_write(
    article: Article, version: Version, editor: User
) -> None:
    add_version(article, text=ARTICLE_TEXT.replace("Friday", "Sunday"), follows=1, by=editor)
    row = version.attributions.get(number=4)
    with pytest.raises(NotAllowedNow, match="There is a new version"):
        set_state(row, state=State.CONFIRMED, revision=1, by=editor)
