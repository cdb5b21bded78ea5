"""Detection runs again: what people did stays, the rest follows the detector."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsapp.corpus import rereading
from newsapp.corpus.actions.articles import detect_again, store_article
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.models import Action, Article, Change, Desk, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.detections import detection_of
from newsapp.detection.types import (
    Claim,
    Detection,
    Furniture,
    FurnitureKind,
    Kind,
    Role,
    Sentence,
    Source,
    Span,
    State,
)
from newsapp.policy.types import Outcome
from tests.conftest import article_detection, span_of
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


class Detector:
    """Finds whatever ``finds`` holds."""

    def __init__(self) -> None:
        self.finds = article_detection()

    def __call__(self, text: str, language: str | None = None) -> Detection:
        return self.finds


@pytest.fixture
def detector(monkeypatch: pytest.MonkeyPatch) -> Detector:
    detector = Detector()
    monkeypatch.setattr(rereading, "detect", detector)
    return detector


def test_the_same_findings_change_nothing(
    version: Version, editor: User, detector: Detector
) -> None:
    before = detection_of(version)
    change = detect_again(version, by=editor)
    assert change.action == Action.INTAKE
    assert Change.objects.count() == 1
    assert detection_of(version) == before


def test_a_rejected_attribution_does_not_come_back(
    version: Version, editor: User, detector: Detector
) -> None:
    """Not even with other edges: what the cue says counts."""
    set_state(version.attributions.get(number=1), state=State.REJECTED, revision=1, by=editor)
    first, *others = detector.finds.attributions
    moved = replace(first, content=(span_of("the harbour wall would be closed"),))
    detector.finds = replace(detector.finds, attributions=(moved, *others))
    detect_again(version, by=editor)
    kept = version.attributions.get(number=1)
    assert kept.state == State.REJECTED
    assert version.attributions.count() == 4
    assert kept.spans.filter(quote__endswith="in May").exists(), "its words stay too"


def test_rejecting_one_of_two_that_share_a_cue_leaves_the_other(
    desk: Desk, editor: User, detector: Detector
) -> None:
    """“She added”, credited to her and, by the same cue, to nobody."""
    third = detector.finds.attributions[2]
    twin = replace(third, id="a9", source=(), source_id=None, kind=Kind.NONE)
    detector.finds = replace(detector.finds, attributions=(*detector.finds.attributions, twin))
    article = store_article(
        Article(desk=desk, title="Twins", created_by=editor), detector.finds, same_text_ok=True
    )
    version = current_version(article)
    assert version.attributions.count() == 5
    set_state(version.attributions.get(number=3), state=State.REJECTED, revision=1, by=editor)
    detect_again(version, by=editor)
    states = dict(version.attributions.values_list("number", "state"))
    assert (states[3], states[5]) == (State.REJECTED, State.PROPOSED)
    assert len(states) == 5


def test_a_proposal_follows_the_detector_and_keeps_its_number(
    version: Version, editor: User, detector: Detector
) -> None:
    first, *others = detector.finds.attributions
    moved = replace(first, content=(span_of("the harbour wall would be closed"),), confidence=0.5)
    detector.finds = replace(detector.finds, attributions=(moved, *others))
    detect_again(version, by=editor)
    kept = version.attributions.get(number=1)
    assert (kept.confidence, kept.revision) == (0.5, 2)
    assert [row.quote for row in kept.spans.filter(role=Role.CONTENT)] == [
        "the harbour wall would be closed"
    ]


def test_what_is_no_longer_found_goes_and_what_is_new_comes(
    version: Version, editor: User, detector: Detector
) -> None:
    whole = detector.finds
    council = Source(
        "s9", "The council", Kind.ORGANIZATION, None, 1, (span_of("The council"),), why="a body"
    )
    silence = replace(
        whole.attributions[0],
        id="a9",
        source=(span_of("The council"),),
        cue=(span_of("respond"),),
        content=(),
        kind=Kind.ORGANIZATION,
        source_id="s9",
    )
    detector.finds = replace(
        whole,
        attributions=(*whole.attributions[1:3], silence),
        sources=(whole.sources[1], council),
        non_responses=(),
    )
    detect_again(version, by=editor)
    after = detection_of(version)
    assert [one.id for one in after.attributions] == ["a2", "a3", "a5"]
    assert [(one.id, one.name) for one in after.sources] == [
        ("s2", "Marta Quill"),
        ("s3", "The council"),
    ]
    assert after.non_responses == ()


def test_hand_made_and_confirmed_ones_stay_when_nothing_is_found(
    version: Version, editor: User, detector: Detector
) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    set_state(version.attributions.get(number=2), state=State.CONFIRMED, revision=1, by=editor)
    detector.finds = replace(detector.finds, attributions=(), sources=())
    detect_again(version, by=editor)
    after = detection_of(version)
    assert [one.id for one in after.attributions] == ["a2", "a5"]
    assert [one.id for one in after.sources] == ["s2", "s3"]


def test_a_kind_that_a_person_chose_stays(
    version: Version, editor: User, detector: Detector
) -> None:
    set_kind(version.sources.get(number=1), kind=Kind.SPOKESPERSON, revision=1, by=editor)
    first, second = detector.finds.sources
    detector.finds = replace(
        detector.finds, sources=(replace(first, count=3), replace(second, kind=Kind.COLLECTIVE))
    )
    detect_again(version, by=editor)
    officials, quill = version.sources.order_by("number")
    assert (officials.kind, officials.count) == (Kind.SPOKESPERSON, 3)
    assert quill.kind == Kind.COLLECTIVE


def test_what_was_said_of_a_source_stays_where_its_words_have_other_edges(
    version: Version, editor: User, detector: Detector
) -> None:
    quill = version.sources.get(number=2)
    comment_on(quill, text="Ring her back.", by=editor)
    first, second, *_ = detector.finds.attributions
    officials, her = detector.finds.sources
    wider = (span_of("Marta Quill, who runs the fish market"),)
    detector.finds = replace(
        detector.finds,
        attributions=(first, replace(second, source=wider)),
        sources=(officials, replace(her, name=wider[0].of(version.text), mentions=wider)),
    )
    detect_again(version, by=editor)
    assert [row.text for row in version.sources.get(pk=quill.pk).comments.all()] == [
        "Ring her back."
    ]


def test_what_was_marked_by_hand_is_not_who_is_marked_around_it(
    version: Version, editor: User, detector: Detector
) -> None:
    add_attribution(version, role=Role.SOURCE, **words("council"), kind=Kind.MEDIA, by=editor)
    wider = (span_of("The council"),)
    council = Source("s9", "The council", Kind.ORGANIZATION, None, 1, wider, why="a body")
    silence = replace(
        detector.finds.attributions[0],
        id="a9",
        source=wider,
        cue=(span_of("respond"),),
        content=(),
        kind=Kind.ORGANIZATION,
        source_id="s9",
    )
    detector.finds = replace(
        detector.finds,
        attributions=(*detector.finds.attributions, silence),
        sources=(*detector.finds.sources, council),
    )
    detect_again(version, by=editor)
    assert [(one.name, one.kind) for one in detection_of(version).sources[2:]] == [
        ("council", Kind.MEDIA)
    ]


def test_layout_and_claims_follow(version: Version, editor: User, detector: Detector) -> None:
    detector.finds = replace(
        detector.finds,
        detector="other@2",
        furniture=(Furniture(FurnitureKind.HEADLINE, span_of("🚧 Harbour wall to close")),),
        sentences=(Sentence(Span(0, 5), 1),),
        claims=(Claim("c1", ("a1", "a4")),),
    )
    change = detect_again(version, by=editor)
    version.refresh_from_db()
    assert detection_of(version) == detector.finds
    assert {row["model"] for row in change.rows} >= {"layout", "claim", "attribution"}
    assert change.summary == "Ran detection again (other@2)"
    # And once more, with the group that is there already: nothing is written.
    assert detect_again(version, by=editor) == change


def test_decisions_on_what_is_found_again_stand(
    version: Version, editor: User, standards: User, detector: Detector
) -> None:
    flag = version.flags.get(rule="S04", active=True)
    decide(flag, outcome=Outcome.DISMISS, note="It does.", revision=1, by=standards)
    whole = detector.finds
    first, *others = whole.attributions
    moved = replace(first, content=(span_of("the harbour wall would be closed"),))
    detector.finds = replace(whole, attributions=(moved, *others))
    detect_again(version, by=editor)
    assert version.flags.get(rule="S04", active=True) == flag
    assert flag.decisions.filter(taken_back_at__isnull=True).exists()
