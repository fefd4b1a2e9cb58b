"""Sanitised HTML to paragraphs: the only place where tags become records.

nh3 is an HTML5 parser that writes what it keeps in one canonical form, so a regular expression can read it; nothing else may be given
to `paragraphs`. `sanitised` is therefore the only way here.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from generator.read.addresses import web_address
from generator.read.body import Inline, Paragraph
from generator.read.characters import normalised

if TYPE_CHECKING:
    import nh3

    from generator.news import BlockKind, MarkupKind

MARKS: Final[dict[str, MarkupKind]] = {"em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong", "code": "code", "a": "link"}
HEADINGS: Final = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
FRAMES: Final[dict[str, BlockKind]] = {"li": "item", "tr": "item", "dd": "item", "blockquote": "quote", "pre": "code"}
PARTS: Final = (
    {"p", "div", "section", "article", "main", "details", "summary", "figure", "figcaption", "hr"}
    | {"ul", "ol", "dl", "dt", "table", "thead", "tbody", "tfoot", "caption"}
)
CELLS: Final = {"td", "th"}
TAGS: Final = {*MARKS, *HEADINGS, *FRAMES, *PARTS, *CELLS, "br"}
SILENT: Final = (
    {"script", "style", "template", "svg", "math", "iframe", "object", "noscript", "title", "head", "canvas", "video", "audio"}
    | {"form", "button", "textarea", "select"}
)
"""Elements that go with all that is in them."""

TOKEN: Final = re.compile(r'<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<rest>(?:\s+[^\s=>"]+="[^"]*")*)\s*/?>')
HREF: Final = re.compile(r'\bhref="([^"]*)"')
Way = Literal["open", "close"]


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3  # noqa: PLC0415 - 10 ms that a build without changes need not pay

    attributes, schemes = {"a": {"href"}}, {"http", "https"}
    return nh3.Cleaner(tags=TAGS, clean_content_tags=SILENT, attributes=attributes, url_schemes=schemes, link_rel=None, strip_comments=True)


def sanitised(markup: str) -> str:
    """HTML of any origin with only the tags that `paragraphs` knows, as nh3 writes it."""
    return normalised(_cleaner().clean(markup))


def paragraphs(clean: str) -> list[Paragraph]:
    """The paragraphs of what `sanitised` returned, in order; images and empty ones are left out."""
    walker = _Walker()
    position = 0
    for match in TOKEN.finditer(clean):
        walker.text(clean[position : match.start()])
        walker.tag(match["tag"], "close" if match["end"] else "open", match["rest"])
        position = match.end()
    walker.text(clean[position:])
    walker.flush()
    return walker.found


class _Walker:
    """Collects the text of one paragraph after the other. Positions are offsets into the paragraph's text."""

    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self.pieces: list[str] = []
        self.length = 0
        self.gap = ""  # white space that is written once a word follows
        self.frames: list[BlockKind] = []
        self.level = 0
        self.open: list[tuple[MarkupKind, str | None, int | None]] = []  # kind, href, start; None: no word yet
        self.inline: list[Inline] = []

    def text(self, raw: str) -> None:
        if not raw:
            return
        text = html.unescape(raw)
        if "code" in self.frames:
            self._code(text)
        else:
            self._words(text)

    def _words(self, text: str) -> None:
        words = text.split()
        if not words or text[0].isspace():
            self.gap = self.gap or " "
        if words:
            self._write(" ".join(words))
            self.gap = " " if text[-1].isspace() else ""

    def _code(self, text: str) -> None:
        """Lines and indentation count; blank lines go, since they part paragraphs."""
        text = re.sub(r"\n[ \t]*(?=\n)", "", text.replace("\xa0", " "))
        if self.length or (text := text.lstrip("\n")).strip():
            self._write(text)

    def _write(self, text: str) -> None:
        text = (self.gap + text) if self.length else text
        start = self.length + (len(self.gap) if self.length else 0)
        self.open = [(kind, href, start if begun is None else begun) for kind, href, begun in self.open]
        self.pieces.append(text)
        self.length += len(text)
        self.gap = ""

    def tag(self, tag: str, way: Way, rest: str) -> None:
        if tag in MARKS and "code" not in self.frames:
            self._mark(MARKS[tag], way, rest)
        elif tag == "br":
            self.gap = "\n"
        elif tag in CELLS:
            self.gap = " | " if way == "open" and self.length else self.gap
        elif tag not in MARKS:
            self.flush()
            self._frame(tag, way)

    def _frame(self, tag: str, way: Way) -> None:
        if tag in HEADINGS:
            self.level = HEADINGS[tag] if way == "open" else 0
        elif tag in FRAMES and way == "open":
            self.frames.append(FRAMES[tag])
        elif tag in FRAMES and FRAMES[tag] in self.frames:
            last = len(self.frames) - 1 - self.frames[::-1].index(FRAMES[tag])
            del self.frames[last:]

    def _mark(self, kind: MarkupKind, way: Way, rest: str) -> None:
        if way == "open":
            self.open.append((kind, _href(rest) if kind == "link" else None, None))
            return
        for number in range(len(self.open) - 1, -1, -1):
            if self.open[number][0] == kind:
                self._close(*self.open.pop(number))
                return

    def _close(self, kind: MarkupKind, href: str | None, start: int | None) -> None:
        if start is not None and start < self.length and (kind != "link" or href):
            self.inline.append(Inline(kind, start, self.length, href))

    def flush(self) -> None:
        """Ends the paragraph; formatting that is still open goes on in the next one."""
        for mark in self.open:
            self._close(*mark)
        self.open = [(kind, href, None) for kind, href, _ in self.open]
        text = "".join(self.pieces).rstrip()
        if text:
            self.found.append(_paragraph(text, self._kind(), self.level, self.inline))
        self.pieces, self.length, self.gap, self.inline = [], 0, "", []

    def _kind(self) -> BlockKind:
        if self.level and "code" not in self.frames:
            return "heading"
        return self.frames[-1] if self.frames else "paragraph"


def _paragraph(text: str, kind: BlockKind, level: int, inline: list[Inline]) -> Paragraph:
    settled = normalised(text).strip()
    if settled != text:  # a mark joined a letter across a tag: offsets no longer hold
        return Paragraph(settled or "\N{REPLACEMENT CHARACTER}", kind, level if kind == "heading" else 0)
    marks = sorted({mark for each in inline if (mark := _cut(each, text))}, key=lambda mark: (mark.start, -mark.end, mark.kind))
    return Paragraph(text, kind, level if kind == "heading" else 0, tuple(marks))


def _cut(mark: Inline, text: str) -> Inline | None:
    end = min(mark.end, len(text))
    return Inline(mark.kind, mark.start, end, mark.href) if mark.start < end else None


def _href(rest: str) -> str | None:
    match = HREF.search(rest)
    return web_address(html.unescape(match[1])) if match else None
