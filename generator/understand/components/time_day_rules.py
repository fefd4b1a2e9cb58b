"""Rules for days: written out, by their weekday, by their feast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import time_counts as counts
from . import time_doubts as doubts
from . import time_periods as periods
from . import time_values as values
from . import time_words as w
from .time_rule import of_digits, of_month, of_unit, rule

if TYPE_CHECKING:
    import re

_not_named = doubts.not_behind(w.NAMED_DAYS)


def _is_weekday(match: re.Match[str]) -> bool:
    """No "Good Friday", no "Sunday Times"."""
    return _not_named(match) and doubts.not_in_title(match)


DATES = (
    of_digits(
        "iso",
        "date",
        r"\b(?P<y>\d{4})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d)?Z?)?\b",
        values.iso,
    ),
    of_digits(
        "numeric",
        "date",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1\d|20)\d\d)(?![\d/])",
        values.numeric,
    ),
    rule("the attacks", "date", r"(?<![\d/])9/11(?![\d/])|\b(?:Sept\.?|September) 11(?=,? (?:terror(?:ist)? )?attacks)", values.attacks),
    of_month(
        "first day of two",
        "date",
        rf"\b(?P<t>(?P<d>{w.DAY}))(?= ?(?:-|\u2013|and|to|or) ?{w.DAY} ?(?P<m>{w.MONTH})(?:,? (?P<y>{w.YEAR}))?)",
        values.month_and_day,
    ),
    of_month(
        "second day of two",
        "date",
        rf"(?<=[ ,(])(?P<m>{w.MONTH}) {w.DAY} ?(?:-|\u2013|and|to|or) ?(?P<t>(?P<d>{w.DAY}))(?:,? (?P<y>{w.YEAR}))?{w.NOT_COUNTED}(?! [a-z]+s\b)",
        values.month_and_day,
    ),
    of_month("day month year", "date", rf"{w.DAY_MONTH},? (?P<y>{w.YEAR})", values.month_and_day),
    of_month("month day year", "date", rf"{w.MONTH_DAY}(?:,|,? (?:of|in))? ?(?P<y>{w.YEAR})", values.month_and_day),
    of_month(
        "day of month in words",
        "date",
        rf"\b(?:(?i:the )?(?P<rank>(?i:{w.RANK_WORD})) (?:day )?(?i:of )(?P<m>{w.MONTH})|(?P<m2>{w.MONTH}) (?i:the )?(?P<rank2>(?i:{w.RANK_WORD})))"
        rf"(?:,? (?P<y>{w.YEAR}))?",
        values.ranked_day,
    ),
    of_month(
        "day of a range",
        "date",
        rf"{w.DAY_MONTH}(?= ?(?:-|\u2013|and|to|until|through) (?:{w.DAY} {w.MONTH}|{w.MONTH} {w.DAY}),? (?P<y>{w.YEAR}))|"
        rf"{w.MONTH_DAY.replace('<m>', '<m2>').replace('<d>', '<d2>')}(?= ?(?:-|\u2013|and|to|until|through) (?:{w.DAY}"
        rf" {w.MONTH}|{w.MONTH} {w.DAY}),? "
        rf"(?P<y2>{w.YEAR}))",
        values.day_of_range,
    ),
    of_month("day month", "date", w.DAY_MONTH, values.month_and_day),
    of_month("month day", "date", rf"{w.MONTH_DAY}{w.NOT_COUNTED}", values.month_and_day),
    rule(
        "day of the month",
        "date",
        r"\b(?:on|by|until|till|since|from|before|after|between) (?P<t>the (?P<d>\d{1,2}(?:st|nd|rd|th))(?: of (?P<of>this|that|the|last|next) month|"
        r"(?=[,.;:)!?\n]|\s*$| (?:and|but|to|when|after|as|in|at|by|with|because|while|he|she|they|it|we|i)\b)))",
        values.day_of_month,
        any_case=True,
        trigger=w.RANKED,
    ),
    rule(
        "edge",
        "date",
        r"\b(?:(?P<before>since|from|by|until|till|before) )?(?P<t>(?:the )?(?:very )?(?P<edge>beginning|start|end|close|middle|turn) of "
        rf"(?:(?P<which>the|this|last|next) (?P<u>year|month|week|quarter|decade|century)\b|(?-i:(?P<m>{w.MONTH}))(?:,? (?P<y>{w.YEAR}))?|"
        rf"(?P<y2>{w.YEAR})))",
        periods.edge,
        any_case=True,
        trigger=w.EDGES,
    ),
    of_unit("year end", "date", rf"\b(?:the )?year(?:[- ]|[\u2019']s )end(?: (?P<y>{w.YEAR}))?\b", periods.year_end),
    of_month("month year", "date", rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?:,|,? of)? ?(?P<y>{w.YEAR})", periods.month_of_year),
    of_month(
        "month of a range",
        "date",
        rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?= ?(?:-|\u2013|and|or|to|until|through) (?:{w.LOOSE})?(?P<last>{w.MONTH}),? (?P<y>{w.YEAR}))",
        periods.month_of_range,
    ),
    of_month("month of spoken year", "date", rf"\b(?P<m>{w.MONTH}),? (?P<said>{w.SPOKEN_YEAR})", periods.month_of_spoken_year),
    of_month(
        "month of that year",
        "date",
        rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?: of|,)? (?P<which>the same|that same|that|the following|the next|the previous) year\b",
        periods.month_of_told_year,
    ),
    rule(
        "weekly day",
        "set",
        rf"\b(?:[Ee]very|[Ee]ach) {w.WEEKDAY}(?:(?:/|,? and ){w.WEEKDAY})?"
        rf"|{w.WEEKDAY} (?:morning|afternoon|evening|night)s\b",
        counts.every_week,
        trigger=w.DAYS,
    ),
    rule(
        "weekday beside",
        "date",
        rf"\b(?P<side>(?i:the following|the next|the previous|the preceding|that same|that)) (?P<w>{w.WEEKDAY})(?: {w.PART}\b)?",
        values.weekday_beside,
        trigger=w.DAYS,
    ),
    rule(
        "weekday",
        "date",
        rf"\b(?:{w.LOOSE})?(?:{w.WHICH} )?(?:{w.LOOSE})?(?P<w>{w.WEEKDAY})(?: {w.PART}\b)?(?! the 13th)",
        values.weekday,
        trigger=w.DAYS,
        holds=_is_weekday,
    ),
    rule(
        "nowadays",
        "date",
        r"\b(?:(?:known|used|still(?: \w+){0,3}|in use|even|than|as it is|what is) (?P<t>today)\b(?![\u2019'])|"
        r"today[\u2019']s (?:world|youth|young|society|standards|generations?|terms)\b)",
        counts.unknown,
        any_case=True,
        trigger=w.DAYS,
    ),
    rule(
        "day word",
        "date",
        rf"\b(?:(?:earlier|later|early|late) )?(?P<w>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|"
        rf"this {w.PART})\b(?: {w.PART}\b)?",
        values.near_day,
        any_case=True,
        trigger=w.DAYS,
        holds=doubts.not_in_title,
    ),
    rule(
        "feast",
        "date",
        rf"\b(?:(?i:{w.WHICH}) )?(?:(?P<feast>{w.FEAST})|(?:(?:[Aa]t|[Bb]y|[Bb]efore|[Aa]fter|[Ss]ince|[Uu]ntil|[Oo]n|[Oo]ver|[Aa]round) )"
        rf"(?P<t>(?P<feast2>Christmas|New Year)(?![\u2019'] ?s? [A-Za-z])))(?:,? (?:of )?(?P<y>{w.YEAR}))?\b(?!"
        rf" (?:[A-Z]|[Pp]art(?:y|ies)|tree|card|massacre))",
        values.feast,
        trigger=w.FEASTS,
    ),
)
