"""Undo and redo: any series of actions, taken back in reverse, gives back the start."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsapp.corpus import rereading
from newsapp.corpus.actions import articles as article_actions
from newsapp.corpus.actions.articles import edit_header, store_article
from newsapp.corpus.actions.attestations import attest, withdraw
from newsapp.corpus.actions.attributions import (
    add_attribution,
    add_span,
    delete_attribution,
    remove_span,
    set_state,
)
from newsapp.corpus.actions.claims import cut, support
from newsapp.corpus.actions.comments import comment_on, resolve, unresolve
from newsapp.corpus.actions.decisions import decide, decide_many, take_back
from newsapp.corpus.actions.legal_anonymity import declare
from newsapp.corpus.actions.mutes import lift, mute
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.errors import NotAllowedNow, Refused, Stale
from newsapp.corpus.models import (
    SOURCELESS_KINDS,
    Action,
    Article,
    Attribution,
    AttributionSpan,
    Change,
    Desk,
    Flag,
    LegalGround,
    Source,
    Topic,
    User,
    Version,
)
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.undo import redoable, undoable
from newsapp.detection.types import Detection, Kind, Role, State
from newsapp.policy.types import Outcome
from tests.conftest import ARTICLE_TEXT, article_detection, span_of
from tests.corpus.snapshot_of import flags_of_version, rows_of

pytestmark = pytest.mark.django_db


def mark(version: Version, by: User, phrase: str, kind: Kind = Kind.ORGANIZATION) -> Change:
    span = span_of(phrase)
    return add_attribution(
        version, role=Role.SOURCE, start=span.start, end=span.end, quote=phrase, kind=kind, by=by
    )


def test_undo_and_redo_of_one_action(version: Version, editor: User) -> None:
    start = rows_of(version)
    change = mark(version, editor, "The council")
    marked = rows_of(version)

    undone = undo(version, by=editor)
    assert rows_of(version) == start
    assert (undone.action, undone.undoes, undone.summary) == (
        Action.UNDO,
        change,
        f"Undid: {change.summary}",
    )

    again = redo(version, by=editor)
    assert rows_of(version) == marked, "the same rows with the same primary keys"
    assert (again.action, again.undoes) == (Action.REDO, undone)
    assert again.summary == f"Did again: {change.summary}"

    undo(version, by=editor)
    assert rows_of(version) == start


def test_an_undone_row_never_gets_an_old_revision_again(version: Version, editor: User) -> None:
    """Otherwise a page that shows the row before the undo could write over the row after it."""
    attribution = version.attributions.get(number=1)
    set_state(attribution, state=State.REJECTED, revision=1, by=editor)
    undo(version, by=editor)
    attribution.refresh_from_db()
    assert attribution.revision == 3

    mark(version, editor, "The council")
    made = version.attributions.get(number=5)
    delete_attribution(made, revision=1, by=editor)
    undo(version, by=editor)
    assert version.attributions.get(number=5).revision == 2


def test_nothing_to_undo(version: Version, editor: User, standards: User) -> None:
    """Bringing the article in cannot be undone, and nobody undoes what a colleague did."""
    with pytest.raises(NotAllowedNow, match="nothing of yours to undo"):
        undo(version, by=editor)
    mark(version, editor, "The council")
    with pytest.raises(NotAllowedNow):
        undo(version, by=standards)
    with pytest.raises(NotAllowedNow, match="nothing of yours to do again"):
        redo(version, by=editor)


def test_a_new_action_ends_the_redo(version: Version, editor: User) -> None:
    mark(version, editor, "The council")
    undo(version, by=editor)
    assert redoable(version, editor) is not None
    mark(version, editor, "traders")
    assert redoable(version, editor) is None
    with pytest.raises(NotAllowedNow):
        redo(version, by=editor)


def test_undo_steps_over_what_a_colleague_did(
    version: Version, editor: User, standards: User
) -> None:
    start = rows_of(version)
    mark(version, editor, "The council")
    mark(version, standards, "traders")
    undo(version, by=editor)
    undo(version, by=standards)
    assert rows_of(version) == start


def test_a_row_that_a_colleague_changed_since_is_not_undone(
    version: Version, editor: User, standards: User
) -> None:
    source = version.sources.get(number=1)
    set_kind(source, kind=Kind.NAMED_PERSON, revision=1, by=editor)
    set_kind(source, kind=Kind.SPOKESPERSON, revision=2, by=standards)
    before = rows_of(version)

    with pytest.raises(Stale) as caught:
        undo(version, by=editor)

    assert caught.value.row == source
    assert "Stan Standards" in caught.value.summary
    assert "from named person to spokesperson" in caught.value.summary
    assert rows_of(version) == before


def test_a_source_that_a_colleague_credits_is_not_undone_away(
    version: Version, editor: User, standards: User
) -> None:
    mark(version, editor, "The council")
    mark_again = span_of("The council")
    add_attribution(
        version,
        role=Role.CONTENT,
        start=0,
        end=1,
        quote="🚧",
        by=standards,
    )
    content = version.attributions.get(number=6)
    add_span(
        content,
        revision=1,
        role=Role.SOURCE,
        start=mark_again.start,
        end=mark_again.end,
        quote="The council",
        by=standards,
    )
    with pytest.raises(Stale) as caught:
        undo(version, by=editor)
    assert caught.value.row == version.sources.get(number=3)
    assert version.attributions.count() == 6


def test_an_attribution_whose_source_is_gone_is_not_undone_into_being(
    version: Version, editor: User, standards: User
) -> None:
    """The editor deletes one of two; the colleague deletes the other, and with it the source."""
    mark(version, editor, "The council")
    first = version.attributions.get(number=5)
    span = span_of("wall")
    add_attribution(
        version, role=Role.CUE, start=span.start, end=span.end, quote="wall", by=standards
    )
    second = version.attributions.get(number=6)
    council = span_of("The council")
    add_span(
        second,
        revision=1,
        role=Role.SOURCE,
        start=council.start,
        end=council.end,
        quote="The council",
        by=standards,
    )
    delete_attribution(first, revision=1, by=editor)
    delete_attribution(second, revision=2, by=standards)
    with pytest.raises(Stale, match="deleted"):
        undo(version, by=editor)
    assert not Source.objects.filter(version=version, number=3).exists()


def test_undo_of_a_decision_and_of_taking_one_back(version: Version, standards: User) -> None:
    flag = version.flags.filter(active=True).first()
    assert flag is not None
    start = rows_of(version)
    decide(flag, outcome=Outcome.DISMISS, note="It is a quotation.", revision=1, by=standards)
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Name them.", revision=2, by=standards)
    take_back(flag, revision=3, by=standards)
    end = rows_of(version)
    for _ in range(3):
        undo(version, by=standards)
    assert rows_of(version)["flag"] == {} == start["flag"]
    for _ in range(3):
        redo(version, by=standards)
    assert rows_of(version) == end


def test_undo_across_a_colleagues_decision_on_the_same_flag(
    version: Version, editor: User, standards: User
) -> None:
    flag = version.flags.filter(active=True).first()
    assert flag is not None
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=editor)
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Yes.", revision=2, by=standards)
    with pytest.raises(Stale):
        undo(version, by=editor)


# Random series ----------------------------------------------------------------------------------

PHRASES = (
    "The council",
    "Two officials",
    "traders",
    "She",
    "wall",
    "Friday",
    "Nobody told",
    "said",
)


def _span_arguments(random: Random) -> dict[str, object]:
    phrase = random.choice(PHRASES)
    span = span_of(phrase)
    return {
        "role": random.choice(list(Role)),
        "start": span.start,
        "end": span.end,
        "quote": phrase,
        "kind": random.choice([None, *Kind]),
    }


def _attribution(random: Random, version: Version) -> Attribution:
    rows = list(version.attributions.order_by("pk"))
    if not rows:
        raise NotAllowedNow("no attribution is left")
    return random.choice(rows)


def _source(random: Random, version: Version) -> Source:
    rows = list(version.sources.order_by("pk"))
    if not rows:
        raise NotAllowedNow("no source is left")
    return random.choice(rows)


def _flag(random: Random, version: Version) -> Flag:
    flags = list(version.flags.filter(active=True).order_by("pk"))
    if not flags:
        raise NotAllowedNow("no flag to decide on")
    return random.choice(flags)


def _add(random: Random, version: Version, by: User) -> Change:
    return add_attribution(version, by=by, **_span_arguments(random))  # type: ignore[arg-type]


def _extend(random: Random, version: Version, by: User) -> Change:
    row = _attribution(random, version)
    return add_span(row, revision=row.revision, by=by, **_span_arguments(random))  # type: ignore[arg-type]


def _shorten(random: Random, version: Version, by: User) -> Change:
    row = _attribution(random, version)
    span = random.choice(list(row.spans.order_by("pk")))
    return remove_span(span, revision=row.revision, by=by)


def _judge(random: Random, version: Version, by: User) -> Change:
    row = _attribution(random, version)
    return set_state(row, state=random.choice(list(State)), revision=row.revision, by=by)


def _delete(random: Random, version: Version, by: User) -> Change:
    row = _attribution(random, version)
    return delete_attribution(row, revision=row.revision, by=by)


def _kind(random: Random, version: Version, by: User) -> Change:
    row = _source(random, version)
    kind = random.choice([kind for kind in Kind if kind not in SOURCELESS_KINDS])
    return set_kind(row, kind=kind, revision=row.revision, by=by)


def _decide(random: Random, version: Version, by: User) -> Change:
    row = _flag(random, version)
    outcome = random.choice(list(Outcome))
    return decide(row, outcome=outcome, note="A reason.", revision=row.revision, by=by)


def _take_back(random: Random, version: Version, by: User) -> Change:
    row = _flag(random, version)
    return take_back(row, revision=row.revision, by=by)


def _header(random: Random, version: Version, by: User) -> Change:
    row = Article.objects.get(pk=version.article_id)
    title = random.choice(["Wall to close", "Harbour wall to close"])
    return edit_header(row, revision=row.revision, by=by, title=title)


def _detect(random: Random, version: Version, by: User) -> Change:
    return article_actions.detect_again(version, by=by)


def _decide_many(random: Random, version: Version, by: User) -> Change:
    source = _source(random, version)
    flags = list(source.flags.filter(active=True).order_by("pk"))
    revisions = {flag.pk: flag.revision for flag in flags[: random.randint(1, 3)]}
    outcome = random.choice(list(Outcome))
    return decide_many(source, outcome=outcome, note="All alike.", revisions=revisions, by=by)


def _mute(random: Random, version: Version, by: User) -> Change:
    return mute(version, rule=random.choice(["S04", "S06", "S09"]), note="No use here.", by=by)


def _lift(random: Random, version: Version, by: User) -> Change:
    mutes = list(version.article.mutes.order_by("pk"))
    if not mutes:
        raise NotAllowedNow("nothing is muted")
    return lift(random.choice(mutes), by=by)


def _attest(random: Random, version: Version, by: User) -> Change:
    source = _source(random, version)
    topic = random.choice([Topic.APPROVAL, Topic.DIRECT_KNOWLEDGE])
    return attest(source, topic=topic, answer=random.choice(["yes", "no"]), by=by)


def _withdraw(random: Random, version: Version, by: User) -> Change:
    rows = list(version.attestations.order_by("pk"))
    if not rows:
        raise NotAllowedNow("nothing is attested")
    return withdraw(random.choice(rows), by=by)


def _comment(random: Random, version: Version, by: User) -> Change:
    of_a_source = random.random() < 0.5
    row = _source(random, version) if of_a_source else _attribution(random, version)
    return comment_on(row, text="Is it so?", by=by)


def _resolve(random: Random, version: Version, by: User) -> Change:
    rows = list(version.comments.order_by("pk"))
    if not rows:
        raise NotAllowedNow("there is no comment")
    return random.choice([resolve, unresolve])(random.choice(rows), by=by)


def _support(random: Random, version: Version, by: User) -> Change:
    rows = {_attribution(random, version) for _ in range(3)}
    return support(version, revisions={row.pk: row.revision for row in rows}, by=by)


def _cut(random: Random, version: Version, by: User) -> Change:
    row = _attribution(random, version)
    return cut(row, revision=row.revision, by=by)


def _declare(random: Random, version: Version, by: User) -> Change:
    row = _source(random, version)
    ground = random.choice([None, *LegalGround])
    return declare(row, ground=ground, revision=row.revision, by=by)


ACTIONS: tuple[Callable[[Random, Version, User], Change], ...] = (
    _add,
    _extend,
    _extend,
    _shorten,
    _judge,
    _delete,
    _kind,
    _decide,
    _take_back,
    _header,
    _detect,
    _decide_many,
    _mute,
    _lift,
    _attest,
    _withdraw,
    _comment,
    _resolve,
    _support,
    _cut,
    _declare,
)


def _thinned(random: Random) -> Callable[..., Detection]:
    """A detector that finds some of what there is, another part at each call."""

    def detect(text: str, language: str | None = None) -> Detection:
        whole = article_detection()
        kept = tuple(one for one in whole.attributions if random.random() < 0.7)
        named = {one.source_id for one in kept}
        return replace(
            whole,
            attributions=kept,
            sources=tuple(one for one in whole.sources if one.id in named),
            sentences=whole.sentences[: random.randint(1, 6)],
            non_responses=whole.non_responses if random.random() < 0.5 else (),
        )

    return detect


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32))
def test_any_series_undone_in_reverse_gives_back_the_start_and_redone_the_end(
    seed: int, desk: Desk, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    monkeypatch.setattr(rereading, "detect", _thinned(random))
    article = store_article(
        Article(desk=desk, title="Harbour wall to close", created_by=editor),
        article_detection(),
        same_text_ok=True,
    )
    version = current_version(article)
    states = [(rows_of(version), flags_of_version(version))]
    last = Change.objects.latest("pk")
    for _ in range(10):
        try:
            change = random.choice(ACTIONS)(random, version, editor)
        except Refused:
            assert (rows_of(version), flags_of_version(version)) == states[-1]
            continue
        if change.pk > last.pk:
            last = change
            states.append((rows_of(version), flags_of_version(version)))
        assert _every_span_quotes(version)

    for expected in reversed(states[:-1]):
        undo(version, by=editor)
        assert (rows_of(version), flags_of_version(version)) == expected
    assert undoable(version, editor) is None
    for expected in states[1:]:
        redo(version, by=editor)
        assert (rows_of(version), flags_of_version(version)) == expected
    assert redoable(version, editor) is None


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32))
def test_what_two_people_did_undone_in_reverse_order_of_time_gives_back_the_start(
    seed: int, desk: Desk, editor: User, standards: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each of them undoes only what is their own."""
    random = Random(seed)
    monkeypatch.setattr(rereading, "detect", _thinned(random))
    article = store_article(
        Article(desk=desk, title="Harbour wall to close", created_by=editor),
        article_detection(),
        same_text_ok=True,
    )
    version = current_version(article)
    start = (rows_of(version), flags_of_version(version))
    last = Change.objects.latest("pk")
    done: list[User] = []
    for _ in range(12):
        person = random.choice((editor, standards))
        with suppress(Refused):
            change = random.choice(ACTIONS)(random, version, person)
            if change.pk > last.pk:
                last = change
                done.append(person)
    for person in reversed(done):
        assert undo(version, by=person).by == person
    assert (rows_of(version), flags_of_version(version)) == start


def _every_span_quotes(version: Version) -> bool:
    spans = AttributionSpan.objects.filter(attribution__version=version)
    return all(ARTICLE_TEXT[row.start : row.end] == row.quote for row in spans)
