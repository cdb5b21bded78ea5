"""Who is not signed in is sent to the sign-in page; a fragment's request is told so instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse


class SignInMiddleware(LoginRequiredMiddleware):
    """Django's, except that htmx gets 401: a redirect would put a whole page into a fragment."""

    def handle_no_permission(  # type: ignore[override]  # Django only ever redirects
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        """Answer somebody who is not signed in."""
        if request.headers.get("HX-Request"):
            return HttpResponse("Sign in first.", status=401, content_type="text/plain")
        return super().handle_no_permission(request, view_func)
