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
    feast_day,
    first_day,
    iso_or_none,
    month_day_value,
    month_value,
    moved,
    nearest_day,
    parse_day,
    period,
    quarter_value,
    shifted,
    weekday_value,
    years_from,
)
from .numbers import ORDINALS, number_value
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


def _month(match: re.Match[str], group: str = "m") -> int:
    return MONTHS[match[group][:3].lower()]


def _told_year(moment: Moment, month: int) -> int | None:
    """The year of a month in an account of former years, which goes on from December to the next January."""
    if moment.story is None:
        return None
    year_said, told = int(moment.story[:4]), moment.story[5:7]
    turned = told.isdigit() and int(told) - month > HALF_A_YEAR
    return year_said + turned


HALF_A_YEAR = 6
"""Months. An account that names a month further back than this has gone on to the next year."""


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
    return _day_in_month(match.groupdict().get("y"), _month(match), _number(match["d"]), moment)


def day_of_range(match: re.Match[str], moment: Moment) -> str | None:
    """For "3 May" in "3 May to 7 June 2021"."""
    mark = "" if match["m"] else "2"
    return _day_in_month(match["y"] or match["y2"], _month(match, f"m{mark}"), _number(match[f"d{mark}"]), moment)


def ranked_day(match: re.Match[str], moment: Moment) -> str | None:
    """For "the fifth of May", "May the fifth"."""
    month, said = ("m", match["rank"]) if match["rank"] else ("m2", match["rank2"])
    return _day_in_month(match["y"], _month(match, month), RANKS[said.lower()], moment)


def _number(said: str) -> int:
    return int(re.sub(r"\D", "", said))


def _day_in_month(year_said: str | None, month: int, number: int, moment: Moment) -> str | None:
    if year_said:
        return day_value(int(year_said), month, number)
    if told := _told_year(moment, month):
        return day_value(told, month, number)
    return None if moment.day is None else month_day_value(moment.day, month, number, ahead=moment.ahead)


def day_of_month(match: re.Match[str], moment: Moment) -> str | None:
    """For "on the 9th": of the month mentioned before, else the last one up to publication, or the next where the clause looks ahead."""
    number, of = _number(match["d"]), (match["of"] or "").lower()
    month = _as_period(moment.previous, "month") if of in {"", "that", "the"} else None
    if month is None and moment.day is not None:
        month = shifted(period(moment.day, "month"), {"last": -1, "next": 1}.get(of, 0))
        if of == "" and number != moment.day.day and (number > moment.day.day) != moment.ahead:
            month = shifted(month, 1 if moment.ahead else -1)
    return month and day_value(int(month[:4]), int(month[5:7]), number)


def feast(match: re.Match[str], moment: Moment) -> str | None:
    """For "Christmas Eve", "Good Friday", "Easter 2021"."""
    name = (match["feast"] or match["feast2"]).lower().replace("\u2019", "'")
    if year_said := match["y"] or (moment.story and moment.story[:4]):
        return feast_day(name, int(year_said)).isoformat()
    if moment.day is None:
        return None
    days = [feast_day(name, moment.day.year + step) for step in (-1, 0, 1) if 0 < moment.day.year + step <= 9999]
    direction = (match["which"] or "").lower()
    if direction in {"last", "past"}:
        return iso_or_none(max((day for day in days if day < moment.day), default=None))
    return nearest_day(moment.day, days, ahead=moment.ahead or direction in {"next", "coming", "this coming"})


def attacks(_match: re.Match[str], _: Moment) -> str:
    """For "9/11"."""
    return "2001-09-11"


def weekday(match: re.Match[str], moment: Moment) -> str | None:
    """For "Monday" is the last one up to publication, or the first one from it where the clause looks ahead."""
    direction = _direction(match["which"], ahead=moment.ahead)
    return None if moment.day is None else weekday_value(moment.day, WEEKDAYS[match["w"].lower()], direction)


def weekday_beside(match: re.Match[str], moment: Moment) -> str | None:
    """For "the following Monday", "that Friday": counted from the day mentioned before, "that" is the last one up to it."""
    anchor = parse_day(moment.previous)
    if anchor is None:
        return None
    side = match["side"].lower().rpartition(" ")[2]
    direction: Direction = "next" if side in {"following", "next"} else "last" if side in {"previous", "preceding"} else "past"
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


# ------------------------------------------------------------------ periods


def month_of_year(match: re.Match[str], _: Moment) -> str:
    """For "July 2021"."""
    return f"{match['y']}-{_month(match):02}"


def month_alone(match: re.Match[str], moment: Moment) -> str | None:
    """For "in February": the last one up to publication, or the first one from it where the clause looks ahead."""
    return _month_without_year(_month(match), match["which"], moment)


def _month_without_year(month: int, which: str | None, moment: Moment) -> str | None:
    if not which and (told := _told_year(moment, month)):
        return f"{told:04}-{month:02}"
    if moment.day is None:
        return None
    soon = not moment.back and 0 < (month - moment.day.month) % 12 <= SOON
    return month_value(moment.day, month, _direction(which, ahead=moment.ahead or soon))


SOON = 2
"""Months. A month so near ahead is the coming one, unless the clause tells of something past."""


def month_of_range(match: re.Match[str], _: Moment) -> str:
    """For "March" in "March to August 2011"; in "November to March 2011" it is that of the year before."""
    month = _month(match)
    return f"{int(match['y']) - (month > _month(match, 'last')):04}-{month:02}"


def month_of_spoken_year(match: re.Match[str], _: Moment) -> str:
    """For "January nineteen ninety-seven"."""
    return f"{_spoken(match['said'])}-{_month(match):02}"


def month_of_told_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "in March that year": the year mentioned before."""
    year_said = shifted(_as_period(moment.previous, "year"), _SIDES[_side(match["which"])])
    return year_said and f"{year_said}-{_month(match):02}"


def month_of_near_year(match: re.Match[str], moment: Moment) -> str | None:
    """For "October of next year"."""
    year_said = shifted(_present_year(moment), _steps(match["which"]))
    return None if year_said is None else f"{year_said}-{_month(match):02}"


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
    whole = _as_period(moment.previous, "month") if unit == "month" else moment.quarter
    if unit == "period" and _is_part_of_year(moment.previous):
        whole = moment.previous
    if not whole or unit in {"week", "time"}:
        return year_said
    return f"{match['y']}{whole[4:]}" if match["y"] else years_from(whole, -1)


def told_day(_match: re.Match[str], moment: Moment) -> str | None:
    """For "in the morning": the day mentioned before."""
    return _as_period(moment.previous, "day")


def told_period(match: re.Match[str], moment: Moment) -> str | None:
    """For "later in the day", "earlier that year": of the date mentioned before, else of publication."""
    unit = match["u"].lower()
    return _as_period(moment.previous, unit) or (None if moment.day is None else period(moment.day, unit))


def present_period(match: re.Match[str], moment: Moment) -> str | None:
    """For "a third straight day": the one mentioned before, else that of publication."""
    unit = (match["u"] or match["u2"]).lower()
    return _as_period(moment.previous, unit) or (None if moment.day is None else period(moment.day, unit))


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
        return _month_without_year(_month(match), None, moment)
    if match["which"].lower() == "the" and moment.story:
        return _as_period(moment.story, match["u"].lower())
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


_SIDES = {"same": 0, "that": 0, "very": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
_DAY_PARTS = {"morning", "afternoon", "evening", "night"}


def _side(said: str) -> str:
    """For "the following" is "following", "that same" is "same"."""
    return said.lower().rpartition(" ")[2]


def from_previous(match: re.Match[str], moment: Moment) -> str | None:
    """For "the next day", "the same day", "the previous month": counted from the value mentioned before."""
    unit = match["u"].lower()
    return shifted(_as_period(moment.previous, "day" if unit in _DAY_PARTS else unit), _SIDES[_side(match["which"])])


def day_beside_previous(match: re.Match[str], moment: Moment) -> str | None:
    """For "the day before", "the day after"."""
    return shifted(_as_period(moment.previous, "day"), -1 if match["side"].lower() == "before" else 1)


def ago(match: re.Match[str], moment: Moment) -> str | None:
    """For "two days ago": in the precision of its unit; None for vague counts and for hours."""
    count, unit = whole_number(match["n"]), unit_name(match["u"])
    if count is None or moment.day is None:
        return None
    if unit == "year" and count == 1 and _compared_part(moment):
        return years_from(_compared_part(moment) or "", -1)
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


def year_earlier(match: re.Match[str], moment: Moment) -> str | None:
    """For "the year-earlier period": the same month or quarter of the year before."""
    whole = moment.quarter if "quarter" in match.group().lower() else moment.previous
    return years_from(whole, -1) if whole and re.fullmatch(r"\d{4}(-Q\d|-\d\d)?", whole) else None


def _compared_part(moment: Moment) -> str | None:
    """The quarter or month that "a year ago" compares with, where the text speaks of one."""
    return moment.previous if _is_part_of_year(moment.previous) else moment.quarter


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
