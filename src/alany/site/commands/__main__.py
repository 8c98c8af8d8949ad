"""``python -m alany.site.commands``, which ``./alany`` calls for every command that is not its own."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")

from alany.site.commands import main

if __name__ == "__main__":
    code = main()
    if "django" not in sys.modules:
        # A register is a million small objects; freeing them one by one takes longer than anybody waits for.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)
