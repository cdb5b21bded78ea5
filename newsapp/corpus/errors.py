"""What can go wrong with a write. Each message is for the person who tried.

Refused
├── QuoteMismatch   the words are not where the span says
├── Stale           somebody else changed the row meanwhile
│   └── OtherVersion    somebody else made a new version of the article meanwhile
├── NotAllowedNow   the row does not stand as the action needs it
│   └── Frozen      the review of the version is signed off
├── Question        it is done where the same is sent as meant
│   ├── NameInNote      free words hold a personal name that is not in the article
│   ├── AnonymityEnds   what an unnamed source said would count as somebody's
│   └── KindOfOneOrAll  a kind for all mentions of a source, or for one of them
└── SameText        the text is stored already
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

    from newsapp.corpus.models import Article, Change, SignOff, Source, Version


class Refused(Exception):
    """A write that was not made. Nothing was changed; ``str()`` says why and what to do."""


class QuoteMismatch(Refused):
    """``text[start:end]`` is not the quote, or the offsets lie outside the text."""


class Stale(Refused):
    """A row was changed since the person saw it.

    ``row`` is the row as it is stored now, None where it was deleted. ``sent_revision`` is what
    the person saw, None where an undo found the change. ``summary`` says who changed the row
    last, when, and what they did. ``change`` is the change that could not be undone, None where
    it was another kind of write.
    """

    change: Change | None = None

    def __init__(self, row: Model | None, sent_revision: int | None, summary: str) -> None:
        self.row = row
        self.sent_revision = sent_revision
        self.summary = summary
        happened = "was deleted" if row is None else "was changed"
        super().__init__(f"This {happened} meanwhile: {summary}. Look at it again, then decide.")


class OtherVersion(Stale):
    """A page shows another version of the article than ``current``, which people work on now.

    ``shown`` is the number of the version on the page, None where the article has none such.
    """

    def __init__(self, current: Version, shown: int | None, summary: str) -> None:
        super().__init__(current, None, summary)
        self.current = current
        self.args = (
            f"This page shows {f'version {shown}' if shown else 'another version'} of the article. "
            f"Version {current.number} stands now: {summary}. Nothing was changed: look there, and "
            "do it if it still applies.",
        )


class NotAllowedNow(Refused):
    """What was asked does not fit what is stored, such as an undo with nothing to undo."""


class Frozen(NotAllowedNow):
    """The review of the version is signed off (``sign_off``): nothing changes until it is open."""

    def __init__(self, sign_off: SignOff) -> None:
        self.sign_off = sign_off
        super().__init__(
            f"{sign_off.by} signed this version off on {sign_off.at:%-d %B %Y at %H:%M} UTC, and "
            "its review is frozen. A standards editor can re-open it, with a reason; a changed "
            "text is a new version."
        )


class Question(Refused):
    """What has to be meant. It is asked once; the same sent as sure is done.

    ``title`` names it at the top of a page, ``yes`` and ``no`` are the words of the two answers.
    Where there is more than one way to mean it, ``choices`` holds each value to be sent as the
    scope, with its words, in the place of ``yes``.
    """

    title = ""
    yes = ""
    no = ""
    choices: tuple[tuple[str, str], ...] = ()


class NameInNote(Question):
    """Free words hold ``names`` that are not in the article. The same words sent as sure are kept.

    It is a question and never a prohibition: the name of a colleague is no harm, that of a source
    is what the record must not hold.
    """

    title = "A name in the note"
    yes = "Store it all the same"
    no = "Word it anew"

    def __init__(self, what: str, names: tuple[str, ...]) -> None:
        self.names = names
        named = " and ".join(f"“{name}”" for name in names)
        super().__init__(
            f"{what} names {named}, and the article does not. If that is a source who must stay "
            "unnamed, take the name out: what is saved stays on the record. If not, save it again."
        )


class AnonymityEnds(Question):
    """Unnamed sources would become part of one that is no unnamed one; ``lost`` says what goes."""

    title = "No longer anonymous"
    yes = "Merge all the same"
    no = "Leave them apart"

    def __init__(self, unnamed: Sequence[str], target: str, lost: str) -> None:
        named = " and ".join(f"“{name}”" for name in unnamed)
        are = "is" if len(unnamed) == 1 else "are"
        super().__init__(
            f"{named} {are} anonymous, and “{target}” is not. Merged into it, {lost}. "
            "Undo brings everything back."
        )


class Scope(StrEnum):
    """Which mentions of a source are meant: all of them, or those that were selected."""

    ALL = "all"
    THESE = "these"


class KindOfOneOrAll(Question):
    """A mention of ``source``, one of ``mentions``, is said to be of another kind than all are."""

    title = "All mentions, or these words"
    no = "Leave it as it is"

    def __init__(self, source: Source, present: str, wanted: str, mentions: int) -> None:
        self.choices = (
            (Scope.ALL, "Both mentions" if mentions == 2 else f"All {mentions} mentions"),
            (Scope.THESE, "Only these words, as a source of their own"),
        )
        super().__init__(
            f"These words mention “{source.name}”, which is {present} and has {mentions} mentions. "
            f"Which of them are {wanted}?"
        )


class SameText(Refused):
    """The same text is stored on this desk already, as ``article``."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__(
            f"This text is here already: “{article}”, added {article.created_at:%-d %B %Y}."
        )
