"""Which articles an edition holds, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.news import Article, Outlet, Reading, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def edition_date(readings: Iterable[Reading], edition: str | None) -> str | None:
    """The day asked for, else the latest day of any article; None where no article is dated."""
    return edition or max((reading.article.day for reading in readings if reading.article.day), default=None)


def newest_first(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """By day and then time of publication, the latest first; undated last; of equals by id."""
    by_id = sorted(readings, key=lambda reading: reading.article.id)
    return tuple(sorted(by_id, key=lambda reading: (reading.article.day or "", reading.article.published or ""), reverse=True))


def in_edition(readings: Iterable[Reading], date: str | None) -> tuple[list[Reading], list[Skipped]]:
    """The readings of articles published up to a day, undated ones among them, and those left out for being later."""
    kept, later = [], []
    for reading in readings:
        day = reading.article.day
        if day and date and day > date:
            later.append(Skipped(reading.article.path, "later-edition", f"published {day}, after the edition of {date}"))
        else:
            kept.append(reading)
    return kept, sorted(later, key=lambda each: each.path)


def days(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The days on which something was published, newest first."""
    return tuple(sorted({reading.article.day for reading in readings if reading.article.day}, reverse=True))


def day_before(published: Sequence[str], date: str | None) -> str | None:
    """The last day before an edition's date on which something was published; None where there is none."""
    return next((day for day in published if date is not None and day < date), None)


def outlets(readings: Iterable[Reading]) -> tuple[Outlet, ...]:
    """Each outlet once, by id."""
    found: dict[str, Outlet] = {}
    for reading in readings:
        found.setdefault(reading.article.outlet.id, reading.article.outlet)
    return tuple(found[key] for key in sorted(found))


def was_known(article: Article, since: str | None) -> bool:
    """Whether an article was in the edition of the day `since`; undated articles are in every edition."""
    return since is not None and (article.day is None or article.day <= since)
