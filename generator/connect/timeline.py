"""What the texts say happened when, in time order."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.news import Fact, TimelineDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-W(?P<week>\d{2})(?:-(?P<weekday>\d))?|-Q(?P<quarter>[1-4]))?(?:T.*)?")
_EARLIEST_YEAR = 1500
_YEARS_AHEAD = 30
"""Plans may lie ahead; a date farther off is a misread number."""


def calendar_date(value: str | None) -> str | None:
    """The ISO date in a value, without a time of day; None for what is no date ("PXD", "2021-SU", 2021-02-30)."""
    match = _ISO.fullmatch(value or "")
    if match is None or first_day(match[0]) is None:
        return None
    return match[0].split("T")[0]


def first_day(value: str) -> date | None:
    """The day on which a date of any precision begins; None where there is no such day."""
    match = _ISO.fullmatch(value)
    if match is None:
        return None
    part = {name: int(text) for name, text in match.groupdict().items() if text}
    try:
        if "week" in part:
            return date.fromisocalendar(part["year"], part["week"], part.get("weekday", 1))
        month = (part["quarter"] - 1) * 3 + 1 if "quarter" in part else part.get("month", 1)
        return date(part["year"], month, part.get("day", 1))
    except ValueError:
        return None


def _is_plausible(value: str, edition: str | None) -> bool:
    year = int(value[:4])
    return year >= _EARLIEST_YEAR and (edition is None or year <= int(edition[:4]) + _YEARS_AHEAD)


_OPEN_ENDED = re.compile(r"\b(?:since|until|till|before|after)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)
"""Words before a date that it only bounds: what happened "since June" is not dated to June."""


def fact_date(fact: Fact) -> str | None:
    """The date that a fact's own sentence gives it; None where it gives none, or a bound, a duration or a repeated time.

    A date that stands in another sentence dates no fact here, nor does an hour, whose day may stand there: a reader who opens the fact
    must find the day in it.
    """
    if fact.when is None or fact.when.type != "date" or not fact.span.covers(fact.when.span):
        return None
    before = fact.span.text[: fact.when.span.start - fact.span.start]
    if _OPEN_ENDED.search(before) or _OPEN_ENDED.match(fact.when.span.text.split(" ")[0] + " "):
        return None
    return calendar_date(fact.when.value)


def _position(value: str) -> tuple[date, timedelta, str]:
    """In time order; a longer stretch before the days in it."""
    begin = first_day(value) or date.min
    length = {4: 366, 7: 92 if "Q" in value else 31, 8: 7}.get(len(value), 1)
    return begin, -timedelta(days=length), value


def timeline(facts: Iterable[str], records: Mapping[str, Fact], edition: str | None) -> tuple[TimelineDay, ...]:
    """`facts`: ids, best first, which is their order within a date; `records`: id -> fact."""
    by_date: dict[str, list[str]] = {}
    for fact in facts:
        value = fact_date(records[fact])
        if value is not None and _is_plausible(value, edition):
            by_date.setdefault(value, []).append(fact)
    return tuple(TimelineDay(value, tuple(by_date[value])) for value in sorted(by_date, key=_position))
