"""Numbers in a text with their bounds and the measure right after them: what can be told from the characters alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .numbers import DIGITS, NUMBER, PARTS, SCALES, TENS, UNITS, number_value, tidy
from .units import GLUED_SYMBOL, LENGTHS_OF_TIME, MEASURE, SIGN_BEFORE, SYMBOL, measure, money_sign

if TYPE_CHECKING:
    from collections.abc import Iterator


class Quantity(NamedTuple):
    """A number and its bounds. `start` is before the words of the bound, `end` after the measure; `number` is where the number begins.

    `unit` is None where the text names no measure: what is counted is then a noun. `hyphen`: the unit hangs on the number ("10-mile").
    `approximate`: the text says "about", "some", "nearly".
    """

    start: int
    number: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    vague: bool = False
    hyphen: bool = False
    approximate: bool = False


class _Number(NamedTuple):
    """Value, and what was matched: `scale` is the word "million" where it is written in digits with one."""

    low: float
    high: float
    vague: bool


# ------------------------------------------------------------------ words

_LOW = (
    r"at least|at a minimum|a minimum of|minimum of|more than|greater than|higher than|well over|just over|over|above|just above|well above|no "
    r"fewer than|no less than|"
    r"not fewer than|not less than|upwards? of|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|north of|beyond"
)
_HIGH = (
    r"up to|as many as|as much as|as high as|no more than|not more than|no greater than|at most|at the most|fewer than|less than|lower than|under|"
    r"just under|well under|below|just below|"
    r"a maximum of|maximum of|within"
)
_ROUGHLY = (
    r"about|around|some|roughly|approximately|approx\.?|an estimated|estimated|nearly|almost|close to|nearing|approaching|circa|c\.|perhaps|probably|"
    r"something like|in the region of|on the order of"
)
_EXACTLY = r"an additional|a total of|a further|another|just|only|a mere|exactly"
_BOUND = re.compile(
    rf"\b(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?:(?:{_EXACTLY}) )?(?P<roughly>{_ROUGHLY})|(?:{_EXACTLY}))"
    r"(?: (?:(?P<inner>an estimated|about|around|some|roughly|nearly|almost)|another|a|(?P<known>the)))?(?: |(?<=[a-z])$)$"
    r"|\b(?P<below>sub)-$",
    re.IGNORECASE,
)
"""The words before a number; a blank that a converter lost ("at least140,000") is not asked for."""
_BETWEEN = re.compile(r"\b(?:(?P<between>between)|from) ?(?:about |some |around )?$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<low>\+|-plus\b| ?(?:or|and) (?:more|above|over|older|higher)\b|,? if not more\b)|(?P<high> or (?:less|fewer|under|younger|below)\b)"
    r"|(?P<roughly> or so\b|-odd\b|-ish\b)",
    re.IGNORECASE,
)

_SMALL_WORDS = "|".join([*(word for word in UNITS if word != "zero"), *TENS])
_MANY = r"(?:dozens|hundreds|thousands|millions|billions|trillions|scores|lakhs|crores)"
_VAGUE = (
    rf"(?:(?:tens|dozens|hundreds|thousands) of )?{_MANY}\b(?: of {_MANY}\b)?"
    r"|(?:a few|several|many|a couple of|a couple|few|some few) (?:dozen|hundred|thousand|million|billion)s?\b"
)
_FREE = r"(?:(?<![\w.,:/#\u2019'\u00d7\u2044\u2212-])|(?<=[\s(][\u2212-])|(?<=\bsub-)|(?<=[a-z])(?=\d{1,3}(?:,\d{3})+))"
"""Where a number may begin: not within a longer token; behind a minus, behind "sub-", and, grouped, behind a word whose blank was lost."""
_START = re.compile(
    rf"{_FREE}(?:(?:{SIGN_BEFORE}) ?(?=\.?\d)|(?=\.?\d|[{''.join(PARTS)}])|(?=(?:half a|an?|{_SMALL_WORDS})[- ](?:{'|'.join([*SCALES, *TENS])})\b|"
    rf"(?:{_SMALL_WORDS})\b"
    rf"|(?:tens|scores) of|{_MANY}|(?:a few|several|many|a couple of|a couple|few) (?:dozen|hundred|thousand|million|billion)))",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?P<vague>{_VAGUE})|(?P<plain>{NUMBER})", re.IGNORECASE)
_MONEY_NUMBER = re.compile(
    rf"(?P<plain>{DIGITS})(?P<scale> ?(?:m|b|k|mn|bn|tn|million|billion|trillion|thousand|lakh|crore)\b|-(?:million|billion|"
    r"trillion)\b)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(rf"(?P<some>\d{{1,2}})[/\u2044](?P<all>\d{{1,3}})(?=[ -](?:{MEASURE})\b)", re.IGNORECASE)
"""Part of a measure: "1/2 pound"."""
_LETTERS = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9}
_LETTER = re.compile(r"(?<=\.\d)m\b(?=[ ,])|(?:m| ?[MB])\b(?= (?:[a-z]+ )?(?:people|children|women|men|\w+(?:ss|[^su\W])s)\b)")
_METRES = re.compile(r"(?<=\d)m\b")
"""The letter after digits: millions of something, or else metres."""
_JOINT = re.compile(
    rf"(?P<mark>-to-| ?[-\u2013\u2014] ?| to | and | or )(?:{SIGN_BEFORE})?(?=[\d{''.join(sorted({word[0] for word in (*UNITS, *TENS)}))}])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"(?P<join>[ -]?)(?:(?P<sign>%)|(?P<word>{MEASURE}|(?-i:{SYMBOL}))(?![\w\u2019']|-\w))|(?P<glued>(?-i:{GLUED_SYMBOL}))(?!\w)", re.IGNORECASE
)
_BAD_AFTER = re.compile(r"[\w\u00d7\u2044^]|[.,:/]\d|[-\u2013]\d|[\u2019']\d|[\u2019']s\b")
_OVER = {
    "cm": "centimetre", "cm2": "square centimetre", "cm\u00b2": "square centimetre", "m2": "square metre", "m\u00b2": "square metre",
    "m3": "cubic metre", "m\u00b3": "cubic metre", "km": "kilometre", "kg": "kilogram", "l": "litre", "L": "litre", "dL": "decilitre",
    "h": "hour", "s": "second",
}  # fmt: skip
"""What may follow the stroke of "10 kV/cm"."""
_PER = re.compile(
    r"(?: per |/| an? |[- ]a[- ]| each )(?P<per>second|minute|hour|day|week|month|quarter|year|night|decade|century|barrel|tonne|ton|ounce|share|"
    r"person|head|child|household|gram|kilogram|kg|"
    r"litre|liter|gallon|square met(?:er|re)|square foot|mile|kilomet(?:er|re)|unit)\b(?! (?:after|before|earlier|later|ago|from now)\b)"
    r"| per (?!cent\b|se\b)(?P<thing>[a-z]{3,})\b"
    rf"|/(?P<over>(?-i:{'|'.join(_OVER)}))(?!\w)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"\bmagnitude(?: of|-)? ?$", re.IGNORECASE)

# ------------------------------------------------------------------ reading


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of a text that are not part of a longer token, in order and without overlap; "from A to B" is one."""
    held: list[Quantity] = []
    for quantity in _single(text):
        joined = next((whole for each in held if (whole := _from_to(text, each, quantity))), None)
        if joined:
            yield from (each for each in held if each.end <= joined.start)
            held = [joined]
            continue
        if len(held) == HELD:
            yield held.pop(0)
        held.append(quantity)
    yield from held


HELD = 2
"""Numbers that may stand before the end of a stretch: its begin and a year, "from 20 miles in 2008 to 29 in 2020"."""


def _single(text: str) -> Iterator[Quantity]:
    at = 0
    while found := _START.search(text, at):
        quantity = _quantity(text, found)
        at = found.end() + 1 if quantity is None else max(quantity.end, found.end() + 1)
        if quantity is not None:
            yield quantity


def _quantity(text: str, start: re.Match[str]) -> Quantity | None:
    sign = start.group().strip()
    first = _number_at(text, start.end(), money=bool(sign))
    if first is None or (sign == "PS" and not re.search(r",|[a-z]$", text[start.end() : first[1]])):
        return None
    number, end = first
    between = _BETWEEN.search(text, max(0, start.start() - 24), start.start())
    number, end, ranged = _with_second(text, number, end, money=bool(sign), between=bool(between and between["between"]))
    unit, end, hyphen = _unit_at(text, end, vague=number.vague) if not sign else (money_sign(sign), end, False)
    if unit and not ranged and not sign:
        number, end, ranged = _with_second_unit(text, number, end, unit, between=between)
    at = start.start()
    if unit is None and (named := _MAGNITUDE.search(text, max(0, at - 14), at)):
        unit, at = "magnitude", named.start()
    if unit is None and _BAD_AFTER.match(text, end) and not _AFTER.match(text, end):
        return None
    if minus := _MINUS.search(text, max(0, at - 7), at):
        number, at = _Number(-number.high, -number.low, number.vague), minus.start("sign")
        if unit is None:
            return None
    end, per = per_unit(text, end) if unit else (end, None)
    unit = f"{unit} per {per}" if per else unit
    return _bounded(text, Quantity(at, start.start(), end, number.low, number.high, unit, number.vague, hyphen), ranged=ranged)


_MINUS = re.compile(r"(?:^|[\s(])(?P<sign>minus |[\u2212-])$", re.IGNORECASE)
"""Below zero, where a measure follows; else it is the mark of a list."""


def per_unit(text: str, end: int) -> tuple[int, str | None]:
    """What follows an amount as its divisor: "$40 a month", "12 people per day", "10 kV/cm"; the end of these words."""
    found = _PER.match(text, end)
    if found is None:
        return end, None
    return found.end(), _OVER[found["over"]] if found["over"] else (found["per"] or found["thing"]).lower()


def _number_at(text: str, at: int, *, money: bool) -> tuple[_Number, int] | None:
    if not money and (slashed := _SLASHED.match(text, at)) and 0 < int(slashed["some"]) < int(slashed["all"]):
        value = round(int(slashed["some"]) / int(slashed["all"]), 4)
        return _Number(value, value, False), slashed.end()
    found = (_MONEY_NUMBER if money else _NUMBER).match(text, at)
    if found is None:
        return None
    if not money and found["vague"]:
        value = _vague_value(found["vague"])
        return _Number(value, value, True), found.end()
    value = _money_value(found) if money else number_value(found["plain"])
    if not money and (letter := _LETTER.match(text, found.end())):
        value = tidy(value * _LETTERS[letter.group().strip()])
        return _Number(value, value, False), letter.end()
    return _Number(value, value, False), found.end()


def _money_value(found: re.Match[str]) -> float:
    value = number_value(found["plain"])
    scale = (found["scale"] or "").strip(" -").lower()
    return tidy(value * SCALES[scale]) if scale else value


_MULTIPLES = {
    "tens": 10.0,
    "dozens": 12.0,
    "hundreds": 100.0,
    "thousands": 1000.0,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
    "scores": 20.0,
    "lakhs": 1e5,
    "crores": 1e7,
}


def _vague_value(said: str) -> float:
    """The least that such words are taken to mean, as conflict researchers count: dozens 12, hundreds 100, tens of thousands 10,000."""
    value = 1.0
    for word in re.findall(r"[a-z]+", said.lower()):
        value *= _MULTIPLES.get(word) or SCALES.get(word) or 1.0
    return value


def _with_second(text: str, first: _Number, end: int, *, money: bool, between: bool) -> tuple[_Number, int, bool]:
    """The range that the number begins, if it does: "40-50", "two to three million", "between 5 and 10", "three or four"."""
    joint = _JOINT.match(text, end)
    if joint is None or first.vague or (joint["mark"] == " and " and not between):
        return first, end, False
    second = _number_at(text, joint.end(), money=money)
    if second is None or second[0].vague or (joint["mark"] == " or " and second[0].high > 2 * first.low):
        return first, end, False
    if _YEAR.search(text, max(0, end - 5), end) and not _YEAR.search(text, max(0, second[1] - 5), second[1]):
        return first, end, False
    low = _same_scale(first.low, second[0].high, text[joint.end() : second[1]])
    if low >= second[0].high or (_BAD_AFTER.match(text, second[1]) and not _UNIT.match(text, second[1])):
        return first, end, False
    return _Number(low, second[0].high, False), second[1], True


_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d$")
"""The year in "rose in 2018 to 3.9 million" begins no range."""


def _with_second_unit(text: str, first: _Number, end: int, unit: str, *, between: re.Match[str] | None) -> tuple[_Number, int, bool]:
    """The range that a number with its unit begins: "between 5% and 6%", "3 per cent to 4 per cent"."""
    joint = _JOINT.match(text, end)
    if joint is None or first.vague or (joint["mark"] == " and " and not (between and between["between"])):
        return first, end, False
    second = _number_at(text, joint.end(), money=False)
    if second is None or second[0].vague or not first.low < second[0].high:
        return first, end, False
    second_unit, second_end, _ = _unit_at(text, second[1], vague=False)
    return (_Number(first.low, second[0].high, False), second_end, True) if second_unit == unit else (first, end, False)


# ------------------------------------------------------------------ from one to another

_LEADING = r"(?:(?:about|around|some|nearly|just|a record|an estimated|between) )?"
_WORD = r"(?:(?:[A-Za-z]\.){2,}|[\w%'\u2019-]+(?:\.[\w%'\u2019-]+)*)"
_FROM = re.compile(rf"\bfrom {_LEADING}$", re.IGNORECASE)
_TO = re.compile(rf"(?: \(?{_WORD}\)?){{0,5}}? to {_LEADING}[\u2212-]?$", re.IGNORECASE)
_TO_BEFORE = re.compile(rf"\bto {_LEADING}$", re.IGNORECASE)
_FROM_BETWEEN = re.compile(rf"(?: (?!up |down )[a-z]+)? from {_LEADING}$", re.IGNORECASE)
_NEW_NOUN = re.compile(
    r" (?!(?:and|as|at|after|before|but|by|combined|during|each|for|if|in|it|last|next|on|or|over|per|since|so|than|the|this|to|when|while|with)\b)"
    r"[a-z]\w*"
)
"""A word behind a number that it may count."""


def _from_to(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """A stretch between two amounts of the same thing: "from $75 in May to $45", "to 138 lots from 212 lots"; the lesser one is `low`."""
    start = _stretch_start(text, first, second)
    unit = first.unit or second.unit
    if start is None or not (_is_point(first) and _is_point(second) and _same_units(text, first, second)):
        return None
    ends = [each for each in (first.low, first.high, second.low, second.high) if each is not None]
    return Quantity(start, first.number, second.end, min(ends), max(ends), unit, approximate=first.approximate or second.approximate)


def _is_point(quantity: Quantity) -> bool:
    """Whether it is one number, exact or with a bound."""
    return not quantity.vague and (quantity.low is None or quantity.high is None or quantity.low == quantity.high)


def _stretch_start(text: str, first: Quantity, second: Quantity) -> int | None:
    """Where "from" or "to" stands before the first number; None where the words between are no stretch."""
    if first.end > second.number:
        return None
    before = _FROM.search(text, max(0, first.start - 16), first.start)
    between = _TO.fullmatch(text, first.end, second.number)
    if before is None or between is None:
        before = _TO_BEFORE.search(text, max(0, first.start - 16), first.start)
        between = _FROM_BETWEEN.fullmatch(text, first.end, second.number)
    return before.start() if before and between else None


def _same_units(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether both have one unit or noun; a second number without any ("from 208 pounds to 193") shares the first's."""
    nouns = [each and each.group() for each in (_NEW_NOUN.match(text, first.end), _NEW_NOUN.match(text, second.end))]
    if first.unit or second.unit:
        return first.unit == second.unit or (second.unit is None and nouns[1] is None)
    return nouns[0] is None or nouns[0] == nouns[1]


def _same_scale(low: float, high: float, said: str) -> float:
    """For "two to three million" begins at two million."""
    scale = next((value for word, value in SCALES.items() if re.search(rf"[\d -]{word}$", said, re.IGNORECASE)), 1.0)
    return low * scale if low < scale and low * scale < high else low


def _unit_at(text: str, end: int, *, vague: bool) -> tuple[str | None, int, bool]:
    found = _UNIT.match(text, end + 3 if vague and text.startswith(" of ", end) else end)
    if found is None:
        return ("metres", end + 1, False) if _METRES.match(text, end) else (None, end, False)
    if found["sign"]:
        return "percent", found.end(), False
    if found["glued"] == "p" and _LINES.search(text, max(0, end - 4), end):
        return None, end, False
    return measure(found["word"] or found["glued"]), found.end(), found["join"] == "-"


_LINES = re.compile(r"(?:480|720|1080|1440|2160)$")
"""Lines of a picture: "1080p" is no money."""


def _bounded(text: str, quantity: Quantity, *, ranged: bool) -> Quantity:
    """The quantity with the words of its bound, which open one side; "between" belongs to a range, which has both sides already.

    "More than the $499 billion" compares something with an amount that is known, and leaves it as it is.
    """
    at = quantity.start
    before, after = _BOUND.search(text, max(0, at - 40), at), _AFTER.match(text, quantity.end)
    if ranged:
        start = _BETWEEN.search(text, max(0, at - 24), at) or (before if before and before["roughly"] else None)
        return quantity._replace(start=start.start() if start else at, approximate=bool(before and before["roughly"]))
    low, high = quantity.low, None if quantity.vague else quantity.high
    if before and not before["known"] and not _only_places(text, before, quantity):
        low, high = (low, None) if before["low"] else (None, low) if before["high"] or before["below"] else (low, high)
        roughly = before["roughly"] or before["inner"]
        quantity = quantity._replace(start=before.start(), approximate=roughly is not None)
        if low is None and quantity.vague:
            return quantity._replace(high=None)
    if after:
        low, high = (quantity.low, None) if after["low"] else (None, quantity.low) if after["high"] else (low, high)
        quantity = quantity._replace(end=after.end(), approximate=quantity.approximate or after["roughly"] is not None)
    return quantity._replace(low=low, high=high)


def _only_places(text: str, before: re.Match[str], quantity: Quantity) -> bool:
    """For "under two headings", "under hundreds of contracts": a preposition before such a number bounds none that counts a noun."""
    small = quantity.vague or ((quantity.low or 0) <= SMALL and not text[quantity.number].isdigit())
    return small and quantity.unit is None and before.group().strip().lower() in {"under", "over", "above", "below", "beyond", "within"}


SMALL = 10
"""The greatest number that is usually written in letters."""


def is_length_of_time(quantity: Quantity) -> bool:
    """Whether it measures time."""
    return quantity.unit is not None and quantity.unit.split(" per ")[0] in LENGTHS_OF_TIME


# ------------------------------------------------------------------ fractions

_PARTS = {word: 1 / parts for parts, word in enumerate("half third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)}
_PARTS["quarter"] = 1 / 4
_BOUNDED_HALF = "|".join(f"(?<={word} half)" for word in "than least most about around nearly almost roughly over under only just".split())
_DOES = r"(?:have|has|had|is|are|was|were|say|says|do|did|\w+ed|said)"
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<n>a|one|two|three|four|five|seven|nine)[- ](?P<part>third|fourth|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?:s?(?= of\b)|(?<=third)s\b|(?<=fourth)s\b|(?<=fifth)s\b|(?= or (?:more|less)\b))"
    rf"|(?P<half>half)(?= (?:of|the|its|their|all|his|her|my|our)\b|(?:{_BOUNDED_HALF}) {_DOES}\b)"
    rf"|(?P<some>{_SMALL_WORDS}|\d{{1,3}}) (?:in|out of)(?: every)? (?P<all>{_SMALL_WORDS}|\d{{1,4}})(?= [a-z]+| [A-Z]))",
    re.IGNORECASE,
)
_NO_FRACTION = re.compile(r"\b(?:first|second|other|latter|better|final|last|opening|next|and a|the) $", re.IGNORECASE)


def fractions(text: str) -> Iterator[Quantity]:
    """Parts of a whole in words: "over a third of", "two-thirds of", "half of", "one in five"; unit "share", 0 to 1."""
    for found in _FRACTION.finditer(text):
        if _NO_FRACTION.search(text, max(0, found.start() - 12), found.start()):
            continue
        value = _fraction_value(found)
        if 0 < value < 1:
            yield _bounded(text, Quantity(found.start(), found.start(), found.end(), value, value, "share"), ranged=False)


def _fraction_value(found: re.Match[str]) -> float:
    if found["half"]:
        return 0.5
    if found["part"]:
        return round((number_value(found["n"]) if found["n"].lower() != "a" else 1) * _PARTS[found["part"].lower()], 4)
    return round(number_value(found["some"]) / (number_value(found["all"]) or 1), 4)
