"""All addresses: the application's own, accounts, Django's admin and the health check."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from newsapp.web.views.health import healthz

urlpatterns = [
    path("", include("newsapp.web.urls")),
    path(
        "sign-in/",
        LoginView.as_view(template_name="accounts/sign_in.html", redirect_authenticated_user=True),
        name="sign-in",
    ),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
