"""What must be there before pages are served to anybody but the person at this machine."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, connections

from newsapp.corpus.database import pending_migrations
from newsapp.loopback import is_loopback_host
from newsapp.web.local_mode import anyone_can_sign_in

HOW_TO_MAKE_A_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def unmet_demands() -> Iterator[str]:
    """Each thing that is missing, in one sentence that says how to make it.

    Nothing is demanded in local mode or while debugging on loopback.
    """
    if not settings.PRODUCTION and is_loopback_host(settings.HOST):
        return
    if not settings.SECRET_KEY_GIVEN:
        yield (
            "A secret key is missing: set SECRET_KEY, or SECRET_KEY_FILE to a file that holds it"
            f" (make one with `{HOW_TO_MAKE_A_KEY}`)."
        )
    if not settings.ALLOWED_HOSTS:
        yield (
            "The names that this server answers to are missing: set ALLOWED_HOSTS,"
            " for example ALLOWED_HOSTS=record.example.org."
        )
    try:
        if pending_migrations():
            yield "The database is not up to date: run `python manage.py migrate`."
        elif not anyone_can_sign_in():
            yield (
                "Nobody can sign in yet: make the first account with"
                " `python manage.py add_person NAME --role administrator`."
            )
    except DatabaseError as error:
        yield f"The database cannot be used: {str(error).strip().splitlines()[0]}"


def close_connections() -> None:
    """Close what this process has open to the database, the pool and its threads included.

    A server forks after start-up, and two processes must never share a connection.
    """
    connections.close_all()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def demand_readiness() -> None:
    """Raise ImproperlyConfigured with all unmet demands; leave no database connection behind."""
    demands = list(unmet_demands())
    close_connections()
    if demands:
        raise ImproperlyConfigured(" ".join(demands))
