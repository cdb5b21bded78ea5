"""The person and the desk of a newsroom of one."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction

from newsapp.corpus.models import Desk, Role, User

LOCAL_EDITOR = "local"


def local_editor() -> User | None:
    """The local editor, None before the first need."""
    return User.objects.filter(username=LOCAL_EDITOR).first()


@transaction.atomic
def ensure_local_editor() -> User:
    """The local editor, made on first need: an administrator without a usable password."""
    user, _ = User.objects.get_or_create(
        username=LOCAL_EDITOR,
        defaults={
            "role": Role.ADMINISTRATOR,
            "first_name": "Local",
            "last_name": "editor",
            "password": make_password(None),  # no password opens it
        },
    )
    default_desk().members.add(user)
    return user


def default_desk() -> Desk:
    """The oldest desk, or a news desk where there is none yet."""
    desk = Desk.objects.order_by("pk").first()
    if desk is None:
        desk, _ = Desk.objects.get_or_create(slug="news", defaults={"name": "News desk"})
    return desk


def set_letter_keys(user: User, *, on: bool) -> None:
    """Switch a person's single-letter keys on or off (WCAG 2.1.4). No article is touched."""
    user.letter_keys = on
    user.save(update_fields=["letter_keys"])
