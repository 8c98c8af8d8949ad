"""The floors hold, and a breach of them would be seen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from alany.site.launcher.places import ROOT, SOURCE

LINT = str(Path(sys.executable).with_name("lint-imports"))
# What is planted in a copy of the house, and the contract that must break.
BREACHES = {
    "kernel/planted.py": ("from alany.spine.ledger import models\n", "Floors: every import goes down"),
    "planted_folder/__init__.py": ("", "Floors: every import goes down"),
    "faces/desk/planted.py": (
        "from alany.faces.public import planted\n",
        "Faces do not know each other and share only the design system",
    ),
    "faces/public/planted.py": ("", ""),
    "programmes/one/__init__.py": ("import alany.programmes.two\n", "Programmes do not know each other"),
    "programmes/two/__init__.py": ("", ""),
    "programmes/one/rules.py": (
        "import alany.programmes.one.models\n",
        "Rooms: the same order in every folder",
    ),
    "programmes/one/models.py": ("import django.db\n", "Kernel and rules are plain Python"),
    "spine/places/planted.py": (
        "from alany.spine.cases import apps\n",
        "Spine: from the figure down to the ledger",
    ),
    "spine/tables/circle_a.py": ("import alany.spine.tables.circle_b\n", "No circles"),
    "spine/tables/circle_b.py": ("import alany.spine.tables.circle_a\n", ""),
    "site/launcher/planted.py": ("import django\n", "The launcher needs nothing but Python"),
}


def lint(folder: Path, package_in: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache", "--config", str(folder / ".importlinter")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(package_in)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_every_contract_is_kept() -> None:
    answer = lint(ROOT, SOURCE.parent)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.slow
def test_a_planted_breach_of_each_contract_is_reported(tmp_path: Path) -> None:
    only_python = shutil.ignore_patterns("*.html", "*.po", "*.mo", "*.csv*", "static", "tests", "__pycache__")
    shutil.copytree(SOURCE, tmp_path / "alany", ignore=only_python)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for name, (text, _) in BREACHES.items():
        planted = tmp_path / "alany" / name
        planted.parent.mkdir(parents=True, exist_ok=True)
        planted.write_text(text, encoding="utf-8")

    answer = lint(tmp_path, tmp_path)

    broken = {line.removesuffix(" BROKEN") for line in answer.stdout.splitlines() if line.endswith(" BROKEN")}
    assert answer.returncode == 1
    assert broken == {contract for _, contract in BREACHES.values() if contract}
