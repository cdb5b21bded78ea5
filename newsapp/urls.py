"""All addresses: the application's own, and Django's admin."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("newsapp.web.urls")),
    path("admin/", admin.site.urls),
]
