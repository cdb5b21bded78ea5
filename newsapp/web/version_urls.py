"""Routes of versions, the sourcing statement and the desk's numbers."""

from django.urls import URLPattern, URLResolver, path

from newsapp.web.views import statements, versions

article_urls: list[URLPattern | URLResolver] = [
    path("versions/", versions.index, name="versions"),
    path("versions/new/", versions.new, name="version-new"),
    path("versions/queue/", versions.queue, name="version-queue"),
    path("versions/queue/undo/", versions.undo, name="version-undo"),
    path("versions/queue/<int:item>/settle/", versions.settle, name="version-settle"),
    path("versions/<int:number>/", versions.show, name="version"),
    path("versions/<int:number>/compare/", versions.compare, name="version-compare"),
    path("statement/", statements.show, name="statement"),
]
