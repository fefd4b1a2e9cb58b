"""What a time expression looks like: an ordered chain of rules, the first of which takes a stretch of text.

Where a pattern has a group `t`, that group is the expression, and what stands around it is only looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from . import time_values as values
from . import time_words as w
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
        "iso", "date", r"\b(?P<y>\d{4})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d)?Z?)?\b", values.iso, trigger=w.DIGITS
    ),
    _rule(
        "numeric",
        "date",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1\d|20)\d\d)(?![\d/])",
        values.numeric,
        trigger=w.DIGITS,
    ),
    _rule("the attacks", "date", r"(?<![\d/])9/11(?![\d/])|\b(?:Sept\.?|September) 11(?=,? (?:terror(?:ist)? )?attacks)", values.attacks),
    _rule(
        "first day of two",
        "date",
        rf"\b(?P<t>(?P<d>{w.DAY}))(?= ?(?:-|\u2013|and|to|or) ?{w.DAY} ?(?P<m>{w.MONTH})(?:,? (?P<y>{w.YEAR}))?)",
        values.month_and_day,
        trigger=w.MONTHS,
    ),
    _rule(
        "second day of two",
        "date",
        rf"(?<=[ ,(])(?P<m>{w.MONTH}) {w.DAY} ?(?:-|\u2013|and|to|or) ?(?P<t>(?P<d>{w.DAY}))(?:,? (?P<y>{w.YEAR}))?{w.NOT_COUNTED}(?! [a-z]+s\b)",
        values.month_and_day,
        trigger=w.MONTHS,
    ),
    _rule("day month year", "date", rf"{w.DAY_MONTH},? (?P<y>{w.YEAR})", values.month_and_day, trigger=w.MONTHS),
    _rule("month day year", "date", rf"{w.MONTH_DAY}(?:,|,? (?:of|in))? ?(?P<y>{w.YEAR})", values.month_and_day, trigger=w.MONTHS),
    _rule(
        "day of month in words",
        "date",
        rf"\b(?:(?i:the )?(?P<rank>(?i:{w.RANK_WORD})) (?:day )?(?i:of )(?P<m>{w.MONTH})|(?P<m2>{w.MONTH}) (?i:the )?(?P<rank2>(?i:{w.RANK_WORD})))"
        rf"(?:,? (?P<y>{w.YEAR}))?",
        values.ranked_day,
        trigger=w.MONTHS,
    ),
    _rule(
        "day of a range",
        "date",
        rf"{w.DAY_MONTH}(?= ?(?:-|\u2013|and|to|until|through) (?:{w.DAY} {w.MONTH}|{w.MONTH} {w.DAY}),? (?P<y>{w.YEAR}))|"
        rf"{w.MONTH_DAY.replace('<m>', '<m2>').replace('<d>', '<d2>')}(?= ?(?:-|\u2013|and|to|until|through) (?:{w.DAY} {w.MONTH}|{w.MONTH} {w.DAY}),? "
        rf"(?P<y2>{w.YEAR}))",
        values.day_of_range,
        trigger=w.MONTHS,
    ),
    _rule("day month", "date", w.DAY_MONTH, values.month_and_day, trigger=w.MONTHS),
    _rule("month day", "date", rf"{w.MONTH_DAY}{w.NOT_COUNTED}", values.month_and_day, trigger=w.MONTHS),
    _rule(
        "day of the month",
        "date",
        r"\b(?:on|by|until|till|since|from|before|after|between) (?P<t>the (?P<d>\d{1,2}(?:st|nd|rd|th))(?: of (?P<of>this|that|the|last|next) month|"
        r"(?=[,.;:)!?\n]|\s*$| (?:and|but|to|when|after|as|in|at|by|with|because|while|he|she|they|it|we|i)\b)))",
        values.day_of_month,
        any_case=True,
        trigger=w.RANKED,
    ),
    _rule(
        "edge",
        "date",
        r"\b(?:(?P<before>since|from|by|until|till|before) )?(?P<t>(?:the )?(?:very )?(?P<edge>beginning|start|end|close|middle|turn) of "
        rf"(?:(?P<which>the|this|last|next) (?P<u>year|month|week|quarter|decade|century)\b|(?-i:(?P<m>{w.MONTH}))(?:,? (?P<y>{w.YEAR}))?|"
        rf"(?P<y2>{w.YEAR})))",
        values.edge,
        any_case=True,
        trigger=w.EDGES,
    ),
    _rule("year end", "date", rf"\b(?:the )?year(?:[- ]|[\u2019']s )end(?: (?P<y>{w.YEAR}))?\b", values.year_end, any_case=True, trigger=w.UNIT_WORDS),
    _rule("month year", "date", rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?:,|,? of)? ?(?P<y>{w.YEAR})", values.month_of_year, trigger=w.MONTHS),
    _rule(
        "month of a range",
        "date",
        rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?= ?(?:-|\u2013|and|or|to|until|through) (?:{w.LOOSE})?(?P<last>{w.MONTH}),? (?P<y>{w.YEAR}))",
        values.month_of_range,
        trigger=w.MONTHS,
    ),
    _rule("month of spoken year", "date", rf"\b(?P<m>{w.MONTH}),? (?P<said>{w.SPOKEN_YEAR})", values.month_of_spoken_year, trigger=w.MONTHS),
    _rule(
        "month of that year",
        "date",
        rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?: of|,)? (?P<which>the same|that same|that|the following|the next|the previous) year\b",
        values.month_of_told_year,
        trigger=w.MONTHS,
    ),
    _rule("weekly day", "set", rf"\b(?:[Ee]very|[Ee]ach) {w.WEEKDAY}(?:(?:/|,? and ){w.WEEKDAY})?|{w.WEEKDAY} (?:morning|afternoon|evening|night)s\b", values.every_week, trigger=w.DAYS),
    _rule(
        "weekday beside",
        "date",
        rf"\b(?P<side>(?i:the following|the next|the previous|the preceding|that same|that)) (?P<w>{w.WEEKDAY})(?: {w.PART}\b)?",
        values.weekday_beside,
        trigger=w.DAYS,
    ),
    _rule(
        "weekday",
        "date",
        rf"\b(?:{w.LOOSE})?(?:{w.WHICH} )?(?:{w.LOOSE})?(?P<w>{w.WEEKDAY})(?: {w.PART}\b)?(?! the 13th)",
        values.weekday,
        trigger=w.DAYS,
        unless=w.NAMED_DAYS,
    ),
    _rule(
        "day word",
        "date",
        rf"\b(?:(?:earlier|later|early|late) )?(?P<w>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|"
        rf"this {w.PART})\b(?: {w.PART}\b)?",
        values.near_day,
        any_case=True,
        trigger=w.DAYS,
    ),
    _rule(
        "feast",
        "date",
        rf"\b(?:(?i:{w.WHICH}) )?(?:(?P<feast>{w.FEAST})|(?:(?:[Aa]t|[Bb]y|[Bb]efore|[Aa]fter|[Ss]ince|[Uu]ntil|[Oo]n|[Oo]ver|[Aa]round) )"
        rf"(?P<t>(?P<feast2>Christmas|New Year)(?![\u2019'] ?s? [A-Za-z])))(?:,? (?:of )?(?P<y>{w.YEAR}))?\b(?! (?:[A-Z]|[Pp]art(?:y|ies)|tree|card|massacre))",
        values.feast,
        trigger=w.FEASTS,
    ),
)

_PERIODS = (
    _rule(
        "quarter of near year",
        "date",
        rf"\b(?P<which>last|this|next) year[\u2019']s (?:(?P<o>{w.FOUR})[- ])?quarter\b",
        values.quarter_of_near_year,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "same period of another year",
        "date",
        r"\b(?:the )?(?:(?:same|corresponding|comparable|equivalent|year-earlier|year-ago) (?P<u>period|quarter|months?|weeks?|time)(?: (?:of|in|from))?|quarter) "
        rf"(?:(?P<which>last year)|(?:a|one) year (?:ago|earlier|before)|(?:the )?(?:previous|prior) year|the year before|(?P<y>{w.YEAR}))(?![\w\u2019'])",
        values.same_period,
        any_case=True,
        trigger=w.QUARTERS,
    ),
    _rule(
        "quarter",
        "date",
        rf"\b(?:(?P<y2>{w.YEAR})(?:[\u2019']s)? )?(?:the )?(?:Q(?P<n>[1-4])|(?P<o>{w.FOUR})[- ](?:fiscal )?quarter)\b(?: of)?(?: (?P<of>this year|"
        rf"last year|the year)\b| (?:fiscal )?(?P<y>{w.YEAR}))?",
        values.quarter,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "half",
        "date",
        rf"\b(?:the )?(?P<o>first|second)[- ]half of (?:this year|the year|(?P<y>{w.YEAR}))\b",
        values.half_year,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "season of year",
        "date",
        rf"\b(?:the )?(?P<s>spring|summer|autumn|fall|winter)(?: of|,)? (?P<y>{w.YEAR})",
        values.season_of_year,
        any_case=True,
        trigger=w.DIGITS,
    ),
    _rule("season", "date", r"\b(?P<which>last|this|next) (?P<s>spring|summer|autumn|fall|winter)\b", values.season, any_case=True),
    _rule(
        "decade",
        "date",
        rf"\b(?:{w.LOOSE})?(?:(?P<y>(?:1\d|20)\d0)[\u2019']?s|(?<![\w])[\u2019']?(?P<d>[2-9]0)[\u2019']?s)\b",
        values.decade,
        trigger=w.DIGITS,
        unless=w.OWN,
    ),
    _rule(
        "century",
        "date",
        r"\b(?:the )?(?P<n>\d{1,2}(?:st|nd|rd|th)|seventeenth|eighteenth|nineteenth|twentieth)[- ]century(?: B\.?C\.?(?:E\b\.?)?)?",
        values.century,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule("era", "date", r"\b(?:(?P<n>\d{1,4}) ?(?P<era>BCE?|B\.C\.|AD|A\.D\.|CE)(?!\w)|(?P<era2>AD|A\.D\.) (?P<n2>\d{1,4})\b)", values.era),
    _rule(
        "vague period",
        "date",
        r"\b(?:recent|coming|the (?:past|last|next|coming|previous) (?:few|several)|past few|last few|next few) (?:hours|days|weeks|months|years|"
        r"decades)\b",
        values.unknown,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "month of near year",
        "date",
        rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?: of)? (?P<which>this|last|next) year\b",
        values.month_of_near_year,
        trigger=w.MONTHS,
    ),
    _rule(
        "full year",
        "date",
        r"\b(?:the (?:full|current|current fiscal|present) year\b|for (?P<t>the year)(?=[,.;]| (?:ended|ending|as a whole|so far|to date)\b))",
        values.this_year,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "same quarter",
        "date",
        r"\b(?:(?:the|that|the latest|the most recent|the same) quarter\b(?! (?:of|final))|the latest period\b)",
        values.told_quarter,
        any_case=True,
        trigger=w.QUARTERS,
    ),
    _rule(
        "early or late in",
        "date",
        r"\b(?:earlier|early|later|late) (?:in the|that) (?P<u>day|week|month|year|decade)\b",
        values.told_period,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "consecutive",
        "date",
        r"\b(?P<t>(?:(?:an?|the|its|their|his|her) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)) "
        r"(?:(?:straight|consecutive|successive) (?P<u>day|week|month|quarter|year)|(?P<u2>day|week|month|quarter|year)(?= in a row\b| running\b)"
        r"(?: in a row| running)))\b(?! of)",
        values.present_period,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "near period",
        "date",
        r"\b(?:(?:early|late|earlier|later|mid)[- ])?(?P<which>last|this|next|the coming|the current|this past) (?P<u>week|weekend|month|quarter|"
        r"year|decade|century)\b(?![- ](?:old|long))",
        values.near_period,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule("weekend", "date", r"\b(?:the|this past) weekend\b", values.weekend, any_case=True),
    _rule(
        "month",
        "date",
        rf"\b(?P<t>(?:{w.LOOSE})?(?:{w.WHICH} )?(?:{w.LOOSE})?(?P<m>{w.FULL_MONTH}))(?![- ]?\d| [A-Z][a-z]+ (?:said|told))",
        values.month_alone,
        trigger=w.MONTHS,
    ),
    _rule("spring month", "date", r"\b[Tt]he (?P<t>(?P<m>March|April|May|June))(?P<which>)(?= [a-z])", values.month_alone, trigger=w.MONTHS),
    _rule(
        "month after a preposition",
        "date",
        rf"\b(?:{w.BEFORE_MONTH} |(?=(?:{w.LOOSE}|[Ll]ast |[Nn]ext |[Tt]his )))(?P<t>(?:{w.LOOSE})?(?:{w.WHICH} )?(?:{w.LOOSE})?(?P<m>{w.MONTH}))(?![- "
        rf"]?\d| [A-Z])",
        values.month_alone,
        trigger=w.MONTHS,
    ),
)

_COUNTED = (
    _rule(
        "ago",
        "date",
        rf"\b(?P<t>{w.ABOUT}?{w.A_COUNT}[- ]{w.UNIT}[- ](?P<side>ago|from now|from today|hence))\b",
        values.ago,
        any_case=True,
        trigger=w.SIDES,
    ),
    _rule("earlier", "date", rf"\b{w.ABOUT}?{w.A_COUNT} {w.UNIT} (?P<side>earlier|later)\b(?! than)", values.earlier, any_case=True, trigger=w.SIDES),
    _rule(
        "year earlier",
        "date",
        r"\b(?:the )?(?:year-earlier|year-ago)(?: (?:period|quarter|month))?\b",
        values.year_earlier,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "from previous",
        "date",
        r"\b(?P<which>the (?:very )?(?:same|previous|preceding|following|next)|that(?: same| very)?) "
        r"(?P<u>day|week|month|year|morning|afternoon|evening|night)\b(?![- ](?:old|long))",
        values.from_previous,
        any_case=True,
        trigger=w.PERIODS,
    ),
    _rule("in the morning", "date", r"\b(?P<t>in the (?:early |late )?(?:morning|afternoon|evening))\b", values.told_day, any_case=True, trigger=w.DAYS),
    _rule(
        "beside previous", "date", rf"\bthe day (?P<side>before|after){w.ENDS}(?! the\b)", values.day_beside_previous, any_case=True, trigger=w.UNIT_WORDS
    ),
)

_LENGTHS = (
    _rule(
        "every",
        "set",
        rf"\b(?:every|each) (?:(?P<n>\d{{1,3}}|{WORDS}|few) )?(?:single )?{w.UNIT}",
        values.duration,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule("weekdays", "set", r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b", values.every_week, trigger=w.DAYS),
    _rule(
        "adverb", "set", r"\b(?:daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual|annually)\b(?! [A-Z])", values.adverb, any_case=True
    ),
    _rule(
        "duration",
        "duration",
        rf"\b(?P<t>(?:(?:the |these |those )(?!\w+-))?(?:(?:last|past|next|coming|first|final|previous) )?{w.COUNT}(?:[- ]| full | more | "
        rf"consecutive )(?!second\b){w.UNIT})(?!-olds?\b| olds?\b| of age\b)",
        values.duration,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "past period",
        "duration",
        r"\b(?P<t>the (?:last|past|next|coming) (?P<u>day|week|month|year|decade|century))(?P<n>)\b",
        values.duration,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
    _rule(
        "one of them",
        "duration",
        rf"\b(?:for|within|over|in|after|about|nearly|almost|than|of|around) (?P<t>(?P<n>an?|half a|half an) (?!second\b){w.UNIT})(?!-olds?\b)",
        values.duration,
        any_case=True,
        trigger=w.UNIT_WORDS,
    ),
)

_HOUR = r"(?P<h>[0-2]?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_CLOCKS = (
    _rule(
        "hour of a part of the day",
        "time",
        rf"\b(?<![\d.:$€£,-]){_HOUR}(?:[:.](?P<min>[0-5]\d))?(?: o[\u2019']clock)? (?P<half>in the morning|in the afternoon|in the evening|at night)\b"
        r"(?P<zone>)(?P<word>)",
        values.clock,
        any_case=True,
        trigger=w.DAYS,
    ),
    _rule("o'clock", "time", rf"\b{_HOUR} o[\u2019']clock\b(?P<min>)(?P<half>)(?P<zone>)(?P<word>)", values.clock, any_case=True, trigger=w.CLOCKS),
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
        trigger=w.DIGITS,
    ),
    _rule(
        "plain clock",
        "time",
        r"(?<![\d.:$€£,-])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:.]*\d)(?P<zone>)(?P<half>)(?P<word>)",
        values.clock,
        trigger=w.DIGITS,
    ),
    _rule("named hour", "time", r"\b(?P<word>noon|midday|midnight)\b(?P<h>)(?P<min>)(?P<half>)(?P<zone>)", values.clock, any_case=True),
)

_YEARS = (
    _rule("fiscal year", "date", rf"\b(?:fiscal|the year|calendar year|financial year) (?P<y>{w.YEAR})", values.year, any_case=True, trigger=w.DIGITS),
    _rule("spoken year", "date", rf"\b(?:(?i:in|since|by|of|until|from|the year|year) (?P<t>(?P<said>{w.SPOKEN_YEAR}))|(?P<said2>{w.PLAIN_SPOKEN_YEAR}))",
          values.spoken_year, trigger=w.NUMBER_WORDS),
    _rule("year of a range", "date", rf"(?<![\w$€£¥,.\-\u2013/#+:])(?P<y>{w.YEAR})(?= ?[-\u2013\u2014] ?(?P<last>{w.YEAR}|\d\d|present)(?![\w%-]|[,.]\d| {w.COUNTED_THINGS}))", values.year,
          trigger=w.DIGITS, unless=w.NUMBERED),
    _rule("last year of a range", "date", rf"(?P<y>{w.YEAR}) ?[-\u2013\u2014/] ?(?P<t>(?P<last>{w.YEAR}|\d\d))(?![\w%-]|[,.]\d| {w.COUNTED_THINGS})", values.last_year, trigger=w.DIGITS,
          unless=w.NUMBERED),
    _rule("numbered year", "date", r"\b(?:(?:the year|c\.|circa) (?P<t>(?P<y>\d{2,4}))|(?:AD|A\.D\.) ?(?P<t2>\d{3,4}))(?![\w%,]|\.\d)", values.old_year, trigger=w.DIGITS),
    _rule(
        "year",
        "date",
        rf"(?:\b(?:mid|early|late)[- ]|(?<![\w$€£¥,.\-\u2013/#+:]))(?P<y>{w.YEAR})(?![\w%°+]|[-/]\w*[a-zA-Z]|[:/\u2013-]\d| \+| ?°| {w.COUNTED_THINGS})",
        values.year,
        trigger=w.DIGITS,
        unless=w.NUMBERED,
    ),
)

RULES: tuple[Rule, ...] = (*_DATES, *_PERIODS, *_CLOCKS, *_COUNTED, *_LENGTHS, *_YEARS)
