"""Accounts and desks, made from outside the pages: by a command, or by a job of the newsroom's."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Desk, Role, User


@transaction.atomic
def add_person(
    username: str,
    *,
    role: Role,
    desks: Iterable[Desk] = (),
    first_name: str = "",
    last_name: str = "",
    password: str | None,
) -> User:
    """Make an account that is on ``desks``; without a password nobody can sign in with it.

    Raises Refused for a name that is taken or no sign-in name, and for a password that is too weak.
    """
    if User.objects.filter(username=username).exists():
        raise Refused(
            f"There is an account “{username}” already: change its role and desks under People."
        )
    person = User(username=username, first_name=first_name, last_name=last_name, role=role)
    try:
        person.full_clean(exclude=["password"])
        if password is not None:
            validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    person.password = make_password(password)
    person.save()
    person.desks.set(desks)
    return person


def make_desk(slug: str) -> Desk:
    """The desk with this slug, made where there is none: “court-news” is named “Court news”.

    Raises Refused where ``slug`` is no short name, and where another desk has the name.
    """
    desk = Desk.objects.filter(slug=slug).first()
    if desk is not None:
        return desk
    if not slug or slugify(slug) != slug:
        proposed = f", such as “{slugify(slug)}”" if slugify(slug) else ""
        raise Refused(
            f"“{slug}” cannot be a desk’s short name: write lower-case letters, digits and "
            f"hyphens{proposed}."
        )
    words = " ".join(slug.replace("-", " ").replace("_", " ").split())
    name = words[:1].upper() + words[1:]
    namesake = Desk.objects.filter(name__iexact=name).first()
    if namesake is not None:
        raise Refused(
            f"There is a desk named “{namesake}” already; its short name is “{namesake.slug}”."
        )
    return Desk.objects.create(slug=slug, name=name)
