"""Markdown with front matter: python-markdown renders it, nh3 cleans that, and only text and offsets are kept."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.errors import ArticleError
from generator.read import bounds, front_matter
from generator.read.body import Paragraph, composed, plain
from generator.read.fields import Fields, Sheet, field
from generator.read.lines import chunks, sentences, wrapped
from generator.read.walk import paragraphs, sanitised

if TYPE_CHECKING:
    from markdown import Markdown

    from generator.read.context import Context

EXTENSIONS: Final = ("sane_lists", "tables", "fenced_code")
SYNTAX: Final = re.compile(r"[#>|<+*-]|\d{1,9}[.)]\s|```|~~~|={2,}$|\[|!\[|[*_-]{3,}$|:")
"""How a line begins that is no plain text."""

MARKED: Final = re.compile(r"[*_`<\\\[|]|&[#\w]|  \n|^[ \t]*(?:[#>+=~:-]|\d{1,9}[.)])|^(?: {4}|\t)", re.MULTILINE)
"""What Markdown could take for markup. Most reports have none: their paragraphs are the same without python-markdown, in a tenth of the time."""

RENDERED: Final = 4_000_000
"""Characters of HTML: ten times the longest Markdown."""


def markdown_sheets(text: str, context: Context) -> list[Sheet | ArticleError]:  # noqa: ARG001 - the shape of a reader
    """The one article of a Markdown file. Raises ArticleError where its front matter cannot be read."""
    front = front_matter.parted(text)
    remarks = front.remarks
    try:
        found = _rendered(front.body)
    except ArticleError as error:
        error.line = None if error.line is None else error.line + front.line - 1
        remarks = (*remarks, error)
        found = plain(" ".join(chunk) for chunk in chunks(front.body))
    fields, found = _titled(front.fields, found)
    return [Sheet(fields, composed(found), remarks)]


def _rendered(text: str) -> list[Paragraph]:
    """The paragraphs of a Markdown text. Raises ArticleError where it is over a bound."""
    if not MARKED.search(text):
        return plain(" ".join(chunk) for chunk in chunks(_opened(text)))
    bounds.check(text)
    try:
        rendered = _markdown().reset().convert(_opened(text))
    except (RecursionError, ValueError, AttributeError, IndexError, KeyError, AssertionError, TypeError) as error:  # its own faults on odd input
        raise ArticleError("python-markdown cannot read this", found=type(error).__name__, hint=bounds.HINT) from None
    if len(rendered) > RENDERED:
        raise ArticleError("the Markdown becomes too long", found=f"{len(rendered)} characters", allowed=f"at most {RENDERED}", hint=bounds.HINT)
    return paragraphs(sanitised(rendered))


@cache
def _markdown() -> Markdown:
    from markdown import Markdown  # noqa: PLC0415 - 60 ms that a build without changes need not pay

    return Markdown(extensions=list(EXTENSIONS))


def _opened(text: str) -> str:
    """The text with a blank line between lines that are paragraphs of their own, as in text pasted from a page."""
    if not re.search(r"\S[ \t]*\n[ \t]*\S", text) or "```" in text or "~~~" in text:
        return text
    parts = re.split(r"(\n[ \t]*\n)", text)
    return "".join("\n\n".join(part.split("\n")) if _is_pasted(part) else part for part in parts)


def _is_pasted(part: str) -> bool:
    lines = [line for line in part.split("\n") if line.strip()]
    if len(lines) < 2 or any(SYNTAX.match(line) or line.startswith(("    ", "\t")) or line.endswith("  ") for line in lines):
        return False
    return sentences(lines) and not wrapped(lines)


def _titled(fields: Fields, found: list[Paragraph]) -> tuple[Fields, list[Paragraph]]:
    """A heading before everything else is the title, or repeats it."""
    if not found or found[0].kind != "heading" or len(found) < 2:
        return fields, found
    if fields.title is None:
        return fields.or_else(Fields(title=field(found[0].text))), found[1:]
    return fields, found[1:] if found[0].text == fields.title.text else found
