"""Change and level: whether a number is what something rose by, or where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .spots import Spot

_ABOUT = r"(?: (?:about|around|some|nearly|almost|just|just over|just under|more than|less than|at least|over|up to|a further|another|an estimated))?"
_MOVES = (
    r"(?:up|down|ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|increas\w+|decreas\w+|drop\w*|jump\w*|climb\w*|declin\w*|"
    r"slump\w*|surg(?:e|es|ed|ing)|plung\w+|plummet\w*|gain(?:s|ed|ing)?|soar\w*|tumbl\w+|slid(?:es?|ing)?|los(?:t|es|ing)|"
    r"dip(?:s|ped|ping)?|edged (?:up|down|lower|higher)|eas(?:es|ed|ing)|narrow\w*|widen\w*|expand\w*|slow(?:s|ed|ing)?|"
    r"(?:re)?bound(?:ed|s)|retreat(?:ed|s)|advanc(?:ed|es)|recover(?:ed|s)|explod(?:e|es|ed|ing)|swell(?:s|ed|ing)?|skyrocket(?:s|ed|ing)?|"
    r"spik(?:e|es|ed|ing)|balloon(?:s|ed|ing)?|mushroom(?:s|ed|ing)?|shr(?:inks?|ank|unk))"
)
"""Verbs that an amount may follow at once: "rose 3%"."""
_MOVES_BY = rf"(?:{_MOVES}|improv\w+|reduc\w+|cut|cuts|cutting|worsen\w*|rais\w+|lower(?:s|ed|ing)?|doubl\w+|strengthen\w*|weaken\w*|boost\w*)"
_NOUNS = r"(?:increase|rise|drop|fall|decline|decrease|reduction|gain|jump|growth|loss|surge|slump|hike|cut)"
_BEFORE = re.compile(
    rf"\b(?:{_MOVES_BY}(?: \w+){{0,2}}? by{_ABOUT}|{_MOVES}{_ABOUT}|(?:an? |the )?(?:\w+ )?{_NOUNS} of{_ABOUT}) $",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|of)(?: \S+){0,2} $", re.IGNORECASE)
_AFTER = re.compile(
    rf" (?:\w+ )?(?:{_NOUNS}|more|less|higher|lower|fewer|cheaper|faster)\b|,? (?:up|down)(?: from|\b(?! to\b))",
    re.IGNORECASE,
)
_RATES = frozenset({"percent", "percentage points", "basis points", "points", "cents", "share"})
_MOVED = re.compile(rf"\b(?:{_MOVES_BY}|go(?:es|ing)|went|mov(?:ed|es|ing))\b[^.;:]{{0,60}}$", re.IGNORECASE)
_STRETCH = re.compile(r"(?:from|to) ", re.IGNORECASE)


def is_change(spot: Spot, unit: str | None) -> bool:
    """Whether the number is an increase or a decrease, or the stretch of one ("fell from $75 to $45"), and not a level."""
    text, quantity = spot.text, spot.quantity
    if quantity.low != quantity.high and _STRETCH.match(text, quantity.start):
        return _MOVED.search(text, max(0, quantity.start - 70), quantity.start) is not None
    if unit is None:
        return False
    before = _BEFORE.search(text, max(0, quantity.start - 70), quantity.start)
    after = unit in {"percent", "percentage points"} and _AFTER.match(text, quantity.end)
    return bool(before and (unit in _RATES or unit.isupper() or _BY.search(before.group()))) or bool(after)


# ------------------------------------------------------------------ levels without a unit

_SCALED = re.compile(r"(?:million|billion|trillion|bn|mln|mn|bln|tn|trn|crore|lakh|\dm)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_STANDS = (
    r"(?:clos\w+|end(?:s|ed|ing)?|trad(?:e|es|ed|ing)|st(?:an|oo)d(?:s|ing)?|open(?:s|ed)?|settl\w+|finish\w*|flat|steady|unchanged|quoted|"
    r"valued)"
)
_MOVED_TO = re.compile(rf"\b(?:{_MOVES_BY}|{_STANDS})\b(?:[^;:!?\n]{{0,45}}) (?:to|at){_ABOUT} $", re.IGNORECASE)
_AMOUNT_OF = re.compile(
    r"\b(?:averages?|estimates?|forecasts?|totals?|records?|highs?|lows?|peaks?|levels?|targets?|readings?|prices?|worth|values?|index|rates?|"
    rf"turnout|attendance|reserves?|scores?) (?:of|at|is|was|were|by|reached|hit){_ABOUT} $",
    re.IGNORECASE,
)
_BESIDE_MOVE = re.compile(r",? (?:up|down) (?:by )?[$\u00a3\u20ac]?\d", re.IGNORECASE)


def is_level(spot: Spot) -> bool:
    """Whether a number without unit or noun means an amount by itself: "closed at 5,884.2", "a record of 64,900", "invests 200 million"."""
    text, quantity = spot.text, spot.quantity
    said = text[quantity.number : quantity.end]
    if _SCALED.search(said):
        return True
    if quantity.low != quantity.high and _STRETCH.match(text, quantity.start):
        return is_change(spot, None)
    if _YEAR.fullmatch(said) or not re.search(r"\d{3}|\d\.\d", said):
        return False
    first = max(spot.sentence.start, quantity.start - 90)
    before = _MOVED_TO.search(text, first, quantity.start) or _AMOUNT_OF.search(text, first, quantity.start)
    return before is not None or _BESIDE_MOVE.match(text, quantity.end) is not None
