"""All routes, grouped by what they act on."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path

from newsapp.web import ledger_urls, review_urls, version_urls
from newsapp.web.views import (
    articles,
    attributions,
    exports,
    health,
    linking,
    settings,
    spans,
    workbench,
)

attribution_urls: list[URLPattern | URLResolver] = [
    path("", attributions.show, name="attribution"),
    path("state/", attributions.set_state, name="attribution-state"),
    path("delete/", attributions.delete, name="attribution-delete"),
    path("complete/", attributions.complete, name="attribution-complete"),
    path("link/", linking.link, name="attribution-link"),
    path("spans/<int:span>/move/", spans.move, name="span-move"),
    path("spans/<int:span>/everywhere/", spans.everywhere, name="span-everywhere"),
    path("spans/<int:span>/remove/", spans.remove, name="span-remove"),
]

article_urls: list[URLPattern | URLResolver] = [
    path("", workbench.show, name="workbench"),
    path("details/", articles.details, name="article-details"),
    path("attributions/", attributions.add, name="attribution-add"),
    path("attributions/<int:number>/", include(attribution_urls)),
    path("sources/<int:number>/", include(ledger_urls.source_urls)),
    path("sources/<int:number>/kind/", attributions.set_kind, name="source-kind"),
    *ledger_urls.article_urls,
    *review_urls.article_urls,
    *version_urls.article_urls,
    path("marking/", workbench.marking, name="marking"),
    path("marking/again/", workbench.mark, name="mark"),
    path("english/", workbench.mark_as_english, name="mark-as-english"),
    path("undo/", workbench.undo, name="undo"),
    path("redo/", workbench.redo, name="redo"),
    path("detect/", workbench.detect_again, name="detect-again"),
    path("export/", exports.choose, name="exports"),
    path("export/<slug:slug>/", exports.download, name="export"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", articles.index, name="articles"),
    path("articles/paste/", articles.paste, name="article-paste"),
    path("articles/title/", articles.title, name="article-title"),
    path("articles/<int:pk>/", include(article_urls)),
    *ledger_urls.urlpatterns,
    *review_urls.urlpatterns,
    *version_urls.urlpatterns,
    path("keys/", settings.keys, name="keys"),
    path("sign-in/", LoginView.as_view(template_name="accounts/sign_in.html"), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("healthz", health.healthz, name="healthz"),
]
