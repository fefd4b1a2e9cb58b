"""What a time expression looks like: an ordered chain of rules, the first of which takes a stretch of text.

Where a pattern has a group `t`, that group is the expression, and what stands around it is only looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from . import time_values as values
from .numbers import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.news import TimeType

    from .time_values import Moment


class Rule(NamedTuple):
    """One way to write a time.

    `trigger` is a quicker pattern without which the rule cannot match; the rule looks at some words around it only. `unless`: words
    right before the expression that make it something else.
    """

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Moment], str | None]
    trigger: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


# ------------------------------------------------------------------ words

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b))"
)
_FULL_MONTH = r"(?:(?:January|February|July|September|October|November|December)\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1\d{3}|20\d\d)(?!\d|[,.]\d)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_LOOSE = r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)[ -]"
_UNIT = r"(?P<u>seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)\b"
_VAGUE = r"(?:several|a few|few|many|some|a couple of|a number of|dozens of|hundreds of|thousands of)"
_COUNT = rf"(?P<n>\d{{1,4}}(?:,\d{{3}})?(?![\d.,]\d)|{WORDS}|{_VAGUE})"
_A_COUNT = rf"(?P<n>\d{{1,4}}(?:,\d{{3}})?(?![\d.,]\d)|{WORDS}|{_VAGUE}|a|an)"
_ABOUT = r"(?:(?:about|nearly|almost|around|just over|just under|just|only|roughly|more than|less than|over|at least|exactly|some) )"
_NOT_COUNTED = r"(?!\s?(?:%|percent\b|per cent\b|people\b|million\b|billion\b)|:\d|,\d{3})"
_FOUR = r"(?:first|second|third|fourth)"
_WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his|[Cc]oming|[Pp]ast)"
_BEFORE_MONTH = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|[Tt]hrough|[Dd]uring|[Bb]efore|[Aa]fter|[Bb]etween|[Oo]f|to|and|for|or|ending|"
    r"ended|[Tt]his|each|every)"
)
_DAY_MONTH = rf"\b(?:{_SHORT_WEEKDAY},? (?:the )?)?(?P<d>{_DAY})(?: day)?[ -]?(?:of )?(?P<m>{_MONTH})"
_MONTH_DAY = rf"\b(?:{_SHORT_WEEKDAY},? )?(?P<m>{_MONTH})[ -]?(?:the )?(?P<d>{_DAY})"
_ENDS = r"(?=[,.;:)\n]|\s*$| (?:and|but|when|after|as|in|at|the|he|she|they|it|with|by)\b)"


_MONTHS = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)")
_UNITS = re.compile(r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur)(?!\w{3})", re.IGNORECASE)
_SIDES = re.compile(r"\b(?:ago|earlier|later|from now|from today|hence)\b", re.IGNORECASE)
_DAYS = re.compile(r"day|night|morning|afternoon|evening|tomorrow|lunchtime", re.IGNORECASE)
_EDGES = re.compile(r"(?:beginning|start|end|close|middle|turn) of ", re.IGNORECASE)
_DIGITS = re.compile(r"\d\d")
_NAMED_DAYS = re.compile(r"\b(?:Good|Black|Bloody|Ash|Cyber|Super|Boxing|Super Tuesday) $")
_OWN = re.compile(r"\b(?:his|her|their|my|our|your)(?: early| late| mid)?[ -]$", re.IGNORECASE)


def _rule(
    name: str,
    kind: TimeType,
    pattern: str,
    value: Callable[[re.Match[str], Moment], str | None],
    *,
    any_case: bool = False,
    trigger: re.Pattern[str] | None = None,
    unless: re.Pattern[str] | None = None,
) -> Rule:
    return Rule(name, kind, re.compile(pattern, re.IGNORECASE if any_case else 0), value, trigger, unless)


# ------------------------------------------------------------------ the chain

_DATES = (
    _rule(
        "iso", "date", r"\b(?P<y>\d{4})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d)?Z?)?\b", values.iso, trigger=_DIGITS
    ),
    _rule(
        "numeric",
        "date",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1\d|20)\d\d)(?![\d/])",
        values.numeric,
        trigger=_DIGITS,
    ),
    _rule("the attacks", "date", r"(?<![\d/])9/11(?![\d/])|\b(?:Sept\.?|September) 11(?=,? (?:terror(?:ist)? )?attacks)", values.attacks),
    _rule(
        "first day of two",
        "date",
        rf"\b(?P<t>(?P<d>{_DAY}))(?= ?(?:-|\u2013|and|to|or) ?{_DAY} ?(?P<m>{_MONTH})(?:,? (?P<y>{_YEAR}))?)",
        values.month_and_day,
        trigger=_MONTHS,
    ),
    _rule(
        "second day of two",
        "date",
        rf"(?<=[ ,(])(?P<m>{_MONTH}) {_DAY} ?(?:-|\u2013|and|to|or) ?(?P<t>(?P<d>{_DAY}))(?:,? (?P<y>{_YEAR}))?{_NOT_COUNTED}(?! [a-z]+s\b)",
        values.month_and_day,
        trigger=_MONTHS,
    ),
    _rule("day month year", "date", rf"{_DAY_MONTH},? (?P<y>{_YEAR})", values.month_and_day, trigger=_MONTHS),
    _rule("month day year", "date", rf"{_MONTH_DAY}(?:,|,? (?:of|in))? ?(?P<y>{_YEAR})", values.month_and_day, trigger=_MONTHS),
    _rule("day month", "date", _DAY_MONTH, values.month_and_day, trigger=_MONTHS),
    _rule("month day", "date", rf"{_MONTH_DAY}{_NOT_COUNTED}", values.month_and_day, trigger=_MONTHS),
    _rule(
        "edge",
        "date",
        r"\b(?:(?P<before>since|from|by|until|till|before) )?(?P<t>(?:the )?(?:very )?(?P<edge>beginning|start|end|close|middle|turn) of "
        rf"(?:(?P<which>the|this|last|next) (?P<u>year|month|week|quarter|decade|century)\b|(?-i:(?P<m>{_MONTH}))(?:,? (?P<y>{_YEAR}))?|"
        rf"(?P<y2>{_YEAR})))",
        values.edge,
        any_case=True,
        trigger=_EDGES,
    ),
    _rule("year end", "date", rf"\b(?:the )?year[- ]end(?: (?P<y>{_YEAR}))?\b", values.year_end, any_case=True, trigger=_UNITS),
    _rule("month year", "date", rf"\b(?:{_LOOSE})?(?P<m>{_MONTH})(?:,|,? of)? ?(?P<y>{_YEAR})", values.month_of_year, trigger=_MONTHS),
    _rule("weekly day", "set", rf"\b(?:[Ee]very|[Ee]ach) {_WEEKDAY}", values.every_week, trigger=_DAYS),
    _rule(
        "weekday",
        "date",
        rf"\b(?:{_LOOSE})?(?:{_WHICH} )?(?:{_LOOSE})?(?P<w>{_WEEKDAY})(?: {_PART}\b)?",
        values.weekday,
        trigger=_DAYS,
        unless=_NAMED_DAYS,
    ),
    _rule(
        "day word",
        "date",
        rf"\b(?:(?:earlier|later|early|late) )?(?P<w>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|"
        rf"this {_PART})\b(?: {_PART}\b)?",
        values.near_day,
        any_case=True,
        trigger=_DAYS,
    ),
    _rule("christmas eve", "date", r"\bChristmas Eve\b", values.feast(12, 24)),
    _rule("christmas", "date", r"\bChristmas Day\b", values.feast(12, 25)),
    _rule("new year's eve", "date", r"\bNew Year[\u2019']s Eve\b", values.feast(12, 31)),
    _rule("new year's day", "date", r"\bNew Year[\u2019']s Day\b", values.feast(1, 1)),
)

_PERIODS = (
    _rule(
        "quarter",
        "date",
        rf"\b(?:(?P<y2>{_YEAR})(?:[\u2019']s)? )?(?:the )?(?:Q(?P<n>[1-4])|(?P<o>{_FOUR})[- ](?:fiscal )?quarter)\b(?: of)?(?: (?P<of>this year|"
        rf"last year|the year)\b| (?:fiscal )?(?P<y>{_YEAR}))?",
        values.quarter,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "half",
        "date",
        rf"\b(?:the )?(?P<o>first|second)[- ]half of (?:this year|the year|(?P<y>{_YEAR}))\b",
        values.half_year,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "season of year",
        "date",
        rf"\b(?:the )?(?P<s>spring|summer|autumn|fall|winter)(?: of|,)? (?P<y>{_YEAR})",
        values.season_of_year,
        any_case=True,
        trigger=_DIGITS,
    ),
    _rule("season", "date", r"\b(?P<which>last|this|next) (?P<s>spring|summer|autumn|fall|winter)\b", values.season, any_case=True),
    _rule(
        "decade",
        "date",
        rf"\b(?:{_LOOSE})?(?:(?P<y>(?:1\d|20)\d0)[\u2019']?s|(?<![\w])[\u2019']?(?P<d>[2-9]0)[\u2019']?s)\b",
        values.decade,
        trigger=_DIGITS,
        unless=_OWN,
    ),
    _rule(
        "century",
        "date",
        r"\b(?:the )?(?P<n>\d{1,2}(?:st|nd|rd|th)|seventeenth|eighteenth|nineteenth|twentieth)[- ]century(?: B\.?C\.?(?:E\b\.?)?)?",
        values.century,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule("era", "date", r"\b(?:(?P<n>\d{1,4}) ?(?P<era>BCE?|B\.C\.|AD|A\.D\.|CE)(?!\w)|(?P<era2>AD|A\.D\.) (?P<n2>\d{1,4})\b)", values.era),
    _rule(
        "vague period",
        "date",
        r"\b(?:recent|coming|the (?:past|last|next|coming|previous) (?:few|several)|past few|last few|next few) (?:hours|days|weeks|months|years|"
        r"decades)\b",
        values.unknown,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "month of near year",
        "date",
        rf"\b(?:{_LOOSE})?(?P<m>{_MONTH})(?: of)? (?P<which>this|last|next) year\b",
        values.month_of_near_year,
        trigger=_MONTHS,
    ),
    _rule(
        "full year",
        "date",
        r"\b(?:the (?:full|current|current fiscal|present) year)\b(?P<which>)(?P<u>)",
        values.this_year,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "same quarter",
        "date",
        r"\b(?:the|that|the latest|the same) quarter\b(?! (?:of|final))",
        values.previous_quarter,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule("late in the day", "date", r"\b(?:earlier|early|later|late) in the day\b", values.that_day, any_case=True, trigger=_UNITS),
    _rule(
        "near period",
        "date",
        r"\b(?:(?:early|late|earlier|later|mid)[- ])?(?P<which>last|this|next|the coming|the current|this past) (?P<u>week|weekend|month|quarter|"
        r"year|decade|century)\b(?![- ](?:old|long))",
        values.near_period,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule("weekend", "date", r"\b(?:the|this past) weekend\b", values.weekend, any_case=True),
    _rule(
        "month",
        "date",
        rf"\b(?P<t>(?:{_LOOSE})?(?:{_WHICH} )?(?:{_LOOSE})?(?P<m>{_FULL_MONTH}))(?![- ]?\d| [A-Z][a-z]+ (?:said|told))",
        values.month_alone,
        trigger=_MONTHS,
    ),
    _rule(
        "month after a preposition",
        "date",
        rf"\b(?:{_BEFORE_MONTH} |(?=(?:{_LOOSE}|[Ll]ast |[Nn]ext |[Tt]his )))(?P<t>(?:{_LOOSE})?(?:{_WHICH} )?(?:{_LOOSE})?(?P<m>{_MONTH}))(?![- "
        rf"]?\d| [A-Z])",
        values.month_alone,
        trigger=_MONTHS,
    ),
)

_COUNTED = (
    _rule(
        "ago",
        "date",
        rf"\b(?P<t>{_ABOUT}?{_A_COUNT}[- ]{_UNIT}[- ](?P<side>ago|from now|from today|hence))\b",
        values.ago,
        any_case=True,
        trigger=_SIDES,
    ),
    _rule("earlier", "date", rf"\b{_ABOUT}?{_A_COUNT} {_UNIT} (?P<side>earlier|later)\b(?! than)", values.earlier, any_case=True, trigger=_SIDES),
    _rule(
        "year earlier",
        "date",
        r"\b(?:the )?(?:year-earlier|year-ago)(?: (?:period|quarter|month))?\b",
        values.year_earlier,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "from previous",
        "date",
        r"\b(?P<which>the (?:very )?(?:same|previous|preceding|following|next)|that same|that very) (?P<u>day|week|month|year)\b",
        values.from_previous,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "beside previous", "date", rf"\bthe day (?P<side>before|after){_ENDS}(?! the\b)", values.day_beside_previous, any_case=True, trigger=_UNITS
    ),
)

_LENGTHS = (
    _rule(
        "every",
        "set",
        rf"\b(?:every|each) (?:(?P<n>\d{{1,3}}|{WORDS}|few) )?(?:single )?{_UNIT}",
        values.duration,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule("weekdays", "set", r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b", values.every_week, trigger=_DAYS),
    _rule(
        "adverb", "set", r"\b(?:daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual|annually)\b(?! [A-Z])", values.adverb, any_case=True
    ),
    _rule(
        "duration",
        "duration",
        rf"\b(?P<t>(?:(?:the |these |those )(?!\w+-))?(?:(?:last|past|next|coming|first|final|previous) )?{_COUNT}(?:[- ]| full | more | "
        rf"consecutive )(?!second\b){_UNIT})(?!-olds?\b| olds?\b| of age\b)",
        values.duration,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "past period",
        "duration",
        r"\b(?P<t>the (?:last|past|next|coming) (?P<u>day|week|month|year|decade|century))(?P<n>)\b",
        values.duration,
        any_case=True,
        trigger=_UNITS,
    ),
    _rule(
        "one of them",
        "duration",
        rf"\b(?:for|within|over|in|after|about|nearly|almost|than|of|around) (?P<t>(?P<n>an?|half a|half an) (?!second\b){_UNIT})(?!-olds?\b)",
        values.duration,
        any_case=True,
        trigger=_UNITS,
    ),
)

_CLOCKS = (
    _rule(
        "clock",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[0-2]?\d)(?:[:.](?P<min>[0-5]\d))? ?(?P<half>[ap]\.m\.?|[ap]m\b)"
        r"(?: (?P<zone>GMT|UTC|[CEP][SD]?T|local time))?(?P<word>)",
        values.clock,
        any_case=True,
    ),
    _rule(
        "hours",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[0-2]\d):?(?P<min>[0-5]\d) ?(?P<zone>GMT|UTC|hrs|hours|local time)\b(?P<half>)(?P<word>)",
        values.clock,
        trigger=_DIGITS,
    ),
    _rule(
        "plain clock",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:.]*\d)(?P<zone>)(?P<half>)(?P<word>)",
        values.clock,
        trigger=_DIGITS,
    ),
    _rule("named hour", "time", r"\b(?P<word>noon|midday|midnight)\b(?P<h>)(?P<min>)(?P<half>)(?P<zone>)", values.clock, any_case=True),
)

_YEARS = (
    _rule("fiscal year", "date", rf"\b(?:fiscal|the year|calendar year|financial year) (?P<y>{_YEAR})", values.year, any_case=True, trigger=_DIGITS),
    _rule("second year of two", "date", rf"(?<=\d[-\u2013])(?P<y>{_YEAR})(?![\w%])", values.year, trigger=_DIGITS),
    _rule(
        "year",
        "date",
        rf"(?:\b(?:mid|early|late)[- ]|(?<![\w$€£¥,.\-\u2013/#+:]))(?P<y>{_YEAR})(?![\w%°]|[-/]\w*[a-zA-Z]|[:/]\d| (?:(?!most |many |some |few |"
        rf"several |all |the )[a-z]+ )?(?:people|\w*men|\w*women|\w*children|soldiers|troops|fighters|percent|per cent|miles|km|kilomet\w+|metres|"
        rf"meters|feet|tons|tonnes|homes|houses|families|hours|days|dollars|times|points|million|billion)\b)",
        values.year,
        trigger=_DIGITS,
    ),
)

RULES: tuple[Rule, ...] = (*_DATES, *_PERIODS, *_CLOCKS, *_COUNTED, *_LENGTHS, *_YEARS)
