"""What the benchmarks measure is what is built here."""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A benchmark as a module; it finds its neighbours as it does when it is run."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    spec = spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_newest_pipeline_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions are compared as numbers, as the program does: 0.10.0 is newer than 0.9.0."""
    quality = script("quality", monkeypatch)
    for version in ("0.9.0", "0.10.0"):
        (tmp_path / "models" / f"en_briefing-{version}").mkdir(parents=True)
    called: list[tuple[str | Path, ...]] = []
    monkeypatch.setattr(quality, "ROOT", tmp_path)
    monkeypatch.setattr(quality, "run", lambda *command: called.append(command))
    (tmp_path / "pipeline.json").write_text(json.dumps({"syntax": {}, "names": {}}))
    assert quality.pipeline_table(tmp_path, tmp_path).startswith("pipeline: en_briefing-0.10.0")
    assert called[0][2] == tmp_path / "models" / "en_briefing-0.10.0"


def test_each_cost_is_measured_in_a_process_of_its_own_on_the_same_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The table asks for every measure, names the pipeline each time, and gives the articles that memory is measured on."""
    analysis = script("analysis", monkeypatch)
    calls: list[list[str]] = []

    def run(call: list[str], **_: object) -> object:
        calls.append(call)
        return type("Done", (), {"stdout": '{"MB": 1.0}'})

    monkeypatch.setattr(analysis.subprocess, "run", run)
    analysis.print_table("en_mine", tmp_path / "archive", 30, 70)
    assert [call[3] for call in calls] == list(analysis.MEASURES)
    assert {(call[0], call[5], call[9]) for call in calls} == {(sys.executable, "en_mine", str(tmp_path / "archive"))}
    assert [call[7] for call in calls] == ["70" if name == "memory" else "30" for name in analysis.MEASURES]
