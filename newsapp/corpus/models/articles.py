"""Articles and their numbered versions, each with a text that never changes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.people import Desk, User
from newsapp.detection.types import Origin
from newsapp.policy.types import Genre

TEXT_NEVER_CHANGES = "the text of a version never changes: make a new version"


class Article(models.Model):
    """A story. Its header has a revision of its own; its words stand in its versions."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=300)
    outlet = models.CharField(max_length=200, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    url = models.URLField(
        "URL", max_length=2000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    published = models.DateField(null=True, blank=True)
    genre = models.CharField(
        max_length=20, choices=[(genre.value, genre.value) for genre in Genre], default=Genre.NEWS
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="articles")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["desk", "-created_at"], name="article_by_desk")]

    def __str__(self) -> str:
        return self.title


class Versions(models.QuerySet["Version"]):
    """Reads and writes versions, but never their text."""

    def update(self, **fields: Any) -> int:
        """Update in bulk. Raises ValueError where that would change a text."""
        if {"text", "sha256"} & fields.keys():
            raise ValueError(TEXT_NEVER_CHANGES)
        return super().update(**fields)


class Version(models.Model):
    """One text of an article, with what was marked in it.

    ``detector`` names what marked it, ``policy`` the policy its flags were made under. A
    ``language`` that a person gave (``language_origin``) stands when detection runs again. The last
    numbers given out are kept, because the number of a deleted attribution is never given again.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    is_current = models.BooleanField(default=True)
    language = models.CharField(max_length=10, default="en")
    language_origin = models.CharField(
        max_length=10,
        choices=[(origin.value, origin.value) for origin in Origin],
        default=Origin.DETECTED,
    )
    detector = models.CharField(max_length=50, blank=True)
    policy = models.CharField(max_length=100, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="versions")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_attribution = models.PositiveIntegerField(default=0)
    last_source = models.PositiveIntegerField(default=0)
    last_claim = models.PositiveIntegerField(default=0)

    objects = Versions.as_manager()

    class Meta:
        ordering: ClassVar = ["article_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(is_current=True), name="one_current_version"
            ),
            models.CheckConstraint(name="version_numbers_from_1", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.article} · version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row. Raises ValueError where the text of a stored version was altered."""
        if "text" in self.__dict__ and not self._state.adding:
            stored = getattr(self, "_text_as_stored", None)
            if stored is None:
                stored = Version.objects.values_list("text", flat=True).get(pk=self.pk)
            if self.text != stored:
                raise ValueError(TEXT_NEVER_CHANGES)
        super().save(*args, **kwargs)
        self._text_as_stored = self.__dict__.get("text")

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Version:
        """Remember the text as it was read, so that ``save`` can refuse to change it."""
        version = super().from_db(*args, **kwargs)
        version._text_as_stored = version.__dict__.get("text")
        return version
