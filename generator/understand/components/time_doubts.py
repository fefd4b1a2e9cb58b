"""What looks like a time and may be none: four digits that count something, a day in a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# ------------------------------------------------------------------ what stands before


_REACH = 24
"""Characters before an expression that are read."""


def not_behind(words: re.Pattern[str]) -> Callable[[re.Match[str]], bool]:
    """Holds where the words right before the match are none of these."""
    return lambda match: words.search(match.string, max(0, match.start() - _REACH), match.start()) is None


# ------------------------------------------------------------------ days in titles

_TITLE = 40
"""Characters of a title before its day."""
_QUOTED_BEFORE = re.compile(r"[“\"\u2018'](?:(?:the |of |and )?[A-Z0-9][\w.&\u2019'-]* )+$")
_QUOTED_AFTER = re.compile(r"[,.]?[”\"\u2019'](?!s\b)")
_NAME_BEFORE = re.compile(r"(?:\b[Tt]he|[\u2019']s|\b[A-Z][\w&]*) $")
_NAME_AFTER = re.compile(r"(?i: (?:show|programme|program)\b)| [Hh]ost\b| [Cc]o-host\b| Sports\b")
_SUNDAYS = re.compile(
    r"(?: Night| Morning| Nite) (?:[A-Z]\w+)| (?:Times|Telegraph|Express|Mirror|Herald|Independent|Post|Mail|People|Star|World|Tribune|Age|Sun|"
    r"Mercury|Mosque|Prayers)\b"
)
"""What follows a weekday in the name of a paper, a programme or a building."""


def not_in_title(match: re.Match[str]) -> bool:
    """Whether a day is one: not so in "Fox News Sunday" between quotation marks, in USA TODAY, the Today show, the Sunday Times."""
    text, (start, end) = match.string, match.span()
    if _QUOTED_AFTER.match(text, end) and _QUOTED_BEFORE.search(text, max(0, start - _TITLE), start):
        return False
    if match["w"][0].isupper() and match["w"].lower() in {"today", "tonight"}:
        return not (_NAME_BEFORE.search(text, max(0, start - _TITLE), start) or _NAME_AFTER.match(text, end))
    return _SUNDAYS.match(text, match.end("w")) is None


# ------------------------------------------------------------------ years

_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|through|between|and|to|for|early|late|mid|circa|c\.|the|year|or|a|when|as|on|"
    r"[A-Z]\w+,)|[(,;\u2013-]|[\u2019']s) ?$",
    re.IGNORECASE,
)
_OLD_YEAR_CUE = re.compile(r"\b(?:in|since|by|until|till|from|during|before|after|around|circa|c\.|year) $", re.IGNORECASE)
_COUNTED = re.compile(r" (?!was |has |his |its |this |as |is |across |towards |perhaps )[a-z]+s\b")
_NUMBERED = not_behind(
    re.compile(
        r"\b(?:resolutions?|rules?|sections?|articles?|rooms?|no\.?|pages?|pp?\.|flights?|routes?|highway|chapters?|bill|case|unit|act no\.?|form) $",
        re.IGNORECASE,
    )
)
"""Things that bear a number, which is no year then: Resolution 1973."""


def is_year(match: re.Match[str]) -> bool:
    """Four digits are a year only where the words before them, or the number itself, say so."""
    number, text = int(match["y"]), match.string
    if not _NUMBERED(match):
        return False
    if 1900 <= number < 2040 and number != 2000:
        return True
    cue = (_YEAR_CUE if number >= 1500 else _OLD_YEAR_CUE).search(text, max(0, match.start() - 12), match.start())
    return cue is not None and not _COUNTED.match(text, match.end(), match.end() + 20)


def is_range(match: re.Match[str]) -> bool:
    """Whether two numbers joined by a dash are years: both likely ones, in order."""
    first, last = match["y"], match["last"]
    if not _NUMBERED(match):
        return False
    if not last.isdigit():
        return True
    return 1500 <= int(first) < 2040 and (last > first if len(last) == len(first) else last > first[2:] or first[2:] == "99")
