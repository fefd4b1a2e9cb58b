"""A disk that fails, or a process that dies, at a chosen call: every call of `os` that publishing makes is counted."""

from __future__ import annotations

import errno
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.publish import MANIFEST, Publication, Published, folders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD = {"index.html": b"old home", "stories/dam.html": b"the dam", "stories/road.html": b"the road"}
NEW = {"index.html": b"new home", "stories/dam.html": b"the dam", "topics/water.html": b"water"}
THEIRS = {"CNAME": b"example.org", ".git/HEAD": b"ref: refs/heads/pages"}

CALLS = (
    "chmod", "close", "fchmod", "fdopen", "fstat", "fsync", "link", "listdir", "lstat", "mkdir", "open", "readlink",
    "rename", "replace", "rmdir", "scandir", "stat", "symlink", "unlink", "utime", "write",
)  # fmt: skip
REAL = {name: getattr(os, name) for name in CALLS}

CHANGING = frozenset(CALLS) - {"fdopen", "fstat", "listdir", "lstat", "readlink", "scandir", "stat"}


def build(output: Path, pages: dict[str, bytes], *, durable: bool = False) -> Published:
    """One build as `build.py` makes it: what is held is kept, the rest is written."""
    with Publication(output, generator="1.0", durable=durable) as publication:
        for path, data in pages.items():
            key = data.hex()
            if publication.holds(path, key):
                publication.keep(path)
            else:
                publication.write(path, data, key)
        return publication.commit("")


def site(output: Path) -> dict[str, bytes]:
    """All files in the output but the record, by path; the output may be a link."""
    found = {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    found.pop(MANIFEST, None)
    return found


def add_theirs(output: Path) -> None:
    """Put into the output what no build made."""
    for path, data in THEIRS.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)


def leftovers(output: Path) -> set[str]:
    """What lies beside the output and in the work folder, but for the lock and the state."""
    work = output.parent / f".{output.name}.briefing"
    inside = {path.name for path in work.iterdir() if path.name != folders.LOCK and not path.name.startswith("state-")} if work.exists() else set()
    return inside | ({path.name for path in output.parent.iterdir()} - {output.name, work.name})


@contextmanager
def tapped(before: Callable[[str, int], object], names: tuple[str, ...] = CALLS) -> Iterator[None]:
    """Call `before(name, number)` ahead of each call of these functions of `os`, and of the exchange and the sync; numbers start at 1."""
    count = 0

    def tap(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if name == "close":  # the system lets go of the file even if it reports an error
                real(*arguments)
                return before(name, count)
            before(name, count)
            return real(*arguments, **options)

        return call

    exchange, sync = folders.exchange, folders._sync_file_system
    for name in names:
        setattr(os, name, tap(name, REAL[name]))
    folders.exchange, folders._sync_file_system = tap("exchange", exchange), tap("syncfs", sync)
    try:
        yield
    finally:
        for name in names:
            setattr(os, name, REAL[name])
        folders.exchange, folders._sync_file_system = exchange, sync


class FailAt:
    """Let the n-th call fail, or the n-th of the calls named in `only`; `fired` tells whether there was one."""

    def __init__(self, number: int, code: int, only: tuple[str, ...] = ()) -> None:
        self.left, self.code, self.only = number, code, only

    @property
    def fired(self) -> bool:
        return self.left <= 0

    def __call__(self, name: str, count: int) -> None:
        if not self.only or name in self.only:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.code, os.strerror(self.code), f"<{name}>")


def kill_at(number: int) -> Callable[[str, int], None]:
    """Let the process die ahead of the call of that number."""

    def before(name: str, count: int) -> None:
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return before


def died(work: Callable[[], object]) -> bool:
    """Do the work in a process of its own; whether it was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def no_exchange(one: str, other: str) -> None:
    """A file system that cannot exchange folders."""
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), one)
