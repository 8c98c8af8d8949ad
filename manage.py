"""Django's own commands, for who works on the house; everybody else uses ./alany."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
execute_from_command_line(sys.argv)
