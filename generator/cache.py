"""What is slow to make is remembered here: bytes by kind and key, in one SQLite file that may be lost at any time.

Nothing in this file is believed. Each value carries a seal over its kind, its key and its bytes, so that a damaged one
reads as missing; a file that SQLite cannot read, or that is not ours, is replaced; one that cannot be written is read only.
A cache in trouble costs time, never an exception and never a wrong value; `notice` then says what is the matter.

Only the parent process of a build writes. Values are stored as they come: to pack and unpack a record of 16 kB with zlib
takes 300 and 125 µs, to write and read the bytes that it would save 100 and 4.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

_TABLE = "CREATE TABLE entry (kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, seal BLOB NOT NULL, UNIQUE (kind, key))"
_FIND = "SELECT key, value, seal FROM entry WHERE kind = ? AND key IN ({})"
_STORE = "INSERT OR REPLACE INTO entry (kind, key, value, seal) VALUES (?, ?, ?, ?)"
_PRUNE = """DELETE FROM entry WHERE rowid IN (
    SELECT rowid FROM entry WHERE kind = ? AND key NOT IN (SELECT key FROM temp.wanted) ORDER BY rowid DESC LIMIT -1 OFFSET ?)"""

_WAIT = 2.0  # seconds for another process to let go of the file
_AT_ONCE = 500  # keys in one question; SQLite allowed 999 for most of its life
_BESIDE = ("", "-wal", "-shm", "-journal")

# What SQLite says of a file that can only be replaced; anything else (locked, full, not allowed) leaves the file alone.
_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,  # our statements are right: the tables they name are not there
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_INTERNAL,
    }
)
_NOT_WRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})

_Answer = TypeVar("_Answer")


class Cache:
    """Bytes by kind and key, as a context. With no path nothing is remembered: every question is answered with None.

    `notice` is a sentence for the person at the keyboard where the cache is not at its best, "" otherwise.
    """

    notice: str

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._base: sqlite3.Connection | None = None
        self._saves = True
        self.notice = ""

    def __enter__(self) -> Self:
        if self._path is not None:
            self._open(self._path)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._close()

    def get(self, kind: str, key: str) -> bytes | None:
        """The value as it was put; None where it was not, or is damaged."""
        return self.get_many(kind, (key,)).get(key)

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that have one."""
        found: dict[str, bytes] = {}
        for some in _portions(keys):
            self._attempt(partial(_look_up, kind=kind, keys=some, found=found))
        return found

    def put_many(self, kind: str, items: Mapping[str, bytes]) -> None:
        """Remember the values, all or none of them; a key that is there gets the new one."""
        rows = [(kind, key, value, _seal(kind, key, value)) for key, value in items.items()]
        if rows and self._saves and not self._attempt(lambda base: _store(base, rows)) and self._saves:
            self._attempt(lambda base: _store(base, rows))  # the file was damaged and is a fresh one now

    def prune(self, kind: str, keep: Iterable[str], *, spare: int = 0) -> int:
        """Forget the values of a kind whose key is not to be kept, but for the `spare` newest of them; how many were forgotten.

        Some to spare are worth having: an edit undone, or another branch, then costs nothing.
        """
        wanted = [(key,) for key in keep]
        return (self._attempt(lambda base: _prune(base, kind, wanted, spare)) if self._saves else None) or 0

    # Trouble

    def _attempt(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer | None:
        """What the work answers; None where there is no file to ask, or it failed, and that has been dealt with."""
        if self._base is None or self._path is None:
            return None
        try:
            return work(self._base)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._base.rollback()
            if not _is_damage(error, self._path):
                self._saves = False
                self.notice = f"The cache {self._path} is not written in this build: {error}."
            elif self._saves:
                self._replace(self._path)
            else:
                self._close()
                self._give_up(self._path, f"it is damaged ({error})")
        return None

    def _open(self, path: Path) -> None:
        """Open the file, a fresh one in the place of a damaged one, for reading only where it cannot be written, or not at all."""
        if path.exists() and not path.is_file():
            self._give_up(path, "it is not a file")
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = _opened(path)
        except sqlite3.Error as error:
            if _is_damage(error, path):
                self._replace(path)
            else:
                self._open_to_read(path, error)
        except OSError as error:
            self._give_up(path, error.strerror or str(error))

    def _replace(self, path: Path) -> None:
        self._close()
        try:
            for suffix in _BESIDE:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            self._base = _opened(path)
        except (OSError, sqlite3.Error) as error:
            self._give_up(path, f"it is damaged and could not be replaced ({error})")
        else:
            self.notice = f"The cache {path} was damaged and has been replaced by an empty one."

    def _open_to_read(self, path: Path, error: sqlite3.Error) -> None:
        self._saves = False
        ways = ["mode=ro"]
        if _code(error) in _NOT_WRITABLE:  # nobody writes it, and SQLite may not be able to put its own files beside it
            ways.append("mode=ro&immutable=1")
        for how in ways:
            with suppress(sqlite3.Error):
                self._base = _opened(path, how)
                self.notice = f"The cache {path} is read but not written in this build: {error}."
                return
        self._give_up(path, str(error))

    def _give_up(self, path: Path, reason: str) -> None:
        self._base, self._saves = None, False
        self.notice = f"The cache {path} is not used in this build: {reason}."

    def _close(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None


def _opened(path: Path, how: str = "mode=rwc") -> sqlite3.Connection:
    """A connection to a file that holds our table and nothing else. Raises sqlite3.Error."""
    base = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=_WAIT, isolation_level=None)
    try:
        base.text_factory = bytes  # damaged text is compared, not decoded
        for setting in ("trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY", "synchronous = NORMAL"):
            base.execute(f"PRAGMA {setting}")
        if how == "mode=rwc":
            base.execute("PRAGMA journal_mode = WAL").fetchone()
            _make_table(base)
        _check_table(base)
    except BaseException:
        base.close()
        raise
    return base


def _tables(base: sqlite3.Connection) -> list[bytes]:
    return [sql for (sql,) in base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]


def _make_table(base: sqlite3.Connection) -> None:
    if _tables(base):
        return
    base.execute("BEGIN IMMEDIATE")
    if not _tables(base):  # another process may have been quicker
        base.execute(_TABLE)
    base.execute("COMMIT")


def _check_table(base: sqlite3.Connection) -> None:
    if _tables(base) != [_TABLE.encode()]:
        error = sqlite3.DatabaseError("its tables are not those of a cache")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error


def _is_damage(error: sqlite3.Error, path: Path) -> bool:
    """Whether the file itself is at fault; a file that SQLite will not write though the system would is one of those."""
    if _code(error) in _NOT_WRITABLE:
        return path.exists() and os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)
    return _code(error) in _DAMAGE or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHORT_READ


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; an error of Python's own module about what it was given counts as damage."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)) & 0xFF


# Questions and answers


def _look_up(base: sqlite3.Connection, *, kind: str, keys: tuple[str, ...], found: dict[str, bytes]) -> None:
    """Add the values whose seal is right to those found; what was found before an error stays."""
    asked = {key.encode(): key for key in keys}
    for name, value, seal in base.execute(_FIND.format(", ".join("?" * len(keys))), (kind, *keys)):
        key = asked.get(name) if isinstance(name, bytes) else None
        if key is not None and isinstance(value, bytes) and seal == _seal(kind, key, value):
            found[key] = value


def _store(base: sqlite3.Connection, rows: list[tuple[str, str, bytes, bytes]]) -> bool:
    base.execute("BEGIN IMMEDIATE")
    base.executemany(_STORE, rows)
    base.execute("COMMIT")
    return True


def _prune(base: sqlite3.Connection, kind: str, wanted: list[tuple[str]], spare: int) -> int:
    base.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
    base.execute("BEGIN IMMEDIATE")
    base.execute("DELETE FROM temp.wanted")
    base.executemany("INSERT OR IGNORE INTO temp.wanted VALUES (?)", wanted)
    count = base.execute(_PRUNE, (kind, spare)).rowcount
    base.execute("COMMIT")
    return count


def _seal(kind: str, key: str, value: bytes) -> bytes:
    seal = hashlib.blake2b(f"{kind}\0{key}\0".encode(), digest_size=16)
    seal.update(value)
    return seal.digest()


def _portions(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(keys)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some
