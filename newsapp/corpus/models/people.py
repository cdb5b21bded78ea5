"""People, their roles, and the desks that articles belong to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models


class Role(models.TextChoices):
    """What a person may do. Each role may do what those before it may."""

    READER = "reader", "Reader"
    EDITOR = "editor", "Editor"
    STANDARDS = "standards", "Standards editor"
    ADMINISTRATOR = "administrator", "Administrator"


class People(UserManager["User"]):
    """Makes accounts; ``createsuperuser`` makes an administrator."""

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> User:
        """An administrator with access to Django's admin."""
        fields.setdefault("role", Role.ADMINISTRATOR)
        return super().create_superuser(username, email, password, **fields)


class User(AbstractUser):
    """Somebody who signs in, with one role and any number of desks."""

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.READER)
    # WCAG 2.1.4: keys of a single letter can be turned off.
    letter_keys = models.BooleanField("single-letter keys", default=True)

    objects: ClassVar[People] = People()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row. The role alone says who may use Django's admin."""
        self.is_staff = self.is_superuser = self.role == Role.ADMINISTRATOR
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def may_see_every_desk(self) -> bool:
        """Whether desks are no border to this person: administrators alone."""
        return self.may(Role.ADMINISTRATOR)

    def may(self, role: Role) -> bool:
        """Whether this person's role is ``role`` or a higher one."""
        order = list(Role)
        return order.index(Role(self.role)) >= order.index(role)


def require_names(value: object) -> None:
    """Raise ValidationError unless ``value`` is a list of names."""
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValidationError('Write a list of names, such as ["The Quay Post", "Quay Radio"].')


class Desk(models.Model):
    """A group of people and the articles that they alone see."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    outlets = models.JSONField(
        "own outlets",
        default=list,
        blank=True,
        validators=[require_names],
        help_text="Names of this newsroom's own outlets, as a JSON list: never flagged as a relay.",
    )
    guidelines = models.TextField(
        "coding guidelines",
        blank=True,
        help_text="Markdown, shown beside the text: how this desk marks and codes.",
    )
    members = models.ManyToManyField(User, related_name="desks", blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
