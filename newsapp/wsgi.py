"""The entry for a WSGI server: `gunicorn newsapp.wsgi` (see gunicorn.conf.py)."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsapp.settings")
try:
    application = get_wsgi_application()
    # Whatever server imports this file, nothing is served before these demands are met.
    from newsapp.web.start_up import demand_readiness

    demand_readiness()
except ImproperlyConfigured as error:
    sys.exit(f"On Record cannot start: {error}")
