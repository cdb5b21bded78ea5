"""Local mode: whoever sits at this machine is the local editor, without a password.

It is on only by ON_RECORD_LOCAL, which `make run` sets, and for a request only when the peer and
the Host are loopback, no header says that somebody else asks through a proxy, and no account can
sign in. The Host is checked because a web page elsewhere may point its own name at 127.0.0.1 (DNS
rebinding) and have the visitor's browser ask us. Nothing is kept in a session: the first account
with a password ends local mode for everybody at once.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from newsapp.corpus.actions.accounts import ensure_local_editor, local_editor
from newsapp.loopback import is_loopback_address, is_loopback_host

# Set by proxies and tunnels. Any of them means that the peer may not be the visitor.
FORWARDING_HEADERS = frozenset(
    {
        "HTTP_FORWARDED",
        "HTTP_VIA",
        "HTTP_X_REAL_IP",
        "HTTP_X_CLIENT_IP",
        "HTTP_X_CLUSTER_CLIENT_IP",
        "HTTP_TRUE_CLIENT_IP",
        "HTTP_CF_CONNECTING_IP",
    }
)


def anyone_can_sign_in() -> bool:
    """Whether some account, active or not, has a password that could be typed."""
    accounts = get_user_model()._default_manager
    return (
        accounts.exclude(password="")
        .exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .exists()
    )


def comes_from_this_machine(request: HttpRequest) -> bool:
    """Whether peer and Host are loopback and no header speaks of a visitor behind the peer."""
    if any(
        name in FORWARDING_HEADERS or name.startswith("HTTP_X_FORWARDED") for name in request.META
    ):
        return False
    return is_loopback_address(request.META.get("REMOTE_ADDR", "")) and is_loopback_host(
        request.META.get("HTTP_HOST", "")
    )


class LocalEditorMiddleware:
    """Makes the visitor the local editor where local mode allows it. Stands after authentication.

    Lazy: a request that never asks who the visitor is (`/healthz`) costs no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with the visitor replaced where local mode applies."""
        if settings.LOCAL_MODE and comes_from_this_machine(request):
            signed_in = request.user

            def visitor() -> object:
                if signed_in.is_authenticated or anyone_can_sign_in():
                    return signed_in
                # Making sure takes the write lock; a request that only reads needs none.
                return local_editor() or ensure_local_editor()

            request.user = SimpleLazyObject(visitor)  # type: ignore[assignment]
        return self.get_response(request)
