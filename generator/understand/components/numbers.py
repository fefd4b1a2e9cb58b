"""Numbers as news writes them: "1,200", "3.9 million", "two dozen", "twenty-one", "half a million".

`NUMBER` is a regular expression for one number, without groups; `number_value` says what such a string is worth.
"""

from __future__ import annotations

import re

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
UNITS = {word: value for value, word in enumerate(_SMALL.split())}
TENS = {word: 10 * value for value, word in enumerate(_ROUND.split(), start=2)}
ORDINALS = {word: value for value, word in enumerate(_RANKS.split(), start=1)}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
_BELOW_TWENTY = "|".join(sorted((word for word in UNITS if word != "zero"), key=lambda word: (-len(word), word)))
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\b)?|(?:{_BELOW_TWENTY})\b)"
_BELOW_THOUSAND = rf"(?:(?:{_BELOW_HUNDRED}|a)[- ]hundred\b(?!s)(?: (?:and )?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_BIG = r"(?:thousand|lakh|million|crore|billion|trillion)\b"
_BIG_GROUP = rf"(?:{_BELOW_THOUSAND}|a)[- ]{_BIG}(?: (?:and )?(?={_BELOW_HUNDRED}))?"
WORDS = rf"\b(?:half a (?:dozen|{_BIG})|(?:{_BIG_GROUP}){{1,3}}(?:{_BELOW_THOUSAND})?|(?:a|{_BELOW_HUNDRED})[- ]dozen\b(?!s)|{_BELOW_THOUSAND})"
"""A number written in words. Ignore case when compiling it."""

PARTS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 0.3333, "\u2154": 0.6667}
_DECIMAL = r"\.\d{1,6}(?!\d)"
_WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)|\d{1,15}(?!\d))"
DIGITS = rf"(?:{_WHOLE}(?:{_DECIMAL}|[{''.join(PARTS)}])?|{_DECIMAL}|[{''.join(PARTS)}])"
"""A number written in digits, with groups of three (or, as in South Asia, of two) and a decimal fraction, or with a part as one sign."""

SCALED = (
    rf"{DIGITS}(?:[- ]?(?:hundred[- ](?:thousand|million|billion)|hundred|"
    r"thousand|lakh|million|crore|billion|trillion|dozen|mn|mln|bn|bln|tn|trn)\b|k\b)?"
)
NUMBER = rf"(?:{SCALED}|{WORDS})"


def number_value(said: str) -> float:
    """What the words or digits of one number are worth.

    Raises ValueError for a string that is not a number, so that a rule which lets something else through is found out.
    """
    said = said.lower().strip()
    if said.startswith("half a "):
        return SCALES[said.removeprefix("half a ")] / 2
    if said[:1].isdigit() or said[:1] in {".", *PARTS}:
        return _digits_value(said)
    return _words_value(said)


def _digits_value(said: str) -> float:
    found = re.fullmatch(rf"(?P<digits>[\d,.]*)(?P<part>[{''.join(PARTS)}]?)(?P<scales>(?:[- ]?[a-z]+)*)", said)
    if not found:
        raise ValueError(f"not a number: {said!r}")
    value = float(found["digits"].replace(",", "") or 0) + PARTS.get(found["part"], 0)
    for scale in re.findall("[a-z]+", found["scales"]):
        value *= SCALES[scale]
    return tidy(value)


def _words_value(said: str) -> float:
    total = group = 0.0
    for word in re.findall(r"[a-z]+", said):
        if word in UNITS or word in TENS:
            group += UNITS.get(word) or TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            group = (group or 1) * SCALES[word]
        elif word in SCALES:
            total, group = total + (group or 1) * SCALES[word], 0.0
        elif word not in ("a", "and"):
            raise ValueError(f"not a number: {said!r}")
    return total + group


def tidy(value: float) -> float:
    """The value without the noise of binary fractions: 1.1 million is 1100000, not 1100000.0000000002."""
    return float(f"{value:.12g}")
