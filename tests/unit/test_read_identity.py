"""Ids of articles and outlets."""

import re

import pytest

from generator.news import Article, Outlet
from generator.read import distinct
from generator.read.identity import LONGEST, RESERVED, article_id, member_id, safe_name, slug


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("a.md", "a"),
        ("desk/2021-07-14-gate.md", "desk-2021-07-14-gate"),
        ("desk/the gate.txt", "desk-the-gate"),
        ("000_b842.txt", "000_b842"),
    ],
)
def test_a_plain_path_is_its_id(path, identity):
    """A path that the slug can be read back to needs no digest."""
    assert article_id(path) == identity


@pytest.mark.parametrize(
    ("path", "beginning"),
    [
        ("1Ao4Kuh0Jpv4Xekb.md", "1ao4kuh0jpv4xekb-"),
        ("Caf\u00e9.md", "cafe-"),
        ("a--b.md", "a-b-"),
        ("a&b.md", "a-b-"),
        ("_headers.md", "headers-"),
        ("con.md", "con-"),
        ("CNAME.md", "cname-"),
        ("index.md", "index-"),
        ("\u6f22\u5b57.md", "article-"),
        ("x" * 200 + ".md", "x" * 60),
        ("..%2f..%2fetc.md", "2f-2fetc-"),
    ],
)
def test_other_paths_get_a_digest(path, beginning):
    """Where the slug loses something, eight digits of a digest keep the id apart and the stem recognisable."""
    identity = article_id(path)
    assert identity.startswith(beginning)
    assert re.fullmatch(r"[a-z0-9_-]+-[0-9a-f]{8}", identity)
    assert len(identity) <= LONGEST


def test_composed_and_decomposed_names_have_one_id():
    """The same name on another file system is the same article."""
    assert article_id("Cafe\u0301.md") == article_id("Caf\u00e9.md")


def test_case_never_decides():
    """Two names that one file system takes for one get ids that differ there too."""
    assert article_id("A.md") != article_id("a.md")
    assert article_id("A.md").lower() == article_id("A.md")


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_reserved_names_are_never_used(name):
    """No id is a device of Windows or a file that a web server obeys."""
    assert article_id(f"{name}.md") != name
    assert safe_name(name, "outlet") not in RESERVED


def test_members_are_told_apart_by_what_they_are():
    """An article of a list keeps its id wherever it stands in the list."""
    one = member_id("wire.json", "https://example.org/a/gate")
    assert one.startswith("wire-example-org-a-gate-")
    assert one != member_id("wire.json", "https://example.org/a/gate2")
    assert len(member_id("w" * 300 + ".json", "x" * 300)) <= LONGEST


def test_undecodable_names_have_an_id():
    """Bytes that are no text become an id all the same."""
    assert re.fullmatch(r"[a-z0-9_-]+", article_id("\udcff\udcfe.md"))


def test_slug():
    """A slug is for reading."""
    assert slug("  The \u00c9lite & Co. ") == "the-elite-co"


def article(path, text="Text.", **more):
    return Article(id=article_id(path), path=path, title="T", text=text, outlet=Outlet("o", "O"), **more)


def test_the_first_path_keeps_the_id():
    """Of two paths with one id the first in order keeps it, whatever order they come in."""
    for paths in (("a/b.md", "a-b.md"), ("a-b.md", "a/b.md")):
        found, problems = distinct(map(article, paths))
        assert [each.path for each in found] == ["a-b.md", "a/b.md"]
        assert found[0].id == "a-b"
        assert found[1].id.startswith("a-b-")
        assert not problems


def test_an_unrelated_article_changes_no_id():
    """Ids depend on the path alone."""
    before, _ = distinct([article("a.md"), article("b.md")])
    after, _ = distinct([article("a.md"), article("aa.md"), article("b.md")])
    assert {each.path: each.id for each in before}.items() <= {each.path: each.id for each in after}.items()


def test_the_same_article_twice_in_a_file_is_one():
    """A member that is repeated word for word is left out and said."""
    found, problems = distinct([article("a.json"), article("a.json")], folder="content")
    assert len(found) == 1
    assert [(each.path, each.message, each.status) for each in problems] == [("content/a.json", "the same article stands in this file twice", "left-out")]


def test_two_articles_of_one_name_are_two():
    """Members with one headline but other texts both stay, with ids of their own."""
    found, problems = distinct([article("a.json", "One."), article("a.json", "Two."), article("a.json", "Three.")])
    assert len({each.id for each in found}) == 3
    assert not problems
