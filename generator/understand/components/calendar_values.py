"""Calendar arithmetic on TIMEX3 values: "last week" from a day, "a year earlier" from a quarter.

Shapes of a value: 2021, 2021-07, 2021-07-14, 2021-07-14T10:30, 2021-W28 (ISO week), 2021-W28-WE (its weekend), 2021-Q3, 2021-H1, 2021-SU
(season: SP SU FA WI), 202 (decade), 20 (century: the years that begin so). A value that no calendar holds is None.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Direction = Literal["past", "future", "last", "next", "this"]
"""Which of the equally named days, months or quarters: "past" and "future" count the present one, "last" and "next" do not."""

WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
"""Months by their first three letters, lower case."""


def parse_day(published: str | None) -> date | None:
    """The calendar day of an ISO date or instant; None for None, a partial date or anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def day_value(year: int, month: int, day: int) -> str | None:
    """An ISO date; None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def add_days(day: date, count: float) -> date | None:
    """The day so many days later; None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def iso_or_none(day: date | None) -> str | None:
    """The ISO date of a day; None for None."""
    return None if day is None else day.isoformat()


def same_name(present: int, wanted: int, cycle: int, direction: Direction) -> int:
    """Steps from the present member of a cycle (weekday, month, quarter) to the wanted one."""
    back, ahead = (present - wanted) % cycle, (wanted - present) % cycle
    if direction == "this":
        return wanted - present
    if direction == "last":
        return -(back or cycle)
    if direction == "next":
        return ahead or cycle
    return -back if direction == "past" else ahead


def weekday_value(day: date, weekday: int, direction: Direction) -> str | None:
    """The ISO date of a weekday (0 is Monday) as seen from a day."""
    return iso_or_none(add_days(day, same_name(day.weekday(), weekday, 7, direction)))


def month_value(day: date, month: int, direction: Direction) -> str:
    """A month without a year, as seen from a day."""
    return shifted(f"{day.year:04}-{day.month:02}", same_name(day.month, month, 12, direction)) or ""


def quarter_value(day: date, quarter: int, direction: Direction) -> str:
    """A quarter without a year, as seen from a day."""
    present = (day.month + 2) // 3
    return shifted(f"{day.year:04}-Q{present}", same_name(present, quarter, 4, direction)) or ""


def month_day_value(day: date, month: int, number: int, *, ahead: bool) -> str | None:
    """A month and a day without a year: the last one, unless the next is so much nearer that news would mean it, or the text looks ahead."""
    days = [found for year in range(day.year - 8, day.year + 9) if (found := parse_day(day_value(year, month, number)))]
    return nearest_day(day, days, ahead=ahead)


def nearest_day(day: date, days: Iterable[date], *, ahead: bool) -> str | None:
    """Which of some days news of a day would mean: mostly the last one; None where none lies on either side."""
    days = tuple(days)
    past = max((other for other in days if other <= day), default=None)
    future = min((other for other in days if other >= day), default=None)
    if past is None or future is None:
        return None
    near_enough = (future - day).days <= 75 or (ahead and (future - day).days <= (day - past).days + 200)
    just_past = (day - past).days <= 45
    return (future if near_enough and not just_past else past).isoformat()


_FIXED_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas night": (12, 25),
    "boxing day": (12, 26),
    "new year": (1, 1),
    "new years day": (1, 1),
    "new years eve": (12, 31),
    "new year day": (1, 1),
    "new year eve": (12, 31),
    "valentines day": (2, 14),
    "international womens day": (3, 8),
    "may day": (5, 1),
    "halloween": (10, 31),
}
_FROM_EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}


def feast_day(name: str, year: int) -> date:
    """The day of a feast, by its name in small letters; Thanksgiving is that of the United States."""
    name = name.replace("'", "")
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name.startswith("thanksgiving"):
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    return date(year, *_FIXED_FEASTS[name])


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Gauss, as corrected by Lichtenberg)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + moon) % 30
    limit = 21 + seed - (seed // 29 + (seed // 28 - seed // 29) * (golden // 11))
    sunday = 7 - (year + year // 4 + sun) % 7
    days = limit + 7 - (limit - sunday) % 7
    return date(year, 3, 1) + timedelta(days=days - 1)


def period(day: date, unit: str) -> str | None:
    """The period of a kind ("day", "week", "weekend", "month", "quarter", "year", "decade", "century") that a day lies in."""
    year, week, _ = day.isocalendar()
    values = {
        "day": day.isoformat(),
        "week": f"{year:04}-W{week:02}",
        "weekend": f"{year:04}-W{week:02}-WE",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }
    return values.get(unit)


def enclosing(value: str | None, unit: str) -> str | None:
    """The period of that kind which holds a value; None where the value is not fine enough to tell."""
    if value is None:
        return None
    if day := parse_day(value):
        return period(day, unit)
    if unit == "year" and re.match(r"\d{4}", value):
        return value[:4]
    return value if unit == "month" and re.fullmatch(r"\d{4}-\d\d", value) else None


def shifted(value: str | None, count: int) -> str | None:
    """The value so many of its own steps later: days for a day, weeks for a week, quarters for a quarter."""
    if value is None:
        return None
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return iso_or_none(add_days(date(*map(int, found.groups())), count))
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        later = add_days(date.fromisocalendar(int(found[1]), int(found[2]), 1), 7 * count)
        return None if later is None else f"{period(later, 'week')}{found[3] or ''}"
    if found := re.fullmatch(r"(\d{4})-(Q?)(\d\d?)", value):
        return _shifted_part(int(found[1]), int(found[3]), count, "Q" if found[2] else "")
    if re.fullmatch(r"\d{2,4}", value):
        later_number = int(value) + count
        return f"{later_number:0{len(value)}}" if 0 < later_number < 10 ** len(value) else None
    return None


def _shifted_part(year: int, part: int, count: int, mark: str) -> str | None:
    cycle = 4 if mark else 12
    year, part = divmod(year * cycle + part - 1 + count, cycle)
    return f"{year:04}-{mark}{part + 1:0{1 if mark else 2}}" if 0 < year <= 9999 else None


def moved(day: date, count: int, unit: str) -> str | None:
    """What lies so many units from a day, in the unit's own precision: "three weeks ago" is a week, "two days ago" a day."""
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return shifted(period(day, unit), count)


def years_from(value: str, count: int) -> str | None:
    """The same day, month, quarter or year some years away; a 29 February becomes a 28 February."""
    year = int(value[:4]) + count
    if not 0 < year <= 9999:
        return None
    if value[5:] == "02-29" and not calendar.isleap(year):
        return f"{year:04}-02-28"
    return f"{year:04}{value[4:]}"


def first_day(value: str) -> str | None:
    """The first day of a year, month, quarter or week; None for other values."""
    if re.fullmatch(r"\d{4}-W\d\d", value):
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 1).isoformat()
    month = _first_month(value)
    return None if month is None else day_value(int(value[:4]), month, 1)


def _first_month(value: str) -> int | None:
    if re.fullmatch(r"\d{4}", value) and value != "0000":
        return 1
    if found := re.fullmatch(r"\d{4}-Q(\d)", value):
        return 3 * int(found[1]) - 2
    found = re.fullmatch(r"\d{4}-(\d\d)", value)
    return int(found[1]) if found else None
