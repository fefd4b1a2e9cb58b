"""What a file says of itself: texts as they were written, with their lines, before anything is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from generator.news import Record
from generator.read.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.errors import ArticleError
    from generator.read.body import Body


class Field(Record, frozen=True):
    """A value on one line, not empty; `line` is its place in the file, None where lines mean nothing."""

    text: str
    line: int | None = None


class Fields(Record, frozen=True, kw_only=True):
    """None and () mean that the file does not say."""

    title: Field | None = None
    outlet: Field | None = None
    url: Field | None = None
    date: Field | None = None
    credit: Field | None = None
    language: Field | None = None
    summary: Field | None = None
    authors: tuple[Field, ...] = ()
    tags: tuple[Field, ...] = ()
    topics: tuple[Field, ...] = ()
    draft: bool = False

    def or_else(self, other: Fields) -> Fields:
        """These fields, each that is missing taken from the other."""
        mine = {key: value for key, value in asdict(self).items() if value}
        return Fields(**{**asdict(other), **mine})


class Sheet(Record, frozen=True):
    """One article as its reader found it. `remarks` are the faults that did not keep it out; `member` tells articles of one file apart."""

    fields: Fields
    body: Body
    remarks: tuple[ArticleError, ...] = ()
    member: str | None = None


def field(text: str | None, line: int | None = None) -> Field | None:
    """The text as a field, None where nothing is left of it."""
    cleaned = one_line(text) if text else ""
    return Field(cleaned, line) if cleaned else None


def several(texts: Iterable[str], line: int | None = None) -> tuple[Field, ...]:
    """The texts as fields, each once."""
    found = {each.text: each for text in texts if (each := field(text, line))}
    return tuple(found.values())
