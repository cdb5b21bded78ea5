"""The history of an article: every change, filtered as people look for it, told in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from newsapp.corpus.models import Action, Article, Change, User
from newsapp.corpus.telling import told
from newsapp.formats.history import HistoryEntry

NOUNS_OF_ACTIONS = (
    *("article", "version", "attribution", "source", "claim", "flag"),
    *("rule", "comment", "statement"),
)
"""What a history can be narrowed down to; the words before the dot of an Action."""
_PLURALS = {"attributions": "attribution", "flags": "flag", "sources": "source"}


def changes_of(
    article: Article,
    *,
    by: User | None = None,
    actions: Iterable[Action] = (),
    nouns: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Change]:
    """The changes of the article in the order in which they were made, with who made them.

    Their versions come with them, without their texts: there can be thousands of changes on one.

    Each filter that is given narrows them down: to one person, to any of ``actions``, to actions
    on any of ``nouns`` (of NOUNS_OF_ACTIONS), to the days from ``since`` to ``until``, both
    included, in the time zone of the installation. An undo and a redo count as what they undo.
    """
    changes = Change.objects.filter(article=article).select_related("by", "version")
    changes = changes.defer("version__text")
    if by is not None:
        changes = changes.filter(by=by)
    wanted = {*actions, *_actions_on(nouns)}
    if wanted:
        changes = changes.filter(
            Q(action__in=wanted)
            | Q(undoes__action__in=wanted)
            | Q(undoes__undoes__action__in=wanted)
        )
    if since is not None:
        changes = changes.filter(at__date__gte=since)
    if until is not None:
        changes = changes.filter(at__date__lte=until)
    return changes.order_by("pk")


def history_of(article: Article, changes: Iterable[Change]) -> list[HistoryEntry]:
    """Changes of the article (what ``changes_of`` gives, or a page of it), told in words."""
    return list(told(article, changes))


def people_in(article: Article) -> QuerySet[User]:
    """Everybody who has changed something in the article, by name."""
    people = User.objects.filter(changes__article=article).distinct()
    return people.order_by("first_name", "last_name", "username")


def _actions_on(nouns: Iterable[str]) -> set[Action]:
    wanted = set(nouns)
    return {
        action
        for action in Action
        if _PLURALS.get(prefix := action.value.partition(".")[0], prefix) in wanted
    }
