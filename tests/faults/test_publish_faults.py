"""Whatever fails, and whenever the process dies: the old site or the new one, whole, and the next build is as good as any."""

from __future__ import annotations

import errno
import os
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from faulty_io import CHANGING, NEW, OLD, REAL, THEIRS, FailAt, add_theirs, build, died, kill_at, leftovers, no_exchange, site, tapped

from generator import publish
from generator.errors import BuildLocked, PublishError
from generator.publish import MANIFEST, Publication, folders

if TYPE_CHECKING:
    from pathlib import Path

# Python 3.12 and later warn of a fork where other tests left threads; the children here use none.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

MOST = 2000  # calls in one small build; a test that gets there has not ended by itself


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture(params=["exchange", "link"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once with folders that can be exchanged, once without."""
    if request.param == "link":
        monkeypatch.setattr(folders, "exchange", no_exchange)
    return str(request.param)


def fresh(output: Path, number: int) -> Path:
    """An output of its own with the old site and what no build made."""
    place = output.parent / str(number) / output.name
    build(place, OLD)
    add_theirs(place)
    return place


def is_whole(place: Path) -> bool:
    return site(place) in (OLD | THEIRS, NEW | THEIRS)


class TestKills:
    def test_a_build_that_is_killed_at_any_call_leaves_a_whole_site(self, output: Path, swap: str) -> None:
        """Killed ahead of its n-th call, for every n: the old site or the new one, and the next build leaves nothing behind."""
        seen = Counter()
        for number in range(1, MOST):
            place = fresh(output, number)

            def dying(place: Path = place, number: int = number) -> None:
                with tapped(kill_at(number)):
                    build(place, NEW, durable=True)

            if not died(dying):
                break
            assert is_whole(place), f"killed at call {number}"
            seen[site(place)["index.html"]] += 1
            assert build(place, NEW).leftover == ""
            assert site(place) == NEW | THEIRS, f"built after a kill at call {number}"
            assert len(leftovers(place) - {"tree-1", "tree-2"}) == 0
        assert set(seen) == {b"old home", b"new home"}
        assert sum(seen.values()) > 100

    def test_a_first_build_that_is_killed_leaves_no_site_or_a_whole_one(self, output: Path, swap: str) -> None:
        """Where there was nothing there is nothing, or all of it."""
        for number in range(1, MOST):
            place = output.parent / str(number) / "site"

            def dying(place: Path = place, number: int = number) -> None:
                with tapped(kill_at(number), tuple(CHANGING)):
                    build(place, NEW)

            if not died(dying):
                break
            assert site(place) in ({}, NEW), f"killed at call {number}"
            assert not place.exists() or site(place) == NEW
            build(place, OLD)
            assert site(place) == OLD, f"built after a kill at call {number}"
        assert number > 20

    def test_a_kill_in_the_middle_of_a_file_is_harmless(self, output: Path) -> None:
        """Half a page, half a record or half a state on the disk is cleared away or told by its seal."""

        def half(place: Path, number: int) -> None:
            written = 0

            def write(handle: int, data: bytes) -> int:
                nonlocal written
                written += 1
                if written == number:
                    REAL["write"](handle, bytes(data)[: len(data) // 2])
                    os.kill(os.getpid(), 9)
                return REAL["write"](handle, data)

            os.write = write
            build(place, NEW)

        for number in range(1, MOST):
            place = fresh(output, number)
            if not died(lambda place=place, number=number: half(place, number)):
                break
            assert site(place) == OLD | THEIRS
            build(place, NEW)
            assert site(place) == NEW | THEIRS
        assert number == 5  # two pages, the record, the state


class TestReaders:
    def test_a_reader_at_any_call_sees_one_whole_site(self, output: Path, swap: str) -> None:
        """Between any two calls of a build a reader finds one site, whole: never none, a mix, or one without the other files."""
        build(output, OLD)
        add_theirs(output)
        seen: Counter[str] = Counter()
        calls: Counter[str] = Counter()
        looking = False

        def look(name: str, number: int) -> None:
            nonlocal looking
            if looking:
                return
            looking = True
            calls[name] += 1
            seen["old" if site(output) == OLD | THEIRS else "new" if site(output) == NEW | THEIRS else f"a mix at call {number}, {name}"] += 1
            looking = False

        with tapped(look):
            build(output, NEW, durable=True)
        assert set(seen) == {"old", "new"}
        assert {"open", "write", "link", "mkdir", "fchmod", "syncfs", "unlink", "rmdir", "fsync"} <= set(calls)

    def test_a_reader_beside_many_builds_sees_whole_sites(self, output: Path) -> None:
        """A process that reads without a pause while two sites take turns never misses the home page, nor reads two sites in one folder."""
        sites = [
            {f"{folder}/{page}.html": version for folder in "abc" for page in range(5)} | {"index.html": version} for version in (b"one", b"two")
        ]
        build(output, sites[0])
        inbox, outbox = os.pipe()
        reader = os.fork()
        if reader == 0:
            os._exit(read_on(output, list(sites[0]), outbox))
        os.close(outbox)
        assert os.read(inbox, 1) == b"."  # it reads
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            build(output, sites[1])
            build(output, sites[0])
        os.kill(reader, 15)
        os.waitpid(reader, 0)
        rest = os.read(inbox, 100_000)
        os.close(inbox)
        assert len(rest) > 20, "the reader came to read"
        assert set(rest.decode()) == {"."}


def read_on(output: Path, paths: list[str], outbox: int) -> int:
    """Read the site again and again; say "." for a whole one, "m" for a mix, "h" for a missing home page."""
    while True:
        os.write(outbox, look_once(output, paths))


def look_once(output: Path, paths: list[str]) -> bytes:
    try:
        (output / "index.html").read_bytes()
        root = os.open(output, os.O_RDONLY)
    except FileNotFoundError:
        return b"h"
    try:
        versions = {read_at(root, path) for path in paths}
    except FileNotFoundError:  # the tree that was opened is being removed: then it is not the output any more
        return b"m" if output.exists() and os.path.samestat(os.fstat(root), output.stat()) else b"."
    finally:
        os.close(root)
    return b"." if len(versions) == 1 else b"m"


def read_at(root: int, path: str) -> bytes:
    handle = os.open(path, os.O_RDONLY, dir_fd=root)
    try:
        return os.read(handle, 100)
    finally:
        os.close(handle)


class TestFailures:
    @pytest.mark.parametrize(
        ("code", "only"),
        [
            (errno.EIO, ()),
            (errno.ENOSPC, ("open", "write", "mkdir", "link", "rename", "exchange", "symlink")),
            (errno.EACCES, ()),
            (errno.EXDEV, ("link", "rename", "exchange", "replace")),
            (errno.ENOSYS, ("exchange", "syncfs", "link")),
            (errno.EINTR, ("exchange", "fsync", "syncfs", "close")),
        ],
        ids=lambda value: errno.errorcode[value] if isinstance(value, int) else "",
    )
    def test_the_nth_call_fails(self, output: Path, swap: str, code: int, only: tuple[str, ...]) -> None:
        """For every n: the build says so or succeeds, the site is whole, and the next build needs no help."""
        results: Counter[str] = Counter()
        for number in range(1, MOST):
            place = fresh(output, number)
            fault = FailAt(number, code, only)
            result = failing_build(place, fault)
            assert is_whole(place), f"call {number} failed"
            if result == "built":
                assert site(place) == NEW | THEIRS
            results[result] += 1
            build(place, NEW)
            assert site(place) == NEW | THEIRS, f"built after call {number} failed"
            assert leftovers(place) <= {"tree-1", "tree-2"}
            if not fault.fired:
                break
        assert number < MOST - 1
        assert result == "built"
        assert results["refused"] + results["built"] == number

    def test_a_failure_says_what_and_where(self, output: Path) -> None:
        """A full disk is reported with the output, the reason and that the old site is there."""
        build(output, OLD)
        with tapped(FailAt(1, errno.ENOSPC, ("write",))), pytest.raises(PublishError) as failure:
            build(output, NEW)
        assert str(failure.value) == (
            f"The site could not be written to {output}: No space left on device (<write>). What was published before is still there."
        )

    def test_a_disk_that_does_not_confirm_is_reported(self, output: Path) -> None:
        """Where the swap is done and the last fsync fails, the sentence says that the new site is there, and is not sure to stay."""
        build(output, OLD)
        with tapped(FailAt(1, errno.EIO, ("fsync",))), pytest.raises(PublishError) as failure:
            build(output, NEW, durable=True)
        assert str(failure.value) == f"{output} is the new site, but the disk did not confirm it: Input/output error (<fsync>). Build again."
        assert site(output) == NEW

    def test_what_cannot_be_cleared_away_is_told(self, output: Path) -> None:
        """A site whose old tree could not be removed is published, with a sentence; the next build removes it."""
        build(output, OLD)
        with tapped(FailAt(1, errno.EIO, ("rmdir",))):
            leftover = build(output, NEW).leftover
        assert leftover.startswith("The site is published; the old one was not cleared away from ")
        assert build(output, OLD).leftover == ""
        assert leftovers(output) == set()

    def test_short_writes_are_finished(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A system that takes one byte at a time gets them all."""
        monkeypatch.setattr(os, "write", lambda handle, data: REAL["write"](handle, bytes(data)[:1]))
        build(output, NEW)
        assert site(output) == NEW
        with Publication(output, generator="1.0") as publication:
            assert publication.intact()


def failing_build(place: Path, fault: FailAt) -> str:
    try:
        with tapped(fault):
            build(place, NEW, durable=True)
    except PublishError:
        return "refused"
    return "built"


class TestDamagedRecords:
    @pytest.mark.parametrize("record", ["manifest", "state"])
    @pytest.mark.parametrize("damage", ["cut", "changed", "zeroed", "appended", "other file"])
    def test_a_damaged_record_costs_a_rebuild(self, output: Path, record: str, damage: str) -> None:
        """Cut or changed at any byte: the next build is whole, has no stray page, keeps the other files and mends the record."""
        build(output, OLD)
        add_theirs(output)
        place = output / MANIFEST if record == "manifest" else next((output.parent / ".site.briefing").glob("state-*"))
        length = len(place.read_bytes())
        build(output, NEW)
        good = (output / MANIFEST).read_bytes()
        for at in range(0, length, 7 if damage in ("cut", "changed") else length // 3):
            build(output, OLD)
            place = output / MANIFEST if record == "manifest" else next((output.parent / ".site.briefing").glob("state-*"))
            place.write_bytes(damaged(place.read_bytes(), damage, at))
            build(output, NEW)
            assert site(output) == NEW | THEIRS, f"{record} {damage} at byte {at}"
            assert (output / MANIFEST).read_bytes() == good

    def test_both_records_damaged_loses_nothing(self, output: Path) -> None:
        """Where nothing tells what is ours, pages are made again and all else stays, strays included."""
        build(output, OLD)
        add_theirs(output)
        (output / MANIFEST).write_bytes(b"{")
        for path in (output.parent / ".site.briefing").glob("state-*"):
            path.write_bytes(b"")
        build(output, NEW)
        assert site(output) == OLD | NEW | THEIRS

    def test_a_damaged_record_is_not_intact(self, output: Path) -> None:
        """A build never says that nothing changed while the record in the output is damaged."""
        build(output, OLD)
        (output / MANIFEST).write_bytes((output / MANIFEST).read_bytes()[:-2])
        with Publication(output, generator="1.0") as publication:
            assert publication.previous is None
            assert not publication.intact()
            assert not publication.holds("index.html", OLD["index.html"].hex())

    def test_a_state_of_another_folder_is_not_believed(self, output: Path) -> None:
        """A new folder that happens to have the inode of a removed site keeps what somebody put into it."""
        build(output, OLD)
        (output / MANIFEST).unlink()
        (output / "index.html").unlink()
        (output / "index.html").write_bytes(b"mine now")
        with pytest.raises(PublishError, match=r"index\.html would be overwritten"):
            build(output, NEW)
        assert (output / "index.html").read_bytes() == b"mine now"

    def test_a_record_that_points_out_of_the_output_removes_nothing(self, output: Path) -> None:
        """A forged record with a good seal cannot name files outside."""
        build(output, OLD)
        victim = output.parent / "victim.txt"
        victim.write_bytes(b"alive")
        entry = publish.Entry("k", "s", 1)
        forged = publish.Manifest("briefing-manifest/1", "1.0", "", {"../victim.txt": entry, "/etc/hostname": entry})
        (output / MANIFEST).write_bytes(publish.sealed(forged))
        with pytest.raises(PublishError, match="would be overwritten"):
            build(output, NEW)
        publish.clear(output)
        assert victim.read_bytes() == b"alive"


def damaged(data: bytes, how: str, at: int) -> bytes:
    return {
        "cut": data[:at],
        "changed": data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
        "zeroed": data[:at] + bytes(len(data) - at),
        "appended": data + data[:at] + b"x",
        "other file": b"\x89PNG\r\n" * (at + 1),
    }[how]


class TestTwoProcesses:
    def test_of_two_builds_at_once_one_publishes(self, output: Path) -> None:
        """Processes that build the same output at once: each publishes or is told; the site is one of theirs, whole."""
        build(output, OLD)
        children = []
        sites = [{f"page-{page}.html": b"%d" % number for page in range(40)} for number in range(4)]
        for pages in sites:
            child = os.fork()
            if child == 0:
                os._exit(code_of(output, pages))
            children.append(child)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        assert set(codes) <= {0, 3}
        assert 0 in codes
        assert site(output) in [pages for pages, code in zip(sites, codes, strict=True) if code == 0]
        assert leftovers(output) == set()

    def test_the_lock_of_a_killed_build_is_free(self, output: Path) -> None:
        """The kernel drops it with the process."""

        def dying() -> None:
            with Publication(output, generator="1.0"):
                os.kill(os.getpid(), 9)

        assert died(dying)
        build(output, NEW)
        assert site(output) == NEW


def code_of(output: Path, pages: dict[str, bytes]) -> int:
    try:
        build(output, pages)
    except BuildLocked:
        return 3
    except BaseException:  # noqa: BLE001 -- whatever it is, the parent is to see it
        return 4
    return 0
