"""A measurement says what it measured, where, and whether the goal holds."""

import json
from pathlib import Path

import pytest

from alany.site.launcher.proofs import benches
from bench import record
from bench.record import Result, write_results


def test_results_are_written_with_their_goals_and_their_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(record, "RESULTS", tmp_path)

    code = write_results("x", [Result("rate", 160.12345, "1/s", ">= 150"), Result("p95", 51, "ms", "<= 50")])

    written = json.loads((tmp_path / "x.json").read_text())
    assert code == 1
    assert written["results"] == [
        {"metric": "rate", "value": 160.123, "unit": "1/s", "goal": ">= 150", "holds": True},
        {"metric": "p95", "value": 51, "unit": "ms", "goal": "<= 50", "holds": False},
    ]
    assert {"cpu", "cores", "memory_gb", "python", "os", "date"} <= written["machine"].keys()
    assert "MISSED" in capsys.readouterr().out


def test_a_figure_without_a_goal_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "RESULTS", tmp_path)

    assert write_results("x", [Result("size", 3, "MB")]) == 0


def test_every_bench_is_a_command() -> None:
    assert {"start", "pages", "weights"} <= set(benches())
