"""Rules for what is counted from elsewhere, for lengths of time, repetitions and times of day."""

from __future__ import annotations

from . import time_counts as counts
from . import time_periods as periods
from . import time_values as values
from . import time_words as w
from .numbers import WORDS
from .time_rule import of_digits, of_unit, rule

_HOUR = r"(?P<h>[0-2]?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

COUNTED = (
    rule(
        "ago",
        "date",
        rf"\b(?P<t>{w.ABOUT}?{w.A_COUNT}[- ]{w.UNIT}[- ](?P<side>ago|from now|from today|hence))\b",
        counts.ago,
        any_case=True,
        trigger=w.SIDES,
    ),
    rule("earlier", "date", rf"\b{w.ABOUT}?{w.A_COUNT} {w.UNIT} (?P<side>earlier|later)\b(?! than)", counts.earlier, any_case=True, trigger=w.SIDES),
    of_unit(
        "year earlier",
        "date",
        r"\b(?:the )?(?:year-earlier|year-ago)(?: (?:period|quarter|month))?\b",
        counts.year_earlier,
    ),
    rule(
        "from previous",
        "date",
        r"\b(?P<which>the (?:very )?(?:same|previous|preceding|following|next)|that(?: same| very)?) "
        r"(?P<u>day|week|month|year|morning|afternoon|evening|night)\b(?![- ](?:old|long))",
        counts.from_previous,
        any_case=True,
        trigger=w.PERIODS,
    ),
    rule(
        "in the morning", "date", r"\b(?P<t>in the (?:early |late )?(?:morning|afternoon|evening))\b", periods.told_day, any_case=True, trigger=w.DAYS
    ),
    of_unit(
        "beside previous",
        "date",
        rf"\bthe day (?P<side>before|after){w.ENDS}(?! the\b)",
        counts.day_beside_previous,
    ),
)

LENGTHS = (
    of_unit(
        "every",
        "set",
        rf"\b(?:every|each) (?:(?P<n>\d{{1,3}}|{WORDS}|few) )?(?:single )?{w.UNIT}",
        counts.duration,
    ),
    rule("weekdays", "set", r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b", counts.every_week, trigger=w.DAYS),
    rule(
        "adverb", "set", r"\b(?:daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual|annually)\b(?! [A-Z])", counts.adverb, any_case=True
    ),
    of_unit(
        "duration",
        "duration",
        rf"\b(?P<t>(?:(?:the |these |those )(?!\w+-))?(?:(?:last|past|next|coming|first|final|previous) )?{w.COUNT}(?:[- ]| full | more | "
        rf"consecutive )(?!second\b){w.UNIT})(?!-olds?\b| olds?\b| of age\b)",
        counts.duration,
    ),
    of_unit(
        "past period",
        "duration",
        r"\b(?P<t>the (?:last|past|next|coming) (?P<u>day|week|month|year|decade|century))(?P<n>)\b",
        counts.duration,
    ),
    of_unit(
        "one of them",
        "duration",
        rf"\b(?:for|within|over|in|after|about|nearly|almost|than|of|around) (?P<t>(?P<n>an?|half a|half an) (?!second\b){w.UNIT})(?!-olds?\b)",
        counts.duration,
    ),
)

CLOCKS = (
    rule(
        "hour of a part of the day",
        "time",
        rf"\b(?<![\d.:$€£,-]){_HOUR}(?:[:.](?P<min>[0-5]\d))?(?: o[\u2019']clock)? (?P<half>in the morning|in the"
        rf" afternoon|in the evening|at night)\b"
        r"(?P<zone>)(?P<word>)",
        values.clock,
        any_case=True,
        trigger=w.DAYS,
    ),
    rule("o'clock", "time", rf"\b{_HOUR} o[\u2019']clock\b(?P<min>)(?P<half>)(?P<zone>)(?P<word>)", values.clock, any_case=True, trigger=w.CLOCKS),
    rule(
        "clock",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[0-2]?\d)(?:[:.](?P<min>[0-5]\d))? ?(?P<half>[ap]\.m\.?|[ap]m\b)"
        r"(?: (?P<zone>GMT|UTC|[CEP][SD]?T|local time))?(?P<word>)",
        values.clock,
        any_case=True,
    ),
    of_digits(
        "hours",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[0-2]\d):?(?P<min>[0-5]\d) ?(?P<zone>GMT|UTC|hrs|hours|local time)\b(?P<half>)(?P<word>)",
        values.clock,
    ),
    of_digits(
        "plain clock",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:.]*\d)(?P<zone>)(?P<half>)(?P<word>)",
        values.clock,
    ),
    rule("named hour", "time", r"\b(?P<word>noon|midday|midnight)\b(?P<h>)(?P<min>)(?P<half>)(?P<zone>)", values.clock, any_case=True),
)
