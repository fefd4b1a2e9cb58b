"""What shows that a number counts nothing: ages, labels, names, list numbers, pronouns, telephone numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .counted import NOUNS, befell, harmed_before, noun_phrase
from .quantities import per_unit
from .units import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Span

    from .counted import Counted
    from .spots import Spot

_LABELS = frozenset(
    """article section chapter resolution no no. nos number page pages row room flight highway route line phase level version grade class
    type part volume act channel gate model title figure table step rule item point category paragraph clause amendment verse season
    episode week day game lap stage group pier platform terminal track suite apartment apt box bus interstate size top first last past
    next""".split()
)
_DETERMINERS = frozenset("the these those both all other its their his her our my your between".split())
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of|ages of|turn(?:s|ed|ing)?|over the age of|under the age of) $", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[- ]?years?[- ](?:old|of age)|-?year-old| years? old| years of age|-(?:month|week|day)s?-old", re.IGNORECASE)
_OLD = re.compile(r"[- ](?:old|of age)\b")
OLDEST = 120
"""Years that a person may have; what is older is a thing, and its age a figure."""
_PHONE = re.compile(r"[+(]?\d[\d() .-]{8,40}\d")


def is_age(spot: Spot) -> bool:
    """For "aged 44", "44-year-old", "Nick Hague, 44, said"."""
    quantity, text = spot.quantity, spot.text
    if (quantity.low or quantity.high or 0) > OLDEST:
        return False
    if _AGE_BEFORE.search(text, max(0, quantity.number - 20), quantity.number) or _AGE_AFTER.match(text, quantity.end):
        return True
    old = _OLD.match(text, quantity.end) or text.endswith("old", quantity.number, quantity.end)
    if old and quantity.unit in {"years", "months", "weeks", "days"}:
        return True
    mark, name, after = spot.before, spot.token(spot.number - 2), spot.token(spot.after)
    beside = mark is not None and mark.text in {",", "("} and name is not None and name.pos_ in NOUNS
    closed = after is None or after.pos_ in {"PUNCT", "ADP", "CCONJ", "SPACE"}
    return beside and closed and spot.is_plain and not quantity.vague


def is_label(spot: Spot) -> bool:
    """For "Article 5", "No. 3", "the top 10"."""
    if not spot.is_plain or spot.before is None:
        return False
    return spot.before.lower_ in _LABELS or _NUMBER_SIGN.search(spot.text, max(0, spot.quantity.number - 6), spot.quantity.number) is not None


_NUMBER_SIGN = re.compile(r"\bnos?\. ?$", re.IGNORECASE)


def is_attribute(spot: Spot) -> bool:
    """For "eight-term", "254-page", "two-thirds-majority": the number describes a thing and counts none."""
    return spot.quantity.unit in {None, "share"} and _HUNG.match(spot.text, spot.quantity.end) is not None


_HUNG = re.compile(r"[-\u2010\u2011][A-Za-z]")


def is_verb(spot: Spot) -> bool:
    """For "the team scores points"."""
    return spot.quantity.vague and spot.after - spot.number == 1 and spot.doc[spot.number].pos_ == "VERB"


def is_part_of_name(spot: Spot) -> bool:
    """For "Boeing 737", "Group of 20", "Channel 4": a plain number within or right after a name."""
    token, before = spot.doc[spot.number], spot.before
    if not spot.is_plain or "," in token.text:
        return False
    if token.ent_type_ and token.ent_type_ != "NORP" and token.ent_iob_ == "I":
        return True
    if before is None or before.pos_ != "PROPN" or not before.text[:1].isupper() or token.is_sent_start:
        return False
    return before.ent_type_ not in {"GPE", "LOC", "DATE"} or noun_phrase(spot.doc, spot.after) is None


def is_list_number(spot: Spot) -> bool:
    """For "1. " or "(2)" at the head of a line, "[3]" anywhere."""
    after, before = spot.token(spot.after), spot.before
    if spot.quantity.unit is not None or spot.after - spot.number != 1 or after is None or after.text not in {")", "]", "."}:
        return False
    if before is None or "\n" in before.text or before.text == "[":
        return True
    earlier = spot.token(spot.number - 2)
    return before.text == "(" and (earlier is None or "\n" in earlier.text)


def is_pronoun(spot: Spot) -> bool:
    """For "one of", "no one", "one another", "one day": "one" that counts nothing."""
    quantity, after = spot.quantity, spot.token(spot.after)
    if _SOME_DAY.match(spot.text, quantity.number) and quantity.start == quantity.number:
        return True
    if quantity.low != 1 or quantity.high not in {1, None} or quantity.unit is not None or spot.doc[spot.number].lower_ not in {"one", "1"}:
        return False
    phrase = noun_phrase(spot.doc, spot.after)
    if (after is not None and after.lower_ == "of") or phrase is None:
        return spot.is_plain or phrase is None
    return spot.is_plain and spot.doc[spot.number].is_alpha and not _counts_one(spot, phrase)


_SOME_DAY = re.compile(r"one (?:day|night|week|month|year)\b", re.IGNORECASE)


def _counts_one(spot: Spot, phrase: Counted) -> bool:
    """Whether "one" is more than an article: beside another number, with what befell the one, per something, or of a measure.

    "Two men and one woman", "one soldier died", "killed one soldier", "one doctor per village", "one more state"; but "one official said".
    """
    doc, head = spot.doc, spot.doc[phrase.last]
    if doc[spot.after].lower_ in _ADDED or measure(head.text) or per_unit(spot.text, head.idx + len(head))[1]:
        return True
    if befell(doc, phrase) or harmed_before(spot):
        return True
    before, behind = doc[max(spot.sentence.first, spot.number - BESIDE) : spot.number], doc[phrase.last + 1 : phrase.last + 4]
    if before and before[-1].lower_ in _JOINING and _has_number(before):
        return True
    return bool(behind) and behind[0].lower_ in _JOINING and _has_number(behind)


_ADDED = frozenset({"more", "additional", "extra", "single"})
_JOINING = frozenset({"and", "or", "but", ","})
BESIDE = 8
"""Tokens to look back for a number that "one" goes with."""


def _has_number(tokens: Span) -> bool:
    return any(token.pos_ == "NUM" and token.lower_ != "one" for token in tokens)


def is_definite(spot: Spot) -> bool:
    """For "the two countries", "all three": a few that the reader knows already."""
    small = (spot.quantity.high or 99) <= 5 and spot.doc[spot.number].is_alpha
    return small and spot.is_plain and spot.before is not None and spot.before.lower_ in _DETERMINERS


def is_digits(spot: Spot) -> bool:
    """For "they spend seven figures"."""
    after = spot.token(spot.after)
    return after is not None and after.lower_ == "figures" and spot.quantity.unit is None and spot.doc[spot.number].is_alpha


def is_phone(spot: Spot) -> bool:
    """A long run of digits with blanks or hyphens."""
    found = _PHONE.match(spot.text, max(0, spot.quantity.number - 1))
    said = spot.text[spot.quantity.number : spot.quantity.end]
    return found is not None and spot.quantity.unit is None and len(re.sub(r"\D", "", found.group())) >= 9 and "," not in said


NOT_FIGURES: tuple[Callable[[Spot], bool], ...] = (
    is_age, is_attribute, is_label, is_verb, is_part_of_name, is_list_number, is_pronoun, is_definite, is_digits,
    is_phone,
)  # fmt: skip
