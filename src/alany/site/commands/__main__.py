"""``python -m alany.site.commands``, which ``./alany`` calls for what needs Django."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")

from alany.site.commands import main

if __name__ == "__main__":
    raise SystemExit(main())
