"""What people mark by hand, and what they make of what was marked for them."""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.models import (
    SOURCELESS_KINDS,
    Action,
    Attribution,
    AttributionSpan,
    Change,
    User,
    Version,
)
from newsapp.corpus.parts import corrected, joined, quotation_in, refuse_overlap
from newsapp.corpus.quotes import checked_span
from newsapp.corpus.sourcing import (
    drop_if_unused,
    forget_mention,
    mention_here,
    require_kind,
    require_same_source,
    source_at,
    source_mentioned,
    worded,
)
from newsapp.corpus.wording import called
from newsapp.detection.types import Act, Kind, Origin, Role, Span, State

_STATE_WORDS = {
    State.CONFIRMED: "Confirmed {}",
    State.REJECTED: "Rejected {}",
    State.PROPOSED: "Put {} back as a proposal",
}


@transaction.atomic
def add_attribution(
    version: Version,
    *,
    role: Role,
    start: int,
    end: int,
    quote: str,
    kind: Kind | None = None,
    by: User,
) -> Change:
    """Start an attribution by hand with one span (code points); it is confirmed from the start.

    Source words need a kind, unless they are a mention already: then that source is credited.
    The kinds none and reporter stand for no source, and are all that a cue or content may have.

    Raises QuoteMismatch where the words do not stand there, and NotAllowedNow where the kind does
    not fit or an attribution consists of just these words already.
    """
    journal = Journal(version, by)
    text = journal.version.text
    span = checked_span(text, start, end, quote)
    _refuse_twin(journal, role, span)
    source = None
    sourceless = kind if kind in SOURCELESS_KINDS else Kind.NONE
    if role is Role.SOURCE and kind in SOURCELESS_KINDS:
        mentioned = source_mentioned(journal, span)
        if mentioned is not None:
            require_kind(mentioned, kind)
    elif role is Role.SOURCE:
        source = source_at(journal, span, kind)
    elif kind is not None and kind not in SOURCELESS_KINDS:
        raise NotAllowedNow(
            f"Select the words of the source to mark it as {worded(kind)}: "
            f"a {role} has no kind of its own."
        )
    attribution = Attribution.objects.create(
        version=journal.version,
        number=journal.next_number(Attribution),
        source=source,
        sourceless_kind=sourceless,
        act=Act.STATEMENT,
        quotation=quotation_in(journal.version, [span] if role is Role.CONTENT else []),
        origin=Origin.HAND,
        state=State.CONFIRMED,
        why="Marked by hand.",
        created_by=by,
    )
    journal.add(attribution)
    AttributionSpan.objects.create(
        attribution=attribution, role=role, start=start, end=end, quote=quote
    )
    described = worded(source.kind if source else sourceless)
    return journal.write(Action.ADD_ATTRIBUTION, f"Marked “{quote}” as {role} ({described})")


@transaction.atomic
def add_span(
    attribution: Attribution,
    *,
    revision: int,
    role: Role,
    start: int,
    end: int,
    quote: str,
    kind: Kind | None = None,
    by: User,
) -> Change:
    """Add words to one role of an attribution; what overlaps in that role becomes one span.

    Source words join the attribution's source, or give it one as ``add_attribution`` does. A
    proposal that is corrected so is confirmed.

    Raises QuoteMismatch, Stale, and NotAllowedNow where the words overlap another role of the
    attribution, mention another source, or the kind does not fit.
    """
    journal = Journal(attribution.version, by)
    attribution = journal.take(attribution, revision)
    text = journal.version.text
    span = checked_span(text, start, end, quote)
    rows = list(attribution.spans.all())
    name = called(attribution, rows)
    whole, absorbed = joined(rows, role, span)
    refuse_overlap(rows, role, whole)
    if role is Role.SOURCE:
        _credit(journal, attribution, whole, kind)
        source = attribution.source
        if source is not None:
            for row in absorbed:
                if row.span != whole:
                    forget_mention(source, row.span, but_for=attribution)
            mention_here(journal, source, whole)
    elif kind is not None and kind != attribution.kind:
        raise NotAllowedNow(f"A {role} has no kind of its own: change the source’s kind.")
    kept, *rest = absorbed or [AttributionSpan(attribution=attribution, role=role)]
    kept.start, kept.end, kept.quote = whole.start, whole.end, whole.of(text)
    kept.save()
    attribution.spans.filter(pk__in=[row.pk for row in rest]).delete()
    corrected(attribution)
    return journal.write(Action.ADD_SPAN, f"Added “{quote}” as {role} to {name}")


@transaction.atomic
def remove_span(span: AttributionSpan, *, revision: int, by: User) -> Change:
    """Take one span out of its attribution; ``revision`` is the attribution's.

    With its last source span an attribution loses its source. Raises NotAllowedNow for the last
    span of all, and Stale where the attribution was changed meanwhile.
    """
    journal = Journal(span.attribution.version, by)
    attribution = journal.take(span.attribution, revision)
    rows = list(attribution.spans.all())
    row = next((row for row in rows if row.pk == span.pk), None)
    if row is None:
        raise stale(journal.version, "attribution", attribution.pk, attribution, revision)
    if len(rows) == 1:
        raise NotAllowedNow(
            "These are the attribution’s only words: delete or reject the attribution instead."
        )
    name = called(attribution, rows)
    left = [other for other in rows if other.pk != row.pk]
    row.delete()
    source = attribution.source
    if row.role == Role.SOURCE and source is not None:
        journal.touch([source])
        forget_mention(source, row.span, but_for=attribution)
        if not any(other.role == Role.SOURCE for other in left):
            attribution.source = None
            attribution.sourceless_kind = Kind.NONE
            attribution.save(update_fields=["source", "sourceless_kind"])
            drop_if_unused(source)
    corrected(attribution)
    return journal.write(Action.REMOVE_SPAN, f"Took the {row.role} “{row.quote}” out of {name}")


@transaction.atomic
def set_state(attribution: Attribution, *, state: State, revision: int, by: User) -> Change:
    """Confirm or reject an attribution, or make it a proposal again.

    Setting the state that it has already changes nothing, whatever the revision, and returns the
    change that brought it about. Raises Stale where the attribution was changed meanwhile.
    """
    journal = Journal(attribution.version, by)
    try:
        attribution = journal.take(attribution, revision)
    except Stale as error:
        if not isinstance(error.row, Attribution) or error.row.state != state:
            raise
        attribution = journal.take(error.row, error.row.revision)
    attribution.state = state
    attribution.save(update_fields=["state"])
    return journal.write(Action.SET_STATE, _STATE_WORDS[state].format(called(attribution)))


@transaction.atomic
def delete_attribution(attribution: Attribution, *, revision: int, by: User) -> Change:
    """Delete an attribution that was made by hand, and its source where nothing else mentions it.

    Raises NotAllowedNow for a detected one, which can be rejected, and Stale.
    """
    journal = Journal(attribution.version, by)
    attribution = journal.take(attribution, revision)
    if attribution.origin != Origin.HAND:
        raise NotAllowedNow(
            "This attribution was detected: reject it, so that it stays away when detection "
            "runs again."
        )
    rows = list(attribution.spans.all())
    name = called(attribution, rows)
    source = attribution.source
    if source is not None:
        journal.touch([source])
        for row in rows:
            if row.role == Role.SOURCE:
                forget_mention(source, row.span, but_for=attribution)
    attribution.delete()
    if source is not None:
        drop_if_unused(source)
    return journal.write(Action.DELETE_ATTRIBUTION, f"Deleted {name}")


def _credit(journal: Journal, attribution: Attribution, span: Span, kind: Kind | None) -> None:
    """Settle whom source words that are being added to an attribution stand for."""
    mentioned = source_mentioned(journal, span)
    source = attribution.source
    if source is None and kind in SOURCELESS_KINDS:
        if mentioned is not None:
            require_kind(mentioned, kind)
        attribution.sourceless_kind = kind or Kind.NONE
    elif source is None:
        source = source_at(journal, span, kind)
        attribution.source = source
    else:
        require_same_source(journal, source, span)
        require_kind(source, kind)
    if source is not None:
        journal.touch([source])
    attribution.save(update_fields=["source", "sourceless_kind"])


def _refuse_twin(journal: Journal, role: Role, span: Span) -> None:
    """Refuse an attribution of one span that is there already: a request that came twice."""
    twins = AttributionSpan.objects.filter(
        attribution__version=journal.version, role=role, start=span.start, end=span.end
    )
    for twin in twins.standing().select_related("attribution"):
        if twin.attribution.spans.count() == 1:
            raise NotAllowedNow(f"“{twin.quote}” is marked as {role} already.")
