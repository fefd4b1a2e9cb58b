"""Edition -> pages: pure, one module per page type. A page's record holds what the page shows and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import about, articles, claims, editions, entities, figures, home, missing, outlets, sitemap, stories, timeline, topics, urls
from generator.compose.index import Index
from generator.compose.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.config import Config
    from generator.news import Edition, Page


def compose(edition: Edition, config: Config) -> Iterator[Page]:
    """The pages of the edition's site, one at a time. Raises PublishError where two of them want the same path."""
    index = Index(edition, config)
    lines = Lines(index, claims.claim_pages(edition))
    paths = urls.Paths()
    entries = []
    for page in _pages(index, lines):
        paths.claim(page.path)
        if index.site.base_url and (entry := sitemap.entry(page, index.site, edition.date)):
            entries.append(entry)
        yield page
    yield from sitemap.pages(index.site, entries)


def _pages(index: Index, lines: Lines) -> Iterator[Page]:
    """The page types in their order."""
    yield from home.pages(index, lines)
    yield from topics.pages(index, lines)
    yield from stories.pages(index, lines)
    yield from claims.pages(index, lines)
    yield from figures.pages(index, lines)
    yield from timeline.pages(index, lines)
    yield from entities.pages(index, lines)
    yield from outlets.pages(index)
    yield from editions.pages(index)
    yield from about.pages(index)
    yield from missing.pages(index)
    yield from articles.pages(index, lines)
