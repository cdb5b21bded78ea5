"""Settings of On Record. What differs between places comes from the environment.

Every variable is described in docs/settings.md, and a test compares that table with this file.
Three ways to run: local (`make run`: one person on loopback), debugging (`DEBUG=true`: a developer
with Django's debug pages) and production, which is what happens when nothing is said.
"""

import contextlib
import secrets
import zoneinfo
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from newsapp import environment
from newsapp.loopback import is_loopback_host

BASE_DIR = Path(__file__).resolve().parent.parent

# How this process runs ---------------------------------------------------------------------------

DEBUG = environment.boolean("DEBUG", default=False)
HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.integer("PORT", default=8000, lowest=1, highest=65535)
DATA_DIR = Path(environment.text("ON_RECORD_DATA", str(BASE_DIR / "var")))

# Local mode signs a visitor from this machine in without a password (newsapp/web/local_mode.py).
# It does not need DEBUG: a person who merely ran `make run` sees our own error pages, not
# tracebacks. Saying DEBUG=false in so many words asks for production, and switches it off.
LOCAL_MODE = (
    environment.boolean("ON_RECORD_LOCAL", default=False)
    and environment.text("DEBUG") != "false"
    and is_loopback_host(HOST)
)
PRODUCTION = not (DEBUG or LOCAL_MODE)

# Without a key of its own the process gets a passing one: commands need none, and what serves
# pages in production refuses to start on it (newsapp/web/start_up.py).
_given_secret_key = environment.secret("SECRET_KEY")
SECRET_KEY_GIVEN = bool(_given_secret_key)
SECRET_KEY = _given_secret_key or secrets.token_urlsafe(50)
if not PRODUCTION and not SECRET_KEY_GIVEN:
    # Kept in a file so that a restart signs nobody out. Where the folder cannot be written the
    # passing key stands, and `manage.py check` says what is wrong with the folder.
    with contextlib.suppress(OSError):
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        key_file = DATA_DIR / "secret_key"
        if not key_file.exists():
            key_file.touch(mode=0o600)
            key_file.write_text(SECRET_KEY + "\n", encoding="ascii")
        SECRET_KEY = key_file.read_text(encoding="ascii").strip() or SECRET_KEY

_LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS") or ([] if PRODUCTION else _LOOPBACK_NAMES)
CSRF_TRUSTED_ORIGINS = environment.names("CSRF_TRUSTED_ORIGINS")
for _origin in CSRF_TRUSTED_ORIGINS:
    if not _origin.startswith(("http://", "https://")):
        raise ImproperlyConfigured(
            f"CSRF_TRUSTED_ORIGINS must hold addresses such as https://record.example.org,"
            f" not {_origin!r}."
        )

# Application ------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsapp.corpus",
    "newsapp.web",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Django pads compressed pages with random bytes, which answers BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsapp.web.local_mode.LocalEditorMiddleware",
    "newsapp.web.sign_in.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "newsapp.urls"
WSGI_APPLICATION = "newsapp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database ---------------------------------------------------------------------------------------


def _database() -> dict[str, Any]:
    """The database that DATABASE_URL names, or SQLite in the data folder."""
    address = environment.secret("DATABASE_URL")
    if not address:
        with contextlib.suppress(OSError):  # `manage.py check` names the folder and the remedy
            DATA_DIR.mkdir(parents=True, exist_ok=True)
        address = f"sqlite:///{DATA_DIR / 'on_record.sqlite3'}"
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(address))
    except (ValueError, KeyError) as error:  # the address may hold a password: do not repeat it
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read; it looks like postgresql://user:password@host:5432/name."
        ) from error
    options = database.setdefault("OPTIONS", {})
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # WAL lets readers read while one writes. IMMEDIATE takes the write lock when a transaction
        # starts, so that it waits its turn instead of failing half way ("database is locked").
        options["transaction_mode"] = "IMMEDIATE"
        options["timeout"] = 20  # seconds to wait for that turn
        options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    elif database["ENGINE"] == "django.db.backends.postgresql":
        options["pool"] = {
            "min_size": 1,
            "max_size": environment.integer("DATABASE_POOL", default=8, lowest=1, highest=100),
            "timeout": 10,  # seconds to wait for a free connection
        }
        database["CONN_MAX_AGE"] = 0  # the pool keeps the connections
    else:
        raise ImproperlyConfigured(
            "DATABASE_URL must start with postgresql:// or sqlite:///: no other database is tested."
        )
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background work --------------------------------------------------------------------------------

# What takes longer than a person should wait is queued in the database itself, and done by the
# worker (`manage.py work`): what is stored and what is still to be done cannot disagree.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Accounts ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "corpus.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign-in"

# Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
TIME_ZONE = environment.text("TIME_ZONE", "UTC")
try:
    zoneinfo.ZoneInfo(TIME_ZONE)
except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError) as error:
    raise ImproperlyConfigured(
        f"TIME_ZONE must be a name such as Europe/Berlin or America/New_York, not {TIME_ZONE!r}."
    ) from error
USE_I18N = False  # the interface is in English; nothing is translated at run time
USE_TZ = True

# Static files -----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# In production `collectstatic` gives every file a name with its hash and compressed copies, which
# browsers may keep for ever. Elsewhere files are read where they lie, and an edit shows on reload.
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION
WHITENOISE_MAX_AGE = 60 if PRODUCTION else 0
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is stored
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Security ---------------------------------------------------------------------------------------

# Nothing from another host, nothing inline but the import map, which carries the nonce.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# An article has at most 1,000,000 bytes, but a posted form writes most of them as three characters
# (%E2%80%9C) and may carry the pasted HTML beside the text. With room above the limit an article
# that is too long comes back with its error instead of being lost. Bytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

# HTTPS is taken for granted in production; a trial on one machine or a closed network says so.
HTTPS = environment.boolean("ON_RECORD_HTTPS", default=True) and PRODUCTION
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside the container, without TLS
if environment.boolean("ON_RECORD_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = (
    environment.integer("HSTS_SECONDS", default=30 * 24 * 3600, lowest=0, highest=63_072_000)
    if HTTPS
    else 0
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True  # scripts take the token from the page (hx-headers), not the cookie
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# Logging ----------------------------------------------------------------------------------------

# Django's own default is silent about errors when DEBUG is off and nobody is mailed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # a page that is not there is no event
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # strangers try names all day
        "django.server": {"handlers": [], "propagate": True},
        # Django leaves it to the server to drop the body of an answer to HEAD, which it does.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
