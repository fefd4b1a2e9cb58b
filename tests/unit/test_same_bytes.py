"""The same input gives the same bytes, whatever the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_build import GATE, WATER, tree, write

BUILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from generator.build import Options, build, project
from pipelines import RulePipeline
build(project(Path("config.yaml"), remember=False), Options(now=datetime(2031, 5, 20, tzinfo=UTC)), pipeline=RulePipeline())
"""
TOPICS = "title: Harbour briefing\ntopics:\n  - {slug: gates, name: Gates, keywords: [gate, closed]}\n  - {slug: water, name: Water, keywords: [water]}\n"
MACHINES = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kabul", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8"},
]


def build_on(machine: dict[str, str], folder: Path, order: list[int]) -> dict[str, str]:
    """The tree that a build makes in this environment, from files that were made in this order."""
    articles = [("content/gate.md", GATE), ("content/wire/water.md", WATER), ("content/z/ä gate.md", GATE.replace("closed", "open"))]
    for number in order:
        write(folder, *articles[number])
    write(folder, "config.yaml", TOPICS)
    environment = os.environ | machine | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, env=environment, check=True, umask=0o027 if order[0] else 0o022)
    return tree(folder / "site")


@pytest.fixture
def reference(tmp_path: Path) -> dict[str, str]:
    """The tree on a machine like any other."""
    return build_on({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}, tmp_path / "reference", [0, 1, 2])


def test_hash_seed_time_zone_locale_umask_and_file_order_reach_no_byte(tmp_path: Path, reference: dict[str, str]) -> None:
    """Every file of the site, the manifest included, is the same on machines that differ in all of these."""
    assert len(reference) > 30
    for number, machine in enumerate(MACHINES):
        assert build_on(machine, tmp_path / f"machine-{number}", [2, 1, 0]) == reference
