"""A cache that is cut, overwritten, killed, shared or kept by a failing disk: never an exception, never a wrong value."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
from typing import TYPE_CHECKING

import pytest
from faulty_io import died

from generator import cache
from generator.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

# Python 3.12 and later warn of a fork where other tests left threads; the children here use none.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

VALUES = {f"{number:04x}": bytes([number]) * (number * 97 % 3000) for number in range(40)}
AFTER = VALUES | {"new": b"new"}
BESIDE = ("", "-wal", "-shm")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A cache as a build leaves it."""
    path = tmp_path / "whole.sqlite"
    with Cache(path) as memory:
        memory.put_many("notes", VALUES)
    return path


@pytest.fixture
def abandoned(tmp_path: Path) -> Path:
    """A cache as a killed build leaves it: the values are in the journal, not yet in the file."""
    path = tmp_path / "abandoned.sqlite"

    def dying() -> None:
        memory = Cache(path).__enter__()
        memory.put_many("notes", VALUES)
        os.kill(os.getpid(), signal.SIGKILL)

    assert died(dying)
    assert (tmp_path / "abandoned.sqlite-wal").stat().st_size > 50_000
    return path


def copied(path: Path, name: str) -> Path:
    place = path.with_name(name)
    for suffix in BESIDE:
        source, target = path.with_name(path.name + suffix), place.with_name(name + suffix)
        if source.exists():
            shutil.copyfile(source, target)
        else:
            target.unlink(missing_ok=True)
    return place


def check(path: Path) -> int:
    """Use a damaged cache: what it answers is true, what it is given it has, in this session and the next. How many values it still had."""
    with Cache(path) as memory:
        found = memory.get_many("notes", VALUES)
        assert found.items() <= VALUES.items()
        memory.put_many("notes", AFTER)
        assert memory.get_many("notes", AFTER) == AFTER
    with Cache(path) as memory:
        assert memory.get_many("notes", AFTER) == AFTER
        assert memory.notice == ""
    return len(found)


def places(size: int, step: int) -> list[int]:
    """Offsets all over a file: each of the first hundred, where the header is, then one every so often."""
    return [*range(min(100, size)), *range(100, size, step)]


def test_a_cut_cache_is_mended(whole: Path) -> None:
    """Cut after any byte."""
    data = whole.read_bytes()
    for at in places(len(data), 997):
        place = copied(whole, "cut.sqlite")
        place.write_bytes(data[:at])
        check(place)


def test_a_cut_journal_is_mended(abandoned: Path) -> None:
    """Cut the journal of a killed build after any byte: what was written up to there may be lost, no more."""
    data = abandoned.with_name(abandoned.name + "-wal").read_bytes()
    for at in places(len(data), 1499):
        place = copied(abandoned, "cut.sqlite")
        place.with_name("cut.sqlite-wal").write_bytes(data[:at])
        check(place)


@pytest.mark.parametrize("what", ["one bit", "a block", "zeros"])
def test_a_cache_that_was_written_over_is_mended(whole: Path, what: str) -> None:
    """Other bytes at any place, the header and the pages of the index included."""
    data = whole.read_bytes()
    noise = random.Random(7)
    for at in places(len(data), 997):
        other = {"one bit": bytes([data[at] ^ 1 << at % 8]), "a block": noise.randbytes(512), "zeros": bytes(512)}[what]
        place = copied(whole, "over.sqlite")
        place.write_bytes((data[:at] + other + data[at + len(other) :])[: len(data)])
        check(place)


def test_pages_in_another_order_are_no_other_values(whole: Path) -> None:
    """Whole pages that change places hold values that are whole, at keys that are not theirs."""
    data = whole.read_bytes()
    pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
    noise = random.Random(7)
    for _ in range(40):
        some = pages[1:]
        noise.shuffle(some)
        place = copied(whole, "pages.sqlite")
        place.write_bytes(b"".join([pages[0], *some]))
        check(place)


def test_an_older_file_under_a_newer_journal_is_mended(whole: Path, abandoned: Path) -> None:
    """Files of two caches side by side, as a half-done copy leaves them."""
    for main, journal in ((whole, abandoned), (abandoned, whole)):
        place = copied(main, "mixed.sqlite")
        for suffix in BESIDE[1:]:
            source = journal.with_name(journal.name + suffix)
            if source.exists():
                shutil.copyfile(source, place.with_name(place.name + suffix))
        check(place)


def test_a_killed_build_loses_no_finished_saving(abandoned: Path) -> None:
    """What was put before the kill is there after it."""
    assert check(abandoned) == len(VALUES)


def test_a_kill_at_any_write_leaves_a_cache(tmp_path: Path) -> None:
    """Killed during the n-th statement, for every n: all or none of a saving is there."""
    for number in range(1, 100):
        path = tmp_path / f"{number}.sqlite"
        with Cache(path) as memory:
            memory.put_many("notes", dict(list(VALUES.items())[:3]))

        def dying(path: Path = path, number: int = number) -> None:
            with Cache(path) as memory:
                assert memory._base is not None
                memory._base.set_progress_handler(counted(number), 20)
                memory.put_many("notes", VALUES)

        if not died(dying):
            break
        with Cache(path) as memory:
            assert len(memory.get_many("notes", VALUES)) in (3, len(VALUES))
        check(path)
    assert number > 10


def counted(number: int) -> object:
    left = number

    def step() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    return step


def test_processes_that_share_a_cache_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Four at once, reading, saving and pruning: none fails, and no answer is wrong."""
    path = tmp_path / "shared.sqlite"
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            os._exit(use(path, number))
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    check(path)


def use(path: Path, number: int) -> int:
    try:
        for turn in range(15):
            with Cache(path) as memory:
                if not memory.get_many("notes", VALUES).items() <= VALUES.items():
                    return 2
                memory.put_many("notes", VALUES)
                if turn % 5 == number:
                    memory.prune("notes", list(VALUES)[:10])
    except BaseException:  # noqa: BLE001 -- whatever it is, the parent is to see it
        return 1
    return 0


@pytest.mark.parametrize(
    "code",
    ["SQLITE_IOERR", "SQLITE_FULL", "SQLITE_CORRUPT", "SQLITE_BUSY", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_NOTADB", "SQLITE_NOMEM"],
)
def test_the_nth_statement_fails(whole: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Whatever SQLite says to the n-th statement, for every n: no exception, no wrong value."""
    connect = sqlite3.connect
    for number in range(1, 100):
        place = copied(whole, "failing.sqlite")
        left = [number]
        monkeypatch.setattr(
            cache.sqlite3, "connect", lambda *address, left=left, **options: connect(*address, **options, factory=failing(left, code))
        )
        with Cache(place) as memory:
            assert memory.get_many("notes", VALUES).items() <= VALUES.items()
            memory.put_many("notes", {"new": b"new"})
            memory.prune("notes", VALUES)
            assert memory.get("notes", "new") in (None, b"new")
            assert memory._base is None or not memory._base.in_transaction
        monkeypatch.undo()
        check(place)
        if left[0] > 0:
            break
    assert 10 < number < 99


def failing(left: list[int], code: str) -> type[sqlite3.Connection]:
    """A kind of connection of which one statement fails."""

    class Failing(sqlite3.Connection):
        def execute(self, *statement: object) -> sqlite3.Cursor:
            left[0] -= 1
            if left[0] == 0:
                error = sqlite3.OperationalError(f"{code}, as planned")
                error.sqlite_errorcode = getattr(sqlite3, code)
                raise error
            return super().execute(*statement)

        def executemany(self, *statement: object) -> sqlite3.Cursor:
            self.execute("SELECT 1")
            return super().executemany(*statement)

    return Failing
