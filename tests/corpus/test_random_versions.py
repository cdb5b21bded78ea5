"""Articles with people's work on them are edited at random: nothing jumps, nothing is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newsapp import corpus
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.settling import offers, settle
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.models import (
    SOURCELESS_KINDS,
    Action,
    Article,
    Attestation,
    Attribution,
    AttributionSpan,
    CarriedItem,
    Change,
    Decision,
    Desk,
    Mention,
    Topic,
    User,
    Verdict,
    Version,
)
from newsapp.corpus.naming import naming_words
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.versions import progress_of, queue_of
from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.carrying import Carrier, Fate
from newsapp.detection.types import Kind, Span, State, any_overlap
from newsapp.policy.types import Outcome

pytestmark = pytest.mark.django_db

SAMPLES = sorted((Path(corpus.__file__).parent / "samples").glob("*.txt"))
ASKED = (Verdict.MOVED, Verdict.CHANGED, Verdict.AMBIGUOUS)


def worked_on(article: Article, by: User, chance: random.Random) -> Version:
    """Its version after somebody confirmed, rejected, decided and chose kinds here and there."""
    version = current_version(article)
    for row in list(version.attributions.all()):
        if chance.random() < 0.6:
            state = chance.choice([State.CONFIRMED, State.REJECTED])
            set_state(row, state=state, revision=1, by=by)
    for source in chance.sample(list(version.sources.all()), 3):
        kind = chance.choice([kind for kind in Kind if kind not in SOURCELESS_KINDS])
        set_kind(source, kind=kind, revision=source.revision, by=by)
    for source in version.sources.filter(kind=Kind.ANONYMOUS):
        attest(source, topic=Topic.IDENTITY_KNOWN, answer="yes", by=by)
    for flag in version.flags.filter(active=True):
        if chance.random() < 0.7:
            outcome = chance.choice(list(Outcome))
            decide(flag, outcome=outcome, note="noted", revision=flag.revision, by=by)
    return version


def edited(text: str, chance: random.Random) -> str:
    """The text after the sort of edits that editors make."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        edit = chance.choice(
            ["take out", "put in", "repeat", "move", "reword", "reword", "shorten"]
        )
        if edit == "take out":
            del lines[at]
        elif edit == "put in":
            lines.insert(at, "Two clerks of the yard said that a strike had been talked over.")
        elif edit == "repeat":
            lines.insert(at, lines[at])
        elif edit == "move":
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        elif edit == "shorten":
            sentences = lines[at].split(". ")
            lines[at] = ". ".join(sentences[: max(1, len(sentences) - 1)])
        else:
            words = lines[at].split(" ")
            words[chance.randrange(len(words))] = chance.choice(["not", "officials", "🚧", "said"])
            lines[at] = " ".join(words)
    return "\n".join(lines)


def quotes(attribution: Attribution) -> list[tuple[str, str]]:
    return sorted((span.role, span.quote) for span in attribution.spans.all())


def strays(first: Version, second: Version) -> list[str]:
    """Sources of the second version that are attested though nothing of their name was attested.

    A source takes an attestation with it where words that name it are unchanged, or where a person
    said that the words which a card showed are the same source.
    """
    carrier = Carrier(align(first.text, second.text))
    rightful = {Span(*place) for item in second.carried_items.all() if (place := shown_at(item))}
    for source in first.sources.filter(attestations__isnull=False).distinct():
        found = [(row.quote, carrier.carry(row.span)) for row in source.mentions.all()]
        naming = naming_words(source.name, {words for words, _ in found})
        rightful |= {
            one.place
            for words, one in found
            if one.fate is Fate.CARRIED and one.place and (words in naming or not naming)
        }
    return [
        row.source.name
        for row in Attestation.objects.filter(version=second).select_related("source")
        if not any_overlap((one.span for one in row.source.mentions.all()), rightful)
    ]


def shown_at(item: CarriedItem) -> list[int] | None:
    """Where the card of a source that was confirmed shows that it stands now."""
    if "said" not in item.earlier or item.settled_at is None:
        return None
    return next((span["place"] for span in item.earlier["spans"] if span["place"]), None)


def foreign_words(version: Version) -> list[str]:
    """What the record of settling quotes that is not in the version; cut ends are left out."""
    quoted = []
    for change in Change.objects.filter(version=version, action=Action.SETTLE):
        told = change.summary.partition(": “")[2].removesuffix("”").split(" … ")
        quoted += told[:-1] if change.summary.endswith("…") else told
    return [words for words in quoted if words not in version.text]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_carried_quotes_the_same_words_and_everything_is_accounted_for(
    desk: Desk, standards: User, seed: int
) -> None:
    chance = random.Random(seed)
    text = chance.choice(SAMPLES).read_text(encoding="utf-8")
    article = add_article(desk, text=text, title="Random", by=standards)
    first = worked_on(article, standards, chance)
    revised = edited(text, chance)
    if revised == text:
        revised += "It rained.\n"
    add_version(article, text=revised, follows=1, by=standards)
    second = current_version(article)

    # Each attribution of the old version is carried, asked about or gone; new ones are new.
    items = {
        one.earlier["number"]: one for one in second.carried_items.all() if "number" in one.earlier
    }
    old = {row.number: row for row in first.attributions.all()}
    assert items.keys() == old.keys()
    counts = dict.fromkeys(Verdict, 0)
    for item in items.values():
        counts[Verdict(item.verdict)] += 1
    asked = sum(counts[verdict] for verdict in ASKED)
    assert counts[Verdict.CARRIED] + asked + counts[Verdict.GONE] == len(old)

    # What people vouched for says the same words, in the state in which they left it, or waits.
    for number, item in items.items():
        before = old[number]
        if item.verdict == Verdict.CARRIED:
            after = second.attributions.get(number=number)
            assert after.state == before.state
            if before.state != State.PROPOSED:
                assert quotes(after) == quotes(before)
        elif item.attribution is not None:
            assert item.attribution.state == State.PROPOSED
    for model, owner in ((AttributionSpan, "attribution"), (Mention, "source")):
        for span in model._default_manager.filter(**{f"{owner}__version": second}):
            assert second.text[span.start : span.end] == span.quote

    # A decision stands on the very same finding alone, with who made it and when.
    for decision in Decision.objects.filter(flag__version=second).select_related("carried_from"):
        origin = decision.carried_from
        assert origin is not None
        assert origin.flag.fingerprint == decision.flag.fingerprint
        assert (origin.outcome, origin.by, origin.at) == (
            decision.outcome,
            decision.by,
            decision.at,
        )

    # An attestation goes with the words that name its source, and with no others.
    assert strays(first, second) == []

    # The queue comes to its end, whatever is said …
    while queue := queue_of(second):
        item = queue[0]
        choice = chance.choice(offers(item))
        settle(item, settlement=choice, revision=item.revision, by=standards)
    assert progress_of(second).waiting == 0

    # … and the record of the version quotes no words that are not in it.
    assert foreign_words(second) == []
    assert strays(first, second) == []
