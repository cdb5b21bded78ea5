"""Routes of versions, the sourcing statement and the desk's numbers."""

from django.urls import URLPattern, URLResolver, path

from newsapp.web.views import numbers, statements, versions

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

urlpatterns: list[URLPattern | URLResolver] = [
    path("numbers/", numbers.index, name="numbers-index"),
    path("desks/<slug:slug>/numbers/", numbers.show, name="numbers"),
    path("desks/<slug:slug>/numbers/<slug:name>.csv", numbers.table, name="numbers-table"),
]
