"""Where a newline ends a paragraph and where it only ends a line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

WIDEST: Final = 130
"""Characters in a line that somebody wrapped; longer lines are paragraphs."""

ENDED: Final = re.compile(r"[.!?:;…][\"'\u201d\u2019»)\]*_]*$")


def wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph broken at a width: the next word would not have fitted on most of them."""
    width = max(map(len, lines))
    if width > WIDEST or len(lines) < 2:
        return False
    full = sum(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width - 4 for line, after in pairwise(lines))
    return full >= 0.8 * (len(lines) - 1)


def sentences(lines: list[str]) -> bool:
    """Whether most of the lines end as sentences do."""
    return 2 * sum(bool(ENDED.search(line)) for line in lines) > len(lines)


def chunks(text: str) -> list[list[str]]:
    """The lines between blank lines, without white space at their ends."""
    found: list[list[str]] = [[]]
    for raw in text.split("\n"):
        if line := raw.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [chunk for chunk in found if chunk]


def paragraph_lines(text: str) -> list[str]:
    """The paragraphs of plain text: each line, but the lines of a chunk that was wrapped at a width together."""
    return [line for chunk in chunks(text) for line in ([" ".join(chunk)] if wrapped(chunk) else chunk)]
