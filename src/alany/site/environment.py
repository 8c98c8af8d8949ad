"""Typed reading of the environment. No Django here: settings.py imports it."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = next(above for above in Path(__file__).resolve().parents if (above / "pyproject.toml").exists())


class EnvironmentRefused(ValueError):
    """A variable of the environment cannot be understood; the text says which and what is expected."""


def text(name: str, default: str = "") -> str:
    """The variable's text, stripped; `default` where it is not set."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off and nothing."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise EnvironmentRefused(f"{name}={value}: write 1 or 0")


def listed(name: str, default: str) -> list[str]:
    """A comma-separated variable as a list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def var_folder() -> Path:
    """Where the office keeps its database, files and secret; made on demand, readable by its owner only."""
    folder = Path(text("ALANY_VAR") or ROOT / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret(path: Path) -> str:
    """The site's secret; made at the first start, so that no default secret exists anywhere."""
    if not path.exists():
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


def database(url: str, var: Path) -> dict[str, object]:
    """Django's description of the database for `DATABASE_URL`; SQLite under `var` where it is empty."""
    if not url or url.startswith("sqlite:"):
        name = url.removeprefix("sqlite:///") if url else str(var / "alany.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            # Tests with threads need a file: a database in memory does not wait for its one writer.
            "TEST": {"NAME": str(var / "test.sqlite3")},
            # Opening the file and its PRAGMAs for each request cost as much as a page of 25 rows.
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "cached_statements": 2000,
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                " PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise EnvironmentRefused(
            "DATABASE_URL: write postgres://user:password@host:port/name or sqlite:///path"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
