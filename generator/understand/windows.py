"""Texts as a pipeline can bear them: windows of whole paragraphs, odd blanks and endless runs taken out, every offset kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 60_000
"""Characters in a window. Parser and NER need about 1 GB per 100,000 characters at once."""
RUN = 20
"""Longest run of one sign that is analysed: the tokenizer takes quadratic time in it."""
CHUNK = 1_000
"""Longest chunk without blanks that the tokenizer sees, for the same reason."""

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_ODD = re.compile(
    r"(?P<blanks>\s{2,}|[^\S \n])"
    r"|(?P<broken>(?<=[a-z,])\n(?=[a-z]))"
    r"|(?P<invisible>[\u00ad\u200b-\u200f\u2060\ufeff]+)"
    rf"|(?P<run>(?P<sign>[^\w\s]|_)(?P=sign){{{RUN},}})"
)
_HOSTILE = re.compile(rf"\S{{{CHUNK + 1},}}|(?:[^\w\s]\w{{0,2}}){{60,}}")
_PIECE = re.compile(rf"\w{{1,100}}|\s+|[^\w\s]{{1,{RUN}}}")


class Window(NamedTuple):
    """A stretch of the text that is analysed at once; `start` is its offset in the whole text."""

    start: int
    text: str


def windows(text: str, limit: int = LIMIT) -> Iterator[Window]:
    """The text in windows of whole paragraphs, at most `limit` characters each; a longer paragraph is cut at a blank, or anywhere.

    Windows that hold only white space are left out.
    """
    start = 0
    while start < len(text):
        end = _window_end(text, start, limit)
        if text[start:end].strip():
            yield Window(start, text[start:end])
        start = end


def _window_end(text: str, start: int, limit: int) -> int:
    if len(text) - start <= limit:
        return len(text)
    stop = start + limit
    breaks = [found.end() for found in _PARAGRAPH_BREAK.finditer(text, start, stop)]
    if breaks:
        return breaks[-1]
    for mark in ("\n", ". ", " "):
        at = text.rfind(mark, start + 1, stop)
        if at > start:
            return at + len(mark)
    return stop


# ------------------------------------------------------------------ offsets


class Offsets:
    """From offsets in a readable text back to offsets in the text that it was made of."""

    def __init__(self, marks: list[tuple[int, int]]) -> None:
        self._new = [new for new, _ in marks]
        self._old = [old for _, old in marks]

    def start(self, offset: int) -> int:
        """Where the character at this offset stands in the original."""
        at = bisect_right(self._new, offset) - 1
        return self._old[at] + offset - self._new[at]

    def end(self, offset: int) -> int:
        """Just behind where the last character before this offset stands in the original; `offset` > 0."""
        return self.start(offset - 1) + 1


class Readable(NamedTuple):
    """A window as the pipeline reads it, and the way back to the whole text."""

    text: str
    offsets: Offsets


def readable(window: Window) -> Readable:
    """The window with plain single blanks, whole words at broken lines, and no run of one sign longer than RUN.

    No-break spaces and the like are tokens of their own to spaCy, which mislead its tagger and parser.
    """
    text, at, length = [], 0, 0
    marks = [(0, window.start)]
    for found in _ODD.finditer(window.text):
        new = _replaced(found)
        text += [window.text[at : found.start()], new]
        length += found.start() - at + len(new)
        at = found.end()
        marks.append((length, window.start + at))
    text.append(window.text[at:])
    return Readable("".join(text), Offsets(marks))


def _replaced(found: re.Match[str]) -> str:
    if found["run"]:
        return found["sign"] * RUN
    if found["invisible"]:
        return ""
    breaks = 0 if found["broken"] else found[0].count("\n")
    return "\n" * min(breaks, 2) or " "


# ------------------------------------------------------------------ tokens


class Piece(NamedTuple):
    """A stretch of a text: `plain` is for the pipeline's tokenizer; any other is one token as it stands."""

    text: str
    plain: bool


def pieces(text: str) -> Iterator[Piece]:
    """The text cut so that the tokenizer never meets an endless word or a tangle of signs; joined they are the text again."""
    at = 0
    for found in _HOSTILE.finditer(text):
        if found.start() > at:
            yield Piece(text[at : found.start()], plain=True)
        yield from (Piece(part[0], plain=False) for part in _PIECE.finditer(found[0]))
        at = found.end()
    if at < len(text):
        yield Piece(text[at:], plain=True)


def is_hostile(text: str) -> bool:
    """Whether the text has anything that `pieces` keeps from the tokenizer."""
    return _HOSTILE.search(text) is not None
