"""What search engines and other readers of schema.org are told: the JSON-LD of the public page.

``backstory`` is the sourcing statement, and there is none before a person approved it. Cited are
the documents and outlets that the article names, never a person.
"""

from __future__ import annotations

import json
from typing import Any

from newsapp.detection.types import Detection, Kind, Source
from newsapp.policy.types import Genre, Reviewed

_TYPES = {
    Genre.NEWS: "ReportageNewsArticle",
    Genre.ANALYSIS: "AnalysisNewsArticle",
    Genre.OPINION: "OpinionNewsArticle",
    Genre.REVIEW: "ReviewNewsArticle",
}


def schema_org(reviewed: Reviewed) -> dict[str, Any]:
    """The public article in the terms of schema.org, as plain data."""
    metadata = reviewed.metadata
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[metadata.genre],
        "headline": metadata.title or reviewed.name,
        "inLanguage": reviewed.detection.language,
        "version": reviewed.version,
        "url": metadata.url,
        "datePublished": metadata.published.isoformat() if metadata.published else "",
        "author": {"@type": "Person", "name": metadata.byline} if metadata.byline else "",
        "publisher": (
            {"@type": "NewsMediaOrganization", "name": metadata.outlet} if metadata.outlet else ""
        ),
        "backstory": reviewed.statement,
        "citation": _citations(reviewed.detection),
    }
    return {name: value for name, value in article.items() if value not in ("", [])}


def script_data(reviewed: Reviewed) -> str:
    """The same as it may stand in ``<script type="application/ld+json">``, which runs nothing.

    None of the characters that end such an element or begin a comment in it is left.
    """
    written = json.dumps(schema_org(reviewed), ensure_ascii=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _citations(detection: Detection) -> list[dict[str, Any]]:
    """Documents and outlets to which the article credits something, in the order of its sources."""
    credited = {one.source_id for one in detection.attributions}
    return [
        _citation(source)
        for source in detection.sources
        if source.kind in (Kind.DOCUMENT, Kind.MEDIA) and source.id in credited
    ]


def _citation(source: Source) -> dict[str, Any]:
    if source.kind is Kind.DOCUMENT:
        return {"@type": "CreativeWork", "name": source.name}
    publisher = {"@type": "NewsMediaOrganization", "name": source.name}
    return {"@type": "NewsArticle", "publisher": publisher}
