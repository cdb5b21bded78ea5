"""A revised text of an article: a new version, with what people did on the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db import transaction

from newsapp.corpus.actions.articles import header_as_stored, save_header
from newsapp.corpus.carrying.decided import note_decisions
from newsapp.corpus.carrying.marking import lay_over_carried
from newsapp.corpus.carrying.rows import carry_rows
from newsapp.corpus.errors import NotAllowedNow, Refused
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.markings import ask_for_marking, is_long
from newsapp.corpus.models import Action, Article, CarriedItem, Change, User, Verdict, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.storing import store_layout
from newsapp.detection import Detection, Origin, detect
from newsapp.detection.intake import IntakeError, normalise
from newsapp.detection.language import ENGLISH, recognise
from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.carrying import Carrier
from newsapp.detection.unmarked import unmarked

LEAST_SHARE = 0.1
"""A text that keeps less of the words than this is probably another story. A house rule."""


def add_version(
    article: Article,
    *,
    text: str,
    follows: int,
    by: User,
    header: Mapping[str, Any] | None = None,
    revision: int | None = None,
    other_text_ok: bool = False,
) -> Change:
    """Make ``text`` the article's current version; the one before stays to be read.

    ``follows`` is the number of the version that the person had before them. With ``header`` (any
    of HEADER_FIELDS) what is known of the article changes too; ``revision`` is the article's.
    Labels, states, kinds, decisions, attestations, comments and tags come over where their words
    are unchanged; the rest waits in the new version's queue. A long text is marked by the worker,
    and its queue is there once it is. Nothing of this can be undone: paste the old text again.

    Raises Refused where text or header do not hold up, NotAllowedNow where the text is that of the
    version before or, unless ``other_text_ok``, hardly any of it, and Stale where somebody else
    made a version or changed the header meanwhile.
    """
    try:
        text = normalise(text)
    except IntakeError as error:
        raise Refused(str(error)) from error
    old = current_version(article)
    _require_following(old, follows)
    if text == old.text:
        raise NotAllowedNow(
            f"This is version {old.number} word for word: there is nothing to add. "
            "Paste the text as it was changed."
        )
    carrier = Carrier(alignment := align(old.text, text))
    if alignment.share_kept < LEAST_SHARE and not other_text_ok:
        raise OtherText(alignment.share_kept)
    found = _found(text, _language_given(old))
    with transaction.atomic():
        return _store(article, text, found, carrier, follows, by, header or {}, revision)


class OtherText(NotAllowedNow):
    """The text has so little of the version before that it may be another story."""

    def __init__(self, share: float) -> None:
        super().__init__(
            f"Only {share:.0%} of the words of the version before are in this text: it may be "
            "another story. If it is this one, add it all the same."
        )


def _require_following(current: Version, follows: int) -> None:
    """Raise Stale where the current version is not the one that the person had before them."""
    if current.number != follows:
        raise stale(current, "layout", current.pk, current, follows)


def _found(text: str, language: str | None) -> Detection | None:
    """What is found in ``text``; None where the worker will mark it.

    In a long text that the worker does not read, for it is not English, nothing is: what people
    marked there is laid out for them all the same.
    """
    if not is_long(text):
        return detect(text, language=language)
    language = language or recognise(text)
    return None if language == ENGLISH else unmarked(text, language)


def _language_given(old: Version) -> str | None:
    """The language that a person gave the text; it is not asked for again."""
    return old.language if old.language_origin == Origin.HAND else None


def _store(
    article: Article,
    text: str,
    found: Detection | None,
    carrier: Carrier,
    follows: int,
    by: User,
    header: Mapping[str, Any],
    revision: int | None,
) -> Change:
    # Two people who paste a version at the same moment wait for each other here.
    locked = Version.objects.select_for_update(of=("self",), no_key=True)
    old = locked.get(article=article, number=follows)
    _require_following(current_version(article), follows)
    Version.objects.filter(pk=old.pk).update(is_current=False)
    new = _made(old, text, found, by)
    journal = Journal(new, by)
    journal.add(journal.version)
    _edit_header(journal, article, header, revision)
    carry_rows(old, new, carrier)
    if found is not None:
        lay_over_carried(Journal(new, by), found, by=by, carrier=carrier)
    else:
        store_layout(new, unmarked(text, new.language))
        ask_for_marking(new, by=by)
    change = journal.write(Action.ADD_VERSION, _summary(new, marked=found is not None))
    if found is not None:
        note_decisions(new, by=by)
    return change


def _made(old: Version, text: str, found: Detection | None, by: User) -> Version:
    return Version.objects.create(
        article=old.article,
        number=old.number + 1,
        text=text,
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        language=found.language if found else ENGLISH,
        language_origin=old.language_origin,
        detector=unmarked("", ENGLISH).detector,
        created_by=by,
        last_attribution=old.last_attribution,
        last_source=old.last_source,
        last_claim=old.last_claim,
    )


def _edit_header(
    journal: Journal, article: Article, header: Mapping[str, Any], revision: int | None
) -> None:
    wanted = header_as_stored(header)
    if all(getattr(article, name) == value for name, value in wanted.items()):
        return
    row = journal.take(article, article.revision if revision is None else revision)
    save_header(row, wanted)


def _summary(new: Version, *, marked: bool) -> str:
    if not marked:
        return f"Version {new.number} pasted; it is being marked"
    items = CarriedItem.objects.filter(version=new)
    carried = items.filter(verdict=Verdict.CARRIED).count()
    waiting = items.exclude(verdict=Verdict.CARRIED).filter(settled_at__isnull=True).count()
    return f"Version {new.number} pasted: {carried} carried over, {waiting} to be looked at"
