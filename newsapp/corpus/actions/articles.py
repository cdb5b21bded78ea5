"""Bringing articles in, and correcting what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from newsapp.corpus.assessment import reassess
from newsapp.corpus.errors import Refused, SameText
from newsapp.corpus.journal import SUMMARY_LENGTH, Journal
from newsapp.corpus.markings import ask_for_marking, is_long
from newsapp.corpus.models import Action, Article, Change, Desk, User, Version
from newsapp.corpus.nouns import NOUNS
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.quotes import require_storable, shortened
from newsapp.corpus.redetection import lay_over
from newsapp.corpus.rereading import read_again
from newsapp.corpus.snapshots import capture
from newsapp.corpus.storing import store_attributions, store_claims, store_layout, store_sources
from newsapp.detection import detect
from newsapp.detection.intake import IntakeError, normalise
from newsapp.detection.language import ENGLISH, recognise
from newsapp.detection.types import Detection
from newsapp.detection.unmarked import unmarked
from newsapp.policy.types import Genre

HEADER_FIELDS = ("title", "outlet", "byline", "url", "published", "genre")


def add_article(
    desk: Desk,
    *,
    text: str,
    title: str,
    by: User,
    outlet: str = "",
    byline: str = "",
    url: str = "",
    published: date | None = None,
    genre: Genre | str = Genre.NEWS,
    same_text_ok: bool = False,
) -> Article:
    """Store a new article with version 1, what detection marks in it, and its flags.

    A text that ``is_long`` is stored without marks, and the worker is asked for them. The text is
    normalised (again, where the caller did so). Raises Refused where text or header do not hold
    up, and SameText where the desk has the same text already and that is not allowed.
    """
    try:
        text = normalise(text)
    except IntakeError as error:
        raise Refused(str(error)) from error
    article = Article(
        desk=desk,
        title=title.strip(),
        outlet=outlet,
        byline=byline,
        url=url,
        published=published,
        genre=genre,
        created_by=by,
    )
    require_sound_header(article)
    if not same_text_ok:
        _refuse_same_text(desk, text)
    if not is_long(text):
        return store_article(article, detect(text), same_text_ok=same_text_ok)
    language = recognise(text)
    with transaction.atomic():
        store_article(article, unmarked(text, language), same_text_ok=same_text_ok)
        if language == ENGLISH:
            ask_for_marking(current_version(article), by=by)
    return article


@transaction.atomic
def store_article(article: Article, detection: Detection, *, same_text_ok: bool = False) -> Article:
    """Store an article that is not stored yet, with ``detection`` of its text as version 1.

    Raises SameText where its desk has the same text already and that is not allowed, and
    QuoteMismatch for a span beyond the text; then nothing is stored.
    """
    if not same_text_ok:
        # Two people who paste the same text at the same moment wait for each other here.
        Desk.objects.select_for_update(no_key=True).get(pk=article.desk.pk)
        _refuse_same_text(article.desk, detection.text)
    article.save()
    version = Version.objects.create(
        article=article,
        text=detection.text,
        sha256=_sha256(detection.text),
        language=detection.language,
        detector=detection.detector,
        created_by=article.created_by,
    )
    store_layout(version, detection)
    sources = store_sources(version, detection.sources)
    claims = store_claims(version, detection.claims)
    store_attributions(version, detection.attributions, sources, claims)
    version.save(update_fields=["last_attribution", "last_source", "last_claim"])
    after = capture(NOUNS["article"], [article.pk])[article.pk]
    Change.objects.create(
        article=article,
        version=version,
        by=article.created_by,
        action=Action.INTAKE,
        summary=shortened(f"Added the article “{article.title}”", SUMMARY_LENGTH),
        rows=[{"model": "article", "id": article.pk, "before": None, "after": after}],
    )
    reassess(version)
    return article


@transaction.atomic
def edit_header(article: Article, *, revision: int, by: User, **fields: Any) -> Change:
    """Change what is known of an article: any of HEADER_FIELDS, by name.

    Raises Refused where a value does not hold up, Stale where somebody changed the header
    meanwhile, and TypeError for a field that the header does not have.
    """
    wanted = header_as_stored(fields)
    journal = Journal(current_version(article), by)
    article = journal.take(article, revision)
    altered = [name for name, value in wanted.items() if getattr(article, name) != value]
    save_header(article, wanted)
    return journal.write(
        Action.EDIT_HEADER, f"Edited the article’s {', '.join(sorted(altered)) or 'header'}"
    )


def detect_again(version: Version, *, by: User) -> Change:
    """Run detection again. What people made, confirmed or rejected stays as they left it.

    Where nothing new is found, nothing is written and the last change is returned.
    """
    # Outside the transaction, as in add_article; the text cannot change meanwhile.
    found = read_again(version)
    with transaction.atomic():
        journal = Journal(version, by)
        lay_over(journal, found)
        return journal.write(Action.DETECT_AGAIN, f"Ran detection again ({found.detector})")


def header_as_stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a header without blanks around them. Raises TypeError for an unknown field."""
    unknown = fields.keys() - set(HEADER_FIELDS)
    if unknown:
        raise TypeError(f"a header has no field {', '.join(sorted(unknown))}")
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }


def save_header(article: Article, wanted: Mapping[str, Any]) -> None:
    """Store what ``header_as_stored`` gave. Raises Refused where a value does not hold up."""
    for name, value in wanted.items():
        setattr(article, name, value)
    require_sound_header(article)
    article.save(update_fields=list(wanted))


def require_sound_header(article: Article) -> None:
    """Raise Refused, saying which, where a value of the header does not hold up."""
    for name in HEADER_FIELDS:
        require_storable(str(getattr(article, name)), f"The {name}")
    try:
        article.clean_fields(exclude=["desk", "created_by"])
    except ValidationError as error:
        sentences = [
            f"{name.capitalize()}: {' '.join(messages)}"
            for name, messages in error.message_dict.items()
        ]
        raise Refused(" ".join(sentences)) from error


def _refuse_same_text(desk: Desk, text: str) -> None:
    same = Version.objects.filter(article__desk=desk, sha256=_sha256(text))
    version = same.select_related("article").order_by("pk").first()
    if version is not None:
        raise SameText(version.article)


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
