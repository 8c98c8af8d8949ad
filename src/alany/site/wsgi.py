"""The entrance for the web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.translation import trans_real

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")

application = get_wsgi_application()

# The first reader of each process must not wait a third of a second for pages and catalogues to be read.
_ = get_resolver().url_patterns
for _language in ("kk", "ru", "en"):
    trans_real.translation(_language)
