"""A page that was saved from the web: trafilatura finds the article in it, its metadata say the rest. No markup is copied."""

from __future__ import annotations

import html
import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.errors import ArticleError
from generator.read import bounds, page_fields
from generator.read.body import Paragraph, composed, plain
from generator.read.characters import one_line
from generator.read.fields import Fields, Sheet, field

if TYPE_CHECKING:
    from types import ModuleType

    from lxml.etree import _Element

    from generator.news import BlockKind
    from generator.read.body import Body
    from generator.read.context import Context

KINDS: Final[dict[str, BlockKind]] = {"head": "heading", "item": "item", "quote": "quote", "code": "code", "row": "item"}
BREAK: Final = re.compile(r"</?(?:p|div|br|h[1-6]|li|[uo]l|tr|table|section|article|header|footer|blockquote|fig\w+)\b[^<>]*>", re.IGNORECASE)
TITLE: Final = re.compile(r"<title[^<>]*>([^<>]{1,500})</title>", re.IGNORECASE)


def page_sheets(text: str, context: Context) -> list[Sheet | ArticleError]:  # noqa: ARG001 - the shape of a reader
    """The article of an HTML file; where its tags are over a bound, all of its text."""
    try:
        bounds.check_html(text)
    except ArticleError as error:
        error.hint = "its whole text was taken, without its tags"
        return [Sheet(_titled(text), _all_text(text), (error,))]
    return [_extracted(text)]


def _extracted(text: str) -> Sheet:
    trafilatura = _trafilatura()
    tree = trafilatura.load_html(text)
    if tree is None:
        raise ArticleError("there is no article in this page", allowed="a saved web page", hint="save the article as Markdown or text")
    fields = page_fields.page_fields(tree)
    # precision .959 and recall .955 on 60 pages; the defaults reach .924 and .959
    found = trafilatura.bare_extraction(tree, include_comments=False, favor_precision=True, with_metadata=False)
    root = getattr(found, "body", None)
    body = composed(_paragraphs(root) if root is not None else ())
    if not body.text:
        raise ArticleError("there is no article in this page", allowed="a page with paragraphs of text", hint="save the article as Markdown or text")
    return Sheet(fields, body)


@cache
def _trafilatura() -> ModuleType:
    """The library, which would write to the terminal what is said in a Problem here."""
    import trafilatura  # noqa: PLC0415 - 0.4 s, and most sites have no saved pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


def _paragraphs(root: _Element) -> list[Paragraph]:
    """The elements of a body as trafilatura gives it: head, p, list/item, quote, table/row/cell, code."""
    found: list[Paragraph] = []
    for element in root:
        _add(element, found)
    return found


def _add(element: _Element, found: list[Paragraph]) -> None:
    tag = element.tag
    if tag in {"list", "table", "div"} or (tag == "quote" and any(child.tag == "p" for child in element)):
        found += plain([element.text or ""])
        for child in element:
            _add(child, found)
            found += plain([child.tail or ""]) if child.tail and child.tail.strip() else []
        return
    kind = KINDS.get(str(tag), "paragraph")
    separator = " | " if tag == "row" else ""
    text = _text(element, separator)
    if text:
        found.append(Paragraph(text, kind, _level(element) if kind == "heading" else 0))


def _text(element: _Element, separator: str) -> str:
    if separator:
        return separator.join(filter(None, (one_line("".join(cell.itertext())) for cell in element)))
    pieces = []
    for each in element.iter():
        pieces += [" " if each.tag == "lb" else "", each.text or ""]
        pieces += [each.tail or ""] if each is not element else []
    return one_line("".join(pieces))


def _level(element: _Element) -> int:
    digit = (element.get("rend") or "h2")[1:2]
    return min(6, max(2, int(digit))) if digit.isdigit() else 2


def _all_text(text: str) -> Body:
    """The text between the tags, by regular expressions that look at no character twice."""
    lines = BREAK.sub("\n", TITLE.sub("", bounds.without_unseen(text)))
    return composed(plain(html.unescape(re.sub(r"<[^<>]*>", "", line)) for line in lines.split("\n")))


def _titled(text: str) -> Fields:
    match = TITLE.search(text)
    return Fields(title=field(html.unescape(match[1])) if match else None)
