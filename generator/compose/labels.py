"""The site's own words: what it says of a passage, never words of a source."""

from __future__ import annotations

import re
from datetime import date as calendar_date
from functools import lru_cache

from generator.news import EntityType, Record, Stance, Stand, Standing

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2}))?(?:T.*)?")


class Date(Record, frozen=True):
    """A date as it is shown. `iso` is fit for <time datetime>; None where HTML has no notation for it ("2021-SU", "202")."""

    label: str
    iso: str | None = None


class Badge(Record, frozen=True):
    """Where a claim stands, in a word and a symbol, so that neither colour nor sight is needed to tell."""

    key: Standing
    word: str
    symbol: str


STANDINGS: dict[Standing, Badge] = {
    "disputed": Badge("disputed", "Disputed", "≠"),
    "corroborated": Badge("corroborated", "Corroborated", "✓"),
    "single-source": Badge("single-source", "Single source", "1"),
}

STANDS: dict[Stand, str] = {"asserts": "Asserts", "confirms": "Confirms", "denies": "Denies"}

_NOT: dict[Stance, str] = {
    "says": "does not say",
    "claims": "does not claim",
    "denies": "does not deny",
    "confirms": "does not confirm",
    "reports": "does not report",
    "announces": "does not announce",
    "warns": "does not warn",
    "promises": "does not promise",
    "demands": "does not demand",
    "accuses": "does not accuse",
    "estimates": "does not estimate",
    "acknowledges": "does not acknowledge",
    "rejects": "does not reject",
    "expects": "does not expect",
}

ENTITY_GROUPS: tuple[tuple[str, tuple[EntityType, ...]], ...] = (
    ("People", ("PERSON",)),
    ("Organisations", ("ORG",)),
    ("Peoples and groups", ("NORP",)),
    ("Places", ("GPE", "LOC", "FAC")),
    ("Events", ("EVENT",)),
)
"""Headings of the name index, in page order; every type stands in exactly one."""

ENTITY_WORDS: dict[EntityType, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "people or group",
    "GPE": "country, city or district",
    "LOC": "region or landmark",
    "FAC": "site",
    "EVENT": "event",
}


def stance(kind: Stance, *, negated: bool) -> str:
    """What a speaker does with the words: "claims", "does not confirm"."""
    return _NOT[kind] if negated else kind


@lru_cache(maxsize=8192)
def date(iso: str, *, weekday: bool = False, short: bool = False) -> Date:
    """An ISO date of any precision in plain English, whatever the locale: "14 July 2021", "July 2021", "week of 12 July 2021".

    `weekday` puts the day of the week before it; `short` cuts the month to three letters.
    """
    found = _ISO.fullmatch(iso)
    if not found:
        return Date(iso)
    year, month, day, week = found.groups()
    try:
        label = _label(int(year), int(month or 0), int(day or 0), int(week or 0), weekday=weekday, short=short)
    except (ValueError, IndexError):
        return Date(iso)
    return Date(label, iso)


@lru_cache(maxsize=8192)
def first_day(iso: str) -> str:
    """The day on which a date of any precision begins, for comparing "2024-W10" with "2024-03-06"; the text itself where it is no date."""
    found = _ISO.fullmatch(iso)
    if not found:
        return iso
    year, month, day, week = found.groups()
    try:
        return calendar_date.fromisocalendar(int(year), int(week), 1).isoformat() if week else f"{year}-{month or '01'}-{day or '01'}"
    except ValueError:
        return iso


def _label(year: int, month: int, day: int, week: int, *, weekday: bool, short: bool) -> str:
    if week:
        monday = calendar_date.fromisocalendar(year, week, 1)
        return f"week of {_label(monday.year, monday.month, monday.day, 0, weekday=False, short=short)}"
    if not month:
        return str(year)
    name = _month(month)[: 3 if short else None]
    if not day:
        return f"{name} {year}"
    known = calendar_date(year, month, day)
    before = f"{_DAYS[known.weekday()]} " if weekday else ""
    return f"{before}{day} {name} {year}"


def _month(number: int) -> str:
    if not 1 <= number <= len(_MONTHS):
        raise ValueError(number)
    return _MONTHS[number - 1]


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
