"""The only door to content/: which files there are, and their bytes. Names and links are as little trusted as texts."""

from __future__ import annotations

import os
import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.errors import ArticleError
from generator.read import READERS
from generator.read.article import problem
from generator.read.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.news import Problem

OVERRIDES: Final = "overrides.yaml"
DEEPEST: Final = 40
LONGEST: Final = 1_000
FLAGS: Final = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""No links, no waiting for a pipe's other end; each only where the system knows it."""

KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISDIR, "a folder"),
)


def files(root: Path, shown: str | None = None) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The paths of the article files below `root`, relative to it and sorted, and what else lies there.

    overrides.yaml and names that begin with a dot are passed over. `shown` stands before the paths of problems: the name of `root` where
    it is None. A folder that cannot be listed is a Problem too.
    """
    tree = _Tree(root)
    found = sorted(tree.found)
    folder = root.name if shown is None else shown
    problems = [problem(error, str(PurePosixPath(folder) / path), kept=False) for path, error in sorted(tree.refused, key=lambda pair: pair[0])]
    return tuple(found), tuple(problems)


def opened(root: Path, path: str, limit: int) -> bytes:
    """The bytes of the file at `path` below `root`. Raises ArticleError for what is no regular file below it or longer than `limit` bytes."""
    real = _real(root, path)
    try:
        descriptor = os.open(real, FLAGS)
    except OSError as error:
        raise _unreadable(error) from None
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, so that nothing can be swapped in between
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError("this is not a file", found=_kind(status.st_mode), allowed="a regular file")
        if status.st_size > limit:
            raise _too_large(f"{status.st_size} bytes", limit)
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise _unreadable(error) from None
    if len(data) > limit:
        raise _too_large("more", limit)
    return data


def _too_large(found: str, limit: int) -> ArticleError:
    allowed = f"at most {limit} bytes (limits.article_bytes)"
    return ArticleError("the file is too large", found=found, allowed=allowed, hint="split it, or raise the limit")


def _unreadable(error: OSError) -> ArticleError:
    return ArticleError("the file cannot be read", found=error.strerror or type(error).__name__)


def _real(root: Path, path: str) -> str:
    """The path without links. Raises ArticleError where it leads out of `root` or nowhere."""
    try:
        base = os.path.realpath(root)
        real = os.path.realpath(os.path.join(base, path), strict=True)  # noqa: PTH118 - pathlib has no strict realpath of odd names
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError):
            raise ArticleError("the file cannot be read", found="a name with a zero byte") from None
        raise _unreadable(error) from None
    if real != base and not real.startswith(base.rstrip(os.sep) + os.sep):
        raise ArticleError("the link leads out of the content folder", allowed="files below it", hint="copy the file here")
    return real


def _kind(mode: int) -> str:
    return next((name for test, name in KINDS if test(mode)), "no regular file")


class _Tree:
    """Walks a folder without recursion. A link to a folder is followed once; links within it are not, so that no loop or bush can grow."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[str] = []
        self.refused: list[tuple[str, ArticleError]] = []
        folders = [("", False)]
        while folders:
            folders += self._folder(*folders.pop())

    def _folder(self, path: str, linked: bool) -> Iterator[tuple[str, bool]]:
        try:
            entries = sorted(os.scandir(self.root / path), key=lambda entry: entry.name)
        except OSError as error:
            self.refused.append((path or ".", ArticleError("the folder cannot be listed", found=error.strerror or type(error).__name__)))
            return
        for entry in entries:
            below = f"{path}/{entry.name}" if path else entry.name
            if entry.name.startswith(".") or below == OVERRIDES:
                continue
            try:
                yield from self._entry(entry, below, linked)
            except ArticleError as error:
                self.refused.append((below, error))

    def _entry(self, entry: os.DirEntry[str], path: str, linked: bool) -> Iterator[tuple[str, bool]]:
        """Notes a file, or yields a folder. Raises ArticleError for what is neither."""
        _check_name(path)
        link = entry.is_symlink()
        real = _real(self.root, path) if link else None
        if real and linked:
            raise ArticleError("a link within a linked folder is not followed", hint="copy the files here")
        if entry.is_dir():
            self._check_loop(path, real)
            yield path, linked or link
        else:
            self._file(entry, path)

    def _check_loop(self, path: str, real: str | None) -> None:
        here = os.path.realpath(self.root / PurePosixPath(path).parent)
        if real and (here == real or here.startswith(real + os.sep)):
            raise ArticleError("the link leads to a folder that it lies in", hint="take the link away")
        if path.count("/") > DEEPEST:
            raise ArticleError("the folders are nested too deeply", allowed=f"at most {DEEPEST} levels")

    def _file(self, entry: os.DirEntry[str], path: str) -> None:
        mode = entry.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ArticleError("this is not a file", found=_kind(mode), allowed="a regular file")
        suffix = PurePosixPath(path).suffix
        if suffix.lower() not in READERS:
            found = f'"{suffix}"' if suffix else "a name without a suffix"
            hint = "save it as one of these, or put a dot before its name"
            raise ArticleError("no reader for this kind of file", found=found, allowed=" ".join(READERS), hint=hint)
        self.found.append(path)


def _check_name(path: str) -> None:
    """Raises ArticleError for a name that cannot be shown or encoded."""
    if visible(path) != path:
        raise ArticleError("the name holds characters that cannot be shown", allowed="UTF-8 without control characters", hint="rename the file")
    if len(path) > LONGEST:
        allowed = f"at most {LONGEST} with its folders"
        raise ArticleError("the name is too long", found=f"{len(path)} characters", allowed=allowed, hint="rename the file")
