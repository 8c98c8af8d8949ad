"""Calls our scripts from Python: under Node where there is one, else in the system's Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest

HERE = Path(__file__).resolve().parent / "scripts"
SEALING = Path(__file__).resolve().parents[1] / "static" / "ui" / "sealing"
ORIGIN = "https://office.example"


class Refused(Exception):
    """The script threw; the text is what it said."""


class Scripts(Protocol):
    """``scripts("boxes.js", "sealTo", key, b"…")``: the answer, with bytes as bytes."""

    def __call__(self, module: str, name: str, *args: object) -> Any: ...


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def _back(value: Any) -> Any:
    if isinstance(value, list):
        return [_back(one) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"hex"}:
        return bytes.fromhex(value["hex"])
    return {key: _back(one) for key, one in value.items()}


def _answer(told: dict[str, Any]) -> Any:
    if "refused" in told:
        raise Refused(told["refused"])
    return _back(told["answer"])


@contextmanager
def under_node(folder: Path) -> Iterator[Scripts]:
    """One Node for all calls; the scripts are copied, because Node asks a package file for their kind."""
    shutil.copytree(SEALING, folder / "sealing")
    for name in ("call.js", "serve.js"):
        shutil.copy(HERE / name, folder / name)
    (folder / "package.json").write_text('{"type": "module"}')
    with subprocess.Popen(
        ["node", "serve.js"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as node:
        assert node.stdin
        assert node.stdout

        def call(module: str, name: str, *args: object) -> Any:
            asked = {"module": f"./sealing/{module}", "name": name, "args": _plain(args)}
            node.stdin.write(json.dumps(asked) + "\n")
            node.stdin.flush()
            return _answer(json.loads(node.stdout.readline()))

        yield call
        node.stdin.close()


@contextmanager
def in_chromium(browser: str) -> Iterator[Scripts]:
    """The same in a page, whose files come from the folder."""
    from playwright.sync_api import Route, sync_playwright

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN)
        if name == "/":
            route.fulfill(body="<!doctype html>", content_type="text/html")
        else:
            path = HERE / "call.js" if name == "/call.js" else SEALING / name.removeprefix("/sealing/")
            route.fulfill(body=path.read_bytes(), content_type="text/javascript")

    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, headless=True, args=flags)
        page = chromium.new_page()
        page.route("**/*", serve)
        page.goto(ORIGIN)

        def call(module: str, name: str, *args: object) -> Any:
            script = """async ([module, name, args]) => {
              const { call } = await import("/call.js");
              return call(await import(module), name, args);
            }"""
            return _answer(page.evaluate(script, [f"/sealing/{module}", name, _plain(args)]))

        yield call
        chromium.close()


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scripts]:
    """Our scripts of sealing, ready to be called."""
    if shutil.which("node"):
        with under_node(tmp_path_factory.mktemp("scripts")) as call:
            yield call
        return
    named = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    browser = next((found for found in map(shutil.which, named) if found), None)
    if browser is None:
        pytest.skip("neither Node nor Chromium is on this machine")
    with in_chromium(browser) as call:
        yield call
