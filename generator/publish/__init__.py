"""Publishing: the new site is written beside the old one and takes its place in one step, whole, or not at all.

    beside the output, in .<name>.briefing/        the output
    1 lock, clear away what a killed build left
    2 write pages, link unchanged ones        ◀──  the last build's files
    3 link what no build made (CNAME, .git)   ◀──  the rest of its files
    4 manifest, state; all of it to the disk
    5                              renameat2(EXCHANGE), then fsync of the folder
    6 remove the old tree

Until step 5 the output is the old site and after it the new one, whatever happens: there is no moment without a site,
and none with half of one. Files are never written in place, so that a page that both sites share can be one file with
two names. Where a file system cannot exchange folders (step 5 says EINVAL, ENOSYS, ENOTSUP or EXDEV), the output becomes
a symbolic link into the work folder and a fresh link replaces it with rename(2), which is as atomic; a folder that holds
files already cannot be turned into a link in one step, and is refused with a sentence that says so.

A server that has the output as its working folder, or a container that mounts it, keeps the tree it opened: give those
the folder above it.
"""
# ruff: noqa: PTH101, PTH102, PTH104, PTH105, PTH106, PTH108, PTH112, PTH114, PTH116, PTH119, PTH120, PTH208, PTH211
# Strings and os instead of Path, for speed: see folders.py.

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from generator.errors import OutputRefused, PublishError
from generator.publish import folders
from generator.publish.manifest import (
    MANIFEST,
    SCHEMA,
    Entry,
    Manifest,
    Names,
    Owned,
    State,
    check_path,
    folders_of,
    owned_by,
    read_manifest,
    sealed,
    unsealed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

__all__ = ["MANIFEST", "Entry", "Manifest", "Publication", "Published", "clear", "safe_output"]

_STAGED = "new"
_STATE = "state-"  # + the inode of the tree that it describes, so that a state is never read for another tree
_TREES = ("tree-1", "tree-2")  # what the link points to, where folders cannot be exchanged


class Published(NamedTuple):
    """What a commit did, in files. `leftover` is a sentence about what could not be cleared away, "" where all was."""

    written: int
    kept: int
    removed: int
    leftover: str = ""


def safe_output(output: Path, *, protected: Sequence[Path] = (), sources: Sequence[Path] = ()) -> Path:
    """The real folder that a build to this output replaces.

    Raises OutputRefused where it is or lies above one of `protected` or `sources`, the home folder or the root, lies
    inside one of `sources`, or cannot be swapped.
    """
    try:
        place = folders.swapped_folder(str(output))
        folders.refuse_unsafe(place, output, protected=protected, sources=sources)
    except OSError as error:
        raise OutputRefused(f"The output {output} cannot be used: {_reason(error)}.") from error
    return Path(place)


class Publication:
    """One build's writing of its output, as a context: `commit` puts the new site in place, leaving without it changes nothing.

    Raises OutputRefused, BuildLocked or PublishError; after any of them the old site is still there, whole, but for the one
    case that its message names: the swap was done and the disk then failed. `durable=False` leaves out the waiting
    for the disk (a preview, a test): a kill is as harmless as ever, a power cut is not.
    """

    previous: Manifest | None
    """What the last build published; None where there was none, or its record is damaged or of another schema."""

    def __init__(self, output: Path, *, generator: str, protected: Sequence[Path] = (), sources: Sequence[Path] = (), durable: bool = True) -> None:
        self._output = output
        self._generator = generator
        self._durable = durable
        self._place = str(safe_output(output, protected=protected, sources=sources))
        self._live = ""  # the tree that is published now; "" where there is none
        self._linked = False  # whether the output is a link into the work folder
        self._lock = -1
        self.previous = None
        self._last: dict[str, Entry] = {}
        self._owned = Owned(frozenset(), frozenset())
        self._stamps: dict[str, tuple[int, int]] = {}
        self._sound: dict[str, bool] = {}
        self._compared = False  # whether a file had to be read to know that it is sound
        self._names = Names()
        self._made: set[str] = set()
        self._files: dict[str, Entry] = {}
        self._written = 0

    def __enter__(self) -> Self:
        try:
            self._work = folders.open_work(self._place)
            self._lock = folders.take_lock(self._work, self._output)
            self._start()
        except OSError as error:
            self._release()
            raise self._failure(error) from error
        except BaseException:
            self._release()
            raise
        return self

    def _start(self) -> None:
        self._live, self._linked = folders.published_tree(self._place)
        self._sweep()
        self._recall()
        self._staged = f"{self._work}/{_STAGED}"
        os.mkdir(self._staged, folders.FOLDER_MODE)
        os.chmod(self._staged, stat.S_IMODE(os.stat(self._live).st_mode) if self._live else folders.FOLDER_MODE)

    def _sweep(self) -> None:
        """Clear away what a killed build left in the work folder."""
        state = f"{_STATE}{os.stat(self._live).st_ino}" if self._live else ""
        for name in os.listdir(self._work):
            path = f"{self._work}/{name}"
            if name in (folders.LOCK, state) or path == self._live:
                continue
            if os.path.isdir(path) and not os.path.islink(path):
                folders.remove_tree(path)
            else:
                os.unlink(path)

    def _recall(self) -> None:
        """Read what the last build left on record. A damaged record makes work, never a wrong page or a lost file."""
        if not self._live:
            return
        data = _bytes_of(f"{self._live}/{MANIFEST}")
        self.previous = read_manifest(data) if data is not None else None
        state = unsealed(_bytes_of(self._state_path(self._live)) or b"", State)
        if state is not None:
            self._stamps = dict(state.stamps)
        if self.previous is not None:
            self._last = self.previous.files
            self._owned = owned_by(frozenset(self._last))
            return
        self._last = state.manifest.files if state is not None else {}
        self._owned = owned_by(frozenset(filter(self._is_sound, self._last)), guess=data is not None)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):  # what stays is cleared away by the next build
            folders.remove_tree(self._staged)
        self._release()

    def _release(self) -> None:
        if self._lock >= 0:
            with suppress(OSError):  # the lock goes with the descriptor, whatever the system says
                os.close(self._lock)
            self._lock = -1

    # What the last build made

    def intact(self) -> bool:
        """Whether every file of the last build is still there as this generator left it: one lstat each.

        A file whose time or inode is not the known one (a fresh checkout) is read and compared.
        """
        if self.previous is None or self.previous.generator != self._generator:
            return False
        if not all(self._is_sound(path) for path in self._last):
            return False
        if self._compared:
            with suppress(OSError):  # a saving for the next build, no more
                self._save_state(self.previous, self._live)
        return True

    def holds(self, path: str, key: str) -> bool:
        """Whether the last build made this path from the same key and the file is still as it was: it can be kept."""
        entry = self._last.get(path)
        if entry is None or entry.key != key or self.previous is None or self.previous.generator != self._generator:
            return False
        return self._is_sound(path)

    def _is_sound(self, path: str) -> bool:
        known = self._sound.get(path)
        if known is None:
            known = self._sound[path] = self._matches(path, self._last[path])
        return known

    def _matches(self, path: str, entry: Entry) -> bool:
        """Whether the published file has the bytes and the mode that the record says."""
        place = f"{self._live}/{path}"
        try:
            found = os.lstat(place)
        except OSError:
            return False
        if found.st_size != entry.size or found.st_mode != stat.S_IFREG | folders.FILE_MODE:
            return False
        stamp = (found.st_mtime_ns, found.st_ino)
        if self._stamps.get(path) == stamp:
            return True
        data = _bytes_of(place)
        if data is None or hashlib.sha256(data).hexdigest() != entry.sha256:
            return False
        self._stamps[path] = stamp
        self._compared = True
        return True

    # The new tree

    def keep(self, path: str) -> None:
        """Take the last build's file into the new site as it is. Raises PublishError where `holds` is not true of it."""
        check_path(path, control=True)  # what was written as a control file is kept as one
        entry = self._last.get(path)
        if entry is None or not self._is_sound(path):
            raise PublishError(f"The page {path} cannot be kept: the last build did not leave it in {self._output}.")
        self._names.claim(path)
        try:
            self._link(path, entry)
        except OSError as error:
            raise self._failure(error) from error

    def write(self, path: str, data: bytes, key: str) -> bool:
        """Put a file into the new site; whether its bytes are new. Equal bytes are linked to the last build's file.

        `path` is relative, with "/"; `key` is the digest of all that the bytes were made from. Raises PublishError for a
        path that is not plain, is taken, or is a file that a web host acts on.
        """
        check_path(path)
        return self._put(path, data, key)

    def write_control(self, path: str, data: bytes, key: str) -> bool:
        """`write` for the files that a web host acts on (_headers, .nojekyll): the generator's own, never from content."""
        check_path(path, control=True)
        return self._put(path, data, key)

    def _put(self, path: str, data: bytes, key: str) -> bool:
        self._names.claim(path)
        entry = Entry(key=key, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        last = self._last.get(path)
        try:
            if last is not None and last.sha256 == entry.sha256 and self._is_sound(path):
                self._link(path, entry)
                return False
            self._make_folder(path)
            self._stamps[path] = folders.write_new(f"{self._staged}/{path}", data)
        except OSError as error:
            raise self._failure(error) from error
        self._files[path] = entry
        self._written += 1
        return True

    def _link(self, path: str, entry: Entry) -> None:
        self._make_folder(path)
        target = f"{self._staged}/{path}"
        if not folders.link_or_copy(f"{self._live}/{path}", target):
            copy = os.lstat(target)
            self._stamps[path] = (copy.st_mtime_ns, copy.st_ino)
        self._files[path] = entry

    def _make_folder(self, path: str) -> None:
        at = path.rfind("/")
        if at < 0 or path[:at] in self._made:
            return
        for folder in reversed(folders_of(path)):
            if folder not in self._made:
                place = f"{self._staged}/{folder}"
                os.mkdir(place, folders.FOLDER_MODE)
                os.chmod(place, folders.FOLDER_MODE)  # whatever the umask
                self._made.add(folder)

    # The swap

    def commit(self, inputs: str) -> Published:
        """Put the new site in the place of the old one. `inputs` is the digest of everything that the build read, or ""."""
        manifest = Manifest(SCHEMA, self._generator, inputs, self._files)
        removed = len(self._last.keys() - self._files.keys())
        done = Published(self._written, len(self._files) - self._written, removed)
        data = sealed(manifest)
        try:
            if self._is_published(data, done):
                return done
            return self._replace(manifest, data, done)
        except OSError as error:
            raise self._failure(error) from error

    def _is_published(self, data: bytes, done: Published) -> bool:
        """Whether the output is already what this build made, so that there is nothing to swap."""
        return bool(self._live) and not done.written and not done.removed and _bytes_of(f"{self._live}/{MANIFEST}") == data

    def _replace(self, manifest: Manifest, data: bytes, done: Published) -> Published:
        carried = folders.carry(self._live, self._staged, self._owned) if self._live else []
        folders.write_new(f"{self._staged}/{MANIFEST}", data)
        self._save_state(manifest, self._staged)
        if self._durable:
            folders.sync_tree(self._staged)
        old = self._swap()
        if self._durable:
            self._settle_on_disk()
        return done._replace(leftover=self._clear_old(old, carried) if old else "")

    def _swap(self) -> str:
        """The new tree takes the place of the old one, in one step; where the old one lies now, "" for none."""
        if self._linked:
            return self._swap_link()
        if self._live and os.listdir(self._place):
            self._exchange()
            return self._staged
        if folders.can_exchange(self._work):
            os.rename(self._staged, self._place)  # over an empty folder, or nothing
            return ""
        if self._live:
            os.rmdir(self._place)
        return self._swap_link()

    def _exchange(self) -> None:
        try:
            folders.exchange(self._staged, self._place)
        except OSError as error:
            if error.errno not in folders.NO_EXCHANGE:
                raise
            raise PublishError(
                f"{self._place} cannot be replaced in one step: its file system cannot exchange two folders ({error.strerror}). "
                "Move it away once; the next build puts a link in its place, which every later build replaces."
            ) from error

    def _swap_link(self) -> str:
        """The fallback: a fresh link to the new tree is renamed over the old link."""
        old = self._live if self._linked else ""
        tree = _TREES[1] if os.path.basename(old) == _TREES[0] else _TREES[0]
        fresh = f"{self._work}/link"
        os.rename(self._staged, f"{self._work}/{tree}")
        os.symlink(f"{os.path.basename(self._work)}/{tree}", fresh)
        os.replace(fresh, self._place)
        return old

    def _settle_on_disk(self) -> None:
        try:
            folders.sync(os.path.dirname(self._place))
            folders.sync(self._work)
        except OSError as error:
            raise PublishError(f"{self._output} is the new site, but the disk did not confirm it: {_reason(error)}. Build again.") from error

    def _clear_old(self, old: str, carried: list[str]) -> str:
        try:
            folders.settle(old, self._place, self._owned, self._files, carried)
            folders.remove_tree(old)
            self._sweep_states()
        except (OSError, OutputRefused) as error:
            reason = _reason(error) if isinstance(error, OSError) else str(error)
            return f"The site is published; the old one was not cleared away from {old} ({reason}), the next build does it."
        return ""

    def _sweep_states(self) -> None:
        current = self._state_path(self._place)
        for name in os.listdir(self._work):
            if name.startswith(_STATE) and f"{self._work}/{name}" != current:
                os.unlink(f"{self._work}/{name}")

    def remove(self) -> int:
        """Remove what the last build made, not all at once, and the work folder; the number of files. See `clear`."""
        if self._live and self.previous is None:
            raise OutputRefused(f"{self._output} holds no sound record of a build ({MANIFEST}): nothing was removed. Remove it by hand.")
        try:
            count = folders.remove_owned(self._live, self._owned) if self._live else 0
            emptied = bool(self._live) and not os.listdir(self._live)
            if emptied:
                (os.unlink if self._linked else os.rmdir)(self._place)
            if emptied or not self._linked:  # else what no build made lies in the work folder
                folders.remove_tree(self._work)
        except OSError as error:
            raise PublishError(f"{self._output} could not be removed: {_reason(error)}.") from error
        return max(count - 1, 0)  # the record is not one of the site's files

    # The record of this machine

    def _state_path(self, tree: str) -> str:
        return f"{self._work}/{_STATE}{os.stat(tree).st_ino}"

    def _save_state(self, manifest: Manifest, tree: str) -> None:
        """Put on record how the files of a tree were left; a half-written one is told by its seal."""
        stamps = {path: self._stamps[path] for path in manifest.files if path in self._stamps}
        path = self._state_path(tree)
        with suppress(FileNotFoundError):
            os.unlink(path)
        folders.write_new(path, sealed(State(manifest, stamps)))

    def _failure(self, error: OSError) -> PublishError:
        return PublishError(f"The site could not be written to {self._output}: {_reason(error)}. What was published before is still there.")


def clear(output: Path, *, protected: Sequence[Path] = (), sources: Sequence[Path] = ()) -> int:
    """Remove what builds made in an output, and the work folder beside it; the number of files. What no build made stays.

    Raises as `Publication`; a folder whose record is missing or damaged is left as it is, with an OutputRefused.
    """
    with Publication(output, generator="", protected=protected, sources=sources) as publication:
        return publication.remove()


def _bytes_of(path: str) -> bytes | None:
    """The bytes of a regular file, no link; None where there is none or it cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        with os.fdopen(handle, "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError:
        return None


def _reason(error: OSError) -> str:
    """What the system said and about which path: "No space left on device (site/index.html)"."""
    said = error.strerror or str(error)
    return f"{said} ({error.filename})" if error.filename else said
