"""Bytes, characters, addresses and dates: the small readers below the formats."""

import time
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from generator.errors import ArticleError
from generator.read.addresses import host, web_address
from generator.read.characters import normalised, one_line, visible
from generator.read.dates import publication
from generator.read.decoding import decoded

# ------------------------------------------------------------------ characters


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("a\x00b\x1fc\x7fd\x9fe\tf", "abcde\tf"),
        ("a\u2028b\x0cc", "a b c"),
        ("a\ud800b", "ab"),
        ("e\u0301", "\u00e9"),
        ("a\U000e0041b\ufffe", "ab"),
        ("a\u200cb", "ab"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
    ],
)
def test_what_is_unseen_goes(given, kept):
    """Controls, overrides and zero-width characters go; a joiner within Arabic script is a letter and stays."""
    assert normalised(given) == kept


def test_a_tower_of_marks_is_cut():
    """Sorting a run of combining marks is quadratic, so no more than thirty are kept."""
    started = time.process_time()
    assert len(normalised("a" + "\u0316\u0301" * 100_000)) <= 31
    assert time.process_time() - started < 5


def test_one_line_has_no_breaks():
    """A title is one line whatever was pasted into it."""
    assert one_line(" a \n\tb\u00a0 c ") == "a b c"


def test_a_name_can_always_be_shown():
    """A file name with bytes that are no text is written with escapes."""
    assert visible("a\udcffb\u202e\n.md") == "a\\udcffb\\u202e\\n.md"
    visible("\udcff").encode("utf-8")


# ------------------------------------------------------------------ decoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_guess(encoding):
    """UTF-8 and UTF-16, with or without a mark, are read without a remark."""
    assert decoded("Caf\u00e9 na\u00efve, the text goes on.".encode(encoding)) == ("Caf\u00e9 na\u00efve, the text goes on.", None)


def test_a_guess_is_said():
    """Another encoding is guessed, and the editor is told which."""
    text, remark = decoded(("Le gar\u00e7on a mang\u00e9 du g\u00e2teau \u00e0 la cr\u00e8me, tr\u00e8s s\u00fbr de lui. " * 20).encode("cp1252"))
    assert "gar\u00e7on" in text
    assert remark is not None
    assert (remark.message, remark.allowed) == ("the file is not UTF-8", "UTF-8")
    assert remark.found.startswith("probably ")


def test_a_page_may_name_its_encoding():
    """What the page declares is no guess."""
    text, remark = decoded('<meta charset="iso-8859-2"><p>\u017elu\u0165ou\u010dk\u00fd'.encode("iso-8859-2"))
    assert (remark, "\u017elu\u0165" in text) == (None, True)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"%PDF-1.7\x00\x01\x02\x03\x04\x05" * 20, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 100])
def test_other_files_are_no_text(data):
    """A picture that is named .md is refused."""
    with pytest.raises(ArticleError, match="this is not a text"):
        decoded(data)


@pytest.mark.parametrize("name", ["rot13", "zlib", "unicode_escape", "utf-7", "nonsense"])
def test_a_page_cannot_choose_a_strange_codec(name):
    """Only character sets are taken from a declaration."""
    text, _ = decoded(f'<meta charset="{name}"><p>plain \\u0041 text'.encode() + b"\xe9" * 3 + b" and more of it")
    assert "plain \\u0041 text" in text


# ------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        (" HTTPS://example.org/\n", "https://example.org/"),
        ("https://example.org/a b\"c'<d>", "https://example.org/a%20b%22c'%3Cd%3E"),
        ("https://ex\u00e4mple.org/", "https://xn--exmple-cua.org/"),
        ("https://example.org:8080\\a", "https://example.org:8080/a"),
        ("http://user:pass@example.org/", None),
        ("http://evil.org\\@example.org/", "http://evil.org/@example.org/"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/", None),
        ("http://[::1", None),
        ("http:///a", None),
        ("http://a..b/", None),
        ("https://example.org/" + "a" * 2_000, None),
        ("ftp://example.org/", None),
        ("", None),
    ],
)
def test_addresses(given, address):
    """Only http and https survive, with nothing before the host that could be mistaken for it."""
    assert web_address(given) == address


def test_host():
    """The host is shown without www."""
    assert host("https://www.example.org/a") == "example.org"


# ------------------------------------------------------------------ dates

KABUL = ZoneInfo("Asia/Kabul")


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("2021-07-14", "2021-07-14", "2021-07-14"),
        ("2021-07-14T22:00:00Z", "2021-07-14T22:00:00Z", "2021-07-15"),
        ("2021-07-14T08:30:00+02:00", "2021-07-14T06:30:00Z", "2021-07-14"),
        ("2021-07-14 08:30", "2021-07-14T04:00:00Z", "2021-07-14"),
        ("2021-07-14T08:30:00.123456Z", "2021-07-14T08:30:00Z", "2021-07-14"),
        ("14 July 2021", "2021-07-14", "2021-07-14"),
        ("Wednesday, July 14, 2021", "2021-07-14", "2021-07-14"),
        ("Jul. 14th, 2021", "2021-07-14", "2021-07-14"),
        ("July 14, 2021 at 8:30 pm EST", "2021-07-15T01:30:00Z", "2021-07-15"),
        ("Wed, 14 Jul 2021 10:00:00 +0430", "2021-07-14T05:30:00Z", "2021-07-14"),
        ("14.07.2021", "2021-07-14", "2021-07-14"),
        ("2021/7/4", "2021-07-04", "2021-07-04"),
    ],
)
def test_dates(text, published, day):
    """Usual forms are read; a time without a zone is the site's, and the day is that of the site."""
    found = publication(text, KABUL)
    assert (found.published, found.day) == (published, day)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-02-30", "there is no such day or time"),
        ("2021-07-14T25:00", "there is no such day or time"),
        ("31 June 2021", "there is no such day or time"),
        ("0001-01-01", "the year 1 cannot be right"),
        ("9999-12-31T23:00:00-10:00", "the year 9999 cannot be right"),
        ("2021-07", "the date does not name a day"),
        ("07/08/2021", "the date can be read in two ways"),
        ("yesterday", "this is no date"),
        ("Mon, 99 Foo 2021 10:00:00 +0000", "this is no date"),
        ("", "this is no date"),
        ("9" * 5000, "this is no date"),
    ],
)
def test_no_dates(text, message):
    """What is no date is said to be none, and why."""
    with pytest.raises(ArticleError) as caught:
        publication(text, UTC)
    assert caught.value.message == message
