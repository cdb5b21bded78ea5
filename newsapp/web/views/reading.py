"""Reading an article: clean, or its sources only. For everybody who may see it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.markings import incompleteness
from newsapp.formats.titles import opens_with
from newsapp.web import access
from newsapp.web.marked_text import paragraphs_of, text_markup
from newsapp.web.reading_pages import speakers_of


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The text, set to be read; marks can be switched on."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    version = current_version(article)
    marks = request.GET.get("marks") == "on"
    detection = detection_of(version, with_rejected=False)
    if not marks:
        detection = replace(detection, attributions=(), sources=(), non_responses=())
    context = {
        "article": article,
        "version": version,
        "text": text_markup(paragraphs_of(detection), article.title),
        "headline_is_title": opens_with(version.text, article.title),
        "marks": marks,
    }
    return render(request, "reading/show.html", context)


@require_GET
def sources(request: HttpRequest, pk: int) -> HttpResponse:
    """Who says what, grouped by source."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    version = current_version(article)
    speakers = speakers_of(detection_of(version, with_rejected=False))
    context = {
        "article": article,
        "version": version,
        "speakers": speakers,
        "incomplete": incompleteness(version),
    }
    return render(request, "reading/sources.html", context)
