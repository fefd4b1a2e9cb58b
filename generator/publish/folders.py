"""Folders on disk: which output is allowed, the lock, links and copies, the swap of two folders in one step.

Everything here takes and gives plain strings and calls `os` itself: a site is tens of thousands of files, and an object
per path costs more than the system call. Errors of the system leave as OSError; `Publication` says what they mean.
"""
# ruff: noqa: PTH101, PTH102, PTH103, PTH105, PTH106, PTH108, PTH111, PTH112, PTH113, PTH114, PTH115, PTH117, PTH118, PTH119, PTH120, PTH121, PTH208
# Strings and os instead of Path: see the docstring.

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import shutil
import stat
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import BuildLocked, OutputRefused, PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.publish.manifest import Owned

LOCK = "briefing.lock"  # never unlinked while a build may hold it; marks the work folder as ours
FILE_MODE = 0o644
FOLDER_MODE = 0o755
NO_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV})

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276, "i686": 353, "armv7l": 382, "ppc64le": 357, "s390x": 347, "loongarch64": 276}
_NO_LINK = frozenset({errno.EXDEV, errno.EPERM, errno.EACCES, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS})
_MOST_LINKS = 40  # as the kernel's own limit


class Found(NamedTuple):
    """Something in a tree that no build made: its path below the root, and whether it is a folder."""

    path: str
    is_folder: bool


# Which output is allowed


def swapped_folder(output: str) -> str:
    """The absolute path that a build swaps: every link resolved but the one that the fallback for the exchange made."""
    place = _below_real_parent(output)
    for _ in range(_MOST_LINKS):
        if not os.path.islink(place) or is_own_link(place):
            return place
        place = _below_real_parent(os.path.join(os.path.dirname(place), os.readlink(place)))
    raise OutputRefused(f"The output {output} cannot be used: it is a circle of symbolic links.")


def _below_real_parent(path: str) -> str:
    parent, name = os.path.split(path.rstrip("/"))
    if name in ("", ".", ".."):
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(parent), name)


def is_own_link(place: str) -> bool:
    """Whether the output is a link that an earlier build put there, where folders cannot be exchanged."""
    return os.path.islink(place) and os.readlink(place).startswith(os.path.basename(work_folder(place)) + "/")


def work_folder(place: str) -> str:
    """The hidden folder beside the output: lock, state and the tree that is being written."""
    parent, name = os.path.split(place)
    return os.path.join(parent, f".{name}.briefing")


def published_tree(place: str) -> tuple[str, bool]:
    """The folder that the output is, or that our link points to, "" where there is none; and whether it is a link.

    Raises OSError where the system does not say: `os.path.isdir` takes a failing disk for a missing folder.
    """
    if _is_gone(place):
        return "", False
    linked = stat.S_ISLNK(os.lstat(place).st_mode)
    tree = os.path.join(os.path.dirname(place), os.readlink(place)) if linked else place
    return "" if _is_gone(tree) else tree, linked


def refuse_unsafe(place: str, output: Path, *, protected: Iterable[Path], sources: Iterable[Path]) -> None:
    """Raise OutputRefused where replacing the folder would destroy what is protected, or lies among the sources."""
    shown = str(output) if str(output) == place else f"{output} ({place})"
    if os.path.dirname(place) == place:
        raise OutputRefused(f"The output {shown} is refused: it is the root of the file system. {_ADVICE}")
    for kept in (*map(str, protected), *map(str, sources), *_homes()):
        if _holds(place, kept):
            relation = "is" if _same_place(place, kept) else "lies above"
            raise OutputRefused(f"The output {shown} is refused: it {relation} {kept}, which a build must not replace. {_ADVICE}")
    for source in map(str, sources):
        if _holds(source, place):
            raise OutputRefused(f"The output {shown} is refused: it lies inside {source}, which the build reads. {_ADVICE}")
    if os.path.ismount(place):
        raise OutputRefused(f"The output {shown} is refused: it is a mount point, which cannot be swapped. Choose a folder inside it.")
    if os.path.lexists(place) and not os.path.isdir(place) and not is_own_link(place):
        raise OutputRefused(f"The output {shown} is refused: it is not a folder. {_ADVICE}")


_ADVICE = "Choose a folder of its own, such as site/."


def _homes() -> list[str]:
    return [home for home in {os.path.expanduser("~"), os.environ.get("HOME", "")} if os.path.isabs(home)]


def _holds(outer: str, inner: str) -> bool:
    """Whether `inner` is `outer` or lies below it, by real path and, for mounts and case, by identity."""
    at = os.path.realpath(inner)
    while not _same_place(outer, at):
        if os.path.dirname(at) == at:
            return False
        at = os.path.dirname(at)
    return True


def _same_place(one: str, other: str) -> bool:
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


# The work folder and its lock


def open_work(place: str) -> str:
    """The work folder beside the output, made where missing. Raises PublishError where the name is taken by something else."""
    work = work_folder(place)
    os.makedirs(os.path.dirname(work), exist_ok=True)
    try:
        os.mkdir(work, FOLDER_MODE)
    except FileExistsError:
        if os.path.islink(work) or not os.path.isdir(work) or (os.listdir(work) and not os.path.isfile(os.path.join(work, LOCK))):
            raise PublishError(f"{work} is in the way: the build works there, and something else made it. Move it away.") from None
    return work


def take_lock(work: str, output: Path) -> int:
    """A descriptor that holds the lock of this output until it is closed, or the process dies. Raises BuildLocked."""
    path = os.path.join(work, LOCK)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, FILE_MODE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(handle).st_nlink:
                return handle
        except BlockingIOError:
            os.close(handle)
            raise BuildLocked(f"Another build is writing {output}. This one has changed nothing; run it again when the other has ended.") from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # `clean` removed the lock between our opening and our taking it


# Files


def write_new(path: str, data: bytes) -> tuple[int, int]:
    """Write a file that must not exist yet; its (mtime in ns, inode)."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fchmod(handle, FILE_MODE)  # whatever the umask
        made = os.fstat(handle)
    finally:
        os.close(handle)
    return made.st_mtime_ns, made.st_ino


def link_or_copy(source: str, target: str) -> bool:
    """Give the file a second name, or a copy where links are not possible; whether it was a link."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        shutil.copy2(source, target, follow_symlinks=False)
        return False
    return True


def remove_tree(root: str) -> None:
    """Remove a folder and all below it; links are not followed, other file systems not entered. A missing one is no error."""
    try:
        device = os.lstat(root).st_dev
    except FileNotFoundError:
        return
    folders = [root]
    for folder in folders:  # grows: parents before children
        if os.lstat(folder).st_mode & stat.S_IRWXU != stat.S_IRWXU:  # somebody's folder, closed to writing
            os.chmod(folder, stat.S_IRWXU)
        folders.extend(_emptied(folder, device))
    for folder in reversed(folders):
        os.rmdir(folder)


def _emptied(folder: str, device: int) -> list[str]:
    """The folders in a folder whose files have been removed."""
    with os.scandir(folder) as entries:
        found = list(entries)
    inner = []
    for entry in found:
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.path)
        elif entry.stat(follow_symlinks=False).st_dev == device:
            inner.append(entry.path)
    return inner


def remove_owned(root: str, owned: Owned) -> int:
    """Remove the files that are ours, and the folders that this leaves empty; the number of files.

    The tree is walked and the record looked up, never the other way: a record cannot point out of the tree.
    """
    count = 0
    for folder, _, names in os.walk(root, topdown=False):
        below = folder[len(root) + 1 :]
        for name in names:
            path = f"{below}/{name}" if below else name
            if path in owned.files and not os.path.islink(f"{root}/{path}"):
                os.unlink(f"{root}/{path}")
                count += 1
        if below in owned.folders and not os.listdir(folder):
            os.rmdir(folder)
    return count


# What no build made


def foreign(root: str, owned: Owned) -> Iterator[Found]:
    """All that lies below a root and is not ours, a folder before what it holds. Raises OutputRefused at a mount point."""
    device = os.lstat(root).st_dev
    pending = [""]
    while pending:
        below = pending.pop()
        with os.scandir(root + "/" + below) as entries:
            found = sorted(entries, key=lambda entry: entry.name)  # so that the same thing is complained of everywhere
        for entry in found:
            path = below + entry.name
            if not entry.is_dir(follow_symlinks=False):
                if path not in owned.files or entry.is_symlink():
                    yield Found(path, is_folder=False)
                continue
            if entry.stat(follow_symlinks=False).st_dev != device:
                raise OutputRefused(f"{root}/{path} is a mount point inside the output, which cannot be swapped. Choose another output.")
            if path not in owned.folders:
                yield Found(path, is_folder=True)
            pending.append(path + "/")


def carry(live: str, staged: str, owned: Owned) -> list[str]:
    """Bring all that no build made into the new tree; the paths of the files.

    Raises OutputRefused where the new tree has something of its own at such a path, unless we only guess what is ours.
    """
    carried = []
    closed: list[tuple[str, str]] = []
    for path, is_folder in foreign(live, owned):
        source, target = f"{live}/{path}", f"{staged}/{path}"
        if not _is_free(target, source, is_folder=is_folder, guess=owned.guess):
            continue
        _make_above(target, staged)
        if is_folder:
            os.mkdir(target, 0o700)
            closed.append((source, target))
        else:
            link_or_copy(source, target)
            carried.append(path)
    for source, target in reversed(closed):  # innermost first: we may not be allowed to write to it afterwards
        shutil.copystat(source, target)
    return carried


def _is_free(target: str, source: str, *, is_folder: bool, guess: bool) -> bool:
    """Whether a carried thing may be put there; False where its folder is there, or what is there replaces it by right."""
    try:
        found = os.lstat(target)
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        found = None
    if found is None or (not guess and not (is_folder and stat.S_ISDIR(found.st_mode))):
        raise OutputRefused(f"{source} would be overwritten, and no build made it. Move it away, remove it, or choose another output.")
    return False


def _make_above(path: str, root: str) -> None:
    """Make the folders of a path in a tree, where missing."""
    parent = os.path.dirname(path)
    if parent == root or os.path.lexists(parent):
        return
    _make_above(parent, root)
    os.mkdir(parent, FOLDER_MODE)
    os.chmod(parent, FOLDER_MODE)


def settle(old: str, live: str, owned: Owned, made: Iterable[str], carried: Sequence[str]) -> None:
    """Bring over what somebody else changed in the old tree after it was carried and before it was swapped."""
    ours = owned.files | frozenset(made)
    for path in carried:
        if _is_gone(f"{old}/{path}"):
            os.unlink(f"{live}/{path}")
    for path, is_folder in foreign(old, owned):
        source, target = f"{old}/{path}", f"{live}/{path}"
        if not is_folder and path not in ours and not _is_same_file(source, target):
            _make_above(target, live)
            os.replace(source, target)


def _is_gone(path: str) -> bool:
    """Whether there is certainly nothing; `os.path.lexists` takes a failing disk for that, too."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return True
    return False


def _is_same_file(one: str, other: str) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except FileNotFoundError:
        return False


# The swap


def exchange(one: str, other: str) -> None:
    """Swap two paths in one step: at no moment is either missing. Raises OSError; errno in NO_EXCHANGE: not possible here."""
    libc = ctypes.CDLL(None, use_errno=True)
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if hasattr(libc, "renameat2"):
        result = libc.renameat2(*arguments)
    elif platform.system() == "Linux" and platform.machine() in _RENAMEAT2:  # musl, old glibc
        result = libc.syscall(_RENAMEAT2[platform.machine()], *arguments)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one)
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), one)


def can_exchange(work: str) -> bool:
    """Whether the file system swaps folders, tried on two empty ones."""
    one, other = f"{work}/trial-1", f"{work}/trial-2"
    os.mkdir(one)
    os.mkdir(other)
    try:
        exchange(one, other)
    except OSError as error:
        if error.errno not in NO_EXCHANGE:
            raise
        return False
    finally:
        os.rmdir(one)
        os.rmdir(other)
    return True


def sync_tree(root: str) -> None:
    """Bring a tree to the disk: one call for its whole file system, or one per file where there is no such call."""
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        whole = _sync_file_system(handle)
    finally:
        os.close(handle)
    if not whole:
        for folder, _, names in os.walk(root):
            for path in (*(f"{folder}/{name}" for name in names), folder):
                sync(path)


def _sync_file_system(handle: int) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        return False
    if libc.syncfs(handle) == 0:
        return True
    if ctypes.get_errno() == errno.ENOSYS:
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def sync(path: str) -> None:
    """Bring one file or folder to the disk; a link has nothing of its own to bring."""
    if os.path.islink(path):
        return
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
