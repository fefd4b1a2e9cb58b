"""The lines between "---" and "---" at the top of a Markdown or text file."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from generator import furniture, yaml_subset
from generator.errors import ArticleError
from generator.news import Record
from generator.read.fields import Field, Fields, field, several
from generator.yaml_subset import Mapping, Scalar, Sequence, described

if TYPE_CHECKING:
    from generator.yaml_subset import Node

LONGEST: Final = 65_536
OPENING: Final = re.compile(r"---[ \t]*\n(?=[ \t]*\S|\s*[\"']?[\w-]{1,40}[\"']?[ \t]*:(?:\s|$))")
"""A first line "---" that is followed by a text or, below blank lines, by a key; else it is a rule across the page."""

CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
TEXTS: Final = ("title", "outlet", "source", "url", "date", "credit", "language", "summary")
LISTS: Final = ("author", "authors", "tags", "topics")
KEYS: Final = (*TEXTS, *LISTS, "draft")
MEANT: Final = {
    "headline": "title", "publisher": "outlet", "link": "url", "permalink": "url", "published": "date", "pubdate": "date", "byline": "author",
    "agency": "credit", "lang": "language", "locale": "language", "keywords": "tags", "categories": "topics", "category": "topics",
    "description": "summary", "abstract": "summary", "excerpt": "summary",
}  # fmt: skip
"""What other generators call the same thing."""


class FrontMatter(Record, frozen=True):
    """`body` is the rest of the file, `line` where it begins; `remarks` are the faults that do not keep the article out."""

    fields: Fields
    body: str
    line: int
    remarks: tuple[ArticleError, ...] = ()


def parted(text: str) -> FrontMatter:
    """The front matter of a file, empty where it has none. Raises ArticleError where it cannot be read.

    It is all or nothing: a file whose front matter is broken might say "draft".
    """
    opening = OPENING.match(text)
    if opening is None:
        return FrontMatter(Fields(), text, 1)
    closing = CLOSING.search(text, opening.end())
    if closing is None:
        raise ArticleError("the front matter has no end", line=1, hint='end it with a line "---"')
    if closing.start() > LONGEST:
        raise ArticleError("the front matter is too long", line=1, found=f"{closing.start()} characters", allowed=f"at most {LONGEST}")
    mapping = _mapping(text[opening.end() : closing.start()])
    reader = _Values()
    fields = reader.fields(mapping) if mapping else Fields()
    return FrontMatter(fields, text[closing.end() :], text.count("\n", 0, closing.end()) + 1, tuple(reader.remarks))


def _mapping(text: str) -> Mapping | None:
    try:
        node = yaml_subset.parsed(text, first_line=2)
    except yaml_subset.Refused as error:
        raise ArticleError(error.message, line=error.line, found=error.found, allowed=error.allowed, hint=error.hint) from None
    if node is None or isinstance(node, Mapping):
        return node
    raise ArticleError("the front matter must be keys with values", line=node.line, found=described(node), hint='write lines such as "title: ..."')


class _Values:
    """Types the values of one front matter; what cannot be used is left out and remarked on."""

    def __init__(self) -> None:
        self.remarks: list[ArticleError] = []

    def fields(self, mapping: Mapping) -> Fields:
        given = self._known(mapping)
        texts = {key: self._text(key, given[key]) for key in TEXTS if key in given}
        outlet = texts.pop("outlet", None) or texts.get("source")
        texts.pop("source", None)
        return Fields(
            outlet=outlet,
            **texts,
            authors=tuple(name for key in ("authors", "author") for name in self._authors(key, given.get(key))),
            tags=self._list("tags", given.get("tags")),
            topics=self._list("topics", given.get("topics")),
            draft=self._draft(given.get("draft")),
        )

    def _known(self, mapping: Mapping) -> dict[str, Node]:
        given: dict[str, Node] = {}
        for key, value in mapping.entries:
            name = key.text.strip().lower()
            if name not in KEYS:
                self._remark(_unknown(key.text), key.line)
            elif name in given:
                self._remark(ArticleError(f'the key "{name}" is given twice', hint="the first one is used"), key.line)
            else:
                given[name] = value
        if "outlet" in given and "source" in given:
            self._remark(ArticleError('"outlet" and "source" mean the same', hint='"outlet" is used; leave out "source"'), given["source"].line)
        return given

    def _remark(self, error: ArticleError, line: int) -> None:
        error.line = line
        self.remarks.append(error)

    def _mistyped(self, key: str, what: str, node: Node, allowed: str, hint: str) -> None:
        self._remark(ArticleError(f'"{key}" must be {what}', found=described(node), allowed=allowed, hint=hint), node.line)

    def _text(self, key: str, node: Node) -> Field | None:
        if isinstance(node, Scalar):
            return None if node.empty else field(node.text, node.line)
        self._mistyped(key, "a text", node, "a text", "it was left out")
        return None

    def _authors(self, key: str, node: Node | None) -> tuple[Field, ...]:
        if isinstance(node, Scalar):
            return () if node.empty else several(furniture.names(node.text), node.line)
        return self._list(key, node)

    def _list(self, key: str, node: Node | None) -> tuple[Field, ...]:
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return () if node.empty else several(node.text.split(","), node.line)
        if not isinstance(node, Sequence):
            self._mistyped(key, "a list", node, "a list of texts, or texts with commas", "it was left out")
            return ()
        return tuple(each for item in node.items if (each := self._text(f"{key}: each item", item)))

    def _draft(self, node: Node | None) -> bool:
        if node is None or (isinstance(node, Scalar) and node.empty):
            return False
        value = yaml_subset.flag(node) if isinstance(node, Scalar) else None
        if value is None:
            self._mistyped("draft", "true or false", node, "true, false", "it was taken for a draft")
        return value is not False


def _unknown(key: str) -> ArticleError:
    shown = key if len(key) <= 60 else key[:57] + "..."
    near = get_close_matches(key[:60].lower(), KEYS, 1) or [MEANT[name] for name in (key.lower(),) if name in MEANT]
    hint = f'did you mean "{near[0]}"?' if near else "it was left out"
    return ArticleError(f'unknown key "{shown}"', allowed=", ".join(KEYS), hint=hint)
