"""Fault tests make and remove thousands of small trees: in memory where there is room, since freeing blocks takes milliseconds on some disks."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = Path("/dev/shm")
ROOM = 32 * 2**20


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """An empty folder for one test."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(dir=MEMORY if roomy else None) as folder:
        yield Path(folder).resolve()
