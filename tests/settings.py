"""The settings that tests run under: local ones, so that no test needs a key or collected files.

Local mode itself is off: a test that means it switches it on (`settings.LOCAL_MODE = True`).
DATABASE_URL decides where the tests run, as it does for the application.
"""

import os
import tempfile
from pathlib import Path

for _name in ("DEBUG", "HOST", "PORT", "SECRET_KEY", "SECRET_KEY_FILE", "ALLOWED_HOSTS"):
    os.environ.pop(_name, None)
os.environ["ON_RECORD_LOCAL"] = "true"

from newsapp.settings import *  # noqa: E402, F403
from newsapp.settings import DATABASES  # noqa: E402

LOCAL_MODE = False

# Background work is done at once, when the transaction commits that asks for it.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Fast, and as good as any for invented passwords.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the journal, the locks and the threads are those of a real installation.
    # Its name holds the process, so that two runs never meet.
    DATABASES["default"]["TEST"] = {
        "NAME": Path(tempfile.gettempdir()) / f"on-record-tests-{os.getpid()}.sqlite3"
    }
