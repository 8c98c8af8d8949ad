"""Where things lie: the repository, the environment and the office's own folder."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parents[2]
ROOT = next((above for above in SOURCE.parents if (above / "pyproject.toml").exists()), SOURCE.parent)
VENV = ROOT / ".venv"
DEFAULT_PORT = 8000


def var() -> Path:
    """The folder of everything that the office writes: ``ALANY_VAR``, else ``var`` in the repository."""
    return Path(os.environ.get("ALANY_VAR") or ROOT / "var").resolve()


def secret_file() -> Path:
    """The file of the secret key: ``ALANY_SECRET_FILE``, else ``secret`` in the office's folder."""
    return Path(os.environ.get("ALANY_SECRET_FILE") or var() / "secret").resolve()


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / "bin" / "python"


def tool(name: str) -> str:
    """A program of the environment, such as pytest or granian."""
    return str(VENV / "bin" / name)


def sqlite_file() -> Path | None:
    """The SQLite database in use, or None where DATABASE_URL names a server."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return var() / "alany.sqlite3"
    if url.startswith(("postgres://", "postgresql://")):
        return None
    return (ROOT / url.removeprefix("sqlite:///")).resolve()


def child_environment() -> dict[str, str]:
    """The environment of every program that we start: ours, with each default said in full."""
    return os.environ | {
        "ALANY_VAR": str(var()),
        "ALANY_SECRET_FILE": str(secret_file()),
        "DJANGO_SETTINGS_MODULE": "alany.site.settings",
        "PYTHONUNBUFFERED": "1",
        # An office starts eight programs; without kept bytecode each would compile all of the house.
        "PYTHONDONTWRITEBYTECODE": "",
    }


def demo() -> dict[str, Any]:
    """What the demo office of this database wrote about itself, ``today`` and ``logins``; else empty."""
    try:
        found = json.loads((var() / "demo.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    here = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode()).hexdigest()
    return found if isinstance(found, dict) and found.get("database") == here else {}


def office_environment() -> dict[str, str]:
    """The environment of the office: a demo office stands still on the day that it shows."""
    chosen = child_environment()
    if (today := demo().get("today")) and not chosen.get("ALANY_TODAY"):
        chosen["ALANY_TODAY"] = str(today)
    return chosen
