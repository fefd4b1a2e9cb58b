"""The cache as its callers see it: what is remembered, what is forgotten, and what it says when it cannot."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from generator import cache
from generator.cache import Cache

VALUES = {f"key {number}": f"value {number} ".encode() * number for number in range(1, 40)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "analyses.sqlite"


def put(path: Path, values: dict[str, bytes] = VALUES, kind: str = "notes") -> str:
    with Cache(path) as memory:
        memory.put_many(kind, values)
        return memory.notice


def got(path: Path, kind: str = "notes") -> dict[str, bytes]:
    with Cache(path) as memory:
        return memory.get_many(kind, VALUES)


class TestRemembering:
    def test_what_was_put_is_got(self, path: Path) -> None:
        """Values come back in another session as they were put, the empty one and all bytes included."""
        values = {"empty": b"", "all": bytes(range(256))}
        assert put(path, values) == ""
        with Cache(path) as memory:
            assert memory.get_many("notes", ("all", "empty", "missing")) == values
            assert memory.get("notes", "all") == values["all"]
            assert memory.get("notes", "missing") is None
            assert memory.notice == ""

    def test_kinds_are_apart(self, path: Path) -> None:
        """The same key of another kind is another value."""
        put(path, {"key": b"one"}, "one")
        put(path, {"key": b"two"}, "two")
        with Cache(path) as memory:
            assert (memory.get("one", "key"), memory.get("two", "key"), memory.get("three", "key")) == (b"one", b"two", None)

    def test_the_last_value_stands(self, path: Path) -> None:
        """A key that is put again has its new value."""
        put(path, {"key": b"one"})
        put(path, {"key": b"two"})
        with Cache(path) as memory:
            assert memory.get("notes", "key") == b"two"

    def test_more_keys_than_one_question_holds(self, path: Path) -> None:
        """Thousands of keys are asked for at once, from any iterable."""
        values = {f"{number}": b"v%d" % number for number in range(2 * cache._AT_ONCE + 1)}
        put(path, values)
        with Cache(path) as memory:
            assert memory.get_many("notes", (key for key in values)) == values

    def test_without_a_path_nothing_is_remembered(self) -> None:
        """No cache is no error: every answer is None and nothing is written."""
        with Cache(None) as memory:
            memory.put_many("notes", VALUES)
            assert memory.get_many("notes", VALUES) == {}
            assert memory.get("notes", "key 1") is None
            assert memory.prune("notes", ()) == 0
            assert memory.notice == ""

    def test_a_closed_file_is_one_file(self, path: Path) -> None:
        """After a session no journal lies beside the cache."""
        put(path)
        assert [file.name for file in path.parent.iterdir()] == [path.name]


class TestForgetting:
    def test_what_is_not_kept_goes(self, path: Path) -> None:
        """Pruning forgets the other keys of the kind, and no other kind."""
        put(path)
        put(path, {"other": b"stays"}, "pages")
        with Cache(path) as memory:
            assert memory.prune("notes", ("key 1", "key 2", "never there")) == len(VALUES) - 2
            assert set(memory.get_many("notes", VALUES)) == {"key 1", "key 2"}
            assert memory.get("pages", "other") == b"stays"

    def test_the_newest_are_spared(self, path: Path) -> None:
        """Of what is not kept, as many as are to be spared stay: those that were put last."""
        for key in ("a", "b", "c", "d", "a"):
            put(path, {key: b"x"})
        with Cache(path) as memory:
            assert memory.prune("notes", ("c",), spare=2) == 1
            assert set(memory.get_many("notes", "abcd")) == {"a", "c", "d"}
            assert memory.prune("notes", ("c",), spare=2) == 0
            assert memory.prune("notes", ("c",)) == 2


class TestTrouble:
    def test_a_value_that_was_changed_reads_as_missing(self, path: Path) -> None:
        """A value, a key or a kind that somebody changed in the file is no value, and can be put again."""
        put(path, {"one": b"one", "two": b"two", "three": b"three", "four": b"four"})
        with sqlite3.connect(path) as base:
            base.execute("UPDATE entry SET value = 1 WHERE key = 'one'")
            base.execute("UPDATE entry SET key = 'five' WHERE key = 'two'")
            base.execute("UPDATE entry SET value = x'00' WHERE key = 'three'")
        base.close()
        with Cache(path) as memory:
            assert memory.get_many("notes", ("one", "two", "three", "four", "five")) == {"four": b"four"}
            memory.put_many("notes", {"one": b"one", "three": b"three"})
            assert memory.get_many("notes", ("one", "three")) == {"one": b"one", "three": b"three"}

    @pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + bytes(5000), b"\xff" * 20000])
    def test_a_file_that_is_no_cache_is_replaced(self, path: Path, content: bytes) -> None:
        """What another program wrote there costs a fresh cache and a sentence."""
        path.parent.mkdir()
        path.write_bytes(content)
        assert put(path) == f"The cache {path} was damaged and has been replaced by an empty one."
        assert got(path) == VALUES

    def test_a_database_of_another_program_is_replaced(self, path: Path) -> None:
        """Tables that are not ours are not used."""
        path.parent.mkdir()
        with sqlite3.connect(path) as base:
            base.execute("CREATE TABLE entry (kind, key, value, seal)")
        base.close()
        assert put(path) == f"The cache {path} was damaged and has been replaced by an empty one."
        assert got(path) == VALUES

    def test_an_empty_file_is_an_empty_cache(self, path: Path) -> None:
        """A file cut to nothing is filled again."""
        path.parent.mkdir()
        path.touch()
        assert put(path) == ""
        assert got(path) == VALUES

    def test_a_folder_in_its_place_is_not_used(self, path: Path) -> None:
        """What is no file is left alone."""
        path.mkdir(parents=True)
        assert put(path) == f"The cache {path} is not used in this build: it is not a file."
        assert got(path) == {}

    def test_a_folder_that_cannot_be_made_is_no_error(self, tmp_path: Path) -> None:
        """Where there is a file in the place of its folder there is no cache."""
        (tmp_path / "cache").touch()
        assert put(tmp_path / "cache/c.sqlite") == f"The cache {tmp_path}/cache/c.sqlite is not used in this build: File exists."

    def test_a_cache_that_cannot_be_written_is_read(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a read-only file system the values are there, nothing is saved, and a sentence says so."""
        put(path)
        read_only(monkeypatch)
        with Cache(path) as memory:
            memory.put_many("notes", {"new": b"new"})
            assert memory.get_many("notes", ("new", "key 3")) == {"key 3": VALUES["key 3"]}
            assert memory.prune("notes", ()) == 0
            assert memory.notice == f"The cache {path} is read but not written in this build: attempt to write a readonly database."

    def test_a_locked_cache_is_read(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """While another process writes, this one reads, and goes on without saving."""
        put(path)
        monkeypatch.setattr(cache, "_WAIT", 0.01)
        with Cache(path) as first:
            assert first._base is not None
            first._base.execute("BEGIN IMMEDIATE")
            with Cache(path) as second:
                second.put_many("notes", {"new": b"new"})
                assert second.get("notes", "key 3") == VALUES["key 3"]
                assert second.notice == f"The cache {path} is not written in this build: database is locked."
            first._base.execute("COMMIT")
        assert got(path) == VALUES

    def test_a_full_disk_stops_the_saving(self, path: Path) -> None:
        """What does not fit is not remembered; what was there is still answered."""
        put(path)
        with Cache(path) as memory:
            assert memory._base is not None
            memory._base.execute("PRAGMA max_page_count = 1")
            memory.put_many("notes", {"big": bytes(100_000)})
            assert memory.notice == f"The cache {path} is not written in this build: database or disk is full."
            assert memory.get_many("notes", VALUES) == VALUES

    def test_damage_that_shows_late_is_replaced_too(self, path: Path) -> None:
        """A file that breaks in the middle of a session is replaced, and takes new values at once."""
        put(path)
        with Cache(path) as memory:
            assert memory.get("notes", "key 1") is not None
            assert memory._base is not None
            memory._base.execute("DROP TABLE entry")
            assert memory.get_many("notes", VALUES) == {}
            memory.put_many("notes", {"new": b"new"})
            assert memory.get("notes", "new") == b"new"
        with Cache(path) as memory:
            assert memory.get("notes", "new") == b"new"

    def test_damage_found_while_saving_loses_no_value(self, path: Path) -> None:
        """Values that meet a broken file are put into the fresh one."""
        put(path)
        with Cache(path) as memory:
            assert memory._base is not None
            memory._base.execute("DROP TABLE entry")
            memory.put_many("notes", {"new": b"new"})
            assert memory.get("notes", "new") == b"new"

    def test_damage_that_cannot_be_replaced_is_no_error(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Then there is no cache."""
        path.parent.mkdir()
        path.write_bytes(b"not a database")
        monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: Path("/proc/version").touch())
        assert "it is damaged and could not be replaced" in put(path)
        assert got(path) == {}


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system that is mounted read only, whoever runs the test: SQLite may read and nothing else."""
    connect = sqlite3.connect

    def connected(address: str, **options: object) -> sqlite3.Connection:
        return connect(address.replace("mode=rwc", "mode=ro"), **options)

    monkeypatch.setattr(cache.sqlite3, "connect", connected)
    monkeypatch.setattr(cache.os, "access", lambda path, mode: mode == os.R_OK)
    monkeypatch.setattr(cache, "_make_table", lambda base: base.execute("CREATE TABLE more (a)"))
