"""All addresses: the application's own, and Django's admin."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", include("newsapp.web.urls")),
    path("admin/", admin.site.urls),
    # Browsers ask for it on pages that name no icon of their own, such as the admin's.
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}icon.svg")),
]
