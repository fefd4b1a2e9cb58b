"""Plain text: title, date and outlet found where they are evident, never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator import furniture
from generator.news import Record, Removed
from generator.read import front_matter
from generator.read.body import Paragraph, composed, plain
from generator.read.dates import FORMS
from generator.read.fields import Field, Fields, Sheet, field, several
from generator.read.lines import ENDED, paragraph_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import ArticleError
    from generator.read.context import Context

HEADLINE: Final = 160
SUBHEADING: Final = 70
TOP: Final = 5
"""Paragraphs at the top of a file among which a headline and a line with the date are looked for."""

LABELS: Final = {
    "title": "title", "headline": "title", "outlet": "outlet", "source": "outlet", "publisher": "outlet", "newspaper": "outlet",
    "date": "date", "published": "date",
    "url": "url", "link": "url", "credit": "credit", "agency": "credit",
    "language": "language", "summary": "summary",
    "author": "authors", "authors": "authors", "by": "authors", "byline": "authors", "tags": "tags", "keywords": "tags",
    "topics": "topics", "topic": "topics",
}  # fmt: skip
LABELLED: Final = re.compile(r"(?P<label>[A-Za-z]{2,10})[ \t]*:[ \t]*(?P<value>\S.*)")
STAMP: Final = re.compile(r"(?:(?:last )?(?:published|updated|posted|date|issued)(?: on| at)?[: ]+)?(?P<date>.{6,50})", re.IGNORECASE)


class Top(Record, frozen=True):
    """What stands above the news, and the paragraphs without it."""

    fields: Fields
    rest: list[Paragraph]
    removed: tuple[Removed, ...] = ()


def plain_sheets(text: str, context: Context) -> list[Sheet | ArticleError]:  # noqa: ARG001 - the shape of a reader
    """The one article of a text file. Raises ArticleError where its front matter cannot be read."""
    front = front_matter.parted(text)
    labelled, rest = _labelled(front.body, front.line)
    paragraphs = plain(paragraph_lines(rest))
    top = _top(paragraphs, titled=bool(front.fields.title or labelled.title))
    fields = front.fields.or_else(labelled).or_else(top.fields)
    return [Sheet(fields, composed(_with_headings(top.rest), top.removed), front.remarks)]


def _labelled(text: str, first_line: int) -> tuple[Fields, str]:
    """The header of lines such as "Title: ...": two or more of them, or a title alone; and the text below it."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    found: dict[str, Field] = {}
    end = start
    while end < len(lines) and (match := LABELLED.fullmatch(lines[end].strip())) and (key := LABELS.get(match["label"].lower())):
        value = field(match["value"], first_line + end)
        if value:
            found.setdefault(key, value)
        end += 1
    if len(found) < 2 and "title" not in found:
        return Fields(), text
    return _typed(found), "\n".join(lines[end:])


def _typed(found: dict[str, Field]) -> Fields:
    split: dict[str, Callable[[str], tuple[str, ...] | list[str]]] = {"authors": furniture.names, "tags": _commas, "topics": _commas}
    lists = {key: several(split[key](value.text), value.line) for key, value in found.items() if key in split}
    texts = {key: value for key, value in found.items() if key not in split}
    return Fields(**texts, **lists)  # type: ignore[arg-type]  # the keys of LABELS are those of Fields


def _commas(text: str) -> list[str]:
    return text.split(",")


def _top(paragraphs: list[Paragraph], *, titled: bool) -> Top:
    """Headline and date line among the first paragraphs. A byline between them stays: cleaning takes it."""
    title = None if titled else _headline(paragraphs)
    rest = paragraphs[1:] if title else paragraphs
    number = next((number for number, each in enumerate(rest[:TOP]) if _stamp(each.text)), None)
    if number is None:
        return Top(Fields(title=field(title)), rest)
    line = rest[number].text
    return Top(Fields(title=field(title), date=field(_stamp(line))), rest[:number] + rest[number + 1 :], (Removed(line, "date line"),))


def _headline(paragraphs: list[Paragraph]) -> str | None:
    """The first paragraph where it is short, does not end as a sentence does, and the news follows."""
    if len(paragraphs) < 2:
        return None
    first = paragraphs[0].text
    if len(first) > HEADLINE or (ENDED.search(first) and not first.endswith(("?", "!"))):
        return None
    if furniture.byline(first) or furniture.credit(first) or _stamp(first) or furniture.dateline(first) != furniture.Dateline():
        return None
    followed = any(len(each.text) > max(len(first), 60) for each in paragraphs[1:TOP])
    return first if followed and len(first.split()) > 1 else None


def _stamp(text: str) -> str | None:
    """The date in a line that holds a date and nothing else."""
    match = STAMP.fullmatch(text) if len(text) <= 70 else None
    return match["date"] if match and any(form.fullmatch(match["date"]) for form in FORMS) else None


def _with_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A short line without an end between two paragraphs is a heading."""
    texts = [each.text for each in paragraphs]
    between = zip(texts, texts[1:], texts[2:], strict=False)
    headings = {number for number, (before, text, after) in enumerate(between, 1) if _is_heading(before, text, after)}
    return [Paragraph(each.text, "heading", 2) if number in headings else each for number, each in enumerate(paragraphs)]


def _is_heading(before: str, text: str, after: str) -> bool:
    if not ENDED.search(before) or len(after) <= SUBHEADING:
        return False
    return len(text) <= SUBHEADING and text[0].isupper() and len(text.split()) <= 9 and text[-1].isalnum() and not furniture.byline(text)
