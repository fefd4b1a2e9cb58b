"""What day a match of a time rule means, seen from the moment of speaking. Shapes of a value: `calendar_values`.

Parts of the day are left out of a value ("Friday night" means that Friday), and so is "early" or "late" in a period.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .calendar_values import (
    MONTHS,
    WEEKDAYS,
    Direction,
    day_value,
    enclosing,
    feast_day,
    iso_or_none,
    month_day_value,
    nearest_day,
    parse_day,
    period,
    shifted,
    weekday_value,
)
from .numbers import number_value
from .time_words import RANKS

if TYPE_CHECKING:
    from datetime import date


class Moment(NamedTuple):
    """From where an expression is read.

    `day`: of publication, None if unknown. `ahead`, `back`: whether its clause speaks of the future or of the past. `previous`: the date
    mentioned shortly before. `story`: the last date of an account of former years that the text is in the midst of. `quarter`: the
    last quarter mentioned.
    """

    day: date | None
    ahead: bool = False
    back: bool = False
    previous: str | None = None
    story: str | None = None
    quarter: str | None = None


def whole_number(said: str) -> int | None:
    """The whole number that "three", "a" or "12" stands for; None for vague words and fractions."""
    said = said.lower().strip()
    if said in {"a", "an", "the"}:
        return 1
    try:
        value = number_value(said)
    except ValueError:
        return None
    return int(value) if value == int(value) and value < 1e6 else None


def unit_name(word: str) -> str:
    """For "centuries" is "century", "days" is "day"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def month_number(match: re.Match[str], group: str = "m") -> int:
    return MONTHS[match[group][:3].lower()]


def told_year(moment: Moment, month: int) -> int | None:
    """The year of a month in an account of former years, which goes on from December to the next January."""
    if moment.story is None:
        return None
    year_said, told = int(moment.story[:4]), moment.story[5:7]
    turned = told.isdigit() and int(told) - month > HALF_A_YEAR
    return year_said + turned


HALF_A_YEAR = 6
"""Months. An account that names a month further back than this has gone on to the next year."""


def direction_of(word: str | None, *, ahead: bool) -> Direction:
    word = (word or "").lower()
    if word in {"last", "past"}:
        return "last"
    if word in {"next", "coming", "this coming"}:
        return "next"
    if word == "this":
        return "this"
    return "future" if ahead else "past"


SIDES = {"same": 0, "that": 0, "very": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
"""Steps from what was mentioned before, by the last of the words that point to it."""


def side(said: str) -> str:
    """For "the following" is "following", "that same" is "same"."""
    return said.lower().rpartition(" ")[2]


def is_part_of_year(value: str | None) -> bool:
    """Whether it is a quarter or a month, with which "a year ago" compares."""
    return value is not None and re.fullmatch(r"\d{4}-(Q\d|\d\d)", value) is not None


# ------------------------------------------------------------------ days


def iso(match: re.Match[str], _: Moment) -> str | None:
    """2021-07-14, with its clock where it has one."""
    day = day_value(int(match["y"]), int(match["m"]), int(match["d"]))
    return f"{day}T{match['clock']}" if day and match["clock"] else day


def numeric(match: re.Match[str], _: Moment) -> str | None:
    """14/07/2021 or 07/14/2021; None where day and month could be exchanged."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first > 12 or first == second:
        return day_value(year, second, first)
    return day_value(year, first, second) if second > 12 else None


def month_and_day(match: re.Match[str], moment: Moment) -> str | None:
    """For "14 July 2021"; without a year the day nearest to publication."""
    return _day_in_month(match.groupdict().get("y"), month_number(match), _number(match["d"]), moment)


def day_of_range(match: re.Match[str], moment: Moment) -> str | None:
    """For "3 May" in "3 May to 7 June 2021"."""
    mark = "" if match["m"] else "2"
    return _day_in_month(match["y"] or match["y2"], month_number(match, f"m{mark}"), _number(match[f"d{mark}"]), moment)


def ranked_day(match: re.Match[str], moment: Moment) -> str | None:
    """For "the fifth of May", "May the fifth"."""
    month, said = ("m", match["rank"]) if match["rank"] else ("m2", match["rank2"])
    return _day_in_month(match["y"], month_number(match, month), RANKS[said.lower()], moment)


def _number(said: str) -> int:
    return int(re.sub(r"\D", "", said))


def _day_in_month(year_said: str | None, month: int, number: int, moment: Moment) -> str | None:
    if year_said:
        return day_value(int(year_said), month, number)
    if told := told_year(moment, month):
        return day_value(told, month, number)
    return None if moment.day is None else month_day_value(moment.day, month, number, ahead=moment.ahead)


def day_of_month(match: re.Match[str], moment: Moment) -> str | None:
    """For "on the 9th": of the month mentioned before, else the last one up to publication, or the next where the clause looks ahead."""
    number, of = _number(match["d"]), (match["of"] or "").lower()
    month = enclosing(moment.previous, "month") if of in {"", "that", "the"} else None
    if month is None and moment.day is not None:
        month = shifted(period(moment.day, "month"), {"last": -1, "next": 1}.get(of, 0))
        if of == "" and number != moment.day.day and (number > moment.day.day) != moment.ahead:
            month = shifted(month, 1 if moment.ahead else -1)
    return month and day_value(int(month[:4]), int(month[5:7]), number)


def feast(match: re.Match[str], moment: Moment) -> str | None:
    """For "Christmas Eve", "on Halloween", "Easter 2021"; None for a season ("a costume for Halloween")."""
    name = (match["feast"] or match["feast2"]).lower().replace("\u2019", "'")
    if not _means_day(match, name):
        return None
    if year_said := match["y"] or (moment.story and moment.story[:4]):
        return feast_day(name, int(year_said)).isoformat()
    if moment.day is None:
        return None
    days = [feast_day(name, moment.day.year + step) for step in (-1, 0, 1) if 0 < moment.day.year + step <= 9999]
    direction = (match["which"] or "").lower()
    if direction in {"last", "past"}:
        return iso_or_none(max((day for day in days if day < moment.day), default=None))
    return nearest_day(moment.day, days, ahead=moment.ahead or direction in {"next", "coming", "this coming"})


_SEASONS = frozenset({"halloween", "easter", "thanksgiving"})
_AT_FEAST = re.compile(r"\b(?:on|by|before|after|at|since|until|till|from|over|around) $", re.IGNORECASE)


def _means_day(match: re.Match[str], name: str) -> bool:
    """Whether a feast that names a season too is meant as a day."""
    if name not in _SEASONS or match["which"] or match["y"] or match["feast2"]:
        return True
    return _AT_FEAST.search(match.string, max(0, match.start() - 8), match.start()) is not None


def attacks(_match: re.Match[str], _: Moment) -> str:
    """For "9/11"."""
    return "2001-09-11"


def weekday(match: re.Match[str], moment: Moment) -> str | None:
    """For "Monday" is the last one up to publication, or the first one from it where the clause looks ahead."""
    direction = direction_of(match["which"], ahead=moment.ahead)
    return None if moment.day is None else weekday_value(moment.day, WEEKDAYS[match["w"].lower()], direction)


def weekday_beside(match: re.Match[str], moment: Moment) -> str | None:
    """For "the following Monday", "that Friday": counted from the day mentioned before, "that" is the last one up to it."""
    anchor = parse_day(moment.previous)
    if anchor is None:
        return None
    steps = SIDES[side(match["side"])]
    direction: Direction = "next" if steps > 0 else "last" if steps < 0 else "past"
    return weekday_value(anchor, WEEKDAYS[match["w"].lower()], direction)


_DAY_WORDS = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}


def near_day(match: re.Match[str], moment: Moment) -> str | None:
    """For "today", "last night", "the day after tomorrow"."""
    said = match["w"].lower()
    steps = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(said)
    steps = _DAY_WORDS[said.split()[0]] if steps is None else steps
    return None if moment.day is None else shifted(moment.day.isoformat(), steps)


def clock(match: re.Match[str], _: Moment) -> str | None:
    """For "T10:30"; the day before it comes from the sentence. None for an hour that no clock shows."""
    if word := match["word"]:
        return "T00:00" if word.lower() == "midnight" else "T12:00"
    hour, minute = whole_number(match["h"]) or 0, int(match["min"] or 0)
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    late = half[:1] == "p" or "noon" in half or "evening" in half or ("night" in half and 6 <= hour < 12)
    hour = hour % 12 + 12 * late if half else hour
    zone = "Z" if match["zone"] in {"GMT", "UTC"} else ""
    return f"T{hour:02}:{minute:02}{zone}" if hour < 24 and minute < 60 else None
