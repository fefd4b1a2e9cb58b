"""The same promise at the border to the kernel: strace kills a build at every system call that changes something."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

import pytest
from faulty_io import NEW, OLD, THEIRS, add_theirs, build, leftovers, no_exchange, site

from generator.publish import folders

if TYPE_CHECKING:
    from pathlib import Path

STRACE = shutil.which("strace")
CHANGING = (  # "?": not every machine has every one
    "?chmod,?fchmod,?fchmodat,?fdatasync,?flock,?fsync,?ftruncate,?link,?linkat,?mkdir,?mkdirat,?open,?openat,?rename,?renameat,?renameat2,"
    "?rmdir,?symlink,?symlinkat,?syncfs,?truncate,?unlink,?unlinkat,?utimensat,?write"
)
CALL = re.compile(r"^\d+ +(\w+)\((.*)")
PR_SET_PTRACER = 0x59616D61  # Yama lets a process be traced by its ancestors only, unless it says otherwise

pytestmark = [
    pytest.mark.skipif(STRACE is None, reason="strace is not installed: kills at system calls are not tried"),
    pytest.mark.filterwarnings(
        "ignore:.*fork:DeprecationWarning"
    ),  # Python 3.12 and later, where other tests left threads; the children here use none
]


def traced(output: Path, log: Path, *rules: str) -> int:
    """Build in a process of its own, under strace from its first call on; the exit status, negative for a signal."""
    gate, opener = os.pipe()
    child = os.fork()
    if child == 0:
        wait_and_build(gate, output)
    command = [str(STRACE), "-f", "-o", str(log), "-e", f"trace={CHANGING}", *(f"--inject={rule}" for rule in rules), "-p", str(child)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        said = tracer.stderr.readline() if tracer.stderr else ""
        os.write(opener, b"x")
        _, status = os.waitpid(child, 0)
    os.close(gate)
    os.close(opener)
    if "attached" not in said:
        pytest.skip(f"strace may not trace here: {said.strip()}")
    return os.waitstatus_to_exitcode(status)


def wait_and_build(gate: int, output: Path) -> NoReturn:
    code = 4
    try:
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_long(-1))
        os.read(gate, 1)
        build(output, NEW, durable=True)
        code = 0
    finally:
        os._exit(code)


def changing_calls(log: Path) -> list[tuple[str, int]]:
    """The calls that change something: name, and how many of that name there had been, it included."""
    counts: Counter[str] = Counter()
    calls: list[tuple[str, int]] = []
    for name, arguments in (match.groups() for match in map(CALL.match, log.read_text().splitlines()) if match):
        counts[name] += 1
        if name not in ("open", "openat") or "O_CREAT" in arguments:
            calls.append((name, counts[name]))
    return calls


def fresh(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output with the old site, as a folder or a link, and what no build made; or none yet."""
    folder.mkdir()
    if kind == "first":
        return folder / "site"
    with monkeypatch.context() as patch:
        if kind == "link":
            patch.setattr(folders, "exchange", no_exchange)
        build(folder / "site", OLD)
    add_theirs(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("kind", ["first", "exchange", "link"])
def test_a_kill_at_any_system_call_leaves_a_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """For each call: nothing or the whole old site, or the whole new one; then the next build is whole and leaves nothing behind."""
    theirs = {} if kind == "first" else THEIRS
    before = {} if kind == "first" else OLD | THEIRS
    log = tmp_path / "calls.log"
    assert traced(fresh(tmp_path / "whole", kind, monkeypatch), log) == 0
    calls = changing_calls(log)
    seen: Counter[str] = Counter()
    for position, (name, number) in enumerate(calls):
        output = fresh(tmp_path / str(position), kind, monkeypatch)
        status = traced(output, log, f"{name}:signal=KILL:when={number}")
        assert status == -signal.SIGKILL, f"{name} {number} was reached"
        assert site(output) in (before, NEW | theirs), f"killed at {name} {number}"
        seen["old" if site(output) == before else "new"] += 1
        assert build(output, NEW).leftover == ""
        assert site(output) == NEW | theirs, f"built after a kill at {name} {number}"
        assert leftovers(output) <= ({"tree-1", "tree-2"} if kind == "link" else set())
    assert seen["old"] > 15
    assert seen["new"] >= 2
