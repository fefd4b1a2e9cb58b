"""Time expressions: where they stand, and the day, period or length they mean, as seen from the day of publication."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from generator.news import Span, TimeExpression

from . import extensions
from .calendar_values import iso_or_none, parse_day
from .time_direction import STOP, clause_looks_ahead, clause_looks_back
from .time_rules import RULES
from .time_values import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from spacy.tokens import Doc

    from .time_rule import Rule


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

STORY_REACH = 1000
"""How many characters an account of a former year goes on without naming another date; news looks back within a paragraph only."""

QUARTER_REACH = 1500
"""How many characters "the quarter" may stand behind the one it means."""


def time_expressions(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order and without overlap; a partial or missing day of publication leaves relative ones open."""
    found = found_expressions(text)
    values = _values(text, found, _day_of_writing(text, found, parse_day(published)))
    return tuple(
        TimeExpression(Span(each.start, each.end, text[each.start : each.end]), each.rule.type, value)
        for each, value in zip(found, values, strict=True)
    )


# ------------------------------------------------------------------ where they stand


def found_expressions(text: str) -> list[Found]:
    """What the rules take, each stretch of text by the first rule that matches it, in text order."""
    taken = bytearray(len(text))
    found = []
    windows = _windows(text)
    for rule in RULES:
        for match in _matches(rule, text, windows):
            start, end = match.span("t" if "t" in rule.pattern.groupindex and match["t"] else 0)
            if start < end and not any(taken[start:end]) and (rule.holds is None or rule.holds(match)):
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


# ------------------------------------------------------------------ what they mean


_NEWS_RULES = {"weekday", "near period", "weekend", "consecutive", "month of near year"}


class _Memory:
    """What the text has dated so far: the last date, the last quarter, and the account of former years it may be in the midst of."""

    def __init__(self, text: str, day: date | None) -> None:
        self.text, self.day = text, day
        self.previous: str | None = None
        self.story: str | None = None
        self.where = 0
        self.quarter: str | None = None
        self.quarter_where = 0
        self.is_news = False

    def moment(self, offset: int) -> Moment:
        """From where an expression at an offset is read."""
        distance = offset - self.where
        return Moment(
            self.day,
            ahead=clause_looks_ahead(self.text, offset),
            back=clause_looks_back(self.text, offset),
            previous=self.previous if distance < REACH else None,
            story=self.story if self._is_told_on(offset, distance) else None,
            quarter=self.quarter if offset - self.quarter_where < QUARTER_REACH else None,
        )

    def _is_told_on(self, offset: int, distance: int) -> bool:
        return distance < STORY_REACH and not (self.is_news and (distance > REACH or "\n" in self.text[self.where : offset]))

    def keep(self, each: Found, value: str | None, moment: Moment) -> None:
        """Takes in the value of an expression."""
        if not value or each.rule.type != "date" or _compares(each):
            return
        self.previous, self.where = value, each.end
        if re.fullmatch(r"\d{4}-Q\d", value):
            self.quarter, self.quarter_where = value, each.end
        former = self._is_former(value)
        names_year = bool(moment.story or any(each.match.groupdict().get(group) for group in ("y", "y2")))
        self.story = value if former and names_year else None
        self.is_news = self.is_news or self._is_of_these_days(each, value)

    def _is_of_these_days(self, each: Found, value: str) -> bool:
        """Whether it tells that the text reports on the days before publication, and is no account of former years as a whole."""
        if each.rule.name in _NEWS_RULES:
            return True
        other = parse_day(value) if each.match.groupdict().get("y") else None
        return self.day is not None and other is not None and abs((self.day - other).days) <= 31

    def _is_former(self, value: str) -> bool:
        """Whether it is a date so far back that bare months after it belong to its year."""
        return re.match(r"\d{4}(?!\d)", value) is not None and (self.day is None or int(value[:4]) <= self.day.year - 2)


def _values(text: str, found: list[Found], day: date | None) -> list[str | None]:
    memory = _Memory(text, day)
    values: list[str | None] = []
    moments = []
    for each in found:
        moments.append(memory.moment(each.start))
        values.append(each.rule.value(each.match, moments[-1]))
        memory.keep(each, values[-1], moments[-1])
    return _clocks_with_days(text, found, values, moments)


def _compares(found: Found) -> bool:
    """Whether it only looks aside, as "a year earlier" does in a comparison: the text then goes on from where it was."""
    if found.rule.name == "earlier":
        return found.match["side"].lower() == "earlier" and not found.match["u"].lower().startswith("day")
    return found.rule.name in {"year earlier", "same period of another year"} or (found.rule.name == "ago" and found.match["u"].lower() == "year")


_SENTENCE_END = re.compile(rf"{STOP}|[!?][\"”\u2019')]*\s+[A-Z]|\n")


def _clocks_with_days(text: str, found: list[Found], values: list[str | None], moments: list[Moment]) -> list[str | None]:
    """The values, each time of day joined to the nearest day of its sentence.

    Where the sentence names no day, something past was on the day told last, else on that of publication; anything else has no value.
    """
    dated = []
    for place, value in enumerate(values):
        if value and value.startswith("T"):
            day = _day_of_sentence(text, found, values, place) or (_day_told(moments[place]) if moments[place].back else None)
            dated.append(f"{day}{value}" if day else None)
        else:
            dated.append(value)
    return dated


def _day_told(moment: Moment) -> str | None:
    return moment.previous if parse_day(moment.previous) else iso_or_none(moment.day)


def _day_of_sentence(text: str, found: list[Found], values: list[str | None], place: int) -> str | None:
    for other in _neighbours(place, len(found)):
        day = values[other]
        between = text[min(found[place].end, found[other].end) : max(found[place].start, found[other].start)]
        if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) and len(between) < REACH and not _SENTENCE_END.search(between):
            return day
    return None


def _neighbours(place: int, count: int) -> Iterator[int]:
    """The two places on each side, nearest first, the one behind before the one ahead."""
    return (other for other in (place + 1, place - 1, place + 2, place - 2) if 0 <= other < count)


# ------------------------------------------------------------------ the day of writing

OPENING = 400
"""Characters in which a dateline or a line of its own says when a text was written."""

_BEFORE_DATELINE = re.compile(r"(?:^|\n)(?:[A-Z][A-Z.\u2019'-]+(?:[ ,/]+[A-Z][\w.\u2019'-]*){0,6}[, (]+|\W{0,3})$")
_AFTER_DATELINE = re.compile(r"\)?(?: ?\([^)\n]{2,30}\))? ?(?:--|[-\u2013\u2014:]) |[ .]{0,3}(?:\n|$)")


def _day_of_writing(text: str, found: list[Found], published: date | None) -> date | None:
    """The day that the dateline or a line of its own names, if it lies in the week up to publication or that is unknown; else publication."""
    for each in found:
        if each.start > OPENING:
            break
        if "day" in each.rule.name and _stands_alone(text, each):
            day = parse_day(each.rule.value(each.match, Moment(published)))
            if day and (published is None or 0 <= (published - day).days <= 7):
                return day
    return published


def _stands_alone(text: str, each: Found) -> bool:
    return bool(_BEFORE_DATELINE.search(text, max(0, each.start - 80), each.start) and _AFTER_DATELINE.match(text, each.end))


# ------------------------------------------------------------------ pipeline


@Language.component("times", assigns=["doc._.times"])  # type: ignore[untyped-decorator]  # spaCy comes without types
def times(doc: Doc) -> Doc:
    """Writes the time expressions of the text to `doc._.times`."""
    text = extensions.text(doc)
    return extensions.assign(doc, "times", time_expressions(text, extensions.published(doc)))
