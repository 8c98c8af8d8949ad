"""The repository keeps its own promises: what is documented exists, and what exists is documented."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines

from alany.site.commands import groups
from alany.site.launcher import own, proofs
from alany.site.launcher.places import ROOT, SOURCE
from tools import indicators

OPERATE = ROOT / "docs" / "operate.md"
OWN = {command.name for command in own.COMMANDS}
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")
REGISTRY = re.compile(r"pypi\." r"org|pythonhosted\." r"org|--(?:extra-)?index-url|https?://")
LONGEST_FILE = 400


def kept_files() -> Iterator[Path]:
    """The files of the repository; everything below the root where git cannot be asked."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
        skipped = {".git", *(line.strip("/") for line in ignored)}
        yield from (
            p for p in ROOT.rglob("*") if p.is_file() and not skipped & set(p.relative_to(ROOT).parts)
        )
        return
    yield from (ROOT / name for name in answer.splitlines() if (ROOT / name).is_file())


def texts() -> Iterator[tuple[Path, str]]:
    for path in kept_files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def templates() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.html") if "templates" in path.parts)


def name_of(template: Path) -> str:
    return template.as_posix().rpartition("/templates/")[2]


def settings_read() -> set[str]:
    """Each variable of the environment that our code reads."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"^(?:ALANY_[A-Z_]+|DATABASE_URL|PORT|CHROMIUM|CI)$", node.value))
    return found


def test_every_command_is_documented() -> None:
    inside = {f"{group.name} {command.name}" for group in groups() for command in group.commands}
    documented = OPERATE.read_text(encoding="utf-8")

    missing = {name for name in OWN | inside if f"`./alany {name}" not in documented}

    assert missing == set()


def test_no_command_is_documented_that_does_not_exist() -> None:
    inside = {f"{group.name} {command.name}" for group in groups() for command in group.commands}
    known = OWN | inside
    documented = set(
        re.findall(r"`\./alany ([a-z][a-z_-]*(?: [a-z][a-z-]*)?)", OPERATE.read_text(encoding="utf-8"))
    )

    unknown = {name for name in documented if name not in known and name.split()[0] not in OWN}

    assert unknown == set()


def test_every_bench_is_documented() -> None:
    documented = OPERATE.read_text(encoding="utf-8")

    assert {name for name in proofs.benches() if f"`{name}`" not in documented} == set()


@pytest.mark.slow
def test_every_setting_is_documented() -> None:
    documented = OPERATE.read_text(encoding="utf-8")

    assert {name for name in settings_read() if f"`{name}`" not in documented} == set()


def test_every_target_of_make_explains_itself() -> None:
    targets = re.findall(r"^([a-z-]+%?):(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert targets
    assert [name for name, rest in targets if "##" not in rest] == []


def test_every_dependency_has_a_sentence() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    declared = tomllib.loads("\n".join(lines))
    wanted = {*declared["project"]["dependencies"], *declared["dependency-groups"]["dev"]}

    without = {
        one
        for one in wanted
        for number, line in enumerate(lines)
        if f'"{one}"' in line and "#" not in line and not lines[number - 1].lstrip().startswith("#")
    }

    assert without == set()


def test_every_direct_dependency_is_locked_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[\[<>=]", one)[0] for one in declared}

    assert {
        name for name in names if not re.search(rf"^{name}(?:\[.*\])?==\S+.*\\\n +--hash=", lock, re.M)
    } == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_name_no_registry(lock: str) -> None:
    assert REGISTRY.findall((ROOT / lock).read_text(encoding="utf-8")) == []


@pytest.mark.slow
def test_nothing_is_left_unfinished() -> None:
    found = {str(path.relative_to(ROOT)) for path, text in texts() if UNFINISHED.search(text)}

    assert found == set()


def test_no_file_names_the_folder_of_this_machine() -> None:
    here = f"{ROOT}/"
    found = (
        {str(p.relative_to(ROOT)) for p, text in texts() if here in text} if len(ROOT.parts) > 2 else set()
    )

    assert found == set()


def test_files_of_code_are_short() -> None:
    code = [path for path in kept_files() if path.suffix == ".py" and "migrations" not in path.parts]
    lengths = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8").count("\n") for p in code}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("template", templates(), ids=name_of)
def test_every_template_parses_and_keeps_the_content_policy(template: Path) -> None:
    source = template.read_text(encoding="utf-8")

    engines["django"].from_string(source)
    assert re.findall(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", source, re.IGNORECASE) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", source, re.IGNORECASE) if " src=" not in tag] == []


def test_every_indicator_is_documented_as_it_is_declared() -> None:
    assert indicators.PAGE.read_text(encoding="utf-8") == indicators.page(), "run tools/indicators.py"
