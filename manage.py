"""Django's own commands, for who works on the house; everybody else uses ./alany."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
execute_from_command_line(sys.argv)
