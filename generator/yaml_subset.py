"""The part of YAML that people write by hand: mappings, sequences and texts, each with its line.

Untrusted files are parsed event by event, so that nothing is built before it is known to be small. Anchors, aliases and tags, a second
document and equal keys are refused. Every scalar stays text ("no" is not False): who asks for a value says what it should be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import NoReturn

Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where it was built, ten times as fast; the events are the same."""

DEPTH: Final = 12
EVENTS: Final = 60_000
CHARACTERS: Final = 1_000_000
BRACKETS: Final = 40
"""Nested flow brackets: libyaml needs 20 s for 60,000 of them, before its first event."""

NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
TRUE: Final = frozenset({"true", "yes", "on"})
FALSE: Final = frozenset({"false", "no", "off"})


class Refused(Exception):  # noqa: N818 - the word the callers use; they turn it into their own error
    """The text is not of the subset. `line` is 1-based, counted from the `first_line` that was given."""

    def __init__(
        self, message: str, line: int | None = None, *, found: str | None = None, allowed: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.found = found
        self.allowed = allowed
        self.hint = hint


class Scalar(Struct, frozen=True):
    """A text as written. `plain`: it stood without quotes, so that "null" or nothing at all can mean that no value was given."""

    text: str
    line: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether no value was given."""
        return self.plain and self.text in NOTHING


class Sequence(Struct, frozen=True):
    items: tuple[Node, ...]
    line: int


class Mapping(Struct, frozen=True):
    """Keys are unique, in the order of the text."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def parsed(text: str, first_line: int = 1) -> Node | None:
    """The one document in `text`, None where there is nothing in it. Raises Refused."""
    _check_size(text)
    # YAML 1.1 counts these three as line breaks, editors and YAML 1.2 do not; a blank keeps every offset
    text = re.sub("[\x85\u2028\u2029]", " ", text)
    try:
        return _Reader(text, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else _line(text, mark.index, first_line)
        hint = "put quotes around a text that holds a colon, # or brackets"
        raise Refused(f"this is not YAML: {error.problem or error.context}", line, hint=hint) from None
    except yaml.reader.ReaderError as error:
        raise Refused(
            f"U+{_code(error):04X} is not allowed in YAML", _line(text, error.position, first_line), hint="take the character out"
        ) from None


def flag(scalar: Scalar) -> bool | None:
    """The truth value that is written, None where it is none."""
    word = scalar.text.strip().lower()
    return True if word in TRUE else False if word in FALSE else None


def integer(scalar: Scalar) -> int | None:
    """The whole number that is written (1_000 and 1000), None where it is none."""
    return int(scalar.text) if re.fullmatch(r"[+-]?\d{1,3}(_?\d{1,3}){0,5}", scalar.text, re.ASCII) else None


def described(node: Node) -> str:
    """What was found, in words."""
    if isinstance(node, Scalar):
        return "nothing" if node.empty else f'the text "{_short(node.text)}"'
    return "a list" if isinstance(node, Sequence) else "keys with values"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."


def _check_size(text: str) -> None:
    if len(text) > CHARACTERS:
        raise Refused("the YAML is too long", found=f"{len(text)} characters", allowed=f"at most {CHARACTERS}")
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > BRACKETS:
            raise Refused("the brackets are nested too deeply", text.count("\n", 0, match.start()) + 1, allowed=f"at most {BRACKETS} levels")


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")


def _line(text: str, index: int, first_line: int) -> int:
    return text.count("\n", 0, index) + first_line


class _Reader:
    """Builds nodes from the parse events of one text."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=Loader))
        self.seen = 0
        self.index = 0
        self.line = first_line

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self._content():
            if node is not None:
                self._refuse(event, "there is a second document", hint='leave out the line "---" in between')
            node = self._node(event, 1)
        return node

    def _content(self) -> Iterable[yaml.Event]:
        """The events that begin a document's root."""
        while True:
            event = self._next()
            if isinstance(event, yaml.StreamEndEvent):
                return
            if isinstance(event, yaml.NodeEvent):
                yield event

    def _next(self) -> yaml.Event:
        self.seen += 1
        event = next(self.events)
        if self.seen > EVENTS:
            self._refuse(event, "there are too many values", allowed=f"at most {EVENTS}")
        return event

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "anchors (&) and aliases (*) are not allowed", hint="write the value out, or put quotes around the text")
        if depth > DEPTH:
            self._refuse(event, "values are nested too deeply", allowed=f"at most {DEPTH} levels")
        if getattr(event, "tag", None):
            self._refuse(event, "tags (!) are not allowed", found=str(getattr(event, "tag", "")), hint="put quotes around a text that begins with !")
        line = self._line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, event.implicit[0])
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(yaml.SequenceEndEvent, depth)), line)
        return Mapping(tuple(self._entries(depth)), line)

    def _items(self, end: type[yaml.Event], depth: int) -> Iterable[Node]:
        while not isinstance(event := self._next(), end):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterable[tuple[Scalar, Node]]:
        lines: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise Refused("a key must be a text", key.line, found=described(key))
            if key.text in lines:
                twice = f'the key "{_short(key.text)}" is given twice, in lines {lines[key.text]} and {key.line}'
                raise Refused(twice, key.line, hint="leave out one of them")
            lines[key.text] = key.line
            yield key, self._node(self._next(), depth + 1)

    def _line(self, event: yaml.Event) -> int:
        """Counts newlines from where it stopped last: events come in the order of the text."""
        index = event.start_mark.index if event.start_mark else self.index
        self.line += self.text.count("\n", self.index, index)
        self.index = max(self.index, index)
        return self.line

    def _refuse(self, event: yaml.Event, message: str, *, found: str | None = None, allowed: str | None = None, hint: str | None = None) -> NoReturn:
        raise Refused(message, self._line(event), found=found, allowed=allowed, hint=hint)
