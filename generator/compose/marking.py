"""An article's text with its marks: blocks of pieces whose elements nest, whatever the marks cross."""

from __future__ import annotations

import re
from bisect import bisect_left
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compose import urls
from generator.compose.shown import Mark, Piece, TextBlock
from generator.news import Block, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compose.shown import MarkKind
    from generator.news import Annotations, Article, Markup, MarkupKind, Span

_TAGS: dict[MarkupKind, str] = {"emphasis": "em", "strong": "strong", "code": "code", "link": "a"}
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*(?:\n\s*\n|\Z))", re.DOTALL)
_TOP_HEADING = 3  # the article's title is h1, the heading above its text h2


class _Range(Record, frozen=True):
    """A mark's range; of two with the same range, the one of lower rank holds the other."""

    start: int
    end: int
    rank: int
    mark: Mark


def text_blocks(article: Article, notes: Annotations) -> tuple[TextBlock, ...]:
    """The blocks of the readable text in order, each with its marked pieces."""
    blocks = article.blocks or tuple(_paragraphs(article.text))
    ranges = sorted([*_noted(notes), *_formatted(article)], key=_order)
    starts = [one.start for one in ranges]
    shown = []
    carried: list[_Range] = []
    level = _TOP_HEADING - 1
    done = 0
    for position, block in enumerate(blocks):
        reached = bisect_left(starts, block.end)
        fitting, carried = _cut([*carried, *ranges[done:reached]], block)
        done = reached
        level = min(level + 1, max(_TOP_HEADING, block.level + 1)) if block.kind == "heading" else level
        pieces = tuple(_pieces(article.text, block, fitting))
        shown.append(_shown(blocks, position, block, pieces, level))
    return tuple(shown)


def _shown(blocks: Sequence[Block], position: int, block: Block, pieces: tuple[Piece, ...], level: int) -> TextBlock:
    item = block.kind == "item"
    return TextBlock(
        kind=block.kind,
        start=block.start,
        end=block.end,
        pieces=pieces,
        level=min(level, 6) if block.kind == "heading" else 0,
        first=item and (position == 0 or blocks[position - 1].kind != "item"),
        last=item and (position + 1 == len(blocks) or blocks[position + 1].kind != "item"),
    )


def _paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs of a text whose blocks nobody told: what blank lines separate."""
    for found in _PARAGRAPH.finditer(text):
        yield Block("paragraph", found.start(), found.end())


# ------------------------------------------------------------------ what is marked


def _noted(notes: Annotations) -> Iterator[_Range]:
    for fact in notes.facts:
        yield _range(fact.span, 0, "fact", fact.id)
    for statement in notes.statements:
        if statement.speaker:
            yield _range(statement.speaker, 2, "who")
        yield _range(statement.cue, 3, "cue")
        yield _range(statement.content, 1, "said", statement.id)
    for figure in notes.figures:
        yield _range(figure.span, 4, "figure", figure.id)


def _formatted(article: Article) -> Iterator[_Range]:
    for markup in article.markup:
        link = urls.external(markup.href) if markup.kind == "link" else None
        if link or markup.kind != "link":
            yield _Range(markup.start, markup.end, 5, _markup(markup, link.href if link else None))


def _markup(markup: Markup, href: str | None) -> Mark:
    return Mark(markup.kind, _TAGS[markup.kind], href=href)


def _range(span: Span, rank: int, kind: MarkKind, local_id: str | None = None) -> _Range:
    tag = "mark" if kind == "fact" else "span"
    return _Range(span.start, span.end, rank, Mark(kind, tag, urls.anchor(local_id) if local_id else None, span.start, span.end))


def _order(one: _Range) -> tuple[int, int, int]:
    """What holds another comes first: by start, longest first, then by rank."""
    return (one.start, -one.end, one.rank)


# ------------------------------------------------------------------ nesting


def _cut(ranges: Sequence[_Range], block: Block) -> tuple[list[_Range], list[_Range]]:
    """The ranges as far as they lie in the block, and what is left of them for the next blocks."""
    fitting, rest = [], []
    for one in ranges:
        start = max(one.start, block.start)
        if start < min(one.end, block.end):
            fitting.append(_part(one, start, min(one.end, block.end)))
        if one.end > block.end:
            rest.append(one if one.start >= block.end else _rest(one, block.end, fresh=start >= block.end))
    return fitting, rest


def _rest(one: _Range, start: int, *, fresh: bool) -> _Range:
    """What is left of a range from `start` on; its id stays with the first piece (`fresh`: none was shown yet)."""
    mark = one.mark
    kept = Mark(mark.kind, mark.tag, mark.id if fresh else None, None if mark.start is None else start, mark.end, mark.href)
    return _Range(start, one.end, one.rank, kept)


def _part(one: _Range, start: int, end: int) -> _Range:
    if start == one.start and end == one.end:
        return one
    mark = one.mark
    if mark.start is None:
        return _Range(start, end, one.rank, mark)
    return _Range(start, end, one.rank, Mark(mark.kind, mark.tag, mark.id, start, end, mark.href))


def _nested(ranges: list[_Range]) -> Iterator[_Range]:
    """The ranges with every one that crosses an earlier one cut there, in the order in which their elements open."""
    waiting = [(*_order(one), number, one) for number, one in enumerate(ranges)]
    heapify(waiting)
    number = len(waiting)
    ends: list[int] = []
    while waiting:
        one = heappop(waiting)[-1]
        while ends and ends[-1] <= one.start:
            ends.pop()
        if ends and one.end > ends[-1]:
            rest = _rest(one, ends[-1], fresh=False)
            heappush(waiting, (*_order(rest), number, rest))
            number += 1
            one = _part(one, one.start, ends[-1])
        ends.append(one.end)
        yield one


def _pieces(text: str, block: Block, ranges: list[_Range]) -> Iterator[Piece]:
    """The block's text between its marks; a piece opens elements, shows text, and closes elements."""
    if not ranges:
        yield Piece((), text[block.start : block.end], ())
        return
    opened = [one for one in _nested(ranges) if not text[one.start : one.end].isspace()]
    borders = sorted({block.start, block.end, *(one.start for one in opened), *(one.end for one in opened)})
    stack: list[_Range] = []
    following = 0
    for start, end in pairwise(borders):
        opens = []
        while following < len(opened) and opened[following].start == start:
            opens.append(opened[following].mark)
            stack.append(opened[following])
            following += 1
        closes = []
        while stack and stack[-1].end == end:
            closes.append(stack.pop().mark.tag)
        yield Piece(tuple(opens), text[start:end], tuple(closes))
