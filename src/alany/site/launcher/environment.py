"""Make ``.venv`` from the hash-locked requirements, once for each state of the lock."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from alany.site.launcher import places, words

LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}


def ensure(kind: str = "run") -> None:
    """Make or renew the environment unless it already holds what the lock of this kind says.

    ``run`` is what the office needs, ``dev`` adds what tests and checks need.
    Raises Lacking when this machine cannot make an environment.
    """
    stamp = places.VENV / "alany.lock.json"
    wanted = lock_digest(kind)
    held = _read(stamp)
    link = _link()
    if places.python().exists() and held.get(kind) == wanted and link is not None and link.exists():
        return
    words.step(
        kk="орта дайындалуда (бірінші рет бір минуттай)",
        ru="готовится окружение (в первый раз около минуты)",
        en="preparing the environment (about a minute the first time)",
    )
    uv = shutil.which("uv")
    if not _works():
        _create(uv)
    _install(uv, places.ROOT / LOCKS[kind])
    _write_link()
    held[kind] = wanted
    if kind == "dev":
        held["run"] = lock_digest("run")
    stamp.write_text(json.dumps(held), encoding="utf-8")


def lock_digest(kind: str) -> str:
    """A digest of the lock of this kind and of the version of Python that it is installed for."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return hashlib.sha256(version.encode() + (places.ROOT / LOCKS[kind]).read_bytes()).hexdigest()


def _read(stamp: Path) -> dict[str, str]:
    try:
        found = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _works() -> bool:
    """Whether the environment's interpreter runs and is of the version that runs this launcher."""
    if not places.python().exists():
        return False
    asked = [str(places.python()), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.split() == [str(sys.version_info.major), str(sys.version_info.minor)]


def _create(uv: str | None) -> None:
    if uv:
        _run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(places.VENV)])
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise words.Lacking(
            kk="Бұл компьютерде Python ортасын жасайтын бума жоқ. Мына пәрмен оны орнатады:",
            ru="На этом компьютере нет пакета, который создаёт окружение Python. Его ставит команда:",
            en="This machine lacks the package that makes Python environments. One command brings it:",
            way_out=f"apt-get install -y python3-venv   # python{version}-venv",
        )
    _run([sys.executable, "-m", "venv", "--clear", str(places.VENV)])


def _install(uv: str | None, lock: Path) -> None:
    if uv:
        asked = [uv, "pip", "install", "--quiet", "--python", str(places.python()), "--require-hashes"]
    else:
        asked = [str(places.python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        asked += ["--require-hashes"]
    _run([*asked, "-r", str(lock)])


def _run(command: list[str]) -> None:
    # uv trusts only its own list of authorities unless told otherwise; offices often have their own.
    settings = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1", **os.environ}
    if subprocess.run(command, env=settings, check=False).returncode != 0:
        raise words.Lacking(
            kk="Орта жасалмады: себебі жоғарыда. Желіні және дискідегі орынды тексеріп, қайта іске қосыңыз.",
            ru="Окружение не создано: причина выше. Проверьте сеть и место на диске и запустите снова.",
            en="The environment was not made: the reason is above. Check the network and the free space "
            "on the disk, then start again.",
        )


def _link() -> Path | None:
    """The file by which the environment's interpreter finds our package from every folder."""
    folder = next(places.VENV.glob("lib/python3*/site-packages"), None)
    return folder / "alany_house.pth" if folder else None


def _write_link() -> None:
    link = _link()
    if link is not None:
        link.write_text(f"{places.SOURCE.parent}\n", encoding="utf-8")
