"""Rules for weeks, months, quarters, years and longer periods."""

from __future__ import annotations

from . import time_counts as counts
from . import time_doubts as doubts
from . import time_periods as periods
from . import time_words as w
from .time_rule import of_digits, of_month, of_unit, rule

PERIODS = (
    of_unit(
        "quarter of near year",
        "date",
        rf"\b(?P<which>last|this|next) year[\u2019']s (?:(?P<o>{w.FOUR})[- ])?quarter\b",
        periods.quarter_of_near_year,
    ),
    rule(
        "same period of another year",
        "date",
        r"\b(?:the )?(?:(?:same|corresponding|comparable|equivalent|year-earlier|year-ago)"
        r" (?P<u>period|quarter|months?|weeks?|time)(?: (?:of|in|from))?|quarter) "
        rf"(?:(?P<which>last year)|(?:a|one) year (?:ago|earlier|before)|(?:the )?(?:previous|prior) year|the year"
        rf" before|(?P<y>{w.YEAR}))(?![\w\u2019'])",
        periods.same_period,
        any_case=True,
        trigger=w.QUARTERS,
    ),
    of_unit(
        "quarter",
        "date",
        rf"\b(?:(?P<y2>{w.YEAR})(?:[\u2019']s)? )?(?:the )?(?:Q(?P<n>[1-4])|(?P<o>{w.FOUR})[- ](?:fiscal )?quarter)\b(?: of)?(?: (?P<of>this year|"
        rf"last year|the year)\b| (?:fiscal )?(?P<y>{w.YEAR}))?",
        periods.quarter,
    ),
    of_unit(
        "half",
        "date",
        rf"\b(?:the )?(?P<o>first|second)[- ]half of (?:this year|the year|(?P<y>{w.YEAR}))\b",
        periods.half_year,
    ),
    rule(
        "season of year",
        "date",
        rf"\b(?:the )?(?P<s>spring|summer|autumn|fall|winter)(?: of|,)? (?P<y>{w.YEAR})",
        periods.season_of_year,
        any_case=True,
        trigger=w.DIGITS,
    ),
    rule("season", "date", r"\b(?P<which>last|this|next) (?P<s>spring|summer|autumn|fall|winter)\b", periods.season, any_case=True),
    of_digits(
        "decade",
        "date",
        rf"\b(?:{w.LOOSE})?(?:(?P<y>(?:1\d|20)\d0)[\u2019']?s|(?<![\w])[\u2019']?(?P<d>[2-9]0)[\u2019']?s)\b",
        periods.decade,
        holds=doubts.not_behind(w.OWN),
    ),
    of_unit(
        "century",
        "date",
        r"\b(?:the )?(?P<n>\d{1,2}(?:st|nd|rd|th)|seventeenth|eighteenth|nineteenth|twentieth)[- ]century(?: B\.?C\.?(?:E\b\.?)?)?",
        periods.century,
    ),
    rule("era", "date", r"\b(?:(?P<n>\d{1,4}) ?(?P<era>BCE?|B\.C\.|AD|A\.D\.|CE)(?!\w)|(?P<era2>AD|A\.D\.) (?P<n2>\d{1,4})\b)", periods.era),
    of_unit(
        "vague period",
        "date",
        r"\b(?:recent|coming|the (?:past|last|next|coming|previous) (?:few|several)|past few|last few|next few) (?:hours|days|weeks|months|years|"
        r"decades)\b",
        counts.unknown,
    ),
    of_month(
        "month of near year",
        "date",
        rf"\b(?:{w.LOOSE})?(?P<m>{w.MONTH})(?: of)? (?P<which>this|last|next) year\b",
        periods.month_of_near_year,
    ),
    of_unit(
        "full year",
        "date",
        r"\b(?:the (?:full|current|current fiscal|present) year\b|for (?P<t>the year)(?=[,.;]| (?:ended|ending|as a whole|so far|to date)\b))",
        periods.this_year,
    ),
    rule(
        "same quarter",
        "date",
        r"\b(?:(?:the|that|the latest|the most recent|the same) quarter\b(?! (?:of|final))|the latest period\b)",
        periods.told_quarter,
        any_case=True,
        trigger=w.QUARTERS,
    ),
    of_unit(
        "early or late in",
        "date",
        r"\b(?:earlier|early|later|late) (?:in the|that) (?P<u>day|week|month|year|decade)\b(?P<u2>)",
        periods.told_period,
    ),
    of_unit(
        "consecutive",
        "date",
        r"\b(?P<t>(?:(?:an?|the|its|their|his|her) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)) "
        r"(?:(?:straight|consecutive|successive) (?P<u>day|week|month|quarter|year)|(?P<u2>day|week|month|quarter|year)(?= in a row\b| running\b)"
        r"(?: in a row| running)))\b(?! of)",
        periods.told_period,
    ),
    of_unit(
        "near period",
        "date",
        r"\b(?:(?:early|late|earlier|later|mid)[- ])?(?!(?:last|next|the coming|this past) (?:decade|century))"
        r"(?P<which>last|this|next|the coming|the current|this past) (?P<u>week|weekend|month|quarter|year|decade|century)\b(?![- ](?:old|long))",
        periods.near_period,
    ),
    rule("weekend", "date", r"\b(?:the|this past) weekend\b", periods.weekend, any_case=True),
    of_month(
        "month",
        "date",
        rf"\b(?P<t>(?:{w.LOOSE})?(?:{w.WHICH} )?(?:{w.LOOSE})?(?P<m>{w.FULL_MONTH}))(?![- ]?\d| [A-Z][a-z]+ (?:said|told))",
        periods.month_alone,
    ),
    of_month("spring month", "date", r"\b[Tt]he (?P<t>(?P<m>March|April|May|June))(?P<which>)(?= [a-z])", periods.month_alone),
    of_month(
        "month after a preposition",
        "date",
        rf"\b(?:{w.BEFORE_MONTH} |(?=(?:{w.LOOSE}|[Ll]ast |[Nn]ext |[Tt]his )))(?P<t>(?:{w.LOOSE})?(?:{w.WHICH}"
        rf" )?(?:{w.LOOSE})?(?P<m>{w.MONTH}))(?![- "
        rf"]?\d| [A-Z])",
        periods.month_alone,
    ),
)

YEARS = (
    rule(
        "fiscal year", "date", rf"\b(?:fiscal|the year|calendar year|financial year) (?P<y>{w.YEAR})", periods.year, any_case=True, trigger=w.DIGITS
    ),
    rule(
        "spoken year",
        "date",
        rf"\b(?:(?i:in|since|by|of|until|from|the year|year) (?P<t>(?P<said>{w.SPOKEN_YEAR}))|(?P<said2>{w.PLAIN_SPOKEN_YEAR}))",
        periods.spoken_year,
        trigger=w.NUMBER_WORDS,
    ),
    of_digits(
        "year of a range",
        "date",
        rf"(?<![\w$€£¥,.\-\u2013/#+:])(?P<y>{w.YEAR})(?= ?[-\u2013\u2014] ?(?P<last>{w.YEAR}|\d\d|present)(?![\w%-]|[,.]\d| {w.COUNTED_THINGS}))",
        periods.year,
        holds=doubts.is_range,
    ),
    of_digits(
        "last year of a range",
        "date",
        rf"(?P<y>{w.YEAR}) ?[-\u2013\u2014/] ?(?P<t>(?P<last>{w.YEAR}|\d\d))(?![\w%-]|[,.]\d| {w.COUNTED_THINGS})",
        periods.last_year,
        holds=doubts.is_range,
    ),
    of_digits(
        "numbered year",
        "date",
        r"\b(?:(?:the year|c\.|circa) (?P<t>(?P<y>\d{2,4}))|(?:AD|A\.D\.) ?(?P<t2>\d{3,4}))(?![\w%,]|\.\d)",
        periods.old_year,
    ),
    of_digits(
        "year",
        "date",
        rf"(?:\b(?:mid|early|late)[-"
        rf" ]|(?<![\w$€£¥,.\-\u2013/#+:]))(?P<y>{w.YEAR})(?![\w%°+]|[-/]\w*[a-zA-Z]|[:/\u2013-]\d| \+| ?°| {w.COUNTED_THINGS})",
        periods.year,
        holds=doubts.is_year,
    ),
)
