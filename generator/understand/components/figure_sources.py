"""Who says a figure, and as of when: the statements, sources and dates of a text, each looked up by offset in tables that are made once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from generator.news import Span

from . import extensions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from generator.news import Statement, TimeExpression

    from .quantities import Quantity


NESTED = 12
"""Statements to look back for one that covers a figure."""


class Sources:
    """The statements of a text, and what stands behind "according to"."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._text = text
        self._statements = sorted(extensions.statements(doc), key=lambda each: (each.content.start, each.id))
        self._contents = [each.content.start for each in self._statements]
        self._named = [found.end() for found in _ACCORDING.finditer(text)]

    def statement(self, offset: int) -> Statement | None:
        """The innermost statement whose content holds the offset."""
        last = bisect_right(self._contents, offset)
        covering = [each for each in self._statements[max(0, last - NESTED) : last] if each.says(offset)]
        return min(covering, key=lambda each: (each.content.end - each.content.start, each.id), default=None)

    def named(self, sentence: Span) -> Span | None:
        """The words after the first "according to" in a sentence."""
        place = bisect_right(self._named, sentence.start)
        start = self._named[place] if place < len(self._named) else sentence.end
        found = _NAME.match(self._text, start, sentence.end)
        return Span(start, start + len(found[0].rstrip()), found[0].rstrip()) if found and found[0].strip() else None


_ACCORDING = re.compile(r"\b[Aa]ccording to ")
_NAME = re.compile(r"[^,.;:()“”\"\n]{2,80}")


FAR = 90
"""Characters between a figure and a date that it may hold as of."""


class Dates:
    """The dates that figures may hold as of, and the borders between clauses."""

    def __init__(self, text: str, times: Sequence[TimeExpression]) -> None:
        self._dates = [time for time in times if time.type == "date" and not _begins(text, time)]
        self._starts = [time.span.start for time in self._dates]
        borders = [found.span() for found in _BORDER.finditer(text)]
        self._border_starts = [start for start, _ in borders]
        self._border_ends = [end for _, end in borders]

    def as_of(self, quantity: Quantity, frame: Span) -> str | None:
        """The date in the figure's own clause, the nearest one, those behind it first; None where there is none or it has no value.

        "Since May" begins a count and does not date it; a date within a stretch ("from $75 in May to $45") is not the whole's.
        """
        before, behind = bisect_left(self._starts, quantity.start) - 1, bisect_left(self._starts, quantity.end)
        beside = [self._dates[place] for place in (before, behind) if 0 <= place < len(self._dates)]
        inside = [time for time in beside if frame.start <= time.span.start and time.span.end <= frame.end]
        near = [time for time in inside if _gap(time, quantity) <= FAR and not self._has_border(*_between(time, quantity))]
        nearest = min(near, key=lambda time: _distance(time, quantity), default=None)
        return nearest.value if nearest else None

    def _has_border(self, start: int, end: int) -> bool:
        place = bisect_left(self._border_starts, start)
        return place < len(self._border_ends) and self._border_ends[place] <= end


_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r" (?:to|and|until|through) ")
_BORDER = re.compile(r"[;:]|, (?:and|but|while|which|who|after|as|when)\b|\bthat\b|\b(?:up|down) from\b|\bcompared\b|\bversus\b")


def _begins(text: str, time: TimeExpression) -> bool:
    """Whether a count begins with the date, as in "since May" or "from 2011 to 2014"."""
    start, end = time.span.start, time.span.end
    since = _SINCE.search(text, max(0, start - 12), start)
    return since is not None or (_FROM.search(text, max(0, start - 12), start) is not None and _TO.match(text, end) is not None)


def _between(time: TimeExpression, quantity: Quantity) -> tuple[int, int]:
    return min(time.span.end, quantity.end), max(time.span.start, quantity.start)


def _gap(time: TimeExpression, quantity: Quantity) -> int:
    end, start = _between(time, quantity)
    return start - end


def _distance(time: TimeExpression, quantity: Quantity) -> tuple[int, int]:
    return (time.span.start - quantity.end, 0) if time.span.start >= quantity.end else (30 + quantity.start - time.span.end, 1)
