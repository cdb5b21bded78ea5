"""Accounts that nobody made by hand."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from newsapp.corpus.models import Desk, User

LOCAL_EDITOR = "local"
DEFAULT_DESK = {"slug": "news", "name": "News"}


def ensure_default_desk() -> Desk:
    """The first desk, made where there is none: an article always belongs to a desk."""
    desk = Desk.objects.order_by("pk").first()
    if desk is None:
        desk, _ = Desk.objects.get_or_create(
            slug=DEFAULT_DESK["slug"], defaults={"name": DEFAULT_DESK["name"]}
        )
    return desk


def ensure_local_editor() -> User:
    """The local editor of local mode: an administrator without a password, on the first desk.

    Made at the first call. Somebody's own account that happens to be called "local" is not taken
    over: one with a password ends local mode before this is asked.
    """
    editor = User.objects.filter(username=LOCAL_EDITOR).first()
    if editor is not None:
        return editor
    desk = ensure_default_desk()
    try:
        with transaction.atomic():
            editor = User.objects.create_superuser(
                LOCAL_EDITOR, password=None, first_name="Local", last_name="editor"
            )
            desk.members.add(editor)
    except IntegrityError:  # two first pages at once
        editor = User.objects.get(username=LOCAL_EDITOR)
    return editor
