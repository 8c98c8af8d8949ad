"""Writers killed at random moments leave no receipt without its leaf, no gap, no leaf twice, no false head.

The bench `log` kills two hundred on each kind of database; here a few, so that nobody has to wait.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alany.site.launcher.places import ROOT


def asked(var: Path, *stated: object) -> dict[str, int]:
    environment = os.environ | {"ALANY_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, str(ROOT / "bench" / "log_writers.py"), *map(str, stated)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.slow
@pytest.mark.slow
def test_what_a_killed_writer_has_promised_stands(tmp_path: Path) -> None:
    asked(tmp_path, "prepare")
    found = asked(tmp_path, "kill", 6, 2)

    assert found.pop("kills") == 8
    assert found.pop("entries") >= found.pop("receipts") > 0
    assert found.pop("heads") > 0
    assert set(found.values()) == {0}, found
