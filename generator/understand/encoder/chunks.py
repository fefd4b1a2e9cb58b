"""A text's tokens cut into chunks that the encoder reads at once, with some of their neighbours for context."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 192
"""Pieces that a chunk has of its own at most: attention costs more the longer it is, context the shorter."""
CONTEXT = 12
"""Pieces of context on a side where the text does not break off."""
HARD_CONTEXT = 32
"""Pieces of context where a chunk had to end in the middle of a sentence."""

NONE, LIKELY, CERTAIN = 0, 1, 2
"""Whether a sentence begins at a token: unlikely, likely, and surely, as after a line break."""

_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"'”’)]»")


class Chunk(NamedTuple):
    """Tokens `start` to `end` of its own, within the tokens `first` to `last` that are read; half-open."""

    first: int
    start: int
    end: int
    last: int


def breaks(words: Sequence[str]) -> list[int]:
    """For each word whether a sentence begins there."""
    found, ended = [], NONE
    for word in words:
        closing = word[-1:] in _CLOSING and len(word) == 1
        found.append(NONE if closing and ended == LIKELY else ended)
        if "\n" in word:
            ended = CERTAIN
        elif word[-1:] in _ENDS and len(word) <= 2:
            ended = LIKELY
        elif not closing:
            ended = NONE
    return found


def cut(sizes: Sequence[int], borders: Sequence[int], most: int = MOST) -> list[Chunk]:
    """Chunks that share out all tokens in order; `sizes` are the pieces of each token, `borders` as `breaks` gives them."""
    cuts, start = [0], 0
    while start < len(sizes):
        start = _end(sizes, borders, start, most)
        cuts.append(start)
    sides = [_context(borders, cut, len(sizes)) for cut in cuts]
    return [
        Chunk(_back(sizes, start, before), start, end, _forward(sizes, end, after))
        for start, end, before, after in zip(cuts, cuts[1:], sides, sides[1:], strict=False)
    ]


def _end(sizes: Sequence[int], borders: Sequence[int], start: int, most: int) -> int:
    """The end of the chunk from `start`: the last certain border behind its first third, else the last likely one; else where it is full."""
    total, end, best = 0, start, {}
    while end < len(sizes) and (total + sizes[end] <= most or end == start):
        total += sizes[end]
        end += 1
        if end < len(sizes) and 3 * total >= most:
            best[borders[end]] = (end, total)
    if end == len(sizes):
        return end
    certain, likely = best.get(CERTAIN, (0, 0)), best.get(LIKELY, (0, 0))
    if certain[1] * 3 >= most * 2 or (certain[0] and not likely[0]):
        return certain[0]
    return likely[0] or end


def _context(borders: Sequence[int], cut: int, length: int) -> int:
    if cut in (0, length) or borders[cut] == CERTAIN:
        return 0
    return CONTEXT if borders[cut] == LIKELY else HARD_CONTEXT


def _back(sizes: Sequence[int], start: int, pieces: int) -> int:
    while start > 0 and pieces - sizes[start - 1] >= 0:
        start -= 1
        pieces -= sizes[start]
    return start


def _forward(sizes: Sequence[int], end: int, pieces: int) -> int:
    while end < len(sizes) and pieces - sizes[end] >= 0:
        pieces -= sizes[end]
        end += 1
    return end
