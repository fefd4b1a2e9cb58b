"""The pages of the outlets: who publishes, and what of theirs was read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.compose import labels, paging, urls
from generator.compose.page_types import OutletLine, OutletPage, OutletsPage
from generator.compose.shown import Link
from generator.compose.views import head, organization
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.compose.paging import Chunk
    from generator.news import Outlet

_ARTICLES, _SIZE = 100, 150


def pages(index: Index) -> Iterator[Page]:
    """A page per outlet, and the list of them."""
    published: dict[str, list[str]] = defaultdict(list)
    for reading in index.edition.readings:
        published[reading.article.outlet.id].append(reading.article.id)
    outlets = sorted((_outlet(index, key) for key in published), key=lambda outlet: (outlet.name.casefold(), outlet.id))
    for outlet in outlets:
        yield Page(index.outlet_pages[outlet.id], "outlet.html", _page(index, outlet, published[outlet.id]))
    yield from _list_pages(index, [(outlet, len(published[outlet.id])) for outlet in outlets])


def _outlet(index: Index, key: str) -> Outlet:
    return index.outlets[key] if key in index.outlets else next(r.article.outlet for r in index.edition.readings if r.article.outlet.id == key)


def _page(index: Index, outlet: Outlet, articles: list[str]) -> OutletPage:
    about = f"{outlet.name}: {labels.count(len(articles), 'article')} read for {index.site.title}, newest first, with owner and kind."
    return OutletPage(
        **head(index, index.outlet_pages[outlet.id], f"{outlet.name} (outlet)", about, linked=organization(index, outlet)),
        name=outlet.name,
        kind=outlet.kind,
        owner=outlet.owner,
        home=urls.external(outlet.url),
        count=len(articles),
        articles=index.article_lines(articles[:_ARTICLES]),
        articles_more=max(0, len(articles) - _ARTICLES),
    )


def _list_pages(index: Index, outlets: list[tuple[Outlet, int]]) -> Iterator[Page]:
    grouped = sorted(outlets, key=lambda one: paging.initial(one[0].name))
    parts = paging.chunks(urls.OUTLETS, grouped, lambda one: paging.initial(one[0].name), _SIZE)
    if parts[0].path != urls.OUTLETS:
        most = sorted(outlets, key=lambda one: -one[1])[:_SIZE]
        yield _list_page(index, paging.Chunk(urls.OUTLETS, "", tuple(most)), parts)
    for part in parts:
        yield _list_page(index, part, parts)


def _list_page(index: Index, part: Chunk[tuple[Outlet, int]], parts: tuple[Chunk[tuple[Outlet, int]], ...]) -> Page:
    label = f": {part.label}" if part.label else ""
    record = OutletsPage(
        **head(index, part.path, f"Outlets{label}", f"Outlets{label} of {index.site.title}: who publishes, who owns them.", "outlets"),
        outlets=tuple(OutletLine(Link(outlet.name, index.outlet_pages[outlet.id]), count, outlet.kind, outlet.owner) for outlet, count in part.items),
        pager=paging.pager(urls.OUTLETS, "Outlets by initial", part.path, parts),
    )
    return Page(part.path, "outlets.html", record)
