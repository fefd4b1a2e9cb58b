"""The timeline: what the texts say happened, by the date that they give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import labels, paging, urls
from generator.compose.page_types import TimelineEntry, TimelinePage
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.paging import Chunk
    from generator.news import TimelineDay

_SIZE, _DAYS, _FACTS = 90, 40, 12


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """The timeline, and a page per month or year where it does not fit on one; latest first."""
    days = sorted(index.edition.timeline, key=lambda day: (labels.first_day(day.date), day.date), reverse=True)
    parts = paging.chunks(urls.TIMELINE, days, lambda day: paging.month(day.date), _SIZE, _weight)
    if parts[0].path != urls.TIMELINE:
        yield _page(index, lines, paging.Chunk(urls.TIMELINE, "", _around(days, index.edition.date)), parts)
    for part in parts:
        yield _page(index, lines, part, parts)


def _weight(day: TimelineDay) -> int:
    """How many facts a day shows."""
    return min(_FACTS, len(day.facts))


def _ahead(day: TimelineDay, today: str | None) -> bool:
    """Whether a date begins after the day of the edition."""
    return today is not None and labels.first_day(day.date) > today


def _around(days: Sequence[TimelineDay], today: str | None) -> tuple[TimelineDay, ...]:
    """The days to show first: those just ahead of the edition and those that led up to it, latest first."""
    ahead = [day for day in days if _ahead(day, today)][-_DAYS // 4 :]
    past = [day for day in days if not _ahead(day, today)]
    shown: list[TimelineDay] = []
    for day in past[:_DAYS]:
        if sum(map(_weight, shown)) + _weight(day) > _SIZE:
            break
        shown.append(day)
    return (*ahead, *shown)


def _page(index: Index, lines: Lines, part: Chunk[TimelineDay], parts: tuple[Chunk[TimelineDay], ...]) -> Page:
    today = index.edition.date
    label = f": {part.label}" if part.label else ""
    record = TimelinePage(
        **head(index, part.path, f"Timeline{label}", f"Timeline{label} of {index.site.title}: events by the date that is reported.", "timeline"),
        ahead=tuple(_entry(lines, day) for day in reversed(part.items) if _ahead(day, today)),
        past=tuple(_entry(lines, day) for day in part.items if not _ahead(day, today)),
        pager=paging.pager(urls.TIMELINE, "Timeline by month", part.path, parts),
    )
    return Page(part.path, "timeline.html", record)


def _entry(lines: Lines, day: TimelineDay) -> TimelineEntry:
    return TimelineEntry(labels.date(day.date), lines.facts(day.facts[:_FACTS]), max(0, len(day.facts) - _FACTS))
