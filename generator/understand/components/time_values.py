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
    first_day,
    iso_or_none,
    last_day,
    month_day_value,
    month_value,
    moved,
    parse_day,
    period,
    quarter_value,
    shifted,
    weekday_value,
    years_from,
)
from .numbers import ORDINALS, number_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class Moment(NamedTuple):
    """From where an expression is read: day of publication (None if unknown), whether its clause looks ahead, the value mentioned before."""

    day: date | None
    ahead: bool = False
    previous: str | None = None


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


def _month(match: re.Match[str]) -> int:
    return MONTHS[match["m"][:3].lower()]


def _direction(word: str | None, *, ahead: bool) -> Direction:
    word = (word or "").lower()
    if word in {"last", "past"}:
        return "last"
    if word in {"next", "coming", "this coming"}:
        return "next"
    if word == "this":
        return "this"
    return "future" if ahead else "past"


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
    number = int(re.sub(r"\D", "", match["d"]))
    if match.groupdict().get("y"):
        return day_value(int(match["y"]), _month(match), number)
    return None if moment.day is None else month_day_value(moment.day, _month(match), number, ahead=moment.ahead)


def feast(month: int, day: int) -> Callable[[re.Match[str], Moment], str | None]:
    """A day that is the same every year."""
    return lambda _, moment: None if moment.day is None else month_day_value(moment.day, month, day, ahead=moment.ahead)


def attacks(_match: re.Match[str], _: Moment) -> str:
    """For "9/11"."""
    return "2001-09-11"


def weekday(match: re.Match[str], moment: Moment) -> str | None:
    """For "Monday" is the last one up to publication, or the first one from it where the clause looks ahead."""
    direction = _direction(match["which"], ahead=moment.ahead)
    return None if moment.day is None else weekday_value(moment.day, WEEKDAYS[match["w"].lower()], direction)


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
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    zone = "Z" if match["zone"] in {"GMT", "UTC"} else ""
    return f"T{hour:02}:{minute:02}{zone}" if hour < 24 and minute < 60 else None


# ------------------------------------------------------------------ periods


def month_of_year(match: re.Match[str], _: Moment) -> str:
    """For "July 2021"."""
    return f"{match['y']}-{_month(match):02}"


def month_alone(match: re.Match[str], moment: Moment) -> str | None:
    """For "in February": the last one up to publication, or the first one from it where the clause looks ahead."""
    direction = _direction(match["which"], ahead=moment.ahead)
    return None if moment.day is None else month_value(moment.day, _month(match), direction)


def month_of_near_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "October of next year"."""
    year_said = shifted(_present_year(moment), _steps(match["which"]))
    return None if year_said is None else f"{year_said}-{_month(match):02}"


def this_year(_match: re.Match[str], moment: Moment) -> str | None:
    """For "the full year"."""
    return _present_year(moment)


def _present_year(moment: Moment) -> str | None:
    return None if moment.day is None else period(moment.day, "year")


def previous_quarter(_match: re.Match[str], moment: Moment) -> str | None:
    """For "the quarter": the one mentioned before."""
    return moment.previous if moment.previous and re.fullmatch(r"\d{4}-Q\d", moment.previous) else None


def that_day(_match: re.Match[str], moment: Moment) -> str | None:
    """For "later in the day": the day mentioned before, else that of publication."""
    return _as_period(moment.previous, "day") or iso_or_none(moment.day)


_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "": 0, "next": 1, "coming": 1}


def _steps(which: str | None) -> int:
    said = re.sub(r"^(?:the|this) (?=\S)", "", (which or "").lower())
    return _STEPS[said]


def near_period(match: re.Match[str], moment: Moment) -> str | None:
    """For "last week", "this year", "the coming month"."""
    return None if moment.day is None else shifted(period(moment.day, match["u"].lower()), _steps(match["which"]))


def weekend(_match: re.Match[str], moment: Moment) -> str | None:
    """For "the weekend": the one that has begun, else the one before; this week's where the clause looks ahead."""
    if moment.day is None:
        return None
    begun = moment.day.weekday() >= 5 or moment.ahead
    return shifted(period(moment.day, "weekend"), 0 if begun else -1)


def edge(match: re.Match[str], moment: Moment) -> str | None:
    """The first or last day where the words draw a line ("since the start of the year", "by the end of July"), else the whole period."""
    whole = _whole(match, moment)
    side, part = (match["before"] or "").lower(), match["edge"].lower()
    if whole and side in {"since", "from"} and part in {"beginning", "start"}:
        return first_day(whole) or whole
    if whole and side in {"by", "until", "till", "before"} and part in {"end", "close"}:
        return last_day(whole) or whole
    return whole


def _whole(match: re.Match[str], moment: Moment) -> str | None:
    if match["y2"]:
        return match["y2"]
    if match["m"] and match["y"]:
        return month_of_year(match, moment)
    if match["m"]:
        return None if moment.day is None else month_value(moment.day, _month(match), "future" if moment.ahead else "past")
    return near_period(match, moment)


def year_end(match: re.Match[str], moment: Moment) -> str | None:
    """For "year-end": the last day of the year."""
    year_said: str | None = match["y"] or _present_year(moment)
    return None if year_said is None else f"{year_said}-12-31"


def quarter(match: re.Match[str], moment: Moment) -> str | None:
    """For "the third quarter": of the year named, else the last one that has begun by publication."""
    number = int(match["n"]) if match["n"] else ORDINALS[match["o"].lower()]
    if year_said := match["y"] or match["y2"]:
        return f"{year_said}-Q{number}"
    if moment.day is None:
        return None
    if of := match["of"]:
        return f"{shifted(period(moment.day, 'year'), _steps(of.lower().split()[0]))}-Q{number}"
    return quarter_value(moment.day, number, "past")


def half_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "the first half of 2021"."""
    year_said: str | None = match["y"] or _present_year(moment)
    return None if year_said is None else f"{year_said}-H{ORDINALS[match['o'].lower()]}"


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_ORDER = ("SP", "SU", "FA", "WI")


def season_of_year(match: re.Match[str], _: Moment) -> str:
    """For "the summer of 2012"."""
    return f"{match['y']}-{_SEASONS[match['s'].lower()]}"


def season(match: re.Match[str], moment: Moment) -> str | None:
    """For "last summer" is the one that ended last, "next summer" the one that begins next, "this summer" the one of this year."""
    if moment.day is None:
        return None
    mark = _SEASONS[match["s"].lower()]
    present = (moment.day.month % 12 // 3 - 1) % 4
    year_of_season = moment.day.year - (moment.day.month < 3)
    wanted, steps = _SEASON_ORDER.index(mark), _steps(match["which"])
    if (steps < 0 and wanted < present) or (steps > 0 and wanted > present):
        steps = 0
    return f"{year_of_season + steps:04}-{mark}"


def decade(match: re.Match[str], _: Moment) -> str:
    """For "the 1990s" is 199; "the '80s" are those of the twentieth century."""
    return match["y"][:3] if match["y"] else f"19{match['d'][0]}"


_CENTURIES = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}


def century(match: re.Match[str], _: Moment) -> str | None:
    """For "the 19th century" is 18: the years that begin so."""
    said = match["n"].lower()
    number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else _CENTURIES[said]
    return f"{number - 1:02}" if 0 < number <= 99 else None


def era(match: re.Match[str], _: Moment) -> str | None:
    """Years of the common era; those before it have no value."""
    said = match["era"] or match["era2"]
    year_said = int(match["n"] or match["n2"])
    return f"{year_said:04}" if said[0] == "A" or said == "CE" else None


def year(match: re.Match[str], _: Moment) -> str:
    """For "1979"."""
    said: str = match["y"]
    return said


# ------------------------------------------------------------------ counted from elsewhere


def _as_period(value: str | None, unit: str) -> str | None:
    """The period of that kind which holds a value; None where the value is not fine enough to tell."""
    if value is None:
        return None
    if day := parse_day(value):
        return period(day, unit)
    if unit == "year" and re.match(r"\d{4}", value):
        return value[:4]
    return value if unit == "month" and re.fullmatch(r"\d{4}-\d\d", value) else None


_SIDES = {"same": 0, "that same": 0, "that very": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}


def from_previous(match: re.Match[str], moment: Moment) -> str | None:
    """For "the next day", "the same day", "the previous month": counted from the value mentioned before."""
    said = re.sub(r"^the (?:very )?", "", match["which"].lower())
    return shifted(_as_period(moment.previous, match["u"].lower()), _SIDES[said])


def day_beside_previous(match: re.Match[str], moment: Moment) -> str | None:
    """For "the day before", "the day after"."""
    return shifted(_as_period(moment.previous, "day"), -1 if match["side"].lower() == "before" else 1)


def ago(match: re.Match[str], moment: Moment) -> str | None:
    """For "two days ago": in the precision of its unit; None for vague counts and for hours."""
    count, unit = whole_number(match["n"]), unit_name(match["u"])
    if count is None or moment.day is None:
        return None
    if unit == "year" and count == 1 and _is_part_of_year(moment.previous):
        return years_from(moment.previous or "", -1)
    if unit == "decade" and count == 1:
        unit, count = "year", 10
    return moved(moment.day, -count if match["side"].lower() == "ago" else count, unit)


def earlier(match: re.Match[str], moment: Moment) -> str | None:
    """For "two days earlier", "a year later": counted from the value mentioned before."""
    count, unit = whole_number(match["n"]), unit_name(match["u"])
    if count is None:
        return None
    signed = count if match["side"].lower() == "later" else -count
    if moment.previous is None:
        return None if moment.day is None else moved(moment.day, signed, unit) if unit == "year" and signed < 0 else None
    if unit == "fortnight":
        unit, signed = "week", 2 * signed
    if unit == "year" and re.fullmatch(r"\d{4}(-Q\d|-\d\d)?", moment.previous):
        return years_from(moment.previous, signed)
    return shifted(_as_period(moment.previous, unit), signed)


def year_earlier(_match: re.Match[str], moment: Moment) -> str | None:
    """For "the year-earlier period": the same month or quarter of the year before."""
    if moment.previous and re.fullmatch(r"\d{4}(-Q\d|-\d\d)?", moment.previous):
        return years_from(moment.previous, -1)
    return None


def _is_part_of_year(value: str | None) -> bool:
    """Whether it is a quarter or a month, with which "a year ago" compares."""
    return value is not None and re.fullmatch(r"\d{4}-(Q\d|\d\d)", value) is not None


# ------------------------------------------------------------------ lengths and repetitions

_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_IN_OTHERS = {"fortnight": (2, "W"), "decade": (10, "Y"), "century": (100, "Y"), "quarter": (3, "M")}


def duration(match: re.Match[str], _: Moment) -> str | None:
    """ISO duration: P2D, PT5H; None for "several years"."""
    return _length(match["n"] or "a", match["u"])


def _length(said: str, unit: str) -> str | None:
    count = whole_number(said)
    if count is None:
        return None
    times, letter = _IN_OTHERS.get(unit_name(unit), (1, _LETTERS.get(unit_name(unit), "D")))
    return f"P{letter[:-1]}{times * count}{letter[-1]}"


_ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
}


def adverb(match: re.Match[str], _: Moment) -> str:
    """For "weekly" is P1W."""
    return _ADVERBS[match.group().lower()]


def every_week(_match: re.Match[str], _: Moment) -> str:
    """For "every Friday"."""
    return "P1W"


def unknown(_match: re.Match[str], _: Moment) -> None:
    """Vague by its own words: "in recent weeks"."""
