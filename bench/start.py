"""How long a newcomer waits: from a fresh clone to the first page, and at the second start."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.office import ROOT, open_office
from bench.record import Result, machine, write_results


def main(arguments: list[str] | None = None) -> int:
    """Clone, open, close, open again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pip", action="store_true", help="hide uv, as on a machine that has only pip")
    asked = parser.parse_args(arguments)
    where = machine() | {"installer": "pip" if asked.pip else "uv where present"}
    if asked.pip:
        _hide_uv()
    with tempfile.TemporaryDirectory(prefix="alany-start-") as folder:
        clone, var = Path(folder) / "clone", Path(folder) / "clone" / "var"
        begun = time.monotonic()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        with open_office(var, root=clone):
            first = time.monotonic() - begun
        with open_office(var, root=clone) as opened:
            second = opened.seconds
    results = [
        Result("fresh clone to first page", first, "s", "<= 90"),
        Result("start of an installed office", second, "s", "<= 8"),
    ]
    return write_results("start", results, where)


def _hide_uv() -> None:
    """Leave the folders that hold uv out of PATH."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    kept = [folder for folder in folders if not (Path(folder) / "uv").exists()]
    os.environ["PATH"] = os.pathsep.join(kept)


if __name__ == "__main__":
    raise SystemExit(main())
