"""Times counted from elsewhere ("two days earlier"), lengths of time and repetitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .calendar_values import enclosing, moved, shifted, years_from
from .time_values import SIDES, is_part_of_year, side, unit_name, whole_number

if TYPE_CHECKING:
    from .time_values import Moment


_DAY_PARTS = {"morning", "afternoon", "evening", "night"}


def from_previous(match: re.Match[str], moment: Moment) -> str | None:
    """For "the next day", "the same day", "the previous month": counted from the value mentioned before; not where "that ..." tells which day."""
    if match.string.startswith(" that ", match.end()) and not match.string.endswith(", ", 0, match.start()):
        return None
    unit = match["u"].lower()
    return shifted(enclosing(moment.previous, "day" if unit in _DAY_PARTS else unit), SIDES[side(match["which"])])


def day_beside_previous(match: re.Match[str], moment: Moment) -> str | None:
    """For "the day before", "the day after"."""
    return shifted(enclosing(moment.previous, "day"), -1 if match["side"].lower() == "before" else 1)


def ago(match: re.Match[str], moment: Moment) -> str | None:
    """For "two days ago": in the precision of its unit; None for vague or rounded counts and for hours."""
    count, unit = whole_number(match["n"]), unit_name(match["u"])
    if count is None or moment.day is None or _is_rounded(match["t"], count, unit):
        return None
    if unit == "year" and count == 1 and _compared_part(moment):
        return years_from(_compared_part(moment) or "", -1)
    if unit == "decade" and count == 1:
        unit, count = "year", 10
    return moved(moment.day, -count if match["side"].lower() == "ago" else count, unit)


_ROUGHLY = re.compile(r"(?:about|nearly|almost|around|just over|just under|roughly|more than|less than|over|at least|some) ", re.IGNORECASE)


def _is_rounded(said: str, count: int, unit: str) -> bool:
    """Whether no year can be told: "two decades ago", "nearly 30 years ago"."""
    return (unit == "decade" and count > 1) or (unit == "year" and count % 10 == 0 and _ROUGHLY.match(said) is not None)


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
    return shifted(enclosing(moment.previous, unit), signed)


def year_earlier(match: re.Match[str], moment: Moment) -> str | None:
    """For "the year-earlier period": the same month or quarter of the year before."""
    whole = moment.quarter if "quarter" in match.group().lower() else moment.previous
    return years_from(whole, -1) if whole and re.fullmatch(r"\d{4}(-Q\d|-\d\d)?", whole) else None


def _compared_part(moment: Moment) -> str | None:
    """The quarter or month that "a year ago" compares with, where the text speaks of one."""
    return moment.previous if is_part_of_year(moment.previous) else moment.quarter


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
