"""The sitemap: the address of every page, in files of bounded size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import urls
from generator.compose.page_types import ArticlePage, EditionPage, Sitemap, SitemapEntry, StoryPage
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compose.labels import Date
    from generator.compose.shown import Site

_SIZE = 40_000  # addresses in one file; the protocol allows 50,000


def entry(page: Page, site: Site, today: str | None) -> SitemapEntry | None:
    """The entry of a page, with the day of what is on it, else of the edition; None for a page that nobody should land on."""
    if page.path == urls.MISSING:
        return None
    day = _date_of(page)
    return SitemapEntry(site.base_url + page.path, day.iso[:10] if day and day.iso else today)


def _date_of(page: Page) -> Date | None:
    record = page.record
    if isinstance(record, ArticlePage):
        return record.source.date
    if isinstance(record, StoryPage):
        return record.end or record.start
    return record.date if isinstance(record, EditionPage) else None


def pages(site: Site, entries: Sequence[SitemapEntry]) -> Iterator[Page]:
    """sitemap.xml; an index of further files where there are many pages, none where nobody said where the site will be."""
    if not site.base_url:
        return
    if len(entries) <= _SIZE:
        yield Page("sitemap.xml", "sitemap.xml", Sitemap(tuple(entries)))
        return
    starts = range(0, len(entries), _SIZE)
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(starts, start=1)]
    yield Page("sitemap.xml", "sitemap.xml", Sitemap(tuple(SitemapEntry(site.base_url + name) for name in names), index=True))
    for name, start in zip(names, starts, strict=True):
        yield Page(name, "sitemap.xml", Sitemap(tuple(entries[start : start + _SIZE])))
