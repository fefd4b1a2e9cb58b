"""The readable part of an article: paragraphs put together into one text with offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.news import Block, BlockKind, Markup, MarkupKind, Record, Removed
from generator.read.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable


class Inline(Record, frozen=True):
    """Formatting of a range of one paragraph's text."""

    kind: MarkupKind
    start: int
    end: int
    href: str | None = None


class Paragraph(Record, frozen=True):
    """One block to be. `text` is not empty, has no white space at its ends and no blank line within. `level`: of a heading, 2 to 6."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    inline: tuple[Inline, ...] = ()


class Body(Record, frozen=True):
    """What an article says, with what its reader already left out of it."""

    text: str
    blocks: tuple[Block, ...] = ()
    markup: tuple[Markup, ...] = ()
    removed: tuple[Removed, ...] = ()


def composed(paragraphs: Iterable[Paragraph], removed: tuple[Removed, ...] = ()) -> Body:
    """The paragraphs as one text, a blank line between them."""
    texts: list[str] = []
    blocks: list[Block] = []
    markup: list[Markup] = []
    start = 0
    for each in paragraphs:
        texts.append(each.text)
        blocks.append(Block(each.kind, start, start + len(each.text), each.level))
        markup += (Markup(mark.kind, start + mark.start, start + mark.end, mark.href) for mark in each.inline)
        start += len(each.text) + 2
    return Body("\n\n".join(texts), tuple(blocks), tuple(markup), removed)


def plain(lines: Iterable[str]) -> list[Paragraph]:
    """A paragraph for each of the lines in which something is left after normalising."""
    return [Paragraph(text) for text in map(one_line, lines) if text]
