"""Addresses: paths that content cannot bend, links that work anywhere, and the way to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose import urls
from generator.errors import PublishError
from generator.publish.manifest import check_path


def test_a_plain_id_is_its_own_file_name():
    """An id of letters, digits and hyphens is not changed."""
    assert urls.article("wire-ministry") == "articles/wire-ministry.html"
    assert urls.article_data("Wire_7.b") == "data/articles/Wire_7.b.json"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", ".htaccess", "a/b", "con", "NUL.txt", "", "a b", "naïve", "x" * 300, "a\x00b", "a.", "-a", "\ud800"]
)
def test_no_id_leaves_its_folder_or_takes_a_reserved_name(name):
    """Traversal, hidden, reserved, empty and overlong names become plain ones with a digest."""
    path = urls.article(name)
    check_path(path)
    assert path.startswith("articles/")
    assert path.count("/") == 1
    assert len(path) < 130


@given(st.text(max_size=40), st.text(max_size=40))
def test_different_ids_have_different_names(one, other):
    """No two ids share a file name, not even on a system that ignores case, unless they differ only by case themselves."""
    if urls.safe_name(one).casefold() == urls.safe_name(other).casefold():
        assert one.casefold() == other.casefold() or one.encode("utf-8", "surrogatepass") == other.encode("utf-8", "surrogatepass")


def test_an_id_never_takes_the_place_of_an_index_page():
    """A topic, story, entity or outlet named "index" has another file name than the list."""
    assert urls.topic("index") != urls.TOPICS
    assert urls.entity("index-a") != "entities/index-a.html"
    assert urls.article("index-fund") == "articles/index-fund.html"


@pytest.mark.parametrize(
    ("start", "to", "link"),
    [
        ("index.html", "claims.html#c1", "claims.html#c1"),
        ("articles/a.html", "claims.html", "../claims.html"),
        ("articles/a.html", "articles/b.html", "../articles/b.html"),
    ],
)
def test_links_are_relative(start, to, link):
    """A link leads from the page's folder up to the root and down again, so that it works wherever the site lies."""
    assert urls.relative(start, to) == link


def test_two_pages_in_one_place_are_refused():
    """A path that differs by case or Unicode form alone clashes, and the message names both."""
    paths = urls.Paths()
    paths.claim("articles/Ärger.html")
    with pytest.raises(PublishError) as refused:
        paths.claim("articles/a\u0308rger.html")
    assert str(refused.value) == (
        "Two pages want the same place: 'articles/a\u0308rger.html' and 'articles/Ärger.html'. Names that differ only by case or accents clash on some "
        "computers: rename the article, topic or outlet behind one of them."
    )


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVa\tScRiPt:alert(1)",
        " data:text/html,x",
        "//evil.example/x",
        "https://user:pass@example.com/",
        "https://example.com\\@evil.example/",
        "http://[1",
        "file:///etc/passwd",
        "https://ex ample.com/",
        "https://example.com:99999/",
        "relative/path",
    ],
)
def test_only_plain_web_addresses_become_links(address):
    """Other schemes, user names, broken hosts and relative addresses are no links."""
    assert urls.external(address) is None


def test_a_host_in_another_script_shows_as_punycode():
    """A look-alike letter cannot hide where a link leads."""
    link = urls.external("https://härbour.example/ä?q=ö#ü")
    assert link == urls.External("https://xn--hrbour-bua.example/%C3%A4?q=%C3%B6#%C3%BC", "xn--hrbour-bua.example")


def test_an_address_is_escaped_once():
    """What is encoded already stays as it is; a quotation mark or a blank cannot break out of an attribute."""
    assert urls.external('https://a.example/x%20y z"<>|?a=%zz&b').href == "https://a.example/x%20y%20z%22%3C%3E%7C?a=%25zz&b"


def test_a_short_passage_is_its_own_text_fragment():
    """Dash, comma and ampersand mean something in a text directive, so they are encoded."""
    link = urls.External("https://a.example/x", "a.example")
    assert urls.text_fragment(link, "Well-known, A & B") == "https://a.example/x#:~:text=Well%2Dknown%2C%20A%20%26%20B"


def test_a_long_passage_is_found_by_its_first_and_last_words():
    """A fragment of a long passage, or of one across paragraphs, names where it begins and ends."""
    link = urls.External("https://a.example/x#part", "a.example")
    text = " ".join(f"word{number}" for number in range(30))
    assert urls.text_fragment(link, text) == (
        "https://a.example/x#part:~:text=word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29"
    )
    assert urls.text_fragment(link, "One two three four five six.\n\nSeven eight nine ten eleven.").count(",") == 1


def test_an_anchor_is_fit_for_html():
    """Blanks and quotation marks in an id cannot end the attribute or the address."""
    assert urls.anchor("s312") == "s312"
    assert urls.anchor('a b"c') == "a_20_b_22_c"
