"""Pieces of patterns that the time rules are put together from: months, days, years, units, and what lies around them."""

from __future__ import annotations

import re

from .numbers import ORDINALS, TENS, UNITS, WORDS

# ------------------------------------------------------------------ calendar

MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b))"
)
FULL_MONTH = r"(?:(?:January|February|July|September|October|November|December)\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
"""Months whose name is no other word."""
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b"
SHORT_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?\b"
YEAR = r"(?:1\d{3}|20\d\d)(?!\d|[,.]\d)"
PART = r"(?:morning|afternoon|evening|night|lunchtime)"
LOOSE = r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)[ -]"
WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his|[Cc]oming|[Pp]ast)"
BEFORE_MONTH = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|[Tt]hrough|[Dd]uring|[Bb]efore|[Aa]fter|[Bb]etween|[Oo]f|to|and|for|or|ending|"
    r"ended|[Tt]his|each|every)"
)
DAY_MONTH = rf"\b(?:{SHORT_WEEKDAY},? (?:the )?)?(?P<d>{DAY})(?: day)?[ -]?(?:of )?(?P<m>{MONTH})"
MONTH_DAY = rf"\b(?:{SHORT_WEEKDAY}(?:,? | (?:--|[–—]) ))?(?P<m>{MONTH})[ -]?(?:the )?(?P<d>{DAY})"

RANKS = {
    **ORDINALS,
    **{f"{word}th": UNITS[word] for word in ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")},
    **{f"{word.removesuffix('y')}ieth": number for word, number in TENS.items()},
    **{f"{tens}-{word}": TENS[tens] + number for tens in ("twenty", "thirty") for word, number in ORDINALS.items() if number < 10},
}
"""Ordinals in words, from "first" to "thirty-ninth", and the round ones."""
RANK_WORD = rf"(?:{'|'.join(sorted((word for word, number in RANKS.items() if number <= 31), key=lambda word: (-len(word), word)))})\b"

FEAST = (
    r"(?:Christmas (?:Day|Eve|night)|Boxing Day|New Year[\u2019']?s? (?:Day|Eve)|Valentine[\u2019']s Day|International Women[\u2019']s Day|May Day|"
    r"Halloween|Good Friday|Easter Monday|Easter(?: Sunday)?|Thanksgiving(?: Day)?)"
)
"""Feasts whose day the calendar tells, in the words that mean the day and not the season."""

# ------------------------------------------------------------------ years in words

_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)\b"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b"
_ROUND = rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b(?:[- ]{_ONES})?"
SPOKEN_YEAR = (
    rf"(?i:(?:fifteen|sixteen|seventeen|eighteen|nineteen)[ -](?:hundred\b|oh[ -]{_ONES}|{_ROUND}|{_TEENS})|"
    rf"twenty[ -](?:oh[ -]{_ONES}|{_TEENS}|{_ROUND})|two thousand\b(?:(?: and)? (?:{_TEENS}|{_ONES}))?)"
)
PLAIN_SPOKEN_YEAR = rf"(?i:nineteen[ -]{_ROUND})"
"""Needs no word before it to be a year."""

# ------------------------------------------------------------------ counts

UNIT = r"(?P<u>seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)\b"
_VAGUE = r"(?:several|a few|few|many|some|a couple of|a number of|dozens of|hundreds of|thousands of)"
COUNT = rf"(?P<n>\d{{1,4}}(?:,\d{{3}})?(?![\d.,]\d)|{WORDS}|{_VAGUE})"
A_COUNT = rf"(?P<n>\d{{1,4}}(?:,\d{{3}})?(?![\d.,]\d)|{WORDS}|{_VAGUE}|a|an)"
ABOUT = r"(?:(?:about|nearly|almost|around|just over|just under|just|only|roughly|more than|less than|over|at least|exactly|some) )"
NOT_COUNTED = r"(?!\s?(?:%|percent\b|per cent\b|people\b|million\b|billion\b)|:\d|,\d{3})"
FOUR = r"(?:first|second|third|fourth)"
ENDS = r"(?=[,.;:)\n]|\s*$| (?:and|but|when|after|as|in|at|the|he|she|they|it|with|by)\b)"
"""What may follow an expression that would be the beginning of a longer phrase otherwise."""
COUNTED_THINGS = (
    r"(?:(?:(?!most |many |some |few |several |all |the )[a-z]+ )?(?:people|\w*men|\w*women|\w*children|soldiers|troops|fighters|percent|per cent|"
    r"miles|km|kilomet\w+|metres|meters|feet|ft|tons|tonnes|homes|houses|families|hours|days|dollars|times|points|million|billion)\b|years?\b)"
)
"""What makes four digits before it a count and no year."""

# ------------------------------------------------------------------ triggers

MONTHS = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)")
UNIT_WORDS = re.compile(r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)(?!\w{3})", re.IGNORECASE)
SIDES = re.compile(r"\b(?:ago|earlier|later|from now|from today|hence)\b", re.IGNORECASE)
DAYS = re.compile(r"day|night|morning|afternoon|evening|tomorrow|lunchtime", re.IGNORECASE)
EDGES = re.compile(r"(?:beginning|start|end|close|middle|turn) of ", re.IGNORECASE)
DIGITS = re.compile(r"\d\d")
PERIODS = re.compile(
    r"\bth(?:e|at) (?:very )?(?:same|previous|preceding|following|next|very|day|week|month|year|morning|afternoon|evening|night)\b", re.IGNORECASE
)
QUARTERS = re.compile(r"quarter|period|month|week|time", re.IGNORECASE)
CLOCKS = re.compile(r"clock\b", re.IGNORECASE)
RANKED = re.compile(r"\bthe \d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
FEASTS = re.compile(r"Christmas|Easter|Good Friday|New Year|Thanksgiving|Halloween|Boxing|Valentine|May Day|Women", re.IGNORECASE)
NUMBER_WORDS = re.compile(r"teen|twenty|thousand", re.IGNORECASE)

# ------------------------------------------------------------------ what stands before something else

NAMED_DAYS = re.compile(r"\b(?:Good|Black|Bloody|Ash|Cyber|Super|Boxing|Super Tuesday|Easter) $")
OWN = re.compile(r"\b(?:his|her|their|my|our|your)(?: early| late| mid)?[ -]$", re.IGNORECASE)
