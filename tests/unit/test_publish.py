"""Publishing as its callers see it: what is written, kept, carried over, removed and refused."""

from __future__ import annotations

import errno
import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest

from generator import publish
from generator.errors import BuildLocked, OutputRefused, PublishError
from generator.publish import MANIFEST, Publication, Published, clear, folders, safe_output
from generator.publish.manifest import Manifest, Names, Owned, check_path, folded, read_manifest, sealed, unsealed

OLD = {"index.html": b"old home", "stories/dam.html": b"the dam", "stories/road.html": b"the road"}
NEW = {"index.html": b"new home", "stories/dam.html": b"the dam", "topics/water.html": b"water"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def key_of(data: bytes) -> str:
    return f"key of {data!r}"


def build(output: Path, pages: dict[str, bytes], inputs: str = "", **options: object) -> Published:
    with Publication(output, generator="1.0", durable=False, **options) as publication:
        for path, data in pages.items():
            if publication.holds(path, key_of(data)):
                publication.keep(path)
            else:
                publication.write(path, data, key_of(data))
        return publication.commit(inputs)


def site(output: Path) -> dict[str, bytes]:
    """Path and bytes of all files in the output but the record."""
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.name != MANIFEST
    }


def no_exchange(one: str, other: str) -> None:
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), one)


class TestTheSite:
    def test_the_first_build_makes_the_output_and_the_folders_above_it(self, tmp_path: Path) -> None:
        """An output two folders deep in nothing is made, with all the pages."""
        output = tmp_path / "a" / "b" / "site"
        assert build(output, OLD) == Published(written=3, kept=0, removed=0)
        assert site(output) == OLD

    def test_the_second_build_replaces_the_first(self, output: Path) -> None:
        """What changed is written, what did not is kept, what is no longer made is gone, with its folder."""
        build(output, OLD)
        assert build(output, {"index.html": b"new home", "topics/water.html": b"water"}) == Published(written=2, kept=0, removed=2)
        assert site(output) == {"index.html": b"new home", "topics/water.html": b"water"}
        assert not (output / "stories").exists()

    def test_an_unchanged_page_is_the_same_file(self, output: Path) -> None:
        """A kept page and one that is written with equal bytes are linked: same inode, same time."""
        build(output, OLD)
        before = {path: (output / path).stat() for path in OLD}
        with Publication(output, generator="1.0", durable=False) as publication:
            publication.keep("index.html")
            assert publication.write("stories/dam.html", b"the dam", "another key") is False
            assert publication.write("stories/road.html", b"another road", "a key") is True
            assert publication.commit("") == Published(written=1, kept=2, removed=0)
        after = {path: (output / path).stat() for path in OLD}
        for path in ("index.html", "stories/dam.html"):
            assert (before[path].st_ino, before[path].st_mtime_ns) == (after[path].st_ino, after[path].st_mtime_ns)
            assert after[path].st_nlink == 1
        assert before["stories/road.html"].st_ino != after["stories/road.html"].st_ino

    def test_a_page_that_is_written_with_equal_bytes_gets_its_new_key(self, output: Path) -> None:
        """After such a build the page is held under the new key and no longer under the old one."""
        build(output, OLD)
        with Publication(output, generator="1.0", durable=False) as publication:
            publication.write("index.html", b"old home", "key 2")
            publication.commit("")
        with Publication(output, generator="1.0", durable=False) as publication:
            assert publication.holds("index.html", "key 2")
            assert not publication.holds("index.html", key_of(b"old home"))

    def test_nothing_changed_swaps_nothing(self, output: Path) -> None:
        """A build that makes what is there leaves the folder itself in place."""
        build(output, OLD, "inputs")
        before = output.stat().st_ino
        assert build(output, OLD, "inputs") == Published(written=0, kept=3, removed=0)
        assert output.stat().st_ino == before

    def test_new_inputs_alone_are_recorded(self, output: Path) -> None:
        """The same pages from other input are published again, for the record."""
        build(output, OLD, "inputs 1")
        build(output, OLD, "inputs 2")
        with Publication(output, generator="1.0") as publication:
            assert publication.previous is not None
            assert publication.previous.inputs == "inputs 2"

    def test_an_error_leaves_the_old_site_and_nothing_else(self, output: Path) -> None:
        """An exception inside the build changes no file, and the staging folder is gone."""
        build(output, OLD)
        before = sorted(path for path in output.parent.rglob("*"))
        with pytest.raises(TypeError), Publication(output, generator="1.0") as publication:
            publication.write("index.html", None, publication.write("stories/new.html", b"half", "k"))
        assert site(output) == OLD
        assert sorted(path for path in output.parent.rglob("*")) == before

    def test_leaving_without_commit_publishes_nothing(self, output: Path) -> None:
        """A build that does not commit has made no output."""
        with Publication(output, generator="1.0") as publication:
            publication.write("index.html", b"half", "k")
        assert not output.exists()

    def test_modes_do_not_follow_the_umask(self, output: Path) -> None:
        """Files are 0644 and folders 0755 under any umask."""
        before = os.umask(0o077)
        try:
            build(output, OLD)
        finally:
            os.umask(before)
        modes = {stat.S_IMODE(path.stat().st_mode) for path in output.rglob("*") if path.is_file()}
        assert modes == {0o644}
        assert stat.S_IMODE(output.stat().st_mode) == stat.S_IMODE((output / "stories").stat().st_mode) == 0o755

    def test_the_mode_of_an_output_that_somebody_made_stays(self, output: Path) -> None:
        """A private output folder stays private."""
        output.mkdir()
        output.chmod(0o750)
        build(output, OLD)
        build(output, NEW)
        assert stat.S_IMODE(output.stat().st_mode) == 0o750

    def test_two_builds_of_the_same_pages_are_equal_byte_for_byte(self, tmp_path: Path) -> None:
        """The record is the same wherever, in whatever order and after whatever history a site is made."""
        build(tmp_path / "one", NEW, "i")
        build(tmp_path / "two", OLD, "h")
        build(tmp_path / "two", dict(reversed(NEW.items())), "i")
        assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()

    def test_the_record_is_json_sorted_by_path(self, output: Path) -> None:
        """Any program can read which files a build made, in order of their paths."""
        build(output, NEW, "i")
        record = json.loads((output / MANIFEST).read_bytes())["record"]
        assert list(record["files"]) == sorted(NEW)
        assert (record["schema"], record["generator"], record["inputs"]) == ("briefing-manifest/1", "1.0", "i")

    def test_an_output_that_is_a_link_is_followed(self, tmp_path: Path) -> None:
        """Where the output is a link to a folder, that folder is replaced and the link stays."""
        (tmp_path / "www").mkdir()
        (tmp_path / "site").symlink_to("www")
        build(tmp_path / "site", OLD)
        build(tmp_path / "site", NEW)
        assert (tmp_path / "site").readlink() == Path("www")
        assert site(tmp_path / "www") == NEW
        assert not (tmp_path / ".site.briefing").exists()

    def test_a_durable_build_publishes_the_same(self, output: Path) -> None:
        """Waiting for the disk changes no byte."""
        with Publication(output, generator="1.0") as publication:
            publication.write("index.html", b"home", "k")
            publication.commit("")
        assert site(output) == {"index.html": b"home"}

    def test_what_is_synced_one_by_one_is_every_file_and_folder(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without syncfs each file and folder of the new tree is synced, links left out."""
        build(output, OLD)
        (output / "link").symlink_to("nowhere")
        synced: list[str] = []
        monkeypatch.setattr(folders, "_sync_file_system", lambda handle: False)
        monkeypatch.setattr(folders, "sync", synced.append)
        folders.sync_tree(str(output))
        assert {os.path.relpath(path, output) for path in synced} == {".", "stories", "link", MANIFEST, *OLD}


class TestWhatIsKept:
    def test_the_last_build_is_intact(self, output: Path) -> None:
        """Directly after a build its files are as they were left."""
        build(output, OLD)
        with Publication(output, generator="1.0") as publication:
            assert publication.intact()

    @pytest.mark.parametrize("damage", ["edited", "same size", "removed", "mode", "link", "folder"])
    def test_a_file_that_somebody_touched_is_made_again(self, output: Path, damage: str) -> None:
        """Whatever happens to a published file, it is not kept, and the next build mends it."""
        build(output, OLD)
        page = output / "index.html"
        if damage == "edited":
            page.write_bytes(b"edited by hand")
        elif damage == "same size":
            page.write_bytes(b"old hom!")
        elif damage == "mode":
            page.chmod(0o600)
        else:
            page.unlink()
        if damage == "link":
            page.symlink_to("stories/dam.html")
        with Publication(output, generator="1.0") as publication:
            assert not publication.intact()
            assert not publication.holds("index.html", key_of(b"old home"))
            assert publication.holds("stories/dam.html", key_of(b"the dam"))
        if damage in ("link", "folder"):
            return  # what is there now was not made by a build: see TestWhatNoBuildMade
        build(output, OLD)
        assert site(output) == OLD
        assert stat.S_IMODE(page.stat().st_mode) == 0o644

    def test_a_copied_site_is_intact_after_its_bytes_were_compared(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where times and inodes are unknown the bytes decide, and are remembered: the second look reads nothing."""
        build(output, OLD)
        for path in OLD:
            os.utime(output / path, ns=(5, 5))
        with Publication(output, generator="1.0") as publication:
            assert publication.intact()
        read: list[str] = []
        monkeypatch.setattr(publish, "_bytes_of", lambda path, bytes_of=publish._bytes_of: read.append(path) or bytes_of(path))
        with Publication(output, generator="1.0") as publication:
            assert publication.intact()
        assert not [path for path in read if path.endswith(".html")]

    def test_without_the_state_the_bytes_decide(self, output: Path) -> None:
        """The work folder may be lost: what is there is compared by its bytes and kept."""
        build(output, OLD)
        for path in (output.parent / ".site.briefing").iterdir():
            path.unlink()
        assert build(output, NEW) == Published(written=2, kept=1, removed=1)

    def test_another_generator_keeps_nothing(self, output: Path) -> None:
        """A page of another version of the generator is neither intact nor held; its files are still ours to remove."""
        build(output, OLD)
        with Publication(output, generator="2.0", durable=False) as publication:
            assert publication.previous is not None
            assert not publication.intact()
            assert not publication.holds("index.html", key_of(b"old home"))
            publication.write("new.html", b"new", "k")
            publication.commit("")
        assert site(output) == {"new.html": b"new"}

    def test_a_page_that_is_not_there_cannot_be_kept(self, output: Path) -> None:
        """To keep what the last build did not make is an error that names the page."""
        build(output, OLD)
        with (
            pytest.raises(PublishError, match=r"^The page news\.html cannot be kept: the last build did not leave it in "),
            Publication(output, generator="1.0") as publication,
        ):
            publication.keep("news.html")

    def test_where_links_are_not_possible_files_are_copied(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Kept pages and carried files are then copies with the same bytes and times, and still known as intact."""
        build(output, OLD)
        (output / "CNAME").write_text("example.org")
        times = (output / "stories/dam.html").stat().st_mtime_ns

        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", refuse)
        assert build(output, NEW) == Published(written=2, kept=1, removed=1)
        assert site(output) == NEW | {"CNAME": b"example.org"}
        assert (output / "stories/dam.html").stat().st_mtime_ns == times
        with Publication(output, generator="1.0") as publication:
            assert publication.intact()


class TestWhatNoBuildMade:
    def test_it_stays(self, output: Path) -> None:
        """Files, hidden folders, links, empty and closed folders that somebody put there are there after a build, unchanged."""
        build(output, OLD)
        (output / "CNAME").write_text("example.org")
        (output / ".nojekyll").touch()
        (output / ".git/objects").mkdir(parents=True)
        (output / ".git/HEAD").write_text("ref: refs/heads/pages")
        (output / ".git/HEAD").chmod(0o444)
        (output / "stories/notes.txt").write_text("mine")
        (output / "empty/inner").mkdir(parents=True)
        (output / "empty").chmod(0o500)
        (output / "latest").symlink_to("index.html")
        inode = (output / "CNAME").stat().st_ino
        assert build(output, {"index.html": b"new home"}).leftover == ""
        assert site(output) == {
            ".git/HEAD": b"ref: refs/heads/pages",
            ".nojekyll": b"",
            "CNAME": b"example.org",
            "index.html": b"new home",
            "stories/notes.txt": b"mine",
        }
        assert (output / "CNAME").stat().st_ino == inode
        assert (output / "latest").readlink() == Path("index.html")
        assert (output / ".git/objects").is_dir()
        assert (output / "empty/inner").is_dir()
        assert stat.S_IMODE((output / "empty").stat().st_mode) == 0o500
        assert stat.S_IMODE((output / ".git/HEAD").stat().st_mode) == 0o444
        (output / "empty").chmod(0o700)

    def test_a_folder_with_other_things_may_become_an_output(self, output: Path) -> None:
        """A checked-out branch with a CNAME is a fine output as long as nothing in it is overwritten."""
        output.mkdir()
        (output / "CNAME").write_text("example.org")
        build(output, OLD)
        assert site(output) == OLD | {"CNAME": b"example.org"}

    def test_somebody_elses_page_is_not_overwritten(self, output: Path) -> None:
        """A folder that holds an index.html of its own is refused, and left as it was."""
        output.mkdir()
        (output / "index.html").write_text("my own home page")
        sentence = f"{output}/index.html would be overwritten, and no build made it. Move it away, remove it, or choose another output."
        with pytest.raises(OutputRefused) as refusal:
            build(output, OLD)
        assert str(refusal.value) == sentence
        assert site(output) == {"index.html": b"my own home page"}

    @pytest.mark.parametrize("theirs", ["topics", "topics/water.html/notes.txt"])
    def test_a_file_in_the_place_of_a_folder_is_refused(self, output: Path, theirs: str) -> None:
        """Somebody's file where the build has a folder, or the other way round, stops the build."""
        build(output, OLD)
        (output / theirs).parent.mkdir(parents=True, exist_ok=True)
        (output / theirs).write_text("mine")
        with pytest.raises(OutputRefused, match="would be overwritten, and no build made it"):
            build(output, NEW)
        assert site(output) == OLD | {theirs: b"mine"}

    def test_somebodys_file_in_a_folder_that_became_a_page_is_refused(self, output: Path) -> None:
        """Where a folder of the last build is a page of this one, what somebody put there is not lost."""
        build(output, {"about/us.html": b"us"})
        (output / "about/notes.txt").write_text("mine")
        with pytest.raises(OutputRefused, match=r"about/notes\.txt would be overwritten"):
            build(output, {"about": b"us"})
        assert (output / "about/notes.txt").read_text() == "mine"

    def test_a_link_in_the_place_of_a_page_is_refused(self, output: Path) -> None:
        """A page that somebody replaced by a link is theirs now; what the link points to is never written."""
        build(output, OLD)
        (output.parent / "precious.txt").write_text("precious")
        (output / "index.html").unlink()
        (output / "index.html").symlink_to("../precious.txt")
        with pytest.raises(OutputRefused, match=r"index\.html would be overwritten"):
            build(output, NEW)
        assert (output.parent / "precious.txt").read_text() == "precious"

    def test_what_changes_during_the_swap_is_brought_over(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that is added, replaced or removed between carrying and swapping ends up as it was last."""
        build(output, OLD)
        for name in ("changed", "gone"):
            (output / name).write_text("before")
        swap = folders.exchange

        def busy(one: str, other: str) -> None:
            (output / "gone").unlink()
            (output / "changed").unlink()
            (output / "changed").write_text("after")
            (output / "added").mkdir()
            (output / "added/new").write_text("after")
            swap(one, other)

        monkeypatch.setattr(folders, "exchange", busy)
        assert build(output, NEW).leftover == ""
        assert site(output) == NEW | {"changed": b"after", "added/new": b"after"}

    def test_a_mount_point_inside_the_output_is_refused(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What lies on another file system is neither copied nor emptied."""
        build(output, OLD)
        (output / "mnt").mkdir()
        whole = folders.os.lstat

        def another_device(path: str) -> object:
            found = list(whole(path))
            found[2] += 1
            return os.stat_result(found)

        monkeypatch.setattr(folders.os, "lstat", another_device)
        with pytest.raises(OutputRefused, match=r"/mnt is a mount point inside the output"):
            list(folders.foreign(str(output), Owned(frozenset(), frozenset())))


class TestPaths:
    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("", "it is empty"),
            ("/etc/passwd", "it is absolute"),
            ("../up.html", "one of its parts is '..'"),
            ("a/./b", "one of its parts is '.'"),
            ("a//b", "one of its parts is ''"),
            ("a/", "one of its parts is ''"),
            ("a\\b", "it holds a backslash, a control character or half a surrogate pair"),
            ("a\0b", "it holds a backslash, a control character or half a surrogate pair"),
            ("a\nb", "it holds a backslash, a control character or half a surrogate pair"),
            ("a\ud800b", "it holds a backslash, a control character or half a surrogate pair"),
            ("é" * 128, "one of its parts is longer than 255 bytes"),
            (MANIFEST, "its name is kept for the record of the build"),
            ("_headers", "'_headers' is a file that a web host acts on"),
            ("_Redirects", "'_Redirects' is a file that a web host acts on"),
            ("stories/CNAME", "'CNAME' is a file that a web host acts on"),
            ("sw.js", "'sw.js' is a file that a web host acts on"),
            ("stories/Web.Config", "'Web.Config' is a file that a web host acts on"),
            (".htaccess", "'.htaccess' is a hidden name"),
            (".well-known/security.txt", "'.well-known' is a hidden name"),
            ("a/.git/config", "'.git' is a hidden name"),
        ],
    )
    def test_a_path_that_is_not_plain_is_refused(self, output: Path, path: str, reason: str) -> None:
        """Traversal, control files and names that a file system cannot hold never reach the disk."""
        with pytest.raises(PublishError) as refusal, Publication(output, generator="1.0") as publication:
            publication.write(path, b"x", "k")
        assert str(refusal.value) == f"The path {path!r} cannot be published: {reason}. Allowed are relative paths such as stories/name.html."

    def test_the_generator_itself_may_write_a_control_file(self, output: Path) -> None:
        """The sample of headers is written by its own door, and kept like any page; traversal is refused there too."""
        for _ in range(2):
            with Publication(output, generator="1.0", durable=False) as publication:
                if publication.holds("_headers", "k"):
                    publication.keep("_headers")
                else:
                    publication.write_control("_headers", b"/*", "k")
                with pytest.raises(PublishError):
                    publication.write_control("../_headers", b"/*", "k")
                publication.commit("")
        assert site(output) == {"_headers": b"/*"}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("stories/dam.html", "stories/Dam.html"),
            ("caf\u00e9.html", unicodedata.normalize("NFD", "caf\u00e9.html")),
            ("stra\u00dfe", "STRASSE"),
            ("\u1e9e", "ss"),
            ("a/b", "A"),
            ("a", "A/b/c"),
            ("a/b/c", "a/b"),
        ],
    )
    def test_two_paths_that_some_file_system_takes_for_one_are_refused(self, output: Path, one: str, other: str) -> None:
        """Case and Unicode form do not tell two pages apart, in either order, nor is a page a folder of another."""
        for first, second in ((one, other), (other, one)):
            with Publication(output, generator="1.0") as publication:
                publication.write(first, b"x", "k")
                with pytest.raises(PublishError, match="cannot both be published") as refusal:
                    publication.write(second, b"x", "k")
            assert repr(second) in str(refusal.value)

    def test_a_kept_path_is_taken_too(self, output: Path) -> None:
        """A page that is kept cannot be written again in the same build."""
        build(output, OLD)
        with Publication(output, generator="1.0") as publication:
            publication.keep("index.html")
            with pytest.raises(PublishError, match=r"^The path 'index\.html' is published twice in one build\.$"):
                publication.write("index.html", b"x", "k")

    def test_folding_is_stable(self) -> None:
        """Folding what is folded changes nothing."""
        for text in ("\u1e9e", "\u0130stanbul", "A\u030a", "\u03a3\u03c2"):
            assert folded(folded(text)) == folded(text)

    def test_neighbours_are_no_collision(self) -> None:
        """Paths that share folders or beginnings are different."""
        names = Names()
        for path in ("a/b", "a/c", "a/bb", "ab", "a/b2/c", "2021/07/1", "2021/07/2"):
            check_path(path)
            names.claim(path)


class TestRefusedOutputs:
    @pytest.fixture
    def project(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("content", "templates", "home/work"):
            (tmp_path / "project" / name).mkdir(parents=True)
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.setenv("HOME", str(tmp_path / "project/home"))
        monkeypatch.chdir(tmp_path / "project")
        return tmp_path / "project"

    @pytest.mark.parametrize(
        ("output", "reason"),
        [
            (".", "it is {project}"),
            ("..", "it lies above {project}"),
            ("content", "it is {project}/content"),
            ("content/out/site", "it lies inside {project}/content, which the build reads"),
            ("templates/../templates", "it is {project}/templates"),
            ("templates/site", "it lies inside {project}/templates, which the build reads"),
            ("home", "it is {project}/home"),
            ("/", "it is the root of the file system"),
            ("link-to-content", "it is {project}/content"),
            ("link-to-content/site", "it lies inside {project}/content, which the build reads"),
            ("link-to-parent", "it lies above {project}"),
            ("a-file", "it is not a folder"),
            ("/proc", "it is a mount point"),
        ],
    )
    def test_an_output_that_would_destroy_something_is_refused(self, project: Path, output: str, reason: str) -> None:
        """Judged by real path, whatever links or dots lead there; the sentence names both places."""
        (project / "link-to-content").symlink_to("content")
        (project / "link-to-parent").symlink_to("..")
        (project / "a-file").touch()
        with pytest.raises(OutputRefused) as refusal:
            safe_output(Path(output), protected=[project], sources=[project / "content", project / "templates"])
        assert reason.format(project=project) in str(refusal.value)
        assert str(refusal.value).startswith(f"The output {output}")

    def test_what_the_protected_path_really_is_counts(self, project: Path) -> None:
        """Content that is a link to a folder elsewhere protects that folder."""
        (project / "content").rmdir()
        (project / "content").symlink_to("../elsewhere")
        for output in (project.parent / "elsewhere", project.parent / "elsewhere/site"):
            with pytest.raises(OutputRefused):
                safe_output(output, sources=[project / "content"])

    def test_a_circle_of_links_is_refused(self, project: Path) -> None:
        """Links that lead to each other are no output."""
        (project / "one").symlink_to("two")
        (project / "two").symlink_to("one")
        with pytest.raises(OutputRefused, match="circle of symbolic links"):
            safe_output(Path("one"))

    def test_a_folder_of_its_own_is_fine(self, project: Path) -> None:
        """Beside content, elsewhere, in the home or not made yet: allowed, and given as a real path."""
        (project / "link").symlink_to("../elsewhere/new")
        for output, real in (("site", project / "site"), ("link", project.parent / "elsewhere/new"), ("home/work/site", project / "home/work/site")):
            assert safe_output(Path(output), protected=[project], sources=[project / "content", project / "nowhere"]) == real

    def test_a_publication_is_refused_before_it_touches_the_disk(self, project: Path) -> None:
        """A refused output leaves no trace, not even a lock."""
        before = sorted(project.rglob("*"))
        with pytest.raises(OutputRefused):
            Publication(Path("content"), generator="1.0", sources=[project / "content"])
        assert sorted(project.rglob("*")) == before

    def test_a_work_folder_that_is_not_ours_is_left_alone(self, output: Path) -> None:
        """Somebody's folder with the name of the work folder stops the build with a sentence."""
        work = output.parent / ".site.briefing"
        work.mkdir()
        (work / "mine").touch()
        with pytest.raises(PublishError) as refusal:
            build(output, OLD)
        assert str(refusal.value) == f"{work} is in the way: the build works there, and something else made it. Move it away."
        assert (work / "mine").exists()


class TestTwoBuilds:
    def test_the_second_says_so_and_leaves(self, output: Path) -> None:
        """While a build holds the output another one is refused; afterwards it is welcome."""
        with Publication(output, generator="1.0", durable=False) as first:
            with pytest.raises(BuildLocked) as refusal:
                build(output, NEW)
            assert str(refusal.value) == f"Another build is writing {output}. This one has changed nothing; run it again when the other has ended."
            first.write("index.html", b"first", "k")
            first.commit("")
        assert site(output) == {"index.html": b"first"}
        build(output, NEW)
        assert site(output) == NEW

    def test_two_names_of_one_output_are_one(self, output: Path) -> None:
        """A link to the output does not get round the lock."""
        output.mkdir()
        (output.parent / "other").symlink_to("site")
        with Publication(output, generator="1.0"), pytest.raises(BuildLocked):
            build(output.parent / "other", NEW)

    def test_the_lock_survives_the_swap(self, output: Path) -> None:
        """After its commit a build still holds the output until it has cleared up."""
        build(output, OLD)
        with Publication(output, generator="1.0", durable=False) as first:
            first.write("index.html", b"first", "k")
            first.commit("")
            with pytest.raises(BuildLocked):
                build(output, NEW)

    def test_a_lock_that_was_removed_meanwhile_is_taken_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A lock file that lost its name between opening and locking locks nothing, so that the new one is taken."""
        flock, calls = folders.fcntl.flock, []

        def late(handle: int, how: int) -> None:
            if not calls:
                (tmp_path / folders.LOCK).unlink()
            calls.append(handle)
            flock(handle, how)

        monkeypatch.setattr(folders.fcntl, "flock", late)
        handle = folders.take_lock(str(tmp_path), tmp_path)
        assert len(calls) == 2
        assert os.fstat(handle).st_ino == (tmp_path / folders.LOCK).stat().st_ino
        os.close(handle)


class TestWithoutExchange:
    @pytest.fixture(autouse=True)
    def _plain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folders, "exchange", no_exchange)

    def test_the_output_becomes_a_link_that_is_replaced(self, output: Path) -> None:
        """Build after build the link points to the other tree, and only one tree stays."""
        (output.parent / "CNAME").write_text("example.org")
        for pages in (OLD, NEW, OLD):
            assert build(output, pages).leftover == ""
            assert output.is_symlink()
            assert site(output) == pages
            assert len([path for path in (output.parent / ".site.briefing").iterdir() if path.is_dir()]) == 1

    def test_unchanged_pages_and_other_files_go_along(self, output: Path) -> None:
        """Kept pages are linked and what no build made is carried, as with an exchange."""
        build(output, OLD)
        (output / "CNAME").write_text("example.org")
        assert build(output, NEW) == Published(written=2, kept=1, removed=1)
        assert site(output) == NEW | {"CNAME": b"example.org"}
        with Publication(output, generator="1.0") as publication:
            assert publication.intact()

    def test_an_empty_output_becomes_a_link(self, output: Path) -> None:
        """An empty folder has nothing to lose."""
        output.mkdir()
        build(output, OLD)
        assert output.is_symlink()
        assert site(output) == OLD

    def test_a_folder_that_holds_files_is_refused(self, output: Path) -> None:
        """It cannot be replaced in one step, and the sentence says what to do."""
        output.mkdir()
        (output / "CNAME").touch()
        with pytest.raises(PublishError) as refusal:
            build(output, OLD)
        assert str(refusal.value) == (
            f"{output} cannot be replaced in one step: its file system cannot exchange two folders (Invalid argument). "
            "Move it away once; the next build puts a link in its place, which every later build replaces."
        )
        assert site(output) == {"CNAME": b""}

    def test_a_link_stays_a_link(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a file system that has learned to exchange, a link that a build made is still replaced by a link."""
        build(output, OLD)
        monkeypatch.undo()
        build(output, NEW)
        assert output.is_symlink()
        assert site(output) == NEW

    @pytest.mark.parametrize("later", ["exchange", "link"])
    def test_a_link_whose_tree_is_gone_is_replaced(self, output: Path, monkeypatch: pytest.MonkeyPatch, later: str) -> None:
        """Somebody who removed the work folder gets a new site."""
        build(output, OLD)
        for path in sorted((output.parent / ".site.briefing").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if later == "exchange":
            monkeypatch.undo()
        build(output, NEW)
        assert site(output) == NEW


class TestClear:
    @pytest.mark.parametrize("swap", ["exchange", "link"])
    def test_what_builds_made_goes(self, output: Path, monkeypatch: pytest.MonkeyPatch, swap: str) -> None:
        """The site, its record, its folders and the work folder are removed."""
        if swap == "link":
            monkeypatch.setattr(folders, "exchange", no_exchange)
        build(output, OLD)
        assert clear(output) == 3
        assert list(output.parent.iterdir()) == []

    def test_what_no_build_made_stays(self, output: Path) -> None:
        """Other files, and a link in the place of a page, are left, with the folders that hold them."""
        build(output, OLD)
        (output / "stories/notes.txt").write_text("mine")
        (output / "index.html").unlink()
        (output / "index.html").symlink_to("stories/notes.txt")
        assert clear(output) == 2
        assert site(output) == {"stories/notes.txt": b"mine"}
        assert (output / "index.html").is_symlink()

    def test_nothing_to_clear_is_no_error(self, output: Path) -> None:
        """An output that was never made is cleared of nothing."""
        assert clear(output) == 0
        assert list(output.parent.iterdir()) == []

    def test_a_folder_without_a_record_is_left(self, output: Path) -> None:
        """Where nothing says what is ours, nothing is removed."""
        output.mkdir()
        (output / "index.html").write_text("mine")
        with pytest.raises(OutputRefused) as refusal:
            clear(output)
        assert str(refusal.value) == f"{output} holds no sound record of a build ({MANIFEST}): nothing was removed. Remove it by hand."
        assert site(output) == {"index.html": b"mine"}

    def test_a_refused_output_is_not_cleared(self, output: Path) -> None:
        """The same rules as for a build."""
        with pytest.raises(OutputRefused):
            clear(output, sources=[output])


class TestTheRecord:
    def test_a_record_is_read_as_it_was_sealed(self) -> None:
        """Encoding and decoding are each other's inverse."""
        manifest = Manifest("briefing-manifest/1", "1.0", "i", {"a": publish.Entry("k", "s", 1)})
        assert read_manifest(sealed(manifest)) == manifest

    def test_another_schema_is_no_record(self) -> None:
        """A record of a future form is not half understood."""
        assert read_manifest(sealed(Manifest("briefing-manifest/2", "1.0", "i", {}))) is None

    def test_one_different_byte_breaks_the_seal(self) -> None:
        """Every byte of the record counts: change or cut it anywhere and it reads as None, or as what it was."""
        manifest = Manifest("briefing-manifest/1", "1.0", "i", {"a.html": publish.Entry("k", "s", 1)})
        data = sealed(manifest)
        for at in range(len(data) - 1):
            assert unsealed(data[:at], Manifest) is None
            for other in (b"\0", b"x", b"}", b"9", b"\xff"):
                assert unsealed(data[:at] + other + data[at + 1 :], Manifest) in (None, manifest)
