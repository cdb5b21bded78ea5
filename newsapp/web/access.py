"""The only way from a request to a stored object.

What a person may not see does not exist for them (404); what they may see but not do is refused
(403); what was there and a colleague has deleted meanwhile is stale (409). A view that writes asks
for an editable object and thereby for the editor's role.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import (
    Article,
    Attribution,
    AttributionSpan,
    CarriedItem,
    Change,
    Desk,
    DeskPolicy,
    Flag,
    Role,
    Source,
    User,
    Version,
)
from newsapp.corpus.queries.articles import articles_visible_to
from newsapp.corpus.queries.undo import OF_REVIEW


def person(request: HttpRequest) -> User:
    """The person who is signed in. Raises PermissionDenied where nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def require(user: User, role: Role) -> None:
    """Raise PermissionDenied unless ``user`` holds ``role`` or a higher one."""
    if not user.may(role):
        raise PermissionDenied(
            f"This needs the role “{role.label}”; yours is “{Role(user.role).label}”. "
            "An administrator can change it."
        )


def desks_visible_to(user: User) -> QuerySet[Desk]:
    """The desks of this person, by name; administrators see every desk."""
    return Desk.objects.all() if user.may_see_every_desk else user.desks.all()


def get_desk_for(user: User, slug: str, role: Role = Role.READER) -> Desk:
    """The desk, where ``user`` is on it and holds ``role``."""
    desk = get_object_or_404(desks_visible_to(user), slug=slug)
    require(user, role)
    return desk


def get_policy_for(user: User, slug: str, name: str, role: Role = Role.EDITOR) -> DeskPolicy:
    """A policy of a desk's own by the slugs of both, where ``user`` holds ``role``."""
    desk = get_desk_for(user, slug, role)
    return get_object_or_404(DeskPolicy.objects.select_related("desk"), desk=desk, slug=name)


def get_article_for(user: User, pk: int) -> Article:
    """The article, where ``user`` may see it."""
    return get_object_or_404(articles_visible_to(user).select_related("desk"), pk=pk)


def get_editable_article_for(user: User, pk: int, role: Role = Role.EDITOR) -> Article:
    """The article, where ``user`` may see it and holds ``role``."""
    article = get_article_for(user, pk)
    require(user, role)
    return article


def get_attribution_for(user: User, pk: int, number: int) -> Attribution:
    """An attribution of the article's current version, to read."""
    return get_object_or_404(
        Attribution.objects.select_related("version__article", "source"),
        version__article=get_article_for(user, pk),
        version__is_current=True,
        number=number,
    )


def get_editable_attribution_for(user: User, pk: int, number: int) -> Attribution:
    """An attribution of the article's current version, to change."""
    get_editable_article_for(user, pk)
    try:
        return get_attribution_for(user, pk, number)
    except Http404 as error:
        version = Version.objects.get(article=pk, is_current=True)
        if number > version.last_attribution:
            raise
        raise _gone("attribution") from error


def get_editable_span_for(user: User, pk: int, number: int, span: int) -> AttributionSpan:
    """One span of an attribution of the current version, to change."""
    attribution = get_editable_attribution_for(user, pk, number)
    row = attribution.spans.filter(pk=span).first()
    if row is None:
        raise _gone("part of the attribution")
    return row


def get_editable_source_for(user: User, pk: int, number: int) -> Source:
    """A source of the article's current version, to change."""
    article = get_editable_article_for(user, pk)
    version = Version.objects.get(article=article, is_current=True)
    source = (
        Source.objects.select_related("version__article")
        .filter(version=version, number=number)
        .first()
    )
    if source is None and number <= version.last_source:
        raise _gone("source")
    if source is None:
        raise Http404("There is no such source.")
    return source


def get_decidable_flag_for(user: User, pk: int, flag: int) -> Flag:
    """A flag of the current version, for somebody who may decide on it.

    A finding that is gone meanwhile comes back too: the action says so to whoever decides on it.
    """
    article = get_editable_article_for(user, pk, Role.STANDARDS)
    return get_object_or_404(
        Flag.objects.select_related("version__article", "source"),
        version__article=article,
        version__is_current=True,
        pk=flag,
    )


def get_carried_item_for(user: User, pk: int, item: int) -> CarriedItem:
    """An item in the queue of the current version, to settle."""
    return get_object_or_404(
        CarriedItem.objects.select_related("version__article", "attribution"),
        version__article=get_editable_article_for(user, pk),
        version__is_current=True,
        pk=item,
    )


def require_may_reverse(user: User, change: Change | None) -> None:
    """Raise NotAllowedNow where ``change`` is of the review and ``user`` may no longer review.

    A role can be taken from somebody between what they did and their undoing it.
    """
    if change is None:
        return
    first = change
    while first.undoes is not None:
        first = first.undoes
    if first.action in OF_REVIEW and not user.may(Role.STANDARDS):
        raise NotAllowedNow(f"Only a standards editor may do this: {change.summary}")


def _gone(what: str) -> Stale:
    return Stale(None, None, f"a colleague took this {what} away, or an undo did")
