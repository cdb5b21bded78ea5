"""One reviewed article with everything in it that an export can meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from newsapp.detection.types import Claim, Furniture, FurnitureKind, Origin, Span, State
from newsapp.policy import evaluate, preset
from newsapp.policy.notation import read
from newsapp.policy.review_record import (
    ReviewedAttestation,
    ReviewedComment,
    ReviewedMute,
    ReviewedSignOff,
    ReviewedTag,
)
from newsapp.policy.types import Decision, Genre, Metadata, Outcome, Reviewed, ReviewedFlag

MARKED = (
    "Port to close, two sources say\nBy Nell Ash\n\n"
    "<The 🚢 port will close in May>, [anonymous#s1:two sources] {said}. | "
    "[anonymous#s1:Both sources] asked not to be named ~stock#s1:as they were not authorised to "
    "speak~.\n"
    "| <“Nobody asked us & we know it,”> {said} [named_person#s2:Ines Barroso], who leads a "
    "union. | [named_person#s2:She] {?hopes} <for talks>.\n"
    "| {According to} [media#s3:the Courier], <[2organization#s4:the council] {2was told} <2in "
    "June>>. | The site {is believed to} <be worth £2m>. | [collective#s5:Experts] {say} <jobs "
    "will go>.\n\n!The owner did not respond!.\n"
)  # fmt: skip

# Everything that only an internal file may carry; no public export holds any of it.
INTERNAL_STRINGS = (
    "NOTE-secret-reason",
    "EDITOR-Vera-Quill",
    "EARLIER-note-of-old",
    "EDITOR-Otto-Page",
    "WHY-nobody-named",
    "WHY-source-thought",
    "DESK-investigations",
    "ATTEST-motive-noted",
    "EDITOR-Ida-Marl",
    "COMMENT-ask-again",
    "EDITOR-Pim-Hale",
    "MUTE-house-reason",
    "EDITOR-Gus-Ferry",
    "SIGNED-with-care",
    "EDITOR-Rosa-Bell",
    "DIGEST-0123",
    "the man in the photograph",
    "OWN-Evening-Herald",
    "STATUS-in-review",
    "POLICY-strict",
    "POLICY Strict",
    "INTERNAL",
    "S06",
    "S14",
    "stock",
    "0.123",
    "does not say for whom",
    "Name the employer",
)


def sample() -> Reviewed:
    """The article as an editor left it: two decisions, one flag open again, one mark by hand."""
    detection = read(MARKED)
    first, *others = detection.attributions
    first = replace(first, state=State.CONFIRMED, origin=Origin.HAND)
    headline = detection.text.index("\n")
    detection = replace(
        detection,
        attributions=tuple(
            replace(one, why="WHY-nobody-named", confidence=0.123) for one in (first, *others)
        ),
        sources=tuple(
            replace(one, why="WHY-source-thought", count=2 if one.id == "s1" else None)
            for one in detection.sources
        ),
        furniture=(
            Furniture(FurnitureKind.HEADLINE, Span(0, headline)),
            Furniture(FurnitureKind.BYLINE, Span(headline + 1, headline + 12)),
        ),
        claims=(Claim("c1", (first.id,)),),
    )
    metadata = Metadata(
        title="Port to close, two sources say",
        outlet="The Harbour Echo",
        byline="Nell Ash",
        url="https://echo.example/port?a=1&b=2",
        published=date(2026, 3, 1),
        genre=Genre.ANALYSIS,
        desk="DESK-investigations",
        own_outlets=("OWN-Evening-Herald",),
        legally_anonymous=("the man in the photograph",),
    )
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    accept = Decision(Outcome.ACCEPT, "NOTE-secret-reason", "EDITOR-Vera-Quill", at)
    earlier = Decision(Outcome.NEEDS_WORK, "EARLIER-note-of-old", "EDITOR-Otto-Page", at)
    flags = evaluate(detection, preset(), metadata)
    reviewed_flags = [ReviewedFlag(flag) for flag in flags]
    reviewed_flags[0] = replace(reviewed_flags[0], decision=accept)
    reviewed_flags[1] = replace(reviewed_flags[1], earlier=earlier)
    return Reviewed(
        name="port",
        version=2,
        detection=detection,
        metadata=metadata,
        policy="POLICY-strict@4",
        policy_title="POLICY Strict, version 4",
        status="STATUS-in-review",
        flags=tuple(reviewed_flags),
        attestations=(
            ReviewedAttestation(
                "s1", "motive", "", None, None, "ATTEST-motive-noted", "EDITOR-Ida-Marl", at
            ),
            ReviewedAttestation(
                "s1", "corroboration", "yes", False, at.date(), "", "EDITOR-Ida-Marl", at
            ),
        ),
        comments=(
            ReviewedComment("s1", None, "S06", "COMMENT-ask-again", "EDITOR-Pim-Hale", at, True),
        ),
        tags=(
            ReviewedTag("s1", None, "TAG-lobby", "TAG-Lobby"),
            ReviewedTag(None, "a1", "TAG-paraphrase", "TAG-Paraphrase"),
        ),
        mutes=(ReviewedMute("S14", "MUTE-house-reason", "EDITOR-Gus-Ferry", at),),
        sign_off=ReviewedSignOff(
            "EDITOR-Rosa-Bell", at, "SIGNED-with-care", "POLICY-strict@4", "DIGEST-0123"
        ),
    )
