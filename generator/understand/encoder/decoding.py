"""Scores of words -> one tree per sentence and names that do not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Row = Callable[[int], tuple[int, np.ndarray]]

# ------------------------------------------------------------------ trees


def sentence_numbers(starts: np.ndarray) -> np.ndarray:
    """For each token the number of its sentence, from 0; `starts` is true where one begins, whatever it says of the first token."""
    found = np.cumsum(starts)
    return found - found[0] if len(found) else found


def trees(heads: np.ndarray, sentences: np.ndarray, roots: np.ndarray, row: Row) -> np.ndarray:
    """Heads mended so that every sentence is one tree.

    `heads` are token indices within the sentence, a root's is its own; `roots` are scores of being the root; `row` gives for a token the
    first token of its candidates and their scores. A cycle is broken where that costs least, as in the contraction step of Chu and Liu
    (1965) and Edmonds (1967), but greedily, one cycle at a time.
    """
    heads = heads.copy()
    if not len(heads):
        return heads
    starts = np.flatnonzero(np.diff(sentences, prepend=-1))
    ends = np.append(starts[1:], len(heads))
    own = heads == np.arange(len(heads))
    counted = np.add.reduceat(own.astype(int), starts)
    looped = np.logical_or.reduceat(~own[_tops(heads)], starts)
    for number in np.flatnonzero((counted != 1) | looped):
        _mend(heads, int(starts[number]), int(ends[number]), roots, row)
    return heads


def owned(heads: np.ndarray, marks: np.ndarray, nouns: np.ndarray) -> np.ndarray:
    """Heads in which the word before a possessive mark hangs on the noun behind it where a parse hangs both on one verb: "a traders' union said".

    `marks` and `nouns` say of each token whether it is such a mark, such a noun.
    """
    heads = heads.copy()
    for mark in np.flatnonzero(marks[1:]) + 1:
        owner = mark - 1
        behind = np.flatnonzero((heads[mark + 1 : mark + _REACH] == heads[owner]) & nouns[mark + 1 : mark + _REACH])
        if heads[owner] != owner and not nouns[heads[owner]] and len(behind):
            heads[owner] = mark + 1 + behind[0]
    return heads


_REACH = 5
"""Tokens behind a possessive mark among which its noun is looked for."""


def _tops(heads: np.ndarray) -> np.ndarray:
    """Where each token ends up by climbing: at a root, or anywhere within a cycle."""
    above, steps = heads, 1
    while steps < len(heads):
        again = above[above]
        if (again == above).all():
            return above
        above, steps = again, steps * 2
    return above


def _mend(heads: np.ndarray, start: int, end: int, roots: np.ndarray, row: Row) -> None:
    """One sentence made a tree, in place."""
    own = [token for token in range(start, end) if heads[token] == token]
    root = max(own or range(start, end), key=lambda token: float(roots[token]))
    heads[root] = root
    for token in own:
        if token != root:
            heads[token] = _best(row(token), start, end, {token}, root)[1]
    while cycle := _cycle(heads, start, end, root):
        below = _below(heads, start, end, cycle)
        costs = [(*_cost(heads, token, row(token), start, end, below, root), token) for token in cycle]
        _, head, token = min(costs)
        heads[token] = head


def _best(candidates: tuple[int, np.ndarray], start: int, end: int, barred: set[int], root: int) -> tuple[float, int]:
    """The best head within the sentence that is not barred, with its score; the root where none of the others was read together with it."""
    first, scores = candidates
    low, high = max(start, first), min(end, first + len(scores))
    found = [(float(scores[head - first]), head) for head in range(low, high) if head not in barred]
    return max(found, default=(-1e9, root))


def _cost(heads: np.ndarray, token: int, candidates: tuple[int, np.ndarray], start: int, end: int, barred: set[int], root: int) -> tuple[float, int]:
    first, scores = candidates
    at = int(heads[token]) - first
    now = float(scores[at]) if 0 <= at < len(scores) else -1e9
    score, head = _best(candidates, start, end, barred, root)
    return now - score, head


def _cycle(heads: np.ndarray, start: int, end: int, root: int) -> list[int]:
    """The tokens of one cycle, empty if there is none."""
    done = {root}
    for token in range(start, end):
        path: list[int] = []
        seen: set[int] = set()
        while token not in done and token not in seen:
            seen.add(token)
            path.append(token)
            token = int(heads[token])  # noqa: PLW2901 - it climbs
        if token in seen:
            return path[path.index(token) :]
        done |= seen
    return []


def _below(heads: np.ndarray, start: int, end: int, tops: Sequence[int]) -> set[int]:
    """These tokens and all that hang on them."""
    inside, outside = set(tops), set[int]()
    for token in range(start, end):
        path = set[int]()
        while not (token in inside or token in outside or token in path):
            path.add(token)
            token = int(heads[token])  # noqa: PLW2901 - it climbs
        (inside if token in inside else outside).update(path)
    return inside


# ------------------------------------------------------------------ names


class Names:
    """Decodes names by the BILUO scheme (Ratinov and Roth, 2009)."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = list(labels)
        kinds = [label.partition("-")[2] for label in labels]
        opens = np.array([label[0] in "BI" for label in labels])
        inside = np.array([label[0] in "IL" for label in labels])
        same = np.array([[one == other for other in kinds] for one in kinds])
        self._may_follow = np.where(opens[:, None], inside[None, :] & same, ~inside[None, :])
        self._may_begin, self._may_end = ~inside, ~opens

    def spans(self, scores: np.ndarray, starts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Names as tokens and label, in order; `scores` of shape tokens, labels; sentences begin at `starts`, and no name crosses them."""
        best = scores.argmax(1)
        for start, end in zip(starts, [*starts[1:], len(best)], strict=True):
            part = best[start:end]
            if part.any():
                if not self._valid(part):
                    part = self._best_path(scores[start:end])
                yield from self._read(part, start)

    def _valid(self, path: np.ndarray) -> bool:
        return bool(self._may_begin[path[0]] and self._may_end[path[-1]] and self._may_follow[path[:-1], path[1:]].all())

    def _best_path(self, scores: np.ndarray) -> np.ndarray:
        """The best valid sequence (Viterbi, 1967)."""
        shares = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        barred = np.where(self._may_follow, 0.0, -1e9)
        total = shares[0] + np.where(self._may_begin, 0.0, -1e9)
        back = []
        for row in shares[1:]:
            paths = total[:, None] + barred
            back.append(paths.argmax(0))
            total = paths.max(0) + row
        path = [int((total + np.where(self._may_end, 0.0, -1e9)).argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return np.array(path[::-1])

    def _read(self, path: np.ndarray, offset: int) -> Iterator[tuple[int, int, str]]:
        begun = 0
        for place in np.flatnonzero(path):
            label = self.labels[path[place]]
            if label[0] in "BU":
                begun = int(place)
            if label[0] in "LU":
                yield offset + begun, offset + int(place) + 1, label[2:]
