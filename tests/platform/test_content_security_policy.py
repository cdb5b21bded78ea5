"""The policy that every page carries: nothing from another host, nothing inline but by nonce."""

import pytest
from django.test import Client

EXPECTED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy_of(header: str) -> dict[str, str]:
    """Directive -> values, the nonce left out."""
    directives = {}
    for directive in header.split(";"):
        name, _, values = directive.strip().partition(" ")
        directives[name] = " ".join(v for v in values.split() if not v.startswith("'nonce-"))
    return directives


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sign-in/", "/admin/login/", "/no-such-page/", "/healthz"])
def test_every_page_carries_the_whole_policy(path: str, client: Client) -> None:
    assert policy_of(client.get(path)["Content-Security-Policy"]) == EXPECTED


@pytest.mark.django_db
def test_other_headers_say_no_as_well(client: Client) -> None:
    answer = client.get("/sign-in/")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
