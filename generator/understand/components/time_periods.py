"""What month, quarter, year or season a match of a time rule means; "early" and "late" are left out of a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .calendar_values import enclosing, first_day, month_value, period, quarter_value, shifted, years_from
from .numbers import ORDINALS, number_value
from .time_values import SIDES, direction_of, is_part_of_year, month_number, side, told_year

if TYPE_CHECKING:
    from .time_values import Moment


def month_of_year(match: re.Match[str], _: Moment) -> str:
    """For "July 2021"."""
    return f"{match['y']}-{month_number(match):02}"


def month_alone(match: re.Match[str], moment: Moment) -> str | None:
    """For "in February": the last one up to publication, or the first one from it where the clause looks ahead."""
    return _month_without_year(month_number(match), match["which"], moment)


def _month_without_year(month: int, which: str | None, moment: Moment) -> str | None:
    if not which and (told := told_year(moment, month)):
        return f"{told:04}-{month:02}"
    if moment.day is None:
        return None
    soon = not moment.back and 0 < (month - moment.day.month) % 12 <= SOON
    return month_value(moment.day, month, direction_of(which, ahead=moment.ahead or soon))


SOON = 2
"""Months. A month so near ahead is the coming one, unless the clause tells of something past."""


def month_of_range(match: re.Match[str], _: Moment) -> str:
    """For "March" in "March to August 2011"; in "November to March 2011" it is that of the year before."""
    month = month_number(match)
    return f"{int(match['y']) - (month > month_number(match, 'last')):04}-{month:02}"


def month_of_spoken_year(match: re.Match[str], _: Moment) -> str:
    """For "January nineteen ninety-seven"."""
    return f"{_spoken(match['said'])}-{month_number(match):02}"


def month_of_told_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "in March that year": the year mentioned before."""
    year_said = shifted(enclosing(moment.previous, "year"), SIDES[side(match["which"])])
    return year_said and f"{year_said}-{month_number(match):02}"


def month_of_near_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "October of next year"."""
    year_said = shifted(_present_year(moment), _steps(match["which"]))
    return None if year_said is None else f"{year_said}-{month_number(match):02}"


def this_year(_match: re.Match[str], moment: Moment) -> str | None:
    """For "the full year"."""
    return _present_year(moment)


def _present_year(moment: Moment) -> str | None:
    return None if moment.day is None else period(moment.day, "year")


def told_quarter(_match: re.Match[str], moment: Moment) -> str | None:
    """For "the quarter": the last one mentioned."""
    return moment.quarter


def quarter_of_near_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "last year's third quarter"; "last year's quarter" is the one mentioned before, of that year."""
    year_said = shifted(_present_year(moment), _steps(match["which"]))
    number = ORDINALS[match["o"].lower()] if match["o"] else moment.quarter and moment.quarter[-1]
    return year_said and (f"{year_said}-Q{number}" if number else year_said)


def same_period(match: re.Match[str], moment: Moment) -> str | None:
    """For "the same period last year": the month or quarter mentioned before, of that year; else the year."""
    year_said: str | None = match["y"] or shifted(_present_year(moment), -1)
    unit = (match["u"] or "quarter").lower().removesuffix("s")
    whole = enclosing(moment.previous, "month") if unit == "month" else moment.quarter
    if unit == "period" and is_part_of_year(moment.previous):
        whole = moment.previous
    if not whole or unit in {"week", "time"}:
        return year_said
    return f"{match['y']}{whole[4:]}" if match["y"] else years_from(whole, -1)


def told_day(_match: re.Match[str], moment: Moment) -> str | None:
    """For "in the morning": the day mentioned before."""
    return enclosing(moment.previous, "day")


def told_period(match: re.Match[str], moment: Moment) -> str | None:
    """For "later in the day", "earlier that year", "a third straight day": of the date mentioned before, else of publication."""
    unit = (match["u"] or match["u2"]).lower()
    return enclosing(moment.previous, unit) or (None if moment.day is None else period(moment.day, unit))


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
    """The first day where a count begins with it ("since the start of the year"), else the whole period, as rough as it is said."""
    whole = _whole(match, moment)
    counts = (match["before"] or "").lower() in {"since", "from"} and match["edge"].lower() in {"beginning", "start"}
    return (first_day(whole) or whole) if whole and counts else whole


def _whole(match: re.Match[str], moment: Moment) -> str | None:
    if match["y2"]:
        return match["y2"]
    if match["m"] and match["y"]:
        return month_of_year(match, moment)
    if match["m"]:
        return _month_without_year(month_number(match), None, moment)
    if match["which"].lower() == "the" and moment.story:
        return enclosing(moment.story, match["u"].lower())
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


def spoken_year(match: re.Match[str], _: Moment) -> str:
    """For "nineteen ninety-six"."""
    return _spoken(match["said"] or match["said2"])


def _spoken(said: str) -> str:
    first, rest = re.split(r"[ -]", said.lower(), maxsplit=1)
    if first == "two":
        return f"{int(number_value(said)):04}"
    rest = re.sub(r"^oh[ -]", "", rest)
    return f"{int(number_value(first)):02}{0 if rest == 'hundred' else int(number_value(rest)):02}"


def last_year(match: re.Match[str], _: Moment) -> str:
    """For "21" in "2020-21"."""
    first, last = match["y"], match["last"]
    return last if len(last) == len(first) else f"{int(first[:2]) + (int(last) < int(first[2:])):02}{last}"


def old_year(match: re.Match[str], _: Moment) -> str:
    """For "AD 842", "c. 314"."""
    return f"{int(match['y'] or match['t2']):04}"
