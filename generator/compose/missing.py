"""The page that a server shows where there is none. It is served at any depth, so nothing in it depends on where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import urls
from generator.compose.shown import MissingPage
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index


def pages(index: Index) -> Iterator[Page]:
    """The one page for addresses that lead nowhere."""
    fields = head(index, urls.MISSING, "Page not found", f"There is no such page in {index.site.title}.")
    yield Page(urls.MISSING, "404.html", MissingPage(**fields, home=index.site.base_url or "./"))
