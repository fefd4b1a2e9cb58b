"""Time expressions: where they stand, and the day, period or length they mean, as seen from the day of publication."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from generator.news import Span, TimeExpression

from . import extensions
from .calendar_values import parse_day
from .time_rules import RULES, Rule
from .time_values import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc


def _compares(found: Found) -> bool:
    """Whether it only looks aside, as "a year earlier" does in a comparison: the text then goes on from where it was."""
    return found.rule.name == "year earlier" or (found.rule.name in {"ago", "earlier"} and found.match["u"].lower() == "year")


class Found(NamedTuple):
    """A stretch of text that a rule took: character offsets and the match."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


BEFORE, AFTER = 60, 50
"""How many characters around a trigger a rule looks at; the longest expressions are shorter."""

REACH = 400
"""How many characters back "the next day" may look for the day it follows."""


def time_expressions(text: str, published: str | None, looks_ahead: Callable[[int], bool]) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order and without overlap.

    `looks_ahead` says of a character offset whether the clause around it speaks of the future.
    """
    day = parse_day(published)
    found = found_expressions(text)
    values: list[str | None] = []
    previous, where = None, 0
    for each in found:
        moment = Moment(day, looks_ahead(each.start), previous if each.start - where < REACH else None)
        value = each.rule.value(each.match, moment)
        values.append(value)
        if value and each.rule.type == "date" and not _compares(each):
            previous, where = value, each.end
    dated = _clocks_with_days(text, found, values)
    return tuple(
        TimeExpression(Span(each.start, each.end, text[each.start : each.end]), each.rule.type, value)
        for each, value in zip(found, dated, strict=True)
    )


def found_expressions(text: str) -> list[Found]:
    """What the rules take, each stretch of text by the first rule that matches it, in text order."""
    taken = bytearray(len(text))
    found = []
    windows = _windows(text)
    for rule in RULES:
        for match in _matches(rule, text, windows):
            start, end = match.span("t" if "t" in rule.pattern.groupindex else 0)
            if start < end and not any(taken[start:end]) and _is_time(rule, match, start, text):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Found(start, end, rule, match))
    return sorted(found, key=lambda each: each.start)


def _matches(rule: Rule, text: str, windows: Callable[[re.Pattern[str]], tuple[tuple[int, int], ...]]) -> Iterator[re.Match[str]]:
    if rule.trigger is None:
        yield from rule.pattern.finditer(text)
        return
    for start, end in windows(rule.trigger):
        yield from rule.pattern.finditer(text, start, end)


def _windows(text: str) -> Callable[[re.Pattern[str]], tuple[tuple[int, int], ...]]:
    """The stretches around the triggers of a pattern, disjoint, so that a rule never reads a character twice."""

    @cache
    def around(trigger: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
        joined: list[tuple[int, int]] = []
        for found in trigger.finditer(text):
            start, end = max(0, found.start() - BEFORE), found.end() + AFTER
            if joined and start <= joined[-1][1]:
                start, _ = joined.pop()
            joined.append((start, end))
        return tuple(joined)

    return around


_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|through|between|and|to|for|early|late|mid|circa|c\.|the|year|or|a|when|as|on|"
    r"[A-Z]\w+,)|[(,;\u2013-]|[\u2019']s) ?$",
    re.IGNORECASE,
)


def _is_time(rule: Rule, match: re.Match[str], start: int, text: str) -> bool:
    """Four digits are a year only where the words before them, or the number itself, say so."""
    if rule.unless and rule.unless.search(text, max(0, start - 24), start):
        return False
    if rule.name != "year":
        return True
    cue = _YEAR_CUE.search(text, max(0, match.start() - 12), match.start())
    if 1900 <= int(match["y"]) < 2040 and int(match["y"]) != 2000:
        return True
    return cue is not None and not re.match(r" [a-z]+s\b", text[match.end() : match.end() + 20])


_SENTENCE_END = re.compile(r"[.!?][\"”\u2019')]*\s+[A-Z]|\n")


def _clocks_with_days(text: str, found: list[Found], values: list[str | None]) -> list[str | None]:
    """The values, each time of day joined to the nearest day of its sentence; None where the sentence names no day."""
    return [_clock_with_day(text, found, values, place) if value and value.startswith("T") else value for place, value in enumerate(values)]


def _clock_with_day(text: str, found: list[Found], values: list[str | None], place: int) -> str | None:
    for other in _neighbours(place, len(found)):
        day = values[other]
        between = text[min(found[place].end, found[other].end) : max(found[place].start, found[other].start)]
        if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) and len(between) < REACH and not _SENTENCE_END.search(between):
            return f"{day}{values[place]}"
    return None


def _neighbours(place: int, count: int) -> Iterator[int]:
    """The two places on each side, nearest first, the one behind before the one ahead."""
    return (other for other in (place + 1, place - 1, place + 2, place - 2) if 0 <= other < count)


# ------------------------------------------------------------------ direction

_RESOLVES = (
    r"agree[sd]?|agreement|aims?|deal|decid(?:e[sd]?|ing)|decision|expects?|going|hop(?:e[sd]?|ing)|intends?|intended|plan(?:s|ned|ning)?|"
    r"pledg(?:e[sd]?|ing)|prepar(?:e[sd]?|ing)|promis(?:e[sd]?|ing)|ready|set|vow(?:s|ed)?|wants?|wanted"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won[\u2019']t|[\u2019']ll|would|to be|upcoming|until|deadline|expires?|begins|starts|opens|"
    r"(?:scheduled|slated|expected|planned|set)(?: to| for| on| in| at| by|(?= $))|due(?! to (?:the|a|an|its|their|his|her)\b)|"
    rf"(?:{_RESOLVES}) to) |\bby (?:early |mid-|late )?$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"[.;:!?\n\u201c\u201d\"]|, (?:but|and|while|after|who|which|when|where)\b| (?:that|after|when|while|since|before) ")
_HAD = re.compile(r"\S+(?: \w+)?,? [^.;:!?\n]{0,50}\bhad\b")


def clause_looks_ahead(text: str, offset: int) -> bool:
    """Whether the words before an offset, back to the start of the clause, speak of the future; "by Friday they had" does not."""
    before = text[max(0, offset - 120) : offset]
    starts = [found.end() for found in _CLAUSE_START.finditer(before)]
    ahead = _AHEAD.search(before, starts[-1] if starts else 0)
    return ahead is not None and not (ahead.group().lower().startswith("by") and _HAD.match(text, offset))


# ------------------------------------------------------------------ pipeline


@Language.component("times", assigns=["doc._.times"])  # type: ignore[untyped-decorator]  # spaCy comes without types
def times(doc: Doc) -> Doc:
    """Writes the time expressions of the text to `doc._.times`."""
    text = doc.text
    found = time_expressions(text, extensions.published(doc), lambda offset: clause_looks_ahead(text, offset))
    return extensions.assign(doc, "times", found)
