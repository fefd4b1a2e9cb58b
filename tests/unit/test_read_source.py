"""The only door to content/."""

import os

import pytest

from generator.errors import ArticleError
from generator.read.source import files, opened


@pytest.fixture
def root(tmp_path):
    """A content folder with something beside it."""
    (tmp_path / "secret.md").write_text("secret")
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def messages(problems):
    return {each.path: each.message for each in problems}


def test_articles_in_order(root):
    """Article files of every depth, sorted by path; hidden files and overrides are passed over."""
    for name in ("b.md", "a/c.TXT", "a/b.json", "overrides.yaml", ".hidden.md", ".git/x.md", "a/d.html"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")
    assert files(root) == (("a/b.json", "a/c.TXT", "a/d.html", "b.md"), ())


def test_other_files_are_said(root):
    """What has no reader is a problem with a hint, below the name of the folder that is asked for."""
    (root / "a.docx").write_text("x")
    (root / "LICENSE").write_text("x")
    found, problems = files(root, "site/content")
    assert found == ()
    assert [(each.path, each.found, each.status) for each in problems] == [
        ("site/content/LICENSE", "a name without a suffix", "left-out"),
        ("site/content/a.docx", '".docx"', "left-out"),
    ]


def test_links_within_are_followed(root):
    """A link to a file or folder below content/ is as good as the file."""
    (root / "a").mkdir()
    (root / "a/x.md").write_text("text")
    (root / "y.md").symlink_to("a/x.md")
    (root / "b").symlink_to("a")
    assert files(root) == (("a/x.md", "b/x.md", "y.md"), ())
    assert opened(root, "y.md", 10) == b"text"


def test_links_that_lead_out_are_refused(root):
    """Neither a file nor a folder outside of content/ is read, listed or opened."""
    (root / "a.md").symlink_to("../secret.md")
    (root / "b").symlink_to("..")
    (root / "c.md").symlink_to("nowhere.md")
    found, problems = files(root)
    assert found == ()
    assert messages(problems) == {
        "content/a.md": "the link leads out of the content folder",
        "content/b": "the link leads out of the content folder",
        "content/c.md": "the file cannot be read",
    }


@pytest.mark.parametrize("path", ["../secret.md", "a/../../secret.md", "link.md", "/etc/hostname"])
def test_nothing_outside_is_opened(root, path):
    """Also a path that was not listed cannot leave the folder."""
    (root / "a").mkdir()
    (root / "link.md").symlink_to("../secret.md")
    with pytest.raises(ArticleError, match="the link leads out of the content folder"):
        opened(root, path, 100)


def test_loops_end(root):
    """Links in a circle are said, not walked."""
    (root / "a").mkdir()
    (root / "a/up").symlink_to("..")
    (root / "l.md").symlink_to("l.md")
    (root / "a/x.md").write_text("x")
    found, problems = files(root)
    assert found == ("a/x.md",)
    assert messages(problems) == {"content/a/up": "the link leads to a folder that it lies in", "content/l.md": "the file cannot be read"}


def test_a_bush_of_links_does_not_grow(root):
    """Links within a linked folder are not followed, so that folders full of links to each other stay few."""
    for number in range(12):
        (root / f"d{number}").mkdir()
        for other in range(12):
            if other != number:
                (root / f"d{number}/l{other}").symlink_to(f"../d{other}")
        (root / f"d{number}/x.md").write_text("x")
    found, _ = files(root)
    assert len(found) == 12 + 12 * 11


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_refused(root):
    """A pipe is neither listed nor waited for."""
    os.mkfifo(root / "a.md")
    assert messages(files(root)[1]) == {"content/a.md": "this is not a file"}
    with pytest.raises(ArticleError, match="this is not a file"):
        opened(root, "a.md", 10)


def test_size_is_bounded_before_reading(root):
    """A file over the limit is not read."""
    (root / "a.md").write_text("x" * 11)
    with pytest.raises(ArticleError) as caught:
        opened(root, "a.md", 10)
    assert (caught.value.message, caught.value.found) == ("the file is too large", "11 bytes")
    assert opened(root, "a.md", 11) == b"x" * 11


@pytest.mark.parametrize("name", ["a\nb.md", "a\u202eb.md", "a\x7f.md", "\u200b.md"])
def test_names_that_cannot_be_shown(root, name):
    """A name with controls is left out, and shown with escapes."""
    (root / name).write_text("x")
    found, problems = files(root)
    assert found == ()
    assert [each.message for each in problems] == ["the name holds characters that cannot be shown"]
    assert problems[0].path.isprintable()


def test_a_name_that_is_no_text(root):
    """Bytes that are no UTF-8 in a name are said."""
    try:
        with open(os.fsencode(root) + b"/\xff.md", "wb"):  # noqa: PTH123
            pass
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    found, problems = files(root)
    assert found == ()
    problems[0].path.encode("utf-8")


def test_a_missing_folder_is_a_problem(tmp_path):
    """A folder that cannot be listed is said."""
    assert messages(files(tmp_path / "content")[1]) == {"content": "the folder cannot be listed"}
