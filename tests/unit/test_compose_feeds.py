"""Feeds, robots.txt and headers: well-formed whatever the articles hold."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from editions import sample_edition
from msgspec.structs import replace

from generator.compose.feeds import POLICY, feed_files
from generator.compose.missing import STYLE
from generator.config import Config, SiteConfig
from generator.news import Edition
from generator.render import csp_hash

ATOM = "{http://www.w3.org/2005/Atom}"
CONFIG = Config(site=SiteConfig(title="Harbour & <Sea>", description="Each morning.", base_url="https://briefing.example/sub/"))


def _files(edition, config=CONFIG):
    return {artifact.path: artifact.data.decode("utf-8") for artifact in feed_files(edition, config)}


@pytest.fixture(scope="module")
def files():
    """The files of the rich edition."""
    return _files(sample_edition())


def test_the_atom_feed_has_an_entry_per_dated_article(files):
    """Newest first; the undated article has no place in a feed."""
    feed = ET.fromstring(files["feed.xml"])
    assert feed.findtext(f"{ATOM}title") == "Harbour & <Sea>"
    assert feed.findtext(f"{ATOM}updated") == "2024-03-06T00:00:00Z"
    links = [entry.find(f"{ATOM}link[@rel='alternate']").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert links == [f"https://briefing.example/sub/articles/{key}.html" for key in ("herald-locks", "radio-copy", "wire-ministry", "ministry-note")]


def test_ids_survive_a_move_of_the_site():
    """An entry's id is made from the article's id alone, and no two are alike."""
    here, there = (ET.fromstring(_files(sample_edition(), Config(site=SiteConfig(base_url=base)))["feed.xml"]) for base in ("https://a.example/", ""))
    ids = [[entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")] for feed in (here, there)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])
    assert all(one.startswith("urn:uuid:") for one in ids[0])


def test_an_entry_quotes_the_leading_key_facts(files):
    """The content leads to the sentences, with absolute links."""
    entry = ET.fromstring(files["feed.xml"]).find(f"{ATOM}entry")
    content = entry.findtext(f"{ATOM}content")
    assert content.startswith('<blockquote><p><a href="https://briefing.example/sub/articles/herald-locks.html#k0">Striking dockers say')


def test_what_xml_cannot_hold_is_dropped():
    """Control characters and markup in a title leave the feed well-formed."""
    edition = sample_edition()
    first = edition.readings[0]
    title = "a\x00b\x0b\ufffe <script>]]>&amp; \U0001f6a2"
    changed = replace(edition, readings=(replace(first, article=replace(first.article, title=title)), *edition.readings[1:]))
    files = _files(changed)
    assert ET.fromstring(files["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == "ab <script>]]>&amp; \U0001f6a2"
    assert json.loads(files["feed.json"])["items"][0]["title"] == title


def test_the_json_feed_says_the_same(files):
    """JSON Feed 1.1 with the same entries; what the article says is escaped in its HTML."""
    feed = json.loads(files["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://briefing.example/sub/feed.json"
    assert [item["url"].rpartition("/")[2] for item in feed["items"]] == [
        "herald-locks.html",
        "radio-copy.html",
        "wire-ministry.html",
        "ministry-note.html",
    ]
    assert feed["items"][0]["external_url"] == "https://herald.example/news/2024/locks-held"


def test_without_an_address_feeds_have_relative_links_or_none():
    """Nobody said where the site will be, so nothing claims to know."""
    files = _files(sample_edition(), Config())
    feed = json.loads(files["feed.json"])
    assert "feed_url" not in feed
    assert "url" not in feed["items"][0]
    assert 'href="articles/herald-locks.html"' in files["feed.xml"]
    assert files["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_an_empty_feed_is_still_a_feed():
    """A feed needs a date even where there is nothing in it, and the clock has no place in a build."""
    feed = ET.fromstring(_files(Edition(date=None, since=None, readings=()))["feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_robots_are_told_of_the_sitemap(files):
    """Its address is absolute."""
    assert files["robots.txt"] == "User-agent: *\nAllow: /\nSitemap: https://briefing.example/sub/sitemap.xml\n"


def test_the_headers_carry_what_a_meta_element_cannot(files):
    """The policy of the pages and of the missing page's inline style, and that no page may be framed."""
    assert f"Content-Security-Policy: {POLICY}\n" in files["_headers"]
    assert "frame-ancestors 'none'" in POLICY
    assert csp_hash(STYLE) in POLICY
    assert "nosniff" in files["_headers"]
