"""Routes of the sources ledger, suggestions, tags, presence and reading."""

from django.urls import URLPattern, URLResolver, path

from newsapp.web.views import presence, reading, sources, suggestions, tags, workbench

source_urls: list[URLPattern | URLResolver] = [
    path("", workbench.card, name="source"),
    path("tools/", sources.tools, name="source-tools"),
    path("name/", sources.rename, name="source-rename"),
    path("number/", sources.set_count, name="source-count"),
    path("merge/", sources.merge, name="source-merge"),
    path("split/", sources.split, name="source-split"),
    path("tags/", tags.tag_source, name="source-tags"),
]

article_urls: list[URLPattern | URLResolver] = [
    path("suggestions/", suggestions.index, name="suggestions"),
    path("suggestions/settle/", suggestions.settle, name="suggestions-settle"),
    path("attributions/<int:number>/tags/", tags.tag_attribution, name="attribution-tags"),
    path("guidelines/", tags.guidelines, name="guidelines"),
    path("undo/list/", workbench.undo_list, name="undo-list"),
    path("changes/", presence.changes, name="changes"),
    path("cards/", presence.cards, name="cards"),
    path("read/", reading.show, name="read"),
    path("read/sources/", reading.sources, name="read-sources"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("desks/<slug:slug>/tags/", tags.index, name="tags"),
    path("desks/<slug:slug>/tags/add/", tags.add, name="tag-add"),
    path("desks/<slug:slug>/tags/<slug:tag>/", tags.edit, name="tag-edit"),
    path("desks/<slug:slug>/guidelines/", tags.edit_guidelines, name="guidelines-edit"),
]
