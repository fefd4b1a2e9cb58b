"""What other programs come for: the feeds, robots.txt, and the headers that a host should send.

A feed's entry is an article of the edition with its leading key facts, newest first; an undated article has no place in a
feed. Ids are made from the article's id, so that they survive a move of the site.
"""

from __future__ import annotations

import re
import uuid
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from generator.compose.index import Index
from generator.compose.missing import STYLE_SOURCE
from generator.news import Artifact, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.shown import Cited, Site, Source
    from generator.config import Config
    from generator.news import Edition, Reading

_ENTRIES, _FACTS = 50, 5
_LONG_AGO = "1970-01-01T00:00:00Z"  # of a feed without entries: Atom demands a date, and the clock has no place here
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = uuid.UUID("6f1f0d0e-6a5b-5b0e-9d6c-0f3b6f7d2c11")  # of the ids that a briefing's feeds use
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

POLICY = f"default-src 'none'; img-src 'self'; style-src 'self' {STYLE_SOURCE}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The Content-Security-Policy of the pages and of the missing page, with `frame-ancestors`, which a meta element cannot carry."""

HEADERS = f"""/*
  Content-Security-Policy: {POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
/data/*
  Access-Control-Allow-Origin: *
/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
/feed.json
  Content-Type: application/feed+json; charset=utf-8
"""
"""For hosts that read a `_headers` file."""


class Entry(Record, frozen=True):
    """One article in a feed. `published` is an instant; `address` None where nobody said where the site will be."""

    id: str
    source: Source
    authors: tuple[str, ...]
    published: str
    address: str | None
    original: str | None
    facts: tuple[Cited, ...]


def feed_files(edition: Edition, config: Config) -> Iterator[Artifact]:
    """feed.xml (Atom), feed.json (JSON Feed 1.1), robots.txt and _headers."""
    index = Index(edition, config)
    entries = [_entry(index, reading) for reading in edition.readings if reading.article.published][:_ENTRIES]
    yield Artifact("feed.xml", _atom(index.site, entries).encode("utf-8"))
    yield Artifact("feed.json", msgspec.json.format(msgspec.json.encode(_json_feed(index.site, entries))) + b"\n")
    yield Artifact("robots.txt", _robots(index.site).encode("utf-8"))
    yield Artifact("_headers", HEADERS.encode("utf-8"))


def _entry(index: Index, reading: Reading) -> Entry:
    article, base = reading.article, index.site.base_url
    best = sorted(reading.annotations.facts, key=lambda fact: -fact.score)[:_FACTS]
    source = index.sources[article.id]
    facts = tuple(index.cited(article.id, fact.span, fact.id) for fact in best)
    return Entry(
        id=_id(article.id),
        source=source,
        authors=article.authors or (source.outlet.text,),
        published=_instant(article.published or ""),
        address=base + source.page if base else None,
        original=index.original(article.id),
        facts=facts,
    )


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"


def _instant(published: str) -> str:
    """A day begins at midnight UTC where nothing finer is known."""
    return published if "T" in published else f"{published}T00:00:00Z"


def _html(site: Site, entry: Entry) -> str:
    """The entry's key facts as quotations; each leads to its sentence where the address of the site is known."""
    parts = []
    for cited in entry.facts:
        words = escape(cited.quote.text)
        if site.base_url:
            words = f'<a href="{escape(site.base_url + cited.page)}">{words}</a>'
        parts.append(f"<blockquote><p>{words}</p></blockquote>")
    return "".join(parts) or f"<p>{escape(entry.source.title)}</p>"


# ------------------------------------------------------------------ Atom


def _xml(text: str) -> str:
    """Text for XML: escaped, without the characters that XML 1.0 cannot hold."""
    return escape(_NO_XML.sub("", text), quote=False)


def _link(relation: str, address: str, kind: str = "text/html") -> str:
    return f'<link rel="{escape(relation)}" type="{escape(kind)}" href="{escape(_NO_XML.sub("", address))}"/>'


def _atom(site: Site, entries: list[Entry]) -> str:
    updated = max((entry.published for entry in entries), default=_LONG_AGO)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(site.language)}">',
        f"<id>{_id(site.base_url or site.title)}</id>",
        f"<title>{_xml(site.title)}</title>",
        f"<updated>{updated}</updated>",
        _link("self", f"{site.base_url}feed.xml", "application/atom+xml"),
        _link("alternate", f"{site.base_url}index.html"),
        f"<author><name>{_xml(site.title)}</name></author>",
    ]
    if site.description:
        lines.append(f"<subtitle>{_xml(site.description)}</subtitle>")
    return "\n".join([*lines, *(_atom_entry(site, entry) for entry in entries), "</feed>", ""])


def _atom_entry(site: Site, entry: Entry) -> str:
    lines = [
        "<entry>",
        f"<id>{entry.id}</id>",
        f"<title>{_xml(entry.source.title)}</title>",
        f"<published>{entry.published}</published>",
        f"<updated>{entry.published}</updated>",
        *(f"<author><name>{_xml(name) or 'unknown'}</name></author>" for name in entry.authors),
        _link("alternate", entry.address or entry.source.page),
        f'<content type="html">{_xml(_html(site, entry))}</content>',
        "</entry>",
    ]
    if entry.original:
        lines.insert(-2, _link("via", entry.original))
    return "\n".join(lines)


# ------------------------------------------------------------------ JSON Feed


def _json_feed(site: Site, entries: list[Entry]) -> dict[str, Any]:
    feed: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": site.title, "description": site.description or site.title}
    if site.base_url:
        feed["home_page_url"] = f"{site.base_url}index.html"
        feed["feed_url"] = f"{site.base_url}feed.json"
    feed["authors"] = [{"name": site.title}]
    if _LANGUAGE.fullmatch(site.language):
        feed["language"] = site.language
    feed["items"] = [_json_item(site, entry) for entry in entries]
    return feed


def _json_item(site: Site, entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.id, "title": entry.source.title}
    if entry.address:
        item["url"] = entry.address
    if entry.original:
        item["external_url"] = entry.original
    item["content_html"] = _html(site, entry)
    item["date_published"] = entry.published
    item["authors"] = [{"name": name} for name in entry.authors]
    return item


def _robots(site: Site) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if site.base_url:
        lines.append(f"Sitemap: {site.base_url}sitemap.xml")
    return "\n".join([*lines, ""])
