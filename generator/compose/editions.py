"""The archive: what was published on each day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.compose import labels, paging, urls
from generator.compose.page_types import DayLine, EditionPage, EditionsPage
from generator.compose.shown import ArticleLine, Link
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compose.index import Index
    from generator.compose.paging import Chunk
    from generator.news import Reading

_SIZE, _DAYS, _LEADS = 45, 120, 2
_UNDATED = "undated"


def pages(index: Index) -> Iterator[Page]:
    """A page per day on which something was published (several where it was much), one for what is undated, and the list."""
    by_day: dict[str, list[Reading]] = defaultdict(list)
    for reading in index.edition.readings:
        by_day[reading.article.day or ""].append(reading)
    days = sorted((day for day in by_day if day), reverse=True)
    for position, day in enumerate(days):
        later = days[position - 1] if position else None
        earlier = days[position + 1] if position + 1 < len(days) else None
        yield from _day_pages(index, day, by_day[day], _day_link(earlier), _day_link(later))
    if by_day.get(""):
        yield from _day_pages(index, None, by_day[""], None, None)
    yield from _list_pages(index, [(day, len(by_day[day])) for day in [*days, ""] if by_day.get(day)])


def _day_link(day: str | None) -> Link | None:
    return Link(labels.date(day).label, urls.edition(day)) if day else None


def _day_pages(index: Index, day: str | None, readings: Sequence[Reading], earlier: Link | None, later: Link | None) -> Iterator[Page]:
    name = day or _UNDATED
    starts = range(0, len(readings), _SIZE)
    for part, start in enumerate(starts, start=1):
        path = urls.edition(name) if part == 1 else urls.edition(f"{name}_{part}")
        following = Link(f"Part {part + 1}", urls.edition(f"{name}_{part + 1}")) if part < len(starts) else None
        words = f", part {part}" if part > 1 else ""
        when = labels.date(day, weekday=True) if day else None
        title = (f"Published on {when.label}" if when else "Articles without a date") + words
        shown = readings[start : start + _SIZE]
        about = f"{title}: {labels.count(len(shown), 'article')} in {index.site.title}, each with its leading key facts."
        record = EditionPage(
            **head(index, path, title, about, "editions"),
            date=when,
            articles=tuple(_line(index, reading) for reading in shown),
            following=following,
            earlier=earlier,
            later=later,
        )
        yield Page(path, "edition.html", record)


def _line(index: Index, reading: Reading) -> ArticleLine:
    best = sorted(reading.annotations.facts, key=lambda fact: -fact.score)[:_LEADS]
    leads = () if reading.article.id in index.edition.copy_of else tuple(index.cited(reading.article.id, fact.span, fact.id) for fact in best)
    return index.article_line(reading.article.id, leads)


def _list_pages(index: Index, days: list[tuple[str, int]]) -> Iterator[Page]:
    parts = paging.chunks(urls.EDITIONS, days, lambda day: paging.year(day[0] or None), _DAYS)
    if parts[0].path != urls.EDITIONS:
        yield _list_page(index, paging.Chunk(urls.EDITIONS, "", tuple(days[:_DAYS])), parts)
    for part in parts:
        yield _list_page(index, part, parts)


def _list_page(index: Index, part: Chunk[tuple[str, int]], parts: tuple[Chunk[tuple[str, int]], ...]) -> Page:
    label = f": {part.label}" if part.label else ""
    record = EditionsPage(
        **head(index, part.path, f"Archive{label}", f"Archive{label} of {index.site.title}: the days on which something was published.", "editions"),
        days=tuple(_day_line(day, articles) for day, articles in part.items),
        pager=paging.pager(urls.EDITIONS, "Days by year", part.path, parts),
    )
    return Page(part.path, "editions.html", record)


def _day_line(day: str, articles: int) -> DayLine:
    if not day:
        return DayLine(Link("Undated", urls.edition(_UNDATED)), None, articles)
    when = labels.date(day, weekday=True)
    return DayLine(Link(when.label, urls.edition(day)), when, articles)
