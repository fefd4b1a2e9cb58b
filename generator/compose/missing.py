"""The page that a server shows where there is none. It is served at any depth, so nothing in it depends on where it lies."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.compose import urls
from generator.compose.page_types import MissingPage
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index

STYLE = """
:root{color-scheme:light dark}
body{margin:10vh auto;max-width:30rem;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif;background:#fdfcf9;color:#1c1c1a}
a{color:#0b4f8a}
a:focus-visible{outline:3px solid;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#15171a;color:#e8e6e1}a{color:#9cc4ff}}
"""
STYLE_SOURCE = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
"""What lets a Content-Security-Policy accept this one inline style: in the page's own, and in the headers that a host sends with it."""


def pages(index: Index) -> Iterator[Page]:
    """The one page for addresses that lead nowhere."""
    fields = head(index, urls.MISSING, "Page not found", f"There is no such page in {index.site.title}.")
    yield Page(urls.MISSING, "404.html", MissingPage(**fields, home=index.site.base_url or "./", style=STYLE, style_source=STYLE_SOURCE))
