"""The pages of the figures: every number that means something, with who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import paging, urls
from generator.compose.page_types import FiguresPage
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.paging import Chunk

_SIZE = 60


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """The figures page, and one per month of publication where they do not fit on it."""
    keys = [key for key, (article, _) in index.figures.items() if article not in index.edition.copy_of]
    parts = paging.chunks(urls.FIGURES, keys, lambda key: paging.month(index.readings[index.figures[key][0]].article.day), _SIZE)
    if parts[0].path != urls.FIGURES:
        yield _page(index, lines, paging.Chunk(urls.FIGURES, "", tuple(keys[:_SIZE])), parts)
    for part in parts:
        yield _page(index, lines, part, parts)


def _page(index: Index, lines: Lines, part: Chunk[str], parts: tuple[Chunk[str], ...]) -> Page:
    label = f": {part.label}" if part.label else ""
    about = f"Figures{label} in {index.site.title}: what is counted, how many, and who says so."
    record = FiguresPage(
        **head(index, part.path, f"Figures{label}", about, "figures"),
        figures=lines.figures(part.items),
        pager=paging.pager(urls.FIGURES, "Figures by month", part.path, parts),
    )
    return Page(part.path, "figures.html", record)
