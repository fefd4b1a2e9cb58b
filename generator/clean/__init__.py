"""Leaves out what is no news: an ordered chain of cleaners, each of which names ranges of the text and says why.

No word is changed and nothing moves: the cleaned text is the text with ranges taken out. Every cleaner sees what the one before it left.
A sentence of reporting must survive, so a line goes only where its shape or its wording leaves no other reading; at the end of an
article, where pages put their appeals, less is asked for than in its middle.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator import furniture
from generator.clean import prompts
from generator.clean.captions import is_caption
from generator.news import Article, Block, Markup, Record, Removed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

END: Final = 12
"""Lines at the end of an article where appeals and credits gather; never more than its second half."""

START: Final = 5
SLOGAN: Final = 60
NEWLINES: Final = re.compile("\n*")


class Line(Record, frozen=True):
    """A line of the text, its offsets and where in the article it stands."""

    text: str
    start: int
    end: int
    at_start: bool
    at_end: bool
    code: bool = False


class Cut(Record, frozen=True):
    """A range to leave out. What it says of the article is kept where the article does not say it itself."""

    start: int
    end: int
    why: str
    credit: str | None = None
    authors: tuple[str, ...] = ()


def clean(article: Article) -> Article:
    """The article without what is no news; what was left out stands in `removed`. Text that is nothing else is kept as it is."""
    repeated = [*_headline(article)]
    cleaned = _without(article, repeated) if repeated else article
    lines = _lines(cleaned)
    for cleaner in CLEANERS:
        if cuts := _merged(cleaner(lines)):
            cleaned = _without(cleaned, cuts)
            lines = _lines(cleaned)
    return cleaned if cleaned.text else article


# ------------------------------------------------------------------ cleaners


def _headline(article: Article) -> tuple[Cut, ...]:
    """The title, where a saved page repeats it above the text."""
    first = next(iter(_lines(article)), None)
    same = first is not None and " ".join(first.text.split()).casefold() == " ".join(article.title.split()).casefold()
    return (Cut(first.start, first.end, "headline"),) if first is not None and same and first.end < len(article.text) else ()


def bylines(lines: Sequence[Line]) -> Iterator[Cut]:
    """A line "By NAME" above or below the news."""
    for line in lines:
        names = furniture.byline(line.text) if line.at_start or line.at_end else None
        if names:
            yield Cut(line.start, line.end, "byline", authors=furniture.names(names))


def credits_(lines: Sequence[Line]) -> Iterator[Cut]:
    """Who else's work it is: "(With inputs from AGENCY)", "AGENCY contributed to this report"."""
    for line in lines:
        if not (line.at_end or line.at_start):
            continue
        if (agency := furniture.credit(line.text, last=line is lines[-1])) is not None:
            yield Cut(line.start, line.end, "credit line", credit=agency or None)
        elif (reporters := furniture.reporters(line.text)) is not None:
            yield Cut(line.start, line.end, "byline", authors=furniture.names(reporters))


def whole_lines(lines: Sequence[Line]) -> Iterator[Cut]:
    """Lines that are nothing but a prompt, a label or a notice, wherever they stand."""
    buttons = [bool(prompts.BUTTON.fullmatch(line.text)) for line in lines]
    for number, line in enumerate(lines):
        beside = buttons[number] and any(buttons[max(0, number - 1) : number] + buttons[number + 1 : number + 2])
        if why := "share prompt" if beside else prompts.label(line.text):
            yield Cut(line.start, line.end, why)


def captions(lines: Sequence[Line]) -> Iterator[Cut]:
    """Descriptions of pictures that are not here."""
    for line in lines:
        if is_caption(line.text):
            yield Cut(line.start, line.end, "caption")


def related(lines: Sequence[Line]) -> Iterator[Cut]:
    """The headlines below "Related stories", up to the next sentence."""
    for number, line in enumerate(lines):
        if prompts.RELATED_HEADING.fullmatch(line.text):
            yield Cut(line.start, line.end, "related links")
            for below in takewhile(_is_headline, lines[number + 1 : number + 9]):
                yield Cut(below.start, below.end, "related links")


def appeals(lines: Sequence[Line]) -> Iterator[Cut]:
    """Paragraphs at the end that speak to the reader about the outlet and say nothing else."""
    for line in lines:
        if line.at_end and (why := prompts.appeal(line.text)):
            yield Cut(line.start, line.end, why)


def glued(lines: Sequence[Line]) -> Iterator[Cut]:
    """Prompts that stand behind the last sentence of a paragraph without a line of their own."""
    for line in lines:
        start, why = prompts.tail(line.text)
        if why:
            yield Cut(line.start + start, line.end, why)


def slogans(lines: Sequence[Line]) -> Iterator[Cut]:
    """Three or more short lines at the very end that begin with the same words; one other short line may stand between them."""
    run = _slogans(lines)
    if run:
        yield Cut(run[0].start, run[-1].end, "slogans")


CLEANERS: Final[tuple[Callable[[Sequence[Line]], Iterable[Cut]], ...]] = (
    whole_lines,
    captions,
    related,
    credits_,
    bylines,
    appeals,
    glued,
    slogans,
    appeals,  # those above the slogans
)


# ------------------------------------------------------------------ shapes


def _is_headline(line: Line) -> bool:
    return len(line.text) <= 150 and line.text[-1] not in {".", "!", ":", ";", ",", "”", '"'} and not line.code


def _opening(line: Line) -> tuple[str, ...]:
    """The two words that a slogan shares with the others; () for a line that is none."""
    words = line.text.casefold().split()
    plain = len(line.text) <= SLOGAN and len(words) > 2 and not re.search(r"[\d\"“”:|]", line.text)
    return tuple(words[:2]) if plain and words[0] not in prompts.PRONOUNS else ()


def _slogans(lines: Sequence[Line]) -> Sequence[Line]:
    """The run that ends with the last line, () where it is shorter than three."""
    if len(lines) < 5 or not (opening := _opening(lines[-1])):
        return ()
    first = number = len(lines) - 1
    count = 1
    while number > 0 and first - number < 2:
        number -= 1
        if _opening(lines[number]) == opening:
            first, count = number, count + 1
        elif len(lines[number].text) > SLOGAN:
            break
    return lines[first:] if count >= 3 and len(lines) - first <= len(lines) * 2 // 3 else ()


# ------------------------------------------------------------------ taking out


def _lines(article: Article) -> tuple[Line, ...]:
    codes = [(block.start, block.end) for block in article.blocks if block.kind == "code"]
    found = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", article.text)]
    tail = max(len(found) - END, len(found) // 2)
    return tuple(
        Line(article.text[start:end], start, end, number < START, number >= tail, any(first <= start < last for first, last in codes))
        for number, (start, end) in enumerate(found)
    )


def _merged(cuts: Iterable[Cut]) -> list[Cut]:
    """The cuts in text order; of two that overlap the first counts."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept


def _without(article: Article, cuts: list[Cut]) -> Article:
    ranges = [_widened(article.text, cut) for cut in cuts]
    shift = _Shift(ranges)
    return replace(
        article,
        text=shift.text(article.text),
        blocks=tuple(Block(block.kind, *span, block.level) for block in article.blocks if (span := shift.span(block.start, block.end))),
        markup=tuple(Markup(mark.kind, *span, mark.href) for mark in article.markup if (span := shift.span(mark.start, mark.end))),
        removed=(*article.removed, *(Removed(article.text[cut.start : cut.end].strip(), cut.why) for cut in cuts)),
        credit=article.credit or next((cut.credit for cut in cuts if cut.credit), None),
        authors=article.authors or tuple(dict.fromkeys(name for cut in cuts for name in cut.authors)),
    )


def _widened(text: str, cut: Cut) -> tuple[int, int]:
    """The cut with the white space that would be left over: what follows it, or at the end of a text or paragraph what precedes it."""
    start, end = cut.start, cut.end
    begins = start == 0 or text[start - 1] == "\n"
    if begins and end < len(text):
        after = end + len(NEWLINES.match(text, end)[0])  # type: ignore[index]  # it matches everywhere
        paragraph = start == 0 or text[start - 2 : start] == "\n\n"
        return (start, after) if paragraph or text[end : end + 2] != "\n\n" else (start - 1, end)
    while start and text[start - 1].isspace():
        start -= 1
    return start, end


class _Shift:
    """Offsets after ranges are taken out. Ranges are in order and do not overlap."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = ranges
        self.starts = [start for start, _ in ranges]
        self.gone = list(accumulate((end - start for start, end in ranges), initial=0))

    def text(self, text: str) -> str:
        edges = [0, *(edge for pair in self.ranges for edge in pair), len(text)]
        return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).rstrip()

    def at(self, offset: int) -> int:
        number = bisect_left(self.starts, offset)
        behind = max(0, self.ranges[number - 1][1] - offset) if number else 0
        return offset - self.gone[number] + behind

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the range lies now, None where nothing of it is left."""
        first, last = self.at(start), self.at(end)
        return (first, last) if first < last else None
