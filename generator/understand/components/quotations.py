"""Where quotations begin and end: curly, straight and single marks, over several sentences and paragraphs, with marks that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_OPEN = frozenset({"“", "„", "«", "``"})
_CLOSE = frozenset({"”", "»", "''"})
_NESTING = frozenset({"“", "„", "«"})
_STRAIGHT = frozenset({'"', "\uff02"})


class Quotation(NamedTuple):
    """Tokens of a quotation, marks included where they stand: from `first` up to but not including `end`; `closed`: has its closing mark."""

    first: int
    end: int
    closed: bool


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """All quotations in text order, none within another. One that is not closed ends with its paragraph."""
    found = []
    for first, end in paragraphs(doc):
        found += list(_in_paragraph(doc, first, end))
    return tuple(found or _single(doc))


def paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Ranges of tokens between line breaks."""
    first = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > first:
                yield first, token.i
            first = token.i + 1
    if first < len(doc):
        yield first, len(doc)


def _in_paragraph(doc: Doc, first: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    nested, balance = 0, _balance(doc, first, end)
    for at in range(first, end):
        mark = doc[at].text
        if mark in _NESTING and opened is not None and doc[opened].text == mark and balance[at - first] > 0:
            nested += 1
        elif mark in _CLOSE and nested:
            nested -= 1
        elif opened is None and _opens(doc, at, first):
            opened = at
        elif opened is not None and mark in _STRAIGHT and mark == doc[opened].text and at > opened + 1 and _looks_open(doc, at):
            yield Quotation(opened, at, closed=False)
            opened = at
        elif opened is not None and (mark in _CLOSE or (mark in _STRAIGHT and not _is_nested_opening(doc, opened, at))):
            yield Quotation(opened, at + 1, closed=True)
            opened = None
    if opened is not None:
        yield Quotation(opened, end, closed=False)


def _balance(doc: Doc, first: int, end: int) -> list[int]:
    """For each token how many more curly marks close than open from there on: where one does, a mark within a quotation opens another."""
    found, count = [], 0
    for token in reversed(doc[first:end]):
        count += (token.text in _CLOSE) - (token.text in _NESTING)
        found.append(count)
    return found[::-1]


def _opens(doc: Doc, at: int, first: int) -> bool:
    mark = doc[at].text
    if mark in _OPEN:
        return True
    if mark in _STRAIGHT or mark in _CLOSE:
        # A closing mark that opens: typed the wrong way round, with a blank before it and none behind.
        return (at == first or bool(doc[at - 1].whitespace_) or doc[at - 1].text in {"(", "[", "—", "–", "-", ":"}) and not doc[at].whitespace_
    return False


def _looks_open(doc: Doc, at: int) -> bool:
    """A mark with a blank before it and none behind opens; where another is open already, that one lost its end."""
    return bool(doc[at - 1].whitespace_) and not doc[at].whitespace_ and at + 1 < len(doc) and not doc[at + 1].is_space


def _is_nested_opening(doc: Doc, opened: int, at: int) -> bool:
    """A straight mark inside curly ones opens a quotation within: it has a blank before it and none behind."""
    return doc[opened].text in _OPEN and bool(doc[at - 1].whitespace_) and not doc[at].whitespace_


def _single(doc: Doc) -> Iterator[Quotation]:
    """Single curly marks, as British papers print them; only where a text has no double ones."""
    opened: Token | None = None
    for token in doc:
        if token.is_space and "\n" in token.text:
            opened = None
        elif opened is None and token.text == "‘":
            opened = token
        elif opened is not None and token.text == "’" and token.tag_ != "POS" and doc[token.i - 1].is_punct:
            yield Quotation(opened.i, token.i + 1, closed=True)
            opened = None
