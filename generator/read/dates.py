"""When an article was published: what people and programs write, as an ISO date or a UTC instant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final

from generator.errors import ArticleError
from generator.news import Record

YEARS: Final = range(1700, 2200)
ALLOWED: Final = "2021-07-14, 2021-07-14T08:30:00+02:00 or 14 July 2021"
MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH: Final = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|" + "|".join(MONTHS) + r")\.?"
CLOCK: Final = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>z|utc|gmt|[ecmp][sd]t|[+-]\d{2}:?\d{2}|[+-]\d{2})?\)?"
)
NORTH_AMERICAN: Final = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
"""The only names of zones that mail (RFC 2822) gives a meaning; others are used for several zones."""

WEEKDAY: Final = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
FORMS: Final = tuple(
    re.compile(form + rf"(?:(?:t|,?\s+(?:at\s+)?|\s*[-|]\s*){CLOCK})?", re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})",
        rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH},?\s+(?P<year>\d{{4}})",
        rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+(?P<year>\d{{4}})",
        rf"{DAY}-{MONTH}-(?P<year>\d{{4}})",
    )
)


class Publication(Record, frozen=True):
    """`published` is an ISO date or a UTC instant; `day` its calendar day where the site is."""

    published: str
    day: str


def publication(text: str, zone: tzinfo) -> Publication:
    """What is written, a time without a zone being one of `zone`. Raises ArticleError."""
    text = text.strip()
    match = next(filter(None, (form.fullmatch(text) for form in FORMS)), None)
    moment = _written(match) if match else _mailed(text)
    if moment.year not in YEARS:
        raise _error(f"the year {moment.year} cannot be right", text, f"{YEARS[0]} to {YEARS[-1]}")
    if not isinstance(moment, datetime):
        return Publication(moment.isoformat(), moment.isoformat())
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    instant = moment.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return Publication(instant.isoformat() + "Z", moment.astimezone(zone).date().isoformat())


def _written(match: re.Match[str]) -> date | datetime:
    year, day = int(match["year"]), int(match["day"])
    try:
        calendar = date(year, _month(match), day)
        return calendar if match["hour"] is None else datetime.combine(calendar, _clock(match), _zone(match["zone"]))
    except (ValueError, OverflowError):
        raise _error("there is no such day or time", match[0], ALLOWED) from None


def _month(match: re.Match[str]) -> int:
    names = match.groupdict()
    if names.get("number"):
        return int(names["number"])
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(names["month"].lower()[:3]))


def _clock(match: re.Match[str]) -> time:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    hour = hour % 12 + 12 * half.startswith("p") if half else hour
    return time(hour, int(match["minute"]), int(match["second"] or 0))


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text.lower() in {"z", "utc", "gmt"}:
        return UTC
    if text.upper() in NORTH_AMERICAN:
        return timezone(timedelta(hours=NORTH_AMERICAN[text.upper()]))
    digits = text[1:].replace(":", "").ljust(4, "0")
    return datetime.strptime(f"{text[0]}{digits}", "%z").tzinfo


def _mailed(text: str) -> datetime:
    """The RFC 2822 form that feeds use."""
    if not re.match(r"[A-Za-z]{3},?\s+\d|\d{1,2}\s+[A-Za-z]{3}\s", text) or len(text) > 60:
        raise _error(_reason(text), text, ALLOWED)
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise _error(_reason(text), text, ALLOWED) from None


def _reason(text: str) -> str:
    if re.fullmatch(r"\d{4}(-\d{1,2})?", text):
        return "the date does not name a day"
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2,4}", text):
        return "the date can be read in two ways"
    return "this is no date"


def _error(message: str, text: str, allowed: str) -> ArticleError:
    shown = text if len(text) <= 60 else text[:57] + "..."
    return ArticleError(message, found=f'"{shown}"', allowed=allowed)
